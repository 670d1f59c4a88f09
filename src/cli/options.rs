//! Options of the kinds that several commands have, and what was given for them.

use super::Failure;
use crate::report::{Cut, End};
use crate::text::{Both, Lang};
use crate::value::{Day, Exact, day_reading, looks_grouped, number_readings, whole_readings};
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches};

/// An option with one value.
pub(super) fn option(lang: Lang, name: &'static str, value: &'static str, help: Both) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help.get(lang))
}

/// An option with several values, repeated or parted by commas.
pub(super) fn list(lang: Lang, name: &'static str, value: &'static str, help: Both) -> Arg {
    option(lang, name, value, help).action(ArgAction::Append).value_delimiter(',')
}

/// An option that is given or not.
pub(super) fn flag(lang: Lang, name: &'static str, help: Both) -> Arg {
    Arg::new(name).long(name).help(help.get(lang)).action(ArgAction::SetTrue)
}

/// An option with one of a few words; `help` lists them.
pub(super) fn choice<const N: usize>(
    lang: Lang,
    name: &'static str,
    value: &'static str,
    help: Both,
    words: [&'static str; N],
) -> Arg {
    option(lang, name, value, help).value_parser(words).hide_possible_values(true)
}

/// `--output-format`; the first of `words` is the default.
pub(super) fn output_format<const N: usize>(lang: Lang, help: Both, words: [&'static str; N]) -> Arg {
    let arg = choice(lang, "output-format", "FORMAT", help, words).hide_default_value(true);
    match words.first() {
        Some(default) => arg.default_value(*default),
        None => arg,
    }
}

/// The values of an option with several.
pub(super) fn texts(options: &ArgMatches, name: &str) -> Vec<String> {
    options.get_many::<String>(name).unwrap_or_default().map(|text| text.trim().to_owned()).collect()
}

/// The word of an option with one.
pub(super) fn text<'o>(options: &'o ArgMatches, name: &str) -> Option<&'o str> {
    options.get_one::<String>(name).map(String::as_str)
}

/// The day of an option.
pub(super) fn day(options: &ArgMatches, name: &str) -> Result<Option<Day>> {
    text(options, name).map(parse_day).transpose()
}

/// A day as it is typed.
pub(super) fn parse_day(date: &str) -> Result<Day> {
    const SAYS: Both = Both { en: "`{date}` is not a date", vi: "`{date}` không phải là ngày" };
    const HELP: Both = Both { en: "write it like 2023-09-30", vi: "viết như 2023-09-30" };
    let meant = || day_reading(date).map(|day| day.to_string());
    Day::parse(date).ok_or_else(|| Failure::new(SAYS).arg("date", date).help(HELP).readings(meant().as_slice()).into())
}

/// Which numbers an option takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Numbers {
    /// Whole ones: it counts.
    Whole,
    /// Those whose point cannot be taken for one between thousands.
    Ungrouped,
    /// Any.
    Decimal,
    /// Any; a sign of percent may follow.
    Percent,
}

/// The number of an option.
pub(super) fn number(options: &ArgMatches, name: &str, kind: Numbers) -> Result<Option<Exact>> {
    text(options, name).map(|typed| parse_number(typed, kind)).transpose()
}

/// A number as it is typed. One that a Vietnamese reader takes for another is refused, with what may be meant.
fn parse_number(typed: &str, kind: Numbers) -> Result<Exact> {
    const NO_NUMBER: Both = Both { en: "`{number}` is not a number", vi: "`{number}` không phải là số" };
    const NOT_WHOLE: Both =
        Both { en: "`{number}` is not a whole number", vi: "`{number}` không phải là số nguyên" };
    const UNCLEAR: Both = Both {
        en: "the point of `{number}` may stand between thousands or before decimals",
        vi: "dấu chấm trong `{number}` có thể là phân cách hàng nghìn hoặc dấu thập phân",
    };
    const LIKE_WHOLE: Both = Both { en: "write it like 1020", vi: "viết như 1020" };
    const LIKE_DECIMAL: Both = Both { en: "write it like 1020 or 79.4", vi: "viết như 1020 hoặc 79.4" };
    let plain = typed.trim();
    let plain = if kind == Numbers::Percent { plain.trim_end_matches('%').trim_end() } else { plain };
    let (says, readings, like) = match (Exact::parse(plain), kind) {
        (Ok(number), Numbers::Whole) if plain.bytes().all(|byte| !b".eE".contains(&byte)) => return Ok(number),
        (Ok(number), Numbers::Ungrouped) if !looks_grouped(plain) => return Ok(number),
        (Ok(number), Numbers::Decimal | Numbers::Percent) => return Ok(number),
        (Ok(_), Numbers::Ungrouped) => (UNCLEAR, number_readings(plain), LIKE_DECIMAL),
        (_, Numbers::Whole) => (NOT_WHOLE, whole_readings(plain), LIKE_WHOLE),
        (Err(_), Numbers::Ungrouped | Numbers::Decimal | Numbers::Percent) => {
            (NO_NUMBER, number_readings(plain), LIKE_DECIMAL)
        }
    };
    Err(Failure::new(says).arg("number", typed).help(like).readings(&readings).into())
}

/// What the words of a `--fail-on-…` option mean; `none` means nothing.
pub(super) fn meanings<T>(
    words: &[String],
    unknown: Both,
    known: &[&'static str],
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>> {
    let read = |word: &String| parse(word).ok_or_else(|| Failure::unknown(unknown, word, known.iter().copied()).into());
    words.iter().filter(|word| *word != "none").map(read).collect()
}

/// `--sort`, `--top` and `--bottom` of a table of plans; `words` says what it can be sorted by.
pub(super) fn cutting(lang: Lang, words: Both) -> [Arg; 3] {
    const TOP: Both = Both { en: "Only the first N rows of plans", vi: "Chỉ N dòng kế hoạch đầu" };
    const BOTTOM: Both = Both { en: "Only the last N rows of plans", vi: "Chỉ N dòng kế hoạch cuối" };
    [
        option(lang, "sort", "COLUMN", words),
        option(lang, "top", "N", TOP).conflicts_with("bottom"),
        option(lang, "bottom", "N", BOTTOM),
    ]
}

/// What `--sort`, `--top` and `--bottom` say. Without `--sort`, the first and the last are those by `usual`.
pub(super) fn cut<S: Copy>(
    options: &ArgMatches,
    usual: S,
    known: impl IntoIterator<Item = &'static str>,
    parse: impl Fn(&str) -> Option<S>,
) -> Result<Cut<S>> {
    const SAYS: Both =
        Both { en: "there is no column `{name}` to sort by", vi: "không có cột `{name}` để sắp xếp" };
    let sort = match text(options, "sort") {
        Some(word) => Some(parse(word).ok_or_else(|| Failure::unknown(SAYS, word, known))?),
        None => None,
    };
    let most = match (text(options, "top"), text(options, "bottom")) {
        (Some(top), _) => Some((End::Top, rows(top)?)),
        (None, Some(bottom)) => Some((End::Bottom, rows(bottom)?)),
        (None, None) => None,
    };
    Ok(Cut { sort: sort.or_else(|| most.map(|_| usual)), most })
}

fn rows(text: &str) -> Result<usize> {
    const SAYS: Both = Both {
        en: "`{text}` is no number of rows: it takes 1 or more",
        vi: "`{text}` không phải là số dòng: cần từ 1 trở lên",
    };
    let rows = text.parse().ok().filter(|rows| *rows > 0);
    rows.ok_or_else(|| Failure::new(SAYS).arg("text", text).readings(&whole_readings(text)).into())
}

/// Sorting and cutting speak of a table of plans; where there is none they are a slip.
pub(super) fn expect_plan_table(options: &ArgMatches, is_table: bool) -> Result<()> {
    const SAYS: Both = Both {
        en: "`--sort`, `--top` and `--bottom` go with a table of plans: several plans, or `--by plan`",
        vi: "`--sort`, `--top` và `--bottom` dùng với bảng các kế hoạch: nhiều kế hoạch, hoặc `--by plan`",
    };
    let given = ["sort", "top", "bottom"].iter().any(|name| options.contains_id(name));
    if given && !is_table { Err(Failure::new(SAYS).into()) } else { Ok(()) }
}

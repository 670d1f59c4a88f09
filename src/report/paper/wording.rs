//! How official Vietnamese paper writes counts, days, periods and lists (Decree 30/2020/NĐ-CP, annex I). A paper is in
//! Vietnamese whatever the language of messages.

use super::fields::Fields;
use crate::model::{END, Period};
use crate::report::period_words;
pub(super) use crate::text::begun;
use crate::text::{Lang, Raw};
use crate::value::{Cell, Day, Exact, number, words};

/// A text of a file, on one line and without hidden characters. A line break of the file is a blank on paper.
pub(super) fn line(raw: &Raw) -> String {
    raw.line()
}

/// A cell of a table, as running text writes it: "%" stands without a blank before it.
pub(super) fn plain(cell: &Cell) -> String {
    words(cell, Lang::Vi).replace(" %", "%")
}

/// Paragraphs of a text: a blank line begins one, and so does a line that begins with a dash or a plus.
pub(super) fn paragraphs(text: &Raw) -> String {
    let mut all: Vec<String> = Vec::new();
    let mut is_open = false;
    for line in text.as_str().lines().map(str::trim) {
        let is_dash = ["- ", "+ ", "– "].iter().any(|dash| line.starts_with(dash));
        if line.is_empty() {
            is_open = false;
            continue;
        }
        let shown = Raw::new(line).terminal();
        match all.last_mut().filter(|_| is_open && !is_dash) {
            Some(last) => {
                last.push(' ');
                last.push_str(shown.as_str());
            }
            None => all.push(shown.as_str().to_owned()),
        }
        is_open = true;
    }
    all.join("\n")
}

/// A count of a sentence: below ten with a zero.
pub(super) fn count(count: usize) -> String {
    if count < 10 {
        format!("{count:02}")
    } else {
        number(&Exact::from(i64::try_from(count).unwrap_or(i64::MAX)), 0, Lang::Vi)
    }
}

/// A number of days.
pub(super) fn days(days: i64) -> String {
    number(&Exact::from(days), 0, Lang::Vi)
}

/// `19/06/2023`.
pub(super) fn day(day: Day) -> String {
    crate::value::day(day, Lang::Vi)
}

/// "ngày 09 tháng 01 năm 2023": days below ten, and the months January and February, have a zero.
pub(super) fn dated(day: Day) -> String {
    format!("ngày {:02} tháng {} năm {}", day.day(), month(day.month()), day.year())
}

/// The same with a gap for the clerk where the day is not known.
pub(super) fn dated_blank(day: Day) -> String {
    format!("ngày {GAP} tháng {} năm {}", month(day.month()), day.year())
}

/// The gap for a number or a day that the clerk writes by hand. No-break spaces stay however Word breaks the line.
pub(super) const GAP: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

fn month(month: u32) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

/// A period as a title has it: "quý III năm 2023".
pub(super) fn period_title(period: &Period) -> String {
    let stretch = || format!("từ ngày {} đến ngày {}", day(period.from), day(period.to));
    if period.name == END {
        return format!("kết thúc kế hoạch ({})", stretch());
    }
    let own = || if period.name.is_empty() { stretch() } else { format!("kỳ {}", line(&Raw::new(&*period.name))) };
    period_words(&period.name, Lang::Vi).unwrap_or_else(own)
}

/// Capitals of a title.
pub(super) fn capitals(text: &str) -> String {
    text.to_uppercase()
}

/// Roman numbers of parts and annexes.
pub(crate) fn roman(number: usize) -> String {
    const LETTERS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut text) = (number, String::new());
    for (value, letters) in LETTERS {
        while rest >= value {
            text.push_str(letters);
            rest -= value;
        }
    }
    text
}

/// The items of a list with their ends: ";", and "." behind the last.
pub(super) fn ended(mut items: Vec<Fields>) -> Vec<Fields> {
    let last = items.len().saturating_sub(1);
    for (number, item) in items.iter_mut().enumerate() {
        item.set("end", if number == last { "." } else { ";" });
    }
    items
}

/// Two lists that stand one below the other and read as one.
pub(super) fn ended_together([first, second]: [Vec<Fields>; 2]) -> [Vec<Fields>; 2] {
    let goes_on = !second.is_empty();
    let mut first = ended(first);
    if let Some(last) = first.last_mut().filter(|_| goes_on) {
        last.set("end", ";");
    }
    [first, ended(second)]
}

/// A list of texts with their ends. A text that ends a sentence by itself loses its sign.
pub(super) fn list(texts: impl IntoIterator<Item = String>) -> Vec<Fields> {
    let item = |text: String| Fields::default().with("text", text.trim_end_matches(['.', ';', ' ']));
    ended(texts.into_iter().map(item).collect())
}

#[cfg(test)]
mod tests {
    use super::{begun, count, dated, paragraphs, period_title, roman};
    use crate::model::{Scheme, SchemeKind};
    use crate::text::Raw;
    use crate::value::Day;
    use std::sync::Arc;

    #[test]
    fn days_have_zeros_where_the_decree_asks_for_them() {
        let on = |year, month, day| dated(Day::new(year, month, day).expect("a day"));
        assert_eq!(on(2023, 1, 9), "ngày 09 tháng 01 năm 2023");
        assert_eq!(on(2023, 2, 10), "ngày 10 tháng 02 năm 2023");
        assert_eq!(on(2023, 9, 19), "ngày 19 tháng 9 năm 2023");
    }

    #[test]
    fn periods_are_written_as_offices_write_them() {
        let scheme = Scheme::new(SchemeKind::Bnv581, [], Arc::default());
        let title = |name: &str| period_title(&scheme.period(name).expect("a period"));
        assert_eq!(title("2023-Q3"), "quý III năm 2023");
        assert_eq!(title("2023-H1"), "6 tháng đầu năm 2023");
        assert_eq!(title("2023-9M"), "9 tháng năm 2023");
        assert_eq!(title("2023"), "năm 2023");
        assert_eq!(title("2023-02"), "tháng 02 năm 2023");
    }

    #[test]
    fn a_blank_line_or_a_dash_begins_a_paragraph() {
        let text = Raw::new("Đã chỉ đạo\nthực hiện.\n\n\n- Giao ban;\n- Đôn\nđốc.\n\nHết\u{1b}.");
        assert_eq!(paragraphs(&text), "Đã chỉ đạo thực hiện.\n- Giao ban;\n- Đôn đốc.\nHết␛.");
    }

    #[test]
    fn numbers_are_written_as_offices_write_them() {
        assert_eq!([0, 9, 10, 1200].map(count), ["00", "09", "10", "1.200"]);
        assert_eq!([1, 4, 8, 14, 29, 2023].map(roman), ["I", "IV", "VIII", "XIV", "XXIX", "MMXXIII"]);
        assert_eq!(begun("ủy ban"), "Ủy ban");
    }
}

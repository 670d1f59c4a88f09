//! The content of a cell as a part of a figure.

use super::cell::text_of;
use super::reasons;
use crate::grid::{GridCell, GridValue};
use crate::model::Indicator;
use crate::parse::Plain;
use crate::text::Raw;
use crate::value::{Day, Exact, Message, Numbers, day_reading, looks_grouped};

/// A part of a figure; `None` where the cell is not filled in.
///
/// # Errors
/// When the cell holds something else.
pub(in crate::app) fn part(indicator: &Indicator, key: &str, cell: &GridCell) -> Result<Option<Plain>, Message> {
    match (&cell.value, cell.is_formula) {
        (GridValue::Empty, true) => return Err(reasons::broken_formula("")),
        (GridValue::Error(error), _) => return Err(reasons::broken_formula(error)),
        (GridValue::Empty, false) => return Ok(None),
        (GridValue::Text(_) | GridValue::Number(_) | GridValue::Day(_) | GridValue::Flag(_), _) => {}
    }
    let found = text_of(cell);
    if found.is_empty() {
        return Ok(None);
    }
    // The number of a percent cell is a hundredth of what the person typed.
    if cell.is_percent || found.contains('%') {
        return Err(reasons::percent_cell(&found));
    }
    match key {
        "done" => day(&cell.value).map(|day| Plain::Date(day.to_string())).ok_or_else(|| reasons::no_day(&found)),
        "class" => class(indicator, &found),
        "amount" | "score" => decimal(&cell.value, &found),
        _ => whole(&cell.value, &found),
    }
    .map(Some)
}

fn whole(value: &GridValue, found: &str) -> Result<Plain, Message> {
    let number = match value {
        GridValue::Number(number) => Some(number.clone()),
        GridValue::Text(text) => whole_of(text),
        GridValue::Empty | GridValue::Day(_) | GridValue::Flag(_) | GridValue::Error(_) => None,
    };
    let number = number.filter(|number| number.is_whole() && !number.is_negative());
    number.map(|number| Plain::Number(number.decimal(0))).ok_or_else(|| reasons::not_whole(found))
}

/// Digits, perhaps with a point or a blank between thousands: `1.020`. In Vietnam a comma stands before decimals.
fn whole_of(text: &str) -> Option<Exact> {
    let text = text.trim();
    let groups: Vec<&str> = text.split(['.', ' ', '\u{a0}', '\u{202f}']).collect();
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, others) = groups.split_first()?;
    let is_grouped =
        others.is_empty() || first.len() <= 3 && !first.starts_with('0') && others.iter().all(|group| group.len() == 3);
    if are_digits && is_grouped { Exact::parse(&groups.concat()).ok() } else { None }
}

fn decimal(value: &GridValue, found: &str) -> Result<Plain, Message> {
    let read = match value {
        GridValue::Number(number) => Some(number.clone()),
        GridValue::Text(text) if is_one_number(text) => decimal_of(found)?,
        GridValue::Text(_) | GridValue::Empty | GridValue::Day(_) | GridValue::Flag(_) | GridValue::Error(_) => None,
    };
    let read = read.filter(|number| !number.is_negative());
    read.map(|read| Plain::Number(written(&read))).ok_or_else(|| reasons::no_number(found))
}

/// A number in the Vietnamese way. A single point before three digits can be one of two things: a program for tables
/// may have written it.
fn decimal_of(found: &str) -> Result<Option<Exact>, Message> {
    if found.starts_with("0.") {
        return Ok(Exact::parse(found).ok());
    }
    let readings = Numbers::UngroupedNumber.readings(found);
    let readings: Vec<Exact> = readings.iter().filter_map(|reading| Exact::parse(reading).ok()).collect();
    if readings.len() > 1 && !found.contains(',') {
        return Err(reasons::two_readings(found, &readings));
    }
    Ok(readings.into_iter().next())
}

/// Whether the blanks in a text can only stand between thousands: `1 020`, but not `15 20`, nor two lines.
fn is_one_number(text: &str) -> bool {
    let text = text.trim();
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let groups: Vec<&str> = text.split(char::is_whitespace).filter(|part| digits(part) > 0).collect();
    let Some((first, others)) = groups.split_first() else { return true };
    let is_group = |part: &&str| digits(part) == 3;
    !text.contains(['\n', '\r']) && (others.is_empty() || digits(first) <= 3 && others.iter().all(is_group))
}

/// An amount or a score as forms give it.
pub(super) fn number(number: &Exact) -> Plain {
    Plain::Number(written(number))
}

/// With one decimal more, nobody takes the point for one between thousands.
fn written(number: &Exact) -> String {
    let mut written = number.decimal(18);
    if looks_grouped(&written) {
        written.push('0');
    }
    written
}

fn day(value: &GridValue) -> Option<Day> {
    match value {
        GridValue::Day(day) => Some(*day),
        GridValue::Text(text) => day_reading(text),
        GridValue::Empty | GridValue::Number(_) | GridValue::Flag(_) | GridValue::Error(_) => None,
    }
}

fn class(indicator: &Indicator, found: &str) -> Result<Plain, Message> {
    let classes = indicator.classes.as_ref();
    let known = classes.and_then(|classes| classes.spelled(found));
    known.map(|class| Plain::Text(class.as_str().to_owned())).ok_or_else(|| {
        let names = classes.iter().flat_map(|classes| classes.names());
        reasons::no_class(found, &names.map(|name| name.as_str().to_owned()).collect::<Vec<_>>())
    })
}

/// Document numbers of a cell, parted by semicolons or lines.
///
/// # Errors
/// When the cell holds a day, or the text of one: a program for tables makes one of a number such as 12/10.
pub(super) fn evidence(cell: Option<&GridCell>) -> Result<Vec<String>, Message> {
    let Some(cell) = cell else { return Ok(Vec::new()) };
    if let GridValue::Day(day) = &cell.value {
        return Err(reasons::day_for_text(*day));
    }
    if let Some(day) = short_day(&words(cell)?) {
        return Err(reasons::day_for_text(day));
    }
    let text = if let GridValue::Text(text) = &cell.value { text.clone() } else { text_of(cell) };
    Ok(text.split([';', '\n']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect())
}

/// The remark of a cell.
///
/// # Errors
/// When the cell holds a broken formula, or characters that cannot be seen.
pub(super) fn note(cell: Option<&GridCell>) -> Result<String, Message> {
    cell.map_or(Ok(String::new()), words)
}

fn words(cell: &GridCell) -> Result<String, Message> {
    match (&cell.value, cell.is_formula) {
        (GridValue::Empty, true) => return Err(reasons::broken_formula("")),
        (GridValue::Error(error), _) => return Err(reasons::broken_formula(error)),
        (GridValue::Empty | GridValue::Text(_) | GridValue::Number(_) | GridValue::Day(_) | GridValue::Flag(_), _) => {}
    }
    let text = text_of(cell);
    // The check of the plan would name a place in a file that nobody has yet.
    let is_plain = Raw::new(&*text).terminal().as_str() == text;
    if is_plain { Ok(text) } else { Err(reasons::hidden_letter(&text)) }
}

/// The day that a program for tables shows in place of a number such as 12/10: `12/10/26`.
fn short_day(text: &str) -> Option<Day> {
    let (rest, year) = text.rsplit_once('/')?;
    let is_year = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    if !is_year {
        return None;
    }
    let century = if year.len() == 2 { "20" } else { "" };
    day_reading(&format!("{rest}/{century}{year}"))
}

#[cfg(test)]
mod tests {
    use super::{is_one_number, short_day};

    #[test]
    fn blanks_stand_between_thousands_alone() {
        for (text, is_one) in [
            ("1020", true),
            (" 1 020 ", true),
            ("1\u{a0}234\u{a0}567,5", true),
            ("1.020 hồ sơ", true),
            ("15 20", false),
            ("3\n1", false),
            ("1020 300", false),
            ("100\r\n300", false),
            ("3 14", false),
        ] {
            assert_eq!(is_one_number(text), is_one, "{text:?}");
        }
    }

    #[test]
    fn the_number_of_a_document_is_not_a_day() {
        for (text, is_day) in
            [("15/10/26", true), ("15/10/2026", true), ("12/2023", false), ("45/BC-UBND", false), ("26/2019/TT", false)]
        {
            assert_eq!(short_day(text).is_some(), is_day, "{text}");
        }
    }
}

//! What a cell says, in words.

use super::document::Cell;
use crate::text::{self, Lang};
use crate::value;

/// Longer texts are cut before they reach a table: wrapping a megabyte would take minutes.
const MOST_COLUMNS_OF_A_CELL: usize = 400;

/// What a cell shows, on one line, safe for a terminal.
pub(crate) fn words(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => "–".to_owned(),
        Cell::Text(raw) => raw.terminal().cut(MOST_COLUMNS_OF_A_CELL).to_string(),
        Cell::Word(both) => both.get(lang).to_owned(),
        Cell::Phrase(template, args) => text::fill(template.get(lang), |hole| {
            args.iter().find(|(name, _)| *name == hole).map_or_else(String::new, |(_, arg)| words(arg, lang))
        }),
        Cell::Count(count) => whole(*count, lang),
        Cell::Share(part, of) => format!("{}/{}", whole(*part, lang), whole(*of, lang)),
        Cell::Percent(percent) => value::percent(i64::try_from(*percent).unwrap_or(i64::MAX), lang),
        Cell::Exactly(percent) => format!("{} %", value::number(percent, 2, lang)),
        Cell::Number(number, decimals) => value::number(number, *decimals, lang),
        Cell::Day(day) => value::day(*day, lang),
        Cell::Month(year, month) => match lang {
            Lang::En => format!("{year:04}-{month:02}"),
            Lang::Vi => format!("{month:02}/{year:04}"),
        },
        Cell::Joined(cells, between) => {
            let cells: Vec<String> = cells.iter().map(|one| words(one, lang)).filter(|one| !one.is_empty()).collect();
            text::parted(cells.join(between))
        }
        Cell::Toned(_, inner) => words(inner, lang),
    }
}

fn whole(count: usize, lang: Lang) -> String {
    value::count(i64::try_from(count).unwrap_or(i64::MAX), lang)
}

//! A value that is shown: in a table, in a sentence, in a message.

use super::{Day, Exact, count, day, number, percent};
use crate::text::{self, Both, Lang, Raw};

/// What a cell means for those who see colours; never the only sign of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be watched.
    Warn,
    /// Not as it should be.
    Bad,
}

/// A value to be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Something that is not known.
    Unknown,
    /// Text from a file.
    Text(Raw),
    /// Words of our own.
    Word(Both),
    /// Words with values in their holes.
    Phrase(Both, Vec<(&'static str, Cell)>),
    /// A count.
    Count(usize),
    /// So many of so many, as two counts.
    Share(usize, usize),
    /// Whole percents.
    Percent(usize),
    /// An exact percentage.
    Exactly(Exact),
    /// An exact number, with at most so many decimals.
    Number(Exact, u32),
    /// A day.
    Day(Day),
    /// A month.
    Month(i32, u32),
    /// Several in a row, with something between them.
    Joined(Vec<Cell>, &'static str),
    /// The same with a meaning.
    Toned(Tone, Box<Cell>),
}

impl Cell {
    /// The day from which a report looks.
    #[must_use]
    pub fn as_of(day: Day) -> Self {
        const AS_OF: Both = Both { en: "as of {day}", vi: "tính đến {day}" };
        Self::Phrase(AS_OF, vec![("day", Self::Day(day))])
    }

    /// The cell with a meaning.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self::Toned(tone, Box::new(self))
    }

    /// Whether it shows nothing that matters: nothing, not known, or zero.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Empty | Self::Unknown | Self::Count(0) => true,
            Self::Toned(_, cell) => cell.is_nothing(),
            Self::Joined(cells, _) => cells.iter().all(Self::is_nothing),
            Self::Text(_)
            | Self::Word(_)
            | Self::Phrase(..)
            | Self::Count(_)
            | Self::Share(..)
            | Self::Percent(_)
            | Self::Exactly(_)
            | Self::Number(..)
            | Self::Day(_)
            | Self::Month(..) => false,
        }
    }
}

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
        Cell::Percent(share) => percent(i64::try_from(*share).unwrap_or(i64::MAX), lang),
        Cell::Exactly(share) => format!("{} %", number(share, 2, lang)),
        Cell::Number(figure, decimals) => number(figure, *decimals, lang),
        Cell::Day(on) => day(*on, lang),
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

fn whole(number: usize, lang: Lang) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX), lang)
}

//! A value that is shown: in a table, in a sentence, in a message.

use super::{Day, Exact, count, day, number, percent};
use crate::text::{self, Both, Lang, Raw};

/// The meaning of a cell for those who see colours; words always say it as well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Somebody should watch it.
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
    Phrase(Message),
    /// The first of several texts from files, and the number of the others.
    Texts(Vec<Raw>, usize),
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

/// A sentence in both languages, and the values that fill its holes by name. Tables, findings and failures use it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Message {
    pub(crate) says: Both,
    pub(crate) args: Vec<(&'static str, Cell)>,
}

/// More texts are not kept: thousands of plans may each have a finding that names them all.
const MOST_TEXTS_KEPT: usize = 50;

impl From<Both> for Cell {
    fn from(words: Both) -> Self {
        Self::Word(words)
    }
}

impl Cell {
    /// Words with values in their holes.
    #[must_use]
    pub const fn phrase(says: Both, args: Vec<(&'static str, Self)>) -> Self {
        Self::Phrase(Message { says, args })
    }

    /// The texts of several things; of very many those of the first are kept.
    pub(crate) fn texts<T>(all: &[T], text: impl Fn(&T) -> Raw) -> Self {
        let kept: Vec<Raw> = all.iter().take(MOST_TEXTS_KEPT).map(text).collect();
        let others = all.len() - kept.len();
        Self::Texts(kept, others)
    }

    /// The day from which a report looks.
    pub(crate) fn as_of(day: Day) -> Self {
        const AS_OF: Both = Both { en: "as of {day}", vi: "tính đến {day}" };
        Self::phrase(AS_OF, vec![("day", Self::Day(day))])
    }

    /// A name with the id behind it, for which commands ask.
    pub(crate) fn with_id(self, id: &Raw) -> Self {
        const WITH_ID: Both = Both::same("{name} [{id}]");
        Self::phrase(WITH_ID, vec![("name", self), ("id", Self::Text(id.clone()))])
    }

    /// The cell with a meaning.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self::Toned(tone, Box::new(self))
    }

    /// Whether it shows nothing that matters: nothing, not known, or zero.
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Self::Empty | Self::Unknown | Self::Count(0) => true,
            Self::Toned(_, cell) => cell.is_nothing(),
            Self::Joined(cells, _) => cells.iter().all(Self::is_nothing),
            Self::Text(_)
            | Self::Word(_)
            | Self::Phrase(_)
            | Self::Texts(..)
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

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(Raw::new(text))
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(Raw::new(text))
    }
}

impl Message {
    /// The sentence in one language. A text of more columns than `most` is cut.
    pub(crate) fn words(&self, most: usize, lang: Lang) -> String {
        self.fill(self.says, most, lang)
    }

    /// Another sentence with the same values.
    pub(crate) fn fill(&self, template: Both, most: usize, lang: Lang) -> String {
        text::fill(template.get(lang), |hole| {
            let arg = self.args.iter().find(|(name, _)| *name == hole);
            arg.map_or_else(|| format!("{{{hole}}}"), |(_, arg)| cut_words(arg, most, lang))
        })
    }
}

/// Longer texts are cut before they reach a table: wrapping a megabyte would take minutes.
const MOST_COLUMNS_OF_A_CELL: usize = 400;

/// More texts than these are counted, not named.
const MOST_TEXTS_NAMED: usize = 20;

/// The words of a cell, on one line, safe for a terminal.
pub(crate) fn words(cell: &Cell, lang: Lang) -> String {
    cut_words(cell, MOST_COLUMNS_OF_A_CELL, lang)
}

/// The same with whole texts, where nothing is laid out in columns.
pub(crate) fn whole_words(cell: &Cell, lang: Lang) -> String {
    cut_words(cell, usize::MAX, lang)
}

/// The same, with texts cut to `most` columns.
fn cut_words(cell: &Cell, most: usize, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Unknown => "–".to_owned(),
        Cell::Text(raw) => cut(raw, most),
        Cell::Texts(raws, others) => {
            const OTHERS: Both = Both { en: " and {count} more", vi: " và {count} mục nữa" };
            let named: Vec<String> = raws.iter().take(MOST_TEXTS_NAMED).map(|raw| cut(raw, most)).collect();
            let named = named.join(", ");
            let others = raws.len().saturating_sub(MOST_TEXTS_NAMED) + others;
            if others == 0 { named } else { named + &text::fill(OTHERS.get(lang), |_| whole(others, lang)) }
        }
        Cell::Word(both) => both.get(lang).to_owned(),
        Cell::Phrase(message) => message.words(most, lang),
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
            let cells = cells.iter().map(|one| cut_words(one, most, lang)).filter(|one| !one.is_empty());
            text::parted(cells.collect::<Vec<String>>().join(between))
        }
        Cell::Toned(_, inner) => cut_words(inner, most, lang),
    }
}

fn cut(raw: &Raw, most: usize) -> String {
    raw.terminal().cut(most).into_string()
}

fn whole(number: usize, lang: Lang) -> String {
    count(i64::try_from(number).unwrap_or(i64::MAX), lang)
}

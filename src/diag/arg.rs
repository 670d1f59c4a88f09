//! The facts that a message is made of. Checks give these; one place turns them into words.

use crate::text::{self, Both, Lang, Raw};
use crate::value::{self, Day, Exact};

/// One fact of a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// Text from a file: an id, a key, a path.
    Text(Raw),
    /// Several such texts, in their order: the first of them, and how many others there are.
    Texts(Vec<Raw>, usize),
    /// A day.
    Date(Day),
    /// A count.
    Count(i64),
    /// An exact number.
    Number(Exact),
    /// Words of our own that depend on the case.
    Phrase(Both),
}

/// The facts of a finding by the names of the holes that they fill.
pub type Args = Vec<(&'static str, Arg)>;

/// Longer texts are cut in a message; machine formats get them whole among the args.
const MOST_COLUMNS: usize = 80;

/// Of more texts the first are named in a message, and the others counted.
const MOST_TEXTS: usize = 20;

/// Of more texts the first are kept: thousands of plans may each have a finding that names them all.
const MOST_KEPT: usize = 50;
const OTHERS: Both = Both { en: " and {count} more", vi: " và {count} mục nữa" };

impl Arg {
    /// The texts of several things; of very many those of the first are kept.
    pub fn texts<T>(all: &[T], text: impl Fn(&T) -> Raw) -> Self {
        let kept: Vec<Raw> = all.iter().take(MOST_KEPT).map(text).collect();
        let others = all.len() - kept.len();
        Self::Texts(kept, others)
    }

    /// The fact in words, safe for a terminal.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Self::Text(raw) => raw.terminal().cut(MOST_COLUMNS).to_string(),
            Self::Texts(raws, others) => {
                let named = raws.iter().take(MOST_TEXTS).map(|raw| raw.terminal().cut(MOST_COLUMNS).to_string());
                let named = named.collect::<Vec<String>>().join(", ");
                let others = i64::try_from(raws.len().saturating_sub(MOST_TEXTS) + others).unwrap_or(i64::MAX);
                if others == 0 {
                    return named;
                }
                named + &text::fill(OTHERS.get(lang), |_| value::count(others, lang))
            }
            Self::Date(day) => value::day(*day, lang),
            Self::Count(count) => value::count(*count, lang),
            Self::Number(number) => value::number(number, 6, lang),
            Self::Phrase(both) => both.get(lang).to_owned(),
        }
    }
}

/// A template of messages with its holes filled.
#[must_use]
pub(super) fn say(template: Both, args: &Args, lang: Lang) -> String {
    text::fill(template.get(lang), |hole| {
        args.iter().find(|(name, _)| *name == hole).map_or_else(|| format!("{{{hole}}}"), |(_, arg)| arg.words(lang))
    })
}

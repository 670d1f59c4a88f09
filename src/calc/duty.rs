//! Whether two tasks are one duty in other words.
//!
//! A title is taken as the set of what it says: case, tone placement, punctuation and dashes are folded, the usual
//! abbreviations spelt out, words that say little left out, and words that offices use for one another made one. So
//! word order, manner, place and whose plan it is do not matter. Two titles are one duty when they say the same and name
//! no different years: the threshold is all that is left, since one word more ("tuyên truyền", "lĩnh vực hộ tịch",
//! "đột xuất") mostly makes it another duty.
//!
//! tests/suite/duties.rs has the pairs on which the lists of words were tuned, others on which they were not, and what
//! is found of them.

use super::duty_words::{Meaning, meanings};
use crate::model::Task;
use crate::text::{fold_parted, spell_out};
use std::collections::BTreeMap;

/// A title is not long: what stands behind so many words is not compared.
const MOST_WORDS: usize = 100;

/// With how many others that say the same a title is compared, so that no file can make it take minutes.
const MOST_COMPARED: usize = 100;

/// A title as it counts when duties are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The folded title, abbreviations spelt out.
    title: String,
    /// What it says, in the order of the letters, each once, a line for each.
    says: String,
    /// The years that it names, likewise.
    years: String,
}

/// How like one another two duties are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// The same title once it is folded.
    Same,
    /// One duty in other words, as far as letters can tell.
    Similar,
    /// Two duties.
    Different,
}

impl Duty {
    /// The duty that a title names.
    #[must_use]
    pub fn of(title: &str) -> Self {
        let title = folded_title(title);
        let (mut says, mut years) = (Vec::new(), Vec::new());
        let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        for meaning in meanings(&words) {
            match meaning {
                Meaning::Little => {}
                Meaning::Year(year) => years.push(year),
                Meaning::Says(word) => says.push(word),
            }
        }
        let (says, years) = (each_once(says), each_once(years));
        Self { title, says, years }
    }

    /// How like another duty it is.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let other_years = !self.years.is_empty() && !other.years.is_empty() && self.years != other.years;
        if self.title == other.title {
            Likeness::Same
        } else if self.says == other.says && !self.says.is_empty() && !other_years {
            Likeness::Similar
        } else {
            Likeness::Different
        }
    }
}

/// The folded title: equal for titles that differ in spelling only. Empty where there are no letters.
#[must_use]
pub fn folded_title(title: &str) -> String {
    spell_out(&fold_parted(title, is_punctuation))
}

fn each_once(mut words: Vec<&str>) -> String {
    words.sort_unstable();
    words.dedup();
    words.join("\n")
}

/// Punctuation sets nothing apart; signs such as `<`, `%` and `+` do.
const fn is_punctuation(c: char) -> bool {
    (c.is_ascii_punctuation() && !matches!(c, '%' | '+' | '<' | '=' | '>' | '$' | '~' | '^' | '|'))
        || matches!(c, '«' | '»' | '·' | '¿' | '¡' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
}

/// The tasks that look like an earlier one in other words, each with the first such, in the order of the files. Tasks
/// with the same title are gaps, not these.
#[must_use]
pub fn similar_duties<'p>(tasks: impl Iterator<Item = &'p Task>) -> Vec<(&'p Task, &'p Task)> {
    let mut known: BTreeMap<String, Vec<(&Task, Duty)>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for task in tasks {
        let duty = Duty::of(task.title.as_str());
        let alike = known.entry(duty.says.clone()).or_default();
        let likeness = |(_, other): &&(&Task, Duty)| duty.likeness(other);
        let is_same = alike.iter().any(|one| likeness(&one) == Likeness::Same);
        if let Some((first, _)) = alike.iter().find(|one| likeness(one) == Likeness::Similar).filter(|_| !is_same) {
            pairs.push((*first, task));
        }
        if alike.len() < MOST_COMPARED {
            alike.push((task, duty));
        }
    }
    pairs
}

//! Whether two tasks are one duty in other words.
//!
//! A title is taken as the set of what it says: case, tone placement, punctuation and dashes are folded, the usual
//! abbreviations spelt out, small words left out, and words that offices use for one another made one, so that
//! word order and wording do not matter. Then two titles are one duty when
//!
//! 1. only one of them says something that the other does not: the other is the same duty told more shortly. Where
//!    each says something of its own ("tiếp nhận hồ sơ", "trả kết quả"), they are two;
//! 2. nothing that decides is said by one alone: a number, a quarter, "báo cáo", "dự toán"; and where both name a
//!    year it is the same year;
//! 3. they share most of what they say: the coefficient of L. R. Dice (Ecology 26, 1945), twice the shared by all of
//!    both, is at least [`LEAST_PERCENT`].
//!
//! tests/suite/duties.rs has the pairs on which this was tuned, others on which it was not, and what it finds of them.

use super::duty_words::{Meaning, meanings};
use crate::model::Task;
use crate::text::{fold, spell_out};
use std::collections::BTreeSet;

/// How much two titles of one duty share, in percent of what both say.
const LEAST_PERCENT: usize = 60;

/// A plan has some tens of tasks. Of one with more than these only so many are compared, so that no file can make
/// the comparison of each with each take minutes.
const MOST_TASKS: usize = 2000;

/// Nor is a title long: what stands behind so many words is not compared.
const MOST_WORDS: usize = 100;

/// A title as it counts when duties are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The folded title, abbreviations spelt out.
    title: String,
    /// What it says, in the order of the words' letters.
    says: BTreeSet<String>,
    /// What of that decides.
    decides: BTreeSet<String>,
    years: BTreeSet<String>,
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
        let plain: String = title.chars().map(|c| if c.is_alphanumeric() || is_mark(c) { c } else { ' ' }).collect();
        let title = spell_out(&fold(&plain));
        let mut duty = Self { says: BTreeSet::new(), decides: BTreeSet::new(), years: BTreeSet::new(), title };
        let words: Vec<&str> = duty.title.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        for meaning in meanings(&words) {
            match meaning {
                Meaning::Little => {}
                Meaning::Year(year) => drop(duty.years.insert(year)),
                Meaning::Decides(word) => {
                    duty.says.insert(word.clone());
                    duty.decides.insert(word);
                }
                Meaning::Says(word) => drop(duty.says.insert(word)),
            }
        }
        duty
    }

    /// The folded title: equal for titles that differ in spelling only.
    #[must_use]
    pub fn into_title(self) -> String {
        self.title
    }

    /// How like another duty it is.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.title == other.title {
            return Likeness::Same;
        }
        let other_years = !self.years.is_empty() && !other.years.is_empty() && self.years != other.years;
        let each_of_its_own = !self.says.is_subset(&other.says) && !other.says.is_subset(&self.says);
        if other_years || each_of_its_own || self.decides != other.decides {
            return Likeness::Different;
        }
        let shared = self.says.len().min(other.says.len());
        let enough = shared > 0 && 200 * shared >= LEAST_PERCENT * (self.says.len() + other.says.len());
        if enough { Likeness::Similar } else { Likeness::Different }
    }
}

/// Combining tone and vowel marks, which belong to their letters.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// The tasks that look like an earlier one in other words, each with the first such. Tasks with the same title are
/// gaps, not these.
#[must_use]
pub fn similar_duties<'p>(tasks: impl Iterator<Item = &'p Task>) -> Vec<(&'p Task, &'p Task)> {
    let duties: Vec<(&Task, Duty)> = tasks.take(MOST_TASKS).map(|task| (task, Duty::of(task.title.as_str()))).collect();
    let mut pairs = Vec::new();
    for (index, (task, duty)) in duties.iter().enumerate() {
        let earlier = duties.iter().take(index);
        let same = || earlier.clone().any(|(_, other)| duty.likeness(other) == Likeness::Same);
        let similar = earlier.clone().find(|(_, other)| duty.likeness(other) == Likeness::Similar);
        if let Some((first, _)) = similar.filter(|_| !same()) {
            pairs.push((*first, *task));
        }
    }
    pairs
}

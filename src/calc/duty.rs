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
    /// What it says, in the order of the words' letters, each once.
    says: Vec<String>,
    /// What of that decides.
    decides: Vec<String>,
    years: Vec<String>,
    /// A bit for each thing that it says. What another lacks a bit of, that it does not say whole.
    bits: u64,
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
        let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        let (mut says, mut decides, mut years) = (Vec::with_capacity(words.len()), Vec::new(), Vec::new());
        for meaning in meanings(&words) {
            match meaning {
                Meaning::Little => {}
                Meaning::Year(year) => years.push(year),
                Meaning::Decides(word) => {
                    says.push(word);
                    decides.push(word);
                }
                Meaning::Says(word) => says.push(word),
            }
        }
        let bits = says.iter().fold(0, |bits, word| bits | bit_of(word));
        let (says, decides, years) = (each_once(says), each_once(decides), each_once(years));
        Self { title, says, decides, years, bits }
    }

    /// How like another duty it is.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        if self.title == other.title {
            return Likeness::Same;
        }
        // Most pairs differ by this alone, and are compared no further.
        if self.bits & !other.bits != 0 && other.bits & !self.bits != 0 {
            return Likeness::Different;
        }
        let other_years = !self.years.is_empty() && !other.years.is_empty() && self.years != other.years;
        let each_of_its_own = !is_within(&self.says, &other.says) && !is_within(&other.says, &self.says);
        if other_years || each_of_its_own || self.decides != other.decides {
            return Likeness::Different;
        }
        let shared = self.says.len().min(other.says.len());
        let enough = shared > 0 && 200 * shared >= LEAST_PERCENT * (self.says.len() + other.says.len());
        if enough { Likeness::Similar } else { Likeness::Different }
    }
}

/// The folded title, abbreviations spelt out and without punctuation: equal for titles that differ in spelling only.
#[must_use]
pub fn folded_title(title: &str) -> String {
    // Nearly all letters are of these; what Unicode says of the others takes a search.
    let is_word = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ư' | 'Ạ'..='ỹ' => true,
        '\0'..='\u{7F}' => false,
        other => other.is_alphanumeric() || is_mark(other),
    };
    let mut plain = String::with_capacity(title.len());
    plain.extend(title.chars().map(|c| if is_word(c) { c } else { ' ' }));
    spell_out(&fold(&plain))
}

fn each_once(mut words: Vec<&str>) -> Vec<String> {
    words.sort_unstable();
    words.dedup();
    words.into_iter().map(str::to_owned).collect()
}

/// Whether all of a sorted list stands in another one.
fn is_within(small: &[String], large: &[String]) -> bool {
    let mut rest = large.iter();
    small.len() <= large.len() && small.iter().all(|word| rest.any(|other| other == word))
}

/// One of 64 bits for a word (the hash of Fowler, Noll and Vo): equal words have equal bits.
fn bit_of(word: &str) -> u64 {
    let hash = word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    1 << (hash >> 58)
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

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
use crate::syntax::Item;
use crate::text::fold_spelt_out;

/// A title is not long: what stands behind so many words is not compared.
const MOST_WORDS: usize = 100;

/// With how many others that say the same a title is compared, so that no file can make it take minutes.
const MOST_COMPARED: usize = 100;

/// A title as it counts when duties are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The folded title, abbreviations spelt out.
    title: String,
    /// What it says, each once, in one order whatever the title's, a line for each.
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
        let (mut says, mut years) = (Vec::with_capacity(16), Vec::new());
        for meaning in meanings(&title, MOST_WORDS) {
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
fn folded_title(title: &str) -> String {
    fold_spelt_out(title, is_punctuation)
}

fn each_once(mut words: Vec<&str>) -> String {
    // Any order will do that is the same for the same words.
    words.sort_unstable_by_key(|word| (word.len(), *word));
    words.dedup();
    words.join("\n")
}

/// Punctuation sets nothing apart; signs such as `<`, `%` and `+` do.
const fn is_punctuation(c: char) -> bool {
    (c.is_ascii_punctuation() && !matches!(c, '%' | '+' | '<' | '=' | '>' | '$' | '~' | '^' | '|'))
        || matches!(c, '«' | '»' | '·' | '¿' | '¡' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
}

/// The duties of tasks, worked out once for all that is asked of them.
#[derive(Debug)]
pub struct Duties<'p>(Vec<Named<'p>>);

/// A task and the duty that its title names.
#[derive(Debug)]
struct Named<'p> {
    task: &'p Item<Task>,
    duty: Duty,
}

impl<'p> Duties<'p> {
    /// The duties of these tasks, in their order.
    pub fn of(tasks: impl Iterator<Item = &'p Item<Task>>) -> Self {
        Self(tasks.map(|task| Named { task, duty: Duty::of(task.title.as_str()) }).collect())
    }

    /// The tasks whose titles are the same once folded, together; both the groups and what is in them in the order of
    /// the files. Titles without a letter say nothing that could be the same.
    #[must_use]
    pub fn same(&self) -> Vec<Vec<&'p Item<Task>>> {
        let groups = self.groups(|duty| &duty.title).into_iter();
        groups.map(|group| group.into_iter().map(|(_, named)| named.task).collect()).collect()
    }

    /// The tasks that look like an earlier one in other words, each with the first such, in the order of the files.
    /// Tasks with the same title are gaps, not these.
    #[must_use]
    pub fn similar(&self) -> Vec<(&'p Item<Task>, &'p Item<Task>)> {
        let mut pairs = Vec::new();
        for group in self.groups(|duty| &duty.says) {
            for (index, (at, named)) in group.iter().enumerate() {
                let earlier = group.iter().take(index.min(MOST_COMPARED)).map(|(_, other)| other);
                let is = |likeness| move |other: &&&Named<'_>| named.duty.likeness(&other.duty) == likeness;
                let is_same = earlier.clone().any(|other| is(Likeness::Same)(&other));
                if let Some(first) = earlier.clone().find(is(Likeness::Similar)).filter(|_| !is_same) {
                    pairs.push((*at, (first.task, named.task)));
                }
            }
        }
        pairs.sort_unstable_by_key(|(at, _)| *at);
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }

    /// Those of which a part is the same and not empty, together: more than one, each with its number among all.
    fn groups(&self, part: impl Fn(&Duty) -> &str) -> Vec<Vec<(usize, &Named<'p>)>> {
        let mut all: Vec<(&str, usize, &Named<'p>)> = Vec::with_capacity(self.0.len());
        all.extend(self.0.iter().enumerate().map(|(at, named)| (part(&named.duty), at, named)));
        all.retain(|(part, ..)| !part.is_empty());
        all.sort_unstable_by_key(|(part, at, _)| (*part, *at));
        let groups = all.chunk_by(|(one, ..), (other, ..)| one == other).filter(|group| group.len() > 1);
        let mut groups: Vec<Vec<(usize, &Named<'p>)>> =
            groups.map(|group| group.iter().map(|(_, at, named)| (*at, *named)).collect()).collect();
        groups.sort_unstable_by_key(|group| group.first().map(|(at, _)| *at));
        groups
    }
}

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

use super::{duty_words::Meaning, duty_words::meanings};
use crate::model::Task;
use crate::text::fold_spelt_out;
use crate::value::Item;

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
        Self::of_folded(folded_title(title))
    }

    fn of_folded(title: String) -> Self {
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

/// The duties of tasks. Titles are folded once for all that is asked of them; what they say is worked out when similar
/// ones are looked for.
#[derive(Debug)]
pub(crate) struct Duties<'p> {
    tasks: Vec<&'p Item<Task>>,
    /// Their titles, folded.
    titles: Vec<String>,
}

impl<'p> Duties<'p> {
    /// The duties of these tasks, in their order.
    pub(crate) fn of(tasks: impl Iterator<Item = &'p Item<Task>>) -> Self {
        let tasks: Vec<&Item<Task>> = tasks.collect();
        let titles = tasks.iter().map(|task| folded_title(task.title.as_str())).collect();
        Self { tasks, titles }
    }

    /// The tasks whose titles are the same once folded, together; both the groups and what is in them in the order of
    /// the files. Titles without a letter say nothing that could be the same.
    pub(crate) fn same(&self) -> Vec<Vec<&'p Item<Task>>> {
        let groups = groups(self.titles.iter().map(String::as_str)).into_iter();
        groups.map(|group| group.into_iter().filter_map(|at| self.tasks.get(at).copied()).collect()).collect()
    }

    /// The tasks that look like an earlier one in other words, each with the first such, in the order of the files.
    /// Tasks with the same title are gaps, not these.
    pub(crate) fn similar(self) -> Vec<(&'p Item<Task>, &'p Item<Task>)> {
        let duties: Vec<Duty> = self.titles.into_iter().map(Duty::of_folded).collect();
        let mut pairs = Vec::new();
        for group in groups(duties.iter().map(|duty| duty.says.as_str())) {
            let known = group.iter().filter_map(|at| Some((*at, self.tasks.get(*at)?, duties.get(*at)?)));
            for (index, (at, task, duty)) in known.clone().enumerate() {
                let earlier = || known.clone().take(index.min(MOST_COMPARED));
                let is_same = earlier().any(|(.., other)| duty.likeness(other) == Likeness::Same);
                let similar = earlier().find(|(.., other)| duty.likeness(other) == Likeness::Similar);
                pairs.extend(similar.filter(|_| !is_same).map(|(_, first, _)| (at, (*first, *task))));
            }
        }
        pairs.sort_unstable_by_key(|(at, _)| *at);
        pairs.into_iter().map(|(_, pair)| pair).collect()
    }
}

/// Where the texts stand that are given more than once, those of one text together; empty ones aside. The groups and
/// what is in them stand in order.
fn groups<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Vec<usize>> {
    let mut all: Vec<(&str, usize)> =
        texts.enumerate().filter(|(_, text)| !text.is_empty()).map(|(at, text)| (text, at)).collect();
    all.sort_unstable();
    let groups = all.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|(_, at)| *at).collect()).collect();
    groups.sort_unstable_by_key(|group| group.first().copied());
    groups
}

//! Whether two tasks are one duty in other words.
//!
//! A title counts as the set of its words. Case, tone placement, punctuation and dashes are folded, and the usual
//! abbreviations are spelt out. Filler words are left out, and synonyms count as one word. So the order of words, the
//! manner, the place and the owner of the plan do not matter. Two titles are one duty when they have the same words and
//! do not name different years. One word more ("tuyên truyền", "lĩnh vực hộ tịch", "đột xuất") mostly makes another
//! duty, so no lower threshold would be safe.
//!
//! tests/suite/duties.rs has the pairs on which the lists of words were tuned, other pairs, and the results for both.

use super::{duty_words::Meaning, duty_words::is_year, duty_words::may_be_listed, duty_words::meanings};
use crate::model::Task;
use crate::text::{WordNumber, fold_spelt_out, word_numbers};
use crate::value::Item;

/// Words of a title behind this number are not compared.
const MOST_WORDS: usize = 100;

/// A title is compared with so many others of the same words, so that no file can make it take minutes.
const MOST_COMPARED: usize = 100;

/// A title in the form in which duties are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// The folded title, abbreviations spelt out.
    title: String,
    /// Its words, each once and sorted, a line for each.
    words: String,
    /// The years that it names, in the same form.
    years: String,
}

/// The likeness of two duties.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Likeness {
    /// The same title once it is folded.
    Same,
    /// One duty in other words, as far as a program can tell.
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
        let (mut words, mut years) = (Vec::with_capacity(16), Vec::new());
        for meaning in meanings(&title, MOST_WORDS) {
            match meaning {
                Meaning::Filler => {}
                Meaning::Year(year) => years.push(year),
                Meaning::Work(word) => words.push(word),
            }
        }
        let (words, years) = (each_once(words), each_once(years));
        Self { title, words, years }
    }

    /// Compares it with another duty.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> Likeness {
        let other_years = !self.years.is_empty() && !other.years.is_empty() && self.years != other.years;
        if self.title == other.title {
            Likeness::Same
        } else if self.words == other.words && !self.words.is_empty() && !other_years {
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

/// A number that two duties share if they have the same words. It leaves out years, and all words that may stand in a
/// listed phrase, so that most titles need no folding. Two duties with one number are to be compared in full.
fn signature(title: &str, numbers: &mut Vec<u64>) -> u64 {
    numbers.clear();
    let mut count = 0;
    let read = word_numbers(title, is_punctuation, |word, written| {
        count += 1;
        if !may_be_listed(word) && !is_year(written) {
            numbers.push(word.number());
        }
    });
    // An abbreviation stands for four words at most. Behind the last word that is compared, all are left out.
    if read.is_none() || count > MOST_WORDS / 4 {
        numbers.clear();
        let duty = Duty::of(title);
        // A listed phrase of several words is left out as its words are.
        let words = duty.words.lines().filter(|words| !words.contains(' ')).map(WordNumber::of_folded);
        numbers.extend(words.filter(|word| !may_be_listed(*word)).map(WordNumber::number));
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().fold(0, |all, number| (all.rotate_left(5) ^ number).wrapping_mul(0x517C_C1B7_2722_0A95))
}

/// The tasks that may be one duty with another of them, in their order.
fn doubtful(tasks: Vec<&Item<Task>>) -> Vec<&Item<Task>> {
    let mut numbers = Vec::new();
    let signatures: Vec<u64> = tasks.iter().map(|task| signature(task.title.as_str(), &mut numbers)).collect();
    let mut sorted = signatures.clone();
    sorted.sort_unstable();
    let is_shared = |signature: &u64| {
        let first = sorted.partition_point(|other| other < signature);
        sorted.get(first + 1) == Some(signature)
    };
    let shared = tasks.into_iter().zip(&signatures).filter(|(_, signature)| is_shared(signature));
    shared.map(|(task, _)| task).collect()
}

/// The tasks among which one duty may be given twice. Their titles are folded once; the words are worked out when
/// similar duties are looked for.
#[derive(Debug)]
pub(crate) struct Duties<'p> {
    tasks: Vec<&'p Item<Task>>,
    /// The folded titles.
    titles: Vec<String>,
}

impl<'p> Duties<'p> {
    pub(crate) fn of(tasks: impl Iterator<Item = &'p Item<Task>>) -> Self {
        let tasks = doubtful(tasks.collect());
        let titles = tasks.iter().map(|task| folded_title(task.title.as_str())).collect();
        Self { tasks, titles }
    }

    /// Groups the tasks whose folded titles are the same: the gap `same-duty`. The groups and their tasks stand in the
    /// order of the files. Titles without a letter are left out.
    pub(crate) fn same(&self) -> Vec<Vec<&'p Item<Task>>> {
        let groups = groups(self.titles.iter().map(String::as_str)).into_iter();
        groups.map(|group| group.into_iter().filter_map(|at| self.tasks.get(at).copied()).collect()).collect()
    }

    /// The tasks that are like an earlier one in other words, each behind the first such task, in the order of the
    /// files. Tasks with the same title are gaps and are left out.
    pub(crate) fn similar(self) -> Vec<(&'p Item<Task>, &'p Item<Task>)> {
        let duties: Vec<Duty> = self.titles.into_iter().map(Duty::of_folded).collect();
        let mut pairs = Vec::new();
        for group in groups(duties.iter().map(|duty| duty.words.as_str())) {
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

/// The positions of the texts that occur more than once, a group for each text; empty texts are left out. The groups
/// and their positions stand in order.
fn groups<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<Vec<usize>> {
    let mut all: Vec<(&str, usize)> =
        texts.enumerate().filter(|(_, text)| !text.is_empty()).map(|(at, text)| (text, at)).collect();
    all.sort_unstable();
    let groups = all.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1);
    let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|(_, at)| *at).collect()).collect();
    groups.sort_unstable_by_key(|group| group.first().copied());
    groups
}

#[cfg(test)]
mod tests {
    use super::{Duty, Likeness, signature};

    const PAIRS: [&str; 3] = [
        include_str!("../../tests/suite/duties/tuned.tsv"),
        include_str!("../../tests/suite/duties/held-out.tsv"),
        include_str!("../../tests/suite/duties/nested-tuned.tsv"),
    ];

    #[test]
    fn duties_that_are_like_each_other_have_one_signature_however_they_are_written() {
        let mut numbers = Vec::new();
        let (mut alike, mut shared, mut all) = (0, 0, 0);
        let lines = PAIRS.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        let titles: Vec<&str> = lines.flat_map(|line| line.split('\t').skip(1).take(2)).collect();
        // Unusual letters and many words take the way over the folded title.
        let ways = |title: &str| {
            let (long, odd) = (format!("{title} {}", "và ".repeat(120)), format!("{title} e\u{301}"));
            [title.to_owned(), title.to_uppercase(), title.replace(' ', " – "), format!("{title} năm 2023"), long, odd]
        };
        for pair in titles.chunks_exact(2) {
            let [first, second] = [pair[0], pair[1]].map(ways);
            for (first, second) in first.iter().flat_map(|first| second.iter().map(move |second| (first, second))) {
                let is_alike = Duty::of(first).likeness(&Duty::of(second)) != Likeness::Different;
                let is_shared = signature(first, &mut numbers) == signature(second, &mut numbers);
                assert!(is_shared || !is_alike, "{first} / {second}");
                (alike, shared, all) = (alike + usize::from(is_alike), shared + usize::from(is_shared), all + 1);
            }
        }
        assert!(alike > 300 && shared < all / 2, "{alike} alike, {shared} shared of {all}");
    }
}

//! The deadline of a sentence. The phrases are those of the model; here it is only found where it stands.

use super::words::{Words, bare};
use crate::import::ImportWish;
use crate::model::{
    CLAUSE_LEADS, DAY_LEADS, DONE_LEADS, DeadlineFrame, NO_RHYTHMS, RHYTHM_LEADS, ReadDeadline, SENTENCE_LEADS,
    SpokenDue, read_deadline,
};
use crate::parse::Plain;
use crate::text::Both;
use std::ops::Range;

/// The deadline of a task.
#[derive(Debug)]
pub(super) enum TaskDue {
    /// Its value, the phrase that says it, and what was assumed for it.
    Read { value: Plain, phrase: String, assumed: Option<Both> },
    /// A person must say; these words of the sentence may help.
    Open(String),
}

/// A deadline in a sentence.
struct Found {
    words: Range<usize>,
    due: SpokenDue,
    assumed: Option<Both>,
    /// Whether it stands where the deadline of a task stands.
    is_in_place: bool,
}

/// The most words of a phrase.
const MOST_OF_PHRASE: usize = 24;
/// No sentence with more words is that of one task.
const MOST_WORDS: usize = 400;
const ON_DEMAND: &str = "on-demand";

/// The deadline of a sentence: the phrase at its end or between its commas, or a word of how often. A sentence with
/// two deadlines has none.
pub(super) fn due_of(sentence: &str, wish: &ImportWish<'_>) -> TaskDue {
    let words = Words::of(sentence);
    let mut found = if words.len() > MOST_WORDS { Vec::new() } else { all(&words, wish) };
    let is_on_demand = |it: &Found| it.due == SpokenDue::Word(ON_DEMAND);
    // "định kỳ hoặc đột xuất": what comes on demand is never late, so the other one counts.
    if found.iter().all(|it| matches!(it.due, SpokenDue::Word(_))) && !found.iter().all(is_on_demand) {
        found.retain(|it| !is_on_demand(it));
    }
    let is_one = found.iter().zip(found.iter().skip(1)).all(|(one, other)| one.due == other.due);
    let in_place = found.into_iter().find(|it| it.is_in_place && is_one && is_of_plan(&it.due, wish));
    match in_place {
        Some(it) => {
            TaskDue::Read { value: it.due.to_plain(), phrase: phrase(&words, it.words).to_owned(), assumed: it.assumed }
        }
        None => TaskDue::Open(hint(&words)),
    }
}

/// The text of words, without a bracket that closes behind them.
fn phrase<'t>(words: &Words<'t>, range: Range<usize>) -> &'t str {
    let text = words.between(range);
    if text.contains('(') { text } else { bare(text.trim_end_matches([')', ' '])) }
}

fn all(words: &Words<'_>, wish: &ImportWish<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let one = found_at(words, at, wish);
        at = one.as_ref().map_or(at + 1, |one| one.words.end);
        found.extend(one);
    }
    found
}

/// The deadline that begins at a word.
fn found_at(words: &Words<'_>, at: usize, wish: &ImportWish<'_>) -> Option<Found> {
    let mut core = at;
    while let Some(done) = DONE_LEADS.iter().find(|done| words.is_at(core, done)) {
        core += done.split(' ').count();
    }
    let begins_part = at == 0 || words.ends_part(at - 1);
    let is_lead = |leads: &[&str]| leads.iter().any(|lead| words.is_at(core, lead));
    let is_done = core > at;
    let is_day = is_done && (is_lead(&DAY_LEADS) || words.word(core).starts_with(|c: char| c.is_ascii_digit()));
    let begins = is_lead(&SENTENCE_LEADS) || is_day || ((begins_part || is_done) && is_lead(&CLAUSE_LEADS));
    if !begins || NO_RHYTHMS.iter().any(|name| words.is_at(core, "thường xuyên") && words.ends_with(core, name)) {
        return None;
    }
    let (start, end) = wish.days;
    let frame = DeadlineFrame { start, end, before_is_same_day: wish.before_is_same_day };
    let read = |until: usize| match read_deadline(phrase(words, core..until), &frame) {
        ReadDeadline::Said(due) => Some((due, None)),
        ReadDeadline::Assumed(due, says) => Some((due, Some(says))),
        ReadDeadline::Asked(_) => None,
    };
    let until = words.len().min(at + MOST_OF_PHRASE);
    let ends: Vec<usize> = (core + 1..=until).filter(|end| words.ends_part(end - 1)).take(4).collect();
    let own_end = ends.first().copied().unwrap_or(until);
    // "thường xuyên, liên tục" goes on behind the comma; an event would take in anything.
    let reaches = |due: &SpokenDue| match due {
        SpokenDue::Word(word) => *word != ON_DEMAND,
        SpokenDue::Days(_) => true,
        SpokenDue::On(_) | SpokenDue::By(_) | SpokenDue::After { .. } => false,
    };
    let whole = ends.iter().rev().find_map(|end| {
        let (due, assumed) =
            read(*end).filter(|(due, assumed)| *end == own_end || (assumed.is_none() && reaches(due)))?;
        Some(Found { words: at..*end, due, assumed, is_in_place: begins_part || *end == words.len() })
    });
    // Other words may follow at once.
    let is_rhythm = is_lead(&RHYTHM_LEADS);
    let counts = |due: &SpokenDue| match due {
        SpokenDue::Word(_) => is_rhythm,
        SpokenDue::On(_) | SpokenDue::By(_) | SpokenDue::Days(_) => true,
        SpokenDue::After { .. } => false,
    };
    let followed = || {
        (core + 1..own_end).rev().find_map(|end| {
            let (due, _) = read(end).filter(|(due, assumed)| assumed.is_none() && counts(due))?;
            let is_in_place = matches!(due, SpokenDue::Word(_));
            Some(Found { words: at..end, due, assumed: None, is_in_place })
        })
    };
    let found = whole.or_else(followed)?;
    // A rhythm counts where it stands: "báo cáo đột xuất, xử lý".
    let is_in_place = found.is_in_place || (is_rhythm && matches!(found.due, SpokenDue::Word(_)));
    Some(Found { is_in_place, ..found })
}

/// Whether a due day lies in the time of the plan. A sentence may name other times too.
fn is_of_plan(due: &SpokenDue, wish: &ImportWish<'_>) -> bool {
    let (start, end) = wish.days;
    match due {
        SpokenDue::On(day) => (start..=end).contains(day),
        SpokenDue::Days(days) => days.iter().all(|day| (start..=end).contains(day)),
        SpokenDue::By(stretch) => (start..=end).contains(&stretch.last_day()),
        SpokenDue::Word(_) | SpokenDue::After { .. } => true,
    }
}

/// The words of a sentence that may be its deadline, for the person who writes it.
fn hint(words: &Words<'_>) -> String {
    let leads: Vec<&str> = DONE_LEADS.iter().chain(&SENTENCE_LEADS).copied().collect();
    let is_number = |at: &usize| words.word(*at).starts_with(|c: char| c.is_ascii_digit());
    let found = words.find_any(0, &leads).filter(|range| (range.end..range.end + 4).any(|at| is_number(&at)));
    let found = found.or_else(|| words.find_any(0, &SENTENCE_LEADS));
    let found = found.map(|range| bare(words.from(range.start)));
    found.map_or_else(|| "văn bản không nêu thời hạn".to_owned(), |phrase| phrase.chars().take(100).collect())
}

#[cfg(test)]
mod tests {
    use super::{TaskDue, due_of};
    use crate::import::{ImportKind, ImportWish, written};
    use crate::value::Day;

    fn due(sentence: &str) -> String {
        let day = |month, day| Day::new(2026, month, day).expect("a day");
        let wish = ImportWish {
            days: (day(1, 1), day(12, 31)),
            before_is_same_day: false,
            has_new_posts: false,
            kind: ImportKind::Text,
            table: None,
            map: &[],
            into: None,
        };
        match due_of(sentence, &wish) {
            TaskDue::Read { value, phrase, .. } => {
                assert!(sentence.contains(&phrase), "{phrase}");
                written(&value)
            }
            TaskDue::Open(_) => String::new(),
        }
    }

    #[test]
    fn a_deadline_at_the_end_or_between_commas_is_read() {
        for (sentence, expected) in [
            ("Rà soát văn bản, hoàn thành trước ngày 30/6/2026.", "2026-06-29"),
            ("Rà soát văn bản hoàn thành trước ngày 30/6/2026", "2026-06-29"),
            ("Sơ kết Kế hoạch trong Quý II/2026;", "2026-Q2"),
            ("Chậm nhất ngày 15/11/2026, gửi báo cáo", "2026-11-15"),
            ("Tập huấn (xong trong tháng 5) cho công chức", "2026-05"),
            ("Báo cáo kết quả, định kỳ hằng quý", "quarterly"),
            ("Định kỳ hằng quý báo cáo Sở Nội vụ", "quarterly"),
            ("Đôn đốc các ấp thường xuyên, liên tục", "continuous"),
            ("Hằng năm, rà soát vị trí việc làm", "yearly"),
            ("Ban hành Kế hoạch năm 2026 đến hết tháng 3", "2026-03"),
        ] {
            assert_eq!(due(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn a_rhythm_is_read_where_it_stands() {
        for (sentence, expected) in [
            ("Định kỳ báo cáo hoặc đột xuất theo yêu cầu", "every-report"),
            ("Báo cáo đột xuất", "on-demand"),
            ("Thường xuyên kiểm tra", "continuous"),
            ("Báo cáo định kỳ hàng quý về Sở", "quarterly"),
            ("Kiểm tra đột xuất tại các bộ phận", "on-demand"),
        ] {
            assert_eq!(due(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn no_other_time_is_a_deadline() {
        for sentence in [
            "Thực hiện Quyết định ngày 30/6/2026",
            "Triển khai Kế hoạch năm 2026",
            "Thực hiện Chương trình giai đoạn 2021-2025",
            "Hoàn thành Kế hoạch năm 2026",
            "Lập dự toán hàng năm",
            "Bố trí nguồn kinh phí thường xuyên",
            "Tổng kết công tác đến hết năm 2025",
            "Báo cáo kết quả quý II/2026",
            "Rà soát văn bản",
            "",
        ] {
            assert_eq!(due(sentence), "", "{sentence}");
        }
    }

    #[test]
    fn two_deadlines_are_asked() {
        for sentence in [
            "Dự thảo trước ngày 30/6/2026, trình trước ngày 30/9/2026",
            "Dự thảo trong quý I/2026; ban hành trong quý II/2026",
            "Chậm nhất ngày 15/3/2026, rà soát xong trước ngày 30/6/2026",
            "Báo cáo định kỳ hằng tháng, định kỳ hằng quý",
            "Trước ngày 30/6/2026 rà soát lần một, hoàn thành trong năm 2026",
        ] {
            assert_eq!(due(sentence), "", "{sentence}");
        }
    }
}

//! Deadlines as a person types them for a plan: a day or a period, or a word of the format.

use super::read::{ReadDeadline, read_deadline};
use super::spoken::SpokenDue;
use super::taken::DeadlineFrame;
use crate::model::due::Due;
use crate::value::{Day, SpokenPeriod, Stretch, day_reading};

/// A deadline as a file may write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::model) enum Deadline {
    On(Day),
    By(Stretch),
}

/// The deadline that a phrase means, in this year where it names none; `None` for a phrase that is not known. "Trước" a
/// day is the day before it.
pub(in crate::model) fn deadline(phrase: &str, year: Option<i32>) -> Option<Deadline> {
    // Without a year, the phrase is read as for a plan of several.
    let (first, last) = year.map_or((Day::FIRST_YEAR, Day::LAST_YEAR), |year| (year, year));
    let frame =
        DeadlineFrame { start: Day::new(first, 1, 1)?, end: Day::new(last, 12, 31)?, before_is_same_day: false };
    match read_deadline(phrase, &frame) {
        ReadDeadline::Said(SpokenDue::On(day)) => Some(Deadline::On(day)),
        ReadDeadline::Said(SpokenDue::By(stretch)) => Some(Deadline::By(stretch)),
        ReadDeadline::Said(SpokenDue::Days(_) | SpokenDue::Word(_) | SpokenDue::After { .. })
        | ReadDeadline::Assumed(..) => None,
        // On a command line "6 tháng" is the first half of the year; in an annex it may be a step.
        ReadDeadline::Asked(_) => SpokenPeriod::read(phrase)?.stretch(year).map(Deadline::By),
    }
}

/// The due day that a person types: a day, a period, a word of the format, or the words of an annex. `year` is that of
/// periods without one.
pub(crate) fn spoken_due(typed: &str, year: Option<i32>) -> Option<SpokenDue> {
    let day = || Day::parse(typed).or_else(|| day_reading(typed)).map(SpokenDue::On);
    let stretch = || Stretch::parse(typed).map(SpokenDue::By);
    let word = || Due::meant_word(typed).map(SpokenDue::Word);
    let spoken = || {
        Some(match deadline(typed, year)? {
            Deadline::On(day) => SpokenDue::On(day),
            Deadline::By(stretch) => SpokenDue::By(stretch),
        })
    };
    day().or_else(stretch).or_else(word).or_else(spoken)
}

#[cfg(test)]
mod tests {
    use super::{Deadline, deadline};

    #[test]
    fn a_deadline_is_read_as_an_annex_writes_it() {
        let read = |phrase: &str, year| match deadline(phrase, year) {
            Some(Deadline::On(day)) => day.to_string(),
            Some(Deadline::By(stretch)) => stretch.to_string(),
            None => String::new(),
        };
        for (phrase, day) in [
            ("trước 15/11", "2023-11-14"),
            ("Trước ngày 15/11/2024", "2024-11-14"),
            ("trước ngày 01/01", "2022-12-31"),
            ("chậm nhất 15/11", "2023-11-15"),
            ("Chậm nhất ngày 15 tháng 11 năm 2024", "2024-11-15"),
            ("đến hết 15/11", "2023-11-15"),
            ("hoàn thành 25/12", "2023-12-25"),
            ("15/11", "2023-11-15"),
            ("ngày 15 tháng 11", "2023-11-15"),
            ("Quý II", "2023-Q2"),
            ("trong Quý 3/2024", "2024-Q3"),
            ("tháng 6", "2023-06"),
            ("đến hết tháng 10", "2023-10"),
            ("T2/2024", "2024-02"),
            ("6 tháng đầu năm", "2023-H1"),
            ("6 tháng cuối năm", "2023-H2"),
            ("trong năm 2023", "2023"),
            ("15-11", "2023-11-15"),
            ("15.11.2024", "2024-11-15"),
            ("1.2", ""),
            ("1 2", ""),
            ("trước 31/02", ""),
            ("trước quý II", ""),
            ("trước tháng 6", ""),
            ("theo kế hoạch", ""),
            ("15/11 và 20/12", ""),
            ("6 tháng", "2023-H1"),
            ("cả năm", ""),
            ("tuần 1 – 2", ""),
            ("trước", ""),
            ("ngày", ""),
            ("", ""),
            ("99999999999999999999/1", ""),
        ] {
            assert_eq!(read(phrase, Some(2023)), day, "{phrase}");
        }
        assert_eq!(read("trước 15/11", None), "");
        assert_eq!(read("Quý II", None), "");
        assert_eq!(read("Quý II/2024", None), "2024-Q2");
    }
}

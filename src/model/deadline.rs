//! Deadlines in the words of an office: "trước ngày 15/11", "chậm nhất 30/6", "Quý II", "đến hết tháng 10".

use super::due::Due;
use crate::text::slug;
use crate::value::{Day, SpokenPeriod, Stretch, day_reading};

/// Words before a day or a period that do not change it.
const UP_TO: [&str; 11] = ["ngay", "cham", "nhat", "den", "het", "hoan", "thanh", "trong", "xong", "han", "muon"];

/// A deadline as a file may write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deadline {
    On(Day),
    By(Stretch),
}

/// The deadline that a phrase means, in this year where it names none; `None` for a phrase that is not known. "Trước" a
/// day is the day before it.
pub(super) fn deadline(phrase: &str, year: Option<i32>) -> Option<Deadline> {
    let plain = slug(phrase);
    let mut words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let is_before = words.first() == Some(&"truoc");
    let lead = words.iter().take_while(|word| **word == "truoc" || UP_TO.contains(word)).count();
    words.drain(..lead);
    // "15 tháng 11 năm 2026" has its words between the numbers, where "15/11/2026" has its slashes.
    let numbers: Vec<&str> = match words.as_slice() {
        [day, "thang", month, "nam", year] => vec![day, month, year],
        [day, "thang", month] => vec![day, month],
        others => others.to_vec(),
    };
    let day = match numbers.as_slice() {
        [day, month, year] => date(day, month, Some(whole(year, 4)?)),
        // "1.2" is a number, or the id of a task.
        [day, month] if plain.contains("thang") || phrase.contains(['/', '-', '–']) => date(day, month, year),
        _ => None,
    };
    match day {
        Some(day) if is_before => day.plus(-1).map(Deadline::On),
        Some(day) => Some(Deadline::On(day)),
        None if is_before => None,
        None => SpokenPeriod::read(&words.join(" "))?.stretch(year).map(Deadline::By),
    }
}

/// When something is due, as a person types it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SpokenDue {
    On(Day),
    By(Stretch),
    /// A word of the format.
    Word(&'static str),
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

fn date(day: &str, month: &str, year: Option<i32>) -> Option<Day> {
    let part = |text| u32::try_from(whole(text, 2)?).ok();
    Day::new(year?, part(month)?, part(day)?).filter(|day| day.is_in_range())
}

/// A whole number of at most so many digits.
fn whole(text: &str, most: usize) -> Option<i32> {
    let is_number = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
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

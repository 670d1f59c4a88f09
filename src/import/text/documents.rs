//! Documents that a sentence names: number, date, issuer, what they are about.

use super::words::{Words, bare, capitalised};
use crate::value::Day;

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Document {
    pub(super) number: Option<String>,
    pub(super) date: Option<Day>,
    pub(super) issuer: Option<String>,
    pub(super) about: Option<String>,
    /// The words before its number: "Kế hoạch", "Luật Tổ chức chính quyền địa phương".
    pub(super) kind: String,
}

/// Kinds of documents with which a further one begins behind a semicolon.
const KINDS: [&str; 13] = [
    "luật",
    "nghị định",
    "nghị quyết",
    "quyết định",
    "thông tư",
    "kế hoạch",
    "chỉ thị",
    "công văn",
    "chương trình",
    "bộ luật",
    "thông báo",
    "kết luận",
    "hướng dẫn",
];

/// The documents of a sentence, without the word "Căn cứ" before it.
pub(super) fn documents(sentence: &str) -> Vec<Document> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in sentence.split(';').map(str::trim).filter(|piece| !bare(piece).is_empty()) {
        let words = Words::of(piece);
        let is_new = KINDS.iter().any(|kind| words.is_at(0, kind));
        match pieces.last_mut() {
            Some(last) if !is_new => {
                last.push_str("; ");
                last.push_str(piece);
            }
            Some(_) | None => pieces.push(piece.to_owned()),
        }
    }
    pieces.iter().map(|piece| document(piece)).collect()
}

fn document(sentence: &str) -> Document {
    let words = Words::of(sentence);
    let number_at = (0..words.len()).find(|at| is_number(words.word(*at)));
    let date = date(&words, number_at.unwrap_or_default());
    let kind_end = number_at.or(date.as_ref().map(|(_, range)| range.start)).unwrap_or(words.len());
    let kind = bare(words.before(kind_end)).trim_end_matches(" số").to_owned();
    let behind = date.as_ref().map_or_else(|| number_at.map_or(0, |at| at + 1), |(_, range)| range.end);
    let behind = if number_at.is_none() && date.is_none() { words.len() } else { behind };
    let has_issuer = words.is_at(behind, "của");
    let start = behind + usize::from(has_issuer);
    // "Sở Nội vụ về việc …", "Chính phủ quy định …", "Ủy ban nhân dân tỉnh ban hành …".
    let verbs = ["về việc", "về", "ban hành", "quy định", "phê duyệt", "hướng dẫn", "sửa đổi"];
    let topic = words.find_any(start, &verbs);
    let end = topic.as_ref().map_or(words.len(), |range| range.start);
    let issuer = has_issuer.then(|| bare(words.between(start..end)).to_owned()).filter(|it| !it.is_empty());
    let about = topic.and_then(|range| {
        let is_about = words.is_at(range.start, "về");
        let from = if is_about { range.end } else { range.start };
        Some(capitalised(bare(words.from(from)))).filter(|it| !it.is_empty())
    });
    let number = number_at.map(|at| words.word(at).to_owned());
    Document { number, date: date.map(|(day, _)| day), issuer, about, kind }
}

/// The numbers of all documents of a sentence, each once.
pub(super) fn numbers(sentence: &str) -> Vec<String> {
    let words = Words::of(sentence);
    let mut numbers: Vec<String> = Vec::new();
    for word in (0..words.len()).map(|at| words.word(at)).filter(|word| is_number(word)) {
        if !numbers.iter().any(|known| known == word) {
            numbers.push(word.to_owned());
        }
    }
    numbers
}

/// "40/KH-UBND", "45/2016/QĐ-TTg", "18-NQ/TW", "72/2025/QH15".
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let rest = word.get(digits..).unwrap_or_default();
    digits > 0
        && digits <= 6
        && rest.starts_with(['/', '-'])
        && rest.chars().filter(|c| c.is_uppercase()).count() >= 2
        && rest.chars().all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | '–' | '&'))
}

/// The first date from a word on, with its words: "ngày 09 tháng 01 năm 2023", "28/9/2021".
pub(super) fn date(words: &Words<'_>, from: usize) -> Option<(Day, std::ops::Range<usize>)> {
    (from..words.len()).find_map(|at| {
        let spelt = || {
            let has_words = words.is_at(at, "ngày") && words.is_at(at + 2, "tháng") && words.is_at(at + 4, "năm");
            let number = |at: usize| words.word(at).parse::<u32>().ok();
            let year = i32::try_from(number(at + 5)?).ok()?;
            let day = has_words.then(|| Day::new(year, number(at + 3)?, number(at + 1)?))??;
            Some((day, at..at + 6))
        };
        let short = || {
            let mut parts = words.word(at).split(['/', '.', '-']);
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            let is_plain = year.len() == 4 && parts.next().is_none();
            let day = Day::new(year.parse().ok().filter(|_| is_plain)?, month.parse().ok()?, day.parse().ok()?)?;
            let start = at - usize::from(at > from && words.is_at(at - 1, "ngày"));
            Some((day, start..at + 1))
        };
        spelt().or_else(short).filter(|(day, _)| day.is_in_range())
    })
}

#[cfg(test)]
mod tests {
    use super::{documents, is_number, numbers};
    use crate::value::Day;

    #[test]
    fn a_sentence_gives_number_date_issuer_and_topic() {
        let found = documents("Kế hoạch số 40/KH-UBND ngày 09 tháng 01 năm 2023 của UBND thị xã về việc cải cách;");
        let [one] = &found[..] else { panic!("{found:?}") };
        assert_eq!(one.number.as_deref(), Some("40/KH-UBND"));
        assert_eq!(one.date, Day::new(2023, 1, 9));
        assert_eq!(one.issuer.as_deref(), Some("UBND thị xã"));
        assert_eq!(one.about.as_deref(), Some("Cải cách"));
        assert_eq!(one.kind, "Kế hoạch");
        let found = documents(
            "Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Nghị quyết số 76/NQ-CP của Chính phủ ban hành Chương trình tổng thể",
        );
        let [law, resolution] = &found[..] else { panic!("{found:?}") };
        assert_eq!((&law.number, law.date), (&None, Day::new(2025, 6, 16)));
        assert_eq!(law.kind, "Luật Tổ chức chính quyền địa phương");
        assert_eq!(resolution.issuer.as_deref(), Some("Chính phủ"));
        assert_eq!(resolution.about.as_deref(), Some("Ban hành Chương trình tổng thể"));
    }

    #[test]
    fn numbers_of_documents_are_told_from_others() {
        for number in ["40/KH-UBND", "45/2016/QĐ-TTg", "18-NQ/TW", "72/2025/QH15"] {
            assert!(is_number(number), "{number}");
        }
        for other in ["28/9/2021", "2021-2025", "03/14", "75%", "ISO", "24/7", "/KH-UBND"] {
            assert!(!is_number(other), "{other}");
        }
        assert_eq!(
            numbers("Thông tư số 26/2019/TT-BTC, số 26/2019/TT-BTC và 5/QĐ-BNV"),
            ["26/2019/TT-BTC", "5/QĐ-BNV"]
        );
    }
}

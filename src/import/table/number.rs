//! The number before a row or a title: "1", "1.2", "I", "A", "a)", "-".

use unicode_normalization::UnicodeNormalization as _;

/// The number of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum RowNumber {
    /// A, B, C.
    Letter,
    Roman(u32),
    Whole(u32),
    /// "1.2", as it stands.
    Dotted(String),
    /// "a)".
    Small,
    /// A dash or another mark of a list.
    Dash,
}

/// Signs that stand around numbers.
const AROUND: [char; 8] = ['(', ')', '.', ',', ':', '/', '-', ' '];
/// Marks of a list.
const MARKS: [char; 9] = ['-', '–', '—', '−', '+', '•', '*', '·', '●'];

/// The number that a cell holds and nothing else.
pub(super) fn number_of(text: &str) -> Option<RowNumber> {
    let text: String = text.trim().nfkc().collect();
    if !text.is_empty() && text.chars().all(|c| MARKS.contains(&c)) {
        return Some(RowNumber::Dash);
    }
    let bare = text.trim_matches(AROUND);
    if bare.is_empty() || bare.len() > 24 {
        return None;
    }
    if bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse().ok().filter(|_| bare.len() <= 5).map(RowNumber::Whole);
    }
    if let Some(value) = roman(bare) {
        return Some(RowNumber::Roman(value));
    }
    let mut letters = bare.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let number = if letter.is_uppercase() { RowNumber::Letter } else { RowNumber::Small };
        return letter.is_alphabetic().then_some(number);
    }
    let is_part = |part: &str| {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number || roman(part).is_some() || (part.len() == 1 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    let is_dotted = bare.contains('.') && bare.split('.').all(is_part) && bare.bytes().any(|b| b.is_ascii_digit());
    is_dotted.then(|| RowNumber::Dotted(bare.to_owned()))
}

/// The number before a title, and the title behind it.
pub(super) fn split_number(title: &str) -> (Option<RowNumber>, &str) {
    if let Some(rest) = title.strip_prefix(MARKS) {
        let rest = rest.trim_start_matches(MARKS).trim_start();
        return if rest.is_empty() { (None, title) } else { (Some(RowNumber::Dash), rest) };
    }
    let is_inside = |c: char| c.is_ascii_alphanumeric() || ('Ⅰ'..='ⅻ').contains(&c) || matches!(c, '.' | '(');
    let end = title.find(|c| !is_inside(c)).unwrap_or(title.len());
    let Some((head, behind)) = title.split_at_checked(end) else { return (None, title) };
    let found = if let Some(rest) = behind.strip_prefix([')', '/', ':']) {
        // "30/6" is a day.
        let is_title = rest.starts_with(|c: char| c.is_whitespace() || c.is_alphabetic());
        is_title.then_some((head, rest))
    } else if behind.starts_with(char::is_whitespace) && head.contains('.') {
        Some((head, behind))
    } else {
        // "1.Công tác": the title begins right behind the dot.
        head.rsplit_once('.').map(|(number, _)| (number, title.get(number.len() + 1..).unwrap_or_default()))
    };
    let found = found.and_then(|(head, rest)| Some((number_of(head)?, rest.trim_start())));
    match found {
        Some((number, rest)) if rest.chars().any(char::is_alphabetic) => (Some(number), rest),
        Some(_) | None => (None, title),
    }
}

/// The value of a Roman number up to 39. Greater ones look like the letters L, C, D and M.
fn roman(text: &str) -> Option<u32> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(value).collect::<Option<_>>().filter(|it: &Vec<u32>| it.len() <= 7)?;
    let next = digits.iter().skip(1).chain(&[0]);
    let sum = digits.iter().zip(next).fold(0_i64, |sum, (digit, next)| {
        let digit = i64::from(*digit);
        if digit < i64::from(*next) { sum - digit } else { sum + digit }
    });
    u32::try_from(sum).ok().filter(|sum| *sum > 0)
}

impl RowNumber {
    /// How deep a row with this number stands.
    pub(super) fn level(&self) -> usize {
        match self {
            Self::Letter => 0,
            Self::Roman(_) => 1,
            Self::Whole(_) => 2,
            Self::Dotted(number) => 2 + number.matches('.').count(),
            Self::Small => 8,
            Self::Dash => 9,
        }
    }

    /// Whether rows with it are groups even where tasks have numbers too.
    pub(super) const fn is_of_groups(&self) -> bool {
        match self {
            Self::Letter | Self::Roman(_) => true,
            Self::Whole(_) | Self::Dotted(_) | Self::Small | Self::Dash => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RowNumber::{self, Dash, Dotted, Letter, Roman, Small, Whole};
    use super::{number_of, split_number};

    #[test]
    fn numbers_are_read_in_all_their_forms() {
        let dotted = |text: &str| Some(Dotted(text.to_owned()));
        for (text, number) in [
            ("1", Some(Whole(1))),
            ("01.", Some(Whole(1))),
            ("(12)", Some(Whole(12))),
            ("1/", Some(Whole(1))),
            ("I/", Some(Roman(1))),
            ("Ⅳ", Some(Roman(4))),
            ("XIV.", Some(Roman(14))),
            ("A", Some(Letter)),
            ("a)", Some(Small)),
            ("1.2.", dotted("1.2")),
            ("I.1", dotted("I.1")),
            ("-", Some(Dash)),
            ("+", Some(Dash)),
            ("", None),
            ("Quý I", None),
            ("123456", None),
        ] {
            assert_eq!(number_of(text), number, "{text}");
        }
    }

    #[test]
    fn a_title_is_told_from_its_number() {
        let split = |text| -> (Option<RowNumber>, String) {
            let (number, rest) = split_number(text);
            (number, rest.to_owned())
        };
        for (text, number, rest) in [
            ("I. Công tác", Some(Roman(1)), "Công tác"),
            ("Ⅱ. Cải cách", Some(Roman(2)), "Cải cách"),
            ("1/ Công tác", Some(Whole(1)), "Công tác"),
            ("I/ Công tác", Some(Roman(1)), "Công tác"),
            ("1.Công tác", Some(Whole(1)), "Công tác"),
            ("1.2 Báo cáo", Some(Dotted("1.2".to_owned())), "Báo cáo"),
            ("a) Quý I", Some(Small), "Quý I"),
            ("- Quý I", Some(Dash), "Quý I"),
            ("100 hồ sơ", None, "100 hồ sơ"),
            ("Báo cáo", None, "Báo cáo"),
            ("2023", None, "2023"),
            ("30/6 nộp", None, "30/6 nộp"),
        ] {
            assert_eq!(split(text), (number, rest.to_owned()), "{text}");
        }
    }
}

//! The number or sign with which a paragraph begins.

/// The mark of a paragraph. The order is that of depth: what comes later stands under what comes before.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Mark {
    /// "Phần I", "II.", "A."
    Section(String),
    /// "3."
    Number(u32),
    /// "3.1."
    Numbers(String),
    /// "a)"
    Letter(char),
    Dash,
    Plus,
    None,
}

impl Mark {
    /// The depth at which it stands.
    pub(super) const fn depth(&self) -> usize {
        match self {
            Self::Section(_) => 0,
            Self::Number(_) => 1,
            Self::Numbers(_) => 2,
            Self::Letter(_) => 3,
            Self::Dash => 4,
            Self::Plus => 5,
            Self::None => 6,
        }
    }

    /// The label as sources name it.
    pub(super) fn label(&self) -> Option<String> {
        match self {
            Self::Number(number) => Some(number.to_string()),
            Self::Numbers(name) | Self::Section(name) => Some(name.clone()),
            Self::Letter(letter) => Some(letter.to_string()),
            Self::Dash | Self::Plus | Self::None => None,
        }
    }

    pub(super) const fn is_item(&self) -> bool {
        !matches!(self, Self::None)
    }
}

/// The mark of a text, and the text behind it.
pub(super) fn mark_of(text: &str) -> (Mark, &str) {
    let text = text.trim();
    if let Some(rest) =
        text.strip_prefix(['-', '–', '—', '•', '*', '▪', '●', '\u{2011}', '\u{2212}', '\u{f0b7}', '\u{f02d}'])
    {
        // A number below zero, or a rule of dashes, is not an item.
        let is_item = rest.chars().next().is_some_and(|c| c.is_whitespace() || c.is_alphabetic());
        return if is_item { (Mark::Dash, rest.trim_start()) } else { (Mark::None, text) };
    }
    if let Some(rest) = text.strip_prefix(['+', '○', '◦']) {
        return (Mark::Plus, rest.trim_start());
    }
    section(text).or_else(|| number(text)).or_else(|| letter(text)).unwrap_or((Mark::None, text))
}

/// "Phần I.", "Phần thứ nhất", "II.", "B."
fn section(text: &str) -> Option<(Mark, &str)> {
    let without_word = ["Phần ", "PHẦN ", "Mục ", "MỤC "].iter().find_map(|word| text.strip_prefix(word));
    let candidate = without_word.unwrap_or(text);
    let end = candidate.find(|c: char| !c.is_alphabetic()).unwrap_or(candidate.len());
    let (name, rest) = candidate.split_at_checked(end)?;
    let is_roman = !name.is_empty() && name.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ'));
    let is_letter = without_word.is_none() && name.len() == 1 && name.starts_with(|c: char| c.is_ascii_uppercase());
    let behind = rest.trim_start_matches(['.', '/', ':', ')', '-', '–', ' ']);
    let has_sign = rest.starts_with(['.', '/', ':', ')']) || (without_word.is_some() && rest.len() != behind.len());
    let stands_alone = without_word.is_some() && rest.is_empty();
    ((is_roman || is_letter) && (has_sign || stands_alone)).then(|| {
        let name = if without_word.is_some() { format!("Phần {name}") } else { name.to_owned() };
        (Mark::Section(name), behind)
    })
}

/// "3.", "3)", "3/", "3.1."
fn number(text: &str) -> Option<(Mark, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let has_dot = digits.ends_with('.');
    let behind = rest.strip_prefix([')', '/', ':']).unwrap_or(rest);
    let has_sign = has_dot || behind.len() != rest.len();
    let bare = digits.trim_end_matches('.');
    let is_list = bare.len() <= 8 && bare.split('.').all(|part| !part.is_empty() && part.len() <= 3);
    // "3.Nội dung" is an item as well; "3/14" is a share, and "3.5" a number.
    let letter = behind.trim_start().chars().next();
    if !is_list || !letter.is_some_and(|c| c.is_alphabetic() || matches!(c, '“' | '"' | '(')) {
        return None;
    }
    if bare.contains('.') {
        return Some((Mark::Numbers(bare.to_owned()), behind.trim_start()));
    }
    has_sign.then_some(())?;
    Some((Mark::Number(bare.parse().ok()?), behind.trim_start()))
}

/// "a)", "b."
fn letter(text: &str) -> Option<(Mark, &str)> {
    let mut letters = text.chars();
    let first = letters.next().filter(|c| c.is_lowercase())?;
    let rest = letters.as_str().strip_prefix([')', '.', '/'])?;
    rest.starts_with(' ').then(|| (Mark::Letter(first), rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark_of};

    #[test]
    fn marks_are_told_from_text() {
        let number = |it| Mark::Number(it);
        for (text, mark, rest) in [
            ("- Rà soát", Mark::Dash, "Rà soát"),
            ("-Rà soát", Mark::Dash, "Rà soát"),
            ("+ Tập trung", Mark::Plus, "Tập trung"),
            ("II. MỤC TIÊU", Mark::Section("II".to_owned()), "MỤC TIÊU"),
            ("Phần I", Mark::Section("Phần I".to_owned()), ""),
            ("PHẦN II. NHIỆM VỤ", Mark::Section("Phần II".to_owned()), "NHIỆM VỤ"),
            ("A. ĐÁNH GIÁ", Mark::Section("A".to_owned()), "ĐÁNH GIÁ"),
            ("14. Tăng cường", number(14), "Tăng cường"),
            ("3) Xây dựng", number(3), "Xây dựng"),
            ("2/ Yêu cầu", number(2), "Yêu cầu"),
            ("1.2. Hằng năm", Mark::Numbers("1.2".to_owned()), "Hằng năm"),
            ("1.2 Hằng năm", Mark::Numbers("1.2".to_owned()), "Hằng năm"),
            ("a) Tối thiểu", Mark::Letter('a'), "Tối thiểu"),
            ("03/14 xã", Mark::None, "03/14 xã"),
            ("100% hồ sơ", Mark::None, "100% hồ sơ"),
            ("2025 là năm", Mark::None, "2025 là năm"),
            ("-----", Mark::None, "-----"),
            ("Xã Long An", Mark::None, "Xã Long An"),
            ("", Mark::None, ""),
        ] {
            assert_eq!(mark_of(text), (mark, rest), "{text}");
        }
    }
}

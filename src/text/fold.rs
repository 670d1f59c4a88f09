//! Folds names that people type, so that two spellings of one name compare equal.
//!
//! Unicode normalisation alone does not make `Hoà` equal `Hòa`: the tone stands on another letter. Folding moves the
//! tone behind its syllable, so that its place is forgotten but not the tone.

use super::letters::vietnamese_letter;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization as _;

/// Folds composition, case, tone placement, dashes, spaces and đ/ð.
#[must_use]
pub fn fold(name: &str) -> String {
    fold_words(name, |_| false, |_, _| {})
}

/// Folds, and spells the usual abbreviations out; characters of `is_between` stand between words too.
#[must_use]
pub fn fold_spelt_out(name: &str, is_between: impl Fn(char) -> bool + Copy) -> String {
    fold_words(name, is_between, |folded, start| {
        if let Some(long) = folded.get(start..).and_then(spelt_out) {
            folded.truncate(start);
            folded.push_str(long);
        }
    })
}

/// Folds word by word. Behind each word it calls `behind` with the folded text and the start of that word.
fn fold_words(name: &str, is_between: impl Fn(char) -> bool + Copy, behind: impl Fn(&mut String, usize)) -> String {
    let is_between = |c: char| c.is_whitespace() || is_dash(c) || is_between(c);
    let mut folded = String::with_capacity(name.len() + 32);
    let mut rest = name;
    while let Some(start) = rest.find(|c| !is_between(c)) {
        rest = rest.get(start..).unwrap_or_default();
        if !folded.is_empty() {
            folded.push(' ');
        }
        let before = folded.len();
        let end = fold_letters(rest, &mut folded, is_between).unwrap_or_else(|| {
            folded.truncate(before);
            let end = rest.find(is_between).unwrap_or(rest.len());
            fold_any(rest.get(..end).unwrap_or_default(), &mut folded);
            end
        });
        behind(&mut folded, before);
        rest = rest.get(end..).unwrap_or_default();
    }
    folded
}

/// Folds a word of ASCII and composed Vietnamese letters, as nearly every word is, and returns its end. `None` for any
/// other word.
fn fold_letters(text: &str, folded: &mut String, is_between: impl Fn(char) -> bool) -> Option<usize> {
    let mut tone = None;
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
        } else if let Some((bare, mark)) = vietnamese_letter(c) {
            folded.push(bare);
            tone = mark.or(tone);
        } else if is_between(c) {
            end = at;
            break;
        } else if c.is_ascii() {
            folded.push(c);
        } else {
            return None;
        }
    }
    folded.extend(tone);
    Some(end)
}

/// Folds a word by the tables of Unicode.
fn fold_any(word: &str, folded: &mut String) {
    let mut tone = None;
    let mut bare = String::new();
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(c),
            // People type Icelandic eth, which looks like đ in capitals.
            'ð' => bare.push('đ'),
            other => bare.push(other),
        }
    }
    folded.extend(bare.nfc());
    folded.extend(tone);
}

/// Folded abbreviations and their long forms.
pub(crate) const ABBREVIATIONS: [(&str, &str); 10] = [
    ("ubnd", "Ủy ban nhân dân"),
    ("hđnd", "Hội đồng nhân dân"),
    ("mttq", "Mặt trận Tổ quốc"),
    ("tthc", "thủ tục hành chính"),
    ("cchc", "cải cách hành chính"),
    ("cbcc", "cán bộ công chức"),
    ("dvc", "dịch vụ công"),
    ("kh", "kế hoạch"),
    ("bc", "báo cáo"),
    ("qđ", "quyết định"),
];

/// The folded long forms.
static SPELT_OUT: LazyLock<[String; ABBREVIATIONS.len()]> = LazyLock::new(|| ABBREVIATIONS.map(|(_, long)| fold(long)));

fn spelt_out(word: &str) -> Option<&'static str> {
    // The longest of them has four letters, one of them of two bytes.
    if word.len() > 5 {
        return None;
    }
    let place = ABBREVIATIONS.iter().position(|(short, _)| *short == word)?;
    SPELT_OUT.get(place).map(String::as_str)
}

pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_spelt_out};

    #[test]
    fn abbreviations_mean_what_they_stand_for() {
        let spelt_out = fold_spelt_out("KH/UBND xã", |c| c == '/');
        assert_eq!(spelt_out, fold("kế hoạch Uỷ ban nhân dân xã"));
        let longest_and_shortest = fold_spelt_out("HĐND QĐ họp", |_| false);
        assert_eq!(longest_and_shortest, fold("Hội đồng nhân dân quyết định họp"));
    }

    #[test]
    fn vietnamese_words_need_no_tables() {
        for word in "Ủy ban nhân dân xã Đông Đước ưỡn ẹo ỹ Ỵ quý".split(' ') {
            assert_eq!(super::fold_letters(word, &mut String::new(), |_| false), Some(word.len()), "{word}");
        }
        for word in ["e\u{301}", "ñ", "ð", "日"] {
            assert_eq!(super::fold_letters(word, &mut String::new(), |_| false), None, "{word}");
        }
    }

    #[test]
    fn composed_letters_fold_as_unicode_says() {
        // Every letter by itself and between others, where it might be composed with them.
        for c in ('\u{80}'..'\u{2FFF}').filter(|c| !c.is_whitespace()) {
            for word in [format!("{c}"), format!("N{c}a"), format!("{c}ử"), format!("Ý{c}")] {
                let mut slow = String::new();
                super::fold_any(&word, &mut slow);
                let mut quick = String::new();
                if super::fold_letters(&word, &mut quick, |_| false).is_some() {
                    assert_eq!(quick, slow, "{word:?}");
                }
            }
        }
    }

    #[test]
    fn spellings_of_one_name_are_equal_and_other_names_are_not() {
        assert_eq!(fold("Hoà"), fold("Hòa"));
        assert_eq!(fold("UỶ BAN"), fold("Ủy  ban"));
        assert_eq!(fold("Văn phòng – Thống kê"), fold("văn phòng - thống kê"));
        assert_eq!(fold("Vie\u{302}\u{323}t"), fold("Việt"));
        assert_eq!(fold("Ðức"), fold("Đức"));
        assert_ne!(fold("hòa"), fold("hóa"));
        assert_ne!(fold("ma"), fold("mà"));
        assert_ne!(fold("tu"), fold("tư"));
    }
}

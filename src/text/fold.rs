//! Names that people type, folded so that the same name compares equal.
//!
//! Unicode normalisation alone does not make `Hoà` equal `Hòa`: the tone stands on another letter.
//! Folding takes the tones of a syllable off its vowels and remembers them behind it, so that only
//! the place of the tone is forgotten, not the tone.

use super::letters::vietnamese_letter;
use unicode_normalization::UnicodeNormalization as _;

/// The folded form: composed alike, lower case, tone placement, dashes, spaces and đ/ð made equal.
#[must_use]
pub fn fold(name: &str) -> String {
    fold_parted(name, |_| false)
}

/// The folded form, where these characters too stand between words.
#[must_use]
pub fn fold_parted(name: &str, is_between: impl Fn(char) -> bool) -> String {
    let mut folded = String::with_capacity(name.len() + 8);
    for word in name.split(|c: char| c.is_whitespace() || is_dash(c) || is_between(c)).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let start = folded.len();
        if !fold_letters(word, &mut folded) {
            folded.truncate(start);
            fold_any(word, &mut folded);
        }
    }
    folded
}

/// Folds a word of ASCII and composed Vietnamese letters, which nearly every word is; false for any other.
fn fold_letters(word: &str, folded: &mut String) -> bool {
    let mut tone = None;
    for c in word.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else if let Some((bare, mark)) = vietnamese_letter(c) {
            folded.push(bare);
            tone = mark.or(tone);
        } else {
            return false;
        }
    }
    folded.extend(tone);
    true
}

/// Folds a word by the tables of Unicode.
fn fold_any(word: &str, folded: &mut String) {
    let mut tone = None;
    let mut bare = String::new();
    for c in word.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(c),
            // Icelandic eth, which looks like đ in capitals, is typed for it.
            'ð' => bare.push('đ'),
            other => bare.push(other),
        }
    }
    folded.extend(bare.nfc());
    folded.extend(tone);
}

/// Abbreviations that mean the same when titles are compared, folded.
const ABBREVIATIONS: [(&str, &str); 10] = [
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

/// A folded text with its usual abbreviations spelt out.
#[must_use]
pub fn spell_out(folded: &str) -> String {
    let mut text = String::with_capacity(folded.len() + 16);
    for (index, word) in folded.split(' ').enumerate() {
        if index > 0 {
            text.push(' ');
        }
        // The longest of them has four letters, one of them of two bytes.
        match ABBREVIATIONS.iter().find(|(short, _)| word.len() <= 5 && *short == word) {
            Some((_, long)) => text.push_str(&fold(long)),
            None => text.push_str(word),
        }
    }
    text
}

const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::{fold, spell_out};

    #[test]
    fn abbreviations_mean_what_they_stand_for() {
        assert_eq!(spell_out(&fold("KH của UBND xã")), fold("kế hoạch của Uỷ ban nhân dân xã"));
    }

    #[test]
    fn vietnamese_words_need_no_tables() {
        for word in "Ủy ban nhân dân xã Đông Đước ưỡn ẹo ỹ Ỵ quý".split(' ') {
            assert!(super::fold_letters(word, &mut String::new()), "{word}");
        }
        for word in ["e\u{301}", "ñ", "ð", "日"] {
            assert!(!super::fold_letters(word, &mut String::new()), "{word}");
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
                if super::fold_letters(&word, &mut quick) {
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

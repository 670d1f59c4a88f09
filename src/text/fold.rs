//! Names that people type, folded so that the same name compares equal.
//!
//! Unicode normalisation alone does not make `Hoà` equal `Hòa`: the tone stands on another letter.
//! Folding takes the tones of a syllable off its vowels and remembers them behind it, so that only
//! the place of the tone is forgotten, not the tone.

use unicode_normalization::UnicodeNormalization as _;

/// The folded form: composed alike, lower case, tone placement, dashes, spaces and đ/ð made equal.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || is_dash(c)).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
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
    folded
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
    let words: Vec<String> = folded
        .split(' ')
        .map(|word| {
            let known = ABBREVIATIONS.iter().find(|(short, _)| *short == word);
            known.map_or_else(|| word.to_owned(), |(_, long)| fold(long))
        })
        .collect();
    words.join(" ")
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

//! When two spellings of a name or of a title are the same, slowly, letter by letter.

use unicode_normalization::UnicodeNormalization;

/// The five marks of tones, as they stand alone: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Abbreviations and what they stand for in titles.
const ABBREVIATIONS: [(&str, &str); 10] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("TTHC", "thủ tục hành chính"),
    ("CCHC", "cải cách hành chính"),
    ("CBCC", "cán bộ, công chức"),
    ("DVC", "dịch vụ công"),
    ("KH", "kế hoạch"),
    ("BC", "báo cáo"),
    ("QĐ", "quyết định"),
];

/// The words of a text in small letters, the tone of each word behind it, so that it does not
/// matter over which vowel it stands. A sign that is neither letter nor digit parts words; `kept`
/// says which of these signs is a word of its own, and how it is written.
fn words(text: &str, kept: fn(char) -> Option<char>) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut tones = String::new();
    for letter in text.nfd().flat_map(char::to_lowercase).chain([' ']) {
        if TONES.contains(&letter) {
            tones.push(letter);
        } else if letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter) {
            // The letter eth is typed where đ is meant.
            word.push(if letter == 'ð' { 'đ' } else { letter });
        } else {
            if !word.is_empty() {
                words.push(format!("{word}{tones}"));
                word.clear();
                tones.clear();
            }
            words.extend(kept(letter).map(String::from));
        }
    }
    words
}

/// A person's name in the one spelling that stands for all. It does not depend on case, on composed
/// letters, on spaces, on the kind of dash, on the place of a tone, or on the letter eth for đ.
pub fn name(text: &str) -> String {
    let dashes = |letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}').then_some('-');
    words(text, dashes).join(" ")
}

/// A task's title in the one spelling that stands for all: like a name, but without any
/// punctuation, and with every abbreviation written out.
pub fn title(text: &str) -> String {
    let nothing = |_| None;
    let mut all = Vec::new();
    for word in words(text, nothing) {
        let meant = ABBREVIATIONS.iter().find(|(short, _)| words(short, nothing) == [word.clone()]);
        match meant {
            Some((_, long)) => all.extend(words(long, nothing)),
            None => all.push(word),
        }
    }
    all.join(" ")
}

/// Spellings of one name and of one title; and those of others that are close.
#[test]
fn spellings_of_names_and_titles() {
    let decomposed: String = "Đặng Thị Thủy".nfd().collect();
    for other in ["ĐẶNG THỊ THUỶ", "đặng  thị thủy", "Ðặng Thị Thủy", "ðặng thị thuỷ", &decomposed]
    {
        assert_eq!(name(other), name("Đặng Thị Thủy"), "{other}");
    }
    for other in ["Dặng Thị Thủy", "Đặng Thị Thúy", "Đằng Thị Thủy", "Đặng Thị"] {
        assert_ne!(name(other), name("Đặng Thị Thủy"), "{other}");
    }
    assert_eq!(name("Y Blô – Niê"), name("Y Blô - Niê"));
    let plain = title("Công khai thủ tục hành chính tại Ủy ban nhân dân xã");
    for other in ["Công khai TTHC tại UBND xã.", "CÔNG KHAI thủ tục hành chính – tại Uỷ ban nhân dân xã;"]
    {
        assert_eq!(title(other), plain);
    }
    assert_ne!(title("Công khai TTHC tại UBND"), plain);
    assert_eq!(title("CBCC"), title("cán bộ công chức"));
}

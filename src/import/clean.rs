//! Texts out of files of Word and Excel, as plan files take them.

use crate::text::is_hidden;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text on one line: composed letters, single blanks, no character that cannot be seen.
pub(crate) fn clean(text: &str) -> String {
    // Nearly all texts are composed, and to compose them again takes most of the time of a large table.
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { one_line(text.chars()) } else { one_line(text.nfc()) }
}

/// Whether nothing of a text can be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_hidden(c))
}

fn one_line(text: impl Iterator<Item = char>) -> String {
    let mut cleaned = String::with_capacity(text.size_hint().0);
    for c in text.filter(|c| !is_hidden(*c) || c.is_whitespace()) {
        if !c.is_whitespace() {
            cleaned.push(c);
        } else if !cleaned.is_empty() && !cleaned.ends_with(' ') {
            cleaned.push(' ');
        }
    }
    cleaned.truncate(cleaned.trim_end().len());
    cleaned
}

/// The lines of a cell that are not blank, each cleaned.
pub(crate) fn lines_of(text: &str) -> Vec<String> {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split(is_break).map(clean).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, is_blank, lines_of};

    #[test]
    fn a_text_of_word_becomes_one_line_of_letters_that_can_be_seen() {
        assert_eq!(clean(" Báo\u{a0}cáo \n\tqu\u{fd}\u{200b} I "), "Báo cáo quý I");
        assert_eq!(clean("Hoa\u{300}"), "Hoà");
        assert_eq!(clean("\u{202e}\u{7}"), "");
        assert!(is_blank("\u{202e}\u{7} \n") && !is_blank(" a"));
        assert_eq!(lines_of("một\r\n\n hai\u{b}ba"), ["một", "hai", "ba"]);
    }
}

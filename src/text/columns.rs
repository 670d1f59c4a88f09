//! The columns of a terminal that a text takes.

use unicode_width::UnicodeWidthStr as _;

/// The columns of the widest word of a text, and those of the whole.
pub(crate) fn word_columns(text: &str) -> (usize, usize) {
    let Some(all) = narrow_columns(text) else {
        return (text.split_whitespace().map(str::width).max().unwrap_or_default(), text.width());
    };
    // No other blank is narrow, and each character has one byte that does not continue another.
    let (mut widest, mut word) = (0, 0);
    for byte in text.bytes() {
        if byte == b' ' {
            word = 0;
        } else {
            word += usize::from(byte & 0xC0 != 0x80);
            widest = widest.max(word);
        }
    }
    (widest, all)
}

/// The columns of a text whose every character takes one for certain: printable ASCII, composed Vietnamese letters,
/// dashes and quotes. `None` for a text with others, which need the tables of Unicode.
pub(crate) fn narrow_columns(text: &str) -> Option<usize> {
    let (mut rest, mut count) = (text.as_bytes(), 0);
    loop {
        rest = match rest {
            [b' '..=b'~', rest @ ..]
            // À (U+00C0) to ƿ (U+01BF), among them đ, ơ and ư.
            | [0xC3..=0xC6, _, rest @ ..]
            // Ẁ (U+1E80) to ỿ (U+1EFF), among them every vowel with two marks.
            | [0xE1, 0xBA..=0xBB, _, rest @ ..]
            // U+2010 to U+2026: dashes, quotes, the ellipsis.
            | [0xE2, 0x80, 0x90..=0xA6, rest @ ..] => rest,
            [] => return Some(count),
            [..] => return None,
        };
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{narrow_columns, word_columns};
    use unicode_width::UnicodeWidthStr as _;

    #[test]
    fn narrow_characters_take_one_column_each_alone_and_together() {
        let mut narrow = String::new();
        for c in ' '..=char::MAX {
            if let Some(columns) = narrow_columns(&c.to_string()) {
                assert_eq!((columns, c.to_string().width()), (1, 1), "{c:?}");
                narrow.push(c);
            }
        }
        assert_eq!(narrow.chars().count(), 95 + 256 + 128 + 23);
        assert_eq!(narrow_columns(&narrow), Some(narrow.width()));
        assert_eq!(["", " a ", "tỷ lệ số hóa", "表 a b"].map(word_columns), [(0, 0), (1, 3), (3, 12), (2, 6)]);
        assert!(narrow_columns("a\tb").is_none() && narrow_columns("表").is_none() && narrow_columns("").is_some());
    }
}

//! A number for each word as it is folded, without the folded text: words that fold alike have the same number. Most
//! texts that are compared differ, and their numbers tell that at a fraction of the cost.

use super::fold::is_dash;
use super::letters::vietnamese_letter;

/// The number of a word, as far as its letters were taken in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordNumber(u64);

impl WordNumber {
    pub(crate) const NONE: Self = Self(0);

    /// The number with one more letter of the folded word.
    const fn with(self, letter: char) -> Self {
        Self((self.0.rotate_left(5) ^ letter as u64).wrapping_mul(0x517C_C1B7_2722_0A95))
    }

    const fn with_tone(self, tone: Option<char>) -> Self {
        if let Some(tone) = tone { self.with(tone) } else { self }
    }

    /// The number of a word that is folded already.
    pub(crate) fn of_folded(word: &str) -> Self {
        word.chars().fold(Self::NONE, Self::with)
    }

    pub(crate) const fn number(self) -> u64 {
        self.0
    }
}

/// Calls `each` with the number of every word of a text, and the word as it is written. Characters of `is_between`
/// stand between words, as for [`super::fold_spelt_out`]. `None` where a word has other letters than those of ASCII and
/// composed Vietnamese: only the tables of Unicode fold it.
pub(crate) fn word_numbers<'t>(
    text: &'t str,
    is_between: impl Fn(char) -> bool,
    mut each: impl FnMut(WordNumber, &'t str),
) -> Option<()> {
    let (mut word, mut tone, mut start) = (WordNumber::NONE, None, 0);
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            word = word.with(c.to_ascii_lowercase());
        } else if let Some((bare, mark)) = vietnamese_letter(c) {
            word = word.with(bare);
            tone = mark.or(tone);
        } else if c.is_whitespace() || is_dash(c) || is_between(c) {
            if start < at {
                each(word.with_tone(tone), text.get(start..at).unwrap_or_default());
            }
            (word, tone, start) = (WordNumber::NONE, None, at + c.len_utf8());
        } else if c.is_ascii() {
            word = word.with(c);
        } else {
            return None;
        }
    }
    if start < text.len() {
        each(word.with_tone(tone), text.get(start..).unwrap_or_default());
    }
    Some(())
}

/// The numbers of many words, without most others. It is made when the program is built.
#[derive(Debug)]
pub(crate) struct WordSet([u64; Self::PARTS]);

impl WordSet {
    const PARTS: usize = 128;

    pub(crate) const fn new() -> Self {
        Self([0; Self::PARTS])
    }

    const fn place(word: WordNumber) -> (usize, u64) {
        // The multiplication leaves most of the letters in the upper bits.
        ((word.0 >> 57) as usize, 1 << ((word.0 >> 51) & 63))
    }

    /// The set with the words of a text of ASCII and composed Vietnamese letters. Spaces and commas stand between
    /// words.
    #[allow(clippy::indexing_slicing, reason = "it runs at build time, where a wrong index does not compile")]
    pub(crate) const fn with(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut word, mut tone, mut at) = (WordNumber::NONE, None, 0);
        while at < bytes.len() {
            let (c, length) = decoded(bytes, at);
            at += length;
            if c == ' ' || c == ',' {
                self = self.with_word(word.with_tone(tone));
                (word, tone) = (WordNumber::NONE, None);
            } else if let Some((bare, mark)) = vietnamese_letter(c) {
                word = word.with(bare);
                if mark.is_some() {
                    tone = mark;
                }
            } else {
                word = word.with(c.to_ascii_lowercase());
            }
        }
        self.with_word(word.with_tone(tone))
    }

    #[allow(clippy::indexing_slicing, reason = "seven bits are less than the number of parts")]
    const fn with_word(mut self, word: WordNumber) -> Self {
        let (part, bit) = Self::place(word);
        self.0[part] |= bit;
        self
    }

    /// Whether the word may be in the set. If not, it is certainly not there.
    pub(crate) fn may_hold(&self, word: WordNumber) -> bool {
        let (part, bit) = Self::place(word);
        self.0.get(part).is_some_and(|bits| bits & bit != 0)
    }
}

/// The character at a byte of a valid text, of at most three bytes, and its length.
#[allow(clippy::indexing_slicing, reason = "it runs at build time, where a wrong index does not compile")]
const fn decoded(bytes: &[u8], at: usize) -> (char, usize) {
    let first = bytes[at] as u32;
    let (code, length) = if first < 0x80 {
        (first, 1)
    } else if first < 0xE0 {
        ((first & 0x1F) << 6 | (bytes[at + 1] as u32 & 0x3F), 2)
    } else {
        ((first & 0x0F) << 12 | (bytes[at + 1] as u32 & 0x3F) << 6 | (bytes[at + 2] as u32 & 0x3F), 3)
    };
    match char::from_u32(code) {
        Some(c) => (c, length),
        None => (char::REPLACEMENT_CHARACTER, length),
    }
}

#[cfg(test)]
mod tests {
    use super::{WordNumber, WordSet, word_numbers};
    use crate::text::fold_spelt_out;

    const TEXTS: [&str; 5] = [
        "Hoà, Hòa – Thuý/Thúy (ĐƯỜNG) 50% a_b",
        "  rà soát   thủ tục hành chính; ÐÐ đđ  ",
        "Ủy ban nhân dân, Uỷ ban nhân dân xã <Mẫu>",
        "",
        "-, .",
    ];

    #[test]
    fn the_numbers_are_those_of_the_folded_words() {
        let is_between = |c: char| matches!(c, ',' | '/' | '(' | ')' | ';' | '.');
        for text in TEXTS {
            let folded = fold_spelt_out(text, is_between);
            let of_folded: Vec<u64> =
                folded.split(' ').filter(|word| !word.is_empty()).map(|word| WordNumber::of_folded(word).0).collect();
            let mut numbers = Vec::new();
            assert_eq!(word_numbers(text, is_between, |word, _| numbers.push(word.0)), Some(()), "{text}");
            assert_eq!(numbers, of_folded, "{text}");
        }
        assert_eq!(word_numbers("ñ", is_between, |_, _| ()), None);
    }

    #[test]
    fn a_set_made_at_build_time_holds_its_words() {
        const SET: WordSet = WordSet::new().with("Ủy ban, hòa giải, ĐƯỜNG").with("đầu");
        for word in ["uỷ", "BAN", "hoà", "giải", "đường", "đầu"] {
            let mut is_held = false;
            word_numbers(word, |_| false, |word, _| is_held = SET.may_hold(word));
            assert!(is_held, "{word}");
        }
        let mut others = 0;
        for word in "một hai ba bốn năm sáu bảy tám chín mười".split(' ') {
            word_numbers(word, |_| false, |word, _| others += usize::from(SET.may_hold(word)));
        }
        assert_eq!(others, 0, "seven words leave nearly all places free");
    }
}

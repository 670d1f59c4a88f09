//! A phrase in pieces: words without case and marks, numbers, signs. "T6/2026" has four.

use crate::text::is_hidden;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A word, a number or a sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    /// In bare small letters; of all dashes the usual one.
    text: String,
    /// Where the next piece may begin in the phrase.
    end: usize,
    /// Whether a letter of it has a mark.
    is_marked: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    Sign,
}

/// The pieces of a phrase.
pub(super) fn pieces(phrase: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    // The kind of the last character, where a further one of this kind belongs to the same piece.
    let mut open = None;
    for (at, c) in phrase.char_indices() {
        let end = at + c.len_utf8();
        if c.is_whitespace() {
            open = None;
        } else if !is_hidden(c) {
            for bare in std::iter::once(c).nfkd().flat_map(char::to_lowercase) {
                add(&mut found, &mut open, bare, end);
            }
        }
    }
    found
}

fn add(found: &mut Vec<Piece>, open: &mut Option<Kind>, c: char, end: usize) {
    let bare = match c {
        'đ' | 'ð' => 'd',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    let last = found.last_mut();
    if is_combining_mark(bare) {
        if let Some(piece) = last {
            piece.is_marked = true;
            piece.end = end;
        }
        return;
    }
    let kind = match bare {
        digit if digit.is_ascii_digit() => Kind::Digit,
        letter if letter.is_alphabetic() => Kind::Letter,
        _ => Kind::Sign,
    };
    match last {
        Some(piece) if *open == Some(kind) && kind != Kind::Sign => {
            piece.text.push(bare);
            piece.end = end;
        }
        Some(_) | None => found.push(Piece { text: bare.to_string(), end, is_marked: false }),
    }
    *open = Some(kind);
}

impl Piece {
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    pub(super) fn has_two_digits(&self) -> bool {
        self.is_number() && self.text.len() == 2
    }

    pub(super) fn has_four_digits(&self) -> bool {
        self.is_number() && self.text.len() == 4
    }

    /// The year that it says.
    pub(super) fn year(&self) -> Option<i32> {
        self.has_four_digits().then(|| self.text.parse().ok())?
    }

    /// Whether it is one of these signs.
    pub(super) fn is_any(&self, signs: &[&str]) -> bool {
        signs.contains(&self.text.as_str())
    }

    /// Whether it is this word, or a number of this worth.
    fn says(&self, word: &str) -> bool {
        if self.is_number() {
            return self.text.trim_start_matches('0') == word;
        }
        // Most words differ in their first letter, and a file has many phrases.
        let first = word.chars().next().map(|c| if c == 'đ' { 'd' } else { c });
        if first.is_some_and(|first| first.is_ascii() && !self.text.starts_with(first)) {
            return false;
        }
        // Without its mark, "sáu" (six) is the word for "after".
        if word == "sáu" && !self.is_marked {
            return false;
        }
        let bare = word.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if c == 'đ' { 'd' } else { c });
        bare.eq(self.text.chars())
    }
}

/// Reads pieces from first to last. A copy goes back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'p> {
    phrase: &'p str,
    pieces: &'p [Piece],
    at: usize,
}

impl<'p> Reader<'p> {
    /// All pieces of a phrase, or some of them.
    pub(super) const fn new(phrase: &'p str, pieces: &'p [Piece]) -> Self {
        Self { phrase, pieces, at: 0 }
    }

    pub(super) const fn is_at_end(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether no word and no number is left.
    pub(super) fn is_past_words(&self) -> bool {
        !self.pieces.iter().any(|piece| piece.text.starts_with(char::is_alphanumeric))
    }

    pub(super) const fn pieces(&self) -> &'p [Piece] {
        self.pieces
    }

    /// The phrase behind the pieces that were read, as it stands.
    pub(super) fn rest(&self) -> &'p str {
        self.phrase.get(self.at..).unwrap_or_default()
    }

    pub(super) fn advance(&mut self, count: usize) {
        if let Some((read, rest)) = self.pieces.split_at_checked(count) {
            self.at = read.last().map_or(self.at, |piece| piece.end);
            self.pieces = rest;
        }
    }

    /// How many pieces say this phrase.
    fn length_of(&self, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for word in phrase.split(' ') {
            self.pieces.get(count).filter(|piece| piece.says(word))?;
            count += 1;
        }
        Some(count)
    }

    /// Some of the pieces that follow, by themselves.
    pub(super) const fn part(&self, pieces: &'p [Piece]) -> Self {
        Self::new(self.phrase, pieces)
    }

    /// Reads past this phrase, if it stands here.
    pub(super) fn takes(&mut self, phrase: &str) -> bool {
        let length = self.length_of(phrase);
        self.advance(length.unwrap_or(0));
        length.is_some()
    }

    /// Reads past the longest of these phrases that stands here.
    pub(super) fn takes_any<'k>(&mut self, phrases: impl IntoIterator<Item = &'k &'k str>) -> Option<&'k str> {
        let lengths = phrases.into_iter().filter_map(|phrase| Some((self.length_of(phrase)?, *phrase)));
        let (length, phrase) = lengths.max_by_key(|(length, _)| *length)?;
        self.advance(length);
        Some(phrase)
    }

    /// Reads a number of at most so many digits.
    pub(super) fn number(&mut self, most_digits: usize) -> Option<u32> {
        let number = self.pieces.first().filter(|piece| piece.is_number() && piece.text.len() <= most_digits)?;
        let number = number.text.parse().ok();
        self.advance(1);
        number
    }

    /// Reads a year of four digits.
    pub(super) fn year(&mut self) -> Option<i32> {
        self.pieces.first().filter(|piece| piece.text.len() == 4)?;
        self.number(4).and_then(|year| i32::try_from(year).ok())
    }

    /// Reads a word, and gives it in bare letters.
    pub(super) fn word(&mut self) -> Option<&'p str> {
        let word = self.pieces.first().filter(|piece| piece.text.starts_with(char::is_alphabetic))?;
        self.advance(1);
        Some(&word.text)
    }

    /// Whether any of these phrases stands somewhere, with a number behind it where one is asked for.
    pub(super) fn says_somewhere(mut self, phrases: &[&str], before_number: bool) -> bool {
        while !self.is_at_end() {
            let mut behind = self;
            let number_behind = || self.pieces.iter().any(Piece::is_number);
            if behind.takes_any(phrases).is_some() && (!before_number || number_behind()) {
                return true;
            }
            self.advance(1);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, pieces};

    #[test]
    fn a_phrase_falls_into_words_numbers_and_signs() {
        let texts = |phrase| pieces(phrase).into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" ");
        for (phrase, expected) in [
            ("T6/2026", "t 6 / 2026"),
            ("Quy\u{301}\u{a0}Ⅱ–Ⅲ", "quy ii - iii"),
            ("ĐẾN\nhết\u{ad} 30.9", "den het 30 . 9"),
            ("6tháng…", "6 thang . . ."),
            ("", ""),
        ] {
            assert_eq!(texts(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn the_longest_phrase_is_read_and_the_rest_stays_as_written() {
        let phrase = "Ngay SAU khi  Tỉnh ban hành";
        let all = pieces(phrase);
        let mut reader = Reader::new(phrase, &all);
        assert_eq!(reader.takes_any(&["ngay", "ngay sau khi"]), Some("ngay sau khi"));
        assert_eq!(reader.rest(), "  Tỉnh ban hành");
        assert!(reader.takes("tỉnh") && !reader.takes("hành"));
    }
}

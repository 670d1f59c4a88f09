//! The words of a sentence with their places, folded, so that phrases can be found in any spelling.

use crate::text::fold;
use std::ops::Range;

/// A sentence and its words.
#[derive(Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    words: Vec<Word>,
}

#[derive(Debug)]
struct Word {
    start: usize,
    end: usize,
    folded: String,
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut words = Vec::new();
        let mut at = 0;
        for piece in text.split(char::is_whitespace) {
            let start = at + (piece.len() - piece.trim_start_matches(is_around).len());
            let bare = piece.trim_matches(is_around);
            at += piece.len()
                + text.get(at + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            let folded = fold(bare);
            if !folded.is_empty() {
                words.push(Word { start, end: start + bare.len(), folded });
            }
        }
        Self { text, words }
    }

    pub(super) const fn len(&self) -> usize {
        self.words.len()
    }

    /// A word in its folded form; empty where there is none.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.folded)
    }

    /// A word as it stands.
    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| self.text.get(word.start..word.end)).unwrap_or_default()
    }

    /// Whether the words from a place on are those of a phrase.
    pub(super) fn is_at(&self, at: usize, phrase: &str) -> bool {
        self.may_begin(at, phrase) && self.matches(at, &folded_words(phrase))
    }

    /// Whether the words before a place are those of a phrase.
    pub(super) fn ends_with(&self, at: usize, phrase: &str) -> bool {
        at.checked_sub(phrase.split(' ').count()).is_some_and(|start| self.is_at(start, phrase))
    }

    /// The words of the first such phrase from a place on.
    pub(super) fn find(&self, from: usize, phrase: &str) -> Option<Range<usize>> {
        // Most phrases stand nowhere, and need not be folded.
        let first = (from..self.len()).find(|at| self.may_begin(*at, phrase))?;
        let phrase = folded_words(phrase);
        (first..self.len()).find(|at| self.matches(*at, &phrase)).map(|at| at..at + phrase.len())
    }

    /// Whether the first letters are the same, where folding keeps them.
    fn may_begin(&self, at: usize, phrase: &str) -> bool {
        match phrase.as_bytes().first() {
            Some(letter) if letter.is_ascii_lowercase() => self.folded(at).as_bytes().first() == Some(letter),
            Some(_) | None => at < self.len(),
        }
    }

    fn matches(&self, at: usize, phrase: &[String]) -> bool {
        phrase.iter().enumerate().all(|(step, word)| self.folded(at + step) == word)
    }

    /// The first of several phrases, the earliest one, and of two at one place the longer one.
    pub(super) fn find_any(&self, from: usize, phrases: &[&str]) -> Option<Range<usize>> {
        let found = phrases.iter().filter_map(|phrase| self.find(from, phrase));
        found.min_by_key(|range| (range.start, usize::MAX - range.len()))
    }

    pub(super) fn has(&self, phrase: &str) -> bool {
        self.find(0, phrase).is_some()
    }

    /// The text before a word, without the blanks and signs between.
    pub(super) fn before(&self, at: usize) -> &'t str {
        let end = self.words.get(at).map_or(self.text.len(), |word| word.start);
        self.text.get(..end).unwrap_or_default().trim_end_matches(is_between)
    }

    /// The text from a word on.
    pub(super) fn from(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| self.text.get(word.start..)).unwrap_or_default()
    }

    /// The text of words, with the signs between them.
    pub(super) fn between(&self, range: Range<usize>) -> &'t str {
        let Some(first) = self.words.get(range.start) else { return "" };
        let end = self.words.get(range.end).map_or(self.text.len(), |word| word.start);
        self.text.get(first.start..end).unwrap_or_default().trim_end_matches(is_between)
    }

    /// Whether a part of the sentence ends behind a word: at a comma or a bracket.
    pub(super) fn ends_part(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        let Some(next) = self.words.get(at + 1) else { return true };
        self.text.get(word.end..next.start).is_some_and(|signs| signs.contains([',', ';', '.', ':', '(', ')']))
    }

    /// Whether a clause ends behind a word.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        let Some(next) = self.words.get(at + 1) else { return true };
        self.text.get(word.end..next.start).is_some_and(|signs| signs.contains([',', ';', '.', ':']))
    }

    /// Whether a sentence, or a clause as long as one, ends behind a word.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return true };
        let Some(next) = self.words.get(at + 1) else { return true };
        self.text.get(word.end..next.start).is_some_and(|signs| signs.contains([';', '.']))
    }
}

fn folded_words(phrase: &str) -> Vec<String> {
    phrase.split(' ').map(fold).collect()
}

/// Signs that stand around words.
fn is_around(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '\'' | '‘' | '’' | '«' | '»' | '!' | '?'
    )
}

/// Signs that no text keeps at its end.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | '.' | '-' | '–')
}

/// The text with a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text with a small letter at its beginning, unless the first word is an abbreviation.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    match (first, letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The text without the signs with which a sentence or an item ends.
pub(super) fn bare(text: &str) -> &str {
    text.trim()
        .trim_end_matches("/.")
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ';' | ',' | ':'))
}

/// Folded words with a blank around each, so that whole words are found in it.
pub(super) fn spaced(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_around(c) || c == '/' { ' ' } else { c }).collect();
    format!(" {} ", fold(&text))
}

/// Whether the letters of a text are capitals, at least two of them.
pub(super) fn is_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.clone().nth(1).is_some() && letters.all(|c| !c.is_lowercase())
}

/// "(Danh mục nhiệm vụ cụ thể tại Phụ lục kèm theo)" says nothing but where to read on.
pub(super) fn points_to_annex(text: &str) -> bool {
    const BEGINNINGS: [&str; 10] = [
        "danh mục",
        "chi tiết",
        "cụ thể",
        "nội dung chi tiết",
        "nội dung cụ thể",
        "các nhiệm vụ cụ thể",
        "nhiệm vụ cụ thể",
        "có phụ lục",
        "kèm theo",
        "xem",
    ];
    let words = Words::of(text);
    let names_annex = ["phụ lục", "biểu", "bảng", "danh mục"].iter().any(|it| words.has(it));
    let is_joined = ["kèm theo", "đính kèm", "gửi kèm", "tại phụ lục"].iter().any(|it| words.has(it));
    let begins = text.trim_start().starts_with('(') || BEGINNINGS.iter().any(|it| words.is_at(0, it));
    names_annex && is_joined && begins && words.len() <= 25
}

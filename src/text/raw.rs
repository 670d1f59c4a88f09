//! Text from files and from the command line, which may be hostile, and its safe form.
//!
//! `Raw` has no `Display`: a writer can print only the text that [`Raw::terminal`] made safe. Terminals obey control
//! characters, bidirectional ones mislead readers (Unicode TR 36), and a CI runner takes a line that begins with `::`,
//! or `##[` anywhere, for a command.

use memchr::{memchr2, memchr3};
use smol_str::SmolStr;
use std::fmt;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Text that strangers wrote. Copies share it, because names and titles of many plans are kept in several places.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Raw(SmolStr);

impl Raw {
    /// The text as it came.
    pub fn new(text: impl Into<SmolStr>) -> Self {
        Self(text.into())
    }

    /// The text itself, for comparing, searching and for sinks with their own escaping (JSON).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first characters of a longer text, with a mark at the cut.
    pub(crate) fn beginning(&self, characters: usize) -> Self {
        match self.0.char_indices().nth(characters) {
            Some((end, _)) => Self::new(format!("{}{}", self.0.get(..end).unwrap_or_default(), Shown::CUT)),
            None => self.clone(),
        }
    }

    /// The text as a terminal or a log may show it, on one line.
    #[must_use]
    pub fn terminal(&self) -> Shown {
        Shown(printable(&self.0))
    }

    /// The same where a line break is a blank, as on paper.
    pub(crate) fn line(&self) -> String {
        if !self.0.contains(['\n', '\t', '\r']) {
            return printable(&self.0);
        }
        printable(&self.0.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Text that is safe to print: one line, no control, invisible or bidirectional character.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shown(String);

impl Shown {
    /// The text as a terminal or a log may show it, on one line.
    pub(crate) fn of(text: &str) -> Self {
        Self(printable(text))
    }

    /// The mark of a cut.
    const CUT: &'static str = "…";

    /// The safe text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }

    /// Whether a text is shown as it stands, as nearly all are.
    pub(crate) fn is_as_it_stands(text: &str) -> bool {
        is_plain(text)
    }

    /// Cuts it to at most `columns` of a terminal, with a mark at the cut.
    #[must_use]
    pub fn cut(mut self, columns: usize) -> Self {
        // No character has more columns than bytes, but for a tab, which is none here.
        if self.0.len() <= columns || self.0.width() <= columns {
            return self;
        }
        let mut width = Self::CUT.width();
        let mut end = 0;
        for grapheme in self.0.graphemes(true) {
            width += grapheme.width();
            if width > columns {
                break;
            }
            end += grapheme.len();
        }
        self.0.truncate(end);
        self.0.push_str(Self::CUT);
        self
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Whether a reader cannot see a character, or it changes how others are seen: controls, zero-width and bidirectional
/// characters, byte order mark, tags, and all others that Unicode calls ignorable by default. TAB, LF and CR are not
/// hidden, nor are U+FE0E and U+FE0F, which choose between text and picture.
pub(crate) const fn is_hidden(c: char) -> bool {
    // The last two code points of each plane are not characters, nor are U+FDD0 to U+FDEF.
    (c as u32) & 0xFFFE == 0xFFFE
        || matches!(c,
        '\u{FDD0}'..='\u{FDEF}'
        // Controls, without TAB, LF and CR.
        | '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        // The soft hyphen, the joiner of combining marks, the mark of Arabic letters.
        | '\u{AD}' | '\u{34F}' | '\u{61C}'
        // Fillers of Hangul, inherent vowels of Khmer, marks of Mongolian variants.
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        // Zero-width characters and marks of direction.
        | '\u{200B}'..='\u{200F}'
        // Line and paragraph separators, and bidirectional embeddings and overrides.
        | '\u{2028}'..='\u{202E}'
        // The word joiner, invisible operators, bidirectional isolates.
        | '\u{2060}'..='\u{206F}'
        // Variation selectors, the byte order mark, annotations.
        | '\u{FE00}'..='\u{FE0D}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        // Controls of shorthand and of music; tags and further variation selectors.
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a text has only the usual characters of Vietnamese texts: printable ASCII, line ends, tabs, composed
/// letters, dashes and quotes. Such a text hides nothing and is composed. It is a quick first
/// test: of another text only the tables of Unicode tell whether it hides anything.
#[must_use]
pub fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some((block, next)) = block_at(bytes, at) {
        let end = at + BLOCK;
        if is_plainly_usual(block, next) {
            at = end;
            continue;
        }
        // The block before may have ended inside a character.
        let is_start = |at: &usize| text.is_char_boundary(*at);
        let start = (0..=at).rev().find(is_start).unwrap_or_default();
        let Some(behind) = usual_until(bytes, start, end) else { return false };
        at = behind;
    }
    let start = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    usual_until(bytes, start, bytes.len()).is_some()
}

/// So many bytes are looked at together, with vector instructions.
const BLOCK: usize = 64;

/// The block of bytes at a place, and the one a byte behind it.
fn block_at(bytes: &[u8], at: usize) -> Option<(&[u8; BLOCK], &[u8; BLOCK])> {
    Some((bytes.get(at..)?.first_chunk()?, bytes.get(at + 1..)?.first_chunk()?))
}

/// Whether a block of a text has only the most usual characters: printable ASCII, line feeds, and composed Vietnamese
/// letters. Only the first bytes of characters decide, and what stands behind them. There is no branch for a byte, so
/// that the compiler can take many at once.
#[allow(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
fn is_plainly_usual(block: &[u8; BLOCK], next: &[u8; BLOCK]) -> bool {
    let mut is_odd = false;
    for (byte, next) in block.iter().zip(next) {
        let is_control = ((*byte < b' ') & (*byte != b'\n')) | (*byte == 0x7F);
        let is_odd_start = (*byte == 0xC2) | ((*byte > 0xC6) & (*byte != 0xE1));
        is_odd |= is_control | is_odd_start | ((*byte == 0xE1) & (*next & 0xFE != 0xBA));
    }
    !is_odd
}

/// Looks at the characters from `start` on, as far as they begin before `end`, and returns where the next one begins.
/// `None` where one is not usual.
fn usual_until(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let mut rest = bytes.get(start..)?;
    let most = bytes.len().saturating_sub(end);
    while rest.len() > most {
        // Eight bytes of printable ASCII at a time.
        if let Some((eight, behind)) = rest.split_first_chunk()
            && is_printable_ascii(*eight)
        {
            rest = behind;
            continue;
        }
        rest = match rest {
            [b' '..=b'~' | b'\t' | b'\n' | b'\r', rest @ ..]
            // ¡ (U+00A1) to ¿ (U+00BF), without the soft hyphen.
            | [0xC2, 0xA1..=0xAC | 0xAE..=0xBF, rest @ ..]
            // À (U+00C0) to ƿ (U+01BF), among them đ, ơ and ư.
            | [0xC3..=0xC6, _, rest @ ..]
            // Ẁ (U+1E80) to ỿ (U+1EFF), among them every vowel with two marks.
            | [0xE1, 0xBA..=0xBB, _, rest @ ..]
            // U+2010 to U+2027: dashes, quotes, bullets, the ellipsis.
            | [0xE2, 0x80, 0x90..=0xA7, rest @ ..]
            // U+2180 to U+22FF: arrows, and signs such as ≥.
            | [0xE2, 0x86..=0x8B, _, rest @ ..] => rest,
            [..] => return None,
        };
    }
    Some(bytes.len() - rest.len())
}

/// Whether each of these bytes lies from space to tilde.
const fn is_printable_ascii(eight: [u8; 8]) -> bool {
    const EACH: u64 = u64::MAX / 0xFF;
    let bytes = u64::from_ne_bytes(eight);
    // A byte below a space borrows from its highest bit, a byte of 127 or more has that bit set or carries into it.
    let below = bytes.wrapping_sub(EACH * 0x20);
    let above = bytes.wrapping_add(EACH);
    (bytes | below | above) & (EACH * 0x80) == 0
}

/// The code of a character, such as `U+202E`.
#[must_use]
pub fn code_of(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Parts every command of a CI runner with a space. Two safe texts can make a command when they are put together.
pub(crate) fn parted(text: String) -> String {
    if !text.contains("::") && !text.contains("##[") {
        return text;
    }
    let mut safe = String::with_capacity(text.len() + 8);
    text.chars().for_each(|c| push_parted(&mut safe, c));
    safe
}

/// Parts every `::`, since wrapping may put any word at the start of a line.
fn push_parted(text: &mut String, c: char) {
    if (c == ':' && text.ends_with(':')) || (c == '[' && text.ends_with("##")) {
        text.push(' ');
    }
    text.push(c);
}

/// Whether a text is safe as it is, as nearly all are.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr3(b'\n', b'\r', b'\t', bytes).is_none() && memchr2(b':', b'#', bytes).is_none() && is_usual(text)
}

fn printable(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => shown.push('↵'),
            '\r' => shown.push('␍'),
            '\t' => shown.push(' '),
            '\0'..='\u{1F}' => shown.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => shown.push('␡'),
            hidden if is_hidden(hidden) => {
                shown.extend(["<", &code_of(hidden), ">"]);
            }
            other => push_parted(&mut shown, other),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::Raw;

    fn shown(text: &str) -> String {
        Raw::new(text).terminal().to_string()
    }

    #[test]
    fn a_usual_text_hides_nothing_and_is_composed() {
        let mut usual = 0;
        for c in '\0'..=char::MAX {
            if super::is_usual(&format!("a{c}\u{301}")) || super::is_usual(&c.to_string()) {
                usual += 1;
                assert!(!super::is_hidden(c), "{c:?}");
                let text = format!("e{c}e{c}");
                assert!(unicode_normalization::is_nfc(&text), "{c:?}");
            }
        }
        assert_eq!(usual, 95 + 3 + 30 + 256 + 128 + 24 + 384);
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut eight = *b"abc ~de\"";
                eight[place] = byte;
                assert_eq!(super::is_printable_ascii(eight), (b' '..=b'~').contains(&byte), "{eight:?}");
            }
        }
        for c in '\0'..='\u{2400}' {
            // At every place of a block, and across its end.
            for before in [0, 1, 40, 60, 61, 62, 63, 64, 65, 126, 127] {
                let text = format!("{}{c}{}", "ế".repeat(before / 3) + &"a".repeat(before % 3), "b".repeat(140));
                assert_eq!(super::is_usual(&text), super::is_usual(&c.to_string()), "{c:?} behind {before}");
            }
        }
        assert!(super::is_usual("Kế hoạch – “Đề án”…\r\n"));
        assert!(!super::is_usual("Ke\u{302}\u{301}") && !super::is_usual("a\u{200B}"));
    }

    #[test]
    fn a_plain_text_is_shown_as_it_is() {
        for c in '\0'..=char::MAX {
            let text = format!("việc {c} {c}{c}");
            assert!(!super::is_plain(&text) || shown(&text) == super::parted(text.clone()), "{c:?}");
        }
        assert!(super::is_plain("Đề án – “số hóa”, 85 %") && !super::is_plain("a: b") && !super::is_plain("a\tb"));
    }

    #[test]
    fn nothing_that_a_terminal_obeys_passes() {
        assert_eq!(shown("a\u{1b}[2Jb"), "a␛[2Jb");
        assert_eq!(shown("x\u{9b}1m"), "x<U+009B>1m");
        assert_eq!(shown("\u{202e}abc"), "<U+202E>abc");
        assert_eq!(shown("một\nhai\r\n"), "một↵hai␍↵");
    }

    #[test]
    fn nothing_that_a_ci_runner_obeys_passes() {
        assert_eq!(shown("::error::x"), ": :error: :x");
        assert_eq!(shown("x ##[add-mask]T"), "x ## [add-mask]T");
        assert_eq!(shown(":::"), ": : :");
        assert!(!shown("a:::::b").contains("::"));
    }

    #[test]
    fn a_cut_is_marked_and_counts_columns() {
        assert_eq!(Raw::new("thủ tục").terminal().cut(4).as_str(), "thủ…");
        assert_eq!(Raw::new("thu\u{309} tu\u{323}c").terminal().cut(4).as_str(), "thu\u{309}…");
        assert_eq!(Raw::new("đủ").terminal().cut(2).as_str(), "đủ");
    }
}

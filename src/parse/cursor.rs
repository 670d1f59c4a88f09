//! Finds the key or value at a place of a text that somebody still types. It reads tokens, since there may be no tree
//! yet.

use crate::source::Span;
use std::borrow::Cow;
use std::ops::Range;
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::{ParseError, Source};

/// The role of the word at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Key,
    /// A value, or an element of one.
    Value,
    /// The name of a table in its header.
    Header {
        /// Whether the header is one of a list: `[[task]]`.
        list: bool,
    },
}

/// A place of a text, and the keys around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    pub role: Role,
    /// The keys from the root to the table (for a key), or to the value. Lists count for nothing.
    pub path: Vec<String>,
    /// The word there, without quotes; empty between words.
    pub word: String,
    /// Where the word stands, with its quotes.
    pub span: Span,
    /// The keys that the table has already, those behind the place too; only of a place that was asked for.
    pub present: Vec<String>,
}

/// The key, value or header at a byte of a text.
pub(crate) fn spot(text: &str, byte: usize) -> Spot {
    let source = Source::new(text);
    let mut walk = Walk::default();
    let mut found: Option<(Spot, usize)> = None;
    for token in source.lex() {
        let span = token.span().start()..token.span().end();
        let touches = span.start <= byte && byte <= span.end;
        let here = byte <= span.start || byte < span.end && token.kind() == TokenKind::Whitespace;
        if touches && is_word(&token) {
            found = Some((walk.spot(word(&source, &token), Span::new(span)), walk.table_here()));
        } else if found.is_none() && (here || token.kind() == TokenKind::Eof) {
            // The state before the first token behind the place is that of the place.
            found = Some((walk.spot(String::new(), Span::new(byte..byte)), walk.table_here()));
        }
        walk.take(&token, &source);
    }
    let at_end = || (walk.spot(String::new(), Span::new(byte..byte)), walk.table_here());
    let (mut spot, table) = found.unwrap_or_else(at_end);
    spot.present = walk.keys.iter().filter(|(of, _)| *of == table).map(|(_, key)| key.clone()).collect();
    spot
}

/// A key, a value or the name of a table, of all that a text holds.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Its role and its keys.
    pub spot: Spot,
    /// Whether it stands in quotes.
    pub is_quoted: bool,
    /// The table in which it stands, counted through the text. Tables in braces count on their own.
    pub table: usize,
}

/// Every word of a text, in its order. Words in more brackets, or behind more dots, than any plan has are left out.
pub(crate) fn words(text: &str) -> Vec<Word> {
    const DEEPEST: usize = 32;
    let mut walk = Walk::default();
    let mut words = Vec::new();
    let source = Source::new(text);
    for token in source.lex() {
        if is_word(&token) && walk.depth() <= DEEPEST {
            let span = token.span().start()..token.span().end();
            let spot = walk.spot(word(&source, &token), Span::new(span));
            words.push(Word { spot, is_quoted: token.kind() != TokenKind::Atom, table: walk.table_here() });
        }
        walk.take(&token, &source);
    }
    words
}

/// A table in braces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Braces {
    /// The number of the table, as [`Word::table`] counts.
    pub table: usize,
    /// The keys from the root to it.
    pub path: Vec<String>,
    /// Whether it is one of a list.
    pub in_list: bool,
    /// Both braces, and what stands between them; to the end of the text where the second is absent.
    pub bytes: Range<usize>,
}

/// The tables in braces that stand above all headers, in no other table.
pub(crate) fn top_braces(text: &str) -> Vec<Braces> {
    let source = Source::new(text);
    let mut walk = Walk::default();
    let mut found: Vec<Braces> = Vec::new();
    for token in source.lex() {
        let (start, end) = (token.span().start(), token.span().end());
        if token.kind() == TokenKind::RightCurlyBracket {
            let table = walk.table_here();
            if let Some(closed) = found.iter_mut().find(|braces| braces.table == table) {
                closed.bytes.end = end;
            }
        }
        let is_outermost = walk.open.iter().all(|open| open.inline.is_none());
        let (path, in_list) = (walk.line.clone(), !walk.open.is_empty());
        walk.take(&token, &source);
        if walk.table > 0 {
            break;
        }
        if token.kind() == TokenKind::LeftCurlyBracket && is_outermost {
            found.push(Braces { table: walk.table_here(), path, in_list, bytes: start..text.len() });
        }
    }
    found
}

fn is_word(token: &Token) -> bool {
    matches!(
        token.kind(),
        TokenKind::Atom
            | TokenKind::BasicString
            | TokenKind::LiteralString
            | TokenKind::MlBasicString
            | TokenKind::MlLiteralString
    )
}

/// A word without its quotes, and with the signs for which its escapes stand. One that is still typed may have only
/// one quote.
fn word(source: &Source<'_>, token: &Token) -> String {
    let Some(raw) = source.get(token) else { return String::new() };
    let is_long = matches!(token.kind(), TokenKind::MlBasicString | TokenKind::MlLiteralString);
    if is_long || token.kind() == TokenKind::BasicString && raw.as_str().contains('\\') {
        let mut decoded = Cow::Borrowed("");
        let mut fault: Option<ParseError> = None;
        let _ = raw.decode_scalar(&mut decoded, &mut fault);
        if fault.is_none() {
            return decoded.into_owned();
        }
    }
    raw.as_str().trim_matches(['"', '\'']).to_owned()
}

/// Where the tokens have led so far.
#[derive(Default)]
struct Walk {
    /// The table of the last header.
    header: Vec<String>,
    /// Which table that is, in the order of the text.
    table: usize,
    /// Every key of a table, by table. Inline tables are tables of their own.
    keys: Vec<(usize, String)>,
    tables: usize,
    in_header: Option<bool>,
    /// The key of the line so far, and whether its value has begun.
    line: Vec<String>,
    in_value: bool,
    open: Vec<OpenBracket>,
    last_word: String,
    at_line_start: bool,
    begun: bool,
}

/// A bracket that is open in a value.
struct OpenBracket {
    /// The key so far, and whether its value has begun; `None` in a list.
    inline: Option<(Vec<String>, bool)>,
    table: usize,
}

impl Walk {
    /// How many keys and brackets stand around the next word.
    fn depth(&self) -> usize {
        let keys = |open: &OpenBracket| open.inline.as_ref().map_or(0, |(keys, _)| keys.len());
        let last = self.open.iter().rev().take(64).map(keys).sum::<usize>();
        self.header.len() + self.line.len() + self.open.len() + last
    }

    fn spot(&self, word: String, span: Span) -> Spot {
        let mut path = self.header.clone();
        let role = if let Some(list) = self.in_header {
            Role::Header { list }
        } else {
            path.extend(self.line.iter().cloned());
            for open in &self.open {
                path.extend(open.inline.iter().flat_map(|(key, _)| key.iter().cloned()));
            }
            let in_value = match self.open.last() {
                Some(OpenBracket { inline: Some((_, in_value)), .. }) => *in_value,
                Some(OpenBracket { inline: None, .. }) => true,
                None => self.in_value,
            };
            if in_value { Role::Value } else { Role::Key }
        };
        Spot { role, path, word, span, present: Vec::new() }
    }

    /// The table in which the next word stands.
    fn table_here(&self) -> usize {
        self.open.last().map_or(self.table, |open| open.table)
    }

    fn take(&mut self, token: &Token, source: &Source<'_>) {
        let first = self.at_line_start || !self.begun;
        self.begun = true;
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => return,
            TokenKind::Newline => {
                if self.open.is_empty() || self.in_header.is_some() {
                    self.end_of_line();
                }
                self.at_line_start = true;
                return;
            }
            TokenKind::LeftSquareBracket if self.in_header.is_some() => self.in_header = Some(true),
            TokenKind::LeftSquareBracket if first && !self.in_value => {
                (self.in_header, self.header) = (Some(false), Vec::new());
                self.tables += 1;
                self.table = self.tables;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                let inline = (token.kind() == TokenKind::LeftCurlyBracket).then(|| (Vec::new(), false));
                self.tables += usize::from(inline.is_some());
                let table = if inline.is_some() { self.tables } else { self.table };
                self.open.push(OpenBracket { inline, table });
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                if self.in_header.is_none() {
                    // It also closes what was left open within its own bracket.
                    let closes_list = token.kind() == TokenKind::RightSquareBracket;
                    let own = self.open.iter().rposition(|open| open.inline.is_none() == closes_list);
                    self.open.truncate(own.unwrap_or_else(|| self.open.len().saturating_sub(1)));
                }
            }
            TokenKind::Equals => self.equals(),
            TokenKind::Comma => {
                if let Some(OpenBracket { inline: Some((key, in_value)), .. }) = self.open.last_mut() {
                    key.clear();
                    *in_value = false;
                }
            }
            TokenKind::Dot => self.dot(),
            TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom => {
                self.last_word = word(source, token);
                if self.in_header.is_some() {
                    self.header.push(self.last_word.clone());
                }
            }
        }
        self.at_line_start = false;
    }

    fn end_of_line(&mut self) {
        self.in_header = None;
        self.in_value = false;
        self.line.clear();
        self.open.clear();
    }

    /// A word before `=` was a key. In a list there are none: the list was left open on a line before.
    fn equals(&mut self) {
        let key = std::mem::take(&mut self.last_word);
        if matches!(self.open.last(), Some(OpenBracket { inline: None, .. })) {
            self.end_of_line();
        }
        let (path, in_value, table) = match self.open.last_mut() {
            Some(OpenBracket { inline: Some((path, in_value)), table }) => (path, in_value, *table),
            Some(OpenBracket { inline: None, .. }) | None => (&mut self.line, &mut self.in_value, self.table),
        };
        if !*in_value {
            self.keys.push((table, path.first().unwrap_or(&key).clone()));
            path.push(key);
            *in_value = true;
        }
    }

    fn dot(&mut self) {
        if self.in_header.is_some() {
            return;
        }
        let key = std::mem::take(&mut self.last_word);
        match self.open.last_mut() {
            Some(OpenBracket { inline: Some((path, false)), .. }) => path.push(key),
            None if !self.in_value => self.line.push(key),
            Some(_) | None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, Spot, spot, top_braces, words};

    /// The spot of the mark `|`.
    fn at(text: &str) -> Spot {
        let byte = text.find('|').expect("a mark");
        spot(&text.replace('|', ""), byte)
    }

    fn shown(text: &str) -> (Role, String, String) {
        let Spot { role, path, word, .. } = at(text);
        (role, path.join("."), word)
    }

    fn expect(text: &str, role: Role, path: &str, word: &str) {
        assert_eq!(shown(text), (role, path.to_owned(), word.to_owned()), "{text}");
    }

    #[test]
    fn keys_values_and_headers_are_told_apart() {
        expect("ti|tle = \"x\"\n", Role::Key, "", "title");
        expect("title = \"x|\"\n", Role::Value, "title", "x");
        expect("[[task]]\nlead = |\n", Role::Value, "task.lead", "");
        expect("[[task]]\nlead = \"van-|\nid = 1\n", Role::Value, "task.lead", "van-");
        expect("[[task]]\nsupport = [\"a\", \"b|\"]\n", Role::Value, "task.support", "b");
        expect("[[task]]\ndone = [{ on = 2023-01-01, evid| }]\n", Role::Key, "task.done", "evid");
        expect("[[task]]\ndone = [{ on = 2023-01-01, for = \"|\" }]\n", Role::Value, "task.done.for", "");
        expect("[[ta|]]\n", Role::Header { list: true }, "", "ta");
        expect("[val|\n", Role::Header { list: false }, "", "val");
        expect("[values]\nso-hoa = {numerator = |}\n", Role::Value, "values.so-hoa.numerator", "");
        expect("a = 1\n|\nb = 2\n", Role::Key, "", "");
        expect("|", Role::Key, "", "");
        expect("[issued]\n|", Role::Key, "issued", "");
    }

    #[test]
    fn escapes_stand_for_their_signs() {
        expect("[[task]]\nlead = \"van\\u002Dphong|\"\n", Role::Value, "task.lead", "van-phong");
        expect("[[task]]\n\"le\\u0061d\" = 'a\\b|'\n", Role::Value, "task.lead", "a\\b");
        expect("[[task]]\nlead = \"\"\"\nvan|\"\"\"\n", Role::Value, "task.lead", "van");
        // An escape that nobody knows is taken as it stands.
        expect("[[task]]\nlead = \"a\\q|\"\n", Role::Value, "task.lead", "a\\q");
    }

    #[test]
    fn a_list_that_is_still_open_does_not_swallow_what_follows() {
        expect("[[task]]\nsupport = [\"a\"\nlead = \"|\"\n", Role::Value, "task.lead", "");
    }

    #[test]
    fn every_word_has_its_role_and_its_table() {
        let text = "a = 1\n[[task]]\nid = \"1\"\ndone = [{ by = 'x' }]\n[values.so-hoa]\n";
        let shown = |word: &super::Word| (word.spot.path.join("."), word.spot.word.clone(), word.is_quoted, word.table);
        let expected = [
            ("", "a", false, 0),
            ("a", "1", false, 0),
            ("", "task", false, 1),
            ("task", "id", false, 1),
            ("task.id", "1", true, 1),
            ("task", "done", false, 1),
            ("task.done", "by", false, 2),
            ("task.done.by", "x", true, 2),
            ("", "values", false, 3),
            ("values", "so-hoa", false, 3),
        ];
        let expected = expected.map(|(path, word, quoted, table)| (path.to_owned(), word.to_owned(), quoted, table));
        assert_eq!(words(text).iter().map(shown).collect::<Vec<_>>(), expected);
        for deep in [format!("x = {}1", "[".repeat(100)), format!("[{}b]", "a.".repeat(100))] {
            assert!(words(&deep).len() <= 33, "{deep}");
        }
    }

    #[test]
    fn tables_in_braces_are_found_above_all_headers() {
        let text = "x = { a = { b = 1 } }\ntask = [\n  { id = \"1\", done = [{ on = 1 }] }, # {\n  { id = \"2\"\n]\n[y]\nz = { a = 1 }\n";
        let found = top_braces(text);
        let shown: Vec<_> =
            found.iter().map(|one| (one.path.join("."), one.in_list, &text[one.bytes.clone()])).collect();
        assert_eq!(shown[0], ("x".to_owned(), false, "{ a = { b = 1 } }"));
        assert_eq!(shown[1], ("task".to_owned(), true, "{ id = \"1\", done = [{ on = 1 }] }"));
        assert_eq!((shown[2].0.as_str(), shown.len()), ("task", 3));
        let of_first = |word: &super::Word| word.table == found[1].table;
        let words: Vec<String> = words(text).into_iter().filter(of_first).map(|word| word.spot.word).collect();
        assert_eq!(words, ["id", "1", "done"]);
    }

    #[test]
    fn keys_of_the_table_are_known_before_and_behind() {
        assert_eq!(at("[[task]]\nid = \"1\"\n|\ntitle = \"x\"\n[[task]]\ndue = 1\n").present, ["id", "title"]);
        assert_eq!(at("x = { a = 1, | }\n").present, ["a"]);
    }
}

//! One pass over the tokens of a file before any tree is built from it.
//!
//! The parser's own limit of 80 levels counts headers, dotted keys and brackets apart, so that they
//! multiply: 2 KB of text overflow a small stack and the process aborts. Here they count together.

use crate::source::Span;
use toml_parser::lexer::{Token, TokenKind};
use toml_parser::{ParseError, Source};

/// The deepest nesting of a plan file.
pub(crate) const MOST_LEVELS: usize = 16;
/// The most keys and elements of a plan file.
pub(crate) const MOST_ITEMS: usize = 100_000;
/// The most words and signs, several for each of the keys: the parser keeps a fault for each that is out of place.
const MOST_TOKENS: usize = 5 * MOST_ITEMS;
/// The most faults inside words behind the first of each, such as unknown escapes. No finding names them, but the
/// parser makes a text for each.
pub(crate) const MOST_FAULTS: usize = 10_000;

/// The result of the pass.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum GuardResult {
    /// It can be parsed.
    Fit {
        /// A bracket of a value that is never closed.
        unclosed: Option<Span>,
    },
    /// Too many levels, counted at this place.
    TooDeep(Span),
    /// Too many keys and elements, counted at this place.
    TooMany(Span),
    /// Too many faults inside words, counted at this place.
    TooFaulty(Span),
}

/// One bracket that is open, and the dots of the key being read inside it.
struct OpenBracket {
    bracket: Token,
    dots: usize,
    in_key: bool,
}

/// Looks at a file.
pub(crate) fn check(text: &str) -> GuardResult {
    let mut header = 0;
    let mut line_dots = 0;
    let mut in_key = true;
    let mut in_header = false;
    let mut at_line_start = true;
    let mut open: Vec<OpenBracket> = Vec::new();
    let (mut items, mut seen, mut faults) = (0usize, 0usize, 0usize);

    let source = Source::new(text);
    for token in source.lex() {
        let span = Span::new(token.span().start()..token.span().end());
        let first_on_line = at_line_start;
        match token.kind() {
            TokenKind::Newline => {
                // A line without `=` counts as a key: somebody forgot the sign.
                items += usize::from(open.is_empty() && !in_header && in_key && !at_line_start);
                at_line_start = true;
                if open.is_empty() || in_header {
                    (line_dots, in_key, in_header) = (0, true, false);
                    open.clear();
                }
                continue;
            }
            TokenKind::Whitespace => continue,
            TokenKind::Comment => {
                faults += more_faults_in(source, &token, false);
                if faults > MOST_FAULTS {
                    return GuardResult::TooFaulty(span);
                }
                continue;
            }
            TokenKind::Eof => break,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                if open.is_empty() && first_on_line {
                    (in_header, header) = (true, 0);
                    items += 1;
                } else if !in_header {
                    let in_key = token.kind() == TokenKind::LeftCurlyBracket;
                    open.push(OpenBracket { bracket: token, dots: 0, in_key });
                }
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                if !in_header {
                    open.pop();
                }
            }
            TokenKind::Dot => match open.last_mut() {
                _ if in_header => header += 1,
                Some(inner) if inner.in_key => inner.dots += 1,
                None if in_key => line_dots += 1,
                Some(_) | None => {}
            },
            TokenKind::Equals => {
                items += 1;
                match open.last_mut() {
                    Some(inner) => inner.in_key = false,
                    None => in_key = false,
                }
            }
            TokenKind::Comma => {
                items += 1;
                if let Some(inner) = open.last_mut() {
                    inner.dots = 0;
                    inner.in_key = inner.bracket.kind() == TokenKind::LeftCurlyBracket;
                }
            }
            TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::MlLiteralString
            | TokenKind::MlBasicString
            | TokenKind::Atom => {
                let names = in_header || open.last().map_or(in_key, |inner| inner.in_key);
                faults += more_faults_in(source, &token, names);
            }
        }
        at_line_start = false;
        let levels = header + line_dots + open.iter().map(|inner| 1 + inner.dots).sum::<usize>();
        if levels > MOST_LEVELS {
            return GuardResult::TooDeep(span);
        }
        if faults > MOST_FAULTS {
            return GuardResult::TooFaulty(span);
        }
        seen += 1;
        if items > MOST_ITEMS || seen > MOST_TOKENS {
            return GuardResult::TooMany(span);
        }
    }
    let unclosed = open.first().map(|inner| {
        let span = inner.bracket.span();
        Span::new(span.start()..span.end())
    });
    GuardResult::Fit { unclosed }
}

/// How many faults the parser would find inside a word or a comment, behind the first.
fn more_faults_in(source: Source<'_>, token: &Token, is_key: bool) -> usize {
    let Some(raw) = source.get(token) else { return 0 };
    let mut count = 0usize;
    let mut counted = |_: ParseError| count += 1;
    if token.kind() == TokenKind::Comment {
        raw.decode_comment(&mut counted);
    } else if is_key {
        raw.decode_key(&mut (), &mut counted);
    } else {
        let _ = raw.decode_scalar(&mut (), &mut counted);
    }
    count.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{GuardResult, check};

    #[test]
    fn headers_dots_and_brackets_count_together() {
        let fits = |text: &str| matches!(check(text), GuardResult::Fit { .. });
        assert!(fits("a = [[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]"), "16 brackets");
        assert!(!fits("a = [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]"), "17 brackets");
        assert!(!fits("[a.b.c.d.e.f]\ng.h.i.j.k.l = {m.n.o.p.q.r = [[[1]]]}"), "a little of each");
        assert!(fits("[[a.b]]\nx = [1.5, 2.5, 3.5, 4.5]\ny = {p = 1.5, q = 2.5}"), "a decimal point opens no level");
        assert!(fits(&"a.b.c = 1\n".repeat(50)), "lines do not add up");
        assert!(fits(&"[a.b.c.d.e.f.g.h]\n".repeat(50)), "headers do not add up");
    }

    #[test]
    fn the_sixteenth_level_is_the_last_however_it_is_written() {
        let nested = |levels: usize, inside: &str| format!("a = {}{inside}{}", "[".repeat(levels), "]".repeat(levels));
        let dotted = |parts: usize| vec!["k"; parts].join(".");
        let deep = |text: &str| matches!(check(text), GuardResult::TooDeep(_));
        for (fits, too_deep) in [
            (format!("[{}]", dotted(17)), format!("[{}]", dotted(18))),
            (format!("[[{}]]", dotted(17)), format!("[[{}]]", dotted(18))),
            (format!("{} = 1", dotted(17)), format!("{} = 1", dotted(18))),
            (format!("a = {{ {} = 1 }}", dotted(16)), format!("a = {{ {} = 1 }}", dotted(17))),
            (format!("a = {{ b = 1, {} = 1 }}", dotted(16)), format!("a = {{ b = 1, {} = 1 }}", dotted(17))),
            (nested(16, "1"), nested(17, "1")),
            (nested(15, "\n{ b = 1 }\n"), nested(16, "\n{ b = 1 }\n")),
        ] {
            assert!(!deep(&fits), "{fits}");
            assert!(deep(&too_deep), "{too_deep}");
            // Lines before that are closed change no depth.
            for before in ["[a]\nx = [{ c.d = [1] }]\n", "x = 1.5\n", "[[a]]\n\n# b.c\n"] {
                assert!(!deep(&format!("{before}{fits}\n")), "{before}{fits}");
                assert!(deep(&format!("{before}{too_deep}\n")), "{before}{too_deep}");
            }
        }
    }

    #[test]
    fn a_decimal_point_is_not_a_level_at_any_place() {
        let fits = |text: &str| matches!(check(text), GuardResult::Fit { .. });
        let nested = |inside: &str| format!("a = {}{inside}{}", "[".repeat(16), "]".repeat(16));
        for inside in ["1.5", "1, 2.5", "1.5, 2.5, 3.5"] {
            assert!(fits(&nested(inside)), "{inside}");
        }
        let key = vec!["k"; 17].join(".");
        assert!(fits(&format!("{key} = 1.5")));
        assert!(fits(&format!("a = {{ {} = 1.5, b = 2.5 }}", vec!["k"; 16].join("."))));
    }

    #[test]
    fn an_open_bracket_is_found() {
        assert!(
            matches!(check("a = [1, 2\nb = 3\n[c]\nd = 1\n"), GuardResult::Fit { unclosed: Some(span) } if span.start == 4)
        );
        assert_eq!(check("a = [1]\n[c\nd = 1\n"), GuardResult::Fit { unclosed: None });
    }

    #[test]
    fn too_many_elements_are_counted() {
        let too_many = |text: &str| matches!(check(text), GuardResult::TooMany(_));
        // The key itself is one.
        assert!(!too_many(&format!("a = [{}]", "1,".repeat(99_999))));
        assert!(too_many(&format!("a = [{}]", "1,".repeat(100_000))));
        assert!(!too_many(&"a=1\n".repeat(100_000)));
        assert!(too_many(&"a=1\n".repeat(100_001)));
        assert!(too_many(&"[[a]]\n".repeat(100_001)) && too_many(&"[a]\n".repeat(100_001)));
        assert!(too_many(&"a\n".repeat(100_002)));
        let words = |count: usize| format!("a = [{}", " b".repeat(count - "a=[".len()));
        assert!(!too_many(&words(500_000)) && too_many(&words(500_001)));
    }

    #[test]
    fn faults_inside_words_and_comments_are_counted() {
        type Text<'t> = &'t dyn Fn(usize) -> String;
        let too_faulty = |text: &str| matches!(check(text), GuardResult::TooFaulty(_));
        let escapes = |count: usize| "\\q".repeat(count);
        let texts: [(&str, Text<'_>); 6] = [
            ("value", &|count| format!("a = \"{}\"", escapes(count))),
            ("key", &|count| format!("\"{}\" = 1", escapes(count))),
            ("key in brackets", &|count| format!("a = {{ \"{}\" = 1 }}", escapes(count))),
            ("header", &|count| format!("[\"{}\"]", escapes(count))),
            ("number", &|count| format!("a = 1{}", "__1".repeat(count))),
            ("comment", &|count| format!("# {}", "\u{1}".repeat(count))),
        ];
        // The first fault of each is not counted.
        for (name, text) in texts {
            assert!(!too_faulty(&text(10_001)), "{name}");
            assert!(too_faulty(&text(10_002)), "{name}");
            let twice = |first: usize| format!("{}\n{}\n", text(first), text(5_001));
            assert!(!too_faulty(&twice(5_001)), "{name}");
            assert!(too_faulty(&twice(5_002)), "{name}");
        }
        // Such a word is a sound key, whatever it would be as a number.
        let word = format!("1{}", "__1".repeat(20_000));
        assert!(!too_faulty(&format!("{word} = 1")) && !too_faulty(&format!("[{word}]")));
        assert!(!too_faulty(&format!("a = {{ {word} = 1 }}")));
        assert!(!too_faulty(&"a = \"\\q\"\n".repeat(20_000)), "one fault a word");
    }
}

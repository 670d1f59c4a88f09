//! The runs of lines that an editor can fold: tables, values in brackets, comments. It reads tokens, since the text may
//! be half typed.

use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A run of lines that can be folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Fold {
    /// From a byte of its first line to one of its last.
    pub bytes: Range<usize>,
    /// Whether it holds nothing but comments.
    pub is_comment: bool,
}

/// The folds of a text, by where they begin.
pub(crate) fn folds(text: &str) -> Vec<Fold> {
    let mut folds = Vec::new();
    // The header that is open, the brackets of values that are, and the lines of comments.
    let (mut header, mut open): (Option<usize>, Vec<usize>) = (None, Vec::new());
    let mut comments: Option<Range<usize>> = None;
    // The end of the last key, value or header; whether a line has begun; and whether this is a header.
    let (mut last, mut is_first, mut in_header) = (0, true, false);
    for token in Source::new(text).lex() {
        let span = token.span().start()..token.span().end();
        match token.kind() {
            TokenKind::Newline => {
                is_first = true;
                in_header = false;
                continue;
            }
            TokenKind::Comment if is_first => {
                let goes_on = |known: &Range<usize>| {
                    text.get(known.end..span.start).is_some_and(|between| between.matches('\n').count() == 1)
                };
                match &mut comments {
                    Some(known) if goes_on(known) => known.end = span.end,
                    Some(_) | None => push(&mut folds, comments.replace(span.clone()), true),
                }
                is_first = false;
                continue;
            }
            TokenKind::Comment | TokenKind::Whitespace => continue,
            TokenKind::LeftSquareBracket if is_first && open.is_empty() => {
                push(&mut folds, comments.take(), true);
                push(&mut folds, header.replace(span.start).map(|start| start..last), false);
                in_header = true;
            }
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket if !in_header => open.push(span.start),
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket if !in_header => {
                push(&mut folds, open.pop().map(|start| start..span.end), false);
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => push(&mut folds, Some(span.clone()), false),
            TokenKind::Equals => {
                // No list holds a sign of equality: one was left open before.
                if is_in_list(text, &open) {
                    open.clear();
                }
            }
            TokenKind::LeftSquareBracket
            | TokenKind::LeftCurlyBracket
            | TokenKind::RightSquareBracket
            | TokenKind::RightCurlyBracket
            | TokenKind::Eof
            | TokenKind::Comma
            | TokenKind::Dot
            | TokenKind::LiteralString
            | TokenKind::BasicString
            | TokenKind::Atom => {}
        }
        is_first = false;
        if token.kind() != TokenKind::Eof {
            push(&mut folds, comments.take(), true);
            last = span.end;
        }
    }
    push(&mut folds, comments, true);
    push(&mut folds, header.map(|start| start..last), false);
    folds.retain(|fold| text.get(fold.bytes.clone()).is_some_and(|lines| lines.contains('\n')));
    folds.sort_by_key(|fold| (fold.bytes.start, fold.bytes.end));
    folds
}

fn push(folds: &mut Vec<Fold>, bytes: Option<Range<usize>>, is_comment: bool) {
    folds.extend(bytes.map(|bytes| Fold { bytes, is_comment }));
}

fn is_in_list(text: &str, open: &[usize]) -> bool {
    open.last().is_some_and(|at| text.get(*at..).is_some_and(|rest| rest.starts_with('[')))
}

#[cfg(test)]
mod tests {
    use super::folds;

    #[test]
    fn tables_brackets_and_comments_fold() {
        let text =
            "# a\n# b\n\n# c\nx = 1\n[[task]]\nid = 1\ndone = [\n  1, # y\n]\n\n# of b\n# and b\n[b]\nc = { d = 1 }\n";
        let line = |byte: usize| text[..byte].matches('\n').count();
        let found: Vec<(usize, usize, bool)> =
            folds(text).iter().map(|fold| (line(fold.bytes.start), line(fold.bytes.end), fold.is_comment)).collect();
        assert_eq!(found, [(0, 1, true), (5, 9, false), (7, 9, false), (11, 12, true), (13, 14, false)]);
    }

    #[test]
    fn a_list_that_is_still_open_swallows_no_table() {
        let text = "[a]\nx = [\n1\ny = 2\n[b]\nz = 1\n";
        assert_eq!(folds(text).len(), 2, "{:?}", folds(text));
    }
}

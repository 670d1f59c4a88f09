//! How texts are read.

use super::form::Form;
use super::value_reader::{Shape, ValueReader};
use crate::diag::Finding;
use crate::parse::Node;
use crate::parse::rules::INVISIBLE_CHARACTER;
use crate::text::{Both, code_of, is_hidden};
use crate::value::Text;
use memchr::memchr;

impl Shape for Text {
    const EXPECTED: Both = Both { en: "a text in quotes", vi: "chữ trong dấu nháy" };

    fn form() -> Form {
        Form::Text
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let text = visible_text(node, reader)?;
        let begins_with_letter = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        if !begins_with_letter && text.trim().is_empty() {
            let expected = Both { en: "a text that is not empty", vi: "chữ không để trống" };
            reader.wrong_value(node, expected, text, None);
            return None;
        }
        Some(Self::from(text))
    }
}

impl Shape for String {
    const EXPECTED: Both = Text::EXPECTED;

    fn form() -> Form {
        Form::AnyText
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        visible_text(node, reader).map(str::to_owned)
    }
}

/// A text without hidden characters.
fn visible_text<'n>(node: Node<'n>, reader: &mut ValueReader<'_>) -> Option<&'n str> {
    let Some(text) = node.as_text() else {
        reader.wrong_type(node, Text::EXPECTED);
        return None;
    };
    // Hidden characters that stand there as such were reported for the file; here are the escaped.
    if !node.is_as_written()
        && let Some(c) = text.chars().find(|c| is_hidden(*c) && !reader.written(node).contains(*c))
    {
        let finding = Finding::new(&INVISIBLE_CHARACTER, reader.place(node)).text("character", code_of(c));
        reader.push(finding);
        return None;
    }
    // With a line feed it ends a line. Alone, it lets a terminal write over what stands before it.
    let may_hold_return = reader.has_returns() || !node.is_as_written();
    if may_hold_return
        && memchr(b'\r', text.as_bytes()).is_some()
        && text.split('\r').skip(1).any(|behind| !behind.starts_with('\n'))
    {
        let finding = Finding::new(&INVISIBLE_CHARACTER, reader.place(node)).text("character", code_of('\r'));
        reader.push(finding);
        return None;
    }
    Some(text)
}

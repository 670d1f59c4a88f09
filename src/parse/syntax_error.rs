//! The parser's faults in our words.
//!
//! The parser's own text is English, has no limit and repeats the file's characters. So only its place and kind are
//! used.

use super::slips::DAY_FORM;
use super::slips::SlipKind;
use crate::source::Span;
use crate::text::Both;

/// One fault of syntax.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SyntaxError {
    /// A kind of fault.
    pub kind: Kind,
    pub span: Span,
}

/// A kind of fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// No real date.
    Date(Both),
    /// A value that is written as people write it; the rest of the file is not in doubt.
    Slip(SlipKind),
    /// A value that cannot be read; the rest of the file is not in doubt.
    Value(Both),
    /// The line cannot be told apart into key and value.
    Structure(Both),
}

/// The kinds by the beginning of the parser's message, the first that fits.
const KINDS: &[(&str, Kind)] = &[
    ("invalid date, expected month between", Kind::Date(DATE_MONTH)),
    ("invalid date, expected day between", Kind::Date(DATE_DAY)),
    ("invalid time", Kind::Date(DAY_FORM)),
    ("invalid date", Kind::Date(DAY_FORM)),
    ("string values must be quoted", Kind::Value(QUOTES)),
    ("invalid basic string, expected `\"`", Kind::Value(STRING_END)),
    ("invalid literal string, expected `'`", Kind::Value(STRING_END)),
    ("invalid multi-line basic string, expected `\"`", Kind::Structure(STRING_END)),
    ("invalid multi-line literal string, expected `'`", Kind::Structure(STRING_END)),
    ("invalid basic string", Kind::Value(CONTROL)),
    ("invalid literal string", Kind::Value(CONTROL)),
    ("invalid multi-line", Kind::Value(CONTROL)),
    ("missing escaped value", Kind::Value(ESCAPE)),
    ("too few unicode", Kind::Value(ESCAPE)),
    ("invalid boolean", Kind::Value(QUOTES)),
    ("invalid exponent", Kind::Value(NUMBER)),
    ("invalid mantissa", Kind::Value(NUMBER)),
    ("invalid fraction", Kind::Value(NUMBER)),
    ("invalid float", Kind::Value(NUMBER)),
    ("invalid hexadecimal", Kind::Value(NUMBER)),
    ("invalid octal", Kind::Value(NUMBER)),
    ("invalid binary", Kind::Value(NUMBER)),
    ("unexpected leading zero", Kind::Value(LEADING_ZERO)),
    ("`_` may only go", Kind::Value(NUMBER)),
    ("integers with a radix", Kind::Value(NUMBER)),
    ("radix must be", Kind::Value(NUMBER)),
    ("redundant", Kind::Value(NUMBER)),
    ("duplicate key", Kind::Structure(TWICE)),
    ("extra `=`", Kind::Structure(EXTRA_EQUALS)),
    ("key with no value", Kind::Structure(NO_EQUALS)),
    ("missing assignment", Kind::Structure(NO_EQUALS)),
    ("unexpected key or value", Kind::Structure(SECOND_VALUE)),
    ("missing comma", Kind::Structure(NO_COMMA)),
    ("extra comma", Kind::Structure(EXTRA_COMMA)),
    ("unexpected `=` in array", Kind::Structure(EQUALS_IN_LIST)),
    ("unclosed", Kind::Structure(UNCLOSED)),
    ("invalid unquoted key", Kind::Structure(KEY)),
    ("unquoted keys cannot be empty", Kind::Structure(NO_KEY)),
    ("keys cannot be multi-line", Kind::Structure(KEY)),
    ("carriage return", Kind::Structure(CARRIAGE_RETURN)),
    ("invalid comment character", Kind::Structure(CONTROL)),
];

const DATE_MONTH: Both =
    Both { en: "no date: the month must be 01 to 12", vi: "không phải là ngày: tháng phải từ 01 đến 12" };
const DATE_DAY: Both =
    Both { en: "no date: the month has no such day", vi: "không phải là ngày: tháng không có ngày này" };
const QUOTES: Both = Both {
    en: "a value is missing here, or a text without quotes",
    vi: "thiếu giá trị ở đây, hoặc chữ chưa đặt trong dấu nháy",
};
const STRING_END: Both = Both { en: "the text is not closed by a quote", vi: "đoạn chữ chưa đóng dấu nháy" };
const CONTROL: Both = Both { en: "a control character", vi: "ký tự điều khiển" };
const ESCAPE: Both = Both {
    en: "`\\` begins no known escape (write `\\\\`, or use single quotes)",
    vi: "`\\` không mở đầu ký hiệu nào (viết `\\\\` hoặc dùng dấu nháy đơn)",
};
const LEADING_ZERO: Both =
    Both { en: "a number cannot begin with 0", vi: "số không được bắt đầu bằng 0" };
const NUMBER: Both = Both { en: "not written as a number", vi: "không viết đúng dạng số" };
const TWICE: Both = Both { en: "the key is given twice", vi: "khóa này đã có ở trên" };
const EXTRA_EQUALS: Both = Both { en: "one `=` too many", vi: "thừa dấu `=`" };
const NO_EQUALS: Both = Both { en: "`=` is missing after the key", vi: "thiếu dấu `=` sau khóa" };
const SECOND_VALUE: Both = Both {
    en: "something stands behind the value (decimals take a point: 3.718)",
    vi: "có chữ thừa sau giá trị (số thập phân dùng dấu chấm: 3.718)",
};
const NO_COMMA: Both = Both { en: "a comma is missing", vi: "thiếu dấu phẩy" };
const EXTRA_COMMA: Both = Both { en: "one comma too many", vi: "thừa dấu phẩy" };
const EQUALS_IN_LIST: Both = Both { en: "`=` inside a list", vi: "có dấu `=` trong danh sách" };
const UNCLOSED: Both = Both { en: "a bracket is not closed", vi: "ngoặc chưa đóng" };
const KEY: Both = Both {
    en: "keys are ASCII letters, digits, `_` and `-`",
    vi: "khóa chỉ gồm chữ cái không dấu, chữ số, `_` và `-`",
};
const NO_KEY: Both = Both { en: "a key is missing here", vi: "thiếu khóa ở đây" };
const CARRIAGE_RETURN: Both = Both { en: "a carriage return without a line feed", vi: "ký tự CR không kèm LF" };
const OTHER: Both = Both { en: "this cannot be read here", vi: "không đọc được chỗ này" };

impl SyntaxError {
    /// The fault that the parser names.
    pub(crate) fn new(error: &toml::de::Error) -> Self {
        let kind = KINDS.iter().find(|(start, _)| error.message().starts_with(start));
        Self {
            kind: kind.map_or(Kind::Structure(OTHER), |(_, kind)| *kind),
            span: Span::new(error.span().unwrap_or_default()),
        }
    }

    /// Whether a key or a header is there already.
    pub(crate) fn is_twice(&self) -> bool {
        self.kind == Kind::Structure(TWICE)
    }

    /// A value that is written as people write it.
    pub(crate) const fn slip(kind: SlipKind, span: Span) -> Self {
        Self { kind: Kind::Slip(kind), span }
    }

    /// A bracket that nothing closes.
    pub(crate) const fn unclosed(span: Span) -> Self {
        Self { kind: Kind::Structure(UNCLOSED), span }
    }
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Kind, OTHER, SyntaxError};
    use std::collections::BTreeSet;

    /// A newer parser may word its messages in another way: this fails when one is not known any more.
    #[test]
    fn every_message_of_the_parser_is_known() {
        let mut seen = BTreeSet::new();
        for text in [
            "a = 2023-13-01",
            "a = tru",
            "a = 1e",
            "a = .5",
            "a = 5.",
            "a = 1.2.3",
            "a = 0xZZ",
            "a = 0o9",
            "a = 0b2",
            "a = 2023-02-30",
            "a = 2023-6-3",
            "a = 25:00:00",
            "a = xã",
            "a = \"x",
            "a = 'x",
            "a = \"\"\"x",
            "a = '''x",
            "a = \"\u{1}\"",
            "a = '\u{1}'",
            "a = \"\"\"\u{1}\"\"\"",
            "a = \"\\q\"",
            "a = \"\\u12\"",
            "a = 01",
            "a = 1__0",
            "a = +0x1",
            "a = 0X1",
            "a = --1",
            "a = 1\na = 2",
            "a = = 1",
            "a 1",
            "a = {b 1}",
            "a = {b = }",
            "a = 1,5",
            "a = [1\n2]",
            "a = [,]",
            "a = [b = 1]",
            "a = [1",
            "tiêu = 1",
            "= 1",
            "\"\"\"a\"\"\" = 1",
            "a = 1\rb",
            "a = 1 # \u{1}",
        ] {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            assert!(!errors.is_empty(), "{text:?}");
            for error in &errors {
                let known = SyntaxError::new(error).kind;
                assert_ne!(known, Kind::Structure(OTHER), "{text:?}: {}", error.message());
                seen.extend(KINDS.iter().position(|(start, _)| error.message().starts_with(start)));
            }
        }
        let unseen: Vec<&str> =
            KINDS.iter().enumerate().filter(|(index, _)| !seen.contains(index)).map(|(_, (start, _))| *start).collect();
        assert!(unseen.is_empty(), "no text brings out {unseen:?}");
    }
}

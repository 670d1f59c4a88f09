//! Characters of XML: which it may hold, and how text is written in it.

use std::fmt::Write as _;

/// Whether XML 1.0 may hold the character (production 2 of the recommendation).
pub const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Whether a name of XML may begin with the character.
const fn begins_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

const fn continues_name(c: char) -> bool {
    begins_name(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Whether the text is a name with at most one colon, as namespaces ask.
pub fn is_name(text: &str) -> bool {
    let is_part = |part: &str| part.starts_with(begins_name) && part.chars().all(continues_name);
    match text.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(text),
    }
}

/// The character of a reference (`lt`, `#13`, `#xD`), if XML knows it by itself and may hold it.
pub fn referred(name: &str) -> Option<char> {
    let number = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "apos" => return Some('\''),
        "quot" => return Some('"'),
        _ => name.strip_prefix('#')?,
    };
    let (digits, base) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // `from_str_radix` would take a sign too.
    let is_number = digits.chars().all(|c| c.is_digit(base));
    let code = u32::from_str_radix(digits, base).ok().filter(|_| is_number)?;
    char::from_u32(code).filter(|c| is_legal(*c))
}

/// The text that stands behind its written form. The reader has checked the references.
pub fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let (name, behind) = after.split_once(';').unwrap_or((after, ""));
        text.extend(referred(name));
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// Appends text so that it appears as itself. Characters that XML or Word cannot hold become visible (`\u{1b}`).
pub fn escape(text: &str, out: &mut String) {
    let mut kept = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' => continue,
            _ if c.is_control() || !is_legal(c) => "",
            _ => continue,
        };
        out.push_str(text.get(kept..at).unwrap_or_default());
        kept = at + c.len_utf8();
        if instead.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push_str(instead);
        }
    }
    out.push_str(text.get(kept..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::{escape, is_name, referred, unescape};

    #[test]
    fn text_appears_as_itself() {
        let mut out = String::new();
        escape("a<b>&\"]]>\u{1b}\r\u{85}\u{ffff}\u{202e}𠀀", &mut out);
        assert_eq!(out, "a&lt;b&gt;&amp;&quot;]]&gt;\\u{1b}\\u{d}\\u{85}\\u{ffff}\u{202e}𠀀");
        assert_eq!(unescape("a&lt;&#x111;&#273;&amp;lt;"), "a<đđ&lt;");
    }

    #[test]
    fn references_are_those_that_xml_knows() {
        assert_eq!(referred("#xD"), Some('\r'));
        for wrong in ["nbsp", "#0", "#x0", "#xFFFE", "#+65", "#xD800", "#", "#x", "", "#99999999999"] {
            assert_eq!(referred(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_have_at_most_one_colon() {
        assert!(is_name("w:p") && is_name("đường") && !is_name("a:b:c") && !is_name("1") && !is_name(":a"));
    }
}

//! Text of workbooks and documents as it was meant.

use crate::ooxml::chars::unescape;

/// The text behind its form in XML. A line break of the XML itself is one character, whatever system wrote it (XML 1.0,
/// 2.11); one that is written as a reference stays as it is.
pub(super) fn plain(raw: &str) -> String {
    if raw.contains('\r') { unescape(&raw.replace("\r\n", "\n").replace('\r', "\n")) } else { unescape(raw) }
}

/// Undoes the way in which workbooks write characters that XML does not keep: `_x000D_` (ISO/IEC 29500-1, 22.9.2.19).
pub(super) fn unfold(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once("_x") {
        out.push_str(before);
        let letter = code(after);
        out.push_str(if letter.is_some() { "" } else { "_x" });
        out.extend(letter);
        rest = if letter.is_some() { after.get(5..).unwrap_or_default() } else { after };
    }
    out.push_str(rest);
    out
}

/// The character of four digits with a line behind them.
fn code(text: &str) -> Option<char> {
    let digits = text.get(..5)?.strip_suffix('_')?;
    let is_number = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| is_number).and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::{plain, unfold};

    #[test]
    fn line_breaks_are_one_character() {
        assert_eq!(plain("a\r\nb\rc&#13;&amp;"), "a\nb\nc\r&");
    }

    #[test]
    fn folded_characters_are_unfolded() {
        for (folded, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_x00e0_", "à"),
            ("_xD800_", "_xD800_"),
            ("_x12", "_x12"),
            ("_x+00D_", "_x+00D_"),
            ("ma_xa_đường", "ma_xa_đường"),
            ("_x_x0041_", "_xA"),
        ] {
            assert_eq!(unfold(folded.to_owned()), expected, "{folded}");
        }
    }
}

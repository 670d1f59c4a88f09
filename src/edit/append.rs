//! Tables behind the end of a file, many at once: one edit for each would read the file again for each.

use super::apply::apply;
use super::habits::Habits;
use super::meant::{Edit, Step};
use super::splice::Fault;
use crate::parse::Plain;

/// A value as a new file has it.
#[must_use]
pub(crate) fn written(value: &Plain) -> String {
    Habits::usual().write(value)
}

/// The text with a block of `[[…]]` tables behind its end; every other byte stays. Lines of the block end with `\n`.
///
/// # Errors
/// When the text or the block cannot be read, or the text holds such a list in brackets.
pub(crate) fn append_tables(text: &str, block: &str) -> Result<String, Fault> {
    let (Some(Plain::Table(meant)), Some(Plain::Table(new))) = (Plain::parse(text), Plain::parse(block)) else {
        return Err(Fault::Unreadable);
    };
    // An empty list in brackets would forbid tables below headers.
    let is_empty =
        |name: &String| meant.iter().any(|(known, value)| known == name && *value == Plain::List(Vec::new()));
    let empty = new.iter().map(|(name, _)| name).find(|name| is_empty(name));
    if let Some(name) = empty {
        let text = apply(text, &[Edit::remove(vec![Step::Key(name.clone())])])?;
        return append_tables(&text, block);
    }
    let mut meant = meant;
    for (name, value) in new {
        match (meant.iter_mut().find(|(known, _)| *known == name), value) {
            (None, value) => meant.push((name, value)),
            (Some((_, Plain::List(elements))), Plain::List(new)) => elements.extend(new),
            (Some(_), _) => return Err(Fault::Unusual),
        }
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut appended = text.to_owned();
    let is_blank = text.trim_start_matches('\u{FEFF}').is_empty();
    if !is_blank && !text.ends_with('\n') {
        appended.push_str(newline);
    }
    if !is_blank && !appended.ends_with("\n\n") && !appended.ends_with("\n\r\n") {
        appended.push_str(newline);
    }
    for line in block.lines() {
        appended.push_str(line);
        appended.push_str(newline);
    }
    let is_meant = Plain::parse(&appended).is_some_and(|data| data.sorted() == Plain::Table(meant).sorted());
    if is_meant { Ok(appended) } else { Err(Fault::Unusual) }
}

#[cfg(test)]
mod tests {
    use super::append_tables;
    use crate::edit::Fault;

    #[test]
    fn tables_go_behind_the_end_and_no_other_byte_changes() {
        let block = "# c\n[[t]]\nx = 2 # two\n";
        for (text, behind) in [
            ("", "# c\n[[t]]\nx = 2 # two\n"),
            ("[[t]]\nx = 1", "\n\n# c\n[[t]]\nx = 2 # two\n"),
            ("[[t]]\nx = 1\n\n", "# c\n[[t]]\nx = 2 # two\n"),
            ("\u{FEFF}", "# c\n[[t]]\nx = 2 # two\n"),
            ("# a\nt = []\n", "\n# c\n[[t]]\nx = 2 # two\n"),
            ("a = 1\r\n", "\r\n# c\r\n[[t]]\r\nx = 2 # two\r\n"),
        ] {
            let before = text.replace("t = []\n", "");
            assert_eq!(append_tables(text, block), Ok(format!("{before}{behind}")), "{text:?}");
        }
    }

    #[test]
    fn a_list_in_brackets_is_left_to_a_person() {
        assert_eq!(append_tables("t = [{ x = 1 }]\n", "[[t]]\nx = 2\n"), Err(Fault::Unusual));
        assert_eq!(append_tables("t = 1\n", "[[t]]\nx = 2\n"), Err(Fault::Unusual));
        assert_eq!(append_tables("t = \n", "[[t]]\nx = 2\n"), Err(Fault::Unreadable));
    }
}

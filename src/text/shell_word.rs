//! Words of a command line that a person may copy into a shell.

/// A word as a shell reads it back: in quotes where blanks or other signs would mean something to the shell.
#[must_use]
pub(crate) fn shell_word(word: &str) -> String {
    quoted(word, cfg!(windows))
}

fn quoted(word: &str, for_windows: bool) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./:,+@%".contains(c);
    if !word.is_empty() && !word.starts_with(['~', '@']) && word.chars().all(is_plain) {
        word.to_owned()
    } else if for_windows {
        format!("\"{}\"", word.replace('"', "\\\""))
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_shell_reads_the_word_back() {
        for plain in ["plans/mau", "1.2", "tạm"] {
            assert_eq!(quoted(plain, false), plain);
        }
        assert_eq!(quoted("kế hoạch", false), "'kế hoạch'");
        assert_eq!(quoted("a'b", false), "'a'\\''b'");
        assert_eq!(quoted("$(x)", false), "'$(x)'");
        assert_eq!(quoted("a;b", false), "'a;b'");
        assert_eq!(quoted("", false), "''");
        assert_eq!(quoted("~", false), "'~'");
        assert_eq!(quoted("kế hoạch", true), "\"kế hoạch\"");
        assert_eq!(quoted("C:/kế-hoạch", true), "C:/kế-hoạch");
    }
}

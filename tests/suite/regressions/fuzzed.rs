//! Faults that the fuzz targets found.

use crate::Workspace;

/// Found by the target `sinks`: `##` before the mark in a source line and `[` behind it.
#[test]
fn no_command_comes_of_the_parts_of_a_source_line() {
    let folder = Workspace::minimal();
    folder.write("plans/mau/issues.toml", "# ##\u{202e}##[add-mask]x\n##\u{200b}[x\na.##[x ::y\n");
    let outcome = folder.run(&["validate", "--lang", "en"]);
    assert_eq!(outcome.status, 1);
    assert!(!outcome.all().contains("##[") && !outcome.all().contains("::"), "{}", outcome.all());
}

/// Found by the target `sinks`: a colon at the end of a name, and one that the sentence puts behind it.
#[cfg(unix)]
#[test]
fn no_command_comes_of_a_name_and_the_words_behind_it() {
    let folder = Workspace::minimal();
    std::os::unix::fs::symlink("/", folder.file("plans/x :")).expect("a link");
    for args in [&["validate", "--output-format", "concise"][..], &["ci", "--server", "none"], &["status"]] {
        let outcome = folder.run(args);
        assert!(!outcome.all().contains("::"), "{}", outcome.all());
    }
}

/// Found by the target `numbers`: behind a zero anything was taken for an exponent.
#[test]
fn words_behind_a_zero_do_not_make_a_number() {
    let folder = Workspace::minimal();
    let args = ["record", "ty-le-so-hoa", "--period", "2023-Q1", "--percent", "0.0 each", "--dry-run", "--lang", "en"];
    let outcome = folder.run(&args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("0.0 each"), "{}", outcome.stderr);
}

/// Found by the target `edit`: the blanks at the end of a last comment were torn from it.
#[test]
fn a_new_table_stands_behind_the_whole_of_a_last_comment() {
    use cchc::edit::{Edit, Step, apply};
    use cchc::parse::Plain;
    let value = Plain::Table(vec![("b".to_owned(), Plain::Bool(true))]);
    let edit = Edit::set(vec![Step::Key("a".to_owned())], value);
    assert_eq!(apply("# last  \n", &[edit]).as_deref(), Ok("# last  \n\n[a]\nb = true\n"));
}

/// Found by the target `edit`: the parser takes `1_5:0` for an integer.
#[test]
fn an_edit_does_not_carry_a_false_number_along() {
    use cchc::edit::{Edit, Fault, Step, apply};
    use cchc::parse::Plain;
    for number in ["1_5:0", "0x", "0b"] {
        let edit = Edit::set(vec![Step::Key("a".to_owned())], Plain::Bool(true));
        assert_eq!(apply(&format!("b = [{number}]\n"), &[edit]), Err(Fault::Unreadable), "{number}");
    }
}

/// Found by the fuzz target `edit`: a comment that is left alone by the key before it lost the blanks at its end.
#[test]
fn a_comment_that_is_left_alone_keeps_its_blanks() {
    use cchc::edit::{Edit, Step, apply};
    let edit = Edit::remove(vec![Step::Key("a".to_owned())]);
    assert_eq!(apply("a = 1 # why \t\r\nb = 2\r\n", &[edit]).as_deref(), Ok("# why \t\r\nb = 2\r\n"));
}

/// Found by the fuzz target `edit`: a header was written after one whose name, as it is read, ends its quotes.
#[test]
fn a_table_beside_one_of_an_odd_name_gets_a_header() {
    use cchc::edit::{Edit, Step, apply};
    use cchc::parse::Plain;
    let edit = || {
        let value = Plain::Table(vec![("a".to_owned(), Plain::Bool(true))]);
        Edit::set(vec![Step::Key("new".to_owned())], value)
    };
    for header in [r#"[""]"#, r#"["\""]"#, r#"["\\"]"#, "['\"']", "[\"a b\"]"] {
        let after = apply(&format!("{header}\n"), &[edit()]).expect("it is done");
        assert!(after.starts_with(header) && after.contains("\n[new]\na = true"), "{after}");
    }
}

/// Found by the fuzz target `edit`: a comment between a key and its value, which the parser takes in braces, was lost
/// with them.
#[test]
fn a_comment_inside_a_pair_is_not_taken_away_with_it() {
    use cchc::edit::{Edit, Fault, Step, apply};
    let edit = Edit::remove(vec![Step::Key("a".to_owned()), Step::Key("b".to_owned())]);
    assert_eq!(apply("a = { b # why\n= 1, c = 2 }\n", &[edit]), Err(Fault::Unusual));
}

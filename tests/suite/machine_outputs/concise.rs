//! One line a finding, as editors and scripts read it.

use super::AS_OF;
use crate::{Workspace, cchc, copy_folder, run};
use std::path::Path;

/// The lines of `validate` in that form, for a caller who stands in a folder.
fn lines(folder: &Path, args: &[&str]) -> Vec<String> {
    let mut command = cchc();
    command.current_dir(folder).args(["validate", "--as-of", AS_OF, "--output-format", "concise"]).args(args);
    run(command.env("COLUMNS", "40")).stdout.lines().map(str::to_owned).collect()
}

/// The path of a line, and the rest.
fn split(line: &str) -> (&str, &str) {
    line.split_once(".toml:").map(|(path, _)| line.split_at(path.len() + ".toml".len())).expect("a path")
}

#[test]
fn a_caller_can_open_each_path_from_where_the_caller_stands() {
    let above = Workspace::empty();
    let town = above.path().join("xã mẫu");
    copy_folder(Workspace::minimal().path(), &town);
    copy_folder(&town.join("plans/mau"), &town.join("plans/hai"));
    let root = lines(&town, &[]);
    assert!(root.len() > 3, "{root:?}");
    for (from, args) in [
        ("", &["-C", "xã mẫu"][..]),
        ("", &["-C", "./xã mẫu/"]),
        ("", &["-C", "xã mẫu/plans/hai"]),
        ("xã mẫu", &["-C", "."]),
        ("xã mẫu/plans", &[]),
        ("xã mẫu/plans/mau", &[]),
        ("xã mẫu/plans/mau/values", &[]),
        ("xã mẫu/plans/mau", &["-C", ".."]),
        ("xã mẫu/plans/mau", &["-C", "../../plans/hai"]),
    ] {
        let folder = above.path().join(from);
        let told = lines(&folder, args);
        assert_eq!(told.len(), root.len(), "{from} {args:?}");
        for (here, there) in told.iter().zip(&root) {
            let ((path, rest), (known, same)) = (split(here), split(there));
            assert_eq!(rest, same, "{from} {args:?}");
            let opened =
                folder.join(path).canonicalize().unwrap_or_else(|error| panic!("{from} {args:?} {path}: {error}"));
            assert_eq!(opened, town.join(known).canonicalize().expect("it is there"), "{from} {args:?}");
        }
    }
    assert!(lines(&town.join("plans/mau"), &["-p", "mau"]).iter().all(|line| !line.contains("plans/")));
}

#[test]
fn a_finding_is_one_line_whose_level_is_one_word_in_both_languages() {
    let folder = Workspace::minimal();
    folder.write("plans/mau/issues.toml", "[[issue]]\nraised = 2023-06-30\ntext = \"một\\nhai\"\nx = 1\n");
    folder.write("plans/mau/la.toml", "");
    let [en, vi] = ["en", "vi"].map(|lang| lines(folder.path(), &["--lang", lang]));
    let heads = |lines: &[String]| -> Vec<String> {
        lines.iter().map(|line| line.split_once("]: ").expect("a message").0.to_owned()).collect()
    };
    assert!(!en.is_empty() && en != vi, "{en:?}");
    assert_eq!(heads(&en), heads(&vi));
    let levels = ["error[", "warning[", "note["];
    assert!(en.iter().all(|line| levels.iter().any(|level| line.contains(level))), "{en:?}");
    let found = |level: &str| en.iter().any(|line| line.contains(level));
    assert!(found("error[") && found("warning["), "{en:?}");
}

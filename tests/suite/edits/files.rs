//! Edits and the files that they touch: which plan, which file, the diff that is shown, its mode and its links.

use super::{changed, edit, tasks};
use crate::{Workspace, cchc, copy_folder, repository, run, text_of};
use serde_json::Value;
use std::fs;
use unicode_width::UnicodeWidthStr;

#[test]
fn one_of_several_plans_must_be_named() {
    let folder = Workspace::long_an();
    copy_folder(&repository().join("examples/minimal/plans"), &folder.file("plans"));
    let args = ["assign", "1.1", "--lead", "van-phong-thong-ke", "--dry-run", "--lang", "en"];
    let outcome = edit(folder.path(), &args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("long-an-2023, mau") && outcome.stderr.contains("-p"), "{}", outcome.stderr);
    for plan in ["mau", "plans/mau"] {
        let outcome = edit(folder.path(), &[&args[..], &["-p", plan]].concat());
        assert_eq!(outcome.status, 0, "{}", outcome.all());
    }
    assert_eq!(edit(folder.path(), &[&args[..], &["-p", "*"]].concat()).status, 2);
}

#[test]
fn tasks_may_stand_in_several_files() {
    let folder = Workspace::long_an();
    let plan = folder.file("plans/long-an-2023");
    let text = text_of(&tasks(&folder));
    let (first, second) = text.split_at(text.find("# --- Lĩnh vực 4").expect("area 4"));
    fs::create_dir(plan.join("tasks")).expect("a folder");
    fs::write(plan.join("tasks/a.toml"), first).expect("a file");
    fs::write(plan.join("tasks/b.toml"), second).expect("a file");
    fs::remove_file(tasks(&folder)).expect("a file goes");
    let outcome = edit(folder.path(), &["assign", "3.2", "4.1", "4.2", "--lead", "van-hoa-xa-hoi"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let changed_in = |name: &str, before: &str| changed(before, &text_of(&plan.join("tasks").join(name))).1.len();
    assert_eq!((changed_in("a.toml", first), changed_in("b.toml", second)), (1, 2));
}

#[test]
fn due_tasks_are_listed() {
    let folder = Workspace::long_an();
    let all = edit(folder.path(), &["done", "--lang", "en"]);
    assert_eq!(all.status, 0, "{}", all.all());
    for id in ["3.2", "7.3", "1.6", "4.2", "1.5"] {
        assert!(all.stdout.lines().any(|line| line.trim_start().starts_with(id)), "{id} in {}", all.stdout);
    }
    let one = edit(folder.path(), &["done", "--assignee", "TP-HT", "--output-format", "json"]).json();
    let due = one["plans"][0]["due"].as_array().expect("a list");
    assert_eq!((due.len(), &due[0]["task"], &due[0]["days_late"]), (1, &Value::from("3.2"), &Value::from(12)));
    assert_eq!(edit(folder.path(), &["done", "--assignee", "nobody"]).status, 2);
    for width in [100, 60] {
        let mut command = cchc();
        command.env("CCHC_AS_OF", "2023-09-30").env("COLUMNS", width.to_string());
        let list = run(command.args(["done", "--lang", "vi"]));
        assert_eq!(list.stdout.lines().find(|line| line.width() > width), None, "{}", list.stdout);
    }
}

#[test]
fn a_diff_shows_whole_lines_and_obeys_nobody() {
    let folder = Workspace::long_an();
    for width in [100, 60] {
        let mut command = cchc();
        command.env("COLUMNS", width.to_string()).arg("-C").arg(folder.path());
        let note = "\u{1b}[2J ##[add-mask]x ::error::y";
        let args =
            ["done", "3.2", "--on", "2023-09-28", "--evidence", "75/BC-UBND", "--note", note, "--dry-run", "--force"];
        let outcome = run(command.args(args));
        let added: Vec<&str> = outcome.stdout.lines().filter(|line| line.starts_with("+d")).collect();
        assert!(matches!(added.as_slice(), [line] if line.ends_with("}]")), "{}", outcome.stdout);
        assert!(!outcome.all().contains(['\u{1b}', '\r']), "{:?}", outcome.all());
        assert!(!outcome.all().contains("##[") && !outcome.all().contains("::"), "{}", outcome.all());
    }
}

/// The command shows the text that it writes: other tools can apply it, also where a line is long.
#[test]
fn a_diff_can_be_applied() {
    let folder = Workspace::long_an();
    let figure = ["--period", "2023-Q3", "--numerator", "700", "--denominator", "1112"];
    let args = [&["record", "ty-le-so-hoa-ket-qua"][..], &figure, &["--evidence", "45/BC-UBND"]].concat();
    let mut command = cchc();
    command.env("COLUMNS", "60").arg("-C").arg(folder.path()).args(&args).args(["--as-of", "2023-09-30", "--dry-run"]);
    let shown = run(&mut command).stdout;
    let end = shown.find("\n ty-le-so-hoa").or_else(|| shown.find("\nTỷ lệ số hóa")).map_or(shown.len(), |at| at + 1);
    folder.write("change.diff", &shown[..end]);
    let mut git = std::process::Command::new("git");
    let applied = run(git.current_dir(folder.path()).args(["apply", "-p0", "change.diff"]));
    assert_eq!(applied.status, 0, "{}\n{shown}", applied.all());
    let path = folder.file("plans/long-an-2023/values/2023-Q3.toml");
    let by_git = text_of(&path);
    fs::copy(repository().join("plans/long-an-2023/values/2023-Q3.toml"), &path).expect("the file can be copied");
    assert_eq!(edit(folder.path(), &args).status, 0);
    assert_eq!(text_of(&path), by_git);
}

#[cfg(unix)]
#[test]
fn mode_and_link_stay_and_a_read_only_file_is_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Workspace::long_an();
    let (file, real) = (tasks(&folder), folder.file("shared.toml"));
    fs::rename(&file, &real).expect("it moves");
    symlink("../../shared.toml", &file).expect("a link");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("a mode");
    let outcome = edit(folder.path(), &["progress", "8.2", "--percent", "5"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(fs::symlink_metadata(&file).expect("it is there").is_symlink());
    assert_eq!(fs::metadata(&real).expect("it is there").permissions().mode() & 0o7777, 0o640);
    assert!(text_of(&real).contains("percent = 5 }"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).expect("a mode");
    let before = text_of(&real);
    let outcome = edit(folder.path(), &["progress", "8.2", "--percent", "6"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("read-only"), "{}", outcome.stderr);
    assert_eq!(text_of(&real), before);
    // A link that leaves the workspace is not even read.
    let outside = tempfile::NamedTempFile::new().expect("a file");
    fs::remove_file(&file).expect("the link goes");
    symlink(outside.path(), &file).expect("a link");
    assert_eq!(edit(folder.path(), &["progress", "8.2", "--percent", "7"]).status, 2);
    assert_eq!(text_of(outside.path()), "");
}

#[test]
fn a_broken_file_is_not_edited() {
    let folder = Workspace::long_an();
    let file = tasks(&folder);
    fs::write(&file, text_of(&file) + "\n[[task]\nid = \"9.9\"\n").expect("a file");
    let before = text_of(&file);
    let outcome = edit(folder.path(), &["assign", "3.2", "--lead", "VP-TK", "--lang", "en"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("cchc validate"), "{}", outcome.stderr);
    assert_eq!(text_of(&file), before);
}

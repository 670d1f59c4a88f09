//! Output that cannot be written: a full disk behind stdout is an error that is told, a reader that has gone is none.
//! Each command, in each of its formats.

use super::scratch::{Scratch, program};
use super::{copy_folder, files_below, repository};
use cchc::write::Format;
use lsp_server::{Message, Request, RequestId};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const FINDERS: &[Format] = &Format::FINDINGS;
const TABLES: &[Format] = &Format::TABLES;
const ALL: &[Format] = &Format::TABLES_WITH_FINDINGS;
const EDITORS: &[Format] = &Format::EDITS;

/// Every command that writes to stdout, with the formats that it knows.
const COMMANDS: &[(&[&str], &[Format])] = &[
    (&["--help"], &[]),
    (&["--version"], &[]),
    (&["status", "--help"], &[]),
    (&["validate"], FINDERS),
    (&["validate", "--fix"], &[Format::Text, Format::Markdown, Format::Json]),
    (&["check-targets"], ALL),
    (&["assign"], ALL),
    (&["ci", "--server", "none"], FINDERS),
    (&["diff", "main"], FINDERS),
    (&["status"], TABLES),
    (&["difficulties"], TABLES),
    (&["funding"], TABLES),
    (&["-C", "town", "score"], ALL),
    (&["record"], TABLES),
    (&["calendar"], &Format::CALENDARS),
    (&["page"], &Format::WEB_PAGES),
    (&["paper", "bulletin", "--draft"], &[Format::Text, Format::Markdown, Format::Json]),
    (&["paper", "bulletin", "--fields", "--draft"], &[]),
    (&["paper", "report", "--check"], &[]),
    (&["paper", "report", "--print-template"], &[]),
    (&["-C", "town", "rank", "xep-hang-par-index"], TABLES),
    (&["done", "2.1", "--on", "2023-03-01"], EDITORS),
    (&["progress", "2.1", "--percent", "50"], EDITORS),
    (&["record", "ty-le-so-hoa", "--period", "2023-H1", "--numerator", "500", "--denominator", "1020"], EDITORS),
    (&["assign", "2.1", "--lead", "van-phong-thong-ke", "--remove-support", "van-phong-thong-ke"], EDITORS),
    (&["add", "task", "--id", "2.9", "--title", "Một việc", "--due", "monthly"], EDITORS),
    (&["add", "target", "--id", "hai-long", "--qualitative", "--title", "Hài lòng"], EDITORS),
    (&["add", "assignee", "--id", "moi", "--title", "Chức danh mới", "--kind", "official"], EDITORS),
    (&["drop", "task", "2.1", "--why", "đổi"], EDITORS),
    (&["due", "2.1", "2023-12-15"], EDITORS),
    (&["raise", "Thiếu máy quét"], EDITORS),
    (&["resolve", "kk-1", "--how", "Đã mua"], EDITORS),
    (&["amend", "60/QĐ-UBND", "--date", "2023-07-03", "--about", "Điều chỉnh"], EDITORS),
    (&["import", "phu-luc.csv", "--into", "mau", "--write"], EDITORS),
    (&["import", "phu-luc.csv", "--id", "moi-2024", "--year", "2024"], EDITORS),
    (&["export", "--to", "out"], &[]),
    (&["init", "new", "--unit", "Ủy ban nhân dân xã Mới", "--year", "2024"], &[]),
    (&["explain"], &[]),
    (&["explain", "due"], &[]),
    (&["help"], &[]),
    (&["help", "status"], &[]),
    (&["explain", "syntax"], &[]),
    (&["schema"], &[]),
    (&["schema", "plan"], &[]),
    // It writes files alone, so only its help goes to stdout.
    (&["man", "--help"], &[]),
    (&["completions", "bash"], &[]),
    (&["completions", "powershell"], &[]),
];

/// A repository in which each of them has something to say.
fn ground() -> Scratch {
    let ground = Scratch::minimal("");
    copy_folder(&repository().join("examples/thi-xa-mau"), &ground.file("town"));
    let plan = ground.file("plans/mau/plan.toml");
    super::replace(&plan, "id = \"so-hoa\"", "id = \"so-hoa\"\n# Đổi một chỉ tiêu.");
    ground.replace("plans/mau/tasks.toml", "lead = \"tu-phap-ho-tich\"\n", "");
    let issue = "[[issue]]\nid = \"kk-1\"\nraised = 2023-02-01\ntext = \"Thiếu máy\"\n";
    ground.write("plans/mau/issues.toml", issue);
    ground.write("phu-luc.csv", "Nhiệm vụ;Chủ trì;Thời hạn\nRà soát văn bản;Phòng Tư pháp;Quý II\nHọp;;khi nào rảnh\n");
    ground
}

/// Each command line.
fn lines() -> Vec<Vec<&'static str>> {
    let mut lines = Vec::new();
    for (command, formats) in COMMANDS {
        if formats.is_empty() {
            lines.push(command.to_vec());
        }
        lines.extend(formats.iter().map(|format| [command, &["--output-format", format.word()][..]].concat()));
    }
    lines
}

fn command(ground: &Scratch, line: &[&str]) -> Command {
    let (folder, line) = match line {
        ["-C", folder, line @ ..] => (ground.file(folder), line),
        line => (ground.file(""), line),
    };
    let mut command = program(&folder);
    // By then targets are missed and reports late: there is something to find.
    command.current_dir(ground.path()).env("CCHC_AS_OF", "2024-01-31").args(line);
    command
}

fn files(ground: &Scratch) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = ground.path();
    let below = files_below(root).into_iter().map(|file| file.strip_prefix(root).expect("below").to_owned());
    let ours = below.filter(|file| !file.starts_with(".git") && !file.ends_with(".cchc.lock"));
    ours.map(|file| (file.clone(), fs::read(root.join(file)).expect("a file"))).collect()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("messages are UTF-8")
}

/// A disk that is always full, where the system has one.
fn full() -> Option<File> {
    OpenOptions::new().write(true).open("/dev/full").ok()
}

#[test]
fn every_command_is_tried() {
    let help = super::run(ground().command().arg("--help")).stdout;
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.contains(&"validate"), "{help}");
    // The language server has a test of its own.
    let untried = names.iter().filter(|name| **name != "lsp" && !COMMANDS.iter().any(|(line, _)| line.contains(name)));
    assert_eq!(untried.collect::<Vec<_>>(), [&"help"; 0]);
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let ground = ground();
    for line in lines() {
        let Some(full) = full() else { return };
        let before = files(&ground);
        let output = command(&ground, &line).stdout(full).output().expect("it starts");
        let stderr = told(&output);
        assert_eq!(output.status.code(), Some(2), "{line:?}: {stderr}");
        assert!(stderr.contains("the output cannot be written"), "{line:?}: {stderr}");
        assert!(!stderr.contains("panicked"), "{line:?}: {stderr}");
        let after = files(&ground);
        let lost = before.keys().find(|file| !after.contains_key(*file));
        let plan = |files: &BTreeMap<PathBuf, Vec<u8>>| -> Vec<_> {
            files.clone().into_iter().filter(|(file, _)| file.starts_with("plans/mau")).collect()
        };
        let changed = plan(&before) != plan(&after);
        assert_eq!(lost, None, "{line:?}");
        // A change is shown before it is made; JSON tells what was made, so there it has been, and that is said.
        assert_eq!(changed, stderr.contains("✓ written: plans/mau/"), "{line:?}: {stderr}");
        assert!(!changed || line.ends_with(&["json"]), "{line:?}: {stderr}");
    }
}

#[test]
fn a_reader_that_has_gone_changes_neither_the_status_nor_the_files() {
    let (read, unread) = (ground(), ground());
    for line in lines() {
        let expected = command(&read, &line).output().expect("it starts");
        assert!(!expected.stdout.is_empty(), "{line:?} says nothing: {}", told(&expected));
        let mut child = command(&unread, &line);
        let mut child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), expected.status.code(), "{line:?}: {}", told(&output));
        assert_eq!(told(&output), told(&expected), "{line:?}");
        assert_eq!(files(&unread), files(&read), "{line:?}");
    }
}

#[test]
fn an_editor_that_cannot_be_answered_is_told_of() {
    use std::io::Write as _;
    let Some(full) = full() else { return };
    let ground = ground();
    let mut child = command(&ground, &["lsp"]);
    let mut child = child.stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    let hello = Request::new(RequestId::from(1), "initialize".to_owned(), serde_json::json!({ "capabilities": {} }));
    let mut bytes = Vec::new();
    Message::from(hello).write(&mut bytes).expect("it is written");
    input.write_all(&bytes).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains("the output cannot be written"), "{}", told(&output));
}

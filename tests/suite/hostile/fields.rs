//! Hostile text in every field that takes text, in names of files and folders, and in cchc.toml: no output lets it do
//! anything.

use super::super::Workspace;
use super::super::fuzzing::targets::workspace::planted_files;
use super::sweep::{self, Sweep};
use cchc::model::FileKind;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Texts that a terminal, a CI server, a spreadsheet, a browser or a person takes for something else.
const TEXTS: [&str; 30] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1-1",
    "-inf",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "::error file=a,line=1::x",
    "\u{a0}::warning::x",
    "\r\n  ::set-output name=a::b",
    "%0A::error::x %25",
    "##[add-mask]x",
    "#",
    "[command]x",
    "a:",
    ":",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "| a | b |\n|---|---|",
    "[x](javascript:y) ![x](//y) @all",
    "]]> <!-- \" ' & &lt;",
    "\u{1b}[2J\u{1b}]0;x\u{7}",
    "\u{9b}31m\u{90}\u{9d}",
    "\u{202e}gnp\u{2066}\u{200b}\u{feff}",
    "\u{fffe}\u{ffff}\u{fdd0}",
    "{x} {} {{file}",
    "`x` ~~a~~ **b** __c__ \\",
    "ấ\u{301}\u{301}\u{301}\u{301} 👩‍👩‍👧‍👦 한국어",
    "",
    "\u{2028}::error::\u{2029}\u{85}::x",
];

fn workspace(one: &str, two: &str) -> Workspace {
    let workspace =
        planted_files(one, two).fold(Workspace::empty(), |workspace, (path, content)| workspace.with(path, content));
    // The plan above has files too.
    workspace.with("plans/tren/tasks.toml", "").with("plans/tren/assignees.toml", "assignee = []\n")
}

#[test]
fn no_text_of_a_plan_does_anything() {
    for (number, text) in TEXTS.iter().enumerate() {
        let other = TEXTS[(number * 7 + 3) % TEXTS.len()];
        let folder = workspace(text, other);
        Sweep { name: &format!("{text:?}, {other:?}"), root: folder.path(), number }.all();
    }
}

/// A key for text that the files above lack is never tried with hostile text.
#[test]
fn every_key_for_text_is_tried() {
    let planted: String = planted_files("~one", "~two").map(|(_, content)| content + "\n").collect();
    let mut keys = BTreeSet::new();
    for kind in FileKind::ALL {
        let schema = Workspace::minimal().run(&["schema", kind.word()]).json();
        text_keys(&schema, &mut keys);
    }
    assert!(keys.len() > 20, "{keys:?}");
    let is_tried = |key: &String| ["\"~", "[\"~"].iter().any(|value| planted.contains(&format!("{key} = {value}")));
    let missing: Vec<&String> = keys.iter().filter(|key| !is_tried(key)).collect();
    assert!(missing.is_empty(), "fuzz/seeds lacks {missing:?}");
}

/// The keys whose value, or each element of it, may be any text.
fn text_keys(schema: &Value, keys: &mut BTreeSet<String>) {
    let is_text = |schema: &Value| schema["type"] == "string" && schema["pattern"] == "\\S";
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        if is_text(value) || is_text(&value["items"]) {
            keys.insert(key.clone());
        }
    }
    let below = schema.as_object().into_iter().flat_map(|object| object.values());
    below.chain(schema.as_array().into_iter().flatten()).for_each(|below| text_keys(below, keys));
}

/// The program computes with texts without hidden characters, which are not faults.
#[test]
fn only_hidden_characters_keep_a_plan_from_being_used() {
    let folder = workspace("=cmd ::error::x ##[x] <b> | @a", "-inf");
    let sweep = Sweep { name: "sound", root: folder.path(), number: 2 };
    let status = sweep.run(&["status", "--tasks", "--lang", "en"]);
    assert_eq!(status.status, 0, "{}", status.all());
    assert!(status.stdout.contains("=cmd : :error: :x ## [x] <b> | @a"), "{}", status.stdout);
    let folder = workspace("\u{1b}[2J", "a");
    let status = Sweep { name: "unsound", root: folder.path(), number: 0 }.run(&["status", "--lang", "en"]);
    assert_eq!(status.status, 2, "{}", status.all());
}

/// On Linux the name of a file can be anything but `/` and NUL.
#[cfg(target_os = "linux")]
#[test]
fn no_name_of_a_file_or_folder_does_anything() {
    let step = if sweep::is_long() { 1 } else { 2 };
    for (number, text) in TEXTS.iter().enumerate().filter(|(_, text)| !text.is_empty()).step_by(step) {
        let name = text.replace(['/', '\0'], "_");
        let folder = workspace("Tên", "Tên khác");
        let root = folder.path();
        fs::rename(root.join("plans/mau"), root.join("plans").join(&name)).expect("a folder can be renamed");
        folder.write(&format!("plans/{name}/tasks/{name}.toml"), "[[task]]\nid = \"x\"\nti = 1\n");
        folder.write(&format!("plans/{name}/values/{name}.toml"), "a 1\n");
        folder.write(&format!("plans/{name}/{name}.toml"), "");
        std::os::unix::fs::symlink("/", root.join(format!("plans/{name} :"))).expect("a link can be made");
        Sweep { name: &format!("a name {text:?}"), root, number }.all();
    }
}

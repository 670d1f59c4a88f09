//! File names may hold anything. No output, on a terminal or for a program, passes on what misleads a reader.

use super::{Workspace, cchc_in, run};
use cchc::write::Format;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Parts of names that a terminal obeys, that cannot be seen, or that end a line.
const PARTS: [&str; 8] = ["\u{1b}[2J", "\u{9b}1m", "\u{202e}", "\u{200b}", "\u{7f}", "\r", "a\n::error::x", "\u{2028}"];

/// A hidden character in a text, for a program that undoes the escapes of JSON and of SARIF's addresses.
fn hidden_in(text: &str) -> Option<char> {
    let is_hidden = |c: char| c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}');
    text.chars().find(|c| is_hidden(*c))
}

/// Every text of a JSON value.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    if let Some(text) = value.as_str() {
        found.push(text.to_owned());
    }
    value.as_array().into_iter().flatten().for_each(|one| texts(one, found));
    value.as_object().into_iter().flatten().for_each(|(_, one)| texts(one, found));
}

fn each(folder: &Path, name: &str) {
    for command in ["validate", "check-targets", "assign", "ci"] {
        for format in Format::FINDINGS.map(Format::word) {
            let args = [command, "--as-of", "2024-01-31", "--lang", "en", "--output-format", format];
            let outcome = cchc_in(folder, &args);
            assert!([0, 1, 2].contains(&outcome.status), "{}", outcome.all());
            for line in outcome.stdout.lines().chain(outcome.stderr.lines()) {
                assert_eq!(hidden_in(line.trim_end_matches('\r')), None, "{name:?}: {command} {format}: {line:?}");
                assert!(format == "github" || !line.trim_start().starts_with("::"), "{command} {format}: {line}");
            }
            // The JSON of `cchc` names files by which they can be opened; reports for others are for readers.
            if ["gitlab", "sarif"].contains(&format) {
                let mut found = Vec::new();
                texts(&outcome.json(), &mut found);
                let bad = found.iter().find(|text| text.split('\n').any(|line| hidden_in(line).is_some()));
                assert_eq!(bad, None, "{name:?}: {command} {format}");
            }
        }
    }
}

#[test]
fn a_name_is_shown_and_never_obeyed() {
    for part in PARTS {
        let workspace = Workspace::minimal();
        // A file that is not known, and a folder of tasks in which every finding bears the name.
        let plan = workspace.file("plans/mau");
        fs::write(plan.join(format!("x{part}y.toml")), "").expect("a file");
        fs::create_dir(plan.join("tasks")).expect("a folder");
        fs::rename(plan.join("tasks.toml"), plan.join(format!("tasks/{}z.toml", part.replace('/', ""))))
            .expect("moved");
        each(workspace.path(), part);
    }
}

#[test]
fn a_folder_of_a_plan_is_shown_and_never_obeyed() {
    for part in PARTS {
        let workspace = Workspace::minimal();
        let plans = workspace.file("plans");
        fs::rename(plans.join("mau"), plans.join(format!("m{part}"))).expect("moved");
        fs::write(plans.join(format!("m{part}/unknown.toml")), "").expect("a file");
        each(workspace.path(), part);
    }
}

#[test]
fn the_place_in_a_repository_is_shown_too() {
    let outside = tempfile::tempdir().expect("a folder");
    let root = outside.path().join("a\u{1b}[2Jb");
    super::copy_folder(Workspace::minimal().path(), &root);
    run(Command::new("git").args(["init", "--quiet"]).current_dir(outside.path()));
    fs::write(root.join("plans/mau/unknown.toml"), "").expect("a file");
    each(&root, "the workspace");
    let gitlab = cchc_in(&root, &["validate", "--output-format", "gitlab"]).json();
    let path = gitlab[0]["location"]["path"].as_str().expect("a path").to_owned();
    assert_eq!(path, "a␛[2Jb/plans/mau/unknown.toml");
}

//! Bad and hostile files: each gets its own finding and exit status; nothing crashes, hangs, or lets
//! control characters and commands through to a terminal or a CI log.

mod cases;

use super::{Outcome, cchc_in, copy_folder, minimal};
use cases::{CASES, Case, ISSUES, put};
use std::collections::BTreeSet;

/// What no output may hold, whatever stands in the files.
fn fault_in(outcome: &Outcome, commands: bool) -> Option<String> {
    let all = outcome.all();
    if let Some(c) = all.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202E}') {
        return Some(format!("control character U+{:04X}", u32::from(c)));
    }
    let mut forbidden = vec!["panicked", cases::SECRET];
    if commands {
        forbidden.extend(["::error", "::warning", "##["]);
    }
    forbidden.into_iter().find(|word| all.contains(word)).map(|word| format!("{word:?} in:\n{all}"))
}

fn codes(json: &serde_json::Value) -> BTreeSet<&str> {
    let findings = json["findings"].as_array().expect("a list of findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

/// Tries one case; says what is wrong.
fn faults_of(case: &Case) -> Vec<String> {
    let above = tempfile::tempdir().expect("a temporary folder");
    let root = above.path().join("workspace");
    copy_folder(minimal().path(), &root);
    (case.plant)(&root);
    let mut faults = Vec::new();
    for format in ["json", "full", "concise"] {
        let outcome = cchc_in(&root, &["validate", "--output-format", format, "--lang", "en"]);
        if outcome.status != case.status {
            faults.push(format!("{format}: exit status {}, not {}\n{}", outcome.status, case.status, outcome.all()));
        }
        // JSON has its own escapes; it is no text for a log.
        faults.extend(fault_in(&outcome, format != "json").map(|fault| format!("{format}: {fault}")));
        if format == "json" {
            let (json, expected) = (outcome.json(), case.codes.iter().copied().collect::<BTreeSet<_>>());
            if codes(&json) != expected {
                faults.push(format!("found {:?}, not {expected:?}\n{:#}", codes(&json), json["findings"]));
            }
        }
    }
    for lang in ["en", "vi"] {
        for command in
            [&["status", "--tasks"][..], &["assign"], &["assign", "--by", "assignee"], &["assign", "--suggest"]]
        {
            let args = [command, &["--as-of", "2023-06-30", "--lang", lang]].concat();
            let outcome = cchc_in(&root, &args);
            if ![0, 2].contains(&outcome.status) {
                faults.push(format!("{command:?}: exit status {}\n{}", outcome.status, outcome.all()));
            }
            faults.extend(fault_in(&outcome, true).map(|fault| format!("{command:?}: {fault}")));
        }
    }
    faults
}

#[test]
fn every_case_gets_its_findings_and_nothing_else_happens() {
    let mut faults = Vec::new();
    for case in CASES {
        faults.extend(faults_of(case).into_iter().map(|fault| format!("{}: {fault}", case.name)));
    }
    assert!(faults.is_empty(), "{} faults:\n{}\n", faults.len(), faults.join("\n"));
}

#[test]
fn a_folder_that_is_not_there_is_no_workspace() {
    let workspace = minimal();
    for args in [&["validate"][..], &["status"], &["validate", "--output-format", "json"]] {
        let outcome = cchc_in(&workspace.path().join("missing"), args);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn many_faults_are_all_in_json_and_cut_for_people() {
    let workspace = minimal();
    put(workspace.path(), ISSUES, "[[issue]]\nraised = \"x\"\ntext = \"Chậm\"\n".repeat(200));
    let json = cchc_in(workspace.path(), &["validate", "--output-format", "json"]).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(200));
    assert_eq!(codes(&json), BTreeSet::from(["E006"]));
    let full = cchc_in(workspace.path(), &["validate", "--lang", "en"]);
    assert_eq!(full.status, 1);
    assert_eq!(full.stdout.matches("E006").count(), 50, "{}", full.stdout);
    assert!(full.stdout.contains("and 150 more"), "{}", full.stdout);
}

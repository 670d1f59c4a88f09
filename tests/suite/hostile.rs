//! Bad and hostile files: each gets its own finding and exit status; nothing crashes, hangs, or lets
//! control characters and commands through to a terminal or a CI log.

mod cases;
mod fields;
mod files;
mod plants;
mod sweep;

use super::{Workspace, cchc_in};
use cases::{CASES, Case, ISSUES, put};
use files::{LARGE, MORE};
use std::collections::BTreeSet;
use std::thread;
use sweep::Sweep;

fn codes(json: &serde_json::Value) -> BTreeSet<&str> {
    let findings = json["findings"].as_array().expect("a list of findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect()
}

/// Tries one case; says what is wrong.
fn faults_of(number: usize, case: &Case) -> Vec<String> {
    let workspace = Workspace::inside("workspace").with_folder("examples/minimal", "");
    (case.plant)(workspace.path());
    let sweep = Sweep { name: case.name, root: workspace.path(), number };
    let mut faults = Vec::new();
    let outcome = sweep.run(&["validate", "--output-format", "json", "--lang", "en", "--as-of", "2023-03-31"]);
    let (json, expected) = (outcome.json(), case.codes.iter().copied().collect::<BTreeSet<_>>());
    if codes(&json) != expected {
        faults.push(format!("{}: found {:?}, not {expected:?}\n{:#}", case.name, codes(&json), json["findings"]));
    }
    if outcome.status != case.status {
        faults.push(format!("{}: exit status {}, not {}", case.name, outcome.status, case.status));
    }
    sweep.all();
    faults
}

#[test]
fn every_case_gets_its_findings_and_nothing_else_happens() {
    let large = if sweep::is_long() { LARGE } else { &[] };
    let all: Vec<(usize, &Case)> = CASES.iter().chain(MORE).chain(large).enumerate().collect();
    let faults: Vec<String> = thread::scope(|scope| {
        let some = |cases: Vec<(usize, &'static Case)>| {
            scope.spawn(move || -> Vec<String> {
                cases.into_iter().flat_map(|(number, case)| faults_of(number, case)).collect()
            })
        };
        let (even, odd): (Vec<_>, Vec<_>) = all.into_iter().partition(|(number, _)| number % 2 == 0);
        let running = [some(even), some(odd)];
        running.into_iter().flat_map(|thread| thread.join().expect("every output is harmless")).collect()
    });
    assert!(faults.is_empty(), "{} faults:\n{}\n", faults.len(), faults.join("\n"));
}

/// Every rule about files is among the cases.
#[test]
fn every_kind_of_bad_file_is_among_the_cases() {
    let known: BTreeSet<&str> = CASES.iter().chain(MORE).flat_map(|case| case.codes).copied().collect();
    let of_files = cchc::parse::RULES.rules.iter().map(|rule| rule.code);
    // Links are made on Unix alone here.
    let missing = of_files.filter(|code| !known.contains(code) && (cfg!(unix) || *code != "E013"));
    let missing: Vec<&str> = missing.collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn a_missing_folder_is_not_a_workspace() {
    let workspace = Workspace::minimal();
    for args in [&["validate"][..], &["status"], &["validate", "--output-format", "json"]] {
        let outcome = cchc_in(&workspace.file("missing"), args);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn many_faults_are_all_in_json_and_cut_for_people() {
    let workspace = Workspace::minimal();
    put(workspace.path(), ISSUES, "[[issue]]\nraised = \"x\"\ntext = \"Chậm\"\n".repeat(200));
    let json = workspace.run(&["validate", "--output-format", "json"]).json();
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(200));
    assert_eq!(codes(&json), BTreeSet::from(["E006"]));
    let full = workspace.run(&["validate", "--lang", "en"]);
    assert_eq!(full.status, 1);
    assert_eq!(full.stdout.matches("E006").count(), 50, "{}", full.stdout);
    assert!(full.stdout.contains("and 150 more"), "{}", full.stdout);
}

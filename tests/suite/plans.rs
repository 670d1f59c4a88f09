//! The plans and examples of this repository are valid, and what is known to be odd in them is found.

use super::{cchc, cchc_in, files_below, repository, run, text_of};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The workspaces: this repository, and every example.
fn workspaces() -> Vec<PathBuf> {
    let examples = fs::read_dir(repository().join("examples")).expect("there are examples");
    let mut workspaces: Vec<PathBuf> = examples.map(|entry| entry.expect("a readable entry").path()).collect();
    workspaces.retain(|folder| folder.join("cchc.toml").is_file());
    workspaces.push(repository().to_owned());
    workspaces
}

/// The findings that an example is there to show. `expected-findings.txt` beside its cchc.toml holds, behind a line
/// `# as of DATE`, the output of `validate --output-format concise`. An example without this file has no findings.
struct ExpectedFindings {
    as_of: String,
    lines: String,
}

fn expected(workspace: &Path) -> ExpectedFindings {
    let file = workspace.join("expected-findings.txt");
    if !file.is_file() {
        return ExpectedFindings { as_of: "2023-03-31".to_owned(), lines: String::new() };
    }
    let text = text_of(&file);
    let (head, lines) = text.split_once('\n').expect("a first line");
    let as_of = head.strip_prefix("# as of ").expect("the first line says `# as of DATE`");
    ExpectedFindings { as_of: as_of.to_owned(), lines: lines.to_owned() }
}

#[test]
fn every_plan_and_example_is_valid() {
    for workspace in workspaces() {
        let outcome = cchc_in(&workspace, &["validate"]);
        assert_eq!(outcome.status, 0, "{}:\n{}", workspace.display(), outcome.all());
        let json = cchc_in(&workspace, &["validate", "--output-format", "json"]).json();
        let plans = files_below(&workspace.join("plans")).iter().filter(|file| file.ends_with("plan.toml")).count();
        assert_eq!(json["plans"].as_array().map(Vec::len), Some(plans), "plans read in {}", workspace.display());
        assert_eq!(json["ok"], true);
    }
}

#[test]
fn examples_have_just_the_findings_that_they_show() {
    for workspace in workspaces().iter().filter(|workspace| *workspace != repository()) {
        let ExpectedFindings { as_of, lines } = expected(workspace);
        let args = ["validate", "--output-format", "concise", "--lang", "en", "--as-of", &as_of];
        let outcome = run(cchc().current_dir(workspace).args(args));
        assert_eq!(outcome.stdout, lines, "{}", workspace.display());
        assert!(!lines.contains("error["), "an example has an error: {}", workspace.display());
    }
}

/// The plan of Long An names six priority fields and lists five, and numbers its solutions 1 to 10 and
/// then 14. Both stand so in the paper.
#[test]
fn oddities_of_the_paper_are_found() {
    const FILE: &str = "plans/long-an-2023/plan.toml";
    let json =
        cchc_in(repository(), &["validate", "--output-format", "json", "--lang", "en", "--as-of", "2023-12-31"]).json();
    let text = text_of(&repository().join(FILE));
    let line_of = |line: &str| text.lines().position(|other| other == line).map(|at| at + 1);
    let findings = json["findings"].as_array().expect("a list of findings");
    // The tests of assignment.rs look at the assignment, those of funding.rs at the money.
    let elsewhere = |code: &str| code.starts_with("E4") || code == "E224";
    let paper = findings.iter().filter(|finding| !finding["code"].as_str().is_some_and(elsewhere));
    let (notes, others): (Vec<&Value>, Vec<&Value>) = paper.partition(|finding| finding["level"] == "note");
    let seen: Vec<_> = others.iter().map(|it| (&it["level"], &it["code"], &it["file"], &it["start"]["line"])).collect();
    let level = Value::from("warning");
    let (fields, gap) = (Value::from("E109"), Value::from("E110"));
    let file = Value::from(FILE);
    let (at_fields, at_gap) = (Value::from(line_of("priority-fields = 6")), Value::from(line_of("number = 14")));
    assert_eq!(seen, [(&level, &fields, &file, &at_fields), (&level, &gap, &file, &at_gap)]);
    for (finding, figures) in others.iter().zip([["6", "5"], ["10", "14"]]) {
        let message = finding["message"].as_str().expect("a message");
        assert!(figures.iter().all(|figure| message.contains(figure)), "{message}");
    }
    assert_eq!(json["summary"]["errors"], 0);
    assert!(!notes.is_empty(), "illustrative figures and provisional tasks are noted");
}

#[test]
fn the_fail_level_decides_the_exit_status() {
    for (level, status) in [("error", 0), ("warning", 1), ("never", 0)] {
        let outcome = cchc_in(repository(), &["validate", "--fail-on", level]);
        assert_eq!(outcome.status, status, "--fail-on {level}\n{}", outcome.all());
    }
}

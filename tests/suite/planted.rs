//! Ten different faults in four files of a real plan are all found in one run, each in its place.

use super::{Workspace, text_of};
use serde_json::Value;

/// One fault: in which file, what stands there, what is put in its place, and what is found.
struct Fault {
    code: &'static str,
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// Where in `to` the finding begins.
    at: &'static str,
}

const PLAN: &str = "plans/long-an-2023/plan.toml";
const TASKS: &str = "plans/long-an-2023/tasks.toml";
const VALUES: &str = "plans/long-an-2023/values/2023-H1.toml";
const ISSUES: &str = "plans/long-an-2023/issues.toml";

/// In the order in which they are shown: by file, then by place.
const FAULTS: [Fault; 10] = [
    // A syntax error: `=` is missing.
    Fault { code: "E001", file: ISSUES, from: "raised = 2023-09-19", to: "raised 2023-09-19", at: "2023-09-19" },
    // An unknown key.
    Fault { code: "E004", file: PLAN, from: "locality = ", to: "localty = ", at: "localty" },
    // A text where a number is asked for.
    Fault { code: "E006", file: PLAN, from: "declared-tasks = 9", to: "declared-tasks = \"9\"", at: "\"9\"" },
    // Two bounds; the second is one too many.
    Fault { code: "E301", file: PLAN, from: "at-least = 55", to: "at-least = 55\nat-most = 90", at: "90" },
    // There is no 30 February.
    Fault {
        code: "E007",
        file: TASKS,
        from: "due = 2023-11-30\nsource = \"VI.2\"",
        to: "due = 2023-02-30\nsource = \"VI.2\"",
        at: "2023-02-30",
    },
    // An assignee that is nearly one of the plan's.
    Fault {
        code: "E103",
        file: TASKS,
        from: "lead = \"tu-phap-ho-tich\"\ndue = 2023-09-18",
        to: "lead = \"tu-phap-ho-tic\"\ndue = 2023-09-18",
        at: "\"tu-phap-ho-tic\"",
    },
    // A task without its title: found at its header.
    Fault {
        code: "E005",
        file: TASKS,
        from: "[[task]]\nid = \"6.4\"\ntitle = \"Quyết toán kinh phí đã dùng cho CCHC\"",
        to: "[[task]]\nid = \"6.4\"",
        at: "[[task]]",
    },
    // An area that is none.
    Fault { code: "E102", file: TASKS, from: "id = \"7.5\"", to: "id = \"7.5\"\narea = \"9\"", at: "\"9\"" },
    // An id given twice.
    Fault { code: "E101", file: TASKS, from: "id = \"8.2\"", to: "id = \"8.1\"\n# 8.2", at: "\"8.1\"" },
    // A part that is more than the whole.
    Fault { code: "E311", file: VALUES, from: "numerator = 121", to: "numerator = 721", at: "721" },
];

/// The plan of Long An with the ten faults in it.
fn workspace() -> Workspace {
    FAULTS.iter().fold(Workspace::long_an(), |plan, fault| plan.but(fault.file, fault.from, fault.to))
}

/// Where a finding begins: code, file, line, column.
type FindingKey = (String, String, u64, u64);

fn seen(finding: &Value) -> FindingKey {
    let text = |key: &str| finding[key].as_str().expect("a text").to_owned();
    let number = |key: &str| finding["start"][key].as_u64().expect("a number");
    (text("code"), text("file"), number("line"), number("column"))
}

fn findings(json: &Value) -> &[Value] {
    json["findings"].as_array().expect("a list of findings")
}

/// Where a fault must be found, reckoned from the text that was planted.
fn expected(folder: &Workspace, fault: &Fault) -> FindingKey {
    let text = text_of(&folder.path().join(fault.file));
    let at = text.find(fault.to).expect("the fault is planted") + fault.to.find(fault.at).expect("a part of it");
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[..at].matches('\n').count() + 1;
    let column = text[line_start..at].chars().count() + 1;
    (fault.code.to_owned(), fault.file.to_owned(), line as u64, column as u64)
}

#[test]
fn ten_faults_in_four_files_are_found_in_one_run() {
    let folder = workspace();
    let outcome = folder.run(&["validate", "--as-of", "2023-12-31", "--output-format", "json", "--lang", "en"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    let json = outcome.json();
    assert_eq!(json["ok"], false);
    assert_eq!(json["summary"]["errors"], 10);
    let errors: Vec<FindingKey> = findings(&json).iter().filter(|it| it["level"] == "error").map(seen).collect();
    let mut planted: Vec<FindingKey> = FAULTS.iter().map(|fault| expected(&folder, fault)).collect();
    planted.sort_by(|a, b| (&a.1, a.2, a.3).cmp(&(&b.1, b.2, b.3)));
    assert_eq!(errors, planted);
}

#[test]
fn a_near_id_is_suggested() {
    let folder = workspace();
    let json = folder.run(&["validate", "--as-of", "2023-12-31", "--output-format", "json", "--lang", "en"]).json();
    let help_of = |code: &str| findings(&json).iter().find(|it| it["code"] == code).and_then(|it| it["help"].as_str());
    assert!(help_of("E103").is_some_and(|help| help.contains("`tu-phap-ho-tich`")), "{:?}", help_of("E103"));
    assert!(help_of("E004").is_some_and(|help| help.contains("`locality`")), "{:?}", help_of("E004"));
}

#[test]
fn both_languages_say_the_same_in_other_words() {
    let folder = workspace();
    let [en, vi] = ["en", "vi"].map(|lang| {
        let outcome = folder.run(&["validate", "--as-of", "2023-12-31", "--output-format", "json", "--lang", lang]);
        assert_eq!(outcome.status, 1);
        outcome.json()
    });
    let places = |json: &Value| findings(json).iter().map(seen).collect::<Vec<_>>();
    assert_eq!(places(&en), places(&vi));
    for (en, vi) in findings(&en).iter().zip(findings(&vi)) {
        assert_ne!(en["message"], vi["message"]);
    }
}

#[test]
fn the_full_output_names_every_place() {
    let folder = workspace();
    for lang in ["en", "vi"] {
        let outcome = folder.run(&["validate", "--as-of", "2023-12-31", "--lang", lang]);
        assert_eq!(outcome.status, 1);
        for fault in &FAULTS {
            let (code, file, line, column) = expected(&folder, fault);
            assert!(outcome.stdout.contains(&code), "{code} in:\n{}", outcome.stdout);
            let place = format!("{file}:{line}:{column}");
            assert!(outcome.stdout.contains(&place), "{place} in:\n{}", outcome.stdout);
        }
    }
}

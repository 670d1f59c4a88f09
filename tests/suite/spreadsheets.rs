//! No cell of a table for spreadsheets is taken for a formula, however its first sign is written.

use super::{Workspace, replace, text_of};
use std::path::Path;

/// Beginnings that a spreadsheet somewhere takes for a formula.
const BEGINNINGS: [&str; 14] =
    ["=", "+", "-", "@", "＝", "＋", "－", "＠", " =", "   +", "\u{A0}-", "\u{3000}@", "\u{3000}＝", "﹦"];

/// The only title of a workspace's second task.
const TITLE: &str = "\"Báo cáo kết quả CCHC định kỳ\"";

fn tasks(workspace: &Path) -> std::path::PathBuf {
    workspace.join("plans/mau/tasks.toml")
}

#[test]
fn no_sign_begins_a_cell() {
    for beginning in BEGINNINGS {
        let workspace = Workspace::minimal();
        replace(&tasks(workspace.path()), TITLE, &format!("\"{beginning}cmd\""));
        let tables = tempfile::tempdir().expect("a folder");
        let to = tables.path().to_str().expect("a path");
        assert_eq!(workspace.run(&["export", "--to", to]).status, 0, "{beginning:?}");
        let exported = text_of(&tables.path().join("tasks.csv"));
        assert!(exported.contains(&format!(",'{beginning}cmd,")), "{beginning:?} in\n{exported}");
        let assigned = workspace.run(&["assign", "--output-format", "csv"]).stdout;
        assert!(assigned.contains(&format!(",'{beginning}cmd,")), "{beginning:?} in\n{assigned}");
    }
}

#[test]
fn findings_and_targets_are_not_formulas_either() {
    let workspace = Workspace::minimal();
    let plan = workspace.file("plans/mau/plan.toml");
    replace(&plan, "id = \"so-hoa\"", "id = \"so-hoa\"\ntext = \" ＝cmd\"");
    workspace.write("plans/mau/ ＝x.toml", "");
    for (command, sign) in [("check-targets", "＝cmd"), ("validate", "＝x")] {
        let outcome = workspace.run(&[command, "--output-format", "csv", "--lang", "en"]);
        for line in outcome.stdout.lines() {
            let naked = line.split(',').find(|cell| cell.trim_start_matches(['"', ' ']).starts_with(sign));
            assert_eq!(naked, None, "{command}: {line}");
        }
    }
}

#[test]
fn text_that_is_not_a_formula_stays_as_it_is() {
    for title in ["– Đề án", "Đề án = 1", "'=1", "1-2", "a@b"] {
        let workspace = Workspace::minimal();
        replace(&tasks(workspace.path()), TITLE, &format!("\"{title}\""));
        let assigned = workspace.run(&["assign", "--output-format", "csv"]).stdout;
        assert!(assigned.contains(&format!(",{title},")), "{title:?} in\n{assigned}");
    }
}

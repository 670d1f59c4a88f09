//! Tables for spreadsheets: no cell is taken for a formula, however its first sign is written, and CSV can be written
//! with the signs that a Vietnamese spreadsheet reads.

use super::{Workspace, replace, text_of};
use serde_json::Value;
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

/// The options by which a Vietnamese Excel reads CSV rightly.
const VIETNAMESE: [&str; 5] = ["--bom", "--csv-separator", ";", "--csv-decimal", ","];

/// The rows of CSV whose cells need no quotes, each with the names of its columns.
fn rows(text: &str, separator: char) -> Vec<Vec<(String, String)>> {
    let mut lines = text.lines().map(|line| line.split(separator).map(str::to_owned).collect::<Vec<String>>());
    let titles = lines.next().expect("a line of titles");
    lines.map(|cells| titles.iter().cloned().zip(cells).collect()).collect()
}

#[test]
fn csv_is_written_with_the_signs_of_a_vietnamese_spreadsheet() {
    let folder = Workspace::minimal();
    // A comma would be put in quotes by one form only.
    let indicators = folder.text("plans/mau/indicators.toml").replace("tin, bài", "tin bài");
    folder.write("plans/mau/indicators.toml", indicators);
    let args = ["check-targets", "--as-of", "2023-03-31", "--output-format", "csv"];
    let usual = folder.run(&args).stdout;
    let asked = folder.run(&[&args[..], &VIETNAMESE].concat()).stdout;
    let asked = asked.strip_prefix('\u{FEFF}').expect("the mark of UTF-8");
    assert!(!usual.contains('"') && !asked.contains('"') && !usual.starts_with('\u{FEFF}'), "{usual}");
    let expected: Vec<Vec<(String, String)>> = rows(&usual, ',')
        .into_iter()
        .map(|row| {
            // The id of a task is not a number.
            let cell = |(title, cell): (String, String)| {
                let cell = if title == "tasks" { cell } else { cell.replace('.', ",") };
                (title, cell)
            };
            row.into_iter().map(cell).collect()
        })
        .collect();
    assert_eq!(rows(asked, ';'), expected);
    let decimals = expected.iter().flatten().filter(|(title, cell)| title == "value" && cell.contains(','));
    assert!(decimals.count() > 0, "{usual}");
    let tabs = folder.run(&[&args[..], &["--csv-separator", "tab"]].concat()).stdout;
    assert_eq!(rows(&tabs, '\t'), rows(&usual, ','));
}

#[test]
fn a_report_and_an_export_take_the_same_signs() {
    let folder = Workspace::minimal();
    let report = folder.file("t.csv").display().to_string();
    let outcome = folder.run(&[&["status", "--report", &format!("csv={report}")][..], &VIETNAMESE].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(text_of(Path::new(&report)).starts_with("\u{FEFF}plan;area;title;"), "{}", outcome.all());
    assert!(!outcome.stdout.contains('\u{FEFF}'), "the text for people has no mark");
    let to = folder.file("bang").display().to_string();
    assert_eq!(folder.run(&[&["export", "--to", &to][..], &VIETNAMESE].concat()).status, 0);
    assert!(folder.text("bang/values.csv").starts_with("\u{FEFF}plan;period;"), "{}", folder.text("bang/values.csv"));
    let package: Value = serde_json::from_str(&folder.text("bang/datapackage.json")).expect("JSON");
    let values = package["resources"].as_array().expect("tables").iter().find(|table| table["name"] == "values");
    let values = values.expect("the table of values");
    assert_eq!(values["dialect"]["delimiter"], ";");
    let number = values["schema"]["fields"].as_array().expect("columns").iter().find(|field| field["name"] == "value");
    assert_eq!(number.expect("the figure")["decimalChar"], ",");
}

#[test]
fn signs_that_cannot_be_used_are_refused() {
    let folder = Workspace::minimal();
    for (args, says) in [
        (&["status", "--bom"][..], "`--bom` is about CSV, and this run writes none"),
        (&["validate", "--csv-separator", ";", "--output-format", "sarif"], "`--csv-separator` is about CSV"),
        (&["export", "--to", "x", "--output-format", "jsonl", "--csv-decimal", ","], "`--csv-decimal` is about CSV"),
        (&["assign", "1.1", "--lead", "tu-phap-ho-tich", "--bom"], "`--bom` is about CSV"),
        (&["status", "--output-format", "csv", "--csv-separator", "."], "`.` cannot part the cells of CSV"),
        (&["status", "--output-format", "csv", "--csv-separator", ";;"], "`;;` cannot part the cells of CSV"),
        (&["status", "--output-format", "csv", "--csv-decimal", ";"], "`;` cannot stand before decimals"),
        (&["status", "--output-format", "csv", "--csv-decimal", ","], "a comma cannot part both cells and decimals"),
    ] {
        let outcome = folder.run(&[args, &["--lang", "en"]].concat());
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
        assert!(outcome.stderr.contains(says), "{args:?}: {}", outcome.stderr);
        assert!(outcome.stdout.is_empty(), "{args:?}: {}", outcome.stdout);
    }
    assert!(!folder.file("x").exists());
}

/// JSON Lines without a line have no columns: readers of packages refuse such a table.
#[test]
fn a_package_of_json_lines_lists_only_tables_with_rows() {
    let folder = Workspace::minimal();
    std::fs::remove_dir_all(folder.file("plans/mau/values")).expect("the values go");
    let to = folder.file("bang").display().to_string();
    let export = |form: &str| {
        let outcome = folder.run(&["export", "--to", &to, "--output-format", form]);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        serde_json::from_str::<Value>(&folder.text("bang/datapackage.json")).expect("JSON")
    };
    let names = |list: &Value| -> Vec<String> {
        let names = list.as_array().into_iter().flatten().map(|table| table["name"].as_str().expect("a name"));
        names.map(str::to_owned).collect()
    };
    let package = export("jsonl");
    assert_eq!(
        names(&package["empty_resources"]),
        ["funds", "contents", "spendings", "values", "target_groups", "gaps", "history", "issues", "scores"]
    );
    assert!(!names(&package["resources"]).contains(&"values".to_owned()));
    assert_eq!(folder.text("bang/values.jsonl"), "");
    // The next export knows the empty files for its own.
    let package = export("csv");
    assert!(package["empty_resources"].is_null() && names(&package["resources"]).contains(&"values".to_owned()));
    assert!(!folder.file("bang/values.jsonl").exists() && folder.file("bang/values.csv").exists());
}

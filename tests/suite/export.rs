//! `cchc export` writes the tables of its schema and of docs/export.md, all of them or none. No cell tricks another
//! program.

use super::{Outcome, Workspace, cchc, cchc_in, replace, repository, run, text_of};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const AS_OF: &str = "2023-09-30";

fn town() -> std::path::PathBuf {
    repository().join("examples/thi-xa-mau")
}

fn export(workspace: &Path, to: &Path, more: &[&str]) -> Outcome {
    let to = to.to_str().expect("a path");
    cchc_in(workspace, &[&["export", "--to", to, "--as-of", AS_OF, "--lang", "en"], more].concat())
}

/// An export of the sample town.
fn exported(more: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = export(&town(), folder.path(), more);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stdout.contains("15 plans"), "{}", outcome.stdout);
    folder
}

fn package(folder: &Path) -> Value {
    serde_json::from_str(&text_of(&folder.join("datapackage.json"))).expect("JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no {key} in {value}"))
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("no {key} in {value}"))
}

/// The lines of a CSV text by RFC 4180.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            c => cell.push(c),
        }
    }
    assert!(line.is_empty() && cell.is_empty(), "the last line is whole");
    lines
}

/// Each table by name: its rows as cells by column.
fn tables(folder: &Path) -> BTreeMap<String, Vec<BTreeMap<String, String>>> {
    let package = package(folder);
    let read = |resource: &Value| {
        let mut lines = csv(&text_of(&folder.join(word(resource, "path")))).into_iter();
        let titles = lines.next().expect("titles");
        let rows = lines.map(|line| {
            assert_eq!(line.len(), titles.len(), "{}: {line:?}", word(resource, "name"));
            titles.iter().cloned().zip(line).collect()
        });
        (word(resource, "name").to_owned(), rows.collect())
    };
    list(&package, "resources").iter().map(read).collect()
}

fn fits(cell: &str, kind: &str) -> bool {
    match kind {
        "string" => true,
        "integer" => cell.parse::<i128>().is_ok(),
        "number" => cell.parse::<f64>().is_ok_and(f64::is_finite) && !cell.contains(['e', 'E']),
        "date" => cell.len() == 10 && cell.split('-').all(|part| part.parse::<u32>().is_ok()),
        "boolean" => ["true", "false"].contains(&cell),
        other => panic!("a type {other}"),
    }
}

#[test]
fn every_cell_is_as_the_schema_says_and_every_key_joins() {
    let folder = exported(&[]);
    let (package, tables) = (package(folder.path()), tables(folder.path()));
    let names: Vec<&str> = list(&package, "resources").iter().map(|resource| word(resource, "name")).collect();
    let asked = [
        "plans",
        "areas",
        "funds",
        "contents",
        "tasks",
        "deliveries",
        "spendings",
        "indicators",
        "values",
        "target_groups",
        "targets",
        "verdicts",
        "gaps",
        "history",
        "issues",
        "scores",
    ];
    assert_eq!(names, asked);
    for resource in list(&package, "resources") {
        let name = word(resource, "name");
        let (schema, rows) = (&resource["schema"], &tables[name]);
        assert_eq!(resource["rows"], rows.len(), "{name}");
        for field in list(schema, "fields") {
            let column = word(field, "name");
            let words = field["constraints"]["enum"].as_array();
            for row in rows.iter().filter(|row| !row[column].is_empty()) {
                assert!(fits(&row[column], word(field, "type")), "{name}.{column}: {}", row[column]);
                let is_known = |words: &Vec<Value>| words.contains(&Value::from(row[column].as_str()));
                assert!(words.is_none_or(is_known), "{name}.{column}: {}", row[column]);
            }
        }
        let key = |row: &BTreeMap<String, String>, fields: &[Value]| -> Vec<String> {
            fields.iter().map(|field| row[field.as_str().expect("a name")].clone()).collect()
        };
        if let Some(fields) = schema["primaryKey"].as_array() {
            let keys: BTreeSet<Vec<String>> = rows.iter().map(|row| key(row, fields)).collect();
            assert_eq!(keys.len(), rows.len(), "{name}: a key stands twice");
        }
        for link in list(schema, "foreignKeys") {
            let fields = list(link, "fields");
            let other = &tables[word(&link["reference"], "resource")];
            let known: BTreeSet<Vec<String>> = other.iter().map(|row| key(row, fields)).collect();
            let stray = rows.iter().map(|row| key(row, fields)).find(|key| !known.contains(key));
            assert_eq!(stray, None, "{name} → {}", link["reference"]);
        }
    }
}

#[test]
fn the_figures_are_those_of_the_other_commands() {
    let folder = exported(&[]);
    let tables = tables(folder.path());
    let args = ["check-targets", "--output-format", "json", "--as-of", AS_OF];
    let targets = cchc_in(&town(), &args).json();
    let tasks = cchc_in(&town(), &["status", "--output-format", "json", "--as-of", AS_OF]).json();
    let mut compared = 0;
    for plan in list(&targets, "plans") {
        for target in list(plan, "targets") {
            let is_it = |row: &&BTreeMap<String, String>| {
                row["plan"] == word(plan, "id") && row["target"] == word(target, "id")
            };
            let row = tables["verdicts"].iter().find(is_it).expect("a row");
            let number = |value: &Value| value.as_f64().map_or_else(String::new, |number| number.to_string());
            assert_eq!(row["verdict"], word(target, "verdict"));
            assert_eq!(row["value"], number(&target["value"]["value"]));
            assert_eq!(row["numerator"], number(&target["value"]["numerator"]));
            assert_eq!(row["expected"], number(&target["expected"]));
            assert_eq!(row["shortfall"], number(&target["shortfall"]["amount"]));
            compared += 1;
        }
    }
    assert_eq!(compared, tables["verdicts"].len());
    let states: Vec<&str> =
        list(&tasks, "plans").iter().flat_map(|plan| list(plan, "tasks")).map(|task| word(task, "state")).collect();
    assert_eq!(states, tables["tasks"].iter().map(|row| row["state"].as_str()).collect::<Vec<_>>());
}

#[test]
fn json_lines_hold_the_same() {
    let (csv_folder, folder) = (exported(&[]), exported(&["--output-format", "jsonl"]));
    let tables = tables(csv_folder.path());
    let package = package(folder.path());
    for resource in list(&package, "resources") {
        let (name, text) = (word(resource, "name"), text_of(&folder.path().join(word(resource, "path"))));
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines.len(), tables[name].len(), "{name}");
        for (line, row) in lines.iter().zip(&tables[name]) {
            let line = line.as_object().expect("an object");
            assert_eq!(line.keys().collect::<BTreeSet<_>>(), row.keys().collect::<BTreeSet<_>>(), "{name}");
            for (column, cell) in row {
                let plain = match &line[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                        other.to_string()
                    }
                };
                assert_eq!(&plain, cell, "{name}.{column}");
            }
        }
    }
}

#[test]
fn the_documentation_names_every_column() {
    let folder = exported(&[]);
    let page = text_of(&repository().join("docs/export.md"));
    let mut rest = page.as_str();
    for resource in list(&package(folder.path()), "resources") {
        let heading = format!("\n## {}\n", word(resource, "name"));
        rest = rest.split_once(&heading).unwrap_or_else(|| panic!("docs/export.md has no {heading}")).1;
        let section = rest.split("\n## ").next().unwrap_or_default();
        let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
        let fields = list(&resource["schema"], "fields");
        assert_eq!(rows.len(), fields.len(), "columns of {}", word(resource, "name"));
        for (row, field) in rows.iter().zip(fields) {
            let (name, kind, says) = (word(field, "name"), word(field, "type"), word(field, "description"));
            assert!(row.starts_with(&format!("| `{name}` | {kind} | {says}")), "{row} is not {field}");
            let words = field["constraints"]["enum"].as_array().into_iter().flatten();
            assert!(
                words.clone().all(|word| row.contains(&format!("`{}`", word.as_str().unwrap_or_default()))),
                "{row}"
            );
        }
    }
}

#[test]
fn no_cell_is_a_formula_and_json_lines_keep_the_text() {
    let workspace = Workspace::minimal();
    let formula = "=HYPERLINK(\\\"http://x\\\",\\\"y\\\")";
    let tasks = workspace.file("plans/mau/tasks.toml");
    replace(&tasks, "\"Báo cáo kết quả CCHC định kỳ\"", &format!("\"{formula}\""));
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(export(workspace.path(), folder.path(), &[]).status, 0);
    let titles: Vec<String> = tables(folder.path())["tasks"].iter().map(|row| row["title"].clone()).collect();
    assert_eq!(titles[1], "'=HYPERLINK(\"http://x\",\"y\")");
    assert_eq!(export(workspace.path(), folder.path(), &["--output-format", "jsonl"]).status, 0);
    let lines = text_of(&folder.path().join("tasks.jsonl"));
    assert!(lines.contains(&format!("\"title\":\"{formula}\"")), "{lines}");
}

#[test]
fn later_records_are_not_there_yet() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_str().expect("a path");
    let outcome = cchc_in(&town(), &["export", "--to", to, "--as-of", "2023-03-31"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let tables = tables(folder.path());
    assert!(!tables["deliveries"].is_empty() && !tables["values"].is_empty());
    assert!(tables["deliveries"].iter().all(|row| row["delivered_on"].as_str() <= "2023-03-31"));
    assert!(tables["values"].iter().all(|row| row["reported_on"].as_str() <= "2023-03-31"));
}

#[test]
fn only_files_of_an_earlier_export_are_replaced() {
    let folder = tempfile::tempdir().expect("a folder");
    let mine = |name: &str| folder.path().join(name);
    fs::write(mine("notes.txt"), "mine").expect("a file");
    fs::write(mine("plans.csv"), "mine").expect("a file");
    let refused = export(&town(), folder.path(), &[]);
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert!(refused.stderr.contains("--force") && refused.stderr.contains("plans.csv"), "{}", refused.stderr);
    assert_eq!(text_of(&mine("plans.csv")), "mine");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing else is written");

    assert_eq!(export(&town(), folder.path(), &["--force"]).status, 0);
    assert!(text_of(&mine("plans.csv")).starts_with("plan,"));
    assert_eq!(text_of(&mine("notes.txt")), "mine");
    // The tables of the other form go with the export that wrote them; what else bears such a name stays.
    fs::write(mine("gaps.jsonl"), "mine").expect("a file");
    let refused = export(&town(), folder.path(), &["--output-format", "jsonl"]);
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert!(mine("plans.csv").exists() && text_of(&mine("gaps.jsonl")) == "mine");
    fs::remove_file(mine("gaps.jsonl")).expect("it can be removed");
    assert_eq!(export(&town(), folder.path(), &["--output-format", "jsonl"]).status, 0);
    assert!(!mine("plans.csv").exists() && mine("plans.jsonl").exists());
    fs::write(mine("plans.csv"), "mine").expect("a file");
    assert_eq!(export(&town(), folder.path(), &["--output-format", "jsonl"]).status, 0);
    assert_eq!(text_of(&mine("plans.csv")), "mine", "it is none of the earlier export's");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_or_over_a_folder() {
    let (folder, outside) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(outside.path(), &link).expect("a link");
    assert_eq!(export(&town(), &link, &["--force"]).status, 2);
    std::os::unix::fs::symlink(outside.path().join("x"), folder.path().join("tasks.csv")).expect("a link");
    assert_eq!(export(&town(), folder.path(), &["--force"]).status, 2);
    fs::remove_file(folder.path().join("tasks.csv")).expect("it can be removed");
    fs::create_dir(folder.path().join("tasks.csv")).expect("a folder");
    assert_eq!(export(&town(), folder.path(), &["--force"]).status, 2);
    assert_eq!(fs::read_dir(outside.path()).expect("the folder").count(), 0);
    let file = folder.path().join("file");
    fs::write(&file, "mine").expect("a file");
    assert_eq!(export(&town(), &file, &["--force"]).status, 2);
    assert_eq!(text_of(&file), "mine");
}

#[test]
fn a_faulty_plan_is_left_out_and_named() {
    let workspace = Workspace::town();
    workspace.replace("plans/xa-phuong/an-phu/tasks.toml", "due = \"every-report\"", "due = \"x\"");
    let folder = tempfile::tempdir().expect("a folder");
    let outcome = export(workspace.path(), folder.path(), &[]);
    assert_eq!(outcome.status, 2);
    assert!(outcome.stderr.contains("an-phu"), "{}", outcome.stderr);
    assert!(outcome.stdout.contains(" tables: ") && !outcome.stdout.contains('✓'), "{}", outcome.stdout);
    assert_eq!(package(folder.path())["left_out"], serde_json::json!(["plans/xa-phuong/an-phu"]));
    assert!(tables(folder.path())["plans"].iter().all(|row| row["plan"] != "an-phu-2023"));
}

/// The first block behind a fence with this word, and what follows it.
fn block<'r>(text: &'r str, fence: &str) -> (&'r str, &'r str) {
    let (_, rest) = text.split_once(&format!("```{fence}\n")).unwrap_or_else(|| panic!("the page has no {fence}"));
    rest.split_once("```").expect("the end of the block")
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that is skipped says so")]
fn the_query_of_the_page_on_many_plans_gives_the_shown_rows() {
    let python =
        |script: &str, folder: &Path| Command::new("python3").args(["-c", script]).current_dir(folder).output();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if !python("import duckdb", here).is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: the query of docs/guide/many-plans.md needs `pip install duckdb`");
        return;
    }
    let page = text_of(&repository().join("docs/guide/many-plans.md"));
    let (query, rest) = block(&page, "sql");
    let (shown, _) = block(rest, "text");
    let command = page.lines().find(|line| line.contains(" export --to ")).expect("the page shows the export");
    assert!(command.contains("-C examples/thi-xa-mau") && command.contains(AS_OF), "{command}");
    let folder = exported(&[]);
    let script =
        format!("import duckdb\nfor row in duckdb.sql('''{query}''').fetchall(): print(' | '.join(map(str, row)))");
    let output = python(&script, folder.path()).expect("python runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(String::from_utf8_lossy(&output.stdout), shown, "{stderr}");
    // The same by this program alone.
    let mut command = cchc();
    command.arg("-C").arg(town()).args(["check-targets", "--by", "level", "--as-of", AS_OF, "--lang", "en"]);
    let table = run(&mut command).stdout;
    assert!(table.contains("2,805/6,052") && shown.contains("2805 | 6052"), "{table}");
}

/// A reader found this: `export` followed a link behind a slash, which TAB puts there.
#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link_in_place_of_the_folder() {
    let workspace = Workspace::minimal();
    let outside = tempfile::tempdir().expect("a temporary folder");
    let link = workspace.file("link");
    std::os::unix::fs::symlink(outside.path(), &link).expect("a link");
    for end in ["", "/", "/."] {
        let folder = format!("{}{end}", link.display());
        for command in ["export", "schema"] {
            let outcome = workspace.run(&[command, "--to", &folder, "--lang", "en"]);
            assert_eq!(outcome.status, 2, "{command} {folder}: {}", outcome.all());
            assert!(outcome.stderr.contains("is a link, or not a folder"), "{}", outcome.stderr);
            assert_eq!(std::fs::read_dir(outside.path()).expect("a folder").count(), 0, "{command} {folder}");
        }
    }
}

//! A draft says that it is one in every report and every format, whether one plan is shown or many.

use super::scratch::Scratch;
use super::{copy_folder, repository, run, text_of};
use calamine::{Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const TOWN: &str = "examples/thi-xa-mau";
const ONE: &str = "an-binh-2023";
const DAY_OF_ISSUE: &str = "2023-03-01";
const THE_DAY_BEFORE: &str = "2023-02-28";
/// Reports of the commands besides those that the page lists by their names alone.
const VIEWS: [&str; 12] = [
    "status --by plan",
    "status --by assignee",
    "status --by month",
    "status --by locality",
    "status --tasks",
    "status --reports",
    "check-targets --by plan",
    "check-targets --target so-hoa",
    "check-targets -v",
    "check-targets --against-parent",
    "assign --suggest",
    "assign --assignee van-phong-thong-ke",
];

/// Every report with the formats that the page gives its command.
fn reports() -> Vec<(String, Vec<String>)> {
    let page = text_of(&repository().join("docs/outputs.md"));
    let rows: Vec<&str> = page.lines().skip_while(|line| !line.starts_with("| command | text")).collect();
    let titles: Vec<&str> = rows[0].split('|').skip(2).collect();
    let mut all = Vec::new();
    for row in rows[2..].iter().take_while(|row| row.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').skip(1).collect();
        let given = titles.iter().zip(&cells[1..]).filter(|(_, mark)| mark.trim() == "✓");
        let formats: Vec<String> = given.flat_map(|(words, _)| words.split_whitespace()).map(str::to_owned).collect();
        for command in cells[0].split('`').skip(1).step_by(2) {
            let of_command = |view: &&str| view.split(' ').next() == Some(command);
            let views = VIEWS.into_iter().filter(of_command);
            all.extend([command].into_iter().chain(views).map(|one| {
                // An explanation is for people.
                let is_given =
                    |format: &&String| !one.ends_with("-v") || ["text", "markdown"].contains(&format.as_str());
                (one.to_owned(), formats.iter().filter(is_given).cloned().collect())
            }));
        }
    }
    assert_eq!(all.len(), 9 + VIEWS.len());
    all
}

fn plan_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(plan_files(&path));
        } else if path.ends_with("plan.toml") {
            files.push(path);
        }
    }
    files
}

/// The sample town with this line in place of each `issued`, committed; then every plan is changed.
fn town(issued: &str) -> (Scratch, usize) {
    const DIFFICULTY: &str = "[[issue]]\nraised = 2023-01-10\ntext = \"Thiếu máy quét\"\n";
    let scratch = Scratch::empty();
    copy_folder(&repository().join(TOWN), scratch.path());
    let plans = plan_files(scratch.path());
    for plan in &plans {
        let text = text_of(plan);
        let lines = text.lines().filter(|line| !line.starts_with("issued = "));
        let kept: Vec<&str> = lines.collect();
        // It stands before the first table.
        let at = kept.iter().position(|line| line.starts_with("end = ")).expect("a plan has an end");
        let (before, behind) = kept.split_at(at);
        fs::write(plan, [before, &[issued], behind].concat().join("\n")).expect("a file can be written");
        fs::write(plan.with_file_name("issues.toml"), DIFFICULTY).expect("a file can be written");
    }
    scratch.commit("one");
    for plan in &plans {
        let text = text_of(plan);
        let changed: Vec<&str> = text.lines().filter(|line| !line.starts_with("basis = ")).collect();
        fs::write(plan, changed.join("\n").replace("title = \"Kế hoạch", "title = \"Bản kế hoạch"))
            .expect("a file can be written");
    }
    (scratch, plans.len())
}

/// Runs a report; a workbook is given as the text of its cells.
fn output(town: &Scratch, report: &str, format: &str, lang: &str, as_of: &str, plan: Option<&str>) -> String {
    let report = match report {
        "rank" => "rank diem-par-index",
        "diff" => "diff HEAD",
        other => other,
    };
    let book = town.above().join("book.xlsx");
    let mut command = town.command();
    command.args(report.split(' ')).args(["--lang", lang, "--as-of", as_of, "--output-format", format]);
    if let Some(plan) = plan {
        command.args(["--plan", plan]);
    }
    if format == "xlsx" {
        command.args(["--force", "--output"]).arg(&book);
    }
    let outcome = run(&mut command);
    assert!(outcome.status < 2, "{report} {format}: {}", outcome.all());
    if format != "xlsx" {
        return outcome.stdout;
    }
    let mut book: Xlsx<_> = open_workbook(&book).expect("a workbook");
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.rows().flatten().map(ToString::to_string));
    cells.collect::<Vec<_>>().join("\n")
}

/// How many plans a text calls drafts, one by one or in a count.
fn marks(text: &str, lang: &str) -> usize {
    let word = if lang == "en" { "draft" } else { "dự thảo" };
    // A long name wraps inside its column.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.matches(&format!("{word})")).count() + text.matches(&format!("{word}s)")).count()
}

/// The column that tells of a draft, in the rows of plans. The table of findings has none: each row is a place.
fn flags(csv: &str) -> Vec<String> {
    let mut lines = csv.lines();
    let titles = lines.next().expect("a line of titles");
    if titles.starts_with("plan,item,field,level") {
        return Vec::new();
    }
    assert!(titles.ends_with(",draft") || titles.ends_with(",drafts"), "{titles}");
    lines.map(|line| line.rsplit(',').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_draft_says_so_in_every_report_and_format() {
    let (drafts, plans) = town("");
    for (report, formats) in reports() {
        for format in &formats {
            for (lang, plan) in [("en", Some(ONE)), ("vi", None)] {
                let said = output(&drafts, &report, format, lang, "2023-06-30", plan);
                let case = format!("{report} {format} {lang} {plan:?}:\n{said}");
                match format.as_str() {
                    "text" | "markdown" | "xlsx" => {
                        assert!(marks(&said, lang) > 0, "no mark in {case}");
                        let has_rows_of_plans =
                            ["status", "rank", "check-targets --by plan"].contains(&report.as_str());
                        let least = if plan.is_none() && has_rows_of_plans { plans - 1 } else { 1 };
                        assert!(marks(&said, lang) >= least, "too few marks in {case}");
                    }
                    "json" => {
                        let json: Value = serde_json::from_str(&said).expect("JSON");
                        let shown = json["plans"].as_array().expect("plans");
                        assert!(!shown.is_empty() && shown.iter().all(|plan| plan["draft"] == true), "{case}");
                    }
                    "csv" => assert!(flags(&said).iter().all(|flag| !["", "false", "0"].contains(&&**flag)), "{case}"),
                    // Findings at their places: none is about a plan as a whole.
                    "concise" | "github" | "gitlab" | "sarif" | "junit" => {}
                    other => panic!("how does {other} tell of a draft?"),
                }
            }
        }
    }
}

#[test]
fn a_plan_is_a_draft_until_the_day_of_its_issue() {
    let (town, _) = town(&format!("issued = {{ kind = \"KH\", number = \"1/KH-UBND\", date = {DAY_OF_ISSUE} }}"));
    for (report, formats) in reports() {
        for format in formats.iter().filter(|format| ["text", "json"].contains(&format.as_str())) {
            for (as_of, is_draft) in [(THE_DAY_BEFORE, true), (DAY_OF_ISSUE, false)] {
                let said = output(&town, &report, format, "en", as_of, Some(ONE));
                let case = format!("{report} {format} {as_of}:\n{said}");
                match format.as_str() {
                    "text" => assert_eq!(marks(&said, "en") > 0, is_draft, "{case}"),
                    "json" => {
                        let json: Value = serde_json::from_str(&said).expect("JSON");
                        let shown = json["plans"].as_array().expect("plans");
                        // A rank stands beside the other plans of its pool.
                        assert!(shown.iter().all(|plan| plan["draft"] == is_draft), "{case}");
                    }
                    other => panic!("{other} is not tried"),
                }
            }
        }
    }
}

#[test]
fn a_plan_without_a_day_of_issue_is_issued() {
    let (town, _) = town("issued = { kind = \"KH\" }");
    for as_of in ["2022-12-31", "2023-06-30"] {
        let said = output(&town, "status", "text", "en", as_of, Some(ONE));
        assert_eq!(marks(&said, "en"), 0, "{said}");
    }
}

/// A mark that wraps is still whole words, and no line is longer than the terminal.
#[test]
fn the_mark_fits_a_terminal_of_sixty_columns() {
    let (drafts, _) = town("");
    for (report, _) in reports() {
        for (lang, plan) in [("en", Some(ONE)), ("vi", None)] {
            let report = match report.as_str() {
                "rank" => "rank diem-par-index",
                "diff" => "diff HEAD",
                other => other,
            };
            let mut command = drafts.command();
            command.args(report.split(' ')).args(["--lang", lang, "--as-of", "2023-06-30"]).env("COLUMNS", "60");
            if let Some(plan) = plan {
                command.args(["--plan", plan]);
            }
            let said = run(&mut command).stdout;
            assert!(marks(&said, lang) > 0, "{report} {lang}:\n{said}");
        }
    }
}

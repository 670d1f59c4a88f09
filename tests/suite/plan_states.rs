//! A draft, and a plan that is replaced, say so in every report and every format, whether one plan is shown or many.

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
const VIEWS: [&str; 13] = [
    "funding --by fund --tasks",
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
        // A paper does not tell the state of its plan.
        for command in cells[0].split('`').skip(1).step_by(2).filter(|command| *command != "paper") {
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
    assert_eq!(all.len(), 14 + VIEWS.len());
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
    // A long name wraps inside its column, and a line of a calendar is folded.
    let text = text.replace("\r\n ", "");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.matches(&format!("{word})")).count() + text.matches(&format!("{word}s)")).count()
}

/// The column that tells of the state, in the rows of plans. The table of findings has none: each row is a place.
fn states(csv: &str) -> Vec<String> {
    let mut lines = csv.lines();
    let titles: Vec<&str> = lines.next().expect("a line of titles").split(',').collect();
    if titles.starts_with(&["plan", "item", "field", "level"]) {
        return Vec::new();
    }
    let column = titles.iter().rev().position(|title| ["plan_state", "drafts"].contains(title));
    // The columns behind it hold ids and numbers, which have no comma.
    let column = column.unwrap_or_else(|| panic!("no state in {titles:?}"));
    lines.map(|line| line.rsplit(',').nth(column).unwrap_or_default().to_owned()).collect()
}

/// Thousands of runs would take minutes: text is tried in both languages, each other format in one.
fn is_tried(number: usize, format: &str, lang: &str) -> bool {
    format == "text" || (lang == "en") == number.is_multiple_of(2)
}

#[test]
fn a_draft_says_so_in_every_report_and_format() {
    let (drafts, plans) = town("");
    for (report, formats) in reports() {
        for (number, format) in formats.iter().enumerate() {
            for (lang, plan) in [("en", Some(ONE)), ("vi", None)] {
                if !is_tried(number, format, lang) {
                    continue;
                }
                let said = output(&drafts, &report, format, lang, "2023-06-30", plan);
                let case = format!("{report} {format} {lang} {plan:?}:\n{said}");
                match format.as_str() {
                    "text" | "markdown" | "xlsx" | "ics" | "html" => {
                        assert!(marks(&said, lang) > 0, "no mark in {case}");
                        let has_rows_of_plans =
                            ["status", "rank", "check-targets --by plan"].contains(&report.as_str());
                        let least = if plan.is_none() && has_rows_of_plans { plans - 1 } else { 1 };
                        assert!(marks(&said, lang) >= least, "too few marks in {case}");
                    }
                    "json" => {
                        let json: Value = serde_json::from_str(&said).expect("JSON");
                        let shown = json["plans"].as_array().expect("plans");
                        assert!(!shown.is_empty() && shown.iter().all(|plan| plan["state"] == "draft"), "{case}");
                    }
                    "csv" => {
                        let is_marked = |state: &String| state == "draft" || state.parse::<u32>().is_ok_and(|n| n > 0);
                        assert!(states(&said).iter().all(is_marked), "{case}");
                    }
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
                        assert!(shown.iter().all(|plan| (plan["state"] == "draft") == is_draft), "{case}");
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

/// The sample town in which another plan takes the place of one.
fn town_with_successor() -> Scratch {
    let (town, _) = town("issued = { kind = \"KH\", number = \"1/KH-UBND\", date = 2023-01-10 }");
    let has_id = |path: &&PathBuf| text_of(path).contains(&format!("id = \"{ONE}\""));
    let plans = plan_files(town.path());
    let old = plans.iter().find(has_id).and_then(|path| path.parent()).expect("the plan");
    let new = old.with_file_name("successor");
    copy_folder(old, &new);
    let text = text_of(&new.join("plan.toml")).replace(&format!("id = \"{ONE}\""), "id = \"successor\"");
    let text = text.replace("date = 2023-01-10", "date = 2023-06-01");
    fs::write(new.join("plan.toml"), format!("replaces = \"{ONE}\"\n{text}")).expect("a file can be written");
    town
}

#[test]
fn a_replaced_plan_says_so_in_every_report_and_format() {
    let town = town_with_successor();
    // A difference looks at one plan alone, and no rank is given to a plan that is replaced.
    let shows_the_plan = |(report, _): &(String, Vec<String>)| !["diff", "rank"].contains(&report.as_str());
    for (report, formats) in reports().into_iter().filter(shows_the_plan) {
        for (number, format) in formats.iter().enumerate() {
            for (lang, mark) in [("en", "(replaced by"), ("vi", "(đã thay bằng")] {
                if !is_tried(number, format, lang) {
                    continue;
                }
                let said = output(&town, &report, format, lang, "2023-07-31", Some(ONE));
                let case = format!("{report} {format} {lang}:\n{said}");
                match format.as_str() {
                    "text" | "markdown" | "xlsx" | "ics" | "html" => {
                        // A page says which words of a line are Vietnamese.
                        let text = said.replace("\r\n ", "").replace("<span lang=\"vi\">", "").replace("</span>", "");
                        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                        let is_counted =
                            report == "validate" || report.ends_with("--reports") || report.ends_with("--by locality");
                        let mark = match lang {
                            "en" if is_counted => "1 replaced)",
                            _ if is_counted => "1 đã thay)",
                            _ => mark,
                        };
                        // A long name wraps inside its column.
                        assert!(
                            text.contains(mark) && (is_counted || text.contains("successor)")),
                            "no mark in {case}"
                        );
                    }
                    "json" => {
                        let json: Value = serde_json::from_str(&said).expect("JSON");
                        let plan = &json["plans"][0];
                        assert!(plan["state"] == "replaced" && plan["replaced_by"] == "successor", "{case}");
                    }
                    "csv" => {
                        let is_marked = |state: &String| state == "replaced" || state == "0";
                        assert!(states(&said).iter().all(is_marked), "{case}");
                    }
                    "concise" | "github" | "gitlab" | "sarif" | "junit" => {}
                    other => panic!("how does {other} tell of a plan that is replaced?"),
                }
            }
        }
    }
}

/// Totals, gaps and the exit status leave it out, and nothing in it is late by more days than on its last day.
#[test]
fn a_replaced_plan_stands_still_and_no_total_counts_it() {
    let town = town_with_successor();
    let json = |report: &str, as_of: &str, plan: Option<&str>| -> Value {
        serde_json::from_str(&output(&town, report, "json", "en", as_of, plan)).expect("JSON")
    };
    let [then, now] = ["2023-05-31", "2023-11-30"].map(|day| json("status", day, Some(ONE))["plans"][0].clone());
    assert!(then["state"] == "issued" && now["state"] == "replaced");
    for key in ["tasks", "areas", "total", "verdicts", "reports"] {
        assert_eq!(then[key], now[key], "{key}");
    }
    for report in ["check-targets", "assign"] {
        let [then, now] = ["2023-05-31", "2023-11-30"].map(|day| json(report, day, Some(ONE))["plans"][0].clone());
        assert_eq!((&then["targets"], &then["tasks"]), (&now["targets"], &now["tasks"]), "{report}");
    }
    let all = json("status", "2023-11-30", None);
    let plans = all["plans"].as_array().expect("plans");
    let tasks = |plan: &Value| plan["total"]["tasks"].as_u64().expect("a number");
    let standing: u64 = plans.iter().filter(|plan| plan["state"] != "replaced").map(tasks).sum();
    assert_eq!(all["rollup"]["total"]["tasks"], standing);
    assert_eq!(
        (&all["rollup"]["total"]["plans"], &all["rollup"]["total"]["replaced"]),
        (&(plans.len() - 1).into(), &1.into())
    );

    let fails = |args: &[&str]| run(town.command().args(args).args(["--as-of", "2023-11-30"])).status;
    assert!(now["total"]["not_started"].as_u64() > Some(0), "{now}");
    let status = |state, plan| fails(&["status", "--fail-on-state", state, "--plan", plan]);
    assert_eq!((status("not-started", ONE), status("overdue", "successor")), (0, 1));
}

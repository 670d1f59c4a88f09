//! The outputs for other programs: annotations, code quality, SARIF, `JUnit`, CSV and Markdown, of every command that
//! finds things. Plan text never becomes code in any of them.

mod concise;
mod jobs;
mod junit;
mod sarif;

use super::{Outcome, Workspace, cchc, cchc_in, copy_folder, repository, run, text_of};
use cchc::write::Format;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const AS_OF: &str = "2024-01-31";
const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const INDICATORS: &str = "plans/mau/indicators.toml";
const COMMANDS: [&str; 4] = ["validate", "check-targets", "assign", "ci"];
const TABLES: [&str; 7] = ["status", "status --tasks", "done", "record", "difficulties", "funding", "funding --tasks"];

fn output(folder: &Path, command: &str, format: &str) -> Outcome {
    let options = ["--as-of", AS_OF, "--lang", "en", "--output-format", format];
    cchc_in(folder, &command.split(' ').chain(options).collect::<Vec<_>>())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}\n{text}"))
}

/// Every file name and title that could be taken for code, in a plan that is otherwise well formed.
pub fn hostile() -> Workspace {
    const TITLES: [&str; 8] = [
        "::error::x",
        "x ##[add-mask]T",
        "một\\n::error::hai",
        "a | b \\\\ c",
        "<script>alert(1)</script> & \\\"q\\\" ]]>",
        "=cmd()|' /C calc'!A0",
        "@all [x](javascript:y) ![z](q)",
        "%0A::error::y %25",
    ];
    let tasks = TITLES.iter().enumerate().map(|(number, title)| {
        format!("\n[[task]]\nid = \"1.{}\"\ntitle = \"{title}\"\ndue = 2023-06-30\ncost = 1_000\n", number + 3)
    });
    let issues =
        TITLES.map(|text| format!("[[issue]]\nraised = 2023-06-30\ntext = \"{text}\"\nproposal = \"{text}\"\n"));
    let workspace = Workspace::minimal();
    workspace.write(TASKS, workspace.text(TASKS) + &tasks.collect::<String>());
    let indicators = TITLES.iter().enumerate().map(|(number, title)| {
        format!("\n[[indicator]]\nid = \"x{number}\"\ntitle = \"{title}\"\nmeasure = \"count\"\naccumulate = \"sum\"\n")
    });
    workspace.write(INDICATORS, workspace.text(INDICATORS) + &indicators.collect::<String>());
    workspace
        .but(PLAN, "id = \"so-hoa\"", "id = \"so-hoa\"\ntext = \"::error::x ##[group]\"")
        .with("plans/mau/issues.toml", issues.concat())
        .with("scoring/bo.toml", hostile_set(&TITLES))
        .with("plans/mau/scores/bo.toml", hostile_scores(&TITLES))
        .but(PLAN, "xã Mẫu năm 2023", "::error::x ##[add-mask]T <b> | năm 2023")
        // Names of files that a shell, a terminal or a runner would take for something else.
        .with("plans/mau/::error file=x::.toml", "")
        .with("plans/mau/##[add-mask]T.toml", "")
        .with("plans/mau/a\u{1b}[2J\u{9b}\u{202e},b%.toml", "")
}

/// A set of criteria with these titles.
fn hostile_set(titles: &[&str]) -> String {
    let criteria = titles.iter().enumerate().map(|(number, title)| {
        format!(
            "[[criterion]]\nid = \"{number}\"\ntitle = \"{title}\"\nmax = 1\nfigure = {{ manual = true }}\n\
             evidence-asked = \"{title}\"\n"
        )
    });
    let title = titles[0];
    let head = format!(
        "id = \"bo\"\ntitle = \"{title}\"\nlevel = \"commune\"\nfrom = 2023-01-01\nto = 2023-12-31\nmaximum = {}\n\
         classes = [{{ at-least = 0, title = \"{title}\" }}]\n",
        titles.len()
    );
    head + &criteria.collect::<String>()
}

/// The points by that set, with words of the same kind.
fn hostile_scores(titles: &[&str]) -> String {
    let entries = titles.iter().enumerate().map(|(number, title)| {
        format!("{number} = {{ self = 1, opinion = \"{title}\", evidence = [\"{title}\"], why = \"{title}\" }}\n")
    });
    format!("[scores]\n{}", entries.collect::<String>())
}

/// Findings whose messages carry what cannot be seen: the plan is not sound, so `validate` and `ci` alone show them.
pub fn hidden() -> Workspace {
    let workspace = hostile();
    let task = "\n[[task]]\nid = \"9.1\"\ntitle = \"a\\u001b[2J\\u009b\\u202eb\"\n\"\\u001b[2J\" = 1\n";
    workspace.write(TASKS, workspace.text(TASKS) + task);
    workspace
}

/// Whether a line is a command for a runner of GitHub; ours are `::error file=…::…` and the like.
fn is_command(line: &str) -> bool {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
    line.starts_with("::") || line.contains("##[")
}

#[test]
fn plan_text_is_code_nowhere() {
    for folder in [hostile(), hidden()] {
        let findings =
            COMMANDS.into_iter().chain(["score"]).flat_map(|command| Format::FINDINGS.map(|format| (command, format)));
        let tables = TABLES.into_iter().flat_map(|command| Format::TABLES.map(|format| (command, format)));
        // A workbook is read in workbooks.rs.
        for (command, format) in findings.chain(tables).filter(|(_, format)| !format.is_binary()) {
            let format = format.word();
            let outcome = output(folder.path(), command, format);
            assert!([0, 1, 2].contains(&outcome.status), "{command} {format}: {}", outcome.all());
            let all = outcome.all();
            let seen = |c: char| c.is_control() && c != '\n' && !(format == "csv" && c == '\r');
            let bad = all.chars().find(|c| seen(*c) || ('\u{202a}'..='\u{202e}').contains(c));
            assert_eq!(bad, None, "{command} {format} in\n{all}");
            let commands = all.lines().filter(|line| is_command(line));
            let ours = |line: &&str| {
                format == "github"
                    && ["::error file=", "::warning file=", "::notice file="]
                        .iter()
                        .any(|start| line.starts_with(start))
            };
            let others: Vec<&str> = commands.filter(|line| !ours(line)).collect();
            assert!(others.is_empty(), "{command} {format}: {others:?}");
        }
    }
}

#[test]
fn markdown_and_csv_of_hostile_titles_stay_text() {
    let folder = hostile();
    let commands = ["check-targets", "assign", "score", "ci", "status --tasks", "done", "record", "difficulties"];
    for command in commands.into_iter().chain(["funding --tasks"]) {
        let markdown = output(folder.path(), command, "markdown").stdout;
        assert!(!markdown.contains("<script>") && !markdown.contains("<b>"), "{command}: {markdown}");
        assert!(!markdown.contains("@all") && !markdown.contains("[x](") && !markdown.contains("![z]"), "{markdown}");
    }
    let csv = ["assign", "score", "status --tasks", "done", "record", "difficulties", "funding --tasks"];
    let csv = csv.map(|command| output(folder.path(), command, "csv").stdout);
    for row in csv.iter().flat_map(|csv| csv.lines().skip(1)) {
        for cell in row.split(',') {
            let cell = cell.trim_matches('"');
            assert!(!cell.starts_with(['=', '+', '@', '\t']), "a formula: {cell}");
        }
    }
    assert!(csv.iter().all(|csv| csv.contains("'=cmd()")), "{csv:?}");
}

#[test]
fn github_annotations_point_to_their_lines() {
    let outcome = output(repository(), "check-targets", "github");
    let line = outcome.stdout.lines().find(|line| line.starts_with("::error ")).expect("a target is missed");
    let (properties, message) = line.trim_start_matches("::error ").split_once("::").expect("two parts");
    let plan = text_of(&repository().join("plans/long-an-2023/plan.toml"));
    let at = plan.lines().position(|line| line == "at-most = 0").expect("the bound") + 1;
    assert!(properties.contains(&format!("file=plans/long-an-2023/plan.toml,line={at},")), "{properties}");
    assert!(message.starts_with(&format!("plans/long-an-2023/plan.toml:{at}:")), "{message}");
}

#[test]
fn the_tenth_annotation_stands_for_all_further_ones() {
    let text = output(repository(), "assign", "github").stdout;
    let warnings: Vec<&str> = text.lines().filter(|line| line.starts_with("::warning ")).collect();
    assert_eq!(warnings.len(), 10);
    for task in ["4.1", "5.2", "6.4", "8.2"] {
        assert!(warnings.iter().any(|line| line.contains(&format!("task {task}"))), "{task} is told of:\n{text}");
    }
}

#[test]
fn paths_are_those_of_the_repository() {
    let above = Workspace::empty();
    let folder = above.path().join("xã mẫu/kế hoạch");
    fs::create_dir_all(&folder).expect("a folder can be made");
    fs::create_dir(above.path().join(".git")).expect("a folder can be made");
    copy_folder(Workspace::minimal().path(), &folder);
    fs::write(folder.join("plans/mau/la.toml"), "").expect("the file can be written");
    let expected = "xã mẫu/kế hoạch/plans/mau/la.toml";
    assert!(output(&folder, "validate", "github").stdout.contains(&format!("file={expected},")));
    let gitlab = json(&output(&folder, "validate", "gitlab").stdout);
    assert_eq!(gitlab[0]["location"]["path"], expected);
    let sarif = json(&output(&folder, "validate", "sarif").stdout);
    let uris: Vec<&Value> = sarif["runs"]
        .as_array()
        .expect("runs")
        .iter()
        .filter_map(|run| run["results"].as_array())
        .flatten()
        .map(|result| &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        .collect();
    assert!(
        uris.contains(&&Value::from("x%C3%A3%20m%E1%BA%ABu/k%E1%BA%BF%20ho%E1%BA%A1ch/plans/mau/la.toml")),
        "{uris:?}"
    );
}

#[test]
fn gitlab_entries_have_their_documented_fields() {
    for command in COMMANDS {
        let report = json(&output(repository(), command, "gitlab").stdout);
        let mut fingerprints = BTreeSet::new();
        for entry in report.as_array().expect("an array") {
            for field in ["description", "check_name", "fingerprint"] {
                assert!(entry[field].as_str().is_some_and(|text| !text.is_empty()), "{field} in {entry}");
            }
            let severity = entry["severity"].as_str().expect("a severity");
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{severity}");
            for edge in ["begin", "end"] {
                for part in ["line", "column"] {
                    let number = entry["location"]["positions"][edge][part].as_u64();
                    assert!(number.is_some_and(|number| number >= 1), "{edge} {part} in {entry}");
                }
            }
            assert!(fingerprints.insert(entry["fingerprint"].to_string()), "twice: {entry}");
        }
        assert!(!fingerprints.is_empty(), "{command} finds something");
    }
    // Three reports are missing by then: one finding each.
    assert_eq!(
        json(&output(Workspace::minimal().path(), "validate", "gitlab").stdout).as_array().map(Vec::len),
        Some(3)
    );
    let clean =
        cchc_in(Workspace::minimal().path(), &["validate", "--as-of", "2023-03-31", "--output-format", "gitlab"]);
    assert_eq!(clean.stdout, "[]\n");
}

#[test]
fn fingerprints_stay_while_lines_move() {
    let folder = hostile();
    let fingerprints = || -> Vec<String> {
        let report = json(&output(folder.path(), "validate", "gitlab").stdout);
        let mut all: Vec<String> =
            report.as_array().expect("an array").iter().map(|entry| entry["fingerprint"].to_string()).collect();
        all.sort();
        all
    };
    let before = fingerprints();
    let tasks = folder.file("plans/mau/tasks.toml");
    fs::write(&tasks, format!("# một dòng\n\n{}", text_of(&tasks))).expect("the file can be written");
    assert_eq!(before, fingerprints());
}

#[test]
fn several_outputs_come_from_one_run() {
    let folder = Workspace::empty();
    let path = |name: &str| folder.file(name).display().to_string();
    let reports =
        [("sarif", path("a.sarif")), ("junit", path("a.xml")), ("gitlab", path("a.json")), ("csv", path("a.csv"))];
    let mut args = vec!["check-targets".to_owned(), "--as-of".to_owned(), AS_OF.to_owned()];
    for (format, path) in &reports {
        args.extend(["--report".to_owned(), format!("{format}={path}")]);
    }
    for round in 0..2 {
        let mut command = cchc();
        let outcome = run(command.args(&args).args(if round == 0 { &[][..] } else { &["--force"] }));
        assert_eq!(outcome.status, 1, "{}", outcome.all());
        assert!(outcome.stdout.contains("off track") || outcome.stdout.contains("missed"), "{}", outcome.stdout);
        for (format, path) in &reports {
            assert_eq!(text_of(Path::new(path)), output(repository(), "check-targets", format).stdout, "{format}");
        }
    }
    // The program replaces a file that it wrote, but not a table of somebody else.
    let known: Vec<String> = reports.iter().take(3).map(|(format, path)| format!("--report={format}={path}")).collect();
    assert_eq!(run(cchc().args(["check-targets", "--as-of", AS_OF]).args(known)).status, 1);
    folder.write("a.xml", "<mine/>");
    let refused =
        run(cchc().args(["check-targets", "--as-of", AS_OF]).arg(format!("--report=junit={}", path("a.xml"))));
    assert_eq!(refused.status, 2);
    assert_eq!(folder.text("a.xml"), "<mine/>");
}

#[test]
fn a_report_of_no_known_format_is_a_usage_error() {
    for (report, names) in [("sarifx=a", "`sarif`"), ("a.sarif", "FORMAT=FILE"), ("sarif=", "FORMAT=FILE")] {
        let outcome = cchc_in(repository(), &["validate", "--lang", "en", "--report", report]);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains(names), "{}", outcome.stderr);
    }
}

#[test]
fn two_outputs_into_one_file_are_a_usage_error_however_they_are_written() {
    let folder = Workspace::minimal();
    fs::create_dir(folder.file("sub")).expect("a folder");
    for second in ["a.json", "./a.json", "sub/../a.json"] {
        let mut command = cchc();
        command.arg("-C").arg(folder.path()).args(["validate", "--lang", "en"]);
        let outcome = run(command.args(["--report=json=a.json", &format!("--report=sarif={second}")]));
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains("two outputs"), "{}", outcome.stderr);
        assert!(!folder.file("a.json").exists(), "nothing is written");
    }
}

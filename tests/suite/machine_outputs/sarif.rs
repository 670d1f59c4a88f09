//! The log for code scanning: one run, the pages of its rules, and no more results than a server takes.

use super::{AS_OF, COMMANDS, json, output};
use crate::{Workspace, cchc_in, copy_folder, repository};
use cchc::calc::diff::ChangeKind;
use cchc::calc::{State, Verdict};
use cchc::lint::rules;
use cchc::report::RemarkKind;
use cchc::text::Lang;
use cchc::write::page;
use std::fmt::Write as _;

#[test]
fn sarif_has_one_run_and_a_rule_for_each_result() {
    for command in COMMANDS {
        let log = json(&output(repository(), command, "sarif").stdout);
        assert_eq!(log["version"], "2.1.0");
        let runs = log["runs"].as_array().expect("runs");
        assert_eq!(runs.iter().map(|run| &run["automationDetails"]["id"]).collect::<Vec<_>>(), ["cchc/"]);
        let run = &runs[0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
        for result in run["results"].as_array().expect("results") {
            assert!(rules.iter().any(|rule| rule["id"] == result["ruleId"]), "{result}");
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let at = |key: &str| region[key].as_u64().expect("a number");
            assert!((at("startLine"), at("startColumn")) <= (at("endLine"), at("endColumn")), "{region}");
        }
    }
}

#[test]
fn a_log_has_addresses_where_the_project_has_one() {
    for lang in ["en", "vi"] {
        for command in COMMANDS {
            let args = [command, "--as-of", AS_OF, "--lang", lang, "--output-format", "sarif"];
            let log = json(&cchc_in(repository(), &args).stdout);
            let driver = &log["runs"][0]["tool"]["driver"];
            // Cargo.toml of this build says whether the project has an address.
            let home = option_env!("CARGO_PKG_REPOSITORY").filter(|home| !home.is_empty());
            assert_eq!(driver["informationUri"].as_str(), home, "{command}");
            for rule in driver["rules"].as_array().expect("rules") {
                let uri = rule["helpUri"].as_str();
                assert_eq!(uri.is_some(), home.is_some(), "{rule}");
                assert!(uri.is_none_or(|uri| home.is_some_and(|home| uri.starts_with(home))), "{rule}");
            }
        }
    }
}

#[test]
fn every_kind_of_remark_has_a_page() {
    let kinds = rules().map(RemarkKind::Rule).chain([
        RemarkKind::Verdict(Verdict::Missed),
        RemarkKind::State(State::Overdue),
        RemarkKind::Change(ChangeKind::TargetLoosened),
    ]);
    for (kind, lang) in kinds.flat_map(|kind| [(kind, Lang::En), (kind, Lang::Vi)]) {
        let page = page(kind, lang);
        let (file, heading) = page.split_once('#').unwrap_or((&page, ""));
        let text = std::fs::read_to_string(repository().join("docs").join(file))
            .unwrap_or_else(|error| panic!("{page}: {error}"));
        let heads = text.lines().filter_map(|line| line.strip_prefix("## ")).map(|line| line.replace(' ', "-"));
        assert!(heading.is_empty() || heads.into_iter().any(|line| line == heading), "{page}");
    }
}

#[test]
fn a_result_names_its_plan() {
    let log = json(&output(repository(), "validate", "sarif").stdout);
    let results = log["runs"][0]["results"].as_array().expect("results");
    assert!(!results.is_empty() && results.iter().all(|result| result["properties"]["plan"] == "long-an-2023"));
}

/// A server takes 20 runs and 25,000 results of a file: what it does not take must not keep it from taking the rest.
#[test]
fn a_log_holds_as_many_results_as_a_server_takes_and_the_errors_first() {
    let folder = Workspace::minimal();
    let body = "kind = \"external\"\n";
    folder.write(
        "plans/mau/assignees.toml",
        folder.text("plans/mau/assignees.toml") + "\n[[assignee]]\nid = \"cong-an\"\ntitle = \"Công an\"\n" + body,
    );
    for plan in 0..4 {
        let at = |file: &str| format!("plans/p{plan}/{file}");
        copy_folder(&folder.file("plans/mau"), &folder.file(&format!("plans/p{plan}")));
        let mut tasks = folder.text(&at("tasks.toml"));
        for number in 0..4000 {
            // A warning, as it has no output, and a note, as the committee can only ask its lead.
            let _ = write!(
                tasks,
                "\n[[task]]\nid = \"2.x{number}\"\ntitle = \"Việc {number}\"\ndue = 2023-06-30\nlead = \"cong-an\"\n"
            );
        }
        folder.write(&at("tasks.toml"), tasks);
        folder.write(
            &at("plan.toml"),
            folder.text(&at("plan.toml")).replace("id = \"mau\"", &format!("id = \"p{plan}\"")),
        );
    }
    folder.write("plans/p3/la.toml", "");
    folder.write("plans/p3/issues.toml", "x = 1\n");
    let outcome = output(folder.path(), "validate", "sarif");
    let log = json(&outcome.stdout);
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), 25_000);
    let of = |level: &str| results.iter().filter(|result| result["level"] == level).count();
    assert!(of("error") > 0 && of("warning") > 16_000, "{} {}", of("error"), of("warning"));
    assert_eq!(of("note"), 25_000 - of("error") - of("warning"), "only notes are left out");
    let notice = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert!(notice.as_str().is_some_and(|text| text.contains("25000 results")), "{notice}");
    let few = json(&output(repository(), "validate", "sarif").stdout);
    assert!(few["runs"][0]["invocations"].is_null(), "nothing is left out of a short log");
}

//! `cchc validate` over a workspace in which files are replaced: it ends, every finding has its place, and every
//! output of it is harmless, in both languages.

use super::harmless;
use super::workspace::{Case, case, one_at_a_time};
use cchc::app::{Checked, check};
use cchc::diag::LocatedFinding;
use cchc::report::{Block, Cell, Doc};
use cchc::report::{Remark, remark_cases};
use cchc::report::{json::Output, json::PlanCountsJson, json::Run};
use cchc::source::Files as _;
use cchc::text::{Lang, Raw};
use cchc::write::{Paper, github, gitlab, junit, markdown_with, remarks_csv, sarif};
use cchc::write::{findings::brief, findings::concise, findings::full};
use std::collections::BTreeMap;

/// Tries one input. What is found is shown in one run of many, since that takes far longer than to find it.
pub fn run(bytes: &[u8]) {
    let case = case(bytes);
    let checked = placed(&case);
    if case.pick(64, 32) == 0 {
        shown(checked, &case);
    }
}

/// Checks a workspace and tries some of the outputs.
pub fn outputs(case: &Case) {
    shown(placed(case), case);
}

/// What checking a workspace finds, every finding at its place.
fn placed(case: &Case) -> Checked {
    let checked = check(&case.files, &one_at_a_time(), case.as_of).expect("no thread is needed");
    let mut sizes = BTreeMap::new();
    for finding in &checked.findings {
        let size = sizes.entry(&finding.at.file).or_insert_with(|| Size::of(case.files.read(&finding.at.file).ok()));
        is_placed(finding, size.as_ref(), case.lang);
    }
    checked
}

/// Some of the outputs of what was found.
fn shown(Checked { plans, findings }: Checked, case: &Case) {
    let ids: Vec<String> = plans.iter().map(|plan| plan.id.clone()).collect();
    let remarks = Remark::of_all(&findings, case.lang);
    remarks_out(&remarks, &ids, "", case);
    if case.pick(1, 4) == 0 {
        let counts = plans.into_iter().map(|plan| PlanCountsJson {
            id: plan.id,
            title: plan.title,
            tasks: plan.tasks,
            targets: plan.targets,
            assignees: plan.assignees,
            values: plan.values,
        });
        let head = head("validate", case);
        let text =
            cchc::write::json::to_string(&Output::new(head, counts.collect(), &findings)).expect("it is written");
        let json = harmless::json("json", &text);
        assert_eq!(json["findings"].as_array().map(Vec::len), Some(findings.len()));
    }
}

/// What a run of a command says of itself.
pub fn head(command: &'static str, case: &Case) -> Run<'static> {
    Run { command, as_of: case.as_of, lang: case.lang, workspace: ".", ok: true }
}

/// How large a file is.
struct Size {
    bytes: usize,
    lines: usize,
}

impl Size {
    fn of(content: Option<impl AsRef<[u8]>>) -> Option<Self> {
        let content = content?;
        let content = content.as_ref();
        Some(Self { bytes: content.len(), lines: content.split(|byte| *byte == b'\n').count() })
    }
}

/// Panics where a finding has no place in its file, or a hole in what it says.
fn is_placed(finding: &LocatedFinding, file: Option<&Size>, lang: Lang) {
    let at = &finding.at;
    if let Some(size) = file {
        assert!(at.bytes().start <= size.bytes && at.bytes().end <= size.bytes, "{finding:?}");
        assert!(at.start.line as usize <= size.lines && at.end.line as usize <= size.lines, "{finding:?}");
    }
    assert!(at.start.line >= 1 && at.start.column >= 1 && at.start.byte <= at.end.byte, "{finding:?}");
    assert!(at.line.get(at.marked.range()).is_some(), "{finding:?}");
    let says = finding.rule().says.get(Lang::En);
    assert!(!finding.message(lang).is_empty() && !says.is_empty());
}

/// Panics where an output of these remarks is not harmless. Of the outputs, some are tried in each run.
pub fn remarks_out(remarks: &[Remark], ids: &[String], prefix: &str, case: &Case) {
    let (lang, width) = (case.lang, case.width);
    let paper = Paper { width, lang, colour: false };
    match case.pick(1, 8) {
        0 => {
            harmless::page("full", &full(remarks, paper));
            harmless::page("concise", &concise(remarks, lang));
        }
        1 => {
            harmless::coloured("full", &full(remarks, Paper { colour: true, ..paper }));
            harmless::page("brief", &brief(remarks, paper));
        }
        2 => harmless::csv("csv", &remarks_csv(remarks)),
        3 => {
            let line = Block::Line(Cell::Text(Raw::new(prefix)));
            harmless::markdown("markdown", &markdown_with(&[Doc { blocks: vec![line] }], remarks, lang));
        }
        4 => harmless::annotations(&github(remarks, prefix, lang)),
        5 => {
            let json = harmless::json("gitlab", &gitlab(remarks, prefix).expect("it is written"));
            assert_eq!(json.as_array().map(Vec::len), Some(remarks.len()));
        }
        6 => {
            let json = harmless::json("sarif", &sarif(remarks, ids, prefix, lang).expect("it is written"));
            for uri in json.pointer("/runs").and_then(serde_json::Value::as_array).into_iter().flatten() {
                uris(uri);
            }
        }
        _ => {
            let failing = Some(cchc::diag::Level::Warning);
            harmless::xml("junit", &junit("validate", &remark_cases(ids, remarks, failing, lang)));
        }
    }
}

fn uris(value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                if let (true, Some(uri)) = (name == "uri", field.as_str()) {
                    let is_fit = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/%:".contains(&byte);
                    assert!(uri.bytes().all(is_fit), "{uri:?}");
                }
                uris(field);
            }
        }
        serde_json::Value::Array(elements) => elements.iter().for_each(uris),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}

//! `cchc validate` over a workspace in which files are replaced: it ends, every finding has its place, and every
//! output of it is harmless, in both languages.

use super::harmless;
use super::workspace::{Case, case, one_at_a_time};
use cchc::app::{CheckResult, check};
use cchc::diag::LocatedFinding;
use cchc::report::{FindingsReport, Head, Report, RunSize, Site};
use cchc::source::Files as _;
use cchc::text::Lang;
use cchc::write::{BarSigns, Format, Screen, write};
use std::collections::BTreeMap;

/// Tries one input. Only few runs write the findings, since that takes far longer than to find them.
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

/// Checks a workspace, and that every finding is at its place.
fn placed(case: &Case) -> CheckResult {
    let checked = check(&case.files, &one_at_a_time(), case.as_of).expect("no thread is needed");
    let mut sizes = BTreeMap::new();
    for finding in &checked.findings {
        let size = sizes.entry(&finding.at.file).or_insert_with(|| Size::of(case.files.read(&finding.at.file).ok()));
        is_placed(finding, size.as_ref(), case.lang);
    }
    checked
}

/// Writes some of the outputs of the findings.
fn shown(CheckResult { plans, findings }: CheckResult, case: &Case) {
    let failing = Some(cchc::diag::Level::Warning);
    let mut size = RunSize::default();
    size.add(&plans, &findings);
    let head = head("validate", case);
    written(&FindingsReport { head, counts: plans, size, findings, failing, quiet: false }, case);
}

/// The head of a report.
pub fn head(command: &'static str, case: &Case) -> Head {
    let site = Site { shown: ".".to_owned(), ..Site::default() };
    Head { command, as_of: case.as_of, lang: case.lang, site, ok: true }
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

/// Panics where an output of a report is not harmless. A run tries one output.
pub fn written(report: &impl Report, case: &Case) {
    let format = Format::ALL[case.pick(1, Format::ALL.len())];
    let colour = case.pick(8, 2) == 0;
    let mut page = Vec::new();
    let bars = [None, Some(BarSigns::Blocks), Some(BarSigns::Ascii)][case.pick(3, 3)];
    write(report, format, Screen { width: case.width, lang: case.lang, colour, bars }, &mut page)
        .expect("a vector takes all");
    if format == Format::Xlsx {
        return harmless::workbook(page);
    }
    if format == Format::Docx {
        return assert!(page.is_empty(), "only a paper is a Word file");
    }
    let page = String::from_utf8(page).expect("it is text");
    match format {
        Format::Ics if report.calendar().is_some() => harmless::ics("ics", &page),
        Format::Ics => assert!(page.is_empty(), "only a calendar has days"),
        Format::Text if colour => harmless::coloured("text", &page),
        Format::Text | Format::Concise => harmless::page("text", &page),
        Format::Json => {
            let json = harmless::json("json", &page);
            assert_eq!(json["findings"].as_array().map(Vec::len), Some(report.findings().count()));
        }
        Format::Csv => harmless::csv("csv", &page),
        Format::Markdown => harmless::markdown("markdown", &page),
        Format::Github if !report.has_log() => harmless::annotations(&page),
        Format::Github => {}
        Format::Gitlab => {
            let json = harmless::json("gitlab", &page);
            let remarks = report.remarks().len() + report.later_remarks().len();
            assert_eq!(json.as_array().map(Vec::len), Some(remarks));
        }
        Format::Sarif => {
            let json = harmless::json("sarif", &page);
            json.pointer("/runs").and_then(serde_json::Value::as_array).into_iter().flatten().for_each(uris);
        }
        Format::Junit => harmless::xml("junit", &page),
        Format::Xlsx | Format::Docx => unreachable!("a file has returned"),
        Format::Html => assert!(page.is_empty(), "only a page has a file"),
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

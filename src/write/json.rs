//! The JSON of a command: one object, plan by plan.

use super::json_list::{Elements, List};
use super::json_text::element;
use crate::diag::Level;
use crate::report::object::InLang;
use crate::report::{Head, Keys, Report};
use crate::text::Lang;
use crate::value::Day;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the object of a command. Its keys are frozen: within a major version keys are added, never changed. The keys
/// whose values are known behind the plans stand last.
pub(super) struct Writer {
    is_begun: bool,
    plans: List,
    findings: Elements,
    errors: usize,
    warnings: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self { is_begun: false, plans: List::at(1), findings: Elements::at(1), errors: 0, warnings: 0 }
    }
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(report.head(), out)?;
        self.plans.write(report.plans().collect(), out)?;
        let number = |level| report.findings().filter(|finding| finding.level() == level).count();
        self.errors += number(Level::Error);
        self.warnings += number(Level::Warning);
        let lang = report.head().lang;
        self.findings.add(report.findings().map(|finding| InLang(finding, lang)).collect())
    }

    pub(super) fn close(mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(report.head(), out)?;
        self.plans.close(out)?;
        let mut keys = KeyWriter(out);
        report.foot(&mut keys)?;
        let summary = Summary { errors: self.errors, warnings: self.warnings };
        close(report.head().ok, summary, None, &mut keys)?;
        let out = keys.0;
        out.write_all(b",\n  \"findings\": ")?;
        let mut findings = List::at(1);
        findings.write_waiting(&self.findings, out)?;
        findings.close(out)?;
        out.write_all(b"\n}\n")
    }

    fn begin(&mut self, head: &Head, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        begin(head.command, Some(head.as_of), head.lang, &head.site.shown, out)
    }
}

#[derive(Clone, Copy, Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

/// Writes keys of the outermost object.
struct KeyWriter<'o>(&'o mut dyn Write);

impl Keys for KeyWriter<'_> {
    type Error = io::Error;

    fn key(&mut self, key: &'static str, value: &impl Serialize) -> io::Result<()> {
        write!(self.0, ",\n  \"{key}\": ")?;
        self.0.write_all(&element(value, 1)?)
    }
}

fn begin(command: &str, as_of: Option<Day>, lang: Lang, workspace: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\n  \"format_version\": \"{FORMAT_VERSION}\"")?;
    let mut keys = KeyWriter(out);
    keys.key("tool", &TOOL)?;
    keys.key("version", &VERSION)?;
    keys.key("command", &command)?;
    keys.key("as_of", &as_of)?;
    keys.key("lang", &lang.code())?;
    keys.key("workspace", &workspace)?;
    keys.0.write_all(b",\n  \"plans\": ")
}

/// Writes the last keys but for the findings. `error` is the reason for which the command could not do its work.
fn close(ok: bool, summary: Summary, error: Option<&str>, keys: &mut KeyWriter<'_>) -> io::Result<()> {
    keys.key("error", &error)?;
    keys.key("ok", &ok)?;
    keys.key("summary", &summary)
}

/// Writes the object of a command that could not do its work.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn write_failure(command: &str, lang: Lang, error: &str, out: &mut dyn Write) -> io::Result<()> {
    begin(command, None, lang, ".", out)?;
    out.write_all(b"[]")?;
    close(false, Summary { errors: 1, warnings: 0 }, Some(error), &mut KeyWriter(out))?;
    out.write_all(b",\n  \"findings\": []\n}\n")
}

const FORMAT_VERSION: &str = "1.1";
const TOOL: &str = "cchc";
const VERSION: &str = env!("CARGO_PKG_VERSION");

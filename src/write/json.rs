//! The JSON of a command: one object, plan by plan.

use super::json_list::{Elements, List};
use super::json_text::element;
use crate::diag::Level;
use crate::report::json_values::{InLang, Text};
use crate::report::outermost::{Closing, Never, Opening, Summary};
use crate::report::{Head, Keys, Object, Report};
use crate::text::Lang;
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
        report.foot().write(&mut keys)?;
        let summary = Summary { errors: self.errors, warnings: self.warnings };
        Closing { error: (), ok: report.head().ok, summary }.write(&mut keys)?;
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
        let Head { command, as_of, lang, ref site, .. } = *head;
        begin(&Opening { command, as_of, lang, workspace: &site.shown }, out)
    }
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

/// Writes the first keys. No sign parts the very first from the brace.
struct FirstKeys<'o> {
    is_begun: bool,
    keys: KeyWriter<'o>,
}

impl Keys for FirstKeys<'_> {
    type Error = io::Error;

    fn key(&mut self, key: &'static str, value: &impl Serialize) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            return self.keys.key(key, value);
        }
        write!(self.keys.0, "{{\n  \"{key}\": ")?;
        self.keys.0.write_all(&element(value, 1)?)
    }
}

fn begin(opening: &impl Object, out: &mut dyn Write) -> io::Result<()> {
    let mut keys = FirstKeys { is_begun: false, keys: KeyWriter(out) };
    opening.write(&mut keys)?;
    keys.keys.0.write_all(b",\n  \"plans\": ")
}

/// Writes the object of a command that could not do its work.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn write_failure(command: &str, lang: Lang, error: &str, out: &mut dyn Write) -> io::Result<()> {
    begin(&Opening { command, as_of: (), lang, workspace: "." }, out)?;
    out.write_all(b"[]")?;
    let summary = Summary { errors: 1, warnings: 0 };
    Closing { error: Text(error), ok: Never, summary }.write(&mut KeyWriter(out))?;
    out.write_all(b",\n  \"findings\": []\n}\n")
}

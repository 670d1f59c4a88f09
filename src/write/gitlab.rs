//! The code quality report of GitLab: one JSON array.

use super::fingerprint::Fingerprints;
use super::json_list::{Elements, List};
use crate::diag::Level;
use crate::report::{Remark, Report};
use crate::source::Position;
use crate::text::Raw;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Debug, Serialize)]
struct Entry {
    /// This key marks the file as ours.
    engine_name: &'static str,
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Debug, Serialize)]
struct Positions {
    begin: LineColumn,
    end: LineColumn,
}

#[derive(Debug, Serialize)]
struct LineColumn {
    line: u32,
    column: u32,
}

/// Writes the report; `[]` without remarks. Paths are those of the repository.
#[derive(Default)]
pub(super) struct Writer {
    list: List,
    later: Elements,
    names: Fingerprints,
}

impl Writer {
    pub(super) fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        let prefix = &report.head().site.prefix;
        self.list.write(entries(&report.remarks(), &mut self.names, prefix), out)?;
        self.later.add(entries(&report.later_remarks(), &mut self.names, prefix))
    }

    pub(super) fn close(mut self, _: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        self.list.write_waiting(&self.later, out)?;
        self.list.close(out)?;
        out.write_all(b"\n")
    }
}

fn entries(remarks: &[Remark], names: &mut Fingerprints, prefix: &str) -> Vec<Entry> {
    let at = |position: Position| LineColumn { line: position.line, column: position.column };
    let entry = |(remark, fingerprint): (&Remark, String)| Entry {
        engine_name: "cchc",
        description: format!("{}: {}", remark.kind.code(), remark.message),
        check_name: remark.kind.name(),
        fingerprint,
        severity: match remark.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Note => "info",
        },
        location: Location {
            // GitLab shows the path beside the message, so the path is made safe here: a reader of the JSON undoes
            // escapes.
            path: Raw::new(format!("{prefix}{}", remark.at.file.as_str())).terminal().to_string(),
            positions: Positions { begin: at(remark.at.start), end: at(remark.at.end) },
        },
    };
    remarks.iter().zip(names.of(remarks, prefix)).map(entry).collect()
}

//! The code quality report of GitLab: one JSON array.

use super::fingerprint::fingerprints;
use super::json;
use crate::diag::Level;
use crate::report::Report;
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
pub(super) fn write(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    let (remarks, prefix) = (report.remarks(), &report.head().prefix);
    let at = |position: Position| LineColumn { line: position.line, column: position.column };
    let entries: Vec<Entry> = remarks
        .iter()
        .zip(fingerprints(&remarks))
        .map(|(remark, fingerprint)| Entry {
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
        })
        .collect();
    json::write_value(&entries, out)
}

//! How reports are written: one file for each output, and the one `match` that chooses it.

pub(crate) mod csv;
pub(crate) mod export;
pub(crate) mod findings;
pub(crate) mod fingerprint;
pub(crate) mod format;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod json;
pub(crate) mod junit;
pub(crate) mod layout;
pub(crate) mod markdown;
pub(crate) mod sarif;
pub(crate) mod table;
pub(crate) mod terminal;
pub(crate) mod unified_diff;
pub(crate) mod xlsx;

pub use export::{ExportForm, PackageHead, data_package};
pub use format::Format;
pub use layout::Screen;

use crate::report::{Doc, Report};
use std::io::{self, Write};

/// Writes a report in a format, part by part. Formats for people use `screen`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(report: &impl Report, format: Format, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => terminal::write(report.documents(), screen, out),
        Format::Concise => findings::write(report, out),
        Format::Json => json::write(report, out),
        Format::Csv => csv::write(report, out),
        Format::Markdown => markdown::write(report, out),
        Format::Github => github::write(report, screen, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Xlsx => xlsx::write(report, out),
    }
}

/// Writes a document that belongs to no report.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn write_document(doc: Doc, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    terminal::write(std::iter::once(doc), screen, out)
}

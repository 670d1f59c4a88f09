//! How reports are written: one file for each output, and the one `match` that chooses it.

mod bar;
pub(crate) mod csv;
#[cfg(feature = "office")]
pub mod docx;
pub(crate) mod export;
pub(crate) mod findings;
pub(crate) mod fingerprint;
#[cfg(feature = "office")]
pub(crate) mod form;
pub(crate) mod format;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod gravest;
pub(crate) mod ics;
pub(crate) mod json;
pub(crate) mod json_list;
pub(crate) mod json_text;
pub(crate) mod junit;
pub(crate) mod layout;
pub(crate) mod markdown;
pub(crate) mod parallel;
pub(crate) mod sarif;
mod seal;
pub(crate) mod table;
pub(crate) mod terminal;
pub(crate) mod unified_diff;
#[cfg(feature = "office")]
pub(crate) mod xlsx;

pub use bar::BarSigns;
pub use csv::CsvForm;
pub use export::{ExportForm, PackageHead, data_package};
#[cfg(feature = "office")]
pub(crate) use form::{FormKind, form};
pub use format::Format;
pub use layout::Screen;
pub use sarif::page;
pub use seal::{Seal, TextSeal};

use crate::report::{Doc, Report};
use std::io::{self, Write};

/// An output that is written in parts.
pub struct Output(Writer);

/// The writer of each format, with what it knows of the parts so far.
enum Writer {
    Text(terminal::Writer),
    Concise(findings::Writer),
    Json(json::Writer),
    Csv(csv::Writer),
    Markdown(markdown::Writer),
    Github(Box<github::Writer>),
    Gitlab(gitlab::Writer),
    Sarif(sarif::Writer),
    Junit(junit::Writer),
    Xlsx,
    /// The report brings the file.
    Whole,
    Ics,
}

impl Output {
    /// An output in a format. Formats for people use `screen`, tables for spreadsheets `csv`.
    #[must_use]
    pub fn new(format: Format, screen: Screen, csv: CsvForm) -> Self {
        Self(match format {
            Format::Text => Writer::Text(terminal::Writer::new(screen)),
            Format::Concise => Writer::Concise(findings::Writer::default()),
            Format::Json => Writer::Json(json::Writer::default()),
            Format::Csv => Writer::Csv(csv::Writer::new(csv)),
            Format::Markdown => Writer::Markdown(markdown::Writer::default()),
            Format::Github => Writer::Github(Box::new(github::Writer::new(screen))),
            Format::Gitlab => Writer::Gitlab(gitlab::Writer::default()),
            Format::Sarif => Writer::Sarif(sarif::Writer::default()),
            Format::Junit => Writer::Junit(junit::Writer::default()),
            Format::Xlsx => Writer::Xlsx,
            Format::Docx | Format::Html => Writer::Whole,
            Format::Ics => Writer::Ics,
        })
    }

    /// Writes a part of a report.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn part(&mut self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        match &mut self.0 {
            Writer::Text(writer) => writer.part(report, out),
            Writer::Concise(writer) => writer.part(report, out),
            Writer::Json(writer) => writer.part(report, out),
            Writer::Csv(writer) => writer.part(report, out),
            Writer::Markdown(writer) => {
                writer.part(report);
                Ok(())
            }
            Writer::Github(writer) => writer.part(report, out),
            Writer::Gitlab(writer) => writer.part(report, out),
            Writer::Sarif(writer) => writer.part(report),
            Writer::Junit(writer) => writer.part(report),
            // They are written whole.
            Writer::Xlsx | Writer::Whole | Writer::Ics => Ok(()),
        }
    }

    /// Writes what stands behind the parts.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn close(self, report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
        match self.0 {
            Writer::Text(writer) => writer.close(report, out),
            Writer::Concise(writer) => writer.close(report, out),
            Writer::Json(writer) => writer.close(report, out),
            Writer::Csv(writer) => writer.close(report, out),
            Writer::Markdown(writer) => writer.close(report, out),
            Writer::Github(writer) => writer.close(report, out),
            Writer::Gitlab(writer) => writer.close(report, out),
            Writer::Sarif(writer) => writer.close(report, out),
            Writer::Junit(writer) => writer.close(report, out),
            Writer::Xlsx => workbook(report, out),
            Writer::Whole => out.write_all(report.file()),
            Writer::Ics => {
                // No other report is offered the format.
                report.calendar().map_or(Ok(()), |calendar| out.write_all(ics::calendar(calendar).as_bytes()))
            }
        }
    }
}

#[cfg(feature = "office")]
fn workbook(report: &impl Report, out: &mut dyn Write) -> io::Result<()> {
    xlsx::write(report, out)
}

/// No command offers the format then.
#[cfg(not(feature = "office"))]
fn workbook(_: &impl Report, _: &mut dyn Write) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Writes a whole report in a format. Formats for people use `screen`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(report: &impl Report, format: Format, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let mut output = Output::new(format, screen, CsvForm::USUAL);
    output.part(report, out)?;
    output.close(report, out)
}

/// Writes a document that belongs to no report.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn write_document(doc: Doc, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    terminal::Writer::new(screen).write(std::iter::once(doc), out)
}

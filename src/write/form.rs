//! A form for figures as a file to fill in.

use super::csv::CsvForm;
use super::docx::{FillOptions, Template};
use super::xlsx;
use crate::report::Sheet;
use crate::report::paper::{FORM_NAMES, form_fields, shipped_form};
use crate::value::{Day, word_enum};
use std::io;

word_enum! {
    /// The kind of file that a form is.
    pub(crate) enum FormKind {
        /// For Excel: only the cells to fill in can be changed.
        Xlsx = "xlsx",
        /// For Word, and to print.
        Docx = "docx",
        /// For any other program.
        Csv = "csv",
    }
}

/// The bytes of a form.
///
/// # Errors
/// When the file cannot be packed.
pub(crate) fn form(sheet: &Sheet, kind: FormKind, csv: CsvForm, day: Day) -> io::Result<Vec<u8>> {
    match kind {
        FormKind::Xlsx => xlsx::pack(std::slice::from_ref(sheet), day),
        FormKind::Docx => docx(sheet, day),
        FormKind::Csv => Ok(super::csv::sheet(sheet, csv).into_bytes()),
    }
}

fn docx(sheet: &Sheet, day: Day) -> io::Result<Vec<u8>> {
    let failed = |why: String| io::Error::other(why);
    let template = Template::from_parts(shipped_form()).map_err(|refusal| failed(format!("{refusal:?}")))?;
    let moment = format!("{day}T00:00:00Z");
    let options = FillOptions { title: Some("Phiếu cung cấp số liệu"), moment: Some(&moment) };
    let filled = template.fill(FORM_NAMES, &form_fields(sheet), &options);
    filled.map_err(|fault| failed(format!("{fault:?}")))
}

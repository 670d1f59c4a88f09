//! Excel workbooks (Office Open XML).
//!
//! Text of plans is written as text, so that no cell is a formula or a link. Two runs give the same bytes.

mod cells;
mod height;
mod lists;
mod open_cell;
mod report;
mod sealed;
mod sheets;
mod tabs;

pub(super) use report::write;

use crate::report::Sheet;
use crate::value::Day;
use std::io;

/// The workbook of some sheets.
pub(super) fn pack(sheets: &[Sheet], day: Day) -> io::Result<Vec<u8>> {
    let book = sheets::workbook(sheets, day).and_then(|mut book| book.save_to_buffer()).map_err(io::Error::other)?;
    Ok(sealed::sealed(book))
}

//! The mark by which a workbook knows whether somebody has edited it.

use crate::ooxml::parts::in_order;
use crate::ooxml::{seal, unzip, zip};

/// The same workbook with its mark. One that is too large for the mark to be read again goes without: it is replaced
/// with `--force` alone, as every file that is not ours.
pub(super) fn sealed(book: Vec<u8>) -> Vec<u8> {
    let Ok(parts) = unzip(&book) else { return book };
    let mut parts = in_order(parts);
    seal(&mut parts);
    zip(&parts).unwrap_or(book)
}

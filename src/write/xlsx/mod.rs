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

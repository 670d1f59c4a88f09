//! Tables out of files that other programs made: Excel, Word, CSV. No file can make it panic or take all memory.
//!
//! The crate calamine reads the same workbooks, but a file made on purpose stops it: a far cell reference overflows, a
//! high number of a shared formula takes gigabytes. It also gives up at newer errors like `#SPILL!`. So the reader of
//! packages, which checks all XML, reads workbooks too; tests compare both.

mod budget;
mod canvas;
mod csv;
mod docx;
mod formats;
mod kind;
mod reference;
mod refusal;
mod serial;
mod sheet;
mod strings;
mod table;
mod text;
mod words;
mod xlsx;

pub use kind::read;
pub use refusal::GridRefusal;
pub use table::{Grid, GridCell, GridRow, GridValue};

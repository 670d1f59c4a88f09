//! Tables and paragraphs out of files that other programs made: Excel, Word, CSV, plain text. No file can make it panic
//! or take all memory.
//!
//! The crate calamine reads the same workbooks, but a file made on purpose stops it: a far cell reference overflows, a
//! high number of a shared formula takes gigabytes. It also gives up at newer errors like `#SPILL!`. So the reader of
//! packages, which checks all XML, reads workbooks too; tests compare both.

mod body;
mod budget;
mod canvas;
mod csv;
mod docx;
mod formats;
mod kind;
mod labels;
mod lines;
mod paragraph;
mod reference;
mod refusal;
mod runs;
mod serial;
mod sheet;
mod strings;
mod table;
mod text;
mod words;
mod xlsx;

pub use kind::{paragraphs, read};
pub use paragraph::{Paragraph, TablePlace};
pub use refusal::GridRefusal;
pub use table::{Grid, GridCell, GridRow, GridValue};

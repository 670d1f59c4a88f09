//! The keys of the format: each table is declared once, and read, explained and completed from that.

pub(crate) mod counting;
pub(crate) mod file;
pub(crate) mod form;
mod ids;
pub(crate) mod shape;
pub(crate) mod table;
pub(crate) mod table_reader;
pub(crate) mod value_reader;

pub use file::{FileReport, read_file};
pub(crate) use file::{all_findings, report_refused};
pub use form::Keys;
pub(crate) use form::{Entity, Form, KeyInfo, NameKind, Need};
pub(crate) use shape::{Ungrouped, grouped, grouped_number, pointed};
pub(crate) use table_reader::Key;
pub use table_reader::TableReader;
pub(crate) use value_reader::Shape;
pub use value_reader::ValueReader;

pub(crate) use ids::read_id;
pub(crate) use table::{Field, Keep, table};
pub(crate) use table_reader::read_nothing;

//! The keys of the format: each table is declared once, and read, explained and completed from that.

pub(crate) mod counting;
pub(crate) mod file;
pub(crate) mod form;
mod ids;
pub(crate) mod reading;
pub(crate) mod shape;
pub(crate) mod table;
pub(crate) mod table_reader;

pub use file::{FileReport, all_findings, read_file, report_refused};
pub use form::{Entity, Form, KeyInfo, Keys, Named, Need};
pub use reading::{Reading, Shape};
pub use shape::{Ungrouped, grouped, grouped_number, pointed};
pub use table_reader::{Key, TableReader};

pub(crate) use ids::read_id;
pub(crate) use table::{Field, Keep, table};
pub(crate) use table_reader::read_nothing;

//! The keys of the format: each table is declared once, and read, explained and completed from that.

pub(crate) mod counting;
pub(crate) mod file;
pub(crate) mod form;
pub(crate) mod key;
pub(crate) mod reading;
pub(crate) mod shape;

pub use file::{FileReport, all_findings, read_file, report_refused};
pub use form::{Entity, Form, Named};
pub use key::{Key, KeyInfo, Keys, Need};
pub use reading::{Reading, TableReader};
pub use shape::{Shape, Text, Ungrouped, grouped, grouped_number, pointed};

pub(crate) use key::keys;

//! The keys of the format: each table is declared once, and read, explained and completed from that.

mod counting;
mod days;
pub(crate) mod file;
pub(crate) mod form;
mod ids;
mod numbers;
mod refusal;
mod shape;
mod slips;
pub(crate) mod table;
pub(crate) mod table_reader;
mod texts;
pub(crate) mod value_reader;

pub(crate) use file::kept_findings_and_limits;
pub use file::{FileReport, read_file};
pub use form::Keys;
pub(crate) use form::{Entity, Form, KeyInfo, NameKind, Need};
pub(crate) use numbers::{UngroupedNumber, grouped, grouped_number, pointed};
pub(crate) use refusal::report_refused;
pub(crate) use table_reader::Key;
pub use table_reader::TableReader;
pub use value_reader::ValueReader;
pub(crate) use value_reader::{Shape, unquoted_day};

pub(crate) use ids::read_id;
pub(crate) use table::{Field, Keep, table};
pub(crate) use table_reader::read_nothing;

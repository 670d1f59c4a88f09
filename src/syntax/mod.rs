//! From the bytes of a file to tables that are read field by field: every fault is reported, not only
//! the first. The only place that knows the TOML parser.

mod characters;
mod counting;
mod cursor;
mod document;
mod encoding;
mod file;
mod form;
mod guard;
mod indexed;
#[cfg(test)]
mod judged;
mod key;
mod list;
mod node;
pub mod outline;
mod plain;
mod quick;
mod reading;
mod recovery;
pub mod rules;
mod scan;
mod shape;
mod slips;
mod statements;
mod suggest;
mod syntax_error;
mod tree;

pub use cursor::{Role, Spot, spot};
pub use document::Document;
pub use file::{FileReport, all_findings, read_file, report_refused};
pub use form::{Entity, Form, Named};
pub use indexed::{Identified, Indexed, Referrers, id_order};
pub use key::{Key, KeyInfo, Keys, Need};
pub use list::{Item, List};
pub use node::Node;
pub use plain::Plain;
pub use reading::{Reading, TableReader};
pub use rules::RULES;
pub use shape::{Choice, Shape, Text, Ungrouped, grouped, grouped_number, pointed, read_choice};
pub use suggest::nearest;

pub(crate) use key::keys;
pub(crate) use shape::choice;

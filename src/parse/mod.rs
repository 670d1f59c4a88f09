//! From the bytes of a file to tables with places, every fault kept. The only folder that knows the TOML parser.

pub(crate) mod characters;
pub(crate) mod conflict;
pub(crate) mod cursor;
pub(crate) mod document;
pub(crate) mod encoding;
pub(crate) mod folds;
pub(crate) mod guard;
#[cfg(test)]
mod judged;
pub(crate) mod node;
pub(crate) mod outline;
pub(crate) mod plain;
pub(crate) mod quick;
pub(crate) mod recovery;
pub(crate) mod rules;
pub(crate) mod scan;
pub(crate) mod slips;
pub(crate) mod statements;
pub(crate) mod syntax_error;
pub(crate) mod tree;

pub(crate) use cursor::{Braces, Role, Spot, Word, spot, top_braces, words};
pub(crate) use document::Document;
pub(crate) use folds::{Fold, folds};
pub use node::Node;
pub use outline::Table as Outline;
pub use plain::Plain;
pub use rules::RULES;

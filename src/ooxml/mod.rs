//! Packages of Word and Excel: the parts of a zip file, their XML, their relationships, and the seal of a paper.

pub(crate) mod chars;
pub(crate) mod mistake;
pub(crate) mod parts;
pub(crate) mod properties;
pub(crate) mod reader;
mod refusal;
pub(crate) mod relations;
mod seal;
pub(crate) mod tree;
mod word;
mod words;

pub(crate) use parts::{Part, unzip, zip};
pub use refusal::PackageRefusal;
pub use seal::mark_of;
pub(crate) use seal::seal;

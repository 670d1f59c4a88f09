//! The keys of plan files for editors and readers: JSON Schemas and the pages of the reference. Both come from the one
//! declaration of the keys.

mod json;
mod ordered;
mod reference;

pub(crate) use json::{SCHEMAS, with_schema};
pub use json::{json_schema, schema_file};
pub use reference::{keys_page, rules_page};

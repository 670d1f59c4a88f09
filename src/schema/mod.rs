//! What plan files may hold, for editors and readers: JSON Schemas and the pages of the reference, from
//! the one declaration of the keys.

mod json;
mod ordered;
mod reference;

pub use json::{SCHEMAS, json_schema, schema_file, with_schema};
pub use reference::{keys_page, rules_page};

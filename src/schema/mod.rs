//! What plan files may hold, for editors and readers: JSON Schemas and the pages of the reference, from
//! the one declaration of the keys.

mod json;
mod ordered;

pub use json::{SCHEMAS, json_schema, schema_file, with_schema};

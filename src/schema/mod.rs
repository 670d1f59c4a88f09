//! The keys of plan files for editors and readers: JSON Schemas and the pages of the reference. Both come from the one
//! declaration of the keys.

mod json;
mod key_words;
mod ordered;
mod reference;

pub(crate) use json::{SCHEMAS, with_schema};
pub use json::{json_schema, schema_file};
pub(crate) use key_words::{KeyPlace, key_places, places_of};
pub use reference::{keys_page, rules_page};

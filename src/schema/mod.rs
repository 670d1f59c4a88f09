//! The keys of plan files and of JSON outputs for programs and readers: JSON Schemas and pages. Both come from the one
//! declaration of the keys.

mod json;
mod key_words;
mod ordered;
mod output;
mod output_page;
mod reference;

pub(crate) use json::{SCHEMAS, with_schema};
pub use json::{json_schema, schema_file};
pub(crate) use key_words::{KeyPlace, key_places, places_of};
pub use output::{output_names, output_schema, output_schema_file};
pub use output_page::output_page;
pub use reference::{keys_page, rules_page};

//! Fills templates of Word: an ordinary .docx with marks in it. It changes nothing but the marks.
//!
//! | in the .docx | means |
//! |---|---|
//! | `{{issuer}}`, `{{period.title}}`, `{{.}}` | the value |
//! | `{{#tasks}} … {{/tasks}}` | for each; for a single value: if there is one |
//! | `{{^overdue}} … {{/overdue}}` | if there is none |
//! | `{{! note}}` | nothing |

mod chars;
mod check;
mod compile;
mod copy;
mod danger;
mod declared;
mod fault;
mod hash;
mod inline;
mod instructions;
mod mistake;
mod nest;
mod pairs;
mod parts;
mod piece;
mod plain;
mod plain_text;
mod properties;
mod reader;
mod refusal;
mod relations;
mod scan;
mod scope;
mod script;
mod seal;
mod sink;
mod styles;
mod survey;
mod template;
mod tree;
mod word;
mod words;
mod writer;

pub use fault::{FaultKind, MarkFault, PartKind};
pub use plain::blocks;
pub use refusal::Refusal;
pub use seal::mark_of;
pub(crate) use sink::MOST_PARAGRAPHS;
pub use template::{FillFault, FillOptions, Template};

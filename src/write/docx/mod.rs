//! Fills templates of Word: an ordinary .docx with marks in it. It changes nothing but the marks.
//!
//! | in the .docx | means |
//! |---|---|
//! | `{{issuer}}`, `{{period.title}}`, `{{.}}` | the value |
//! | `{{#tasks}} … {{/tasks}}` | for each; for a single value: if there is one |
//! | `{{^overdue}} … {{/overdue}}` | if there is none |
//! | `{{! note}}` | nothing |

mod check;
mod compile;
mod copy;
mod danger;
mod declared;
mod fault;
mod inline;
mod instructions;
mod nest;
mod pairs;
mod piece;
mod plain;
mod plain_text;
mod refusal;
mod scan;
mod scope;
mod script;
mod sink;
mod styles;
mod survey;
mod template;
mod words;
mod writer;

pub use crate::ooxml::{PackageRefusal, mark_of};
pub use fault::{FaultKind, MarkFault, PartKind};
pub use plain::blocks;
pub use refusal::Refusal;
pub(crate) use sink::MOST_PARAGRAPHS;
pub use template::{FillFault, FillOptions, Template};

//! The two languages, and the text of plans: safe to print, folded to compare, sorted.

mod begun;
mod collate;
mod columns;
mod fold;
mod hash;
mod lang;
mod letters;
mod raw;
mod reading;
mod shell_word;
mod slug;
mod spool;
mod template;
mod word_number;

pub(crate) use begun::begun;
pub use collate::sort_key;
pub(crate) use columns::{narrow_columns, word_columns};
pub(crate) use fold::ABBREVIATIONS;
pub use fold::{fold, fold_spelt_out};
pub use hash::sha256;
pub use lang::{Both, Lang};
pub use raw::{Raw, Shown, code_of, is_usual};
pub(crate) use raw::{is_hidden, parted};
pub(crate) use reading::{WRITE_EITHER, WRITE_THIS};
pub(crate) use shell_word::shell_word;
pub use slug::slug;
pub use spool::Spool;
pub use template::{fill, holes};
pub(crate) use word_number::{WordNumber, WordSet, word_numbers};

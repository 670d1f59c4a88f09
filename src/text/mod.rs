//! Languages, and the one place where plan text, numbers and dates become words on a page.

mod collate;
mod fold;
mod lang;
mod letters;
mod meant;
mod raw;
mod slug;
mod template;

pub use collate::sort_key;
pub use fold::{fold, fold_spelt_out};
pub use lang::{Both, Lang};
pub(crate) use meant::{WRITE_EITHER, WRITE_THIS};
pub use raw::{Raw, Shown, code_of, is_usual};
pub(crate) use raw::{is_hidden, parted};
pub use slug::slug;
pub use template::{fill, holes};

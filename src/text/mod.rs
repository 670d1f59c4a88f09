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
pub use meant::{WRITE_EITHER, WRITE_THIS};
pub use raw::{Raw, Shown, code_of, is_hidden, is_usual, parted};
pub use slug::slug;
pub use template::{fill, holes};

//! The places where an id stands, in all files that can name it; and another id in its place.

mod guards;
mod names;
mod places;
mod proof;
mod rename;
mod renamed_file;
mod results;

pub(crate) use names::{NamedThing, references, stem, thing_in_text};
pub(crate) use places::IdPlace;
pub(crate) use rename::{check_can_rename, rename};
pub(crate) use renamed_file::RenamedFile;

//! Those who lead and support tasks, as cells of a table name them.

mod book;
mod generic;
mod key;
mod kinds;
mod offices;
mod roles;
mod split;

pub(super) use book::{CellNames, NameBook, Names};
pub(super) use roles::NameRole;

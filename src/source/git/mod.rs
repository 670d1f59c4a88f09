//! Revisions of a git repository, read through the `git` program.
//!
//! A repository may come from a stranger. So nothing is checked out or fetched, and no hook, pager, filter or file
//! system monitor runs. Time and size of git's output are bounded. The settings of the person who runs the program stay
//! in force, because they say which repositories to trust.

mod fault;
mod objects;
mod program;
mod repository;
mod revision;

pub use fault::GitFault;
pub(crate) use repository::Repository;
pub(crate) use revision::Revision;
pub use revision::Snapshot;

//! Revisions of a git repository, read through the `git` program.
//!
//! A repository may come from a stranger. So nothing of it is checked out, no hook, pager, filter or file
//! system monitor runs, nothing is fetched, and whatever git prints is bounded in time and size. Settings of
//! the person who runs the program stay in force, since they say which repositories are to be trusted.

mod fault;
mod objects;
mod program;
mod repository;
mod revision;

pub use fault::GitFault;
pub(crate) use repository::Repository;
pub(crate) use revision::Revision;
pub use revision::Snapshot;

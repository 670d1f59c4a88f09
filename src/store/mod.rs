//! The one way to the disk: locked, and whole or not at all.

mod file;
mod lock;

pub use file::{WriteFault, clean_up, write};
pub use lock::{Lock, LockFault, home};

//! The threads that read plans.

use crate::source::FilePath;
use rayon::prelude::*;

/// The stack of a thread that reads plans. The guard bounds the depth; this is the second belt.
const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Does work on so many threads with roomy stacks. One alone is the caller's own, since starting another costs more
/// than it brings: the guard before the parser bounds how deep that goes, and the roomy stacks are the second belt.
///
/// # Errors
/// When the threads cannot be made.
pub(super) fn on_roomy_stacks<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    if threads <= 1 {
        return Ok(work());
    }
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES).build()?;
    Ok(pool.install(work))
}

/// The results of work on each folder, in their order, by so many threads.
///
/// # Errors
/// When the threads cannot be made.
pub(super) fn on_each<T: Send>(
    threads: usize,
    folders: &[FilePath],
    work: impl Fn(&FilePath) -> T + Sync + Send,
) -> anyhow::Result<Vec<T>> {
    on_roomy_stacks(threads, || {
        if threads <= 1 { folders.iter().map(work).collect() } else { folders.par_iter().map(work).collect() }
    })
}

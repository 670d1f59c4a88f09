//! Work on many things by several threads.

use rayon::prelude::*;

/// The results of work on each of these, in their order. Few are worked on by one thread: to start others costs more
/// than it brings.
pub(super) fn each_in_parallel<I: Send, O: Send>(
    items: Vec<I>,
    few: usize,
    work: impl Fn(I) -> O + Sync + Send,
) -> Vec<O> {
    if items.len() <= few { items.into_iter().map(work).collect() } else { items.into_par_iter().map(work).collect() }
}

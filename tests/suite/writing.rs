//! Writing plan files when things go wrong: many processes at once, killed ones, a disk that fails or is full.
//!
//! Here each test runs in a short form; `CCHC_LONG=1 cargo test writing` is the long one, with the figures of
//! docs/robustness.md. The same tests are put to a naive writer, which must fail them: so they bite.

#[cfg(unix)]
mod amend;
#[cfg(unix)]
mod disk;
mod harness;
#[cfg(unix)]
mod injected;
mod kills;
#[cfg(unix)]
mod repairs;
#[cfg(unix)]
mod tables;
mod together;

use std::env;

/// So many in the short form, so many in the long one.
fn times(short: usize, long: usize) -> usize {
    if env::var_os("CCHC_LONG").is_some() { long } else { short }
}

//! A second, slow and simple implementation of the task states, and a test that holds the program
//! against it.
//!
//! `oracle_states/rules.rs` and `periods.rs` are written from the words of the file format and of the
//! semantics ("Periods", "A task's state", "Completion"), not from `src`: they step day by day and
//! walk whole lists where the program may be clever. Keep it so. When the two disagree, read the
//! rule again and correct the one that strays from it; do not copy code from one side to the other.
//!
//! `generate.rs` makes plans from a seed, `write.rs` writes them as a workspace, `rules.rs` says
//! what `cchc status` must answer and `gaps.rs` what `cchc assign` must, `compare.rs` runs the
//! program and compares. `examples.rs` tests
//! the oracle itself on cases worked out by hand, `coverage.rs` the generator and the comparison.
//!
//! A workspace has one day to look from and one to five plans. How many are tried by default is
//! what takes a few seconds. More, or one alone, with what was drawn in a table:
//!
//! ```sh
//! CCHC_ORACLE_WORKSPACES=20000 cargo test --test suite oracle_states::the_program -- --nocapture
//! CCHC_ORACLE_SEED=17 CCHC_ORACLE_WORKSPACES=1 cargo test --test suite oracle_states::the_program
//! ```
//!
//! `CCHC_ORACLE_SHOWN` says how many differences are shown; with so many the run ends.

pub(crate) mod answers;
mod assign;
pub(crate) mod compare;
mod coverage;
pub(crate) mod dates;
mod examples;
mod examples_gaps;
mod examples_issue;
mod fold;
pub(crate) mod gaps;
pub(crate) mod generate;
pub(crate) mod model;
mod people;
pub(crate) mod periods;
pub(crate) mod rng;
pub(crate) mod rules;
pub(crate) mod samples;
mod spelling;
mod tally;
mod tasks;
pub(crate) mod write;

use std::env;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use tally::Tally;

/// How many workspaces are tried by default.
const WORKSPACES: u64 = 100;

/// So many are tried at the same time and in any order, before it is looked at what was found.
const AT_ONCE: u64 = 50;

/// No more differences than this are shown by default.
const SHOWN: u64 = 10;

/// A number from the environment, or the default where it is not set.
fn number_from_env(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a whole number, not {text:?}")),
        Err(_) => default,
    }
}

/// Every generated plan gets the same states, days, counts, completion, gaps and loads from both.
#[test]
fn the_program_agrees_with_the_oracle() {
    let first = number_from_env("CCHC_ORACLE_SEED", 0);
    let last = first + number_from_env("CCHC_ORACLE_WORKSPACES", WORKSPACES);
    let shown = usize::try_from(number_from_env("CCHC_ORACLE_SHOWN", SHOWN)).expect("a small number");
    let mut tally = Tally::default();
    let mut differences = Vec::new();
    let mut seed = first;
    while seed < last && differences.len() < shown {
        let next = last.min(seed + AT_ONCE);
        let tried = (seed..next).into_par_iter().map(|seed| {
            let workspace = generate::small(seed);
            let mut drawn = Tally::default();
            drawn.add(&workspace);
            (drawn, compare::run(&workspace))
        });
        for (drawn, found) in tried.collect::<Vec<_>>() {
            tally.add_all(drawn);
            differences.extend(found);
        }
        seed = next;
    }
    eprintln!("{tally}");
    let found = differences.len();
    differences.truncate(shown);
    assert!(
        differences.is_empty(),
        "{found} differences in {} workspaces, the first of them:\n\n{}\n",
        seed - first,
        differences.join("\n\n")
    );
}

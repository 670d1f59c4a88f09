//! A second, slow and simple implementation of the task states, and a test that holds the program
//! against it.
//!
//! `oracle_states/rules.rs` and `periods.rs` are written from the words of the file format and of the
//! semantics ("Periods", "A task's state", "Completion"), not from `src`: they step day by day and
//! walk whole lists where the program may be clever. Keep it so. When the two disagree, read the
//! rule again and correct the one that strays from it; do not copy code from one side to the other.
//!
//! `generate.rs` makes plans from a seed, `write.rs` writes them as a workspace, `rules.rs` says
//! what `cchc status` must answer, `compare.rs` runs the program and compares. `examples.rs` tests
//! the oracle itself on cases worked out by hand, `coverage.rs` the generator and the comparison.
//!
//! 300 plans are tried by default, 100 to a workspace (a workspace has one `as_of`). More:
//!
//! ```sh
//! CCHC_ORACLE_PLANS=20000 cargo test --test suite oracle_states
//! CCHC_ORACLE_SEED=17 CCHC_ORACLE_PLANS=100 cargo test --test suite oracle_states  # workspace 17 alone
//! ```

pub(crate) mod answers;
pub(crate) mod compare;
mod coverage;
pub(crate) mod dates;
mod examples;
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
mod tasks;
pub(crate) mod write;

use std::env;

/// Plans in one workspace, and so in one run of the program.
const PLANS_PER_WORKSPACE: u64 = 100;

/// No more differences than this are shown.
const SHOWN: usize = 10;

/// A number from the environment, or the default where it is not set.
fn number_from_env(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a whole number, not {text:?}")),
        Err(_) => default,
    }
}

/// Every generated plan gets the same states, days, counts and completion from both.
#[test]
fn the_program_agrees_with_the_oracle() {
    let mut left = number_from_env("CCHC_ORACLE_PLANS", 300);
    let mut seed = number_from_env("CCHC_ORACLE_SEED", 0);
    let mut differences = Vec::new();
    let mut plans = 0;
    while left > 0 && differences.len() < SHOWN {
        let count = left.min(PLANS_PER_WORKSPACE);
        let workspace = generate::workspace(seed, count);
        differences.extend(compare::run(&workspace));
        plans += count;
        left -= count;
        seed += 1;
    }
    let found = differences.len();
    differences.truncate(SHOWN);
    assert!(
        differences.is_empty(),
        "{found} differences in {plans} plans, the first of them:\n\n{}\n",
        differences.join("\n\n")
    );
}

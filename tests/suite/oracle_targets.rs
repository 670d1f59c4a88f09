//! A second, slow and simple implementation of what a target's values come to and of its verdict,
//! and a test that holds the program against it.
//!
//! `values.rs`, `rules.rs`, `figures.rs` and `reserved.rs` are written from the words of the file
//! format and of the semantics ("Values to date", "A target's verdict", "How far"), not from `src`.
//! Keep it so. When the two disagree, read the rule again and correct the one that strays from it;
//! do not copy code from one side to the other. Tasks, report lists and their states come from
//! `oracle_states`.
//!
//! `generate.rs` and `figures_drawn.rs` make plans from a seed, `write.rs` writes them, `rules.rs`
//! says what `cchc check-targets` must answer, `compare.rs` runs the program and compares.
//! `examples.rs` tests the oracle itself on cases worked out by hand, `coverage.rs` the generator.
//!
//! ```sh
//! CCHC_TARGET_ORACLE_PLANS=20000 cargo test --test suite oracle_targets
//! CCHC_TARGET_ORACLE_SEED=17 CCHC_TARGET_ORACLE_PLANS=100 cargo test --test suite oracle_targets
//! ```

mod answers;
mod calendar;
mod compare;
mod coverage;
mod examples;
mod figures;
mod figures_drawn;
mod generate;
mod model;
mod numbers;
mod reserved;
mod rules;
mod values;
mod write;

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

/// Every target of every generated plan gets the same value, verdict and figures from both.
#[test]
fn the_program_agrees_with_the_oracle_of_targets() {
    let mut left = number_from_env("CCHC_TARGET_ORACLE_PLANS", 300);
    let mut seed = number_from_env("CCHC_TARGET_ORACLE_SEED", 0);
    let mut differences = Vec::new();
    let mut plans = 0;
    while left > 0 && differences.len() < SHOWN {
        let count = left.min(PLANS_PER_WORKSPACE);
        differences.extend(compare::run(&generate::workspace(seed, count)));
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

//! A second, slow and simple implementation of what a target's values come to and of its verdict,
//! and a test that holds the program against it.
//!
//! `values.rs`, `rules.rs`, `verdicts.rs`, `figures.rs`, `reserved.rs`, `ranks.rs` and `parents.rs` are written from the words of the file
//! format and of the semantics ("Values to date", "A target's verdict", "How far", "Several plans"), not from `src`.
//! Keep it so. When the two disagree, read the rule again and correct the one that strays from it;
//! do not copy code from one side to the other. Tasks, report lists and their states come from
//! `oracle_states`.
//!
//! `generate.rs`, `families.rs`, `shared.rs`, `figures_drawn.rs` and `files_drawn.rs` make workspaces of
//! one to six plans from a seed, `write.rs` writes them, `rules.rs` says what `cchc check-targets` must
//! answer and `parents.rs` what `cchc validate` must find between a plan and its parent, `compare.rs`
//! and `compare_findings.rs` run the program and compare. `examples*.rs` test the oracle itself on cases
//! worked out by hand, `coverage.rs` the generator; `tally.rs` counts what was drawn.
//!
//! ```sh
//! CCHC_TARGET_ORACLE_WORKSPACES=20000 cargo test --test suite oracle_targets -- --nocapture
//! CCHC_TARGET_ORACLE_SEED=17 CCHC_TARGET_ORACLE_WORKSPACES=1 CCHC_TARGET_ORACLE_SHOWN=1000 \
//!     cargo test --test suite oracle_targets
//! ```

mod answers;
mod calendar;
mod compare;
mod compare_findings;
mod coverage;
mod examples;
mod examples_plans;
mod examples_reports;
mod examples_verdicts;
mod families;
mod figures;
mod figures_drawn;
mod files_drawn;
mod generate;
mod model;
mod numbers;
mod parents;
mod ranks;
mod reserved;
mod rules;
mod shared;
mod tally;
mod values;
mod verdicts;
mod write;

use std::env;

/// Workspaces that are tried where the environment does not say how many.
const WORKSPACES: u64 = 50;

/// No more differences than this are shown where the environment does not say how many.
const SHOWN: u64 = 10;

/// A number from the environment, or the default where it is not set.
fn number_from_env(name: &str, default: u64) -> u64 {
    match env::var(name) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{name} must be a whole number, not {text:?}")),
        Err(_) => default,
    }
}

/// Every target of every generated plan gets the same value, verdict and figures from both, and the
/// same is found between plans and their parents.
#[test]
fn the_program_agrees_with_the_oracle_of_targets() {
    let workspaces = number_from_env("CCHC_TARGET_ORACLE_WORKSPACES", WORKSPACES);
    let first = number_from_env("CCHC_TARGET_ORACLE_SEED", 0);
    let shown = number_from_env("CCHC_TARGET_ORACLE_SHOWN", SHOWN);
    let shown = usize::try_from(shown).expect("not that many");
    let mut differences = Vec::new();
    let mut tally = tally::Tally::default();
    for seed in first..first + workspaces {
        let workspace = generate::workspace(seed);
        tally.add(&workspace);
        differences.extend(compare::run(&workspace));
        if differences.len() >= shown {
            break;
        }
    }
    eprintln!("{}", tally.table());
    let found = differences.len();
    differences.truncate(shown);
    assert!(
        differences.is_empty(),
        "{found} differences in {} workspaces, the first of them:\n\n{}\n",
        tally.workspaces,
        differences.join("\n\n")
    );
}

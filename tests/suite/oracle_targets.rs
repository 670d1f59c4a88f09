//! A second, slow and simple implementation of a target's value to date and of its verdict, and a
//! test that compares the program with it.
//!
//! `values.rs`, `rules.rs`, `verdicts.rs`, `figures.rs`, `reserved.rs`, `ranks.rs` and `parents.rs` are written from
//! the words of the file format and of the semantics ("Values to date", "A target's verdict", "How far", "Several
//! plans"), not from `src`. Keep it so. When the two disagree, read the rule again and correct the one that strays
//! from it; do not copy code from one side to the other. Tasks, report lists and their states come from
//! `oracle_states`.
//!
//! `generate.rs`, `families.rs`, `shared.rs`, `figures_drawn.rs` and `files_drawn.rs` make workspaces of
//! one to six plans from a seed, `write.rs` writes them, `rules.rs` says what `cchc check-targets` must
//! answer and `parents.rs` what `cchc validate` must find between a plan and its parent, `compare.rs`
//! and `compare_findings.rs` compare, `oracle.rs` runs the program. `examples*.rs` test the oracle itself on cases
//! worked out by hand, `coverage.rs` the generator; `tally.rs` counts what was drawn.

mod amended;
pub(crate) mod answers;
pub(crate) mod calendar;
mod changes_drawn;
mod compare;
mod compare_findings;
mod coverage;
mod coverage_slips;
mod examples;
mod examples_changes;
mod examples_history;
mod examples_plans;
mod examples_reports;
mod examples_verdicts;
mod families;
mod figures;
mod figures_drawn;
mod files_drawn;
pub(crate) mod generate;
pub(crate) mod history;
pub(crate) mod model;
pub(crate) mod numbers;
mod parents;
pub(crate) mod ranks;
mod reckoned;
pub(crate) mod reserved;
pub(crate) mod rules;
mod sections;
pub(crate) mod shared;
mod sources_drawn;
mod tally;
pub(crate) mod values;
mod verdicts;
pub(crate) mod write;

use crate::oracle::{Differences, Oracle, Tally, hold};
use std::{io, path::Path};

/// The workspaces that it draws and the commands that it runs.
struct Targets;

impl Oracle for Targets {
    type Workspace = model::Workspace;

    const WORKSPACES: u64 = 50;
    const MUST_DRAW: &[(&str, &[&str])] = &tally::MUST_DRAW;
    const COMMANDS: &[(&[&str], Differences<Self::Workspace>)] = &[
        (&["check-targets", "--fail-on-verdict", "none"], compare::differences),
        (&["validate", "--fail-on", "never"], compare_findings::differences),
    ];

    fn draw(seed: u64) -> Self::Workspace {
        generate::workspace(seed)
    }

    fn count(workspace: &Self::Workspace, tally: &mut Tally) {
        tally::count(workspace, tally);
    }

    fn write(workspace: &Self::Workspace, folder: &Path) -> io::Result<()> {
        write::workspace(workspace, folder)
    }

    fn as_of(workspace: &Self::Workspace) -> String {
        workspace.settings.base.as_of.to_string()
    }
}

/// Both give every target of every generated plan the same value, verdict and figures. Both find the
/// same between plans and their parents.
#[test]
fn the_program_agrees_with_the_oracle_of_targets() {
    hold::<Targets>();
}

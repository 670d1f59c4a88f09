//! A second, slow and simple implementation of the task states, and a test that compares the program
//! with it.
//!
//! `oracle_states/rules.rs` and `periods.rs` are written from the words of the file format and of the
//! semantics ("Periods", "A task's state", "Completion"), not from `src`: they step day by day and
//! walk whole lists where the program may be clever. Keep it so. When the two disagree, read the
//! rule again and correct the one that strays from it; do not copy code from one side to the other.
//!
//! `generate.rs` makes plans from a seed, `write.rs` writes them as a workspace, `rules.rs` says
//! what `cchc status` must answer and `gaps.rs` what `cchc assign` must, `compare.rs` and `assign.rs`
//! compare. `examples.rs` tests the oracle itself on cases worked out by hand, `coverage.rs` the
//! generator and the comparison.
//!
//! A workspace has one day for the reports and one to five plans. `oracle.rs` draws, runs and compares.

pub(crate) mod amended;
pub(crate) mod answers;
mod assign;
pub(crate) mod compare;
mod coverage;
pub(crate) mod dates;
mod examples;
mod examples_days;
mod examples_gaps;
mod examples_groups;
mod examples_history;
mod examples_issue;
mod fold;
pub(crate) mod gaps;
pub(crate) mod generate;
pub(crate) mod history;
pub(crate) mod model;
mod money;
mod people;
pub(crate) mod periods;
pub(crate) mod rest_days;
pub(crate) mod rules;
pub(crate) mod samples;
mod spelling;
mod tally;
pub(crate) mod tasks;
pub(crate) mod write;

use crate::oracle::{Differences, Oracle, Tally, hold};
use std::{io, path::Path};

/// The workspaces that it draws and the commands that it runs.
struct States;

impl Oracle for States {
    type Workspace = model::Workspace;

    const WORKSPACES: u64 = 100;
    const MUST_DRAW: &[(&str, &[&str])] = &tally::MUST_DRAW;
    const COMMANDS: &[(&[&str], Differences<Self::Workspace>)] =
        &[(&["status"], compare::status), (&["assign"], assign::differences)];

    fn draw(seed: u64) -> Self::Workspace {
        generate::small(seed)
    }

    fn count(workspace: &Self::Workspace, tally: &mut Tally) {
        tally::count(workspace, tally);
    }

    fn write(workspace: &Self::Workspace, folder: &Path) -> io::Result<()> {
        write::workspace(workspace, folder)
    }

    fn as_of(workspace: &Self::Workspace) -> String {
        workspace.settings.as_of.to_string()
    }
}

/// Every generated plan gets the same states, days, counts, completion, gaps and loads from both.
#[test]
fn the_program_agrees_with_the_oracle() {
    hold::<States>();
}

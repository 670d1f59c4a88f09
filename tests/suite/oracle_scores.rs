//! A second, slow and simple implementation of self-scoring, and a test that compares the program with it.
//!
//! `figures.rs`, `points.rs`, `answers.rs` and `reach.rs` are written from the words of the page on self-scoring and of
//! the guide (docs/guide/score.md), not from `src`. Keep it so. When the two disagree, read the rule again and correct
//! the one that strays from it; do not copy code from one side to the other. Values to date and their numbers come from
//! `oracle_targets`, states of tasks and report lists from `oracle_states`.
//!
//! `generate.rs` and the `…_drawn.rs` make workspaces of one to six plans and one or two sets from a seed, `write.rs`
//! writes them, `compare.rs` compares, `oracle.rs` runs the program. `examples.rs` tests the oracle itself on cases
//! worked out by hand, `coverage.rs` the generator and the comparison; `tally.rs` counts what was drawn.
//! `properties.rs` holds what must be true of the points of any figure, `regressions.rs` the faults that were found.

mod answers;
mod compare;
mod coverage;
mod examples;
mod figures;
mod generate;
mod indicators_drawn;
mod model;
mod points;
mod properties;
mod reach;
mod regressions;
mod rules_drawn;
mod sources_drawn;
mod tally;
mod write;

use crate::oracle::{Differences, Oracle, Tally, hold};
use std::{io, path::Path};

/// The workspaces that it draws and the command that it runs.
struct Scores;

impl Oracle for Scores {
    type Workspace = model::Workspace;

    const WORKSPACES: u64 = 60;
    const MUST_DRAW: &[(&str, &[&str])] = &tally::MUST_DRAW;
    const DRAWN_IN: u64 = 10_000;
    const COMMANDS: &[(&[&str], Differences<Self::Workspace>)] = &[(&["score"], compare::differences)];

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
        workspace.base.settings.base.as_of.to_string()
    }
}

/// Both give every criterion of every generated plan the same figure and points, and every set the same totals.
#[test]
fn the_program_agrees_with_the_oracle_of_scores() {
    hold::<Scores>();
}

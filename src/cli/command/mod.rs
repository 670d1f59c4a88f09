//! Every command, one file each.

mod assign;
mod assign_edit;
mod change;
mod check_targets;
mod ci;
mod completions;
mod diff;
mod done;
mod explain;
mod export;
mod init;
mod lsp;
mod progress;
mod rank;
mod record;
mod schema;
mod status;
mod target_shape;
mod validate;

use super::Exit;
use super::context::Context;
use crate::text::Lang;
use anyhow::Result;
use clap::{ArgMatches, Command};

pub(super) use completions::answer;

/// One command: its name, its options, and what it does.
pub(super) struct Subcommand {
    pub(super) name: &'static str,
    pub(super) options: fn(Lang) -> Command,
    pub(super) run: fn(&Context, &ArgMatches) -> Result<Exit>,
}

/// Every command, in the order of the help.
pub(super) const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand { name: "validate", options: validate::command, run: validate::run },
    Subcommand { name: "status", options: status::command, run: status::run },
    Subcommand { name: "check-targets", options: check_targets::command, run: check_targets::run },
    Subcommand { name: "rank", options: rank::command, run: rank::run },
    Subcommand { name: "assign", options: assign::command, run: assign::run },
    Subcommand { name: "done", options: done::command, run: done::run },
    Subcommand { name: "progress", options: progress::command, run: progress::run },
    Subcommand { name: "record", options: record::command, run: record::run },
    Subcommand { name: "export", options: export::command, run: export::run },
    Subcommand { name: "ci", options: ci::command, run: ci::run },
    Subcommand { name: "diff", options: diff::command, run: diff::run },
    Subcommand { name: "init", options: init::command, run: init::run },
    Subcommand { name: "explain", options: explain::command, run: explain::run },
    Subcommand { name: "schema", options: schema::command, run: schema::run },
    Subcommand { name: "lsp", options: lsp::command, run: lsp::run },
    Subcommand { name: "completions", options: completions::command, run: completions::run },
];

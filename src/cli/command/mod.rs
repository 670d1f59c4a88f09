//! Every command, one file each.

mod add;
mod amend;
mod assign;
mod assign_edit;
mod calendar;
mod check_targets;
mod ci;
#[cfg(feature = "office")]
mod ci_page;
#[cfg(not(feature = "office"))]
#[path = "ci_without_page.rs"]
mod ci_page;
mod completions;
mod decided;
mod diff;
mod difficulties;
mod done;
mod drop;
mod due;
mod due_options;
mod edit;
mod explain;
mod export;
mod funding;
mod help;
#[cfg(feature = "office")]
mod import;
#[cfg(feature = "office")]
mod import_options;
mod init;
mod lsp;
mod man;
#[cfg(feature = "office")]
mod page;
#[cfg(feature = "office")]
mod paper;
#[cfg(feature = "office")]
mod paper_template;
mod progress;
mod raise;
mod rank;
mod record;
mod record_form_options;
#[cfg(feature = "office")]
mod record_forms;
#[cfg(feature = "office")]
mod record_from;
mod record_list;
mod resolve;
mod schema;
mod score;
mod score_evidence;
mod status;
mod validate;
mod validate_fix;

use super::context::Context;
use super::exit::Exit;
use super::options::OptionGroup as _;
use crate::text::Lang;
use anyhow::Result;
use clap::{ArgMatches, Command};

pub(super) use completions::answer;

/// One command.
pub(super) struct Subcommand {
    pub name: &'static str,
    /// Whether it writes files without `--output` or `--report`.
    pub writes: bool,
    pub options: fn(Lang) -> Command,
    pub run: fn(&Context, &ArgMatches) -> Result<Exit>,
}

macro_rules! subcommands {
    ($($(#[$when:meta])? $module:ident $effect:ident;)*) => {
        &[$($(#[$when])? Subcommand {
            name: $module::NAME,
            writes: subcommands!(@$effect),
            options: $module::command,
            run: |context, matches| $module::run(context, &$module::Options::read(matches)?),
        }),*]
    };
    (@reads) => { false };
    (@writes) => { true };
}

/// Every command, in the order of the help, with what it does to the disk by itself.
pub(super) const SUBCOMMANDS: &[Subcommand] = subcommands! {
    validate reads;
    status reads;
    check_targets reads;
    rank reads;
    assign writes;
    done writes;
    progress writes;
    record writes;
    add writes;
    drop writes;
    due writes;
    raise writes;
    resolve writes;
    amend writes;
    export writes;
    ci reads;
    diff reads;
    difficulties reads;
    funding reads;
    score writes;
    #[cfg(feature = "office")]
    paper reads;
    #[cfg(feature = "office")]
    page writes;
    calendar reads;
    init writes;
    #[cfg(feature = "office")]
    import writes;
    explain reads;
    help reads;
    schema writes;
    lsp reads;
    man writes;
    completions reads;
};

//! The command line: options, the clock, the environment, the terminal and the exit status.

mod arguments;
mod assign;
mod assign_edit;
mod change;
mod check_targets;
mod ci;
mod completions;
mod computed;
mod context;
mod diff;
mod done;
mod environment;
mod explain;
mod export;
mod folder;
mod git_fault;
mod init;
mod kept;
mod lsp;
mod options;
mod output;
mod outputs;
mod people;
mod progress;
mod rank;
mod record;
mod schema;
mod stage;
mod status;
mod target_shape;
mod usage;
mod validate;
mod watch;

use crate::app::Failure;
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{ArgMatches, Command};
use context::Context;
use environment::Environment;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Exit {
    /// Nothing at or above the fail level.
    Clean,
    /// What the command looks for was found.
    Found,
    /// The work could not be done.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Found => 1,
            Exit::Failed => 2,
        })
    }
}

/// One command: its name, its options, and what it does.
struct Subcommand {
    name: &'static str,
    options: fn(Lang) -> Command,
    run: fn(&Context, &ArgMatches) -> Result<Exit>,
}

/// Every command, in the order of the help.
const SUBCOMMANDS: &[Subcommand] = &[
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

/// Runs the program on the arguments and environment of the process.
#[must_use]
pub fn main() -> ExitCode {
    let environment = Environment::read();
    let lang = environment.lang_before_parsing();
    if let Some(exit) = completions::answer(&environment, lang) {
        return exit.into();
    }
    let command = arguments::command(lang, Environment::width());
    let exit = match command.try_get_matches_from(&environment.args) {
        Ok(matches) => run(&environment, &matches, lang),
        Err(error) => usage::answer(&error, lang, &environment),
    };
    match exit {
        Ok(exit) => exit.into(),
        Err(error) => {
            let words = error.downcast_ref::<Failure>().map_or_else(
                || Failure::new(Both::same("{why}")).arg("why", format!("{error:#}")).words(lang),
                |failure| failure.words(lang),
            );
            output::complain(&words);
            fail_in_json(&environment, lang, &words);
            Exit::Failed.into()
        }
    }
}

fn run(environment: &Environment, matches: &ArgMatches, lang: Lang) -> Result<Exit> {
    let context = Context::new(environment, matches, lang)?;
    let Some((name, options)) = matches.subcommand() else { return Ok(Exit::Failed) };
    let subcommand = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name);
    subcommand.map_or(Ok(Exit::Failed), |subcommand| (subcommand.run)(&context, options))
}

/// The command that a command line names which could not be read.
fn meant(environment: &Environment, lang: Lang) -> Option<&'static str> {
    let lenient = arguments::command(lang, Environment::width()).ignore_errors(true);
    let matches = lenient.try_get_matches_from(&environment.args).ok()?;
    let name = matches.subcommand_name()?;
    SUBCOMMANDS.iter().find(|command| command.name == name).map(|command| command.name)
}

/// Who asked for JSON gets JSON, also when there is nothing to say but why.
fn fail_in_json(environment: &Environment, lang: Lang, words: &str) {
    // The first line without the word that says it is an error.
    let why = words.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, why)| why);
    if environment.option("--output-format", None).as_deref() != Some("json") {
        return;
    }
    if let Ok(text) = crate::format::json::failure(meant(environment, lang).unwrap_or_default(), lang, why) {
        // The failure itself decides the exit status.
        let _ = output::print(&text);
    }
}

//! The command line: options, the clock, the environment, the terminal and the exit status.

#[macro_use]
mod options;

mod arguments;
mod command;
mod computed;
mod context;
mod environment;
mod exit;
mod fault;
mod git_fault;
#[cfg(feature = "office")]
mod given_file;
mod meant;
mod offers;
mod output;
mod output_kinds;
mod outputs;
#[cfg(feature = "office")]
mod pages;
mod sealed_file;
mod signs;
mod slashes;
mod usage;
mod watch;

use crate::diag::Failure;
use crate::text::{Both, Lang};
use anyhow::Result;
use arguments::meant;
use clap::ArgMatches;
use command::SUBCOMMANDS;
use context::Context;
use environment::Environment;
use exit::Exit;
use std::process::ExitCode;

/// Runs the program on the arguments and environment of the process.
#[must_use]
pub fn main() -> ExitCode {
    fault::tell_of_panics();
    let environment = Environment::read();
    let lang = environment.lang_before_parsing();
    if let Some(exit) = command::answer(&environment, lang, arguments::command) {
        return exit.into();
    }
    let exit = match arguments::read(&environment.args, lang, Environment::width()) {
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
    let Some((name, options)) = matches.subcommand() else { return Ok(Exit::Failed) };
    let Some(subcommand) = SUBCOMMANDS.iter().find(|subcommand| subcommand.name == name) else {
        return Ok(Exit::Failed);
    };
    // The options that all commands share stand in what clap read last: `add task` is a command in a command.
    let innermost = std::iter::successors(Some(options), |outer| outer.subcommand().map(|(_, inner)| inner)).last();
    let context = Context::new(environment, innermost.unwrap_or(options), lang, subcommand.writes, arguments::command)?;
    (subcommand.run)(&context, options)
}

/// A caller who asked for JSON gets JSON, also where it says only why the run failed.
fn fail_in_json(environment: &Environment, lang: Lang, words: &str) {
    // The first line without the word that says it is an error.
    let why = words.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, why)| why);
    // A second object behind the beginning of the first would not be JSON.
    if environment.option("--output-format", None).as_deref() != Some("json") || output::have_results_begun() {
        return;
    }
    let meant = meant(environment, lang).unwrap_or_default();
    let command = meant.split_whitespace().next().unwrap_or_default();
    // The failure itself decides the exit status.
    let _ = output::print(|out| crate::write::json::write_failure(command, lang, why, out));
}

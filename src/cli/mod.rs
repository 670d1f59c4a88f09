//! The command line: options, the clock, the environment, the terminal and the exit status.

mod arguments;
mod check_targets;
mod context;
mod environment;
mod explain;
mod output;
mod status;
mod usage;
mod validate;

use crate::text::{Both, Lang, Raw};
use context::Context;
use environment::Environment;
use std::fmt;
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

/// Why the work could not be done, in both languages, with what to do about it.
#[derive(Clone, Debug)]
struct Failure {
    says: Both,
    help: Option<Both>,
    args: Vec<(&'static str, String)>,
}

impl Failure {
    const fn new(says: Both) -> Self {
        Self { says, help: None, args: Vec::new() }
    }

    const fn help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    fn arg(mut self, hole: &'static str, value: impl Into<String>) -> Self {
        self.args.push((hole, value.into()));
        self
    }

    fn words(&self, lang: Lang) -> String {
        let fill = |template: Both| {
            crate::text::fill(template.get(lang), |hole| {
                let arg = self.args.iter().find(|(name, _)| *name == hole);
                arg.map_or_else(String::new, |(_, value)| Raw::new(&**value).terminal().to_string())
            })
        };
        let error = Both { en: "error", vi: "lỗi" }.get(lang);
        let mut words = format!("{error}: {}\n", fill(self.says));
        if let Some(help) = self.help {
            let label = Both { en: "help", vi: "gợi ý" }.get(lang);
            words.extend(["  ", label, ": ", &fill(help), "\n"]);
        }
        words
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}

impl std::error::Error for Failure {}

/// Runs the program on the arguments and environment of the process.
#[must_use]
pub fn main() -> ExitCode {
    let environment = Environment::read();
    let lang = environment.lang_before_parsing();
    let command = arguments::command(lang, Environment::width());
    let matches = match command.try_get_matches_from(&environment.args) {
        Ok(matches) => matches,
        Err(error) => {
            let (exit, words) = usage::report(&error, lang, &environment);
            if let Some(words) = words {
                fail_in_json(&environment, lang, &words);
            }
            return exit.into();
        }
    };
    let exit = Context::new(&environment, &matches, lang).and_then(|context| match matches.subcommand() {
        Some(("validate", options)) => validate::run(&context, options),
        Some(("status", options)) => status::run(&context, options),
        Some(("check-targets", options)) => check_targets::run(&context, options),
        Some(("explain", options)) => explain::run(&context, options),
        Some(_) | None => Ok(Exit::Failed),
    });
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

/// Who asked for JSON gets JSON, also when there is nothing to say but why.
fn fail_in_json(environment: &Environment, lang: Lang, words: &str) {
    // The first line without the word that says it is an error.
    let why = words.lines().next().and_then(|line| line.split_once(": ")).map_or("", |(_, why)| why);
    if environment.option("--output-format", None).as_deref() != Some("json") {
        return;
    }
    let commands = ["validate", "status", "check-targets", "explain"];
    let command = commands.into_iter().find(|command| environment.args.iter().any(|arg| arg == command));
    if let Ok(text) = crate::format::json::failure(command.unwrap_or_default(), lang, why) {
        // The failure itself decides the exit status.
        let _ = output::print(&text);
    }
}

//! Faults of the command line, in both languages.

use super::environment::Environment;
use super::{arguments, exit::Exit, output};
use crate::diag::Failure;
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help where it was asked for.
///
/// # Errors
/// What is wrong with the command line, or that the help cannot be printed.
pub(super) fn answer(error: &clap::Error, lang: Lang, environment: &Environment) -> Result<Exit> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        output::print(|out| out.write_all(error.to_string().as_bytes()))?;
        return Ok(Exit::Clean);
    }
    if matches!(error.kind(), ErrorKind::MissingSubcommand) && environment.args.len() <= 1 {
        let help = arguments::command(lang, Environment::width()).render_help();
        output::complain(&help.to_string());
        return Ok(Exit::Failed);
    }
    Err(failure(error, arguments::meant(environment, lang).as_deref(), lang).into())
}

/// Options that people take for each other, since another command or another program calls them so.
const SYNONYMS: [&[&str]; 9] = [
    &["--on", "--reported-on", "--date", "--as-of", "--day", "--ngay"],
    &["--output-format", "--format", "--fmt", "--json"],
    &["--output", "--out", "--file", "--to"],
    &["--assignee", "--lead", "--person", "--who", "--reported-by"],
    &["--plan", "--plans", "--id"],
    &["--period", "--for", "--quarter"],
    &["--directory", "--dir", "--cwd"],
    &["--lang", "--language", "--locale"],
    &["--dry-run", "--check", "--preview"],
];

/// The option of a command that somebody means by an option that it does not have.
fn synonym(argument: &str, command: Option<&str>, lang: Lang) -> Option<String> {
    let group = SYNONYMS.iter().find(|group| group.contains(&argument))?;
    let program = arguments::command(lang, Environment::width());
    let names = command.into_iter().flat_map(str::split_whitespace);
    let command = names.fold(&program, |above, name| above.find_subcommand(name).unwrap_or(above));
    let args = program.get_arguments().chain(command.get_arguments());
    let known: Vec<&str> = args.filter_map(clap::Arg::get_long).collect();
    let has = |option: &&&str| known.iter().any(|long| option.strip_prefix("--") == Some(*long));
    let option = group.iter().find(has)?;
    Some(if argument == "--json" { format!("{option} json") } else { (*option).to_owned() })
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the library's list of kinds may grow")]
fn failure(error: &clap::Error, meant: Option<&str>, lang: Lang) -> Failure {
    const SEE_HELP: Both = Both { en: "see `cchc --help`", vi: "xem `cchc --help`" };
    const SEE_ITS_HELP: Both = Both { en: "see `cchc {meant} --help`", vi: "xem `cchc {meant} --help`" };
    const DID_YOU_MEAN: Both = Both { en: "did you mean `{suggestion}`?", vi: "có phải là `{suggestion}`?" };
    let text = |kind| error.get(kind).map(words).unwrap_or_default();
    let (argument, value) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
    // The library gives options with their placeholders: `--fail-on <LEVEL>`.
    let named = |text: String| text.split_whitespace().next().unwrap_or_default().to_owned();
    let (argument, other) = (named(argument), named(text(ContextKind::PriorArg)));
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(text)
        .find(|suggestion| !suggestion.is_empty());
    let synonym = || synonym(&argument, meant, lang).filter(|_| error.kind() == ErrorKind::UnknownArgument);
    let suggestion = synonym().or(suggestion);
    let failure = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            Failure::new(Both { en: "`{argument}` is not expected here", vi: "ở đây không dùng `{argument}`" })
        }
        ErrorKind::UnknownArgument => Failure::new(Both {
            en: "there is no option `{argument}` here",
            vi: "ở đây không có tùy chọn `{argument}`",
        }),
        ErrorKind::InvalidSubcommand => {
            Failure::new(Both { en: "there is no command `{command}`", vi: "không có lệnh `{command}`" })
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            Failure::new(Both { en: "`{argument}` needs a value", vi: "`{argument}` cần có giá trị" })
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Failure::new(Both {
            en: "`{argument}` does not take `{value}`; write one of: {valid}",
            vi: "`{argument}` không nhận `{value}`; ghi một trong: {valid}",
        }),
        ErrorKind::MissingRequiredArgument => {
            Failure::new(Both { en: "`{argument}` is missing", vi: "thiếu `{argument}`" })
        }
        ErrorKind::ArgumentConflict if argument == other => {
            Failure::new(Both { en: "`{argument}` is given twice", vi: "`{argument}` được ghi hai lần" })
        }
        ErrorKind::ArgumentConflict => Failure::new(Both {
            en: "`{argument}` does not go with `{other}`",
            vi: "không dùng `{argument}` cùng với `{other}` được",
        }),
        ErrorKind::MissingSubcommand => Failure::new(Both { en: "a command is missing", vi: "thiếu lệnh" }),
        ErrorKind::InvalidUtf8 => {
            Failure::new(Both { en: "an argument is not UTF-8", vi: "có tham số không phải UTF-8" })
        }
        _ => Failure::new(Both {
            en: "`{argument}` cannot be used like this",
            vi: "không dùng `{argument}` như vậy được",
        }),
    };
    let failure = failure
        .arg("argument", argument)
        .arg("value", value)
        .arg("other", other)
        .arg("valid", text(ContextKind::ValidValue))
        .arg("command", text(ContextKind::InvalidSubcommand));
    match (suggestion, meant) {
        (Some(suggestion), _) => failure.arg("suggestion", suggestion).help(DID_YOU_MEAN),
        (None, Some(meant)) => failure.arg("meant", meant).help(SEE_ITS_HELP),
        (None, None) => failure.help(SEE_HELP),
    }
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the library's list of kinds may grow")]
fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        _ => String::new(),
    }
}

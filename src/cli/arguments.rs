//! Every option of every command, in both languages.

use super::command::{SUBCOMMANDS, Subcommand};
use super::environment::Environment;
use super::options::{CommonOptions, OptionGroup as _, described};
use crate::text::{Both, Lang};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::ffi::OsString;

/// The program's command line. Descriptions are wrapped to `width` columns.
pub(super) fn command(lang: Lang, width: usize) -> Command {
    command_of(SUBCOMMANDS.iter(), lang, width)
}

/// Reads the arguments.
///
/// # Errors
/// When they ask for help, or cannot be read.
pub(super) fn read(args: &[OsString], lang: Lang, width: usize) -> Result<ArgMatches, clap::Error> {
    // To build every command would take longer than to read a plan: clap gives each a copy of the common options. A
    // command that is meant stands among the arguments; help and messages are those of the whole.
    let meant = SUBCOMMANDS.iter().filter(|subcommand| args.iter().any(|arg| arg == subcommand.name));
    let matches = command_of(meant, lang, width).try_get_matches_from(args);
    matches.or_else(|_| command(lang, width).try_get_matches_from(args))
}

fn command_of(subcommands: impl Iterator<Item = &'static Subcommand>, lang: Lang, width: usize) -> Command {
    const ABOUT: Both = Both {
        en: "Keeps an administrative-reform plan as TOML files: checks it, and says where every task stands.",
        vi: "Giữ kế hoạch cải cách hành chính dưới dạng tệp TOML: kiểm tra và cho biết từng nhiệm vụ đang ở đâu.",
    };
    const EXAMPLES: Both = Both {
        en: "cchc status                         where the plan stands today\ncchc status --as-of 2023-09-30      … on a given day\ncchc validate                       every fault of every file\ncchc explain unknown-area           what a rule is about",
        vi: "cchc status                         kế hoạch hôm nay đến đâu\ncchc status --as-of 2023-09-30      … vào một ngày cho trước\ncchc validate                       mọi lỗi trong mọi tệp\ncchc explain unknown-area           một quy tắc nói về điều gì",
    };
    let program = Command::new("cchc")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(Both { en: "Print the version", vi: "In phiên bản" }.get(lang)),
        )
        .subcommand_required(true)
        .args(CommonOptions::args(lang).into_iter().map(|arg| arg.global(true).display_order(LAST)))
        .subcommands(subcommands.map(|subcommand| (subcommand.options)(lang)));
    finish(described(program, lang, ABOUT, EXAMPLES, Both::same("cchc")), lang, width)
}

/// The options of every command stand behind its own.
const LAST: usize = 1000;

/// The command that a command line names which could not be read, with what stands below it: "add assignee".
pub(super) fn meant(environment: &Environment, lang: Lang) -> Option<String> {
    let lenient = command(lang, Environment::width()).ignore_errors(true);
    let matches = lenient.try_get_matches_from(&environment.args).ok()?;
    let (name, below) = matches.subcommand()?;
    Some(below.subcommand_name().map_or_else(|| name.to_owned(), |below| format!("{name} {below}")))
}

/// Gives a command and all below it clap's own words in our language.
fn finish(command: Command, lang: Lang, width: usize) -> Command {
    let options = Both { en: "Options", vi: "Tùy chọn" }.get(lang);
    let help = Both { en: "Print this help", vi: "In trợ giúp này" }.get(lang);
    let command = command
        .term_width(width)
        .disable_help_flag(true)
        .subcommand_help_heading(Both { en: "Commands", vi: "Lệnh" }.get(lang))
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(help).display_order(LAST + 1))
        .mut_args(|arg| {
            let positional = arg.get_long().is_none() && arg.get_short().is_none();
            let arguments = Both { en: "Arguments", vi: "Tham số" }.get(lang);
            arg.help_heading(if positional { arguments } else { options })
        });
    command.mut_subcommands(|below| finish(below, lang, width))
}

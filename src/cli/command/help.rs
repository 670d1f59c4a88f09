//! `cchc help`: the help of the program or of a command, as `--help` prints it.

use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::diag::Failure;
use crate::text::Both;
use anyhow::Result;

command! {
    "help", en: "cchc help [COMMAND]", vi: "cchc help [LỆNH]";
    about
        en: "Print the help of the program, or of a command",
        vi: "In trợ giúp của chương trình, hoặc của một lệnh";
    examples
        en: "cchc help               every command\ncchc help status        one of them, as `cchc status --help` does",
        vi: "cchc help               mọi lệnh\ncchc help status        một lệnh, giống `cchc status --help`";

    command: Option<String> = "COMMAND", en: "The command", vi: "Lệnh cần xem";
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const UNKNOWN: Both = Both { en: "there is no command `{name}`", vi: "không có lệnh `{name}`" };
    let mut program = (context.whole_command)(context.lang, Environment::width());
    // Only then commands have the options that all of them share.
    program.build();
    let help = match &options.command {
        None => program.render_help(),
        Some(name) => {
            let known: Vec<String> = program.get_subcommands().map(|one| one.get_name().to_owned()).collect();
            let unknown = || Failure::unknown(UNKNOWN, name, known.iter().map(String::as_str));
            program.find_subcommand_mut(name).ok_or_else(unknown)?.render_help()
        }
    };
    context.hand_over(&help.to_string())?;
    Ok(Exit::Clean)
}

//! `cchc add`: a new task, target or assignee.

mod assignee;
mod bound;
mod target;
mod task;

use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{OptionGroup, described};
use crate::diag::Failure;
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

pub(crate) const NAME: &str = "add";

/// The options of one of the things that can be added.
#[derive(Debug)]
pub(crate) enum Options {
    Task(Box<task::Options>),
    Target(Box<target::Options>),
    Assignee(Box<assignee::Options>),
}

pub(crate) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Add a task, a target or an assignee",
        vi: "Thêm nhiệm vụ, chỉ tiêu hoặc người được giao",
    };
    const EXAMPLES: Both = Both {
        en: "cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30\ncchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55\ncchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official\ncchc add task --help                   every key of a task",
        vi: "cchc add task --id 7.7 --title \"…\" --product \"…\" --lead tu-phap-ho-tich --due 2023-09-30\ncchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55\ncchc add assignee --id dia-chinh --title \"Công chức địa chính – xây dựng\" --kind official\ncchc add task --help                   mọi khóa của nhiệm vụ",
    };
    let things = [task::command(lang), target::command(lang), assignee::command(lang)];
    let command = Command::new(NAME).subcommands(things);
    described(command, lang, ABOUT, EXAMPLES, Both::same("cchc add"))
}

impl OptionGroup for Options {
    fn args(_: Lang) -> Vec<Arg> {
        Vec::new()
    }

    fn read(matches: &ArgMatches) -> Result<Self> {
        const WHAT: Both = Both {
            en: "what is to be added? cchc add task, cchc add target or cchc add assignee",
            vi: "thêm gì? cchc add task, cchc add target hoặc cchc add assignee",
        };
        match matches.subcommand() {
            Some((task::NAME, matches)) => Ok(Self::Task(Box::new(task::Options::read(matches)?))),
            Some((target::NAME, matches)) => Ok(Self::Target(Box::new(target::Options::read(matches)?))),
            Some((assignee::NAME, matches)) => Ok(Self::Assignee(Box::new(assignee::Options::read(matches)?))),
            Some(_) | None => Err(Failure::new(WHAT).into()),
        }
    }
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    match options {
        Options::Task(options) => task::run(context, NAME, options),
        Options::Target(options) => target::run(context, NAME, options),
        Options::Assignee(options) => assignee::run(context, NAME, options),
    }
}

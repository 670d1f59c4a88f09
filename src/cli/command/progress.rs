//! `cchc progress`: recording how far a task is.

use crate::app::{self, NewProgress};
use crate::cli::arguments::described;
use crate::cli::command::change;
use crate::cli::context::Context;
use crate::cli::{Exit, Failure};
use crate::cli::{options::Numbers, options::day, options::flag, options::number, options::option, options::text};
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

pub(in crate::cli) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both { en: "Record how far a task is", vi: "Ghi tiến độ của nhiệm vụ" };
    const EXAMPLES: Both = Both {
        en: "cchc progress 7.6 --percent 60 --on 2023-10-15      60 % on that day\ncchc progress 7.6 --percent 60 --dry-run             only show the change\ncchc progress 7.6 --undo                             take the last entry back",
        vi: "cchc progress 7.6 --percent 60 --on 2023-10-15      60 % vào ngày đó\ncchc progress 7.6 --percent 60 --dry-run             chỉ xem thay đổi\ncchc progress 7.6 --undo                             bỏ mục ghi cuối",
    };
    let task = Both { en: "The task, by its id", vi: "Nhiệm vụ, theo mã" };
    let command = Command::new("progress")
        .arg(Arg::new("task").value_name("TASK").required(true).help(task.get(lang)))
        .arg(
            option(
                lang,
                "percent",
                "NUMBER",
                Both {
                    en: "How far it is, a whole number from 0 to 100",
                    vi: "Đã được bao nhiêu, số nguyên từ 0 đến 100",
                },
            )
            .allow_negative_numbers(true)
            .required_unless_present("undo"),
        )
        .arg(option(
            lang,
            "on",
            "DATE",
            Both { en: "The day; default the day of --as-of", vi: "Ngày; mặc định ngày của --as-of" },
        ))
        .arg(option(lang, "note", "TEXT", Both { en: "A remark", vi: "Ghi chú" }))
        .arg(
            flag(lang, "undo", Both { en: "Take the last entry back", vi: "Bỏ mục ghi cuối" })
                .conflicts_with_all(["percent", "on", "note"]),
        )
        .args(change::options(lang))
        .arg(change::format(lang));
    described(command, lang, ABOUT, EXAMPLES, Both { en: "cchc progress TASK", vi: "cchc progress NHIỆM_VỤ" })
}

pub(in crate::cli) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    const NONE: Both = Both { en: "`--percent` is missing", vi: "thiếu `--percent`" };
    let task = text(options, "task").unwrap_or_default().to_owned();
    if options.get_flag("undo") {
        return change::make(context, options, "progress", None, |ground| app::undo_progress(ground, &task));
    }
    let (on, percent) =
        (day(options, "on")?, number(options, "percent", Numbers::Whole)?.ok_or_else(|| Failure::new(NONE))?);
    let note = text(options, "note").map(str::to_owned);
    change::make(context, options, "progress", None, |ground| {
        app::advance(ground, &NewProgress { task, on: on.unwrap_or(ground.as_of), percent, note })
    })
}

//! `cchc done`: what is due now, and recording that it is done.

use crate::app::{self, DeliveryUndo, NewDelivery};
use crate::cli::arguments::described;
use crate::cli::command::change;
use crate::cli::computed::Computed;
use crate::cli::context::Context;
use crate::cli::{Exit, Failure};
use crate::cli::{options::day, options::flag, options::list, options::option, options::text, options::texts};
use crate::cli::{people::People, people::expect_people};
use crate::report::json::PlanDueJson;
use crate::report::{due_doc, plan_due};
use crate::text::{Both, Lang};
use crate::write::write_doc;
use anyhow::Result;
use clap::{Arg, ArgMatches, Command};

pub(in crate::cli) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Record that a task is done; without a task, list what is due now",
        vi: "Ghi nhận nhiệm vụ đã xong; không nêu nhiệm vụ thì liệt kê việc đến hạn",
    };
    const EXAMPLES: Both = Both {
        en: "cchc done                                                what is overdue or due soon\ncchc done --assignee tu-phap-ho-tich                     … for one person\ncchc done 3.2 --on 2023-09-28 --evidence 75/BC-UBND      it is done\ncchc done 1.2 --on 2023-03-14 --for 2023-Q1 --evidence 12/BC-UBND\ncchc done 3.2 --undo                                     take the last entry back",
        vi: "cchc done                                                việc quá hạn hoặc sắp đến hạn\ncchc done --assignee tu-phap-ho-tich                     … của một người\ncchc done 3.2 --on 2023-09-28 --evidence 75/BC-UBND      đã xong\ncchc done 1.2 --on 2023-03-14 --for 2023-Q1 --evidence 12/BC-UBND\ncchc done 3.2 --undo                                     bỏ mục ghi cuối",
    };
    let task = Both { en: "The task, by its id", vi: "Nhiệm vụ, theo mã" };
    let command = Command::new("done")
        .arg(Arg::new("task").value_name("TASK").help(task.get(lang)))
        .arg(option(
            lang,
            "on",
            "DATE",
            Both { en: "The day; default the day of --as-of", vi: "Ngày xong; mặc định ngày của --as-of" },
        ))
        .arg(option(
            lang,
            "for",
            "PERIOD|DATE",
            Both {
                en: "Which occurrence of a recurring task: a report period or a due day",
                vi: "Kỳ nào của nhiệm vụ định kỳ: kỳ báo cáo hoặc ngày đến hạn",
            },
        ))
        .arg(list(
            lang,
            "evidence",
            "NUMBER|FILE",
            Both {
                en: "Document numbers, or files in the plan's folder",
                vi: "Số văn bản, hoặc tệp trong thư mục kế hoạch",
            },
        ))
        .arg(option(lang, "note", "TEXT", Both { en: "A remark", vi: "Ghi chú" }))
        .arg(
            flag(
                lang,
                "undo",
                Both {
                    en: "Take the last entry back (that of --on or --for)",
                    vi: "Bỏ mục ghi cuối (hoặc mục của --on, --for)",
                },
            )
            .conflicts_with_all(["evidence", "note"])
            .requires("task"),
        )
        .arg(list(
            lang,
            "assignee",
            "ID",
            Both {
                en: "List only what this person has a role in", vi: "Chỉ liệt kê việc mà người này có vai trò"
            },
        ))
        .args(change::options(lang))
        .arg(change::format(lang));
    described(command, lang, ABOUT, EXAMPLES, Both { en: "cchc done [TASK]", vi: "cchc done [NHIỆM_VỤ]" })
}

pub(in crate::cli) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    const ALONE: Both = Both {
        en: "`--{option}` needs a task: cchc done TASK --{option} …",
        vi: "`--{option}` cần nhiệm vụ: cchc done NHIỆM_VỤ --{option} …",
    };
    const ONLY_LIST: Both = Both {
        en: "`--assignee` is for the list; leave out the task",
        vi: "`--assignee` dùng khi liệt kê; bỏ mã nhiệm vụ",
    };
    let on = day(options, "on")?;
    let Some(task) = text(options, "task") else {
        if let Some(option) = ["on", "for", "evidence", "note"].into_iter().find(|name| options.contains_id(name)) {
            return Err(Failure::new(ALONE).arg("option", option).into());
        }
        return list_due(context, options);
    };
    if options.contains_id("assignee") {
        return Err(Failure::new(ONLY_LIST).into());
    }
    let (task, occurrence) = (task.to_owned(), text(options, "for").map(str::to_owned));
    if options.get_flag("undo") {
        let undo = DeliveryUndo { task, on, occurrence };
        return change::make(context, options, "done", None, |ground| app::undo_delivery(ground, &undo));
    }
    let (evidence, note) = (texts(options, "evidence"), text(options, "note").map(str::to_owned));
    change::make(context, options, "done", None, |ground| {
        app::deliver(ground, &NewDelivery { task, on: on.unwrap_or(ground.as_of), occurrence, evidence, note })
    })
}

fn list_due(context: &Context, options: &ArgMatches) -> Result<Exit> {
    let assignees = texts(options, "assignee");
    let is_json = text(options, "output-format") == Some("json");
    let mut ran = Computed::run(context, is_json, |plan, view, _, _| {
        (plan_due(plan, view, &assignees), People::of(plan, &assignees, view.as_of))
    })?;
    let plans: Vec<(_, People)> = std::mem::take(&mut ran.plans);
    expect_people(&assignees, plans.iter().map(|(_, people)| people), ran.as_of)?;
    let plans: Vec<_> = plans.into_iter().map(|(plan, ..)| plan).collect();
    let exit = ran.exit(false);
    if is_json {
        let plans = plans.iter().map(PlanDueJson::from).collect();
        context.hand_over(&ran.json(context, ("done", exit), plans, |_| false)?)?;
    } else if !plans.is_empty() && (!context.quiet || exit != Exit::Clean) {
        context.hand_over(&write_doc(&due_doc(&plans, ran.as_of), context.paper()))?;
    }
    Ok(exit)
}

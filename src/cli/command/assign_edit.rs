//! `cchc assign TASK …`: giving tasks to people.

use crate::app::{self, Helpers, Roles};
use crate::cli::command::change;
use crate::cli::context::Context;
use crate::cli::{Exit, Failure};
use crate::cli::{options::flag, options::list, options::option, options::text, options::texts};
use crate::cli::{outputs::Format, outputs::Outputs};
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches};

/// The options of an edit.
pub(in crate::cli) fn options(lang: Lang) -> Vec<Arg> {
    let who = |name, help| list(lang, name, "ID", help);
    let tasks = Both { en: "Tasks to give to somebody, by their ids", vi: "Nhiệm vụ cần giao, theo mã" };
    let mut options = vec![
        Arg::new("task")
            .value_name("TASK")
            .action(ArgAction::Append)
            .num_args(0..)
            .help(tasks.get(lang))
            .conflicts_with_all(["by", "assignee", "suggest", "letters", "fail-on"]),
        option(
            lang,
            "lead",
            "ID",
            Both { en: "Who leads (id, title or alias)", vi: "Ai chủ trì (mã, chức danh hoặc tên khác)" },
        )
        .conflicts_with("unassign"),
        flag(lang, "unassign", Both { en: "Nobody leads any longer", vi: "Bỏ người chủ trì" }),
        who("support", Both { en: "Just these support", vi: "Chỉ những người này phối hợp" }),
        who("add-support", Both { en: "These support as well", vi: "Thêm người phối hợp" }),
        who("remove-support", Both { en: "These no longer support", vi: "Bớt người phối hợp" }),
        who("oversee", Both { en: "Just these oversee", vi: "Chỉ những người này giám sát" }),
        who("add-oversee", Both { en: "These oversee as well", vi: "Thêm người giám sát" }),
        who("remove-oversee", Both { en: "These no longer oversee", vi: "Bớt người giám sát" }),
    ];
    options.push(
        flag(lang, "write", Both { en: "Write what --suggest proposes", vi: "Ghi những gì --suggest đề xuất" })
            .requires("suggest"),
    );
    options.extend(change::options(lang));
    options
}

/// Whether the options ask for an edit, and not for a report.
pub(in crate::cli) fn is_edit(options: &ArgMatches) -> bool {
    const GIVEN: [&str; 8] =
        ["task", "lead", "support", "add-support", "remove-support", "oversee", "add-oversee", "remove-oversee"];
    const FLAGS: [&str; 3] = ["unassign", "write", "dry-run"];
    GIVEN.iter().any(|name| options.contains_id(name)) || FLAGS.iter().any(|name| options.get_flag(name))
}

/// Makes the edit that the options ask for.
pub(in crate::cli) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    const NO_TASK: Both = Both { en: "which task?", vi: "nhiệm vụ nào?" };
    const NO_ROLE: Both = Both { en: "what is to be changed?", vi: "cần thay đổi gì?" };
    const ONLY_TEXT: Both = Both {
        en: "an edit is told as text or json, without --report",
        vi: "thay đổi chỉ hiển thị dạng text hoặc json, không dùng --report",
    };
    const LIKE_THIS: Both = Both {
        en: "for example: cchc assign 3.2 --lead tu-phap-ho-tich",
        vi: "ví dụ: cchc assign 3.2 --lead tu-phap-ho-tich",
    };
    let helpers = |all: &str, add: &str, remove: &str| {
        let given = |names: Vec<String>| names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>();
        Helpers {
            all: options.contains_id(all).then(|| given(texts(options, all))),
            add: given(texts(options, add)),
            remove: given(texts(options, remove)),
        }
    };
    let outputs = Outputs::read(context, options)?;
    if outputs.has_reports() || !matches!(outputs.main(), Format::Text | Format::Json) {
        return Err(Failure::new(ONLY_TEXT).into());
    }
    if options.get_flag("suggest") {
        return change::make(context, options, "assign", None, app::assign_suggested);
    }
    let tasks = texts(options, "task");
    let roles = Roles {
        lead: text(options, "lead").map(str::to_owned),
        unassign: options.get_flag("unassign"),
        support: helpers("support", "add-support", "remove-support"),
        oversee: helpers("oversee", "add-oversee", "remove-oversee"),
    };
    if tasks.is_empty() || roles.is_empty() {
        return Err(Failure::new(if tasks.is_empty() { NO_TASK } else { NO_ROLE }).help(LIKE_THIS).into());
    }
    change::make(context, options, "assign", None, |ground| app::assign(ground, &tasks, &roles))
}

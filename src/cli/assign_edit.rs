//! `cchc assign TASK …`: giving tasks to people.

use super::change;
use super::context::Context;
use super::options::{flag, list, option, text, texts};
use super::{Exit, Failure};
use crate::app::{self, Helpers, Roles};
use crate::text::{Both, Lang};
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// The command, until it is one with the matrix.
pub(super) fn command(lang: Lang) -> Command {
    const ABOUT: Both = Both {
        en: "Give tasks to people: who leads, supports, oversees",
        vi: "Giao nhiệm vụ: ai chủ trì, phối hợp, giám sát",
    };
    const EXAMPLES: Both = Both {
        en: "cchc assign 4.2 --lead van-phong-thong-ke            who leads\ncchc assign 3.2 4.1 --lead TP-HT --support mttq-doan-the   two tasks at once\ncchc assign 1.6 --remove-support mttq-doan-the       one supporter less\ncchc assign 4.2 --lead VP-TK --dry-run               only show the change",
        vi: "cchc assign 4.2 --lead van-phong-thong-ke            ai chủ trì\ncchc assign 3.2 4.1 --lead TP-HT --support mttq-doan-the   hai nhiệm vụ cùng lúc\ncchc assign 1.6 --remove-support mttq-doan-the       bớt một người phối hợp\ncchc assign 4.2 --lead VP-TK --dry-run               chỉ xem thay đổi",
    };
    let command = Command::new("assign").args(options(lang));
    let usage = Both { en: "cchc assign TASK...", vi: "cchc assign NHIỆM_VỤ..." };
    super::arguments::described(command, lang, ABOUT, EXAMPLES, usage)
}

/// The options of an edit.
pub(super) fn options(lang: Lang) -> Vec<Arg> {
    let who = |name, help| list(lang, name, "ID", help);
    let tasks = Both { en: "The tasks, by their ids", vi: "Các nhiệm vụ, theo mã" };
    let mut options = vec![
        Arg::new("task").value_name("TASK").action(ArgAction::Append).num_args(0..).help(tasks.get(lang)),
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
    options.extend(change::options(lang));
    options
}

/// Makes the edit that the options ask for.
pub(super) fn run(context: &Context, options: &ArgMatches) -> Result<Exit> {
    const NO_TASK: Both = Both { en: "which task?", vi: "nhiệm vụ nào?" };
    const NO_ROLE: Both = Both { en: "what is to be changed?", vi: "cần thay đổi gì?" };
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

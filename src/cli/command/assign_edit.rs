//! `cchc assign TASK …`: giving tasks to people.

use crate::app::{self, Helpers, Roles};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::outputs::{OutputOptions, TablesWithFindings};
use crate::diag::Failure;
use crate::text::Both;
use crate::write::Format;
use anyhow::Result;

options! {
    /// The options of an edit.
    pub(in crate::cli) struct AssignmentEdit {
        task: Vec<String> = "TASK", en: "Tasks to give to somebody, by their ids", vi: "Nhiệm vụ cần giao, theo mã"
            .num_args(0..).value_delimiter(None)
            .conflicts_with_all(["by", "assignee", "suggest", "letters", "fail-on"]);
        lead: Option<String> = "--lead ID",
            en: "The lead (id, title or alias)", vi: "Người chủ trì (mã, chức danh hoặc tên khác)"
            .conflicts_with("unassign");
        unassign: bool = "--unassign", en: "Nobody leads any longer", vi: "Bỏ người chủ trì";
        support: Option<Vec<String>> = "--support ID",
            en: "Just these support", vi: "Chỉ những người này phối hợp";
        add_support: Option<Vec<String>> = "--add-support ID",
            en: "These support as well", vi: "Thêm người phối hợp";
        remove_support: Option<Vec<String>> = "--remove-support ID",
            en: "These no longer support", vi: "Bớt người phối hợp";
        oversee: Option<Vec<String>> = "--oversee ID",
            en: "Just these oversee", vi: "Chỉ những người này giám sát";
        add_oversee: Option<Vec<String>> = "--add-oversee ID",
            en: "These oversee as well", vi: "Thêm người giám sát";
        remove_oversee: Option<Vec<String>> = "--remove-oversee ID",
            en: "These no longer oversee", vi: "Bớt người giám sát";
        write: bool = "--write", en: "Write what --suggest proposes", vi: "Ghi những gì --suggest đề xuất"
            .requires("suggest");
        edit: EditOptions;
    }
}

impl AssignmentEdit {
    /// Whether the options ask for an edit, and not for a report.
    pub(in crate::cli) fn is_asked(&self) -> bool {
        let helpers = [
            &self.support,
            &self.add_support,
            &self.remove_support,
            &self.oversee,
            &self.add_oversee,
            &self.remove_oversee,
        ];
        !self.task.is_empty()
            || self.lead.is_some()
            || helpers.into_iter().any(Option::is_some)
            || self.unassign
            || self.write
            || self.edit.dry_run
    }

    fn roles(&self) -> Roles {
        let named = |names: &[String]| names.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>();
        let helpers = |all: &Option<Vec<String>>, add: &Option<Vec<String>>, remove: &Option<Vec<String>>| Helpers {
            all: all.as_deref().map(named),
            add: named(add.as_deref().unwrap_or_default()),
            remove: named(remove.as_deref().unwrap_or_default()),
        };
        Roles {
            lead: self.lead.clone(),
            unassign: self.unassign,
            support: helpers(&self.support, &self.add_support, &self.remove_support),
            oversee: helpers(&self.oversee, &self.add_oversee, &self.remove_oversee),
        }
    }
}

/// Makes the edit that the options ask for.
pub(in crate::cli) fn run(
    context: &Context,
    options: &AssignmentEdit,
    suggest: bool,
    outputs: &OutputOptions<TablesWithFindings>,
) -> Result<Exit> {
    const NO_TASK: Both = Both { en: "which task?", vi: "nhiệm vụ nào?" };
    const NO_ROLE: Both = Both { en: "name a role to change", vi: "ghi vai trò cần thay đổi" };
    const LIKE_THIS: Both = Both {
        en: "for example: cchc assign 3.2 --lead tu-phap-ho-tich",
        vi: "ví dụ: cchc assign 3.2 --lead tu-phap-ho-tich",
    };
    let command = ("assign", outputs.of_an_edit()? == Format::Json);
    if suggest {
        return edit::make(context, command, &options.edit, None, app::assign_suggested);
    }
    let (tasks, roles) = (&options.task, options.roles());
    if tasks.is_empty() || roles.is_empty() {
        return Err(Failure::new(if tasks.is_empty() { NO_TASK } else { NO_ROLE }).help(LIKE_THIS).into());
    }
    edit::make(context, command, &options.edit, None, |base| app::assign(base, tasks, &roles))
}

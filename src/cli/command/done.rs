//! `cchc done`: what is due now, and recording that it is done.

use crate::app::{self, DeliveryUndo, NewDelivery};
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_people};
use crate::cli::options::{Names, TypedDay};
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::diag::Failure;
use crate::report::{DueReport, Filter, plan_due};
use crate::text::Both;
use crate::write::Format;
use anyhow::Result;

command! {
    "done", en: "cchc done [TASK]", vi: "cchc done [NHIỆM_VỤ]";
    about
        en: "Record that a task is done; without a task, list what is due now",
        vi: "Ghi nhận nhiệm vụ đã xong; không nêu nhiệm vụ thì liệt kê việc đến hạn";
    examples
        en: "cchc done                                                what is overdue or due soon\ncchc done --assignee tu-phap-ho-tich                     … for one person\ncchc done 3.2 --on 2023-09-28 --evidence 75/BC-UBND      it is done\ncchc done 1.2 --on 2023-03-14 --for 2023-Q1 --evidence 12/BC-UBND\ncchc done 3.2 --undo                                     take the last entry back",
        vi: "cchc done                                                việc quá hạn hoặc sắp đến hạn\ncchc done --assignee tu-phap-ho-tich                     … của một người\ncchc done 3.2 --on 2023-09-28 --evidence 75/BC-UBND      đã xong\ncchc done 1.2 --on 2023-03-14 --for 2023-Q1 --evidence 12/BC-UBND\ncchc done 3.2 --undo                                     bỏ mục ghi cuối";

    task: Option<String> = "TASK", en: "The task, by its id", vi: "Nhiệm vụ, theo mã";
    on: Option<TypedDay> = "--on DATE",
        en: "The day; default the day of --as-of",
        vi: "Ngày xong; mặc định ngày của --as-of";
    occurrence: Option<String> = "--for PERIOD|DATE",
        en: "Which occurrence of a recurring task: a report period or a due day",
        vi: "Kỳ nào của nhiệm vụ định kỳ: kỳ báo cáo hoặc ngày đến hạn";
    member: Option<String> = "--member ID",
        en: "Which member delivered, where a group leads (id, title or alias)",
        vi: "Thành viên nào đã nộp, khi nhóm chủ trì (mã, chức danh hoặc tên khác)";
    evidence: Option<Vec<String>> = "--evidence NUMBER|FILE",
        en: "Document numbers, or files in the plan's folder",
        vi: "Số văn bản, hoặc tệp trong thư mục kế hoạch";
    note: Option<String> = "--note TEXT", en: "A remark", vi: "Ghi chú";
    undo: bool = "--undo",
        en: "Take the last entry back (that of --on, --for or --member)",
        vi: "Bỏ mục ghi cuối (hoặc mục của --on, --for, --member)"
        .conflicts_with_all(["evidence", "note"]).requires("task");
    assignee: Names = "--assignee ID",
        en: "List only what this person has a role in",
        vi: "Chỉ liệt kê việc mà người này có vai trò";
    edit: EditOptions;
    outputs: OutputOptions<Tables>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    const ALONE: Both = Both {
        en: "`--{option}` needs a task: cchc done TASK --{option} …",
        vi: "`--{option}` cần nhiệm vụ: cchc done NHIỆM_VỤ --{option} …",
    };
    const ONLY_LIST: Both = Both {
        en: "`--assignee` is for the list; leave out the task",
        vi: "`--assignee` dùng khi liệt kê; bỏ mã nhiệm vụ",
    };
    let Options { task, on, occurrence, member, evidence, note, assignee, edit, .. } = options.clone();
    let Some(task) = task else {
        let given = [
            ("on", on.is_some()),
            ("for", occurrence.is_some()),
            ("member", member.is_some()),
            ("evidence", evidence.is_some()),
            ("note", note.is_some()),
        ];
        if let Some((option, _)) = given.into_iter().find(|(_, is_given)| *is_given) {
            return Err(Failure::new(ALONE).arg("option", option).into());
        }
        return list_due(context, &assignee, &options.outputs);
    };
    if !assignee.is_empty() {
        return Err(Failure::new(ONLY_LIST).into());
    }
    let is_json = options.outputs.of_an_edit()? == Format::Json;
    if options.undo {
        return edit::make(context, (NAME, is_json), &edit, None, |base| {
            let on = on.map(|on| on.day(base.settings)).transpose()?;
            app::undo_delivery(base, &DeliveryUndo { task, on, occurrence, member })
        });
    }
    let evidence = evidence.unwrap_or_default();
    edit::make(context, (NAME, is_json), &edit, None, |base| {
        let on = edit::day_or_as_of(on, base)?;
        app::deliver(base, &NewDelivery { task, on, occurrence, member, evidence, note })
    })
}

fn list_due(context: &Context, assignees: &Names, options: &OutputOptions<Tables>) -> Result<Exit> {
    let outputs = Outputs::read(context, options)?;
    let how = How::usual(outputs.main().names_errors());
    let (ran, plans, findings) = Computation::gathered(context, how, |plan, view, _, _| {
        let people = Meant::people(plan, assignees, view.as_of);
        let filter = Filter { assignees: people.ids(assignees), ..Filter::default() };
        (plan_due(plan, view, &filter), people)
    })?;
    let (plans, people): (Vec<_>, Vec<Meant>) = plans.into_iter().unzip();
    expect_people(assignees, people.iter(), ran.scene.as_of)?;
    let exit = ran.exit(false);
    let (head, findings) = (ran.head(context, NAME, exit), concerning(findings, |_| false));
    outputs.deliver(context, &DueReport { head, plans, findings })?;
    Ok(exit)
}

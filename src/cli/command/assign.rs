//! `cchc assign`: who answers for what, and what is wrong with that.

use crate::cli::command::assign_edit::{self, AssignmentEdit};
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::environment::Environment;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_people};
use crate::cli::options::Names;
use crate::cli::outputs::{OutputOptions, Outputs, TablesWithFindings};
use crate::diag::Group;
use crate::report::{AssignmentReport, AssignmentView, Marks, plan_assignment};
use anyhow::Result;

command! {
    "assign", en: "cchc assign [TASK]...", vi: "cchc assign [NHIỆM_VỤ]...";
    about
        en: "Show who answers for what, the load and the gaps; with a task, give it to people",
        vi: "Bảng phân công, khối lượng việc và thiếu sót; kèm mã nhiệm vụ thì giao việc";
    examples
        en: "cchc assign                                 the load, the matrix of tasks and people, the gaps\ncchc assign --by assignee                   a list for each person\ncchc assign --assignee tu-phap-ho-tich      one person's list\ncchc assign --suggest                       who could lead what nobody leads, and why\ncchc assign --suggest --write               … and write that\ncchc assign 3.2 4.1 --lead tu-phap-ho-tich  give tasks to somebody\ncchc assign 1.6 --add-support VP-TK         one more to support it\ncchc assign --output-format csv -o a.csv    for a spreadsheet",
        vi: "cchc assign                                 khối lượng, bảng phân công, thiếu sót\ncchc assign --by assignee                   danh sách việc của từng người\ncchc assign --assignee tu-phap-ho-tich      danh sách của một người\ncchc assign --suggest                       ai có thể nhận việc chưa có chủ trì, vì sao\ncchc assign --suggest --write               … và ghi vào tệp\ncchc assign 3.2 4.1 --lead tu-phap-ho-tich  giao việc cho một người\ncchc assign 1.6 --add-support VP-TK         thêm người phối hợp\ncchc assign --output-format csv -o a.csv    cho bảng tính";

    by: Option<String> = "--by WHAT",
        en: "area (default): a matrix; assignee: a list for each person",
        vi: "area (mặc định): bảng phân công; assignee: danh sách của từng người"
        .one_of(&["area", "assignee"]);
    assignee: Names = "--assignee ID",
        en: "Only the list of this person (id, title, alias or holder)",
        vi: "Chỉ danh sách của người này (mã, chức danh, tên khác hoặc họ tên)";
    suggest: bool = "--suggest",
        en: "Propose leads for the tasks that nobody leads; --write writes them",
        vi: "Đề xuất người chủ trì cho nhiệm vụ chưa có; --write để ghi vào tệp"
        .conflicts_with_all(["by", "assignee"]);
    letters: bool = "--letters",
        en: "Letters in place of ● ○ ◇ ■ in the matrix",
        vi: "Dùng chữ cái thay cho ● ○ ◇ ■ trong bảng";
    fail_on: Option<String> = "--fail-on WHAT",
        en: "Exit 1 on gaps (default) or never",
        vi: "Trả về 1 khi có thiếu sót: gaps (mặc định) hoặc never"
        .one_of(&["gaps", "never"]);
    edit: AssignmentEdit;
    outputs: OutputOptions<TablesWithFindings>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    let (suggest, wanted) = (options.suggest, &options.assignee);
    if options.edit.is_asked() {
        return assign_edit::run(context, &options.edit, suggest, &options.outputs);
    }
    let outputs = Outputs::read(context, &options.outputs)?;
    let failing = options.fail_on.as_deref() != Some("never");
    let view = if suggest {
        AssignmentView::Suggestions
    } else if !wanted.is_empty() || options.by.as_deref() == Some("assignee") {
        AssignmentView::Lists(wanted.is_empty())
    } else {
        AssignmentView::Matrix(marks(context, options))
    };
    // Whether somebody is known by a name that was asked for shows behind the last plan.
    let at_once = outputs.needs_whole() || !wanted.is_empty();
    let (mut found, mut kept, mut delivery) = (false, Vec::new(), outputs.begin(context)?);
    let ran = Computation::in_parts(
        context,
        How { at_once, ..How::usual(outputs.main().names_errors()) },
        |plan, view, _, sources| {
            let assignment = plan_assignment(plan, view, suggest, &|place| sources.locate(place));
            (assignment, Meant::people(plan, wanted, view.as_of))
        },
        |scene, part| {
            let (mut plans, named): (Vec<_>, Vec<_>) = part.plans.into_iter().unzip();
            expect_people(wanted, named.iter(), scene.as_of)?;
            // The gaps are those of the whole plan, whoever asks.
            found |= failing && plans.iter().any(|plan| !plan.gaps.is_empty());
            for (plan, named) in plans.iter_mut().zip(&named) {
                if let Some(ids) = named.ids(wanted) {
                    plan.keep(&ids);
                }
            }
            let findings = concerning(part.findings, |one| one.rule().is_in(Group::Assignment));
            let head = scene.head(context, NAME, Exit::Clean);
            let part = AssignmentReport { head, plans, view, failing, findings };
            delivery.part(&part)?;
            // A workbook is written from the closing report.
            if outputs.needs_whole() {
                kept.extend(part.plans);
            }
            Ok(())
        },
    )?;
    let exit = ran.exit(found);
    let (head, findings) = (ran.head(context, NAME, exit), Vec::new());
    delivery.close(&AssignmentReport { head, plans: kept, view, failing, findings })?;
    Ok(exit)
}

fn marks(context: &Context, options: &Options) -> Marks {
    let letters = options.letters || (context.is_on_screen() && !Environment::shows_signs());
    if letters { Marks::Letters } else { Marks::Signs }
}

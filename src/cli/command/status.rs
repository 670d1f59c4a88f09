//! `cchc status`: where the tasks of a plan stand on a day.

use crate::calc::State;
use crate::cli::computed::{Computation, How, concerning};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::meant::{Meant, expect_areas, expect_people};
use crate::cli::options::{Days, Names, Slice, cut, expect_plan_table};
use crate::cli::outputs::{OutputOptions, Outputs, Tables};
use crate::report::{By, Filter, Grouping, Listing, PlanStatus, StatusNumber, StatusReport, StatusRollup, plan_status};
use anyhow::Result;

command! {
    "status", en: "cchc status", vi: "cchc status";
    about
        en: "Show where the tasks stand: done, late, due soon, overdue",
        vi: "Cho biết nhiệm vụ đến đâu: xong, trễ, sắp đến hạn, quá hạn";
    examples
        en: "cchc status --as-of 2023-09-30                  areas, overdue tasks, tasks due soon\ncchc status --assignee tu-phap-ho-tich --tasks  one person's tasks\ncchc status --state overdue,due-soon --tasks    whom to urge\ncchc status --due-within 30d --tasks            what comes next\ncchc status --by assignee                       who leads how much\ncchc status --by locality --sort overdue        many plans, those with most overdue first\ncchc status --reports                           who has not reported\ncchc status --fail-on-state overdue             for a CI job",
        vi: "cchc status --as-of 2023-09-30                  lĩnh vực, việc quá hạn, sắp đến hạn\ncchc status --assignee tu-phap-ho-tich --tasks  nhiệm vụ của một người\ncchc status --state overdue,due-soon --tasks    cần đôn đốc ai\ncchc status --due-within 30d --tasks            sắp tới có gì\ncchc status --by assignee                       ai chủ trì bao nhiêu\ncchc status --by locality --sort overdue        nhiều kế hoạch, nơi quá hạn nhiều nhất đứng trước\ncchc status --reports                           ai chưa gửi báo cáo\ncchc status --fail-on-state overdue             cho CI";

    by: Option<Grouping> = "--by WHAT",
        en: "Count by area, assignee or month; or plans by plan, locality, level or parent",
        vi: "Đếm theo area, assignee hoặc month; hoặc các kế hoạch theo plan, locality, level hoặc parent";
    area: Names = "--area ID",
        en: "Only tasks of this area (id or title)",
        vi: "Chỉ nhiệm vụ của lĩnh vực này (mã hoặc tên)";
    assignee: Names = "--assignee ID",
        en: "Only tasks in which this assignee has a role (id, title or alias)",
        vi: "Chỉ nhiệm vụ mà người này có vai trò (mã, chức danh hoặc tên khác)";
    state: Vec<State> = "--state STATE",
        en: "Only tasks in these states: done, done-late, in-progress, due-soon, overdue, not-started, waiting, on-demand, dropped",
        vi: "Chỉ nhiệm vụ ở các trạng thái này: done, done-late, in-progress, due-soon, overdue, not-started, waiting, on-demand, dropped";
    due_within: Option<Days> = "--due-within DAYS",
        en: "Only open tasks due within so many days, such as 30d; overdue ones too",
        vi: "Chỉ nhiệm vụ chưa xong có hạn trong số ngày này, ví dụ 30d; kể cả quá hạn";
    sort: Option<By<StatusNumber>> = "--sort COLUMN",
        en: "Sort plans by name, tasks, complete or a state, the most first",
        vi: "Sắp xếp kế hoạch theo name, tasks, complete hoặc một trạng thái, nhiều nhất đứng trước";
    slice: Slice;
    reports: bool = "--reports",
        en: "Which reports are in, and who has not sent one",
        vi: "Báo cáo nào đã gửi, ai chưa gửi"
        .conflicts_with_all(["by", "area", "assignee", "state", "due-within", "tasks", "sort", "top", "bottom"]);
    tasks: bool = "--tasks", en: "List every task", vi: "Liệt kê từng nhiệm vụ";
    verbose: bool = "-v --verbose",
        en: "Name the members of a group that have not delivered",
        vi: "Nêu tên các thành viên của nhóm chưa nộp kết quả"
        .conflicts_with("reports");
    fail_on_state: Vec<State> = "--fail-on-state STATE",
        en: "Exit 1 when a task is in one of these states",
        vi: "Trả về 1 khi có nhiệm vụ ở trạng thái này";
    outputs: OutputOptions<Tables>;
}

pub(in crate::cli) fn run(context: &Context, options: &Options) -> Result<Exit> {
    // Names mean other areas and people in each plan.
    let common = Filter {
        states: options.state.clone(),
        due_within: options.due_within.map(|days| days.0),
        ..Filter::default()
    };
    let is_filtered = !common.is_empty() || !options.area.is_empty() || !options.assignee.is_empty();
    let (by, failing) = (options.by, &options.fail_on_state);
    let cut = cut(options.sort, &options.slice, By::Number(StatusNumber::Complete));
    let outputs = Outputs::read(context, &options.outputs)?;
    let listing = match (options.reports, options.tasks) {
        (true, _) => Listing::Reports,
        (false, true) => Listing::Tasks,
        (false, false) => Listing::Open,
    };

    // The list of the tasks of many plans stands below the table of all plans. Whether a filter names anything shows
    // behind the last plan.
    let is_list = listing == Listing::Tasks && by.is_none_or(|by| matches!(by, Grouping::Plans(_)));
    let shows_list = is_list && !outputs.all(|format| !format.is_document());
    let at_once = outputs.needs_whole() || is_filtered || shows_list;
    let (mut kept, mut chosen, mut delivery) = (Vec::new(), None, outputs.begin(context)?);
    let mut found = false;
    let report = |head, grouping| StatusReport {
        head,
        plans: Vec::new(),
        all: Vec::new(),
        grouping,
        rollup: None,
        listing,
        names_missing: options.verbose,
        findings: Vec::new(),
    };
    let ran = Computation::in_parts(
        context,
        How { at_once, ..How::usual(outputs.main().names_errors()) },
        |plan, view, settings, _| {
            let areas = Meant::areas(plan, &options.area);
            let people = Meant::people(plan, &options.assignee, view.as_of);
            let named = (areas.ids(&options.area), people.ids(&options.assignee));
            let filter = Filter { areas: named.0, assignees: named.1, ..common.clone() };
            (plan_status(plan, view, settings.at_risk_percent, &filter), (areas, people))
        },
        |scene, part| {
            let (plans, named): (Vec<PlanStatus>, Vec<(Meant, Meant)>) = part.plans.into_iter().unzip();
            expect_areas(&options.area, named.iter().map(|(areas, _)| areas))?;
            expect_people(&options.assignee, named.iter().map(|(_, people)| people), scene.as_of)?;
            found |= plans.iter().any(|plan| failing.iter().any(|state| plan.failing(*state) > 0));
            let grouping = by.unwrap_or(Grouping::of(if scene.is_of_many { usize::MAX } else { plans.len() }));
            expect_plan_table(&cut, matches!(grouping, Grouping::Plans(_)) || plans.is_empty())?;
            chosen = Some(grouping);
            let findings = concerning(part.findings, |_| false);
            let part = StatusReport { plans, findings, ..report(scene.head(context, NAME, Exit::Clean), grouping) };
            delivery.part(&part)?;
            let mut plans = part.plans;
            // A workbook is written from the closing report.
            if scene.is_of_many && !outputs.needs_whole() {
                plans.iter_mut().for_each(PlanStatus::forget_tasks);
            }
            kept.extend(plans);
            Ok(())
        },
    )?;
    let exit = ran.exit(found);
    let grouping = chosen.unwrap_or(Grouping::Area);
    let rollup = match grouping {
        Grouping::Plans(by) => Some(StatusRollup::new(&kept, &ran.summaries, by, cut)),
        Grouping::Area | Grouping::Assignee | Grouping::Month => None,
    };
    let head = ran.head(context, NAME, exit);
    delivery.close(&StatusReport { plans: kept, all: ran.summaries, rollup, ..report(head, grouping) })?;
    Ok(exit)
}

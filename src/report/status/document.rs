//! The report of `cchc status`, for one plan and for many.

use super::members::Named;
use super::rollup::StatusRollup;
use super::rows::{PlanStatus, TaskRow};
use super::tally::{TOTAL, tally_columns, tally_row, tone_of};
use crate::calc::{State, Tally, TaskStatus, Verdicts};
use crate::model::Basis;
use crate::report::plan_label::PlanCount;
use crate::report::rollup::GroupBy;
use crate::report::targets::document::verdict_line;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, WrittenDue};
use std::collections::BTreeMap;

/// How tasks are grouped for counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// By area.
    Area,
    /// By the assignee who leads.
    Assignee,
    /// By the month of the due day.
    Month,
    /// By plan, or by a property of plans.
    Plans(GroupBy),
}

impl Grouping {
    /// Every grouping with the word of the option.
    pub(crate) const WORDS: [(&'static str, Self); 7] = [
        ("area", Self::Area),
        ("assignee", Self::Assignee),
        ("month", Self::Month),
        ("plan", Self::Plans(GroupBy::Plan)),
        ("locality", Self::Plans(GroupBy::Locality)),
        ("level", Self::Plans(GroupBy::Level)),
        ("parent", Self::Plans(GroupBy::Parent)),
    ];

    /// The default grouping for so many plans.
    pub(crate) const fn of(plans: usize) -> Self {
        if plans == 1 { Self::Area } else { Self::Plans(GroupBy::Plan) }
    }
}

/// The choices for lists of tasks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Lists {
    /// Every task, and not only those that are overdue or due soon.
    pub all: bool,
    /// How many of the members that have not delivered, where a group leads a task.
    pub missing: Named,
}

/// The list that a user chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Listing {
    /// The tasks that are overdue or due soon, below the counts.
    Open,
    /// Every task, below the counts.
    Tasks,
    /// The reports that the plans owe, without any task.
    Reports,
}

pub(crate) const NO_LEAD: Both = Both { en: "(no lead)", vi: "(chưa có người chủ trì)" };
const NO_DUE_DAY: Both = Both { en: "(no due day)", vi: "(không có hạn)" };
const OVERDUE: Both = Both { en: "Overdue", vi: "Quá hạn" };
const DUE_SOON: Both = Both { en: "Due soon", vi: "Sắp đến hạn" };
const ALL_TASKS: Both = Both { en: "Tasks", vi: "Nhiệm vụ" };
const NO_MATCH: Both =
    Both { en: "No task fits the filter.", vi: "Không có nhiệm vụ nào khớp với bộ lọc." };
const NO_TASKS: Both = Both { en: "The plan has no task yet.", vi: "Kế hoạch chưa có nhiệm vụ nào." };

/// A row for each group of plans, and a list of all tasks where one is asked for.
pub(crate) fn plans_doc(plans: &[PlanStatus], rollup: &StatusRollup, as_of: Day, lists: Lists) -> Doc {
    let mut doc = Doc::default();
    doc.title(PlanCount::of(plans.iter().map(|plan| &plan.label)).cell(), Cell::as_of(as_of));
    doc.blocks.extend(rollup.blocks());
    let standing = || plans.iter().filter(|plan| !plan.label.is_replaced());
    let verdicts: Verdicts = standing().map(|plan| &plan.verdicts).sum();
    if verdicts.targets() > 0 {
        doc.line(verdict_line(&verdicts));
    }
    for plan in plans.iter().filter(|plan| lists.all && !plan.tasks.is_empty()) {
        let day = if plan.label.is_replaced() { plan.label.as_of(as_of) } else { Cell::Empty };
        doc.title(plan.label.beside_others(), day);
        doc.push(Block::Table(list_table(&plan.tasks.iter().collect::<Vec<_>>(), true, lists)));
    }
    notes(&mut doc, &standing().collect::<Vec<_>>());
    doc
}

/// The counts of a plan, and a list of every task or of those that are overdue or due soon.
pub(crate) fn plan_doc(plan: &PlanStatus, grouping: Grouping, as_of: Day, lists: Lists) -> Doc {
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    if plan.tasks.is_empty() {
        doc.line(if plan.filtered { NO_MATCH } else { NO_TASKS });
        return doc;
    }
    doc.push(Block::Table(match grouping {
        Grouping::Area | Grouping::Plans(_) => area_table(plan),
        Grouping::Assignee => assignee_table(plan),
        Grouping::Month => month_table(plan),
    }));
    if lists.all {
        task_list(&mut doc, plan, lists);
    } else {
        open_lists(&mut doc, plan, lists);
    }
    if plan.verdicts.targets() > 0 {
        doc.line(verdict_line(&plan.verdicts));
    }
    notes(&mut doc, &[plan]);
    doc
}

fn area_table(plan: &PlanStatus) -> Table {
    let mut rows: Vec<Row> = plan
        .areas
        .iter()
        .map(|area| {
            let name = Cell::Joined(vec![Cell::Text(area.id.clone()), Cell::Text(area.title.clone())], " ");
            tally_row(name, area.declared, &area.tally, false)
        })
        .collect();
    rows.push(tally_row(Cell::Word(TOTAL), plan.total.declared, &plan.total.tally, true));
    Table::new(tally_columns(Both { en: "Area", vi: "Lĩnh vực" }), rows)
}

/// The tasks of each assignee that leads one, then those that nobody leads. A member of a group leads by its own
/// deliveries.
pub(super) fn by_assignee(plan: &PlanStatus) -> Vec<(Option<&(Raw, Raw)>, Tally)> {
    let mut led: BTreeMap<&Raw, Tally> = BTreeMap::new();
    for task in &plan.tasks {
        let members = task.each_member.iter().map(|(member, status)| (member, status.state));
        let named = task.leads.iter().filter(|lead| !task.each_member.iter().any(|(member, _)| member == *lead));
        // A filter that asks for members alone does not ask for their group.
        let named = named.filter(|_| !task.is_of_members).map(|lead| (lead, task.status.state));
        let each: BTreeMap<&Raw, State> = named.chain(members).collect();
        for (lead, state) in each {
            led.entry(lead).or_default().count(state);
        }
    }
    let each = plan.assignees.iter().map(|one| (Some(one), led.remove(&one.0).unwrap_or_default()));
    let nobodys = plan.tasks.iter().filter(|task| task.leads.is_empty()).map(|task| task.status.state).collect();
    let nobodys = (None, nobodys);
    each.chain([nobodys]).filter(|(_, tally)| tally.tasks() > 0).collect()
}

fn assignee_table(plan: &PlanStatus) -> Table {
    let name =
        |who: Option<&(Raw, Raw)>| who.map_or(Cell::Word(NO_LEAD), |(id, title)| Cell::Text(title.clone()).with_id(id));
    let rows = by_assignee(plan).into_iter().map(|(who, tally)| tally_row(name(who), None, &tally, false));
    grouped(Both { en: "Lead", vi: "Chủ trì" }, rows, plan)
}

/// The tasks by the month of their due days, then those without a due day.
pub(super) fn by_month(plan: &PlanStatus) -> Vec<(Option<(i32, u32)>, Tally)> {
    let mut months: BTreeMap<Option<(i32, u32)>, Tally> = BTreeMap::new();
    for task in &plan.tasks {
        let month = task.status.due.map(|due| (due.year(), due.month()));
        months.entry(month).or_default().count(task.status.state);
    }
    let without = months.remove(&None).map(|tally| (None, tally));
    months.into_iter().chain(without).collect()
}

fn month_table(plan: &PlanStatus) -> Table {
    let name =
        |month: Option<(i32, u32)>| month.map_or(Cell::Word(NO_DUE_DAY), |(year, month)| Cell::Month(year, month));
    let rows = by_month(plan).into_iter().map(|(month, tally)| tally_row(name(month), None, &tally, false));
    grouped(Both { en: "Due in", vi: "Tháng đến hạn" }, rows, plan)
}

fn grouped(title: Both, rows: impl Iterator<Item = Row>, plan: &PlanStatus) -> Table {
    let total = tally_row(Cell::Word(TOTAL), None, &plan.total.tally, true);
    Table::new(tally_columns(title), rows.chain([total]))
}

fn open_lists(doc: &mut Doc, plan: &PlanStatus, lists: Lists) {
    for (state, title) in [(State::Overdue, OVERDUE), (State::DueSoon, DUE_SOON)] {
        let mut tasks: Vec<&TaskRow> = plan.tasks.iter().filter(|task| task.status.state == state).collect();
        tasks.sort_by_key(|task| task.status.due);
        if !tasks.is_empty() {
            doc.heading(Cell::Word(title));
            doc.push(Block::Table(list_table(&tasks, false, lists)));
        }
    }
}

fn task_list(doc: &mut Doc, plan: &PlanStatus, lists: Lists) {
    let tasks: Vec<&TaskRow> = plan.tasks.iter().collect();
    doc.heading(Cell::Word(ALL_TASKS));
    doc.push(Block::Table(list_table(&tasks, true, lists)));
}

fn list_table(tasks: &[&TaskRow], with_state: bool, lists: Lists) -> Table {
    let columns = vec![
        Column::mark("Id", "Mã").when_used(),
        Column::text("Task", "Nhiệm vụ").when_used(),
        Column::text("Lead", "Chủ trì").leave_out(1),
        Column::text("State", "Trạng thái").when_used(),
        Column::text("When", "Thời hạn").when_used(),
        Column::text("Members", "Thành viên").when_used(),
        Column::number("Progress", "Tiến độ").leave_out(2),
    ];
    let rows = tasks.iter().map(|task| {
        let state = task.status.state;
        let shown = Cell::Word(state.title());
        let shown = tone_of(state).map_or(shown.clone(), |tone| shown.toned(tone));
        let cells = vec![
            Cell::Text(task.id.clone()),
            Cell::Text(task.title.clone()),
            leads(task),
            if with_state { shown } else { Cell::Empty },
            task_when(task),
            task.members.as_ref().map_or(Cell::Empty, |members| members.cell(lists.missing)),
            task.status.percent.clone().map_or(Cell::Empty, Cell::Exactly),
        ];
        Row::from(cells)
    });
    Table { columns, rows: rows.collect(), headed: with_state }
}

pub(crate) fn leads(task: &TaskRow) -> Cell {
    if task.lead_titles.is_empty() {
        return Cell::Word(NO_LEAD);
    }
    Cell::Joined(task.lead_titles.iter().map(|title: &Raw| Cell::Text(title.clone())).collect(), ", ")
}

/// A task and its state, in a sentence.
pub(crate) fn task_sentence(task: &TaskRow) -> Cell {
    const SAID: Both = Both::same("{id} {title}: {state} ({when})");
    let members = task.members.as_ref().map(|members| members.cell(Named::None));
    let when = [task_when(task), leads(task)].into_iter().chain(members).collect();
    let parts = vec![
        ("id", Cell::Text(task.id.clone())),
        ("title", Cell::Text(task.title.clone())),
        ("state", Cell::Word(task.status.state.title())),
        ("when", Cell::Joined(when, "; ")),
    ];
    Cell::phrase(SAID, parts)
}

/// The due day, and by how many days it has passed.
pub(crate) fn task_when(task: &TaskRow) -> Cell {
    task_when_by(task, &task.status)
}

/// The same by this status, which may be that of a member of the group that leads the task.
pub(crate) fn task_when_by(task: &TaskRow, status: &TaskStatus) -> Cell {
    const CONTINUOUS: Both = Both { en: "continuous", vi: "thường xuyên" };
    match status.due {
        None if task.is_continuous => Cell::Word(CONTINUOUS),
        due => when(due, status.due_as_written, status.days_late),
    }
}

/// A due day, and by how many days it has passed.
pub(crate) fn when(due: Option<Day>, written: Option<WrittenDue>, days_late: Option<i64>) -> Cell {
    const ONE_DAY_LATE: Both = Both { en: "1 day late (due {due})", vi: "trễ 1 ngày (hạn {due})" };
    const DAYS_LATE: Both = Both { en: "{days} days late (due {due})", vi: "trễ {days} ngày (hạn {due})" };
    const DUE: Both = Both { en: "due {due}", vi: "hạn {due}" };
    let Some(due) = due else { return Cell::Unknown };
    let due = ("due", due_cell(due, written));
    match days_late {
        Some(1) => Cell::phrase(ONE_DAY_LATE, vec![due]),
        Some(days) => {
            let days = Cell::Count(usize::try_from(days).unwrap_or_default());
            Cell::phrase(DAYS_LATE, vec![("days", days), due])
        }
        None => Cell::phrase(DUE, vec![due]),
    }
}

/// The day that counts. The words of the file stand for their own day, and beside another one.
pub(crate) fn due_cell(due: Day, written: Option<WrittenDue>) -> Cell {
    const MOVED: Both = Both { en: "{due}, moved from {written}", vi: "{due}, lùi từ {written}" };
    let Some(written) = written else { return Cell::Day(due) };
    if written.day() == due {
        return written.into();
    }
    Cell::phrase(MOVED, vec![("due", Cell::Day(due)), ("written", written.into())])
}

/// The warnings that a reader needs before using the figures.
fn notes(doc: &mut Doc, plans: &[&PlanStatus]) {
    const PROVISIONAL: Both = Both {
        en: "{tasks} tasks, {count} of them provisional: not in the text at hand, to be confirmed",
        vi: "{tasks} nhiệm vụ, trong đó {count} tạm lấy từ nội dung kế hoạch, cần xác nhận",
    };
    const ILLUSTRATIVE: Both = Both {
        en: "deliveries and progress are illustrative",
        vi: "kết quả và tiến độ là số liệu minh họa",
    };
    const UNSURE: Both = Both {
        en: "deliveries and progress are not official figures",
        vi: "kết quả và tiến độ chưa phải số liệu chính thức",
    };
    let mut cells = Vec::new();
    let provisional: usize = plans.iter().map(|plan| plan.provisional).sum();
    if provisional > 0 {
        let tasks = plans.iter().map(|plan| plan.total.tally.tasks()).sum();
        cells.push(Cell::phrase(PROVISIONAL, vec![("tasks", Cell::Count(tasks)), ("count", Cell::Count(provisional))]));
    }
    match plans.iter().map(|plan| plan.basis).min() {
        Some(Basis::Illustrative) => cells.push(Cell::Word(ILLUSTRATIVE)),
        Some(Basis::Estimate | Basis::Preliminary) => cells.push(Cell::Word(UNSURE)),
        Some(Basis::Official) | None => {}
    }
    if !cells.is_empty() {
        doc.line(Cell::Joined(cells, " · "));
    }
}

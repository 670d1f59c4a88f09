//! The report of `cchc status`, for one plan and for many.

use crate::calc::{PlanSummary, State, Tally, Verdicts};
use crate::model::Basis;
use crate::report::targets::document::verdict_line;
use crate::report::{Align, Block, Cell, Column, Doc, Row, Table};
use crate::report::{rollup::By, rollup::Cut, rollup::GroupBy};
use crate::report::{status::rollup::StatusNumber, status::rollup::StatusRollup};
use crate::report::{status::rows::PlanStatus, status::rows::TaskRow};
use crate::report::{status::tally::tally_columns, status::tally::tally_row, status::tally::tone_of};
use crate::text::{Both, Raw};
use crate::value::Day;
use std::collections::BTreeMap;

/// By what tasks are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouping {
    /// The areas of the plan.
    Area,
    /// Those who lead.
    Assignee,
    /// The month of the due day.
    Month,
    /// Plans, each by itself or several together.
    Plans(GroupBy),
}

impl Grouping {
    /// Every grouping with the word of the option.
    pub const WORDS: [(&'static str, Self); 7] = [
        ("area", Self::Area),
        ("assignee", Self::Assignee),
        ("month", Self::Month),
        ("plan", Self::Plans(GroupBy::Plan)),
        ("locality", Self::Plans(GroupBy::Locality)),
        ("level", Self::Plans(GroupBy::Level)),
        ("parent", Self::Plans(GroupBy::Parent)),
    ];

    /// The grouping of a report of so many plans, where none is asked for.
    #[must_use]
    pub const fn of(plans: usize) -> Self {
        if plans == 1 { Self::Area } else { Self::Plans(GroupBy::Plan) }
    }
}

/// How the report is cut.
#[derive(Clone, Copy, Debug, Default)]
pub struct StatusOptions {
    /// By what tasks are counted; by area for one plan, by plan for several, when not given.
    pub by: Option<Grouping>,
    /// Whether every task is listed.
    pub tasks: bool,
    /// In which order the plans stand, and how many of them are shown.
    pub cut: Cut<By<StatusNumber>>,
}

pub(crate) const TOTAL: Both = Both { en: "Total", vi: "Tổng" };
pub(crate) const NO_LEAD: Both = Both { en: "(no lead)", vi: "(chưa có người chủ trì)" };
const NO_DUE_DAY: Both = Both { en: "(no due day)", vi: "(không có hạn)" };
const OVERDUE: Both = Both { en: "Overdue", vi: "Quá hạn" };
const DUE_SOON: Both = Both { en: "Due soon", vi: "Sắp đến hạn" };
const ALL_TASKS: Both = Both { en: "Tasks", vi: "Nhiệm vụ" };
const NO_MATCH: Both =
    Both { en: "No task fits the filter.", vi: "Không có nhiệm vụ nào khớp với bộ lọc." };
const NO_TASKS: Both = Both { en: "The plan has no task yet.", vi: "Kế hoạch chưa có nhiệm vụ nào." };

/// The report of these plans on a day; `all` are those of the workspace.
#[must_use]
pub fn status_doc(plans: &[PlanStatus], all: &[PlanSummary], as_of: Day, options: StatusOptions) -> Doc {
    let mut doc = Doc::default();
    let by = options.by.unwrap_or(Grouping::of(plans.len()));
    if let Grouping::Plans(by) = by {
        doc.blocks.push(Block::Title(plan_count(plans.len()), Cell::as_of(as_of)));
        let rollup = StatusRollup::new(plans, all, by, options.cut);
        doc.blocks.extend(rollup.blocks());
        let verdicts: Verdicts = plans.iter().map(|plan| &plan.verdicts).sum();
        if verdicts.targets() > 0 {
            doc.blocks.push(Block::Line(verdict_line(&verdicts)));
        }
        for plan in plans.iter().filter(|plan| options.tasks && !plan.tasks.is_empty()) {
            doc.blocks.push(Block::Title(rollup.name_of(plan), Cell::Empty));
            doc.blocks.push(Block::Table(list_table(&plan.tasks.iter().collect::<Vec<_>>(), true)));
        }
        notes(&mut doc, plans);
        return doc;
    }
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), Cell::as_of(as_of)));
        if plan.tasks.is_empty() {
            doc.blocks.push(Block::Line(Cell::Word(if plan.filtered { NO_MATCH } else { NO_TASKS })));
            continue;
        }
        doc.blocks.push(Block::Table(match by {
            Grouping::Area | Grouping::Plans(_) => area_table(plan),
            Grouping::Assignee => assignee_table(plan),
            Grouping::Month => month_table(plan),
        }));
        if options.tasks {
            task_list(&mut doc, plan);
        } else {
            open_lists(&mut doc, plan);
        }
        if plan.verdicts.targets() > 0 {
            doc.blocks.push(Block::Line(verdict_line(&plan.verdicts)));
        }
        notes(&mut doc, std::slice::from_ref(plan));
    }
    doc
}

/// So many plans.
pub(crate) fn plan_count(plans: usize) -> Cell {
    const SEVERAL: Both = Both { en: "{count} plans", vi: "{count} kế hoạch" };
    const ONE: Both = Both { en: "1 plan", vi: "1 kế hoạch" };
    Cell::phrase(if plans == 1 { ONE } else { SEVERAL }, vec![("count", Cell::Count(plans))])
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
    Table { columns: tally_columns(Both { en: "Area", vi: "Lĩnh vực" }), rows, headed: true }
}

fn assignee_table(plan: &PlanStatus) -> Table {
    let mut rows = Vec::new();
    for (id, title) in &plan.assignees {
        let led = plan.tasks.iter().filter(|task| task.leads.contains(id));
        let tally: Tally = led.map(|task| task.status.state).collect();
        if tally.tasks() > 0 {
            rows.push(tally_row(Cell::Text(title.clone()), None, &tally, false));
        }
    }
    let nobodys: Tally = plan.tasks.iter().filter(|task| task.leads.is_empty()).map(|task| task.status.state).collect();
    if nobodys.tasks() > 0 {
        rows.push(tally_row(Cell::Word(NO_LEAD), None, &nobodys, false));
    }
    rows.push(tally_row(Cell::Word(TOTAL), None, &plan.total.tally, true));
    Table { columns: tally_columns(Both { en: "Lead", vi: "Chủ trì" }), rows, headed: true }
}

fn month_table(plan: &PlanStatus) -> Table {
    let mut months: BTreeMap<Option<(i32, u32)>, Tally> = BTreeMap::new();
    for task in &plan.tasks {
        let month = task.status.due.map(|due| (due.year(), due.month()));
        months.entry(month).or_default().count(task.status.state);
    }
    let without = months.remove(&None);
    let mut rows: Vec<Row> = months
        .iter()
        .filter_map(|(month, tally)| month.map(|(year, month)| tally_row(Cell::Month(year, month), None, tally, false)))
        .collect();
    rows.extend(without.map(|tally| tally_row(Cell::Word(NO_DUE_DAY), None, &tally, false)));
    rows.push(tally_row(Cell::Word(TOTAL), None, &plan.total.tally, true));
    Table { columns: tally_columns(Both { en: "Due in", vi: "Tháng đến hạn" }), rows, headed: true }
}

/// The tasks that somebody must be urged about: overdue ones, the latest first, then those due soon.
fn open_lists(doc: &mut Doc, plan: &PlanStatus) {
    for (state, title) in [(State::Overdue, OVERDUE), (State::DueSoon, DUE_SOON)] {
        let mut tasks: Vec<&TaskRow> = plan.tasks.iter().filter(|task| task.status.state == state).collect();
        tasks.sort_by_key(|task| task.status.due);
        if !tasks.is_empty() {
            doc.blocks.push(Block::Heading(Cell::Word(title)));
            doc.blocks.push(Block::Table(list_table(&tasks, false)));
        }
    }
}

fn task_list(doc: &mut Doc, plan: &PlanStatus) {
    let tasks: Vec<&TaskRow> = plan.tasks.iter().collect();
    doc.blocks.push(Block::Heading(Cell::Word(ALL_TASKS)));
    doc.blocks.push(Block::Table(list_table(&tasks, true)));
}

fn list_table(tasks: &[&TaskRow], with_state: bool) -> Table {
    let column = |title: Both, align, rank| Column { title: title.into(), align, rank, only_when_used: true };
    let columns = vec![
        column(Both { en: "Id", vi: "Mã" }, Align::Mark, 0),
        column(Both { en: "Task", vi: "Nhiệm vụ" }, Align::Text, 0),
        column(Both { en: "Lead", vi: "Chủ trì" }, Align::Text, 1),
        column(Both { en: "State", vi: "Trạng thái" }, Align::Text, 0),
        column(Both { en: "When", vi: "Thời hạn" }, Align::Text, 0),
        column(Both { en: "Progress", vi: "Tiến độ" }, Align::Number, 2),
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
            task.status.percent.clone().map_or(Cell::Empty, Cell::Exactly),
        ];
        Row { cells, is_total: false }
    });
    Table { columns, rows: rows.collect(), headed: with_state }
}

pub(crate) fn leads(task: &TaskRow) -> Cell {
    if task.lead_titles.is_empty() {
        return Cell::Word(NO_LEAD);
    }
    Cell::Joined(task.lead_titles.iter().map(|title: &Raw| Cell::Text(title.clone())).collect(), ", ")
}

/// A task and where it stands, in a sentence.
#[must_use]
pub fn task_sentence(task: &TaskRow) -> Cell {
    const SAID: Both = Both::same("{id} {title}: {state} ({when})");
    let parts = vec![
        ("id", Cell::Text(task.id.clone())),
        ("title", Cell::Text(task.title.clone())),
        ("state", Cell::Word(task.status.state.title())),
        ("when", Cell::Joined(vec![task_when(task), leads(task)], "; ")),
    ];
    Cell::phrase(SAID, parts)
}

/// The due day, and by how many days it has passed.
/// When a task is due, and how late it is.
pub(crate) fn task_when(task: &TaskRow) -> Cell {
    const CONTINUOUS: Both = Both { en: "continuous", vi: "thường xuyên" };
    match task.status.due {
        None if task.is_continuous => Cell::Word(CONTINUOUS),
        due => when(due, task.status.days_late),
    }
}

pub(crate) fn when(due: Option<Day>, days_late: Option<i64>) -> Cell {
    const ONE_DAY_LATE: Both = Both { en: "1 day late (due {due})", vi: "trễ 1 ngày (hạn {due})" };
    const DAYS_LATE: Both = Both { en: "{days} days late (due {due})", vi: "trễ {days} ngày (hạn {due})" };
    const DUE: Both = Both { en: "due {due}", vi: "hạn {due}" };
    let Some(due) = due else { return Cell::Unknown };
    let due = ("due", Cell::Day(due));
    match days_late {
        Some(1) => Cell::phrase(ONE_DAY_LATE, vec![due]),
        Some(days) => {
            let days = Cell::Count(usize::try_from(days).unwrap_or_default());
            Cell::phrase(DAYS_LATE, vec![("days", days), due])
        }
        None => Cell::phrase(DUE, vec![due]),
    }
}

/// What a reader must know of the figures before using them.
fn notes(doc: &mut Doc, plans: &[PlanStatus]) {
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
        doc.blocks.push(Block::Line(Cell::Joined(cells, " · ")));
    }
}

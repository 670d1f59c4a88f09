//! The money of a plan as rows: in total, by fund, by content of spending and by area.

use crate::calc::{MoneySum, TaskMoney, View, plan_on, task_money};
use crate::model::{Basis, Plan, Task};
use crate::report::PlanLabel;
use crate::report::status::rows::{content, fund};
use crate::text::{Both, Raw};
use crate::value::{Exact, Item};

/// The row of the money for which no task names a fund.
pub(crate) const NO_FUND: Both = Both { en: "(no fund named)", vi: "(chưa ghi nguồn)" };

/// The money of one plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanFunding {
    pub(crate) label: PlanLabel,
    /// How sure the sums spent are.
    pub(crate) basis: Basis,
    /// All tasks together; `None` where the plan says nothing of money. Its rest is the sum of the rests by fund.
    pub(crate) total: Option<MoneyRow>,
    /// The funds in the order of the file, then the money without one. Empty where plan.toml has no fund.
    pub(crate) funds: Vec<MoneyRow>,
    /// The same by content of spending.
    pub(crate) contents: Vec<MoneyRow>,
    /// The areas with money, in the order of the file.
    pub(crate) areas: Vec<MoneyRow>,
    /// The tasks with an estimate or with spending, in the order of the files.
    pub(crate) tasks: Vec<TaskRow>,
}

/// Money of several tasks, in đồng.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MoneyRow {
    /// The id of the fund, content or area; `None` in the total and for tasks that name none.
    pub(crate) id: Option<Raw>,
    pub(crate) title: Option<Raw>,
    /// The sum that the fund has for the time of the plan; in the total that of all funds with one.
    pub(crate) allotted: Option<Exact>,
    /// The sum of the estimates; that of a dropped task counts as far as it was spent.
    pub(crate) cost: Exact,
    /// The sum that was spent.
    pub(crate) spent: Exact,
    /// The allotment less what was spent; without an allotment the estimates less that.
    pub(crate) rest: Exact,
}

/// A task with its money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TaskRow {
    pub(crate) id: Raw,
    pub(crate) title: Raw,
    pub(crate) area: Raw,
    pub(crate) fund: Option<Raw>,
    pub(crate) content: Option<Raw>,
    pub(crate) money: TaskMoney,
}

/// The money of a plan as it stands on the day of the view.
pub(crate) fn plan_funding(plan: &Plan, view: View<'_>) -> PlanFunding {
    let plan = &*plan_on(plan, view.as_of);
    let tasks: Vec<TaskRow> = plan.tasks.iter().filter_map(|task| task_row(plan, task, view)).collect();
    let declared = |one: &Item<crate::model::Fund>| {
        let allotted = one.allotted.as_ref().map(|allotted| allotted.value.clone());
        (one.id.value.raw(), one.title.raw().clone(), allotted)
    };
    let by_fund = groups(&tasks, plan.funds.iter().map(declared), |task| task.fund.as_ref());
    let contents = plan.funding.contents.iter().map(|one| (one.id.value.raw(), one.title.raw().clone(), None));
    let areas = plan.areas.iter().map(|one| (one.id.value.raw(), one.title.raw().clone(), None));
    let mut areas = groups(&tasks, areas, |task| Some(&task.area));
    areas.retain(|area| tasks.iter().any(|task| area.id.as_ref() == Some(&task.area)));
    PlanFunding {
        label: PlanLabel::of(plan, view),
        basis: plan.basis,
        total: (!by_fund.is_empty()).then(|| MoneyRow::sum(&by_fund)),
        funds: if plan.funds.is_empty() { Vec::new() } else { by_fund },
        contents: if plan.funding.contents.is_empty() {
            Vec::new()
        } else {
            groups(&tasks, contents, |task| task.content.as_ref())
        },
        areas,
        tasks,
    }
}

fn task_row(plan: &Plan, task: &Task, view: View<'_>) -> Option<TaskRow> {
    let area = plan.areas.named(task.area.value.as_str());
    Some(TaskRow {
        id: task.id.value.raw(),
        title: task.title.raw().clone(),
        area: area.map_or_else(|| task.area.value.raw(), |area| area.id.value.raw()),
        fund: task.fund.as_ref().map(|id| fund(plan, &id.value)),
        content: task.content.as_ref().map(|id| content(plan, &id.value)),
        money: task_money(task, view.as_of)?,
    })
}

/// A row for each of these, and a last one for the tasks that name none, if there are such tasks.
fn groups(
    tasks: &[TaskRow],
    declared: impl Iterator<Item = (Raw, Raw, Option<Exact>)>,
    named: impl Fn(&TaskRow) -> Option<&Raw>,
) -> Vec<MoneyRow> {
    let of = |id: Option<&Raw>| tasks.iter().filter(|task| named(task) == id).map(|task| &task.money).collect();
    let row = |(id, title, allotted): (Raw, Raw, Option<Exact>)| {
        let money: Vec<&TaskMoney> = of(Some(&id));
        MoneyRow::new((Some(id), Some(title)), allotted, MoneySum::of(money))
    };
    let mut rows: Vec<MoneyRow> = declared.map(row).collect();
    let without: Vec<&TaskMoney> = of(None);
    if !without.is_empty() {
        rows.push(MoneyRow::new((None, None), None, MoneySum::of(without)));
    }
    rows
}

impl MoneyRow {
    fn new((id, title): (Option<Raw>, Option<Raw>), allotted: Option<Exact>, sum: MoneySum) -> Self {
        let rest = sum.rest(allotted.as_ref());
        Self { id, title, allotted, cost: sum.cost, spent: sum.spent, rest }
    }

    /// All rows together: every column adds up.
    pub(crate) fn sum<'r>(rows: impl IntoIterator<Item = &'r Self>) -> Self {
        let mut sum = Self::new((None, None), None, MoneySum::default());
        for row in rows {
            sum.allotted = match (sum.allotted, &row.allotted) {
                (Some(sum), Some(allotted)) => Some(&sum + allotted),
                (sum, allotted) => sum.or_else(|| allotted.clone()),
            };
            sum.cost = &sum.cost + &row.cost;
            sum.spent = &sum.spent + &row.spent;
            sum.rest = &sum.rest + &row.rest;
        }
        sum
    }
}

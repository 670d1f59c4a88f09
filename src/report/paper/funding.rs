//! The annex of money: the tasks with an estimate or with spending, area by area, and their sums.

use super::facts::Facts;
use super::fields::Fields;
use super::wording::{day, line, roman};
use crate::calc::{MoneySum, TaskMoney, task_money};
use crate::model::Task;
use crate::text::Lang;
use crate::value::{Exact, number};

/// The words of a row with sums.
pub(super) const AREA_SUM: &str = "Cộng";
pub(super) const ALL_SUM: &str = "Tổng cộng";
/// Files may state a part of a đồng.
pub(super) const DECIMALS: u32 = 2;

/// The tasks of an area that have money.
pub(super) struct FundedArea {
    /// A Roman number.
    pub(super) number: String,
    pub(super) title: String,
    pub(super) tasks: Vec<FundedTask>,
}

/// A task with its money.
pub(super) struct FundedTask {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) lead: String,
    /// The title of its fund; may be empty.
    pub(super) fund: String,
    pub(super) note: &'static str,
    pub(super) money: TaskMoney,
}

impl FundedTask {
    /// The rest of the estimate, where there is one.
    pub(super) fn rest(&self) -> Option<Exact> {
        self.money.cost.is_some().then(|| MoneySum::of([&self.money]).rest(None))
    }
}

impl FundedArea {
    pub(super) fn sum(&self) -> MoneySum {
        sum(std::slice::from_ref(self))
    }
}

/// The sums of several areas.
pub(super) fn sum(areas: &[FundedArea]) -> MoneySum {
    MoneySum::of(areas.iter().flat_map(|area| &area.tasks).map(|task| &task.money))
}

/// The line above the table.
pub(super) fn unit_line(facts: &Facts<'_>) -> String {
    format!("Đơn vị tính: đồng; số đã chi tính đến ngày {}", day(facts.day()))
}

/// The areas that have money.
pub(super) fn funded_areas(facts: &Facts<'_>) -> Vec<FundedArea> {
    let mut areas = Vec::new();
    for area in &facts.plan.areas {
        let tasks = facts.tasks_of(area.id.value.as_str()).filter_map(|(task, _)| funded(facts, task));
        let tasks: Vec<FundedTask> = tasks.collect();
        if !tasks.is_empty() {
            areas.push(FundedArea { number: roman(areas.len() + 1), title: line(area.title.raw()), tasks });
        }
    }
    areas
}

fn funded(facts: &Facts<'_>, task: &Task) -> Option<FundedTask> {
    const DROPPED: &str = "Dừng thực hiện";
    let money = task_money(task, facts.day())?;
    let fund = task.fund.as_ref().and_then(|id| facts.plan.funds.named(id.value.as_str()));
    Some(FundedTask {
        id: task.id.value.as_str().to_owned(),
        title: line(task.title.raw()),
        lead: facts.leads(task),
        fund: fund.map(|fund| line(fund.title.raw())).unwrap_or_default(),
        note: if money.is_dropped { DROPPED } else { "" },
        money,
    })
}

/// The fields of the table.
pub(super) fn fields(areas: &[FundedArea]) -> Fields {
    let area = |area: &FundedArea| {
        let tasks: Vec<Fields> = area.tasks.iter().map(task_fields).collect();
        let sums = sum_fields(&area.sum());
        sums.with("number", &*area.number).with("title", &*area.title).with("tasks", tasks)
    };
    let rows: Vec<Fields> = areas.iter().map(area).collect();
    Fields::default().with("funding-areas", rows).with("funding-total", sum_fields(&sum(areas)))
}

fn task_fields(task: &FundedTask) -> Fields {
    let written = |sum: Option<&Exact>| sum.map(written).unwrap_or_default();
    Fields::default()
        .with("id", &*task.id)
        .with("title", &*task.title)
        .with("lead", &*task.lead)
        .with("fund", &*task.fund)
        .with("cost", written(task.money.cost.as_ref()))
        .with("spent", written(task.money.spent.as_ref()))
        .with("rest", written(task.rest().as_ref()))
        .with("note", task.note)
}

fn sum_fields(sum: &MoneySum) -> Fields {
    let rest = written(&sum.rest(None));
    Fields::default().with("cost", written(&sum.cost)).with("spent", written(&sum.spent)).with("rest", rest)
}

fn written(sum: &Exact) -> String {
    number(sum, DECIMALS, Lang::Vi)
}

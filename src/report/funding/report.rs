//! `cchc funding`: estimates, spending and what is left, by fund, content of spending and area.

use super::document::{FundingBy, of_all, plan_doc, plans_doc, total_doc};
use super::json::Foot;
use super::rows::{MoneyRow, PlanFunding, TaskRow};
use crate::diag::LocatedFinding;
use crate::report::plan_label::PLAN_STATE;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, Object, Report};
use crate::text::Raw;

/// The money of plans.
pub(crate) struct FundingReport {
    pub(crate) head: Head,
    pub(crate) plans: Vec<PlanFunding>,
    /// The one grouping that is asked for; else those that the plans have.
    pub(crate) by: Option<FundingBy>,
    /// Whether every task is listed.
    pub(crate) with_tasks: bool,
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for FundingReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let (as_of, is_one) = (self.head.as_of, self.plans.len() == 1);
        let together = self.by == Some(FundingBy::Plan) || self.by.is_none() && !is_one;
        let each: &[PlanFunding] = if together { &[] } else { &self.plans };
        // Between other plans, a plan without money would only be noise.
        let shown = each.iter().filter(move |plan| is_one || plan.has_money());
        let last = match (together, self.plans.is_empty()) {
            // Where no plan could be read, nothing is known.
            (_, true) => None,
            (true, false) => Some(plans_doc(&self.plans, self.with_tasks, as_of)),
            (false, false) => (!is_one).then(|| total_doc(&self.plans)),
        };
        shown.map(move |plan| plan_doc(plan, self.by, self.with_tasks, as_of)).chain(last)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn foot(&self) -> impl Object {
        Foot(of_all(&self.plans))
    }

    fn columns(&self) -> Vec<&'static str> {
        if self.with_tasks {
            vec![
                "plan", "task", "title", "area", "fund", "content", "cost", "spent", "rest", "undated", "dropped",
                PLAN_STATE,
            ]
        } else {
            vec!["plan", "by", "id", "title", "allotted", "cost", "spent", "rest", PLAN_STATE]
        }
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.plans.iter().flat_map(|plan| if self.with_tasks { task_rows(plan) } else { self.money_rows(plan) })
    }
}

impl FundingReport {
    /// The rows of a plan for other programs: its total, and those of each grouping that is asked for.
    fn money_rows(&self, plan: &PlanFunding) -> Vec<Vec<Datum>> {
        let asked = |by: &FundingBy| self.by.is_none_or(|asked| asked == *by);
        let mut rows = Vec::new();
        for by in [FundingBy::Plan, FundingBy::Fund, FundingBy::Content, FundingBy::Area].iter().filter(|by| asked(by))
        {
            if *by == FundingBy::Plan {
                rows.extend(plan.total.iter().map(|total| money_row(plan, *by, total)));
            }
            rows.extend(plan.rows(*by).iter().map(|row| money_row(plan, *by, row)));
        }
        rows
    }
}

fn money_row(plan: &PlanFunding, by: FundingBy, row: &MoneyRow) -> Vec<Datum> {
    let text = |text: &Option<Raw>| Datum::of(text.clone(), Datum::Text);
    let (id, title) = match by {
        FundingBy::Plan => (Datum::Text(plan.label.id.clone()), Datum::Text(plan.label.plain_body().clone())),
        FundingBy::Fund | FundingBy::Content | FundingBy::Area => (text(&row.id), text(&row.title)),
    };
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Word(by.word()),
        id,
        title,
        Datum::of(row.allotted.as_ref(), Datum::stated),
        Datum::stated(&row.cost),
        Datum::stated(&row.spent),
        Datum::stated(&row.rest),
        plan.label.state_cell(),
    ]
}

fn task_rows(plan: &PlanFunding) -> Vec<Vec<Datum>> {
    let text = |text: &Option<Raw>| Datum::of(text.clone(), Datum::Text);
    let row = |task: &TaskRow| {
        vec![
            Datum::Text(plan.label.id.clone()),
            Datum::Text(task.id.clone()),
            Datum::Text(task.title.clone()),
            Datum::Text(task.area.clone()),
            text(&task.fund),
            text(&task.content),
            Datum::of(task.money.cost.as_ref(), Datum::stated),
            Datum::of(task.money.spent.as_ref(), Datum::stated),
            Datum::of(task.money.rest().as_ref(), Datum::stated),
            Datum::Flag(task.money.is_undated),
            Datum::Flag(task.money.is_dropped),
            plan.label.state_cell(),
        ]
    };
    plan.tasks.iter().map(row).collect()
}

//! `cchc record` without an indicator: the figures that are still to be reported.

use super::document::{how, plan_doc};
use super::rows::{OwedRow, PlanOwed};
use crate::diag::LocatedFinding;
use crate::report::plan_label::PLAN_STATE;
use crate::report::shared_methods::shared_methods;
use crate::report::{Datum, Doc, Head, Json, Report};
use crate::text::Raw;

/// The figures of plans that are still to be reported.
pub(crate) struct OwedReport {
    pub(crate) head: Head,
    pub(crate) plans: Vec<PlanOwed>,
    pub(crate) findings: Vec<LocatedFinding>,
}

impl Report for OwedReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let how = self.plans.iter().any(|plan| !plan.rows.is_empty()).then(how);
        self.plans.iter().map(|plan| plan_doc(plan, self.head.as_of)).chain(how)
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        vec![
            "plan",
            "period",
            "due",
            "indicator",
            "title",
            "measure",
            "reported_by",
            "last_period",
            "last_value",
            "last_numerator",
            "last_denominator",
            "last_rank",
            "last_pool",
            "last_class",
            PLAN_STATE,
        ]
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let rows = self.plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row)));
        rows.map(|(plan, row)| cells(plan, row))
    }
}

fn cells(plan: &PlanOwed, row: &OwedRow) -> Vec<Datum> {
    let last = row.last.as_ref();
    let counts = last.and_then(|last| last.amount.counts());
    let rank = last.and_then(|last| last.amount.rank());
    vec![
        Datum::Text(plan.label.id.clone()),
        Datum::Text(Raw::new(&*row.period.name)),
        Datum::Day(row.period.due.day),
        Datum::Text(row.indicator.id.value.raw()),
        Datum::text(&row.indicator.title),
        Datum::Word(row.indicator.measure.word()),
        Datum::of(row.reporter.clone(), |(id, _)| Datum::Text(id)),
        Datum::of(last, |last| Datum::Text(Raw::new(&*last.part.period.name))),
        Datum::of(last.and_then(|last| last.amount.figure()), Datum::computed),
        Datum::of(counts, |(numerator, _)| Datum::Whole(numerator)),
        Datum::of(counts, |(_, denominator)| Datum::Whole(denominator)),
        Datum::of(rank, |(rank, _)| Datum::whole(rank)),
        Datum::of(rank.and_then(|(_, of)| of), Datum::whole),
        Datum::of(last.and_then(|last| last.amount.class()).cloned(), Datum::Text),
        plan.label.state_cell(),
    ]
}

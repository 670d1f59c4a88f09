//! The status of plans and tasks, in JSON.

use super::rollup::{RollupRow, StatusRollup};
use super::rows::{AreaStatus, PlanStatus, TaskRow};
use crate::calc::{Completion, OccurrenceCounts, ReportState, State, Tally};
use crate::model::Period;
use crate::report::object::{id, object};
use crate::text::Raw;
use serde::{Serialize, Serializer};

object! { PlanStatus, plan => {
    "id": plan.id,
    "title": plan.title,
    "unit": plan.unit,
    "start": plan.start,
    "end": plan.end,
    "basis": plan.basis_word(),
    "provisional": plan.provisional,
    "areas": plan.areas,
    "total": plan.total,
    "tasks": plan.tasks,
    "verdicts": plan.verdicts,
    "reports": plan.reports.iter().map(|(period, state)| ReportEntry(period, *state)).collect::<Vec<_>>(),
} }

/// A report of the plan, and whether it was sent.
struct ReportEntry<'r>(&'r Period, ReportState);

object! { ReportEntry<'_>, ReportEntry(period, state) => {
    "period": period.name,
    "due": period.due,
    "state": state.word(),
    "sent_on": state.sent(),
    "days_late": state.sent().map(|on| on.days_since(period.due)).filter(|days| *days > 0),
} }

object! { StatusRollup, rollup => { "by": rollup.by.word(), "rows": rollup.rows, "total": rollup.total } }

/// Counts of tasks under the keys of their area or assignee.
#[derive(Serialize)]
struct GroupCounts<'r, T: Serialize> {
    id: Option<&'r Raw>,
    #[serde(flatten)]
    of: T,
    #[serde(flatten)]
    counts: Counts<'r>,
}

#[derive(Serialize)]
struct InPlan<'r> {
    title: &'r Raw,
}

#[derive(Serialize)]
struct OfPlans {
    plans: usize,
}

impl Serialize for AreaStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = Counts(self.declared, &self.tally);
        GroupCounts { id: id(&self.id), of: InPlan { title: &self.title }, counts }.serialize(serializer)
    }
}

impl Serialize for RollupRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = Counts(self.declared, &self.tally);
        GroupCounts { id: id(&self.id), of: OfPlans { plans: self.plans }, counts }.serialize(serializer)
    }
}

/// How many tasks a text announces, and how many are in each state.
struct Counts<'r>(Option<u32>, &'r Tally);

object! { Counts<'_>, Counts(declared, tally) => {
    "declared": declared,
    "tasks": tally.tasks(),
    "done": tally.of(State::Done),
    "done_late": tally.of(State::DoneLate),
    "in_progress": tally.of(State::InProgress),
    "due_soon": tally.of(State::DueSoon),
    "overdue": tally.of(State::Overdue),
    "not_started": tally.of(State::NotStarted),
    "waiting": tally.of(State::Waiting),
    "on_demand": tally.of(State::OnDemand),
    "dropped": tally.of(State::Dropped),
    "completion": tally.completion(),
} }

object! { Completion, completion => {
    "numerator": completion.numerator,
    "denominator": completion.denominator,
} }

object! { TaskRow, task => {
    "id": task.id,
    "area": task.area,
    "title": task.title,
    "state": task.status.state.word(),
    "due": task.status.due,
    "days_late": task.status.days_late,
    "lead": task.leads.first(),
    "support": task.support,
    "oversee": task.oversee,
    "percent": task.status.percent,
    "source": task.source,
    "provisional": task.provisional,
    "occurrences": task.status.occurrences,
} }

object! { OccurrenceCounts, counted => {
    "total": counted.total,
    "due": counted.due,
    "delivered": counted.delivered,
} }

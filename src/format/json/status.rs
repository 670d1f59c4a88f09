//! Where plans and tasks stand, in JSON.

use super::finding::decimal;
use super::targets::verdicts;
use crate::text::Raw;
use crate::view::{AreaStatus, PlanStatus, State, TaskRow};
use serde::Serialize;
use serde_json::{Map, Value};

/// A plan on a day.
#[derive(Debug, Serialize)]
pub struct PlanStatusJson {
    id: String,
    title: String,
    unit: String,
    start: String,
    end: String,
    basis: &'static str,
    provisional: usize,
    areas: Vec<AreaJson>,
    total: AreaJson,
    tasks: Vec<TaskJson>,
    verdicts: Map<String, Value>,
}

#[derive(Debug, Serialize)]
struct AreaJson {
    id: Option<String>,
    title: String,
    declared: Option<u32>,
    tasks: usize,
    done: usize,
    done_late: usize,
    in_progress: usize,
    due_soon: usize,
    overdue: usize,
    not_started: usize,
    waiting: usize,
    on_demand: usize,
    dropped: usize,
    completion: CompletionJson,
}

#[derive(Debug, Serialize)]
struct CompletionJson {
    numerator: usize,
    denominator: usize,
}

#[derive(Debug, Serialize)]
struct TaskJson {
    id: String,
    area: String,
    title: String,
    state: &'static str,
    due: Option<String>,
    days_late: Option<i64>,
    lead: Option<String>,
    support: Vec<String>,
    oversee: Vec<String>,
    percent: Option<Value>,
    source: Option<String>,
    provisional: bool,
    occurrences: Option<OccurrencesJson>,
}

#[derive(Debug, Serialize)]
struct OccurrencesJson {
    total: usize,
    due: usize,
    delivered: usize,
}

fn plain(raw: &Raw) -> String {
    raw.as_str().to_owned()
}

impl From<&PlanStatus> for PlanStatusJson {
    fn from(plan: &PlanStatus) -> Self {
        Self {
            id: plain(&plan.id),
            title: plain(&plan.title),
            unit: plain(&plan.unit),
            start: plan.start.to_string(),
            end: plan.end.to_string(),
            basis: plan.basis_word(),
            provisional: plan.provisional,
            areas: plan.areas.iter().map(AreaJson::from).collect(),
            total: AreaJson::from(&plan.total),
            tasks: plan.tasks.iter().map(TaskJson::from).collect(),
            verdicts: verdicts(&plan.verdicts),
        }
    }
}

impl From<&AreaStatus> for AreaJson {
    fn from(area: &AreaStatus) -> Self {
        let of = |state| area.tally.of(state);
        let completion = area.tally.completion();
        Self {
            id: Some(plain(&area.id)).filter(|id| !id.is_empty()),
            title: plain(&area.title),
            declared: area.declared,
            tasks: area.tally.tasks(),
            done: of(State::Done),
            done_late: of(State::DoneLate),
            in_progress: of(State::InProgress),
            due_soon: of(State::DueSoon),
            overdue: of(State::Overdue),
            not_started: of(State::NotStarted),
            waiting: of(State::Waiting),
            on_demand: of(State::OnDemand),
            dropped: of(State::Dropped),
            completion: CompletionJson { numerator: completion.numerator, denominator: completion.denominator },
        }
    }
}

impl From<&TaskRow> for TaskJson {
    fn from(task: &TaskRow) -> Self {
        let all = |raws: &[Raw]| raws.iter().map(plain).collect();
        let status = &task.status;
        Self {
            id: plain(&task.id),
            area: plain(&task.area),
            title: plain(&task.title),
            state: status.state.word(),
            due: status.due.map(|due| due.to_string()),
            days_late: status.days_late,
            lead: task.leads.first().map(plain),
            support: all(&task.support),
            oversee: all(&task.oversee),
            percent: status.percent.as_ref().map(decimal),
            source: task.source.as_ref().map(plain),
            provisional: task.provisional,
            occurrences: status.occurrences.map(|counted| OccurrencesJson {
                total: counted.total,
                due: counted.due,
                delivered: counted.delivered,
            }),
        }
    }
}

//! Where plans and tasks stand, in JSON.

use crate::report::findings::json::decimal;
use crate::report::targets::json::verdicts;
use crate::report::{AreaStatus, Period, PlanStatus, ReportState, RollupRow, State, StatusRollup, Tally, TaskRow};
use crate::text::Raw;
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
    reports: Vec<ReportJson>,
}

#[derive(Debug, Serialize)]
struct ReportJson {
    period: String,
    due: String,
    state: &'static str,
    sent_on: Option<String>,
    days_late: Option<i64>,
}

#[derive(Debug, Serialize)]
struct AreaJson {
    id: Option<String>,
    title: String,
    #[serde(flatten)]
    counts: CountsJson,
}

#[derive(Debug, Serialize)]
struct CountsJson {
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
            reports: plan.reports.iter().map(|(period, state)| ReportJson::new(period, *state)).collect(),
        }
    }
}

impl ReportJson {
    fn new(period: &Period, state: ReportState) -> Self {
        let days_late = state.sent().map(|on| on.days_since(period.due)).filter(|days| *days > 0);
        let (name, due) = (period.name.clone(), period.due.to_string());
        Self { period: name, due, state: state.word(), sent_on: state.sent().map(|on| on.to_string()), days_late }
    }
}

/// Many plans together, in JSON.
#[derive(Debug, Serialize)]
pub struct StatusRollupJson {
    by: &'static str,
    rows: Vec<RollupRowJson>,
    total: RollupRowJson,
}

#[derive(Debug, Serialize)]
struct RollupRowJson {
    id: Option<String>,
    plans: usize,
    #[serde(flatten)]
    counts: CountsJson,
}

impl From<&StatusRollup> for StatusRollupJson {
    fn from(rollup: &StatusRollup) -> Self {
        let row = |row: &RollupRow| RollupRowJson {
            id: Some(plain(&row.id)).filter(|id| !id.is_empty()),
            plans: row.plans,
            counts: CountsJson::new(row.declared, &row.tally),
        };
        Self { by: rollup.by.word(), rows: rollup.rows.iter().map(row).collect(), total: row(&rollup.total) }
    }
}

impl From<&AreaStatus> for AreaJson {
    fn from(area: &AreaStatus) -> Self {
        Self {
            id: Some(plain(&area.id)).filter(|id| !id.is_empty()),
            title: plain(&area.title),
            counts: CountsJson::new(area.declared, &area.tally),
        }
    }
}

impl CountsJson {
    fn new(declared: Option<u32>, tally: &Tally) -> Self {
        let of = |state| tally.of(state);
        let completion = tally.completion();
        Self {
            declared,
            tasks: tally.tasks(),
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

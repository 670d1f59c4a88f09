//! What is due now, in JSON.

use crate::report::PlanDue;
use crate::text::Raw;
use serde::Serialize;

/// What is due in a plan.
#[derive(Debug, Serialize)]
pub struct PlanDueJson {
    id: String,
    title: String,
    due: Vec<DueJson>,
}

#[derive(Debug, Serialize)]
struct DueJson {
    task: String,
    title: String,
    #[serde(rename = "for")]
    occurrence: Option<String>,
    due: String,
    days_late: Option<i64>,
    lead: Option<String>,
}

impl From<&PlanDue> for PlanDueJson {
    fn from(plan: &PlanDue) -> Self {
        let text = |raw: &Raw| raw.as_str().to_owned();
        let due = plan.rows.iter().map(|row| DueJson {
            task: text(&row.task),
            title: text(&row.title),
            occurrence: row.occurrence.as_ref().map(text),
            due: row.due.to_string(),
            days_late: row.days_late,
            lead: row.lead.as_ref().map(text),
        });
        Self { id: text(&plan.id), title: text(&plan.title), due: due.collect() }
    }
}

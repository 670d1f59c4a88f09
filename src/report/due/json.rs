//! Deliveries that are due, in JSON.

use super::rows::{DueRow, PlanDue};
use crate::report::object::object;

object! { PlanDue, plan => { "id": plan.id, "title": plan.title, "due": plan.rows } }

object! { DueRow, row => {
    "task": row.task,
    "title": row.title,
    "for": row.occurrence,
    "due": row.due,
    "days_late": row.days_late,
    "lead": row.lead,
} }

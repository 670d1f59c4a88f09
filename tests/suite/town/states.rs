//! Where the tasks of the sample town stand, reckoned from its files by hand.

use super::files::{AS_OF, PlanFiles, tables, text};
use toml::{Table, Value};

/// The states that occur in the town, in the order of the columns.
pub const STATES: [&str; 6] = ["done", "done-late", "in-progress", "due-soon", "overdue", "not-started"];

/// The last day that is due soon.
const SOON: &str = "2023-10-14";

/// How many tasks of a plan are in each state.
pub fn counts(plan: &PlanFiles) -> [usize; 6] {
    let states: Vec<&str> = plan.tasks.iter().map(|task| state(plan, task)).collect();
    STATES.map(|state| states.iter().filter(|other| **other == state).count())
}

/// The days on which a task is due, each with what a delivery calls it.
fn due_days(plan: &PlanFiles, task: &Task<'_>) -> Vec<(String, String)> {
    match task.due.as_str() {
        "every-report" => plan.reports().into_iter().map(|(name, _, due)| (name.to_owned(), due.to_owned())).collect(),
        "quarterly" => {
            let ends = ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"];
            let ends = ends.into_iter().filter(|end| plan.start.as_str() <= *end);
            ends.map(|end| (end.to_owned(), end.to_owned())).collect()
        }
        day => vec![(String::new(), day.to_owned())],
    }
}

struct Task<'t> {
    table: &'t Table,
    due: String,
}

fn state(plan: &PlanFiles, table: &Table) -> &'static str {
    let task = Task { table, due: text(table, "due") };
    if task.due == "continuous" {
        // The plan runs on the day, so whatever is continuous does.
        return "in-progress";
    }
    let delivered = |name: &str| {
        let all = tables(task.table, "done").into_iter();
        let mine = all.filter(|one| name.is_empty() || one.get("for").is_some_and(|_| text(one, "for") == name));
        mine.map(|one| text(&one, "on")).filter(|on| on.as_str() <= AS_OF).min()
    };
    let terms: Vec<(String, Option<String>)> =
        due_days(plan, &task).into_iter().map(|(name, due)| (due, delivered(&name))).collect();
    let open = terms.iter().filter(|(_, on)| on.is_none()).map(|(due, _)| due).min();
    match open {
        None if terms.iter().any(|(due, on)| on.as_ref() > Some(due)) => "done-late",
        None => "done",
        Some(due) if due.as_str() < AS_OF => "overdue",
        Some(due) if due.as_str() <= SOON => "due-soon",
        Some(_) => {
            let begun = terms.iter().any(|(_, on)| on.is_some())
                || table.get("started").is_some()
                || table.get("progress").and_then(Value::as_array).is_some();
            if begun { "in-progress" } else { "not-started" }
        }
    }
}

//! The plan as it stood on a day, before or after its amendments, and plans that another has replaced.

use chrono::NaiveDate;

use super::model::{Amendment, Issued, Plan, Settings, Task, Workspace};
use super::periods::{Occurrence, occurrences, plus};
use crate::oracle::Slip;

/// A plan as a report shows it.
#[derive(Debug)]
pub struct Seen {
    /// The plan as it stood on its day.
    pub plan: Plan,
    /// The settings, with that day.
    pub settings: Settings,
    /// The id of the plan that has replaced it.
    pub replaced_by: Option<String>,
}

/// The plans of the workspace, each on its day.
pub fn seen(workspace: &Workspace) -> Vec<Seen> {
    let mut all = Vec::new();
    for plan in &workspace.plans {
        let plans: Vec<&Plan> = workspace.plans.iter().collect();
        let (settings, replaced_by) = day_of(plan, &plans, &workspace.settings);
        all.push(Seen { plan: plan_on(plan, settings.as_of, &settings), settings, replaced_by });
    }
    all
}

/// The settings with the day on which a plan is computed, and the id of the plan that has replaced it by then.
pub fn day_of(plan: &Plan, all: &[&Plan], settings: &Settings) -> (Settings, Option<String>) {
    let mut settings = settings.clone();
    match replaced(plan, all) {
        Some((date, other)) if date <= settings.as_of => {
            if settings.slip != Some(Slip::ReplacedGoesOn) {
                let before = if settings.slip == Some(Slip::ReplacedOnTheDay) { 0 } else { -1 };
                settings.as_of = plus(date, before);
            }
            (settings, Some(other))
        }
        _ => (settings, None),
    }
}

/// From which day on another plan takes the place of this one, and its id.
pub fn replaced(plan: &Plan, all: &[&Plan]) -> Option<(NaiveDate, String)> {
    let mut found = None;
    for other in all {
        // A draft replaces nothing.
        if let Issued::On(date) = other.issued
            && other.replaces.as_ref() == Some(&plan.id)
        {
            found = Some((date, other.id.clone()));
        }
    }
    found
}

/// The date of the first amendment with the id in this list.
fn first_date(plan: &Plan, id: &str, list: fn(&Amendment) -> &Vec<String>) -> Option<NaiveDate> {
    let mut first: Option<NaiveDate> = None;
    for amendment in &plan.amendments {
        if list(amendment).iter().any(|other| other == id) && first.is_none_or(|day| amendment.date < day) {
            first = Some(amendment.date);
        }
    }
    first
}

/// When an amendment added the task or target with this id.
pub fn added_on(plan: &Plan, id: &str) -> Option<NaiveDate> {
    first_date(plan, id, |amendment| &amendment.adds)
}

/// When an amendment dropped the target with this id.
pub fn dropped_on(plan: &Plan, id: &str) -> Option<NaiveDate> {
    first_date(plan, id, |amendment| &amendment.drops)
}

/// The entry of a history that is in force on the day: the first with `until` on or after it.
pub fn in_force<'a, T>(
    history: &'a [T],
    until: fn(&T) -> NaiveDate,
    day: NaiveDate,
    settings: &Settings,
) -> Option<&'a T> {
    match settings.slip {
        Some(Slip::NoHistory) => None,
        Some(Slip::UntilTheDayBefore) => history.iter().find(|entry| until(entry) > day),
        Some(Slip::LastOfTheHistory) => history.iter().rev().find(|entry| until(entry) >= day),
        _ => history.iter().find(|entry| until(entry) >= day),
    }
}

/// The plan as it stood on the day: without the tasks that were added later, each with its due of then.
pub fn plan_on(plan: &Plan, day: NaiveDate, settings: &Settings) -> Plan {
    let mut then = plan.clone();
    if settings.slip != Some(Slip::AddedWasThere) {
        then.tasks.retain(|task| added_on(plan, &task.id).is_none_or(|date| date <= day));
    }
    for task in &mut then.tasks {
        if let Some(was) = in_force(&task.was, |was| was.until, day, settings) {
            task.due = was.due.clone();
        }
    }
    then
}

/// The occurrences of a task that count: of one that an amendment added not those that were due before.
pub fn occurrences_of(task: &Task, plan: &Plan, settings: &Settings) -> Option<Vec<Occurrence>> {
    let mut found = occurrences(&task.due, plan, settings)?;
    if let Some(date) = added_on(plan, &task.id)
        && settings.slip != Some(Slip::AddedOwesAll)
    {
        found.retain(|occurrence| occurrence.due >= date);
    }
    Some(found)
}

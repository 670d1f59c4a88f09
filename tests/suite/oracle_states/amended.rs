//! Draws what amendments changed: the tasks that they add, and due days that were others before.

use super::dates::near;
use super::model::{Amendment, Due, DueWas, Issued, Plan, Settings, Task};
use super::periods::plus;
use crate::oracle::Rng;

/// Adds amendments to some plans.
pub fn amend(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    if rng.chance(50) {
        return;
    }
    let mut dates = Vec::new();
    for _ in 0..rng.between(1, 3) {
        let date = near(rng, plan, settings);
        if !dates.contains(&date) {
            dates.push(date);
        }
    }
    dates.sort_unstable();
    for date in dates {
        plan.amendments.push(Amendment { date, adds: Vec::new(), changes: Vec::new(), drops: Vec::new() });
    }
    let around = plan.clone();
    for task in &mut plan.tasks {
        match rng.below(10) {
            0..=2 => change(rng, task, &around, &mut plan.amendments, settings),
            3 | 4 => rng.pick_mut(&mut plan.amendments).adds.push(task.id.clone()),
            _ => {}
        }
    }
    if rng.chance(50) {
        rng.shuffle(&mut plan.amendments);
    }
}

/// Some of the amendments change when a task is due.
fn change(rng: &mut Rng, task: &mut Task, plan: &Plan, amendments: &mut [Amendment], settings: &Settings) {
    for amendment in amendments {
        if !rng.chance(70) {
            continue;
        }
        let due = if let Due::Days(days) = &task.due {
            let mut days = days.clone();
            days.push(near(rng, plan, settings));
            rng.shuffle(&mut days);
            days.truncate(1 + rng.index(days.len()));
            Due::Days(days)
        } else if matches!(task.due, Due::On(_) | Due::By(_)) {
            Due::On(near(rng, plan, settings))
        } else {
            return;
        };
        task.was.push(DueWas { due, until: plus(amendment.date, -1) });
        amendment.changes.push(task.id.clone());
    }
}

/// Lets some plans take the place of one before them: a plan of the same unit that was issued earlier, or never.
pub fn replace(rng: &mut Rng, plans: &mut [Plan], settings: &Settings) {
    for place in 1..plans.len() {
        if !rng.chance(25) {
            continue;
        }
        let other = rng.index(place);
        let old = &plans[other];
        // A unit less has its place in a ranking.
        if old.unit != plans[place].unit && rng.chance(40) {
            continue;
        }
        if plans.iter().any(|plan| plan.replaces.as_ref() == Some(&old.id)) {
            continue;
        }
        let (id, unit, issued) = (old.id.clone(), old.unit.clone(), old.issued);
        // Mostly before the day one looks from, so that it is replaced by then.
        let date = match rng.below(4) {
            0 => plus(settings.as_of, rng.between(-1, 1)),
            _ => near(rng, old, settings),
        };
        if matches!(issued, Issued::On(before) if before >= date) {
            continue;
        }
        let new = &mut plans[place];
        (new.replaces, new.unit) = (Some(id), unit);
        new.issued = if rng.chance(12) { Issued::Draft } else { Issued::On(date) };
    }
}

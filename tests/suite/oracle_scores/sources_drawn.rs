//! Draws what all plans of a workspace have for the sources of criteria: an area, and tasks with the same ids.

use super::model::{ReportsAs, Source, TasksAs, Which, Workspace};
use crate::oracle::Rng;
use crate::oracle_states::model::{Assignee, Delivery, Due, Settings, Task};
use crate::oracle_states::periods::{plus, whole_occurrences};
use crate::oracle_states::tasks::task;
use crate::oracle_targets::model::Plan;
use crate::oracle_targets::shared::RANK;

/// The area of these tasks.
pub const AREA: &str = "K";
/// The ids of these tasks.
pub const TASKS: [&str; 4] = ["K.1", "K.2", "K.3", "K.4"];

/// Adds the area and the tasks to each plan.
pub fn add(rng: &mut Rng, workspace: &mut Workspace) {
    let settings = workspace.base.settings.base.clone();
    for plan in &mut workspace.base.plans {
        plan.base.areas.push(AREA.to_owned());
        for (number, id) in TASKS.into_iter().enumerate() {
            let drawn = drawn_task(rng, id, number, plan, &settings);
            plan.base.tasks.push(drawn);
        }
    }
}

/// A task of any kind; the first one always with a day, so that its delivery can be early or late.
fn drawn_task(rng: &mut Rng, id: &str, number: usize, plan: &Plan, settings: &Settings) -> Task {
    loop {
        let mut drawn = task(rng, 90, &plan.base, settings);
        if number == 0 && !matches!(drawn.due, Due::On(_) | Due::By(_)) {
            continue;
        }
        let owes = whole_occurrences(&drawn.due, &plan.base, settings);
        if number == 1 && owes.as_ref().is_none_or(|all| all.len() > 6) && rng.chance(70) {
            continue;
        }
        id.clone_into(&mut drawn.id);
        drawn.title = format!("Nhiệm vụ chung {id}");
        AREA.clone_into(&mut drawn.area);
        drawn.area_is_written = true;
        if number == 0 && rng.chance(50) {
            drawn.dropped = None;
            for delivery in &mut drawn.done {
                delivery.on = plus(delivery.on, -rng.between(0, 20));
            }
        }
        give_to_members(rng, &mut drawn, plan);
        return drawn;
    }
}

/// Where a group is among those who lead it, it alone leads, and each delivery is that of a member.
fn give_to_members(rng: &mut Rng, task: &mut Task, plan: &Plan) {
    let is_lead = |assignee: &&Assignee| !assignee.members.is_empty() && task.leads.contains(&assignee.id);
    let Some(group) = plan.base.assignees.iter().find(is_lead) else {
        return;
    };
    task.leads = vec![group.id.clone()];
    task.members.clone_from(&group.members);
    let mut all = Vec::new();
    for delivery in &task.done {
        for member in &group.members {
            if rng.chance(85) {
                let on = plus(delivery.on, rng.pick(&[0, 0, -1, 3]));
                all.push(Delivery { on, by: Some(member.clone()), ..delivery.clone() });
            }
        }
    }
    task.done = all;
}

/// The indicators of which shares in percent are known.
const RATIOS: [&str; 4] = ["s-ty-le", "s-ty-le-cong", "s-ty-le-khac", "s-ty-le-tre"];

/// A few of the list, in any order.
fn some(rng: &mut Rng, list: &[&str]) -> Vec<String> {
    let mut all: Vec<String> = list.iter().map(|id| (*id).to_owned()).collect();
    rng.shuffle(&mut all);
    all.truncate(rng.pick(&[1, 2, 2, 3]).min(list.len()));
    all
}

/// A source of any kind.
pub fn source(rng: &mut Rng, workspace: &Workspace) -> Source {
    match rng.below(20) {
        0..=6 => Source::Indicator(indicator(rng, workspace)),
        7..=9 => Source::Task(rng.pick(&TASKS).to_owned()),
        10 | 11 => {
            let which = match rng.below(3) {
                0 => Which::All,
                1 => Which::Area(AREA.to_owned()),
                _ => Which::Ids(some(rng, &TASKS)),
            };
            Source::Tasks(which, rng.pick(&[TasksAs::DoneShare, TasksAs::OnTimeShare, TasksAs::LateCount]))
        }
        12 | 13 => Source::Reports(rng.pick(&[ReportsAs::OnTimeShare, ReportsAs::LateCount, ReportsAs::MissingCount])),
        14 => Source::Sum(some(rng, &["s-so", "s-so-cong"])),
        15 => Source::Mean(some(rng, &RATIOS)),
        16 => Source::HundredMinus(some(rng, &["s-ty-le-tre", "s-ty-le-khac"])),
        _ => Source::Manual,
    }
}

/// The id of an indicator that all plans have.
fn indicator(rng: &mut Rng, workspace: &Workspace) -> String {
    let ranked = workspace.base.shared.iter().any(|each| each.id == RANK);
    let ids = [
        "s-ty-le",
        "s-ty-le",
        "s-ty-le-cong",
        "s-ty-le-cong",
        "s-so",
        "s-so-cong",
        "s-tien",
        "s-diem",
        "s-diem-chung",
        "s-hang",
        "tasks-done",
        "tasks-on-time",
        "reports-on-time",
        "assignment-gaps",
    ];
    if ranked && rng.chance(15) { RANK.to_owned() } else { rng.pick(&ids).to_owned() }
}

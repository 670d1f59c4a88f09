//! Compares what `cchc assign` prints with the oracle's gaps and loads.

use serde_json::{Value, json};

use super::answers::State;
use super::compare::compare_run;
use super::gaps::{Gap, gaps};
use super::history::{Seen, seen};
use super::model::{Plan, Settings, Task, Workspace};
use super::rules::{as_member, verdict};
use crate::oracle::{Slip, by_id, compare};

/// Every difference between what `cchc assign` prints and what the oracle says.
pub fn differences(workspace: &Workspace, printed: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let seen = seen(workspace);
    let all_gaps: Vec<Vec<Gap>> = seen.iter().map(gaps_of).collect();
    let no_gaps = all_gaps.iter().all(Vec::is_empty);
    compare_run("assign", no_gaps, workspace, printed, &mut |what| all.push(what));
    for (Seen { plan, settings, .. }, gaps) in seen.iter().zip(&all_gaps) {
        let Some(got) = by_id(&printed["plans"], &plan.id) else {
            continue;
        };
        let mut tell = |what| all.push(format!("plans/{}: {what}", plan.id));
        compare_gaps(gaps, &got["gaps"], &mut tell);
        for assignee in &plan.assignees {
            let expected = load(&assignee.id, plan, settings);
            let got = by_id(&got["assignees"], &assignee.id);
            compare(&format!("assignee {}", assignee.id), &expected, got, &mut tell);
        }
    }
    all
}

/// The gaps of a plan; a replaced one has none that count.
fn gaps_of(seen: &Seen) -> Vec<Gap> {
    if seen.replaced_by.is_some() && seen.settings.slip != Some(Slip::ReplacedGaps) {
        return Vec::new();
    }
    gaps(&seen.plan, &seen.settings, seen.settings.as_of)
}

/// The plan as a program would print it that answers like the oracle.
pub fn plan_as_json(seen: &Seen) -> Value {
    let Seen { plan, settings, .. } = seen;
    let assignees = plan.assignees.iter().map(|assignee| {
        let mut load = load(&assignee.id, plan, settings);
        load["id"] = json!(assignee.id);
        load
    });
    let gaps = gaps_of(seen)
        .into_iter()
        .map(|gap| json!({ "kind": gap.kind.word(), "tasks": gap.tasks, "assignees": gap.assignees }));
    json!({ "id": plan.id, "assignees": assignees.collect::<Value>(), "gaps": gaps.collect::<Value>() })
}

/// A gap in words, its assignees sorted, to be compared and shown.
fn in_words(kind: &str, tasks: &[String], assignees: &[String]) -> String {
    let mut sorted = assignees.to_vec();
    sorted.sort();
    format!("{kind} of tasks {} and assignees {}", tasks.join(", "), sorted.join(", "))
}

/// The texts of a list.
fn texts(list: &Value) -> Vec<String> {
    let texts = list.as_array().into_iter().flatten();
    texts.map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
}

/// Compares the gaps in any order.
fn compare_gaps(expected: &[Gap], got: &Value, tell: &mut dyn FnMut(String)) {
    let Some(got) = got.as_array() else {
        tell(format!("a list of gaps expected, got {got}"));
        return;
    };
    let mut rest: Vec<String> = Vec::new();
    for gap in got {
        rest.push(in_words(gap["kind"].as_str().unwrap_or_default(), &texts(&gap["tasks"]), &texts(&gap["assignees"])));
    }
    for gap in expected {
        let gap = in_words(gap.kind.word(), &gap.tasks, &gap.assignees);
        match rest.iter().position(|other| *other == gap) {
            Some(place) => {
                rest.remove(place);
            }
            None => tell(format!("the oracle alone has the gap {gap}")),
        }
    }
    for gap in rest {
        tell(format!("the program alone has the gap {gap}"));
    }
}

/// The load of one assignee: roles in tasks that are not dropped, and the leads that are late or soon due. The members
/// of a group lead its tasks, each with its own deliveries.
fn load(id: &str, plan: &Plan, settings: &Settings) -> Value {
    let [mut leads, mut supports, mut oversees, mut overdue, mut due_soon] = [0; 5];
    for task in &plan.tasks {
        let mut state = verdict(task, plan, settings).state;
        if state == State::Dropped {
            continue;
        }
        let is_member = task.members.iter().any(|member| member == id);
        if is_member && settings.slip != Some(Slip::MemberLateAsGroup) {
            state = verdict(&as_member(task, id), plan, settings).state;
        }
        let is_in = |list: fn(&Task) -> &Vec<String>| i64::from(list(task).iter().any(|other| other == id));
        let leading = is_in(|task| &task.leads) + i64::from(is_member);
        leads += leading;
        supports += is_in(|task| &task.support);
        oversees += is_in(|task| &task.oversee);
        overdue += if state == State::Overdue { leading } else { 0 };
        due_soon += if state == State::DueSoon { leading } else { 0 };
    }
    json!({
        "leads": leads, "supports": supports, "oversees": oversees,
        "leads_overdue": overdue, "leads_due_soon": due_soon,
    })
}

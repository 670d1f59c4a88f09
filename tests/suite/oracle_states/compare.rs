//! Compares what `cchc status` prints with the oracle's answers. Warnings and notes may be there.

use serde_json::{Map, Value, json};

use super::answers::{Counts, State, Verdict};
use super::history::{Seen, occurrences_of, seen};
use super::model::{Due, Plan, Settings, Task, Workspace};
use super::money::spent;
use super::rules::{self, who_delivered};
use crate::oracle::{by_id, compare, errors};

/// Compares what is said of the run as a whole, and looks for findings that are errors.
pub fn compare_run(command: &str, ok: bool, workspace: &Workspace, printed: &Value, tell: &mut dyn FnMut(String)) {
    let run = json!({
        "command": command,
        "as_of": workspace.settings.as_of.to_string(),
        "ok": ok,
        "plans": workspace.plans.iter().map(|plan| json!({ "id": plan.id })).collect::<Vec<_>>(),
    });
    compare(command, &run, Some(printed), tell);
    errors(printed).into_iter().for_each(tell);
}

/// Every difference between what `cchc status` prints and what the oracle says.
pub fn status(workspace: &Workspace, printed: &Value) -> Vec<String> {
    let mut all = Vec::new();
    compare_run("status", true, workspace, printed, &mut |what| all.push(what));
    for seen in seen(workspace) {
        let Some(got) = by_id(&printed["plans"], &seen.plan.id) else {
            continue;
        };
        compare_plan(&seen, got, &mut |what| all.push(format!("plans/{}: {what}", seen.plan.id)));
    }
    all
}

/// Compares one plan: the tasks first, as their differences explain those of the counts.
fn compare_plan(seen: &Seen, got: &Value, tell: &mut dyn FnMut(String)) {
    let (plan, settings) = (&seen.plan, &seen.settings);
    for task in &plan.tasks {
        let expected = task_as_json(task, plan, settings);
        let got = by_id(&got["tasks"], &task.id);
        compare(&format!("tasks.toml, task {}", task.id), &expected, got, tell);
    }
    for area in &plan.areas {
        let expected = counts(&rules::counts(plan, Some(area), settings));
        let got = by_id(&got["areas"], area);
        compare(&format!("area {area}"), &expected, got, tell);
    }
    for (list, expected) in [("areas", plan.areas.len()), ("tasks", plan.tasks.len())] {
        let found = got[list].as_array().map(Vec::len);
        if found != Some(expected) {
            tell(format!("{expected} {list} expected, got {found:?}"));
        }
    }
    //     compare("", &whole_as_json(seen), Some(got), tell);
}

/// A task as it must be printed.
fn task_as_json(task: &Task, plan: &Plan, settings: &Settings) -> Value {
    let answer = rules::answer(task, plan, settings);
    let mut object = json!({
        "area": task.area,
        "title": task.title,
        "state": answer.verdict.state.word(),
        "due": answer.verdict.due.map(|day| day.to_string()),
        "due_as_written": as_written(task, &answer.verdict),
        "days_late": answer.verdict.days_late,
        "percent": answer.percent,
        "occurrences": answer.occurrences.map(|counts| json!({
            "total": counts.total,
            "due": counts.due,
            "delivered": counts.delivered,
        })),
    });
    object["cost"] = json!(task.cost);
    object["spent"] = json!(spent(task, settings));
    object["fund"] = json!(task.fund);
    if names_one(&answer.verdict, task, plan, settings) {
        object["members"] = members(task, plan, settings, &answer.verdict);
    }
    object
}

/// Whether `due` names one occurrence alone: where two reports are due on one day, the rules leave open which is meant.
fn names_one(verdict: &Verdict, task: &Task, plan: &Plan, settings: &Settings) -> bool {
    let found = occurrences_of(task, plan, settings).unwrap_or_default();
    found.iter().filter(|each| Some(each.written) == verdict.written).count() < 2
}

/// The members of the group that leads a task, and those of them who have not delivered yet for the occurrence that
/// `due` names; null where no group leads, or nothing is to be delivered.
fn members(task: &Task, plan: &Plan, settings: &Settings, verdict: &Verdict) -> Value {
    if task.members.is_empty() || matches!(verdict.state, State::Dropped | State::OnDemand | State::Waiting) {
        return Value::Null;
    }
    let occurrences = occurrences_of(task, plan, settings);
    let occurrence = occurrences.as_ref().zip(verdict.occurrence).map(|(found, place)| &found[place]);
    let delivered = who_delivered(task, occurrence, settings);
    let missing: Vec<&String> = task.members.iter().filter(|member| !delivered.contains(&&member[..])).collect();
    json!({ "total": task.members.len(), "delivered": delivered.len(), "missing": missing })
}

/// The plan as a whole, as it must be printed.
fn whole_as_json(seen: &Seen) -> Value {
    let (plan, settings) = (&seen.plan, &seen.settings);
    let state = if seen.replaced_by.is_some() { "replaced" } else { rules::plan_state(plan, settings) };
    let mut object = json!({
        "start": plan.start.to_string(),
        "end": plan.end.to_string(),
        "provisional": rules::provisional(plan),
        "total": counts(&rules::counts(plan, None, settings)),
    });
    object["state"] = json!(state);
    object["replaced_by"] = json!(seen.replaced_by);
    object
}

/// The plan as a program would print it that answers like the oracle.
pub fn plan_as_json(seen: &Seen) -> Value {
    let (plan, settings) = (&seen.plan, &seen.settings);
    let with_id = |mut object: Value, id: &str| {
        object["id"] = json!(id);
        object
    };
    let tasks = plan.tasks.iter().map(|task| with_id(task_as_json(task, plan, settings), &task.id));
    let areas = plan.areas.iter().map(|area| with_id(counts(&rules::counts(plan, Some(area), settings)), area));
    let mut object = with_id(whole_as_json(seen), &plan.id);
    object["tasks"] = tasks.collect();
    object["areas"] = areas.collect();
    object
}

/// The due day as it is written, where that is not the due day.
fn as_written(task: &Task, verdict: &Verdict) -> Option<String> {
    let day = verdict.written?;
    if let Due::By(name) = &task.due {
        return Some(name.clone());
    }
    (verdict.due != Some(day)).then(|| day.to_string())
}

/// Counts as in JSON.
fn counts(counts: &Counts) -> Value {
    let mut object = Map::new();
    object.insert("tasks".to_owned(), counts.tasks.into());
    for (state, count) in State::ALL.into_iter().zip(counts.states) {
        object.insert(state.word().replace('-', "_"), count.into());
    }
    let completion = json!({
        "numerator": counts.numerator,
        "denominator": counts.denominator,
    });
    object.insert("completion".to_owned(), completion);
    Value::Object(object)
}

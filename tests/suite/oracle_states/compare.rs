//! Compares what `cchc status` prints with the oracle's answers. Warnings and notes may be there.

use serde_json::{Map, Value, json};

use super::answers::{Counts, State};
use super::model::{Due, Plan, Settings, Workspace};
use super::rules;
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
    for plan in &workspace.plans {
        let Some(got) = by_id(&printed["plans"], &plan.id) else {
            continue;
        };
        compare_plan(plan, &workspace.settings, got, &mut |what| {
            all.push(format!("plans/{}: {what}", plan.id));
        });
    }
    all
}

/// Compares one plan: the tasks first, as their differences explain those of the counts.
fn compare_plan(plan: &Plan, settings: &Settings, got: &Value, tell: &mut dyn FnMut(String)) {
    for task in &plan.tasks {
        let answer = rules::answer(task, plan, settings);
        let expected = json!({
            "area": task.area,
            "title": task.title,
            "state": answer.verdict.state.word(),
            "due": answer.verdict.due.map(|day| day.to_string()),
            "due_as_written": if let Due::By(name) = &task.due { answer.verdict.due.map(|_| name) } else { None },
            "days_late": answer.verdict.days_late,
            "percent": answer.percent,
            "occurrences": answer.occurrences.map(|counts| json!({
                "total": counts.total,
                "due": counts.due,
                "delivered": counts.delivered,
            })),
        });
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
    let whole = json!({
        "start": plan.start.to_string(),
        "end": plan.end.to_string(),
        "provisional": rules::provisional(plan),
        "total": counts(&rules::counts(plan, None, settings)),
    });
    compare("", &whole, Some(got), tell);
    // Keys of format 1.1, once they are there.
    if let Some(state) = got.get("state") {
        compare("state", &json!(rules::plan_state(plan, settings)), Some(state), tell);
    }
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

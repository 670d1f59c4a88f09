//! Runs `cchc status` and `cchc assign` over a workspace and compares what they print with the
//! oracle's answers. Findings that are no errors may be there.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use super::answers::{Counts, State};
use super::assign;
use super::model::{Plan, Settings, Workspace};
use super::{rules, write};

/// Writes the workspace, runs the program over it and returns every difference as a message.
/// Where there is one, the folder is kept to look at.
pub fn run(workspace: &Workspace) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write::workspace(workspace, dir.path()).expect("the workspace can be written");
    let mut found = Vec::new();
    for (command, differences) in [("status", status as Differences), ("assign", assign::differences)] {
        match printed(dir.path(), workspace, command) {
            Ok(printed) => found.extend(differences(workspace, &printed, dir.path())),
            Err(why) => found.push(why),
        }
    }
    if !found.is_empty() {
        let _kept = dir.keep();
    }
    found
}

/// Finds every difference between the oracle and what a command prints for the workspace in a folder.
type Differences = fn(&Workspace, &Value, &Path) -> Vec<String>;

/// What the command prints for the workspace. That it found something is told by `ok`.
fn printed(folder: &Path, workspace: &Workspace, name: &str) -> Result<Value, String> {
    let as_of = workspace.settings.as_of.to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.arg("-C").arg(folder).arg(name);
    command.args(["--as-of", &as_of, "--output-format", "json", "--lang", "en"]);
    for name in ["CCHC_AS_OF", "CCHC_LANG"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the program can be started");
    let place = format!("{}, {name}", place(workspace, folder));
    let stderr = String::from_utf8_lossy(&output.stderr);
    let printed: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("{place}: {}, stdout is no JSON: {error}\n{stderr}", output.status))?;
    if output.status.code() == Some(i32::from(printed["ok"] != true)) {
        return Ok(printed);
    }
    let findings = printed["findings"].as_array().into_iter().flatten();
    let errors = findings.filter(|finding| finding["level"] == "error").map(|finding| &finding["message"]);
    let errors = errors.map(Value::to_string).collect::<Vec<_>>().join("\n");
    Err(format!("{place}: {}, and ok is {}\n{errors}\n{stderr}", output.status, printed["ok"]))
}

/// How a workspace is named in a message.
pub fn place(workspace: &Workspace, folder: &Path) -> String {
    format!("seed {}, as of {}, {}", workspace.seed, workspace.settings.as_of, folder.display())
}

/// Compares what is said of the run as a whole, and looks for findings that are errors.
pub fn compare_run(command: &str, ok: bool, workspace: &Workspace, printed: &Value, tell: &mut dyn FnMut(String)) {
    let run = json!({
        "command": command,
        "as_of": workspace.settings.as_of.to_string(),
        "ok": ok,
        "plans": workspace.plans.iter().map(|plan| json!({ "id": plan.id })).collect::<Vec<_>>(),
    });
    compare(command, &run, Some(printed), tell);
    for finding in printed["findings"].as_array().into_iter().flatten() {
        if finding["level"] == "error" {
            tell(format!("an error finding: {finding}"));
        }
    }
}

/// Every difference between what `cchc status` prints and what the oracle says.
pub fn status(workspace: &Workspace, printed: &Value, folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let place = place(workspace, folder);
    compare_run("status", true, workspace, printed, &mut |what| all.push(format!("{place}: {what}")));
    for plan in &workspace.plans {
        let Some(got) = by_id(&printed["plans"], &plan.id) else {
            continue;
        };
        compare_plan(plan, &workspace.settings, got, &mut |what| {
            all.push(format!("{place}/plans/{}: {what}", plan.id));
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

/// The member of a list with this `id`.
pub fn by_id<'a>(list: &'a Value, id: &str) -> Option<&'a Value> {
    list.as_array()?.iter().find(|each| each["id"] == id)
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

/// Compares all that is expected; what is printed besides does not matter. A key that is missing
/// is a difference, also where null is expected.
pub fn compare(path: &str, expected: &Value, got: Option<&Value>, tell: &mut dyn FnMut(String)) {
    let Some(got) = got else {
        tell(format!("{path}: expected {expected}, but there is none"));
        return;
    };
    match (expected, got) {
        (Value::Object(wanted), Value::Object(_)) => {
            for (key, value) in wanted {
                compare(format!("{path} {key}").trim(), value, got.get(key), tell);
            }
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            for (number, value) in wanted.iter().enumerate() {
                compare(&format!("{path}[{number}]"), value, found.get(number), tell);
            }
        }
        _ => {
            let same_number = expected.as_f64().is_some() && expected.as_f64() == got.as_f64();
            if expected != got && !same_number {
                tell(format!("{path}: the oracle says {expected}, the program {got}"));
            }
        }
    }
}

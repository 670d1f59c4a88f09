//! Runs `cchc check-targets` over a workspace and compares what it prints with the oracle's answers.

use std::path::Path;
use std::process::Command;

use serde_json::{Map, Value, json};

use super::answers::{Answer, ToDate, Verdict};
use super::compare_findings;
use super::model::{Plan, Target, Workspace};
use super::numbers::json as number;
use super::rules::{answer, indicator_id};
use super::write;
use crate::oracle_states::compare::{by_id, compare};

/// Writes the workspace, runs the program over it and returns every difference as a message.
/// Where there is one, the folder is kept to look at.
pub fn run(workspace: &Workspace) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    write::workspace(workspace, dir.path()).expect("the workspace can be written");
    let found = match both(dir.path(), workspace) {
        Ok((targets, findings)) => {
            let mut found = differences(workspace, &targets, dir.path());
            found.extend(compare_findings::differences(workspace, &findings, dir.path()));
            found
        }
        Err(why) => vec![why],
    };
    if !found.is_empty() {
        let _kept = dir.keep();
    }
    found
}

/// What `check-targets` and `validate` print for the workspace.
fn both(folder: &Path, workspace: &Workspace) -> Result<(Value, Value), String> {
    let targets = printed(folder, workspace, &["check-targets", "--fail-on-verdict", "none"])?;
    let findings = printed(folder, workspace, &["validate", "--fail-on", "never"])?;
    Ok((targets, findings))
}

/// What a command prints for the workspace.
fn printed(folder: &Path, workspace: &Workspace, args: &[&str]) -> Result<Value, String> {
    let as_of = workspace.settings.base.as_of.to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.arg("-C").arg(folder).args(args).args(["--as-of", &as_of]);
    command.args(["--output-format", "json", "--lang", "en"]);
    for name in ["CCHC_AS_OF", "CCHC_LANG"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the program can be started");
    let place = format!("seed {}, {}, {}", workspace.seed, folder.display(), args.join(" "));
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let printed: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let errors = compare_findings::errors(&printed).join("\n");
        return Err(format!("{place}: {}\n{stderr}{errors}", output.status));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{place}: stdout is no JSON: {error}\n{stderr}"))
}

/// Every difference between what is printed and what the oracle says.
pub fn differences(workspace: &Workspace, printed: &Value, folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    let head = format!("seed {}, as of {}", workspace.seed, workspace.settings.base.as_of);
    let run = json!({
        "command": "check-targets",
        "as_of": workspace.settings.base.as_of.to_string(),
        "ok": true,
        "plans": workspace.plans.iter().map(|plan| json!({ "id": plan.base.id })).collect::<Vec<_>>(),
    });
    compare("", &run, Some(printed), &mut |what| all.push(format!("{head}, {}: {what}", folder.display())));
    for plan in &workspace.plans {
        let Some(got) = by_id(&printed["plans"], &plan.base.id) else {
            continue;
        };
        let folder = folder.join("plans").join(&plan.base.id);
        compare_plan(plan, workspace, got, &mut |what| {
            all.push(format!("{head}, {}: {what}", folder.display()));
        });
    }
    all
}

/// Compares one plan.
fn compare_plan(plan: &Plan, workspace: &Workspace, got: &Value, tell: &mut dyn FnMut(String)) {
    let mut counts = [0; Verdict::ALL.len()];
    for target in &plan.targets {
        let answer = answer(target, plan, &workspace.plans, &workspace.settings);
        for (count, verdict) in counts.iter_mut().zip(Verdict::ALL) {
            *count += i32::from(verdict == answer.verdict);
        }
        let got = by_id(&got["targets"], &target.id);
        compare(&format!("target {}:", target.id), &as_json(target, &answer), got, tell);
    }
    let found = got["targets"].as_array().map(Vec::len);
    if found != Some(plan.targets.len()) {
        tell(format!("{} targets expected, got {found:?}", plan.targets.len()));
    }
    let mut verdicts = Map::new();
    for (verdict, count) in Verdict::ALL.into_iter().zip(counts) {
        verdicts.insert(verdict.word().to_owned(), count.into());
    }
    compare("verdicts", &Value::Object(verdicts), got.get("verdicts"), tell);
}

/// The target as it must be printed.
pub fn as_json(target: &Target, answer: &Answer) -> Value {
    let exact = |figure: &Option<_>| figure.as_ref().map(number);
    let mut object = json!({
        "id": target.id,
        "of_which": target.of_which,
        "measure": answer.measure.map(write::measure),
        "bound": answer.bound.map(|bound| json!({ "op": write::op(bound.op), "of": bound.of, "change": null })),
        "by": answer.by.to_string(),
        "verdict": answer.verdict.word(),
        "final": answer.is_final,
        "value": answer.value.as_ref().map(value),
        "attainment": exact(&answer.attainment),
        "expected": exact(&answer.expected),
        "shortfall": answer.shortfall.as_ref().map(|(amount, unit)| json!({ "amount": number(amount), "unit": unit })),
        "forecast": exact(&answer.forecast),
    });
    if let Some(bound) = answer.bound {
        object["indicator"] = json!(indicator_id(target));
        // What stands for `done = true` is not laid down.
        if bound.op != super::model::Op::Done {
            object["bound"]["value"] = number(&bound.value.exact());
        }
    }
    object
}

/// The value as it must be printed.
fn value(value: &ToDate) -> Value {
    json!({
        "value": value.value.as_ref().map(number),
        "numerator": value.counts.map(|(numerator, _)| numerator),
        "denominator": value.counts.map(|(_, denominator)| denominator),
        "rank": value.rank.map(|(rank, _)| rank),
        "of": value.rank.and_then(|(_, of)| of),
        "periods": value.periods,
        "through": value.through.to_string(),
        "known_on": value.known_on.map(|day| day.to_string()),
        "basis": write::basis(value.basis),
        "partial": value.partial,
        "stale": value.stale,
    })
}

//! Compares what `cchc check-targets` prints with the oracle's answers.

use serde_json::{Map, Value, json};

use super::answers::{Answer, ToDate, Verdict};
use super::model::{Plan, Target, Workspace};
use super::numbers::json as number;
use super::rules::{answer, indicator_id};
use super::write;
use crate::oracle::{by_id, compare};

/// Every difference between what is printed and what the oracle says.
pub fn differences(workspace: &Workspace, printed: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let run = json!({
        "command": "check-targets",
        "as_of": workspace.settings.base.as_of.to_string(),
        "ok": true,
        "plans": workspace.plans.iter().map(|plan| json!({ "id": plan.base.id })).collect::<Vec<_>>(),
    });
    compare("", &run, Some(printed), &mut |what| all.push(what));
    for plan in &workspace.plans {
        let Some(got) = by_id(&printed["plans"], &plan.base.id) else {
            continue;
        };
        compare_plan(plan, workspace, got, &mut |what| {
            all.push(format!("plans/{}: {what}", plan.base.id));
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
        // The format does not say which text stands for `done = true`.
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

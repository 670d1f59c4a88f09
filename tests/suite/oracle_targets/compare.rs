//! Compares what `cchc check-targets` prints with the oracle's answers.

use serde_json::{Map, Value, json};

use super::answers::{Answer, ToDate, Verdict};
use super::history::{day_of, targets_on};
use super::model::{BaselineForm, Bound, Measure, Op, Plan, Section, Target, Workspace};
use super::numbers::{Exact, floor, json as number};
use super::reckoned::is_change;
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
    let answers = answers(plan, workspace);
    for (target, answer) in &answers {
        for (count, verdict) in counts.iter_mut().zip(Verdict::ALL) {
            *count += i32::from(verdict == answer.verdict);
        }
        let got = by_id(&got["targets"], &target.id);
        compare(&format!("target {}:", target.id), &as_json(target, answer), got, tell);
    }
    let found = got["targets"].as_array().map(Vec::len);
    if found != Some(answers.len()) {
        tell(format!("{} targets expected, got {found:?}", answers.len()));
    }
    let mut verdicts = Map::new();
    for (verdict, count) in Verdict::ALL.into_iter().zip(counts) {
        verdicts.insert(verdict.word().to_owned(), count.into());
    }
    compare("verdicts", &Value::Object(verdicts), got.get("verdicts"), tell);
}

/// The plan's targets on its day, as they were then, each with the answer.
pub fn answers(plan: &Plan, workspace: &Workspace) -> Vec<(Target, Answer)> {
    let settings = day_of(plan, &workspace.plans, &workspace.settings);
    let with_answer = |target| {
        let answer = answer(&target, plan, &workspace.plans, &settings);
        (target, answer)
    };
    targets_on(plan, &settings).into_iter().map(with_answer).collect()
}

/// The target as it must be printed.
pub fn as_json(target: &Target, answer: &Answer) -> Value {
    let exact = |figure: &Option<_>| figure.as_ref().map(number);
    let mut object = json!({
        "id": target.id,
        "of_which": target.of_which,
        "measure": answer.measure.map(write::measure),
        "bound": answer.bound.map(|bound| json!({ "op": write::op(bound.op), "of": bound.of, "change": change(bound, target, answer) })),
        "by": answer.by.to_string(),
        "verdict": answer.verdict.word(),
        "final": answer.is_final,
        "value": answer.value.as_ref().map(|it| value(it, answer)),
        "attainment": exact(&answer.attainment),
        "expected": exact(&answer.expected),
        "shortfall": answer.shortfall.as_ref().map(|(amount, unit)| json!({ "amount": number(amount), "unit": unit })),
        "forecast": exact(&answer.forecast),
    });
    let (group, area) = match &target.section {
        Some(Section::Group(id)) => (Some(id), None),
        Some(Section::Area(id)) => (None, Some(id)),
        None => (None, None),
    };
    object["group"] = json!(group);
    object["area"] = json!(area);
    object["reported_by"] = json!(answer.reported_by);
    if let Some(bound) = answer.bound {
        object["indicator"] = json!(indicator_id(target));
        // The format does not say which text stands for `done = true`.
        if bound.op != Op::Done {
            object["bound"]["class"] = json!(answer.goal.as_ref().and_then(|goal| class(answer, &goal.value)));
            object["bound"]["value"] = answer.goal.as_ref().map_or(Value::Null, |goal| number(&goal.value));
        }
    }
    object
}

/// The class at a place from 1; none for other measures.
fn class<'a>(answer: &'a Answer, place: &Exact) -> Option<&'a String> {
    answer.classes.get(usize::try_from(floor(place) - 1).ok()?)
}

/// How a bound is counted from its baseline; null for other bounds.
fn change(bound: Bound, target: &Target, answer: &Answer) -> Value {
    if !is_change(bound.op) {
        return Value::Null;
    }
    let baseline = target.baseline.as_ref().expect("a change has a baseline");
    let by_plan = if let BaselineForm::Plan(id) = &baseline.form { Some(id) } else { None };
    let on = if by_plan.is_some() { answer.start.as_ref().map(|start| start.on) } else { baseline.on };
    let is_rank = answer.measure == Some(Measure::Rank);
    let start = answer.start.as_ref().map(|start| {
        json!({
            "value": number(&start.value),
            "numerator": start.counts.map(|(numerator, _)| numerator),
            "denominator": start.counts.map(|(_, denominator)| denominator),
            "rank": if is_rank { number(&start.value) } else { Value::Null },
            "of": start.of,
            "on": on.map(|day| day.to_string()),
            "plan": by_plan,
        })
    });
    let by = if bound.op == Op::Better { Value::Null } else { number(&bound.value.exact()) };
    json!({ "by": by, "baseline": start })
}

/// The value as it must be printed.
fn value(value: &ToDate, answer: &Answer) -> Value {
    let mut object = json!({
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
    });
    object["class"] = json!(value.value.as_ref().and_then(|place| class(answer, place)));
    object
}

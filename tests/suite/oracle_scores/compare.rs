//! Compares what `cchc score` prints with the oracle's answers.

use serde_json::{Value, json};

use super::answers::{Answer, Outcome, answer, scored};
use super::figures::{Case, Figure, Kind};
use super::model::{Criterion, Source, Workspace};
use super::write::way;
use crate::oracle::{by_id, compare, errors};
use crate::oracle_targets::answers::ToDate;
use crate::oracle_targets::numbers::{Exact, json as number};

/// Every difference between what is printed and what the oracle says, and every error.
pub fn differences(workspace: &Workspace, printed: &Value) -> Vec<String> {
    let mut all = errors(printed);
    let mut wanted = json!({ "command": "score", "as_of": workspace.base.settings.base.as_of.to_string(), "ok": true });
    wanted["plans"] = plans(workspace);
    let mut tell = |what| all.push(what);
    for plan in wanted["plans"].as_array().into_iter().flatten() {
        let id = plan["id"].as_str().expect("an id");
        compare(&format!("plans/{id}:"), plan, by_id(&printed["plans"], id), &mut tell);
    }
    let ids = |value: &Value| -> Vec<Value> {
        value["plans"].as_array().into_iter().flatten().map(|plan| plan["id"].clone()).collect()
    };
    compare("the plans", &json!(ids(&wanted)), Some(&json!(ids(printed))), &mut tell);
    wanted["plans"] = json!([]);
    let mut head = printed.clone();
    head["plans"] = json!([]);
    compare("", &wanted, Some(&head), &mut tell);
    all
}

/// The plans with their sets, as they must be printed.
pub fn plans(workspace: &Workspace) -> Value {
    let mut found = Vec::new();
    for plan in &workspace.base.plans {
        let mut sets = Vec::new();
        for set in workspace.sets.iter().filter(|set| workspace.scores(set, plan)) {
            let case = Case::new(workspace, plan, set);
            sets.push(as_json(&case, &answer(&case), place(&case)));
        }
        found.push(json!({ "id": plan.base.id, "sets": sets }));
    }
    Value::Array(found)
}

/// Whether another plan stands in the place of this one.
pub fn is_replaced(case: &Case) -> bool {
    let bases: Vec<_> = case.workspace.base.plans.iter().map(|plan| &plan.base).collect();
    let settings = &case.workspace.base.settings.base;
    crate::oracle_states::history::day_of(&case.plan.base, &bases, settings).1.is_some()
}

/// The place of a plan among those that the set scores, and their number; none for one plan, and for one that another
/// has replaced.
pub fn place(case: &Case) -> Option<(usize, usize)> {
    let mut totals = Vec::new();
    for plan in scored(case.workspace, case.set) {
        let mut other = Case::new(case.workspace, plan, case.set);
        other.settings.base.slip = case.settings.base.slip;
        if !is_replaced(&other) {
            totals.extend(answer(&other).total.certain);
        }
    }
    let own = answer(case).total.certain.filter(|_| !is_replaced(case))?;
    let better = totals.iter().filter(|total| **total > own).count();
    (totals.len() > 1).then_some((1 + better, totals.len()))
}

/// The answer as it must be printed.
fn as_json(case: &Case, answer: &Answer, place: Option<(usize, usize)>) -> Value {
    let exact = |points: &Option<Exact>| points.as_ref().map(number);
    let total = &answer.total;
    let criteria: Vec<Value> =
        case.set.criteria.iter().zip(&answer.outcomes).map(|(criterion, outcome)| row(criterion, outcome)).collect();
    json!({
        "set": case.set.id,
        "total": {
            "certain": exact(&total.certain),
            "possible": exact(&total.possible),
            "maximum": number(&case.set.maximum.exact()),
            "bonus": number(&total.bonus),
            "self": exact(&total.own),
            "appraised": exact(&total.appraised),
            "left_out": number(&total.left_out),
        },
        "class": total.class,
        "rank": place.map(|(rank, _)| rank),
        "of": place.map(|(_, of)| of),
        "criteria": criteria,
    })
}

/// A criterion as it must be printed.
fn row(criterion: &Criterion, outcome: &Outcome) -> Value {
    let exact = |points: &Option<Exact>| points.as_ref().map(number);
    let mut object = json!({
        "id": outcome.id,
        "part_of": outcome.group,
        "max": number(&outcome.max),
        "outside": outcome.outside,
        "figure": outcome.figure.as_ref().and_then(|found| figure(criterion, found)),
        "computed": exact(&outcome.computed),
        "self": exact(&outcome.own),
        "appraised": exact(&outcome.appraised),
        "not_applicable": outcome.way.map(way),
        "lost": exact(&outcome.lost),
        "recoverable": number(&outcome.recoverable),
    });
    // Where some of several indicators have a value, these are shown.
    let lacks = outcome.figure.as_ref().is_some_and(|found| found.kind == Kind::Nothing && !found.values.is_empty());
    if lacks && let Some(keys) = object.as_object_mut() {
        keys.remove("figure");
    }
    object
}

/// A figure as it must be printed; none where the source has no value.
fn figure(criterion: &Criterion, figure: &Figure) -> Option<Value> {
    let (value, day) = match &figure.kind {
        Kind::Nothing | Kind::Manual => return None,
        Kind::Empty(_) => (Value::Null, None),
        Kind::Number(found) => (number(found), None),
        Kind::Day(day) => (Value::Null, *day),
    };
    let mut object = json!({
        "value": value,
        "numerator": figure.counts.map(|(part, _)| part),
        "denominator": figure.counts.map(|(_, all)| all),
        "rank": figure.rank.map(|(rank, _)| rank),
        "of": figure.rank.and_then(|(_, of)| of),
        "day": day.map(|day| day.to_string()),
    });
    if let Some(Source::Indicator(_) | Source::Sum(_) | Source::Mean(_) | Source::HundredMinus(_)) = criterion.source {
        object["values"] = figure.values.iter().map(behind).collect();
    }
    // The counts of a sum or mean stand with its values.
    let is_empty = matches!(figure.kind, Kind::Empty(_));
    if (matches!(criterion.source, Some(Source::Sum(_) | Source::Mean(_))) || is_empty)
        && let Some(keys) = object.as_object_mut()
    {
        keys.remove("numerator");
        keys.remove("denominator");
    }
    Some(object)
}

/// A value of an indicator behind a figure.
fn behind(value: &ToDate) -> Value {
    json!({
        "value": value.value.as_ref().map(number),
        "numerator": value.counts.map(|(part, _)| part),
        "denominator": value.counts.map(|(_, all)| all),
        "periods": value.periods,
        "through": value.through.to_string(),
    })
}

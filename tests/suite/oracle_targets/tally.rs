//! Counts what was drawn: targets by measure and verdict, ranks, and what is found between plans.

use super::answers::Answer;
use super::compare::answers;
use super::history::day_of;
use super::model::{BaselineForm, Direction, Measure, Plan, Section, Settings, Target, Workspace};
use super::reckoned::is_change;
use super::rules::{indicator, indicator_id};
use super::values::known;
use super::{parents, ranks, write};
use crate::oracle::Tally;
use crate::oracle_states::history::{added_on, dropped_on, in_force};
use crate::oracle_states::model::Scheme;

/// The keys and verdicts that a run must draw.
pub const MUST_DRAW: [(&str, &[&str]); 11] = [
    ("bounds", &["rise-by", "fall-by", "rise-by-percent", "fall-by-percent", "better-than-baseline", "class-at-least"]),
    ("baselines", &["value", "numerator and denominator", "rank", "plan", "plan without a value"]),
    ("keys", &["classes", "direction = down", "direction = up"]),
    ("keys", &["values-from", "values-from that tells more"]),
    ("keys", &["periods = calendar", "periods = bnv-581"]),
    ("keys", &["group", "area"]),
    ("keys", &["reported-by"]),
    ("keys", &["within"]),
    ("keys", &["replaces"]),
    (
        "history",
        &[
            "target.was in force",
            "target.was over",
            "several entries of target.was",
            "was with another by",
            "target not there yet",
            "target dropped",
        ],
    ),
    (
        "verdicts of bounds against a baseline",
        &[
            "no-data",
            "not-applicable",
            "not-comparable",
            "attained",
            "awaiting-data",
            "missed",
            "out-of-reach",
            "on-track",
            "at-risk",
            "off-track",
        ],
    ),
];

/// Counts the keys of a target.
fn count_keys(target: &Target, plan: &Plan, found: &Answer, tally: &mut Tally) {
    let Some(bound) = target.bound else {
        return;
    };
    tally.one("bounds", write::op(bound.op));
    if is_change(bound.op) {
        tally.one("verdicts of bounds against a baseline", found.verdict.word());
    }
    match target.section {
        Some(Section::Group(_)) => tally.one("keys", "group"),
        Some(Section::Area(_)) => tally.one("keys", "area"),
        None => {}
    }
    let indicator = indicator(plan, indicator_id(target));
    if indicator.reported_by.is_some() {
        tally.one("keys", "reported-by");
    }
    if !indicator.classes.is_empty() {
        tally.one("keys", "classes");
    }
    match indicator.direction {
        Some(Direction::Up) => tally.one("keys", "direction = up"),
        Some(Direction::Down) => tally.one("keys", "direction = down"),
        None => {}
    }
    if let Some(baseline) = &target.baseline {
        tally.one(
            "baselines",
            match baseline.form {
                BaselineForm::Value(_) => "value",
                BaselineForm::Counts(..) => "numerator and denominator",
                BaselineForm::Rank(..) => "rank",
                BaselineForm::Plan(_) if found.start.is_none() => "plan without a value",
                BaselineForm::Plan(_) => "plan",
            },
        );
    }
}

/// Counts what amendments changed.
fn count_history(plan: &Plan, settings: &Settings, tally: &mut Tally) {
    let as_of = settings.base.as_of;
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("history", name);
        }
    };
    for target in &plan.targets {
        let was = in_force(&target.was, |was| was.until, as_of, &settings.base);
        one("target.was in force", was.is_some());
        one("target.was over", !target.was.is_empty() && was.is_none());
        one("several entries of target.was", target.was.len() > 1);
        one("was with another by", was.is_some_and(|was| was.by.is_some()));
        one("target not there yet", added_on(&plan.base, &target.id) > Some(as_of));
        one("target dropped", dropped_on(&plan.base, &target.id).is_some_and(|date| date <= as_of));
    }
}

/// Counts the plans that a plan names, and what it reads in them.
fn count_sources(plan: &Plan, all: &[Plan], settings: &Settings, tally: &mut Tally) {
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("keys", name);
        }
    };
    one("values-from", !plan.base.values_from.is_empty());
    one("within", plan.base.within.is_some());
    one("replaces", plan.base.replaces.is_some());
    let mut alone = plan.clone();
    alone.base.values_from.clear();
    for indicator in &plan.indicators {
        let count = |plan| known(plan, all, indicator, settings).len();
        one("values-from that tells more", count(plan) > count(&alone));
        one("periods = calendar", indicator.periods == Some(Scheme::Calendar));
        one("periods = bnv-581", indicator.periods == Some(Scheme::Bnv581));
    }
}

/// Counts what is in the workspace.
pub fn count(workspace: &Workspace, tally: &mut Tally) {
    let settings = &workspace.settings;
    for plan in &workspace.plans {
        let settings = &day_of(plan, &workspace.plans, settings);
        count_history(plan, settings, tally);
        count_sources(plan, &workspace.plans, settings, tally);
        for (target, found) in &answers(plan, workspace) {
            let (verdict, measure) = (found.verdict.word(), found.measure.map_or("none", write::measure));
            tally.one("targets by measure and verdict", format!("{measure}, {verdict}"));
            count_keys(target, plan, found, tally);
            if found.is_final == Some(true) && settings.base.as_of <= found.by {
                tally.one("targets final before the end", verdict);
            }
            if found.value.as_ref().is_some_and(|value| value.periods.iter().any(|name| name == "end")) {
                tally.one("values", "from `end`");
            }
            if found.measure != Some(Measure::Rank) {
                continue;
            }
            let indicator = indicator(plan, indicator_id(target));
            if ranks::computed(&indicator, plan, &workspace.plans, settings, found.by).is_some() {
                tally.one("ranks", "computed");
            } else if indicator.rank_of.is_some() && found.value.is_some() {
                tally.one("ranks", "reported instead");
            }
        }
    }
    for finding in parents::findings(&workspace.plans, &workspace.settings) {
        tally.one("findings between a plan and its parent", finding.kind.word());
    }
}

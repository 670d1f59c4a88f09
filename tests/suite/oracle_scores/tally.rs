//! Counts what was drawn: sources, rules, the ways in which criteria do not apply, and the edges of all of them.

use super::answers::{Answer, Outcome, answer, entry_of, scored};
use super::compare::{is_replaced, place};
use super::figures::{Case, Kind};
use super::model::{Criterion, ReportsAs, Rule, Source, TasksAs, Way, Workspace};
use crate::oracle::Tally;
use crate::oracle_states::periods::plus;
use crate::oracle_targets::model::{Measure, WhenEmpty};
use crate::oracle_targets::numbers::{Exact, whole};

/// The things that a run must draw.
pub const MUST_DRAW: [(&str, &[&str]); 6] = [
    (
        "sources",
        &[
            "ratio",
            "count",
            "amount",
            "score",
            "rank",
            "task",
            "done-share",
            "on-time-share of tasks",
            "late-count of tasks",
            "on-time-share of reports",
            "late-count of reports",
            "missing-count of reports",
            "sum",
            "mean",
            "100-minus",
            "manual",
        ],
    ),
    (
        "rules",
        &[
            "yes-no",
            "steps",
            "steps down",
            "capped",
            "proportion",
            "proportion of a score",
            "band",
            "by-date",
            "minus",
            "minus with a floor",
            "bonus",
            "bonus outside",
            "none",
        ],
    ),
    (
        "not applicable",
        &["rescale, said", "full, said", "zero, said", "rescale, 0/0", "full, 0/0", "zero, 0/0", "own way"],
    ),
    (
        "figures",
        &[
            "no value",
            "0/0 that is attained",
            "0/0 that is missed",
            "0/0 left out",
            "times",
            "times without a value",
            "not delivered",
            "on the day",
            "a day late",
            "delivered more than once",
            "value before the days of the set",
        ],
    ),
    (
        "edges",
        &[
            "exactly at a bound of steps",
            "exactly at a bound of steps down",
            "exactly at the cap",
            "exactly at the top of a band",
            "exactly at the foot of a band",
            "floor reached",
            "exactly at the floor",
            "cap of a bonus reached",
            "exactly at the cap of a bonus",
            "class exactly at its bound",
        ],
    ),
    (
        "totals",
        &[
            "certain",
            "range",
            "class of a range",
            "range that spans classes",
            "left out",
            "bonus",
            "self",
            "appraised",
            "rank",
            "equal rank",
            "replaced",
            "recoverable",
        ],
    ),
];

/// The word of a source.
fn source_word(source: &Source, case: &Case) -> &'static str {
    match source {
        Source::Indicator(id) => match case.indicator(id).measure {
            Measure::Ratio => "ratio",
            Measure::Count => "count",
            Measure::Amount => "amount",
            Measure::Score => "score",
            Measure::Rank => "rank",
            Measure::Milestone | Measure::Class => "other",
        },
        Source::Task(_) => "task",
        Source::Tasks(_, TasksAs::DoneShare) => "done-share",
        Source::Tasks(_, TasksAs::OnTimeShare) => "on-time-share of tasks",
        Source::Tasks(_, TasksAs::LateCount) => "late-count of tasks",
        Source::Reports(ReportsAs::OnTimeShare) => "on-time-share of reports",
        Source::Reports(ReportsAs::LateCount) => "late-count of reports",
        Source::Reports(ReportsAs::MissingCount) => "missing-count of reports",
        Source::Sum(_) => "sum",
        Source::Mean(_) => "mean",
        Source::HundredMinus(_) => "100-minus",
        Source::Manual => "manual",
    }
}

/// The word of a rule.
fn rule_word(rule: Option<&Rule>, word: &str) -> &'static str {
    match rule {
        Some(Rule::YesNo) => "yes-no",
        Some(Rule::Steps(_, false)) => "steps",
        Some(Rule::Steps(_, true)) => "steps down",
        Some(Rule::Capped(_)) => "capped",
        Some(Rule::Proportion) if word == "score" => "proportion of a score",
        Some(Rule::Proportion) => "proportion",
        Some(Rule::Band(..)) => "band",
        Some(Rule::ByDate(_)) => "by-date",
        Some(Rule::Minus(_, None)) => "minus",
        Some(Rule::Minus(_, Some(_))) => "minus with a floor",
        Some(Rule::Bonus(_, _, false)) => "bonus",
        Some(Rule::Bonus(_, _, true)) => "bonus outside",
        None => "none",
    }
}

/// Counts the edges of a rule at which a number stands.
fn count_edges(rule: &Rule, max: &Exact, number: &Exact, tally: &mut Tally) {
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("edges", name);
        }
    };
    match rule {
        Rule::Steps(steps, down) => {
            let name = if *down { "exactly at a bound of steps down" } else { "exactly at a bound of steps" };
            one(name, steps.iter().any(|(bound, _)| bound.exact() == *number));
        }
        Rule::Capped(cap) => one("exactly at the cap", cap.exact() == *number),
        Rule::Band(upper, lower) => {
            one("exactly at the top of a band", upper.exact() == *number);
            one("exactly at the foot of a band", lower.exact() == *number);
        }
        Rule::Minus(each, floor) => {
            let left = max - each.exact() * number;
            let floor = floor.map_or(whole(0), super::super::oracle_targets::numbers::Decimal::exact);
            one("floor reached", left < floor);
            one("exactly at the floor", left == floor);
        }
        Rule::Bonus(each, cap, _) => {
            one("cap of a bonus reached", each.exact() * number > cap.exact());
            one("exactly at the cap of a bonus", each.exact() * number == cap.exact());
        }
        Rule::YesNo | Rule::Proportion | Rule::ByDate(_) => {}
    }
}

/// Counts a criterion without parts.
fn count_criterion(criterion: &Criterion, outcome: &Outcome, case: &Case, tally: &mut Tally) {
    let (Some(source), Some(figure)) = (&criterion.source, &outcome.figure) else {
        return;
    };
    let word = source_word(source, case);
    tally.one("sources", word);
    tally.one("rules", rule_word(criterion.rule.as_ref(), word));
    if let Some(way) = outcome.way {
        let by = if entry_of(case, &criterion.id).not_applicable == Some(true) { "said" } else { "0/0" };
        let way_word = match way {
            Way::Rescale => "rescale",
            Way::Full => "full",
            Way::Zero => "zero",
        };
        tally.one("not applicable", format!("{way_word}, {by}"));
        if criterion.not_applicable.is_some_and(|own| own != case.set.not_applicable.unwrap_or(Way::Rescale)) {
            tally.one("not applicable", "own way");
        }
    }
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("figures", name);
        }
    };
    one("no value", figure.kind == Kind::Nothing);
    one("0/0 that is attained", figure.kind == Kind::Empty(WhenEmpty::Attained));
    one("0/0 that is missed", figure.kind == Kind::Empty(WhenEmpty::Missed));
    one("0/0 left out", figure.values.len() > 1 && figure.values.iter().any(|value| value.value.is_none()));
    one("times", criterion.times.is_some());
    let lacks = |id: &String| case.value(id).is_none();
    one("times without a value", criterion.times.as_ref().is_some_and(lacks));
    one("not delivered", figure.kind == Kind::Day(None));
    if let (Kind::Day(Some(on)), Some(Rule::ByDate(days))) = (&figure.kind, &criterion.rule) {
        one("on the day", days.iter().any(|(day, _)| day == on));
        one("a day late", days.iter().any(|(day, _)| plus(*day, 1) == *on));
    }
    if let Source::Task(id) = source {
        one("delivered more than once", case.task(id).done.len() > 1);
    }
    if let Source::Indicator(id) = source {
        let before = |file: &crate::oracle_targets::model::ValuesFile| {
            file.period.to < case.set.from && file.values.iter().any(|value| value.indicator == *id)
        };
        one("value before the days of the set", case.plan.files.iter().any(before));
    }
    if let (Kind::Number(number), Some(rule)) = (&figure.kind, &criterion.rule) {
        count_edges(rule, &outcome.max, number, tally);
    }
}

/// Counts the totals of a plan by a set.
fn count_totals(found: &Answer, case: &Case, tally: &mut Tally) {
    let total = &found.total;
    let is_range = total.certain != total.possible;
    let mut one = |name: &str, holds: bool| {
        if holds {
            tally.one("totals", name);
        }
    };
    one("certain", !is_range);
    one("range", is_range);
    one("class of a range", is_range && total.class.is_some());
    one("range that spans classes", is_range && total.class.is_none() && !case.set.classes.is_empty());
    one("left out", total.left_out > whole(0));
    one("bonus", total.bonus > whole(0));
    one("self", total.own.is_some());
    one("appraised", total.appraised.is_some());
    one("replaced", is_replaced(case));
    one("recoverable", found.outcomes.iter().any(|each| each.recoverable > whole(0)));
    let ranked = place(case);
    one("rank", ranked.is_some());
    if ranked.is_some() {
        let same = scored(case.workspace, case.set)
            .into_iter()
            .filter(|plan| answer(&Case::new(case.workspace, plan, case.set)).total.certain == total.certain);
        one("equal rank", same.count() > 1);
    }
    let exactly = |(bound, _): &(crate::oracle_targets::numbers::Decimal, String)| Some(bound.exact()) == total.certain;
    if case.set.classes.iter().any(exactly) {
        tally.one("edges", "class exactly at its bound");
    }
}

/// Counts what is in the workspace.
pub fn count(workspace: &Workspace, tally: &mut Tally) {
    for set in &workspace.sets {
        for plan in scored(workspace, set) {
            let case = Case::new(workspace, plan, set);
            let found = answer(&case);
            for (criterion, outcome) in set.criteria.iter().zip(&found.outcomes) {
                count_criterion(criterion, outcome, &case, tally);
            }
            count_totals(&found, &case, tally);
        }
    }
}

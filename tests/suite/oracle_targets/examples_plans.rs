//! Several plans, on cases worked out by hand: who is ranked, and what is held against the parent.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::examples::plan as plan_of_a_year;
use super::model::{Accumulate, Bound, Figure, Measure, Op, Plan, Settings, Target, Workspace};
use super::numbers::decimal;
use super::parents::{Finding, Kind, findings};
use super::rules::answer;
use super::{calendar, compare_findings, shared};
use crate::oracle_states::periods::day;
use crate::oracle_states::samples;

/// A plan of 2023 with a target on its rank, under a parent that the test does not look at. Its score
/// is reported for these periods on their due days.
fn unit(id: &str, scores: &[(&str, i64)]) -> Plan {
    let scores: Vec<_> = scores.iter().map(|(name, points)| (*name, Figure::Score(decimal(*points, 0)))).collect();
    let mut plan = plan_of_a_year(Measure::Score, Accumulate::Latest, (Op::AtLeast, decimal(80, 0)), &scores);
    id.clone_into(&mut plan.base.id);
    plan.base.unit = format!("Xã {id}");
    plan.base.parent = Some("huyen".to_owned());
    let mut rank = plan.indicators[0].clone();
    (rank.id, rank.measure, rank.maximum) = (shared::RANK.to_owned(), Measure::Rank, None);
    rank.rank_of = Some("x".to_owned());
    plan.indicators.push(rank);
    let bound = Bound { op: Op::RankWithin, value: decimal(1, 0), of: None };
    let target = Target { indicator: Some(shared::RANK.to_owned()), bound: Some(bound), ..plan.targets[0].clone() };
    plan.targets = vec![target];
    plan
}

/// The place, the pool and the period of the first plan's target.
fn place(all: &[Plan], as_of: NaiveDate) -> Option<Place> {
    let settings = Settings { base: samples::settings(as_of), at_risk_percent: None };
    let value = answer(&all[0].targets[0], &all[0], all, &settings).value?;
    let (rank, of) = value.rank.expect("a rank");
    Some((rank, of, value.periods.join(" ")))
}

/// A place, the pool, the period.
type Place = (i64, Option<i64>, String);

/// A computed place.
fn computed(rank: i64, of: i64, period: &str) -> Place {
    (rank, Some(of), period.to_owned())
}

/// The highest is first, equal scores share the better place; the latest period that all know.
#[test]
fn places_come_from_the_latest_period_that_all_have() {
    let mut all = vec![
        unit("a", &[("2023-Q1", 80), ("2023-H1", 70)]),
        unit("b", &[("2023-Q1", 90), ("2023-H1", 80)]),
        unit("c", &[("2023-Q1", 80)]),
    ];
    assert_eq!(place(&all, day(2023, 3, 19)), None);
    assert_eq!(place(&all, day(2023, 3, 20)), Some(computed(2, 3, "2023-Q1")));
    assert_eq!(place(&all, day(2023, 12, 31)), Some(computed(2, 3, "2023-Q1")));
    all[2] = unit("c", &[("2023-Q1", 80), ("2023-H1", 90)]);
    assert_eq!(place(&all, day(2023, 6, 19)), Some(computed(2, 3, "2023-Q1")));
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(3, 3, "2023-H1")));
    // Where two end together, the one that begins earlier.
    for (plan, month) in all.iter_mut().zip([90, 80, 70]) {
        let named = unit("x", &[("2023-06", month)]);
        plan.files.insert(0, named.files[0].clone());
    }
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(3, 3, "2023-H1")));
    // A plan that ends after `by` decides nothing.
    all[0].targets[0].by = Some(day(2023, 6, 13));
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(2, 3, "2023-Q1")));
    // Another parent's plans are not ranked here.
    all[1].base.parent = Some("tinh".to_owned());
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(1, 2, "2023-Q1")));
    all[0].base.parent = None;
    assert_eq!(place(&all, day(2023, 6, 20)), None);
}

/// A plan is ranked where its days contain the period's last day: H1 ends on 14 June.
#[test]
fn units_of_the_last_day_are_ranked() {
    let mut all = vec![unit("a", &[("2023-H1", 70)]), unit("b", &[("2023-H1", 80)]), unit("c", &[])];
    assert_eq!(place(&all, day(2023, 6, 20)), None);
    all[2].base.end = day(2023, 6, 14);
    assert_eq!(place(&all, day(2023, 6, 20)), None);
    all[2].base.end = day(2023, 6, 13);
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(2, 2, "2023-H1")));
    all[2].base.end = day(2023, 12, 31);
    all[2].base.start = day(2023, 6, 14);
    assert_eq!(place(&all, day(2023, 6, 20)), None);
    all[2].base.start = day(2023, 6, 15);
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(2, 2, "2023-H1")));
    // Alone there is no place.
    all[1].base.end = day(2023, 3, 31);
    assert_eq!(place(&all, day(2023, 6, 20)), None);
    // Nor where one of them is ranked by other points.
    all[1].base.end = day(2023, 12, 31);
    all[1].indicators[0].maximum = Some(decimal(120, 0));
    assert_eq!(place(&all, day(2023, 6, 20)), None);
}

/// One plan per unit: the one that began last, then the first by path.
#[test]
fn a_unit_is_ranked_once() {
    let mut all = vec![
        unit("a", &[("2023-H1", 70)]),
        unit("b", &[("2023-H1", 60)]),
        unit("c", &[("2023-H1", 80)]),
        unit("d", &[("2023-H1", 50)]),
    ];
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(2, 4, "2023-H1")));
    all[3].base.unit = all[2].base.unit.clone();
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(2, 3, "2023-H1")));
    all[3].base.start = day(2023, 1, 2);
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(1, 3, "2023-H1")));
    // A plan in whose place another of its unit is ranked has no place.
    all[3].base.unit = all[0].base.unit.clone();
    assert_eq!(place(&all, day(2023, 6, 20)), None);
}

/// Where no place can be computed the reported one stands; none is computed for `end`.
#[test]
fn the_reported_place_stands() {
    let mut all = vec![unit("a", &[("2023-H1", 70)]), unit("b", &[])];
    let mut reported = all[0].files[0].values[0].clone();
    (reported.indicator, reported.figure) = (shared::RANK.to_owned(), Figure::Rank(5, Some(14)));
    all[0].files[0].values.push(reported);
    assert_eq!(place(&all, day(2023, 6, 20)), Some((5, Some(14), "2023-H1".to_owned())));
    all[1] = unit("b", &[("2023-H1", 60)]);
    assert_eq!(place(&all, day(2023, 6, 20)), Some(computed(1, 2, "2023-H1")));
    for plan in &mut all {
        plan.base.end = day(2023, 7, 31);
        let named = calendar::periods(&plan.base, &samples::settings(day(2023, 8, 6)));
        plan.files[0].period = named.into_iter().find(|period| period.name == "end").expect("the last report");
    }
    assert_eq!(place(&all, day(2023, 8, 6)), Some((5, Some(14), "end".to_owned())));
}

/// A plan of one indicator with these bounds, each to a day.
fn asks(id: &str, parent: Option<&str>, bounds: &[(Op, i64, NaiveDate)]) -> Plan {
    let mut plan = plan_of_a_year(Measure::Ratio, Accumulate::Latest, (Op::AtLeast, decimal(0, 0)), &[]);
    id.clone_into(&mut plan.base.id);
    plan.base.parent = parent.map(str::to_owned);
    let target = plan.targets.remove(0);
    for (number, &(op, value, by)) in bounds.iter().enumerate() {
        let bound = Some(Bound { op, value: decimal(value, 0), of: None });
        let indicator = Some("x".to_owned());
        plan.targets.push(Target { id: format!("t{number}"), indicator, bound, by: Some(by), ..target.clone() });
    }
    plan
}

/// The settings on the last day.
fn at_the_end() -> Settings {
    Settings { base: samples::settings(day(2023, 12, 31)), at_risk_percent: None }
}

/// The findings between a plan with the second bounds and a parent of 2021 to 2025 with the first.
fn found(above: &[(Op, i64, NaiveDate)], own: &[(Op, i64, NaiveDate)]) -> Vec<(Kind, String)> {
    let mut parent = asks("huyen", None, above);
    (parent.base.start, parent.base.end) = (day(2021, 1, 1), day(2025, 12, 31));
    let all = findings(&[asks("xa", Some("huyen"), own), parent], &at_the_end());
    all.into_iter().map(|Finding { kind, about, .. }| (kind, about)).collect()
}

/// Less is weaker, and as much but later; a step towards a later bound is not.
#[test]
fn targets_weaker_than_the_parent() {
    let summer = day(2023, 6, 30);
    let year = day(2023, 12, 31);
    let nothing: Vec<(Kind, String)> = Vec::new();
    let weaker = vec![(Kind::Weaker, "t0".to_owned())];
    let one = |above, own| found(&[above], &[own]);
    let least = Op::AtLeast;
    assert_eq!(one((least, 55, year), (least, 55, year)), nothing);
    assert_eq!(one((least, 55, year), (least, 54, year)), weaker);
    assert_eq!(one((least, 55, year), (least, 54, day(2023, 12, 30))), nothing);
    assert_eq!(one((least, 90, day(2025, 12, 31)), (least, 60, year)), nothing);
    assert_eq!(one((least, 55, summer), (least, 55, year)), weaker);
    assert_eq!(one((least, 55, summer), (least, 60, year)), nothing);
    assert_eq!(one((Op::MoreThan, 55, year), (least, 55, year)), weaker);
    assert_eq!(one((least, 55, year), (Op::MoreThan, 55, year)), nothing);
    assert_eq!(one((Op::AtMost, 5, year), (Op::AtMost, 6, year)), weaker);
    assert_eq!(one((Op::AtMost, 5, year), (Op::LessThan, 5, year)), nothing);
    assert_eq!(one((Op::LessThan, 5, year), (Op::AtMost, 5, year)), weaker);
    // Places are not compared.
    assert_eq!(one((Op::RankWithin, 1, year), (Op::RankWithin, 3, year)), nothing);
    // The strongest of several counts.
    let two = [(least, 50, year), (least, 60, year)];
    assert_eq!(found(&[(least, 55, year)], &two), nothing);
    assert_eq!(found(&[(least, 65, year)], &two), [(Kind::Weaker, "t0".to_owned()), (Kind::Weaker, "t1".to_owned())]);
    // The same steps on both sides.
    let steps = [(least, 55, summer), (least, 55, year)];
    assert_eq!(found(&steps, &steps), nothing);
}

/// Bounds of opposite direction, whatever the days.
#[test]
fn targets_opposite_to_the_parent() {
    let year = day(2023, 12, 31);
    let opposite = vec![(Kind::Opposite, "t0".to_owned())];
    assert_eq!(found(&[(Op::AtLeast, 55, year)], &[(Op::AtMost, 60, year)]), opposite);
    assert_eq!(found(&[(Op::LessThan, 55, year)], &[(Op::MoreThan, 60, day(2023, 3, 1))]), opposite);
}

/// A target of the parent for a day of the plan, which the plan itself lacks.
#[test]
fn targets_missing_beside_the_parent() {
    let missing = vec![(Kind::Missing, "x".to_owned())];
    for (by, is_missing) in [
        (day(2022, 12, 31), false),
        (day(2023, 1, 1), true),
        (day(2023, 12, 31), true),
        (day(2024, 1, 1), false),
        (day(2025, 12, 31), false),
    ] {
        let found = found(&[(Op::AtLeast, 55, by)], &[]);
        assert_eq!(found, if is_missing { missing.clone() } else { Vec::new() }, "{by}");
    }
    let year = day(2023, 12, 31);
    assert_eq!(found(&[(Op::RankWithin, 1, year)], &[]), []);
    // A place on the same indicator is none of the kind, and a target without a bound neither.
    let mut own = asks("xa", Some("huyen"), &[(Op::AtLeast, 1, year)]);
    own.targets[0].bound = None;
    let all = findings(&[own, asks("huyen", None, &[(Op::AtLeast, 55, year)])], &at_the_end());
    assert_eq!(all.len(), 1);
}

/// The comparison sees a finding that is missing, one too many, and an error.
#[test]
fn the_comparison_sees_other_findings() {
    let year = day(2023, 12, 31);
    let plans =
        vec![asks("xa", Some("huyen"), &[(Op::AtLeast, 50, year)]), asks("huyen", None, &[(Op::AtLeast, 55, year)])];
    let settings = Settings { base: samples::settings(year), at_risk_percent: None };
    let workspace = Workspace { seed: 0, settings, shared: Vec::new(), plans };
    let count = |found: Value| {
        let printed = json!({ "findings": found });
        compare_findings::differences(&workspace, &printed).len()
    };
    let weaker = json!({ "name": "weaker-than-parent", "level": "warning", "plan": "xa", "item": "t0" });
    let other = json!({ "name": "weaker-than-parent", "level": "warning", "plan": "xa", "item": "t1" });
    let missing = json!({
        "name": "missing-parent-target", "level": "note", "plan": "xa", "item": null, "args": { "indicator": "x" },
    });
    let error = json!({ "name": "no-lead", "level": "error", "plan": "xa", "item": "1.1" });
    assert_eq!(count(json!([weaker.clone()])), 0);
    assert_eq!(count(json!([weaker.clone(), weaker.clone()])), 0);
    assert_eq!(count(json!([])), 1);
    assert_eq!(count(json!([other])), 2);
    assert_eq!(count(json!([weaker.clone(), missing])), 1);
    assert_eq!(count(json!([weaker, error])), 1);
}

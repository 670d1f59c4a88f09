//! The order of verdicts, on cases worked out by hand: the plan of 2023 with the reports Q1 (to
//! 14 March), H1 (to 14 June), Q3 (to 14 September) and the year (to 14 December, due on the 20th).

use super::answers::Verdict::{
    self, AtRisk, Attained, AwaitingData, Missed, NoData, NotApplicable, OffTrack, OnTrack, OutOfReach,
};
use super::examples::{on, plan};
use super::model::{Accumulate, Bound, Figure, Measure, Op, Plan, WhenEmpty};
use super::numbers::{Decimal, decimal};
use crate::oracle_states::periods::day;

/// The verdict on the last day of the plan, which is the target's `by`, and on the day after, each
/// with whether it is final.
fn last_and_after(plan: &Plan) -> [(Verdict, Option<bool>); 2] {
    [day(2023, 12, 31), day(2024, 1, 1)].map(|as_of| {
        let found = on(plan, as_of);
        (found.verdict, found.is_final)
    })
}

/// A count that is added.
fn flow(op: Op, goal: i64, values: &[(&str, i64)]) -> Plan {
    let values: Vec<_> = values.iter().map(|(name, count)| (*name, Figure::Count(*count))).collect();
    plan(Measure::Count, Accumulate::Sum, (op, decimal(goal, 0)), &values)
}

/// A ratio.
fn ratio(accumulate: Accumulate, op: Op, goal: i64, values: &[(&str, i64, i64)]) -> Plan {
    let values: Vec<_> = values.iter().map(|(name, part, all)| (*name, Figure::Counts(*part, *all))).collect();
    plan(Measure::Ratio, accumulate, (op, decimal(goal, 0)), &values)
}

const BEFORE: Option<bool> = Some(false);
const FINAL: Option<bool> = Some(true);

/// Flows only grow: what is reached stays reached, on any day, partial or not.
#[test]
fn lower_bounds_on_flows_cannot_be_undone() {
    let reached = [(Attained, FINAL), (Attained, FINAL)];
    assert_eq!(last_and_after(&flow(Op::AtLeast, 12, &[("2023-H1", 12)])), reached);
    assert_eq!(last_and_after(&flow(Op::AtLeast, 12, &[("2023-Q3", 12)])), reached);
    // Exactly on a strict bound is not above it.
    let strict = flow(Op::MoreThan, 12, &[("2023-H1", 12)]);
    assert_eq!(last_and_after(&strict)[1], (AwaitingData, FINAL));
    assert_eq!(last_and_after(&flow(Op::MoreThan, 12, &[("2023-H1", 13)])), reached);
    // Not so what stands at a day.
    let level =
        plan(Measure::Count, Accumulate::Latest, (Op::AtLeast, decimal(12, 0)), &[("2023-H1", Figure::Count(12))]);
    assert_eq!(last_and_after(&level), [(Attained, BEFORE), (AwaitingData, FINAL)]);
}

/// An upper bound on a flow that is passed: out of reach until `by`, missed after it, whatever
/// report is not there yet.
#[test]
fn upper_bounds_on_flows_cannot_be_mended() {
    let lost = [(OutOfReach, FINAL), (Missed, FINAL)];
    assert_eq!(last_and_after(&flow(Op::AtMost, 5, &[("2023-H1", 6)])), lost);
    assert_eq!(last_and_after(&flow(Op::AtMost, 5, &[("2023-Q3", 6)])), lost);
    // At the bound: so far it holds.
    assert_eq!(last_and_after(&flow(Op::AtMost, 5, &[("2023-H1", 5)])), [(Attained, BEFORE), (AwaitingData, FINAL)]);
    assert_eq!(last_and_after(&flow(Op::AtMost, 5, &[("2023", 5)])), [(Attained, BEFORE), (Attained, FINAL)]);
    assert_eq!(last_and_after(&flow(Op::LessThan, 5, &[("2023-H1", 5)])), lost);
    // A level may fall again.
    let level = plan(Measure::Count, Accumulate::Latest, (Op::AtMost, decimal(5, 0)), &[("2023-H1", Figure::Count(6))]);
    assert_eq!(last_and_after(&level), [(OffTrack, BEFORE), (AwaitingData, FINAL)]);
}

/// All of it is out of reach when a part is lost, and so is nothing when there is something.
#[test]
fn all_or_nothing_of_a_sum() {
    let lost = [(OutOfReach, FINAL), (Missed, FINAL)];
    let sum = Accumulate::Sum;
    assert_eq!(last_and_after(&ratio(sum, Op::AtLeast, 100, &[("2023-H1", 99, 100)])), lost);
    assert_eq!(last_and_after(&ratio(sum, Op::AtMost, 0, &[("2023-H1", 1, 100)])), lost);
    let so_far = [(Attained, BEFORE), (AwaitingData, FINAL)];
    assert_eq!(last_and_after(&ratio(sum, Op::AtLeast, 100, &[("2023-H1", 100, 100)])), so_far);
    assert_eq!(last_and_after(&ratio(sum, Op::AtMost, 0, &[("2023-H1", 0, 100)])), so_far);
    // 99 % can still become 99.9 %, and the latest figure anything.
    let mut nearly = ratio(sum, Op::AtLeast, 100, &[("2023-H1", 99, 100)]);
    nearly.targets[0].bound = Some(Bound { op: Op::AtLeast, value: decimal(999, 1), of: None });
    assert_eq!(last_and_after(&nearly), [(OffTrack, BEFORE), (AwaitingData, FINAL)]);
    let latest = ratio(Accumulate::Latest, Op::AtLeast, 100, &[("2023-H1", 99, 100)]);
    assert_eq!(last_and_after(&latest), [(OnTrack, BEFORE), (AwaitingData, FINAL)]);
    // Nothing has no part that could be lost.
    let mut empty = ratio(sum, Op::AtLeast, 100, &[("2023-H1", 0, 0)]);
    assert_eq!(last_and_after(&empty), [(NotApplicable, BEFORE), (NotApplicable, FINAL)]);
    empty.indicators[0].when_empty = Some(WhenEmpty::Missed);
    assert_eq!(last_and_after(&empty), [(OffTrack, BEFORE), (AwaitingData, FINAL)]);
    empty.indicators[0].when_empty = Some(WhenEmpty::Attained);
    assert_eq!(last_and_after(&empty), so_far);
}

/// After `by` the report that reaches to the end is awaited, whether or not the bound holds so far.
#[test]
fn the_last_report_is_awaited() {
    let after =
        |name: &str, part| last_and_after(&ratio(Accumulate::Latest, Op::AtLeast, 55, &[(name, part, 100)]))[1].0;
    assert_eq!([after("2023-Q3", 60), after("2023-Q3", 50)], [AwaitingData, AwaitingData]);
    // A month before the last day of the last report, and on it.
    assert_eq!([after("2023-11", 60), after("2023-11", 50)], [AwaitingData, AwaitingData]);
    assert_eq!([after("2023-12", 60), after("2023-12", 50)], [Attained, Missed]);
    assert_eq!([after("2023", 60), after("2023", 50)], [Attained, Missed]);
    // The last report is that which ends on or before `by`.
    let mut early = ratio(Accumulate::Latest, Op::AtLeast, 55, &[("2023-H1", 60, 100)]);
    for (by, verdict) in [(day(2023, 6, 14), Attained), (day(2023, 9, 13), Attained), (day(2023, 9, 14), AwaitingData)]
    {
        early.targets[0].by = Some(by);
        assert_eq!(on(&early, day(2023, 12, 31)).verdict, verdict, "{by}");
    }
    // Where none does, nothing is awaited.
    let mut first = ratio(Accumulate::Latest, Op::AtLeast, 55, &[("2023-02", 50, 100)]);
    first.targets[0].by = Some(day(2023, 3, 13));
    assert_eq!(on(&first, day(2023, 3, 14)).verdict, Missed);
    first.targets[0].by = Some(day(2023, 3, 14));
    assert_eq!(on(&first, day(2023, 3, 15)).verdict, AwaitingData);
    // Without any value there is nothing to wait for more of.
    let none = ratio(Accumulate::Latest, Op::AtLeast, 55, &[]);
    assert_eq!(last_and_after(&none), [(NoData, BEFORE), (NoData, FINAL)]);
}

/// A sum with a hole says nothing against a lower bound after `by`.
#[test]
fn partial_sums_are_awaited_too() {
    // December reaches to the end of the year's report, but the rest is not there.
    assert_eq!(last_and_after(&flow(Op::AtLeast, 12, &[("2023-12", 3)])), [(OffTrack, BEFORE), (AwaitingData, FINAL)]);
    let whole = [("2023-Q1", 3), ("2023", 11)];
    assert_eq!(last_and_after(&flow(Op::AtLeast, 12, &whole))[1], (Missed, FINAL));
    assert_eq!(last_and_after(&flow(Op::AtMost, 12, &[("2023-12", 3)])), [(Attained, BEFORE), (Attained, FINAL)]);
    let part = ratio(Accumulate::Sum, Op::AtLeast, 50, &[("2023-12", 1, 100)]);
    assert_eq!(last_and_after(&part)[1], (AwaitingData, FINAL));
    let upper = ratio(Accumulate::Sum, Op::AtMost, 50, &[("2023-12", 99, 100)]);
    assert_eq!(last_and_after(&upper)[1], (Missed, FINAL));
}

/// A score of 2023 against a bound, at the default of 10 %, on the last day.
fn scored(maximum: Decimal, op: Op, goal: Decimal, score: Decimal) -> Verdict {
    let mut plan = plan(Measure::Score, Accumulate::Latest, (op, goal), &[("2023", Figure::Score(score))]);
    plan.indicators[0].maximum = Some(maximum);
    on(&plan, day(2023, 12, 31)).verdict
}

/// Near the top and near nothing the band is counted on what is left.
#[test]
fn the_band_is_counted_on_the_rest() {
    let hundred = decimal(100, 0);
    let edges = [
        // A tenth of 5, of 10, and of one hundredth of the maximum.
        (hundred, Op::AtLeast, decimal(95, 0), decimal(9450, 2), decimal(9449, 2)),
        (hundred, Op::AtLeast, decimal(90, 0), decimal(8900, 2), decimal(8899, 2)),
        (hundred, Op::AtLeast, decimal(100, 0), decimal(9990, 2), decimal(9989, 2)),
        (decimal(10, 0), Op::MoreThan, decimal(9, 0), decimal(890, 2), decimal(889, 2)),
        // Below nine tenths: a tenth of 89.9.
        (hundred, Op::AtLeast, decimal(899, 1), decimal(8091, 2), decimal(8090, 2)),
        // A tenth of 10, and of one hundredth of the maximum.
        (hundred, Op::AtMost, decimal(10, 0), decimal(1100, 2), decimal(1101, 2)),
        (hundred, Op::AtMost, decimal(5, 1), decimal(60, 2), decimal(61, 2)),
        (hundred, Op::AtMost, decimal(0, 0), decimal(10, 2), decimal(11, 2)),
        // Above a tenth: a tenth of 10.1.
        (hundred, Op::AtMost, decimal(101, 1), decimal(1111, 2), decimal(1112, 2)),
    ];
    for (maximum, op, goal, inside, outside) in edges {
        assert_eq!(scored(maximum, op, goal, inside), AtRisk, "{goal} {inside}");
        assert_eq!(scored(maximum, op, goal, outside), OffTrack, "{goal} {outside}");
    }
    // On track includes the bound itself, strict or not.
    assert_eq!(scored(hundred, Op::MoreThan, decimal(95, 0), decimal(95, 0)), OnTrack);
    assert_eq!(scored(hundred, Op::LessThan, decimal(5, 0), decimal(5, 0)), OnTrack);
}

/// On the way what is left is counted from what is expected: 95 · 72/364 = 18.8 in March, and a
/// tenth of the rest is 8.1. Counts know no rest.
#[test]
fn the_band_on_the_way() {
    let march = |plan: &Plan| on(plan, day(2023, 3, 20)).verdict;
    let of_hundred = |part| march(&ratio(Accumulate::Latest, Op::AtLeast, 95, &[("2023-Q1", part, 100)]));
    assert_eq!([19, 18, 11, 10].map(of_hundred), [OnTrack, AtRisk, AtRisk, OffTrack]);
    let count = |count| march(&flow(Op::AtLeast, 95, &[("2023-Q1", count)]));
    assert_eq!([19, 18, 17, 16].map(count), [OnTrack, AtRisk, AtRisk, OffTrack]);
}

/// A milestone done in time is final at once.
#[test]
fn milestones_are_final_when_done() {
    let done = (Op::Done, decimal(1, 0));
    let mut plan = plan(Measure::Milestone, Accumulate::Latest, done, &[("2023-Q1", Figure::Done(day(2023, 3, 25)))]);
    let found = |plan: &Plan, as_of| {
        let found = on(plan, as_of);
        (found.verdict, found.is_final)
    };
    assert_eq!(found(&plan, day(2023, 3, 24)), (OnTrack, BEFORE));
    assert_eq!(found(&plan, day(2023, 3, 25)), (Attained, FINAL));
    plan.targets[0].by = Some(day(2023, 3, 24));
    assert_eq!(found(&plan, day(2023, 3, 24)), (AtRisk, BEFORE));
    assert_eq!(found(&plan, day(2023, 3, 25)), (Missed, FINAL));
}

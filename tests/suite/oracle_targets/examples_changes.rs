//! Bounds against a baseline and classes, on cases worked out by hand.

use chrono::NaiveDate;

use super::answers::{Answer, Verdict};
use super::examples::{on, plan};
use super::model::{Accumulate, Baseline, BaselineForm, Direction, Figure, Measure, Op, Pace, Plan, Settings};
use super::numbers::{Decimal, Exact, decimal, fraction, whole};
use super::rules::answer;
use crate::oracle_states::periods::day;
use crate::oracle_states::samples;

/// The plan of 2023 with a change bound and one value of the year, known on 20 December.
fn change(measure: Measure, bound: (Op, Decimal), form: BaselineForm, figure: Figure) -> Plan {
    let mut plan = plan(measure, Accumulate::Latest, bound, &[("2023", figure)]);
    plan.targets[0].baseline = Some(Baseline { form, on: None });
    plan
}

/// A percent from counts of a hundred.
fn of_hundred(part: i64) -> Figure {
    Figure::Counts(part, 100)
}

/// The verdict at the end of the year, and the bound that is reckoned.
fn at_the_end(plan: &Plan) -> (Verdict, Option<Exact>) {
    let found = on(plan, day(2024, 1, 1));
    (found.verdict, found.goal.map(|goal| goal.value))
}

/// Points, and percent of the baseline.
#[test]
fn changes_are_reckoned_from_the_baseline() {
    let value = |digits, places| BaselineForm::Value(decimal(digits, places));
    let ratio = |op, n, form, part| at_the_end(&change(Measure::Ratio, (op, decimal(n, 0)), form, of_hundred(part)));
    assert_eq!(ratio(Op::RiseBy, 3, value(40, 0), 43), (Verdict::Attained, Some(whole(43))));
    assert_eq!(ratio(Op::RiseBy, 3, value(40, 0), 42), (Verdict::Missed, Some(whole(43))));
    assert_eq!(ratio(Op::FallBy, 3, value(40, 0), 37), (Verdict::Attained, Some(whole(37))));
    assert_eq!(ratio(Op::RiseByPercent, 5, value(40, 0), 42), (Verdict::Attained, Some(whole(42))));
    assert_eq!(ratio(Op::FallByPercent, 5, value(40, 0), 39), (Verdict::Missed, Some(whole(38))));
    // One of three is a third, exactly.
    let third = fraction(100, 3) + whole(1);
    assert_eq!(ratio(Op::RiseBy, 1, BaselineForm::Counts(1, 3), 34), (Verdict::Missed, Some(third)));
    // Held inside 0 to 100.
    assert_eq!(ratio(Op::RiseBy, 5, value(98, 0), 100), (Verdict::Attained, Some(whole(100))));
    assert_eq!(ratio(Op::FallBy, 5, value(3, 0), 0), (Verdict::Attained, Some(whole(0))));
    // Strictly better.
    assert_eq!(ratio(Op::Better, 1, value(40, 0), 40).0, Verdict::Missed);
    assert_eq!(ratio(Op::Better, 1, value(40, 0), 41).0, Verdict::Attained);
    let mut down = change(Measure::Ratio, (Op::Better, decimal(1, 0)), value(40, 0), of_hundred(39));
    assert_eq!(at_the_end(&down).0, Verdict::Missed);
    down.indicators[0].direction = Some(Direction::Down);
    assert_eq!(at_the_end(&down).0, Verdict::Attained);
    down.files[0].values[0].figure = of_hundred(40);
    assert_eq!(at_the_end(&down).0, Verdict::Missed);
}

/// Places rise towards the first; another pool is not compared.
#[test]
fn ranks_rise_by_places() {
    let ranked = |op, n, from: (i64, Option<i64>), now: (i64, Option<i64>)| {
        let form = BaselineForm::Rank(from.0, from.1);
        at_the_end(&change(Measure::Rank, (op, decimal(n, 0)), form, Figure::Rank(now.0, now.1)))
    };
    assert_eq!(ranked(Op::RiseBy, 3, (8, None), (5, None)), (Verdict::Attained, Some(whole(5))));
    assert_eq!(ranked(Op::RiseBy, 3, (8, None), (6, None)), (Verdict::Missed, Some(whole(5))));
    assert_eq!(ranked(Op::RiseBy, 3, (2, None), (1, None)), (Verdict::Attained, Some(whole(1))));
    assert_eq!(ranked(Op::Better, 1, (2, None), (2, None)), (Verdict::Missed, Some(whole(1))));
    assert_eq!(ranked(Op::Better, 1, (1, None), (1, None)), (Verdict::Attained, Some(whole(1))));
    assert_eq!(ranked(Op::RiseBy, 3, (8, Some(14)), (5, Some(14))).0, Verdict::Attained);
    assert_eq!(ranked(Op::RiseBy, 3, (8, Some(63)), (5, Some(34))).0, Verdict::NotComparable);
    assert_eq!(ranked(Op::RiseBy, 3, (8, Some(63)), (5, None)).0, Verdict::Attained);
    // The target's pool stands where the value names none.
    let mut plan =
        change(Measure::Rank, (Op::RiseBy, decimal(3, 0)), BaselineForm::Rank(8, Some(63)), Figure::Rank(5, None));
    plan.targets[0].bound.as_mut().expect("a bound").of = Some(34);
    assert_eq!(at_the_end(&plan).0, Verdict::NotComparable);
    plan.files[0].values[0].figure = Figure::Rank(5, Some(63));
    assert_eq!(at_the_end(&plan).0, Verdict::Attained);
    // Without a value there is nothing to compare.
    plan.files.clear();
    assert_eq!(at_the_end(&plan).0, Verdict::NoData);
}

/// How far from the baseline to the bound, within nothing and all.
#[test]
fn attainment_counts_from_the_baseline() {
    let far = |op, part| {
        let form = BaselineForm::Value(decimal(40, 0));
        on(&change(Measure::Ratio, (op, decimal(20, 0)), form, of_hundred(part)), day(2024, 1, 1)).attainment
    };
    assert_eq!(
        [30, 40, 45, 60, 70].map(|part| far(Op::RiseBy, part)),
        [Some(whole(0)), Some(whole(0)), Some(fraction(1, 4)), Some(whole(1)), Some(whole(1)),]
    );
    assert_eq!(far(Op::FallBy, 35), Some(fraction(1, 4)));
    // From the baseline to the baseline there is no way.
    assert_eq!(far(Op::Better, 45), None);
}

/// The pace starts from the baseline on its day; that of a flow from nothing.
#[test]
fn change_bounds_have_a_pace() {
    let form = BaselineForm::Value(decimal(40, 0));
    let mut plan =
        plan(Measure::Ratio, Accumulate::Latest, (Op::RiseBy, decimal(20, 0)), &[("2023-Q1", of_hundred(43))]);
    plan.targets[0].baseline = Some(Baseline { form, on: None });
    let in_march = |plan: &Plan| on(plan, day(2023, 3, 20)).expected;
    // 72 of 364 days.
    assert_eq!(in_march(&plan), Some(whole(40) + fraction(20 * 72, 364)));
    plan.targets[0].baseline.as_mut().expect("one").on = Some(day(2022, 12, 31));
    assert_eq!(in_march(&plan), Some(whole(40) + fraction(20 * 73, 365)));
    plan.targets[0].pace = Some(Pace::Level);
    assert_eq!(in_march(&plan), Some(whole(60)));
    plan.targets[0].pace = None;
    plan.indicators[0].measure = Measure::Count;
    plan.indicators[0].accumulate = Some(Accumulate::Sum);
    plan.files[0].values[0].figure = Figure::Count(10);
    assert_eq!(in_march(&plan), Some(fraction(60 * 72, 364)));
}

/// The answer for the first target of the first plan, whose baseline is the plan of 2022.
fn against(now: &Plan, before: &Plan, as_of: NaiveDate) -> Answer {
    let settings = Settings { base: samples::settings(as_of), at_risk_percent: None };
    answer(&now.targets[0], now, &[now.clone(), before.clone()], &settings)
}

/// A plan of the year before, with these values; each is known on its due day.
fn year_before(measure: Measure, accumulate: Accumulate, values: &[(&str, Figure)]) -> Plan {
    let mut before = plan(measure, accumulate, (Op::AtLeast, decimal(0, 0)), values);
    "p-2022".clone_into(&mut before.base.id);
    (before.base.start, before.base.end) = (day(2022, 1, 1), day(2022, 12, 31));
    for file in &mut before.files {
        for each in [&mut file.period.from, &mut file.period.to, &mut file.period.due, &mut file.reported_on] {
            *each = super::calendar::a_year_before(*each);
        }
        file.period.name = file.period.name.replace("2023", "2022");
    }
    before
}

/// The value to date of the year before is the baseline, once it is known and whole.
#[test]
fn a_plan_is_a_baseline() {
    let form = || BaselineForm::Plan("p-2022".to_owned());
    let now = change(Measure::Ratio, (Op::RiseBy, decimal(5, 0)), form(), of_hundred(60));
    let before = |accumulate, values: &[(&str, Figure)]| year_before(Measure::Ratio, accumulate, values);
    let whole_year = [("2023", of_hundred(50))];
    let found = against(&now, &before(Accumulate::Latest, &whole_year), day(2024, 1, 1));
    assert_eq!((found.verdict, found.goal.expect("a goal").value), (Verdict::Attained, whole(55)));
    let start = found.start.expect("a baseline");
    assert_eq!((start.value, start.on), (whole(50), day(2022, 12, 14)));
    // Half a year is a value where the latest stands, and none of a sum.
    let half = [("2023-H1", of_hundred(50))];
    assert_eq!(against(&now, &before(Accumulate::Latest, &half), day(2024, 1, 1)).verdict, Verdict::Attained);
    let sum = against(&now, &before(Accumulate::Sum, &half), day(2024, 1, 1));
    assert_eq!((sum.verdict, sum.is_final), (Verdict::NotComparable, Some(true)));
    assert_eq!((sum.attainment, sum.expected, sum.shortfall), (None, None, None));
    assert_eq!(against(&now, &before(Accumulate::Sum, &whole_year), day(2024, 1, 1)).verdict, Verdict::Attained);
    // Neither 0/0 nor a figure of another measure.
    let empty = [("2023", Figure::Counts(0, 0))];
    assert_eq!(against(&now, &before(Accumulate::Latest, &empty), day(2024, 1, 1)).verdict, Verdict::NotComparable);
    let counts = year_before(Measure::Count, Accumulate::Latest, &[("2023", Figure::Count(50))]);
    assert_eq!(against(&now, &counts, day(2024, 1, 1)).verdict, Verdict::NotComparable);
}

/// One class short is at risk, two are not; what is reached is all or unknown.
#[test]
fn classes_are_counted_in_places() {
    let classes = ["Yếu", "Trung bình", "Khá", "Tốt"];
    let found = |place| {
        let bound = (Op::ClassAtLeast, decimal(4, 0));
        let mut plan = plan(Measure::Class, Accumulate::Latest, bound, &[("2023-H1", Figure::Class(place))]);
        plan.indicators[0].classes = classes.map(str::to_owned).to_vec();
        on(&plan, day(2023, 7, 1))
    };
    assert_eq!([4, 3, 2].map(|place| found(place).verdict), [Verdict::Attained, Verdict::AtRisk, Verdict::OffTrack]);
    assert_eq!([4, 3].map(|place| found(place).attainment), [Some(whole(1)), None]);
    assert_eq!((found(2).shortfall, found(2).expected), (Some((whole(2), "classes")), Some(whole(4))));
}

//! The points that can still be won, by the list of the guide: what can still change before the last day of the set.

use super::answers::{coefficient, computed};
use super::figures::{Case, Figure, Kind};
use super::model::{Criterion, Entry, ReportsAs, Rule, Source, TasksAs, Which};
use super::points::of_number;
use crate::oracle::Slip;
use crate::oracle_states::answers::State;
use crate::oracle_states::model::ReportPeriod;
use crate::oracle_states::periods::report_list;
use crate::oracle_targets::answers::ToDate;
use crate::oracle_targets::calendar::reports_of;
use crate::oracle_targets::model::{Accumulate, Indicator, Measure};
use crate::oracle_targets::numbers::{Exact, whole};
use crate::oracle_targets::reserved;
use crate::oracle_targets::values::percent;

/// The figures that can still be reached: a lowest and a highest one, each with whether it is reached itself. None of
/// them where there is no end.
#[derive(Debug, Clone)]
pub struct Reach {
    /// The lowest.
    pub low: (Exact, bool),
    /// The highest.
    pub high: Option<(Exact, bool)>,
}

impl Reach {
    /// Any figure from 0 to the highest that there is.
    fn any(indicator: &Indicator) -> Self {
        let high = match indicator.measure {
            Measure::Ratio => Some((whole(100), true)),
            Measure::Score => indicator.maximum.map(|most| (most.exact(), true)),
            Measure::Count | Measure::Amount | Measure::Rank | Measure::Milestone | Measure::Class => None,
        };
        let low = if indicator.measure == Measure::Rank { whole(1) } else { whole(0) };
        Self { low: (low, true), high }
    }

    /// This figure alone.
    fn only(number: &Exact) -> Self {
        Self { low: (number.clone(), true), high: Some((number.clone(), true)) }
    }
}

/// The points that a criterion can still win beside those that it has.
pub fn best(criterion: &Criterion, case: &Case, figure: &Figure, now: Option<&Exact>) -> Exact {
    let none = whole(0);
    let Some(now) = now else {
        return match &criterion.rule {
            Some(Rule::Bonus(_, cap, true)) => cap.exact(),
            _ => criterion.max.exact(),
        };
    };
    if case.is_over() {
        return none;
    }
    let source = criterion.source.as_ref().expect("no group");
    let reached = match source {
        Source::Manual => return none,
        Source::Task(id) => of_task(criterion, case, id, figure),
        // 0/0 that counts as attained or missed stays so where no report comes.
        Source::Indicator(id) if matches!(figure.kind, Kind::Empty(_)) && !to_come(case, id, &figure.values[0]) => {
            return none;
        }
        // A coefficient can rise as well.
        Source::Indicator(id) if reaches_any(criterion, case, id, figure) => {
            return (best_of_any(criterion) - now).max(none);
        }
        Source::Sum(ids) | Source::Mean(ids) | Source::HundredMinus(ids) if matches!(figure.kind, Kind::Empty(_)) => {
            let comes = |id: &String| case.value(id).is_some_and(|value| to_come(case, id, &value));
            return if ids.iter().any(comes) { (best_of_any(criterion) - now).max(none) } else { none };
        }
        Source::Tasks(..) | Source::Reports(_) | Source::Indicator(_) => {
            best_of(criterion, case, &reach(source, case, figure))
        }
        Source::Sum(ids) | Source::Mean(ids) | Source::HundredMinus(ids) => {
            let reach = of_several(source, ids, case);
            if reach.high.is_none() && !falls(criterion) {
                return (best_of_any(criterion) - now).max(none);
            }
            best_of(criterion, case, &reach)
        }
    };
    (with_times(criterion, case, reached) - now).max(none)
}

/// The points of the best figure that there is.
fn best_of_any(criterion: &Criterion) -> Exact {
    let most = criterion.max.exact();
    match &criterion.rule {
        Some(Rule::Bonus(_, cap, true)) => cap.exact(),
        Some(Rule::Bonus(_, cap, false)) => cap.exact().min(most),
        Some(Rule::Steps(steps, _)) => {
            let best = steps.iter().map(|(_, points)| points.exact()).max();
            best.unwrap_or_else(|| whole(0)).min(most)
        }
        _ => most,
    }
}

/// Whether lower figures are better.
fn falls(criterion: &Criterion) -> bool {
    matches!(criterion.rule, Some(Rule::Minus(..) | Rule::Steps(_, true)))
}

/// Whether an indicator may still reach any figure that is better.
fn reaches_any(criterion: &Criterion, case: &Case, id: &str, figure: &Figure) -> bool {
    let indicator = case.indicator(id);
    let is_flow = matches!(indicator.measure, Measure::Count | Measure::Amount);
    let has_counts = figure.values.first().is_some_and(|value| value.counts.is_some());
    let is_sum = indicator.accumulate == Some(Accumulate::Sum) && (is_flow && falls(criterion) || has_counts);
    !reserved::IDS.contains(&id) && !is_sum && to_come(case, id, &figure.values[0])
}

/// A task that is not delivered brings the points of a delivery today.
fn of_task(criterion: &Criterion, case: &Case, id: &str, figure: &Figure) -> Exact {
    let task = case.task(id);
    let today = case.today();
    let is_dropped = task.dropped.is_some_and(|day| day <= today);
    let on = match figure.kind {
        Kind::Day(None) if !is_dropped => Some(today.max(case.set.from)),
        Kind::Day(day) => day,
        Kind::Nothing | Kind::Empty(_) | Kind::Number(_) | Kind::Manual => None,
    };
    let then = Figure { kind: Kind::Day(on), ..figure.clone() };
    let plain = Criterion { times: None, ..criterion.clone() };
    computed(&plain, case, &then, &Entry::default()).expect("a delivery has points")
}

/// The figures that one source can still reach.
fn reach(source: &Source, case: &Case, figure: &Figure) -> Reach {
    let Kind::Number(now) = &figure.kind else {
        // 0/0 that counts as attained or missed.
        return match source {
            Source::Indicator(id) if to_come(case, id, &figure.values[0]) => Reach::any(&case.indicator(id)),
            Source::Indicator(_)
            | Source::Task(_)
            | Source::Tasks(..)
            | Source::Reports(_)
            | Source::Sum(_)
            | Source::Mean(_)
            | Source::HundredMinus(_)
            | Source::Manual => Reach::only(&whole(0)),
        };
    };
    match source {
        Source::Indicator(id) => match &id[..] {
            "tasks-done" => reach(&Source::Tasks(Which::All, TasksAs::DoneShare), case, figure),
            "tasks-on-time" => reach(&Source::Tasks(Which::All, TasksAs::OnTimeShare), case, figure),
            "reports-on-time" => {
                let mut all = report_list(&case.plan.base, &case.settings.base);
                all.retain(|period| period.due <= case.set.to);
                of_reports(case, &all, ReportsAs::OnTimeShare, now)
            }
            // Gaps can be closed.
            "assignment-gaps" => Reach { low: (whole(0), true), high: Some((now.clone(), true)) },
            _ => of_indicator(case, id, &figure.values[0], now),
        },
        Source::Tasks(which, kind) => {
            let states = case.states(which);
            let of = |wanted: State| states[State::ALL.iter().position(|&state| state == wanted).expect("a state")];
            let (done, late, overdue) = (of(State::Done), of(State::DoneLate), of(State::Overdue));
            let open = of(State::DueSoon) + of(State::InProgress) + of(State::NotStarted);
            let most = match kind {
                TasksAs::DoneShare => percent(done + late + overdue + open, done + late + overdue + open),
                TasksAs::OnTimeShare => percent(done + open, done + open + late + overdue),
                TasksAs::LateCount => None,
            };
            Reach { low: (now.clone(), true), high: Some((most.unwrap_or_else(|| now.clone()), true)) }
        }
        Source::Reports(kind) => of_reports(case, &case.reports(), *kind, now),
        Source::Task(_) | Source::Sum(_) | Source::Mean(_) | Source::HundredMinus(_) | Source::Manual => {
            unreachable!("other functions know them")
        }
    }
}

/// The figures that the reports can still reach: all that are open come in time, and late ones stay late.
fn of_reports(case: &Case, list: &[ReportPeriod], kind: ReportsAs, now: &Exact) -> Reach {
    let (mut in_time, mut all) = (0, 0);
    for period in list {
        all += 1;
        let is_in_time = match case.sent(period) {
            Some(day) => day <= period.due,
            None => period.due >= case.today(),
        };
        in_time += i64::from(is_in_time);
    }
    match kind {
        ReportsAs::OnTimeShare => Reach { low: (now.clone(), true), high: percent(in_time, all).map(|it| (it, true)) },
        ReportsAs::LateCount => Reach::only(now),
        ReportsAs::MissingCount => Reach { low: (whole(0), true), high: Some((now.clone(), true)) },
    }
}

/// Whether a report with a later figure is still to come.
pub fn to_come(case: &Case, id: &str, value: &ToDate) -> bool {
    if reserved::IDS.contains(&id) {
        return !case.is_over();
    }
    let indicator = case.indicator(id);
    let list = reports_of(&indicator, case.plan, &case.settings);
    list.iter().any(|period| period.to <= case.by() && period.to >= case.set.from && period.to > value.through)
}

/// The figures that an indicator can still reach.
fn of_indicator(case: &Case, id: &str, value: &ToDate, now: &Exact) -> Reach {
    if !to_come(case, id, value) {
        return Reach::only(now);
    }
    let indicator = case.indicator(id);
    let mut reach = Reach::any(&indicator);
    if indicator.accumulate != Some(Accumulate::Sum) || case.slips(Slip::FlowsFall) {
        return reach;
    }
    match indicator.measure {
        Measure::Count | Measure::Amount => reach.low = (now.clone(), true),
        // A later percentage takes the place of this one, whatever it is.
        Measure::Ratio if value.counts.is_some() => {
            reach.low.1 = *now == whole(0);
            reach.high = Some((whole(100), *now == whole(100)));
        }
        Measure::Ratio | Measure::Score | Measure::Rank | Measure::Milestone | Measure::Class => {}
    }
    reach
}

/// The figures that several indicators can reach together.
fn of_several(source: &Source, ids: &[String], case: &Case) -> Reach {
    let (mut low, mut high) = ((whole(0), true), Some((whole(0), true)));
    let mut count = 0;
    for id in ids {
        let Some(value) = case.value(id) else {
            continue;
        };
        let Some(now) = &value.value else {
            continue;
        };
        let one = of_indicator(case, id, &value, now);
        count += 1;
        low = (low.0 + one.low.0, low.1 && one.low.1);
        high = match (high, one.high) {
            (Some(sum), Some(one)) => Some((sum.0 + one.0, sum.1 && one.1)),
            _ => None,
        };
    }
    let by = whole(count.max(1));
    match source {
        Source::Mean(_) => Reach { low: (low.0 / &by, low.1), high: high.map(|(sum, is)| (sum / by, is)) },
        Source::HundredMinus(_) => {
            let lowest = high.map_or((whole(0), true), |(sum, is)| (whole(100) - sum, is));
            Reach { low: lowest, high: Some((whole(100) - low.0, low.1)) }
        }
        Source::Indicator(_)
        | Source::Task(_)
        | Source::Tasks(..)
        | Source::Reports(_)
        | Source::Sum(_)
        | Source::Manual => Reach { low, high },
    }
}

/// The best points of a rule over figures.
fn best_of(criterion: &Criterion, case: &Case, reach: &Reach) -> Exact {
    let rule = criterion.rule.as_ref().expect("a figure has a rule");
    let most = criterion.max.exact();
    let full = case.figure(criterion.source.as_ref().expect("no group")).most;
    let mut found = of_number(rule, &most, &reach.low.0, full.as_ref(), None);
    if !reach.low.1 {
        found = near(rule, &most, &reach.low.0, full.as_ref(), false);
    }
    let at_high = match (&reach.high, rule) {
        (Some((high, true)), _) => of_number(rule, &most, high, full.as_ref(), None),
        (Some((high, false)), _) => near(rule, &most, high, full.as_ref(), true),
        // Without an end a rule that grows comes to all that it can give.
        (None, Rule::Bonus(_, cap, _)) => cap.exact(),
        (None, Rule::Steps(steps, false)) => {
            steps.iter().map(|(_, points)| points.exact()).max().unwrap_or_else(|| whole(0))
        }
        (None, Rule::Steps(_, true) | Rule::Minus(..)) => whole(0),
        (None, _) => most.clone(),
    };
    let found = found.max(at_high);
    if criterion.is_outside() { found } else { found.clamp(whole(0), most) }
}

/// The points near a figure that is not reached: from below, or from above.
fn near(rule: &Rule, most: &Exact, at: &Exact, full: Option<&Exact>, from_below: bool) -> Exact {
    match rule {
        Rule::Steps(steps, down) if *down != from_below => {
            // Only bounds that are passed on the way count.
            let is_passed = |bound: &Exact| if from_below { bound < at } else { bound > at };
            let first = steps.iter().find(|(bound, _)| is_passed(&bound.exact()));
            first.map_or(whole(0), |(_, points)| points.exact())
        }
        Rule::Band(upper, lower) if from_below && *at <= upper.exact() && *at > lower.exact() => at * most / whole(100),
        Rule::YesNo if *at == whole(0) && !from_below => most.clone(),
        Rule::YesNo
        | Rule::Steps(..)
        | Rule::Capped(_)
        | Rule::Proportion
        | Rule::Band(..)
        | Rule::ByDate(_)
        | Rule::Minus(..)
        | Rule::Bonus(..) => of_number(rule, most, at, full, None),
    }
}

/// Points with the coefficient of `times` as it is today.
fn with_times(criterion: &Criterion, case: &Case, points: Exact) -> Exact {
    let Some(id) = &criterion.times else {
        return points;
    };
    points * coefficient(case, id).expect("a criterion with points has one")
}

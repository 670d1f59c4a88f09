//! The figures that are still to be reported for a period, and the last ones that were.

use super::value::{Part, known_values};
use crate::model::{Accumulate, Indicator, Measure, Period, Plan};
use crate::value::Day;

/// A figure that is still to be reported.
#[derive(Clone, Debug)]
pub(crate) struct OwedFigure<'p> {
    pub indicator: &'p Indicator,
    /// The period that it is for: that of the plan's report, or one of the indicator's own scheme.
    pub period: Period,
    /// The latest figure of another period.
    pub last: Option<Part>,
}

/// The indicators whose figures somebody reports: those of the plan, and those of the workspace that it uses.
pub(crate) fn reported_indicators(plan: &Plan) -> impl Iterator<Item = &Indicator> {
    let shared = plan.shared.iter().filter(|shared| {
        let id = shared.id.value.as_str();
        plan.indicators.named(id).is_none() && uses(plan, id)
    });
    let all = plan.indicators.iter().chain(shared).map(|item| &item.value);
    // A rank of scores is computed.
    all.filter(|indicator| indicator.measure != Measure::Rank || indicator.rank_of.is_none())
}

/// Whether a target, a row of a statistics annex or a reported value names an indicator of the workspace.
fn uses(plan: &Plan, id: &str) -> bool {
    let forms = plan.forms.iter().chain(plan.shared_forms.iter());
    let mut rows = forms.flat_map(|form| &form.rows);
    plan.targets.iter().any(|target| target.indicator.value.is(id))
        || rows.any(|row| row.value.indicator.as_ref().is_some_and(|named| named.value.is(id)))
        || plan.values.iter().any(|file| file.values.named(id).is_some())
}

/// The report of an indicator that is due next: the first that is due on the day or later, else the last of all.
pub(crate) fn next_report(plan: &Plan, indicator: &Indicator, as_of: Day) -> Option<Period> {
    next_of(plan.reports_of(indicator), as_of)
}

/// The same of the plan.
pub(crate) fn next_plan_report(plan: &Plan, as_of: Day) -> Option<Period> {
    next_of(plan.reports(), as_of)
}

fn next_of(reports: Vec<Period>, as_of: Day) -> Option<Period> {
    let next = reports.iter().find(|report| report.due.day >= as_of).cloned();
    next.or_else(|| reports.into_iter().last())
}

/// The figure of an indicator that is still to be reported for a period; `None` where it is known on the day. A
/// milestone that is reached is not asked again.
pub(crate) fn owed_figure<'p>(
    plan: &Plan,
    indicator: &'p Indicator,
    period: Period,
    as_of: Day,
) -> Option<OwedFigure<'p>> {
    let known = known_values(plan, &indicator.id.value, as_of);
    let is_known = |part: &Part| part.period.name == period.name || indicator.measure == Measure::Milestone;
    if known.iter().any(is_known) {
        return None;
    }
    let last = known.into_iter().max_by_key(|part| (part.period.to, part.known_on));
    Some(OwedFigure { indicator, period, last })
}

/// The reports that were due before the day, with the number of figures that still lack in each. The period that is
/// asked for is left out.
pub(crate) fn earlier_lacking(plan: &Plan, but: &str, as_of: Day) -> Vec<(Period, usize)> {
    let mut lacking: Vec<(Period, usize)> = Vec::new();
    for indicator in reported_indicators(plan) {
        let reports = lacking_reports(plan, indicator, as_of).into_iter();
        for report in reports.filter(|report| report.due.day < as_of && report.name != but) {
            match lacking.iter_mut().find(|(known, _)| known.name == report.name) {
                Some((_, count)) => *count += 1,
                None => lacking.push((report, 1)),
            }
        }
    }
    lacking.sort_by_key(|(period, _)| (period.due.day, period.to));
    lacking
}

/// The reports for which the figure of an indicator still lacks, by due day. A report that was due before the day lacks
/// nothing where the figure of another period makes its own needless.
pub(crate) fn lacking_reports(plan: &Plan, indicator: &Indicator, as_of: Day) -> Vec<Period> {
    let known = known_values(plan, &indicator.id.value, as_of);
    let is_known = |report: &Period| {
        known.iter().any(|part| {
            let is_same = part.period.name == report.name || indicator.measure == Measure::Milestone;
            is_same || report.due.day < as_of && covers(indicator, &part.period, report)
        })
    };
    let mut reports = plan.reports_of(indicator);
    reports.retain(|report| !is_known(report));
    reports
}

/// Whether the figure of one period makes that of another one needless: it covers its days, or the latest figure counts
/// alone.
fn covers(indicator: &Indicator, one: &Period, other: &Period) -> bool {
    let is_latest = match indicator.measure {
        Measure::Milestone => return true,
        Measure::Rank | Measure::Class => true,
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {
            indicator.accumulate == Accumulate::Latest
        }
    };
    let holds = one.from <= other.from && other.to <= one.to;
    one.name == other.name || holds || is_latest && one.to >= other.to
}

//! The last figure of an indicator in a plan: another plan may count from it.

use super::{Subject, computed::computed, state::View};
use super::{value::Amount, value::deciding_values, value::value_to_date};
use crate::model::{Measure, Plan};
use crate::value::{Day, IndicatorId};

/// The last figure of an indicator in a plan, and the day that it covers: the value to date of all its periods known on
/// the day of `view`, an indicator that the program computes as of the plan's end. A sum that lacks a period, or does
/// not reach the plan's last report, gives none.
pub(crate) fn last_figure(plan: &Plan, id: &IndicatorId, view: View<'_>) -> Option<(Amount, Day)> {
    let value = match Subject::of(plan, id)? {
        Subject::Computed(reserved) => computed(plan, reserved, view.until(plan.end.value)),
        Subject::Reported(indicator) => {
            let is_counted = !matches!(indicator.measure, Measure::Milestone | Measure::Class);
            let parent = plan.parent.as_ref().map(|parent| &parent.value);
            let score = indicator.rank_of.as_ref().filter(|_| indicator.measure == Measure::Rank);
            let rank = score.and_then(|score| {
                view.ranks.rank(&plan.id.value, parent, &score.value, plan.end.value, view.as_of).ok()
            });
            let reported = || value_to_date(plan, indicator, &deciding_values(plan, id, None, view.as_of));
            let value = rank.map(|rank| rank.value(Vec::new())).or_else(reported).filter(|_| is_counted)?;
            let last_report = || plan.reports_of(indicator).iter().map(|report| report.to).max();
            let is_cut = || value.partial || last_report().is_some_and(|last| value.through < last);
            if Subject::Reported(indicator).is_sum() && is_cut() {
                return None;
            }
            value
        }
    };
    (!value.amount.is_empty()).then_some((value.amount, value.through))
}

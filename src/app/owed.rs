//! The figures of a plan that are still to be reported.

use super::naming;
use crate::calc::View;
use crate::diag::Failure;
use crate::model::{Indicator, Plan};
use crate::report::{AskedPeriod, PlanOwed, plan_owed};
use crate::text::Raw;
use std::collections::BTreeSet;

/// The figures of a plan that are still to be reported, for the period of this name, else for the one that is due
/// next. `people` keeps only what these bring.
///
/// # Errors
/// When neither the plan nor an indicator of it has such a period.
pub(crate) fn owed(
    plan: &Plan,
    view: View<'_>,
    period: Option<&str>,
    people: Option<&BTreeSet<Raw>>,
) -> Result<PlanOwed, Failure> {
    let Some(name) = period else { return Ok(plan_owed(plan, view, &AskedPeriod::Next, people)) };
    let named = |indicator: &Indicator| {
        let known = naming::period_of(plan, indicator, name).ok()?;
        plan.period_of(indicator, &known)
    };
    expect_period(plan, name)?;
    Ok(plan_owed(plan, view, &AskedPeriod::Named(&named), people))
}

/// Makes sure that the plan, or an indicator of it, has a period of this name.
///
/// # Errors
/// When neither has, with those that there are.
pub(crate) fn expect_period(plan: &Plan, name: &str) -> Result<(), Failure> {
    let mut all = plan.indicators.iter().chain(plan.shared.iter());
    if all.any(|indicator| naming::period_of(plan, indicator, name).is_ok()) {
        return Ok(());
    }
    naming::period(plan, name).map(drop)
}

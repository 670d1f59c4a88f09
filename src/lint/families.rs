//! All families of rules, and the checks over one plan.

use super::context::{Check, Context};
use super::{
    across, amendments, assignment, baselines, dates, evidence, funding, groups, hierarchy, indicators, papers, plan,
};
use super::{reports, scores, sources, targets, tasks, values};
use crate::calc::{View, plan_on};
use crate::diag::{Family, Rule, Sink};
use crate::model::{self, Plan};
use crate::parse;
use crate::source::Files;

/// The families with checks, in the order in which these run.
static CHECKED: [&Family<Check>; 16] = [
    &plan::FAMILY,
    &tasks::FAMILY,
    &dates::FAMILY,
    &funding::FAMILY,
    &amendments::FAMILY,
    &targets::FAMILY,
    &baselines::FAMILY,
    &indicators::FAMILY,
    &values::FAMILY,
    &sources::FAMILY,
    &reports::FAMILY,
    &assignment::FAMILY,
    &groups::FAMILY,
    &evidence::FAMILY,
    &papers::FAMILY,
    &scores::FAMILY,
];

/// Every rule, by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let unchecked = [&parse::RULES, &model::RULES, &across::FAMILY, &hierarchy::FAMILY].map(|family| family.rules);
    let families = unchecked.into_iter().chain(CHECKED.map(|family| family.rules));
    let mut rules: Vec<&'static Rule> = families.flatten().copied().collect();
    rules.sort_by_key(|rule| rule.code);
    rules.into_iter()
}

/// The rule of a code or name.
pub(crate) fn rule(code_or_name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// Checks a plan as it is on a day: whether a report is missing, or a task still stands, depends on it.
pub(crate) fn check(plan: &Plan, files: &dyn Files, view: View<'_>, sink: &mut Sink) {
    let today = &*plan_on(plan, view.as_of);
    let context = Context { plan, today, files, view };
    for check in CHECKED.iter().flat_map(|family| family.checks) {
        check(context, sink);
    }
}

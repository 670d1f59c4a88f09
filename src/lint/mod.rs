//! What is checked of a plan that could be read: one module per family of rules, one function per rule.

mod across;
mod across_rules;
mod amendment_rules;
mod amendments;
mod assignment;
mod assignment_rules;
mod ci_words;
mod date_rules;
mod dates;
mod evidence;
mod evidence_rules;
mod levels;
mod plan;
mod plan_rules;
mod reports;
mod target_rules;
mod targets;
mod task_rules;
mod tasks;
mod value_rules;
mod values;

pub use across::{Across, check_across};
pub use assignment_rules::{is_about_assignment, is_gap};
pub use levels::levels;

use crate::calc::View;
use crate::diag::{Rule, Sink};
use crate::model::{self, Plan, Shared};
use crate::parse;
use crate::source::Files;

/// What a check looks at.
#[derive(Clone, Copy)]
struct Context<'c> {
    plan: &'c Plan,
    files: &'c dyn Files,
    /// From where one looks.
    view: View<'c>,
}

/// One check.
type Check = fn(Context<'_>, &mut Sink);

/// Every rule, by code.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let families = [
        parse::RULES,
        model::RULES,
        plan_rules::RULES,
        task_rules::RULES,
        target_rules::RULES,
        value_rules::RULES,
        date_rules::RULES,
        amendment_rules::RULES,
        assignment_rules::RULES,
        evidence_rules::RULES,
        across_rules::RULES,
    ];
    let mut rules: Vec<&'static Rule> = families.into_iter().flatten().copied().collect();
    rules.sort_by_key(|rule| rule.code);
    rules.into_iter()
}

/// The rule of a code or name.
#[must_use]
pub fn rule(code_or_name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

/// Checks a plan as it is on a day: whether a report is missing, or a task still stands, depends on it.
pub fn check(plan: &Plan, files: &dyn Files, view: View<'_>, sink: &mut Sink) {
    let context = Context { plan, files, view };
    for family in [
        plan::CHECKS,
        tasks::CHECKS,
        dates::CHECKS,
        amendments::CHECKS,
        targets::CHECKS,
        values::CHECKS,
        reports::CHECKS,
        assignment::CHECKS,
        evidence::CHECKS,
    ] {
        for check in family {
            check(context, sink);
        }
    }
}

/// Checks what the plans of a workspace share.
pub fn check_shared(shared: &Shared, sink: &mut Sink) {
    ci_words::check(&shared.settings.ci, sink);
    plan::report_periods(&shared.settings.report_periods, sink);
    targets::accumulate_kind(&shared.indicators, sink);
    let find = |id: &model::IndicatorId| shared.indicators.named(id.as_str()).map(|item| &item.value);
    targets::rank_of_kind(&shared.indicators, find, sink);
}

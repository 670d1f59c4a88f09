//! STUB
mod evidence_rules;
mod plan_rules;
mod target_rules;
mod task_rules;
mod value_rules;
use crate::diag::*;
use crate::model::{self, *};
use crate::source::Files;
/// x
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        crate::syntax::RULES,
        model::RULES,
        plan_rules::RULES,
        task_rules::RULES,
        target_rules::RULES,
        value_rules::RULES,
        evidence_rules::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
/// x
pub fn rule(n: &str) -> Option<&'static Rule> {
    rules().find(|r| r.code.eq_ignore_ascii_case(n) || r.name == n)
}
/// x
pub fn check(_: &Plan, _: &dyn Files, _: &mut Sink) {}
/// x
pub fn check_shared(_: &Shared, _: &mut Sink) {}
/// x
pub fn levels(_: &Settings, _: &mut Sink) -> Lints {
    Lints::default()
}

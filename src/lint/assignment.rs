//! Checks of who answers for what.

use super::assignment_rules::SEVERAL_LEADS;
use super::{Check, Context};
use crate::diag::{Finding, Sink};

pub(super) const CHECKS: &[Check] = &[several_leads];

fn several_leads(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for task in plan.tasks.iter().filter(|task| task.dropped.is_none()) {
        if let [_, second, ..] = task.leads.as_slice() {
            let id = task.id.value.as_str();
            let leads = task.leads.iter().map(|lead| lead.value.as_str());
            let finding = Finding::new(&SEVERAL_LEADS, second.place).text("task", id).count("count", task.leads.len());
            sink.report(finding.texts("leads", leads).item(id).field("lead"));
        }
    }
}

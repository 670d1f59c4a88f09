//! Rules about the indicators of the workspace, as a plan uses them.

use super::context::{Check, Context};
use super::targets::bounded;
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Indicator, Plan};
use crate::source::{At, Place};
use crate::value::{IndicatorId, nearest};

rules! { pub(super) FAMILY: Family<Check>;
    UNKNOWN_REPORTER = "E333" "unknown-reporter" Warning in [Targets] by reporters:
        en "`{assignee}`, who brings the figures of `{indicator}`, is not in this plan's assignees.toml",
        vi "`{assignee}` cung cấp số liệu `{indicator}`, nhưng assignees.toml của kế hoạch này không có",
        help en "list that assignee, or define `{indicator}` in the plan's own indicators.toml",
        help vi "khai báo người này, hoặc định nghĩa `{indicator}` trong indicators.toml của kế hoạch";
}

/// An indicator of the workspace names an assignee of each plan that uses it. Only a plan that measures or reports it
/// must have that assignee.
fn reporters(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if !plan.assignees.is_sound() {
        return;
    }
    let of_targets = bounded(plan).map(|(target, ..)| &target.indicator);
    let of_values = plan.values.iter().flat_map(|file| &file.values).map(|value| &value.indicator);
    let mut seen: Vec<&IndicatorId> = Vec::new();
    for At { value: id, place } in of_targets.chain(of_values) {
        let Some(indicator) = shared(plan, id) else { continue };
        if !seen.contains(&&indicator.id.value) {
            seen.push(&indicator.id.value);
            reporter(plan, indicator, *place, sink);
        }
    }
}

/// The workspace's indicator of this id, where the plan has none of its own.
fn shared<'p>(plan: &'p Plan, id: &IndicatorId) -> Option<&'p Indicator> {
    if plan.indicators.named(id.as_str()).is_some() || plan.indicators.may_have_held(id.as_str()) {
        return None;
    }
    plan.shared.named(id.as_str()).map(|item| &item.value)
}

fn reporter(plan: &Plan, indicator: &Indicator, place: Place, sink: &mut Sink) {
    let Some(id) = indicator.reported_by.as_ref().map(|at| &at.value) else { return };
    if plan.assignee(id).is_some() {
        return;
    }
    let name = indicator.id.value.as_str();
    let finding = Finding::new(&UNKNOWN_REPORTER, place).text("assignee", id.as_str()).text("indicator", name);
    let known = || plan.assignees.iter().map(|one| one.id.value.as_str());
    let suggested = sink.suggests().then(|| nearest(id.as_str(), known())).flatten();
    sink.push(finding.suggest(suggested).item(name).field("reported-by"));
}

//! Checks that each fund and each content of spending is given once, and that tasks name those that are there.

use super::{Plan, resolve::once, resolve::unknown, rules::UNKNOWN_CONTENT, rules::UNKNOWN_FUND};
use crate::diag::Sink;
use crate::text::Both;

/// Reports every fault between the money of a plan and its tasks.
pub(super) fn check_money(plan: &Plan, sink: &mut Sink) {
    const FUND: Both = Both { en: "fund", vi: "nguồn kinh phí" };
    const CONTENT: Both = Both { en: "content of spending", vi: "nội dung chi" };
    let (funds, contents) = (&plan.funds, &plan.funding.contents);
    once(FUND, funds.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(CONTENT, contents.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    for task in &plan.tasks {
        let item = task.id.value.as_str();
        if let Some(fund) = &task.fund
            && let Some(finding) = unknown(&UNKNOWN_FUND, (fund.value.as_str(), fund.place), &[funds], sink)
        {
            sink.push(finding.item(item).field("fund"));
        }
        if let Some(content) = &task.content
            && let Some(finding) = unknown(&UNKNOWN_CONTENT, (content.value.as_str(), content.place), &[contents], sink)
        {
            sink.push(finding.item(item).field("content"));
        }
    }
}

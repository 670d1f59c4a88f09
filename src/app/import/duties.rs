//! The duties in the text of a plan, where the plan has its tasks already.

use crate::app::draft::EditBase;
use crate::report::{ImportRemark, ImportRemarkKind, ListName, Proposal, ProposedTable};
use crate::text::{Both, Raw};
use std::collections::BTreeSet;

/// Leaves the duties of a written plan out of a plan that has its tasks: the annex tells them better. Areas that the
/// plan calls otherwise are asked.
pub(super) fn leave_duties(base: EditBase<'_>, proposal: &mut Proposal) {
    const DUTY: Both = Both {
        en: "not taken: the plan has its tasks; add this one with `cchc add task` if it is none of them",
        vi: "không lấy: kế hoạch đã có nhiệm vụ; nếu đây là việc khác thì thêm bằng `cchc add task`",
    };
    const AREA: Both = Both {
        en: "the plan has no area of this title; is it one of its areas under another name?",
        vi: "kế hoạch không có lĩnh vực tên này; đây có phải một lĩnh vực đã có mang tên khác không?",
    };
    if base.plan.tasks.is_empty() {
        return;
    }
    let is_new_task = |table: &ProposedTable| {
        let id = table.text_of("id").unwrap_or_default();
        table.list == ListName::Task && base.plan.tasks.named(id).is_none()
    };
    let of_task: BTreeSet<Option<usize>> =
        proposal.tables.iter().filter(|table| is_new_task(table)).map(|table| table.spot.row).collect();
    let is_about_task = |remark: &ImportRemark| match remark.kind {
        ImportRemarkKind::Asked => true,
        // The body may lead an area all the same.
        ImportRemarkKind::Assumed => {
            let taken = remark.taken_as.as_ref().map_or("", Raw::as_str);
            ["area = ", "due = "].iter().any(|key| taken.starts_with(key))
        }
        ImportRemarkKind::Unread => false,
    };
    proposal.remarks.retain(|remark| !of_task.contains(&remark.spot.row) || !is_about_task(remark));
    let (mut kept, mut remarks) = (Vec::new(), Vec::new());
    for table in std::mem::take(&mut proposal.tables) {
        let title = table.text_of("title").unwrap_or_default();
        let remark = |kind, says| ImportRemark::new(kind, table.spot.clone(), title, says);
        let id = table.text_of("id").unwrap_or_default();
        match table.list {
            ListName::Task if is_new_task(&table) => {
                remarks.push(remark(ImportRemarkKind::Unread, DUTY));
                proposal.cells.read = proposal.cells.read.saturating_sub(1);
            }
            ListName::Area if !base.plan.areas.is_empty() && base.plan.areas.named(id).is_none() => {
                remarks.push(remark(ImportRemarkKind::Asked, AREA));
            }
            ListName::Issued
            | ListName::Declares
            | ListName::LegalBasis
            | ListName::Area
            | ListName::TargetGroup
            | ListName::Target
            | ListName::Solution
            | ListName::Funding
            | ListName::Fund
            | ListName::Signature
            | ListName::Indicator
            | ListName::Assignee
            | ListName::Task => kept.push(table),
        }
    }
    // Nobody is added who then has nothing to do.
    let named: BTreeSet<String> =
        kept.iter().filter_map(|table| table.text_of("lead")).map(str::to_ascii_lowercase).collect();
    kept.retain(|table| {
        let id = table.text_of("id").unwrap_or_default().to_ascii_lowercase();
        table.list != ListName::Assignee || named.contains(&id)
    });
    proposal.tables = kept;
    proposal.remarks.extend(remarks);
    proposal.remarks.sort_by(|one, other| one.spot.cmp(&other.spot));
}

//! Tasks and assignees of a plan, in JSON.

use super::rows::{AssigneeRow, GapRow, OtherCandidate, PlanAssignment, ProposalRow, SuggestionRow};
use crate::calc::{NoProposal, Reason};
use crate::report::json_values::{AtLeast, Id, JsonWord, Word};
use crate::report::object::object;
use crate::report::status::rows::TaskRow;
use crate::text::Raw;

object! { PlanAssignment, plan => {
    ..plan.label;
    "tasks": plan.tasks.iter().map(|task| TaskRoles(plan, task)).collect::<Vec<_>>(),
        en: "the tasks with their roles, in the order of the files",
        vi: "các nhiệm vụ và vai trò, theo thứ tự trong tệp";
    "assignees": plan.assignees.iter().map(|one| AssigneeLoad(one, plan.suggestions.is_some())).collect::<Vec<_>>(),
        en: "the assignees with their load", vi: "người, đơn vị được giao và khối lượng";
    "gaps": plan.gaps, en: "the gaps in the assignment", vi: "các thiếu sót trong phân công";
    "suggestions": plan.suggestions, en: "a proposal for each task that nobody leads; only with `--suggest`",
        vi: "đề xuất cho từng nhiệm vụ chưa có người chủ trì; chỉ khi có `--suggest`";
} }

/// A task of a plan with its roles.
struct TaskRoles<'r>(&'r PlanAssignment, &'r TaskRow);

object! { TaskRoles<'_>, TaskRoles(plan, task) => {
    "id": Id(&task.id), en: "id of the task", vi: "mã nhiệm vụ";
    "area": Id(&task.area), en: "id of its area", vi: "mã lĩnh vực";
    "title": task.title, en: "title of the task", vi: "nội dung nhiệm vụ";
    // Several leads are a gap: then the first is named.
    "lead": Id(task.leads.first()), en: "id of the lead, the first of several",
        vi: "mã người chủ trì, người đầu nếu nhiều";
    "leads": Id(&task.leads), en: "ids of all leads", vi: "mã mọi người chủ trì";
    "support": Id(&task.support), en: "ids of those who support", vi: "mã người phối hợp";
    "oversee": Id(&task.oversee), en: "ids of those who oversee", vi: "mã người giám sát";
    "gaps": plan.gaps_of(task).map(|gap| Word(gap.kind)).collect::<Vec<_>>(), en: "the gaps that concern it",
        vi: "các thiếu sót liên quan";
} }

/// An assignee, and whether the user asked for the load after the suggestions.
struct AssigneeLoad<'r>(&'r AssigneeRow, bool);

object! { AssigneeLoad<'_>, AssigneeLoad(one, asked) => {
    "id": Id(&one.id), en: "id of the assignee", vi: "mã người, đơn vị được giao";
    "title": one.title, en: "title of the post or body", vi: "chức danh hoặc tên đơn vị";
    "kind": Word(one.kind), en: "the kind of post or body", vi: "loại";
    "max_leads": one.max_leads, en: "the most tasks that it may lead", vi: "số nhiệm vụ tối đa được chủ trì";
    "leads": one.load.leads, en: "number of tasks that it leads", vi: "số nhiệm vụ chủ trì";
    "supports": one.load.supports, en: "number of tasks that it supports", vi: "số nhiệm vụ phối hợp";
    "oversees": one.load.oversees, en: "number of tasks that it oversees", vi: "số nhiệm vụ giám sát";
    "leads_overdue": one.load.leads_overdue, en: "number of led tasks that are overdue",
        vi: "số nhiệm vụ chủ trì đã quá hạn";
    "leads_due_soon": one.load.leads_due_soon, en: "number of led tasks that are due soon",
        vi: "số nhiệm vụ chủ trì sắp đến hạn";
    "leads_after": asked.then_some(one.load_after.leads), en: "`leads` after all suggestions; only with `--suggest`",
        vi: "`leads` sau mọi đề xuất; chỉ khi có `--suggest`";
    "supports_after": asked.then_some(one.load_after.supports),
        en: "`supports` after all suggestions; only with `--suggest`",
        vi: "`supports` sau mọi đề xuất; chỉ khi có `--suggest`";
} }

object! { GapRow, gap => {
    "kind": Word(gap.kind), en: "the kind of gap", vi: "loại thiếu sót";
    "tasks": Id(gap.tasks.iter().map(|(id, _)| id).collect::<Vec<&Raw>>()), en: "ids of the tasks that it concerns",
        vi: "mã các nhiệm vụ liên quan";
    "assignees": Id(&gap.assignees), en: "ids of the assignees that it concerns",
        vi: "mã các người được giao liên quan";
    "day": gap.day, en: "the first day on which a post is vacant while a task is open",
        vi: "ngày đầu tiên chức danh không có người giữ khi nhiệm vụ chưa xong";
    "file": gap.file, en: "its file, from the root of the workspace", vi: "tệp, tính từ gốc không gian làm việc";
    "line": AtLeast::<1, _>(gap.line), en: "its line, from 1", vi: "dòng, từ 1";
} }

object! { SuggestionRow, one => {
    "task": Id(&one.task), en: "id of the task", vi: "mã nhiệm vụ";
    "lead": Id(one.lead()), en: "id of the proposed lead", vi: "mã người được đề xuất chủ trì";
    "reason": Word(&one.proposal), en: "the reason for this proposal, or for none",
        vi: "lý do đề xuất, hoặc không đề xuất";
    "supports_it": matches!(one.proposal, ProposalRow::Lead { supports_it: true, .. }),
        en: "whether the proposed lead supports the task today", vi: "người được đề xuất hiện đang phối hợp";
    "passed_over": one.passed_over, en: "those who were considered and not proposed",
        vi: "những người đã xét nhưng không đề xuất";
} }

object! { OtherCandidate, one => {
    "title": one.title, en: "title of the post", vi: "chức danh";
    "leads_area": one.leads_area, en: "whether it leads the area", vi: "phụ trách lĩnh vực";
    "why": Word(one.hindrance), en: "the hindrance", vi: "lý do không đề xuất";
} }

impl JsonWord for &ProposalRow {
    fn words() -> Vec<&'static str> {
        [&Reason::WORDS[..], &NoProposal::ALL.map(NoProposal::word)].concat()
    }

    fn word(&self) -> &'static str {
        ProposalRow::reason(self)
    }
}

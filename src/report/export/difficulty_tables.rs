//! One table of an export: difficulties and proposals.

use super::plan_on_day::PlanOnDay;
use super::plan_tables::{assignee, id};
use super::schema::{TO_PLAN, Table};
use crate::model::{Difficulty, DifficultyKind, Plan};
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::source::At;
use crate::text::{Both, Raw};
use crate::value::{Day, TaskId};

pub(super) static ISSUES: Table = Table {
    name: "issues",
    doc: Both {
        en: "one row per difficulty or finding of oversight raised by the day",
        vi: "mỗi dòng một khó khăn, vướng mắc hoặc tồn tại do giám sát nêu, đến ngày tính",
    },
    fields: &[
        PLAN,
        field("issue", Kind::Text, "its id, where it has one", "mã, nếu có"),
        field("raised_on", Kind::Day, "day on which it was raised", "ngày nêu"),
        field("kind", Kind::Word(words::<DifficultyKind>), "where it comes from", "nguồn"),
        field("by", Kind::Text, "id of who raised it", "mã người nêu"),
        field(
            "tasks",
            Kind::Text,
            "ids of the tasks that it concerns, parted by blanks",
            "mã nhiệm vụ liên quan, cách nhau bằng dấu cách",
        ),
        field("text", Kind::Text, "what it is", "nội dung"),
        field("proposal", Kind::Text, "what is proposed", "kiến nghị"),
        field("resolved_on", Kind::Day, "day on which it was resolved", "ngày giải quyết"),
        field("how", Kind::Text, "in what way it was resolved", "cách giải quyết"),
        field("decision", Kind::Text, "by which decision", "số văn bản"),
    ],
    key: &[],
    links: &[TO_PLAN],
};

/// A resolution of a later day does not exist yet.
pub(super) fn issues(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let raised = plan.difficulties.iter().filter(|one| one.raised.value <= view.as_of);
    raised.map(|one| row(plan, one, view.as_of)).collect()
}

fn row(plan: &Plan, one: &Difficulty, as_of: Day) -> Vec<Datum> {
    let resolved = one.resolved.as_ref().filter(|resolved| resolved.on.value <= as_of);
    vec![
        id(plan),
        Datum::of(one.id.as_ref(), |id| Datum::Text(id.value.raw())),
        Datum::Day(one.raised.value),
        Datum::Word(one.kind.word()),
        Datum::of(one.by.as_ref(), |by| Datum::Text(assignee(plan, &by.value))),
        Datum::joined(one.tasks.iter().map(|id| task(plan, id)), " "),
        Datum::text(&one.text),
        Datum::of(one.proposal.as_ref(), Datum::text),
        Datum::of(resolved, |resolved| Datum::Day(resolved.on.value)),
        Datum::of(resolved, |resolved| Datum::text(&resolved.how)),
        Datum::of(resolved.and_then(|resolved| resolved.decision.as_ref()), Datum::text),
    ]
}

/// A task's id as its own entry spells it: references may differ in case.
fn task(plan: &Plan, id: &At<TaskId>) -> Raw {
    plan.tasks.named(id.value.as_str()).map_or_else(|| id.value.raw(), |task| task.id.value.raw())
}

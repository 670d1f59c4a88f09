//! Which member of the group that leads a task delivered.

use super::draft::EditBase;
use super::task_at::assignee;
use crate::calc::Occurrence;
use crate::diag::Failure;
use crate::model::{Delivery, Due, Task};
use crate::text::Both;
use crate::value::{AssigneeId, Item};

/// The member that is meant by a name; `None` where no group leads the task. `asked` is the occurrence that the user
/// names, of those `known`.
///
/// # Errors
/// When a member is named and no group leads, or none is named and a group leads, or the name is not that of a member.
pub(super) fn leading_member<'g>(
    base: EditBase<'g>,
    task: &Task,
    name: Option<&str>,
    known: &[Occurrence],
    asked: Option<&Occurrence>,
) -> Result<Option<&'g AssigneeId>, Failure> {
    const NO_GROUP: Both = Both {
        en: "no group leads task {task}; leave out --member",
        vi: "nhiệm vụ {task} không do nhóm chủ trì; bỏ --member",
    };
    const NOT_A_MEMBER: Both = Both {
        en: "`{name}` is not a member of the group that leads task {task}",
        vi: "`{name}` không phải thành viên của nhóm chủ trì nhiệm vụ {task}",
    };
    let id = task.id.value.as_str();
    match (base.plan.leading_members(task), name) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Failure::new(NO_GROUP).arg("task", id)),
        (Some(members), None) => Err(which(task, &members, known, asked)),
        (Some(members), Some(name)) => {
            let own = &assignee(base.plan, name, base.as_of)?.id.value;
            let found = members.iter().copied().find(|member| member.is(own.as_str()));
            let known = || members.iter().map(|member| member.as_str());
            found.map(Some).ok_or_else(|| Failure::unknown(NOT_A_MEMBER, name, known()).arg("task", id))
        }
    }
}

/// The question which member delivered. It names those from whom a delivery is missing: for the occurrence that was
/// asked for, else for the first that is open.
fn which(task: &Task, members: &[&AssigneeId], known: &[Occurrence], asked: Option<&Occurrence>) -> Failure {
    const WHICH: Both = Both {
        en: "a group leads task {task}: which member delivered? missing: {missing}",
        vi: "nhiệm vụ {task} do nhóm chủ trì: thành viên nào đã nộp? còn thiếu: {missing}",
    };
    const WHICH_FOR: Both = Both {
        en: "a group leads task {task}: which member delivered for {for}? missing: {missing}",
        vi: "nhiệm vụ {task} do nhóm chủ trì: thành viên nào đã nộp cho kỳ {for}? còn thiếu: {missing}",
    };
    const WHICH_ANY: Both = Both {
        en: "a group leads task {task}: which member delivered?",
        vi: "nhiệm vụ {task} do nhóm chủ trì: thành viên nào đã nộp?",
    };
    const ALL: Both = Both {
        en: "every member of the group that leads task {task} has delivered",
        vi: "mọi thành viên của nhóm chủ trì nhiệm vụ {task} đã nộp kết quả",
    };
    const SAY: Both = Both { en: "say which with --member {example}", vi: "chọn bằng --member {example}" };
    let is_missing = |member: &AssigneeId, one: Option<&Occurrence>| match one {
        Some(one) => recorded_for(task, one, Some(member)).is_none(),
        None => !task.done.iter().any(|delivery| is_by(delivery, Some(member))),
    };
    let missing = |one: Option<&Occurrence>| -> Vec<&str> {
        members.iter().filter(|member| is_missing(member, one)).map(|member| member.as_str()).collect()
    };
    let occurrence = asked.or_else(|| known.iter().find(|one| !missing(Some(one)).is_empty()));
    let nothing_open = occurrence.is_none() && task.due.value.is_recurring();
    let missing = if nothing_open { Vec::new() } else { missing(occurrence) };
    let id = task.id.value.as_str();
    let failure = match occurrence {
        // A task on demand, or a continuous one, takes further deliveries.
        None if missing.is_empty() && !is_once(&task.due.value) && !nothing_open => Failure::new(WHICH_ANY),
        _ if missing.is_empty() => return Failure::new(ALL).arg("task", id),
        Some(one) => Failure::new(WHICH_FOR).arg("for", one.written_name()),
        None => Failure::new(WHICH),
    };
    let Some(example) = missing.first().copied().or_else(|| members.first().map(|one| one.as_str())) else {
        return failure;
    };
    failure.arg("task", id).text("missing", missing.join(", ")).text("example", example).help(SAY)
}

/// The first delivery that is recorded for an occurrence, on any day: one of a day to come is on record too, and a
/// second would be one too many. Where a group leads, it is the first by the member.
pub(super) fn recorded_for<'t>(
    task: &'t Task,
    asked: &Occurrence,
    member: Option<&AssigneeId>,
) -> Option<&'t Delivery> {
    let names_it = |one: &Delivery| one.occurrence.as_ref().is_some_and(|own| asked.is_called(&own.value));
    let mut all = task.done.iter().map(|item: &Item<Delivery>| &item.value);
    all.find(|one| names_it(one) && is_by(one, member))
}

/// Whether the member delivered; without a member, anybody.
pub(super) fn is_by(delivery: &Delivery, member: Option<&AssigneeId>) -> bool {
    member.is_none_or(|member| delivery.by.as_ref().is_some_and(|by| by.value.is(member.as_str())))
}

/// Whether a task is done once and for all.
pub(super) const fn is_once(due: &Due) -> bool {
    match due {
        Due::On(_) | Due::By(_) | Due::After { .. } => true,
        Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::Continuous | Due::OnDemand => false,
    }
}

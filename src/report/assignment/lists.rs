//! A list of tasks for each assignee, which an office can print.

use super::document::{Role, name, roles, shown};
use super::rows::{AssigneeRow, PlanAssignment};
use crate::calc::TaskStatus;
use crate::report::status::document::{NO_LEAD, leads, task_when_by};
use crate::report::status::members::Named;
use crate::report::status::rows::TaskRow;
use crate::report::status::tally::tone_of;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::Both;
use crate::value::{Cell, Day};

/// A task of a list.
struct Duty<'d> {
    /// The role of the assignee; `None` where nobody leads.
    role: Option<Role>,
    task: &'d TaskRow,
    /// The status for the assignee.
    status: &'d TaskStatus,
    /// Whether the assignee is a member of the group that leads.
    is_member: bool,
}

/// The tasks of each assignee of a plan: first those that it leads, by due day. `nobodys` adds those that nobody leads.
pub(super) fn lists_doc(plan: &PlanAssignment, as_of: Day, nobodys: bool) -> Doc {
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    for one in &plan.assignees {
        let mut tasks: Vec<Duty<'_>> = shown(plan).flat_map(|task| duties(task, one)).collect();
        // Tasks without a due day come last.
        tasks.sort_by_key(|duty| (duty.role, duty.status.due.is_none(), duty.status.due));
        doc.title(heading(one), Cell::Empty);
        doc.push(list(&tasks));
    }
    let without = shown(plan).filter(|task| task.leads.is_empty());
    let without: Vec<Duty<'_>> =
        without.map(|task| Duty { role: None, task, status: &task.status, is_member: false }).collect();
    if nobodys && !without.is_empty() {
        doc.title(Cell::Word(NO_LEAD), Cell::Empty);
        doc.push(list(&without));
    }
    doc
}

/// A task once for each role that the assignee has in it.
fn duties<'d>(task: &'d TaskRow, one: &'d AssigneeRow) -> impl Iterator<Item = Duty<'d>> {
    let status = task.status_for(&one.id);
    let is_member = task.each_member.iter().any(|(member, _)| *member == one.id);
    roles(task, &one.id).map(move |role| Duty { role: Some(role), task, status, is_member })
}

/// The title of an assignee, with its load.
fn heading(one: &AssigneeRow) -> Cell {
    const HELD: Both = Both::same("{post}: {holder}");
    const LOAD: Both = Both {
        en: "leads {leads}, supports {supports}, oversees {oversees}",
        vi: "chủ trì {leads}, phối hợp {supports}, giám sát {oversees}",
    };
    let post = match &one.holder {
        Some(holder) => Cell::phrase(HELD, vec![("post", name(one)), ("holder", Cell::Text(holder.clone()))]),
        None => name(one),
    };
    let post = post.with_id(&one.id);
    let load = vec![
        ("leads", Cell::Count(one.load.leads)),
        ("supports", Cell::Count(one.load.supports)),
        ("oversees", Cell::Count(one.load.oversees)),
    ];
    Cell::Joined(vec![post, Cell::phrase(LOAD, load)], " — ")
}

fn list(tasks: &[Duty<'_>]) -> Block {
    const NOTHING: Both = Both { en: "Nothing to do.", vi: "Không có việc." };
    if tasks.is_empty() {
        return Block::Line(Cell::Word(NOTHING));
    }
    let columns = vec![
        Column::mark("", "").when_used(),
        Column::text("Task", "Nhiệm vụ").when_used(),
        Column::mark("Role", "Vai trò").when_used(),
        Column::text("Lead", "Chủ trì").leave_out(2),
        Column::text("Output", "Sản phẩm").leave_out(1),
        Column::text("State", "Trạng thái").when_used(),
        Column::text("When", "Thời hạn").when_used(),
        Column::text("Members", "Thành viên").when_used(),
    ];
    let rows = tasks.iter().map(|Duty { role, task, status, is_member }| {
        let state = Cell::Word(status.state.title());
        let leads_itself = *role == Some(Role::Lead) && !is_member;
        let members = task.members.as_ref().filter(|_| leads_itself);
        let cells = vec![
            Cell::Text(task.id.clone()),
            Cell::Text(task.title.clone()),
            role.map_or(Cell::Empty, |role| Cell::Word(role.title())),
            // An assignee that only helps must know whom to help, and a member for which group it delivers.
            if role.is_some() && !leads_itself { leads(task) } else { Cell::Empty },
            task.output.clone().map_or(Cell::Empty, Cell::Text),
            tone_of(status.state).map_or(state.clone(), |tone| state.toned(tone)),
            task_when_by(task, status),
            members.map_or(Cell::Empty, |members| members.cell(Named::First)),
        ];
        Row::from(cells)
    });
    Block::Table(Table::new(columns, rows))
}

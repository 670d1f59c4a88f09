//! A list of tasks for each assignee, which an office can print.

use super::document::{Role, name, roles, shown};
use super::rows::{AssigneeRow, PlanAssignment};
use crate::report::status::document::{NO_LEAD, leads, task_when};
use crate::report::status::rows::TaskRow;
use crate::report::status::tally::tone_of;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::Both;
use crate::value::{Cell, Day};

/// The tasks of each assignee of a plan: first those that it leads, by due day. `nobodys` adds those that nobody leads.
pub(super) fn lists_doc(plan: &PlanAssignment, as_of: Day, nobodys: bool) -> Doc {
    let mut doc = Doc::default();
    doc.title(Cell::Text(plan.title.clone()), Cell::as_of(as_of));
    for one in &plan.assignees {
        let mut tasks: Vec<(Role, &TaskRow)> =
            shown(plan).flat_map(|task| roles(task, &one.id).map(move |role| (role, task))).collect();
        // Tasks without a due day come last.
        tasks.sort_by_key(|(role, task)| (*role, task.status.due.is_none(), task.status.due));
        doc.title(heading(one), Cell::Empty);
        doc.push(list(&tasks.into_iter().map(|(role, task)| (Some(role), task)).collect::<Vec<_>>()));
    }
    let without: Vec<(Option<Role>, &TaskRow)> =
        shown(plan).filter(|task| task.leads.is_empty()).map(|task| (None, task)).collect();
    if nobodys && !without.is_empty() {
        doc.title(Cell::Word(NO_LEAD), Cell::Empty);
        doc.push(list(&without));
    }
    doc
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

fn list(tasks: &[(Option<Role>, &TaskRow)]) -> Block {
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
    ];
    let rows = tasks.iter().map(|(role, task)| {
        let state = Cell::Word(task.status.state.title());
        let cells = vec![
            Cell::Text(task.id.clone()),
            Cell::Text(task.title.clone()),
            role.map_or(Cell::Empty, |role| Cell::Word(role.title())),
            // An assignee that only helps must know whom to help.
            if role.is_some_and(|role| role != Role::Lead) { leads(task) } else { Cell::Empty },
            task.output.clone().map_or(Cell::Empty, Cell::Text),
            tone_of(task.status.state).map_or(state.clone(), |tone| state.toned(tone)),
            task_when(task),
        ];
        Row::from(cells)
    });
    Block::Table(Table::new(columns, rows))
}

//! A list for each assignee, to be printed and laid on a desk.

use crate::report::status::rows::TaskRow;
use crate::report::status::tally::tone_of;
use crate::report::{Align, Block, Cell, Column, Doc, Row, Table};
use crate::report::{
    assignment::document::Role, assignment::document::name, assignment::document::roles, assignment::document::shown,
};
use crate::report::{assignment::rows::AssigneeRow, assignment::rows::PlanAssignment};
use crate::report::{status::document::NO_LEAD, status::document::leads, status::document::task_when};
use crate::text::Both;
use crate::value::Day;

/// A list of tasks for each assignee: what it leads first, by due day. With `nobodys`, also those that nobody leads.
#[must_use]
pub fn lists_doc(plans: &[PlanAssignment], as_of: Day, nobodys: bool) -> Doc {
    let mut doc = Doc::default();
    for plan in plans.iter().filter(|plan| !plan.assignees.is_empty()) {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), Cell::as_of(as_of)));
        for one in &plan.assignees {
            let mut tasks: Vec<(Role, &TaskRow)> =
                shown(plan).flat_map(|task| roles(task, &one.id).map(move |role| (role, task))).collect();
            // What has no due day comes last.
            tasks.sort_by_key(|(role, task)| (*role, task.status.due.is_none(), task.status.due));
            doc.blocks.push(Block::Title(heading(one), Cell::Empty));
            doc.blocks.push(list(&tasks.into_iter().map(|(role, task)| (Some(role), task)).collect::<Vec<_>>()));
        }
        let without: Vec<(Option<Role>, &TaskRow)> =
            shown(plan).filter(|task| task.leads.is_empty()).map(|task| (None, task)).collect();
        if nobodys && !without.is_empty() {
            doc.blocks.push(Block::Title(Cell::Word(NO_LEAD), Cell::Empty));
            doc.blocks.push(list(&without));
        }
    }
    doc
}

/// Who it is, and how much it carries.
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
    let column = |title: Both, align, rank| Column { title: title.into(), align, rank, only_when_used: true };
    let columns = vec![
        column(Both::same(""), Align::Mark, 0),
        column(Both { en: "Task", vi: "Nhiệm vụ" }, Align::Text, 0),
        column(Both { en: "Role", vi: "Vai trò" }, Align::Mark, 0),
        column(Both { en: "Lead", vi: "Chủ trì" }, Align::Text, 2),
        column(Both { en: "Output", vi: "Sản phẩm" }, Align::Text, 1),
        column(Both { en: "State", vi: "Trạng thái" }, Align::Text, 0),
        column(Both { en: "When", vi: "Thời hạn" }, Align::Text, 0),
    ];
    let rows = tasks.iter().map(|(role, task)| {
        let state = Cell::Word(task.status.state.title());
        let cells = vec![
            Cell::Text(task.id.clone()),
            Cell::Text(task.title.clone()),
            role.map_or(Cell::Empty, |role| Cell::Word(role.title())),
            // Who only helps must know whom to help.
            if role.is_some_and(|role| role != Role::Lead) { leads(task) } else { Cell::Empty },
            task.output.clone().map_or(Cell::Empty, Cell::Text),
            tone_of(task.status.state).map_or(state.clone(), |tone| state.toned(tone)),
            task_when(task),
        ];
        Row { cells, is_total: false }
    });
    Block::Table(Table { columns, rows: rows.collect(), headed: true })
}

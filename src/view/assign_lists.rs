//! A list for each assignee, to be printed and laid on a desk.

use super::assign::{AssigneeRow, PlanAssignment};
use super::assign_doc::{Role, name, roles, shown};
use super::doc::{Align, Block, Cell, Column, Doc, Row, Table};
use super::status::TaskRow;
use super::status_doc::{NO_LEAD, as_of_cell, tone_of, when};
use crate::scalar::Day;
use crate::text::{Both, Raw};

/// Whose lists are shown: everybody's, or those of the assignees with these ids.
#[derive(Clone, Debug)]
pub enum Person {
    /// Everybody's, and the tasks that nobody leads.
    Everybody,
    /// Only theirs.
    These(Vec<Raw>),
}

/// A list of tasks for each assignee: what it leads first, by due day.
#[must_use]
pub fn lists_doc(plans: &[PlanAssignment], as_of: Day, whose: &Person) -> Doc {
    let mut doc = Doc::default();
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), as_of_cell(as_of)));
        let wanted = |one: &&AssigneeRow| match whose {
            Person::Everybody => true,
            Person::These(ids) => ids.contains(&one.id),
        };
        for one in plan.assignees.iter().filter(wanted) {
            let mut tasks: Vec<(Role, &TaskRow)> =
                shown(plan).flat_map(|task| roles(task, &one.id).map(move |role| (role, task))).collect();
            // What has no due day comes last.
            tasks.sort_by_key(|(role, task)| (*role, task.status.due.is_none(), task.status.due));
            doc.blocks.push(Block::Heading(heading(one)));
            doc.blocks.push(list(&tasks.into_iter().map(|(role, task)| (Some(role), task)).collect::<Vec<_>>()));
        }
        let nobodys: Vec<(Option<Role>, &TaskRow)> =
            shown(plan).filter(|task| task.leads.is_empty()).map(|task| (None, task)).collect();
        if matches!(whose, Person::Everybody) && !nobodys.is_empty() {
            doc.blocks.push(Block::Heading(Cell::Word(NO_LEAD)));
            doc.blocks.push(list(&nobodys));
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
        Some(holder) => Cell::Phrase(HELD, vec![("post", name(one)), ("holder", Cell::Text(holder.clone()))]),
        None => name(one),
    };
    let load = vec![
        ("leads", Cell::Count(one.load.leads)),
        ("supports", Cell::Count(one.load.supports)),
        ("oversees", Cell::Count(one.load.oversees)),
    ];
    Cell::Joined(vec![post, Cell::Phrase(LOAD, load)], " — ")
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
            task.output.clone().map_or(Cell::Empty, Cell::Text),
            tone_of(task.status.state).map_or(state.clone(), |tone| state.toned(tone)),
            when(task.status.due, task.status.days_late),
        ];
        Row { cells, is_total: false }
    });
    Block::Table(Table { columns, rows: rows.collect(), headed: true })
}

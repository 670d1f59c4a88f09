//! The report of `cchc assign`: the load of everybody, the matrix of tasks and assignees, the gaps.

use super::rows::{AssigneeRow, GapRow, PlanAssignment};
use crate::calc::{GapKind, State};
use crate::report::document::toned_count;
use crate::report::status::rows::TaskRow;
use crate::report::{Align, Block, Column, ColumnTitle, Doc, Row, RowKind, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Referrers, Tone};
use std::collections::BTreeSet;

/// How roles are shown in the matrix.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// ● ○ ◇ ■
    Signs,
    /// Letters, where the screen has no such signs.
    Letters,
}

/// The roles that an assignee can have in a task or in an area.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Role {
    Lead,
    Support,
    Oversee,
    AnswersForArea,
}

impl Role {
    const ALL: [Self; 4] = [Self::Lead, Self::Support, Self::Oversee, Self::AnswersForArea];

    pub(crate) const fn title(self) -> Both {
        match self {
            Self::Lead => Both { en: "lead", vi: "chủ trì" },
            Self::Support => Both { en: "support", vi: "phối hợp" },
            Self::Oversee => Both { en: "oversee", vi: "giám sát" },
            Self::AnswersForArea => Both { en: "answers for the area", vi: "phụ trách lĩnh vực" },
        }
    }

    const fn mark(self, marks: Marks) -> Both {
        match (marks, self) {
            (Marks::Signs, Self::Lead) => Both::same("●"),
            (Marks::Signs, Self::Support) => Both::same("○"),
            (Marks::Signs, Self::Oversee) => Both::same("◇"),
            (Marks::Signs, Self::AnswersForArea) => Both::same("■"),
            (Marks::Letters, Self::Lead) => Both { en: "L", vi: "C" },
            (Marks::Letters, Self::Support) => Both { en: "S", vi: "P" },
            (Marks::Letters, Self::Oversee) => Both { en: "O", vi: "G" },
            (Marks::Letters, Self::AnswersForArea) => Both { en: "A", vi: "T" },
        }
    }
}

const GAP_MARK: Both = Both::same("!");

/// A matrix of more assignees does not fit 60 columns. Then the numbers of the assignees are listed by role.
const MOST_OF_A_MATRIX: usize = 9;

pub(super) fn plan_doc(plan: &PlanAssignment, as_of: Day, marks: Marks) -> Doc {
    const NONE: Both =
        Both { en: "The plan has no task to assign.", vi: "Kế hoạch không có nhiệm vụ nào để giao." };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    doc.push(Block::Table(load_table(plan)));
    if shown(plan).next().is_none() {
        doc.line(NONE);
        return doc;
    }
    matrix(&mut doc, plan, marks);
    gap_list(&mut doc, plan);
    doc
}

/// The load of each assignee. The numbers are those of the matrix.
pub(crate) fn load_table(plan: &PlanAssignment) -> Table {
    let columns = vec![
        Column::number("No.", "STT"),
        Column::text("Assignee", "Người được giao"),
        Column::number("Leads", "Chủ trì"),
        Column::number("Supports", "Phối hợp"),
        Column::number("Oversees", "Giám sát"),
        Column::number("Overdue", "Quá hạn"),
        Column::number("Due soon", "Sắp đến hạn"),
    ];
    let rows = plan.assignees.iter().zip(1..).map(|(one, number)| {
        let (load, after) = (one.load, one.load_after);
        let cells = vec![
            Cell::Count(number),
            name(one).with_id(&one.id),
            moved(leads(one), load.leads, after.leads),
            moved(Cell::Count(load.supports), load.supports, after.supports),
            Cell::Count(load.oversees),
            toned_count(load.leads_overdue, Tone::Bad),
            toned_count(load.leads_due_soon, Tone::Warn),
        ];
        Row::from(cells)
    });
    Table::new(columns, rows)
}

/// A figure before the suggestions are followed, and after them where they change it.
fn moved(shown: Cell, before: usize, after: usize) -> Cell {
    const MOVED: Both = Both::same("{before} → {after}");
    if before == after {
        return shown;
    }
    Cell::phrase(MOVED, vec![("before", shown), ("after", Cell::Count(after))])
}

/// The post or body. The name of an external assignee says that the plan can only ask it.
pub(crate) fn name(one: &AssigneeRow) -> Cell {
    const ASKED: Both = Both { en: "{title} (on request)", vi: "{title} (đề nghị)" };
    let title = Cell::Text(one.title.clone());
    if one.is_external { Cell::phrase(ASKED, vec![("title", title)]) } else { title }
}

/// How many tasks an assignee leads, of how many at most.
fn leads(one: &AssigneeRow) -> Cell {
    match one.max_leads {
        Some(most) if one.load.leads > most as usize => Cell::Share(one.load.leads, most as usize).toned(Tone::Bad),
        Some(most) => Cell::Share(one.load.leads, most as usize),
        None => Cell::Count(one.load.leads),
    }
}

fn matrix(doc: &mut Doc, plan: &PlanAssignment, marks: Marks) {
    let listed = plan.assignees.len() > MOST_OF_A_MATRIX;
    let mut rows: Vec<Row> = Vec::new();
    let by_area: Referrers<'_, &TaskRow> = shown(plan).map(|task| (task.area.as_str(), task)).collect();
    let with_gaps: BTreeSet<&str> = plan.gaps.iter().flat_map(|gap| &gap.tasks).map(|(id, _)| id.as_str()).collect();
    let number_of: Referrers<'_, usize> =
        plan.assignees.iter().zip(1..).map(|(one, number)| (one.id.as_str(), number)).collect();
    let numbers = |ids: &[Raw]| {
        let mut numbers: Vec<usize> = ids.iter().flat_map(|id| number_of.to(id.as_str())).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        Cell::Joined(numbers.into_iter().map(Cell::Count).collect(), ", ")
    };
    for (id, title, lead) in &plan.areas {
        let mut tasks = by_area.to(id.as_str()).peekable();
        if tasks.peek().is_none() {
            continue;
        }
        let mut cells = vec![Cell::Text(id.clone()), Cell::Text(title.clone()), Cell::Empty];
        let answers = |one: &AssigneeRow| lead.as_ref() == Some(&one.id);
        if listed {
            cells.extend([numbers(lead.as_slice()), Cell::Empty, Cell::Empty]);
        } else {
            let mark = Role::AnswersForArea.mark(marks);
            cells.extend(plan.assignees.iter().map(|one| if answers(one) { Cell::Word(mark) } else { Cell::Empty }));
        }
        rows.push(Row::of(cells, RowKind::Total));
        rows.extend(tasks.map(|task| {
            let gap = with_gaps.contains(task.id.as_str());
            let gap = if gap { Cell::Word(GAP_MARK).toned(Tone::Bad) } else { Cell::Empty };
            let mut cells = vec![Cell::Text(task.id.clone()), Cell::Text(task.title.clone()), gap];
            if listed {
                cells.extend([&task.leads, &task.support, &task.oversee].map(|holders| numbers(holders)));
            } else {
                cells.extend(plan.assignees.iter().map(|one| {
                    let marks = roles(task, &one.id).map(|role| Cell::Word(role.mark(marks)));
                    Cell::Joined(marks.collect(), "")
                }));
            }
            Row::from(cells)
        }));
    }
    doc.table(matrix_columns(plan, listed), rows);
    doc.line(legend(marks, listed));
    let dropped: Vec<Cell> =
        plan.tasks.iter().filter(|task| is_dropped(task)).map(|task| Cell::Text(task.id.clone())).collect();
    if !dropped.is_empty() {
        const DROPPED: Both =
            Both { en: "dropped, and not shown: {tasks}", vi: "đã dừng, không hiển thị: {tasks}" };
        doc.line(Cell::phrase(DROPPED, vec![("tasks", Cell::Joined(dropped, ", "))]));
    }
}

const fn is_dropped(task: &TaskRow) -> bool {
    matches!(task.status.state, State::Dropped)
}

/// The tasks that are not dropped.
pub(crate) fn shown(plan: &PlanAssignment) -> impl Iterator<Item = &TaskRow> {
    plan.tasks.iter().filter(|task| !is_dropped(task))
}

fn matrix_columns(plan: &PlanAssignment, listed: bool) -> Vec<Column> {
    let mut columns = vec![Column::mark("", ""), Column::text("Task", "Nhiệm vụ"), Column::mark("", "").when_used()];
    if listed {
        let roles = [
            Both { en: "Lead", vi: "Chủ trì" },
            Both { en: "Support", vi: "Phối hợp" },
            Both { en: "Oversee", vi: "Giám sát" },
        ];
        columns.extend(roles.map(|role| Column::of(role, Align::Text)));
    } else {
        let numbers = 1..=plan.assignees.len();
        columns.extend(numbers.map(|number| Column::of(ColumnTitle::Number(number), Align::Mark)));
    }
    columns
}

pub(crate) fn roles<'t>(task: &'t TaskRow, assignee: &'t Raw) -> impl Iterator<Item = Role> + 't {
    let named = [&task.leads, &task.support, &task.oversee].into_iter().zip(&task.through_groups);
    let has = move |(named, members): (&Vec<Raw>, &Vec<Raw>)| named.contains(assignee) || members.contains(assignee);
    [Role::Lead, Role::Support, Role::Oversee]
        .into_iter()
        .zip(named.map(has))
        .filter(|(_, has)| *has)
        .map(|(role, _)| role)
}

fn legend(marks: Marks, listed: bool) -> Cell {
    // A no-break space keeps a mark on one line with its meaning.
    const ENTRY: Both = Both::same("{mark}\u{a0}{means}");
    const GAP: Both = Both { en: "gap", vi: "thiếu sót" };
    const NUMBERS: Both = Both {
        en: "the numbers are those of the table above; the name beside an area is its lead",
        vi: "số là STT ở bảng trên; cạnh lĩnh vực: người phụ trách lĩnh vực",
    };
    let entry = |mark, means| Cell::phrase(ENTRY, vec![("mark", Cell::Word(mark)), ("means", Cell::Word(means))]);
    let mut entries: Vec<Cell> = if listed {
        vec![Cell::Word(NUMBERS)]
    } else {
        Role::ALL.iter().map(|role| entry(role.mark(marks), role.title())).collect()
    };
    entries.push(entry(GAP_MARK, GAP));
    Cell::Joined(entries, " · ")
}

fn gap_list(doc: &mut Doc, plan: &PlanAssignment) {
    const NO_GAPS: Both = Both {
        en: "No gap: every task has one lead, and none is given twice.",
        vi: "Không có thiếu sót: nhiệm vụ nào cũng có một người chủ trì, không việc nào giao hai lần.",
    };
    const OVER: Both = Both {
        en: "A plan that is replaced has no gap that somebody must close.",
        vi: "Kế hoạch đã bị thay thế thì không còn thiếu sót nào phải xử lý.",
    };
    const HEADING: Both = Both { en: "Gaps — {kinds}", vi: "Thiếu sót — {kinds}" };
    const KIND: Both = Both::same("{kind}: {n}");
    if plan.gaps.is_empty() {
        doc.line(if plan.label.is_replaced() { OVER } else { NO_GAPS });
        return;
    }
    let of = |kind: GapKind| plan.gaps.iter().filter(move |gap| gap.kind == kind);
    let kinds = GapKind::ALL.into_iter().filter(|kind| of(*kind).next().is_some());
    let counted = kinds.map(|kind| {
        let parts = vec![("kind", Cell::Word(kind.title())), ("n", Cell::Count(of(kind).count()))];
        Cell::phrase(KIND, parts)
    });
    let kinds = Cell::Joined(counted.collect(), " · ");
    doc.heading(Cell::phrase(HEADING, vec![("kinds", kinds)]));
    let columns = vec![
        Column::text("Gap", "Thiếu sót").when_used(),
        Column::mark("Id", "Mã").when_used(),
        Column::text("Title", "Nội dung").when_used(),
        Column::mark("Place", "Vị trí").when_used(),
    ];
    let several = plan.gaps.iter().any(|gap| gap.kind != GapKind::NoLead);
    let rows = plan.gaps.iter().map(|gap| {
        let what = if several { what(plan, gap) } else { Cell::Empty };
        let parts = |part: fn(&(Raw, Raw)) -> Raw| gap.tasks.iter().map(|task| Cell::Text(part(task))).collect();
        let ids = Cell::Joined(parts(|(id, _)| id.clone()), ", ");
        let titles = Cell::Joined(parts(|(_, title)| title.clone()), " / ");
        Row::from(vec![what, ids, titles, at(gap)])
    });
    doc.table(columns, rows);
}

/// The kind of a gap, with the assignees that it concerns.
pub(crate) fn what(plan: &PlanAssignment, gap: &GapRow) -> Cell {
    const WITH: Both = Both::same("{kind}: {who}");
    const ON: Both = Both { en: "{kind} on {day}: {who}", vi: "{kind} vào ngày {day}: {who}" };
    const PERSON: Both = Both::same("{name} ({posts})");
    let kind = Cell::Word(gap.kind.title());
    if gap.assignees.is_empty() {
        return kind;
    }
    let posts = Cell::Joined(gap.assignees.iter().map(|id| Cell::Text(plan.title_of(id))).collect(), ", ");
    let who = match &gap.person {
        Some(name) => Cell::phrase(PERSON, vec![("name", Cell::Text(name.clone())), ("posts", posts)]),
        None => posts,
    };
    let mut parts = vec![("kind", kind), ("who", who)];
    parts.extend(gap.day.map(|day| ("day", Cell::Day(day))));
    Cell::phrase(if gap.day.is_some() { ON } else { WITH }, parts)
}

/// The file within the plan's folder, and the line: the whole path would leave no room for the rest.
fn at(gap: &GapRow) -> Cell {
    let name = gap.file.as_str().rsplit('/').next().unwrap_or_default();
    let (file, line) = (Cell::Text(Raw::new(name)), Cell::Text(Raw::new(gap.line.to_string())));
    Cell::phrase(Both::same("{file}:{line}"), vec![("file", file), ("line", line)])
}

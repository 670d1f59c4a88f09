//! The report of `cchc diff`.

use super::json::States;
use super::rows::{ChangeRow, PlanDifference};
use crate::calc::Amount;
use crate::calc::diff::{Change, ChangeKind, Fact, Mark, Side, Topic};
use crate::model::{AfterTerm, Due, Goal, Origin};
use crate::report::targets::bound::bound_cell;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Exact, Tone};

/// The changes of a plan between two states.
pub(super) fn plan_doc(plan: &PlanDifference, states: &States, as_of: Day) -> Doc {
    const FROM_TO: Both = Both { en: "{base} → {head}, as of {day}", vi: "{base} → {head}, tính đến {day}" };
    const DISK: Both = Both { en: "the files on the disk", vi: "tệp trên đĩa" };
    let head = states.head.as_ref().map_or(Cell::Word(DISK), |(name, _)| Cell::Text(Raw::new(&**name)));
    let between = vec![("base", base(states)), ("head", head), ("day", Cell::Day(as_of))];
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), Cell::phrase(FROM_TO, between));
    if !plan.changes.is_empty() {
        doc.push(Block::Table(table(plan)));
    }
    doc.blocks.extend(lines(plan).map(Block::Line));
    doc
}

/// The lines below the plans: whether a state could not be read whole, or nothing changed.
pub(super) fn foot(states: &States, is_whole: bool, no_change: bool) -> Doc {
    const NONE: Both = Both {
        en: "No plan asks for or reports anything else than in {base}.",
        vi: "So với {base}, không kế hoạch nào thay đổi nội dung hoặc số liệu.",
    };
    const PARTLY: Both = Both {
        en: "Not everything could be read: there may be changes that are not shown.",
        vi: "Có phần không đọc được: có thể còn thay đổi chưa thể hiện ở đây.",
    };
    let mut doc = Doc::default();
    if !is_whole {
        doc.line(PARTLY);
    } else if no_change {
        doc.line(Cell::phrase(NONE, vec![("base", base(states))]));
    }
    doc
}

fn base(states: &States) -> Cell {
    Cell::Text(Raw::new(&*states.base.0))
}

/// A change in one line, for a remark at its place.
pub(super) fn change_sentence(row: &ChangeRow) -> Cell {
    const DECIDED: Both = Both { en: "amendment {number}", vi: "theo quyết định {number}" };
    const BEFORE: Both = Both { en: "place before the change", vi: "vị trí trước khi sửa" };
    let change = &row.change;
    let decided = match &change.amendment {
        Some(number) => Cell::phrase(DECIDED, vec![("number", Cell::Text(number.clone()))]),
        None if change.is(Mark::Unamended) => Cell::Word(Mark::Unamended.title()),
        None => Cell::Empty,
    };
    let before = match change.side {
        Side::Base => Cell::Word(BEFORE),
        Side::Head => Cell::Empty,
    };
    let what = Cell::Joined(vec![meaning(change), item(row)], ": ");
    Cell::Joined(vec![what, turn(row), decided, before], "; ")
}

fn table(plan: &PlanDifference) -> Table {
    let columns = vec![
        Column::text("Change", "Thay đổi"),
        Column::text("Item", "Mục"),
        Column::text("Before → now", "Trước → nay"),
        Column::mark("Amendment", "Điều chỉnh").leave_out(1),
        Column::mark("Where", "Chỗ").leave_out(2),
    ];
    let cells = |row: &ChangeRow| {
        let change = &row.change;
        vec![meaning(change), item(row), turn(row), amendment(change), place(plan, row)]
    };
    let rows = plan.changes.iter().map(|row| Row::from(cells(row)));
    Table::new(columns, rows)
}

/// The meaning of the change, with details that its kind does not say.
fn meaning(change: &Change) -> Cell {
    const LATE: Both = Both { en: "(it had passed)", vi: "(đã quá hạn)" };
    const LOOSENED: Both = Both { en: "(targets loosened)", vi: "(nới lỏng chỉ tiêu)" };
    let field = change.field.filter(|_| change.kind.has_several_keys());
    let field = field.map_or(Cell::Empty, |field| Cell::Word(Both::same(field)));
    let mut cells = vec![Cell::Joined(vec![Cell::Word(change.kind.title()), field], ": ")];
    if matches!(change.kind, ChangeKind::PlanDates | ChangeKind::PlanRemoved) && change.is(Mark::Loosened) {
        cells.push(Cell::Word(LOOSENED));
    }
    if change.is(Mark::MovedAfterDue) {
        cells.push(Cell::Word(LATE));
    }
    let grave = Mark::ALL.into_iter().any(|mark| mark != Mark::Unamended && change.is(mark));
    let cell = Cell::Joined(cells, " ");
    if grave { cell.toned(Tone::Bad) } else { cell }
}

fn item(row: &ChangeRow) -> Cell {
    const PLAN: Both = Both { en: "the plan", vi: "kế hoạch" };
    let id = |id: &Raw| Cell::Text(id.clone());
    let title = row.title.clone().map_or(Cell::Empty, Cell::Text);
    match &row.change.topic {
        Topic::Plan => Cell::Word(PLAN),
        Topic::Value(period, indicator) => {
            let title = if row.title.is_some() { title } else { id(indicator) };
            Cell::Joined(vec![id(period), title], " · ")
        }
        Topic::Criterion(set, criterion) => {
            let criterion = Cell::Joined(vec![id(criterion), title], " ");
            Cell::Joined(vec![id(set), criterion], " · ")
        }
        Topic::Area(one)
        | Topic::Task(one)
        | Topic::Target(one)
        | Topic::TargetGroup(one)
        | Topic::Fund(one)
        | Topic::Content(one)
        | Topic::Difficulty(one)
        | Topic::Assignee(one)
        | Topic::Indicator(one)
        | Topic::Report(one)
        | Topic::Amendment(one) => Cell::Joined(vec![id(one), title], " "),
    }
}

fn amendment(change: &Change) -> Cell {
    const NONE: Both = Both { en: "none", vi: "chưa có" };
    match &change.amendment {
        Some(number) => Cell::Text(number.clone()),
        None if change.is(Mark::Unamended) => Cell::Word(NONE).toned(Tone::Warn),
        None => Cell::Empty,
    }
}

/// The file inside the plan's folder, and the line.
fn place(plan: &PlanDifference, row: &ChangeRow) -> Cell {
    const BEFORE: Both = Both { en: "was {file}:{line}", vi: "cũ {file}:{line}" };
    const NOW: Both = Both::same("{file}:{line}");
    let (template, folder) = match row.change.side {
        Side::Base => (BEFORE, &plan.base),
        Side::Head => (NOW, &plan.head),
    };
    let path = row.at.file.as_str();
    let inside = folder.as_ref().and_then(|folder| path.strip_prefix(folder.as_str()));
    let file = Raw::new(inside.map_or(path, |inside| inside.trim_start_matches('/')));
    // A line is a name here, not a quantity.
    let line = Cell::Text(Raw::new(row.at.start.line.to_string()));
    Cell::phrase(template, vec![("file", Cell::Text(file)), ("line", line)])
}

/// How many changes there are, how many of them need a reviewer, and which parts could not be compared.
fn lines(plan: &PlanDifference) -> impl Iterator<Item = Cell> {
    const ONE: Both = Both { en: "1 change", vi: "1 thay đổi" };
    const SEVERAL: Both = Both { en: "{n} changes", vi: "{n} thay đổi" };
    const NOT_COMPARED: Both =
        Both { en: "Not compared, because of errors: {items}", vi: "Không so sánh được vì có lỗi: {items}" };
    const PLAN: Both = Both { en: "the plan", vi: "kế hoạch" };
    let count = match plan.changes.len() {
        1 => Cell::Word(ONE),
        n => Cell::phrase(SEVERAL, vec![("n", Cell::Count(n))]),
    };
    let marked = Mark::ALL.into_iter().filter(|mark| plan.count(*mark) > 0);
    let marked = marked.map(|mark| Cell::Joined(vec![Cell::Count(plan.count(mark)), Cell::Word(mark.title())], " "));
    let marked: Vec<Cell> = marked.collect();
    let summary = if marked.is_empty() { count } else { Cell::Joined(vec![count, Cell::Joined(marked, " · ")], ": ") };
    let named = |topic: &Topic| match (topic.period(), topic.id()) {
        (Some(period), Some(id)) if period != id => {
            Cell::Joined(vec![Cell::Text(period.clone()), Cell::Text(id.clone())], " · ")
        }
        (_, Some(id)) => Cell::Text(id.clone()),
        (_, None) => Cell::Word(PLAN),
    };
    let items: Vec<Cell> = plan.not_compared.iter().map(named).collect();
    let not_compared =
        (!items.is_empty()).then(|| Cell::phrase(NOT_COMPARED, vec![("items", Cell::Joined(items, ", "))]));
    let summary = (!plan.changes.is_empty()).then_some(summary);
    summary.into_iter().chain(not_compared)
}

/// The old and the new fact. Where one of them is absent, the other stands alone with its sign.
fn turn(row: &ChangeRow) -> Cell {
    const TURN: Both = Both::same("{before} → {now}");
    const GONE: Both = Both::same("− {before}");
    const NEW: Both = Both::same("+ {now}");
    // The title of a new or deleted item stands beside it.
    let is_title = |fact: &Fact| matches!((fact, &row.title), (Fact::Text(text), Some(title)) if text == title);
    let (before, now) = (&row.change.before, &row.change.after);
    let (old, new) = (("before", fact(before)), ("now", fact(now)));
    match (before, now) {
        (Fact::Nothing, now) if is_title(now) => Cell::Empty,
        (before, Fact::Nothing) if is_title(before) => Cell::Empty,
        (Fact::Nothing, _) => Cell::phrase(NEW, vec![new]),
        (_, Fact::Nothing) => Cell::phrase(GONE, vec![old]),
        (_, _) => Cell::phrase(TURN, vec![old, new]),
    }
}

/// The old or new fact in words.
fn fact(fact: &Fact) -> Cell {
    const FROM_TO: Both = Both { en: "{from} to {to}", vi: "{from} đến {to}" };
    const ON: Both = Both { en: "{value} on {day}", vi: "{value} ngày {day}" };
    const GONE: Both = Both { en: "from {day}: {why}", vi: "từ {day}: {why}" };
    const QUALITATIVE: Both = Both { en: "qualitative", vi: "định tính" };
    const RESOLVED: Both = Both { en: "on {day}: {how}", vi: "ngày {day}: {how}" };
    match fact {
        Fact::Nothing => Cell::Unknown,
        Fact::Text(text) => Cell::Text(text.clone()),
        Fact::Ids(ids) => texts(ids),
        Fact::Word(word) => Cell::Word(Both::same(word)),
        Fact::Count(count) => Cell::Count(*count as usize),
        Fact::Number(number) => Cell::Number(number.clone(), MOST_DECIMALS),
        Fact::Day(day) => Cell::Day(*day),
        Fact::Days(from, to) => Cell::phrase(FROM_TO, vec![("from", Cell::Day(*from)), ("to", Cell::Day(*to))]),
        Fact::Due(due) => due_cell(due),
        Fact::Goal(Goal::Qualitative, _) => Cell::Word(QUALITATIVE),
        Fact::Goal(Goal::Bound(bound), measure) => bound_cell(&bound.value, None, *measure),
        Fact::Figure(amount) => figure(amount),
        Fact::Baseline(origin, None) => origin_cell(origin),
        Fact::Baseline(origin, Some(day)) => {
            Cell::phrase(ON, vec![("value", origin_cell(origin)), ("day", Cell::Day(*day))])
        }
        Fact::Delivery(day, by, evidence) => {
            let by = by.clone().map_or(Cell::Empty, Cell::Text);
            Cell::Joined(vec![Cell::Day(*day), by, texts(evidence)], " ")
        }
        Fact::Spending(day, amount, evidence) => {
            let amount = Cell::Number(amount.clone(), 0);
            Cell::phrase(
                ON,
                vec![("value", amount), ("day", Cell::Joined(vec![Cell::Day(*day), texts(evidence)], " "))],
            )
        }
        Fact::Resolved(day, how, decision) => {
            let decision = decision.clone().map_or(Cell::Empty, Cell::Text);
            let how = Cell::Joined(vec![Cell::Text(how.clone()), decision], ", ");
            Cell::phrase(RESOLVED, vec![("day", Cell::Day(*day)), ("how", how)])
        }
        Fact::Dropped(day, why, decision) => {
            let decision = decision.clone().map_or(Cell::Empty, Cell::Text);
            let why = Cell::Joined(vec![Cell::Text(why.clone()), decision], ", ");
            Cell::phrase(GONE, vec![("day", Cell::Day(*day)), ("why", why)])
        }
    }
}

/// The figure of a baseline.
fn origin_cell(origin: &Origin) -> Cell {
    const LAST: Both = Both { en: "the last figure of {plan}", vi: "số liệu cuối của {plan}" };
    match origin {
        Origin::Figure(number) => Cell::Number(number.clone(), MOST_DECIMALS),
        Origin::Counts(numerator, denominator) => {
            figure(&Amount::Ratio(i128::from(*numerator), i128::from(*denominator)))
        }
        Origin::Rank(rank, of) => figure(&Amount::Rank(*rank, *of)),
        Origin::Plan(plan) => Cell::phrase(LAST, vec![("plan", Cell::Text(plan.raw()))]),
    }
}

/// A plan file may state no more.
const MOST_DECIMALS: u32 = 18;

fn texts(texts: &[Raw]) -> Cell {
    Cell::Joined(texts.iter().cloned().map(Cell::Text).collect(), ", ")
}

fn due_cell(due: &Due) -> Cell {
    const AFTER: Both = Both { en: "{n} days after {event}", vi: "{n} ngày sau {event}" };
    const WORKING: Both = Both { en: "{n} working days after {event}", vi: "{n} ngày làm việc sau {event}" };
    const SOME_TIME: Both = Both { en: "after {event}", vi: "sau {event}" };
    const EVENT: Both = Both { en: "{term} ({day})", vi: "{term} ({day})" };
    match due {
        Due::On(day) => Cell::Day(*day),
        Due::By(stretch) => (*stretch).into(),
        Due::Days(days) => Cell::Joined(days.iter().map(|day| Cell::Day(day.value)).collect(), ", "),
        Due::After { term, event, on } => {
            let says = match term {
                Some(AfterTerm { working: true, .. }) => WORKING,
                Some(AfterTerm { working: false, .. }) => AFTER,
                None => SOME_TIME,
            };
            let days = term.map_or(Cell::Empty, |term| Cell::Count(term.days as usize));
            let term = Cell::phrase(says, vec![("n", days), ("event", Cell::Text(event.raw().clone()))]);
            match on {
                Some(day) => Cell::phrase(EVENT, vec![("term", term), ("day", Cell::Day(*day))]),
                None => term,
            }
        }
        Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => {
            due.title().map_or(Cell::Unknown, Cell::Word)
        }
    }
}

fn figure(amount: &Amount) -> Cell {
    let count = |count: i128| Cell::Number(Exact::from(count), 0);
    let percent = |number: Cell| Cell::Joined(vec![number, Cell::Word(Both::same("%"))], " ");
    match amount {
        Amount::Ratio(numerator, denominator) => {
            let counts = Cell::Joined(vec![count(*numerator), count(*denominator)], "/");
            let share = amount.figure().map_or(Cell::Empty, |share| percent(Cell::Number(share, 2)));
            Cell::Joined(vec![counts, share], " = ")
        }
        Amount::Percent(number) => percent(Cell::Number(number.clone(), MOST_DECIMALS)),
        Amount::Count(number) => count(*number),
        Amount::Amount(number) | Amount::Score(number) => Cell::Number(number.clone(), MOST_DECIMALS),
        Amount::Rank(rank, of) => {
            let of = of.map_or(Cell::Empty, |of| count(of.into()));
            Cell::Joined(vec![count((*rank).into()), of], "/")
        }
        Amount::Done(day) => Cell::Day(*day),
        Amount::Class(class, _) => Cell::Text(class.clone()),
    }
}

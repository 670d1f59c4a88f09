//! The reports that plans have sent or still owe: `cchc status --reports`.

use super::document::due_cell;
use super::rows::PlanStatus;
use crate::calc::ReportState;
use crate::report::document::toned_count;
use crate::report::plan_label::PlanCount;
use crate::report::{Block, Column, Doc, Row, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, DueDay, Tone, WrittenDue};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A report that several plans owe: its due day, then its name.
type Due = (DueDay, SmolStr);

/// The reports of these plans on a day. A plan without `[issued]` owes none; a report that it sent all the same counts.
pub(crate) fn reports_doc(plans: &[PlanStatus], as_of: Day) -> Doc {
    const MISSING: Both = Both { en: "Not reported", vi: "Chưa gửi báo cáo" };
    const LATE: Both = Both { en: "Reported late", vi: "Gửi trễ" };
    const NONE: Both = Both { en: "No report is owed.", vi: "Không có báo cáo nào phải gửi." };
    // One plan alone is told also where it is replaced; of several, nobody waits for its reports.
    let told = plans.iter().filter(|plan| plans.len() == 1 || !plan.label.is_replaced());
    let as_of = if let [only] = plans { only.label.day(as_of) } else { as_of };
    let mut owed: BTreeMap<Due, Vec<(Cell, ReportState)>> = BTreeMap::new();
    for plan in told {
        let name = plan.label.beside_others();
        for (period, state) in plan.reports_to_show() {
            owed.entry((period.due, period.name.clone())).or_default().push((name.clone(), *state));
        }
    }
    let mut doc = Doc::default();
    doc.title(PlanCount::of(plans.iter().map(|plan| &plan.label)).cell(), Cell::as_of(as_of));
    if owed.is_empty() {
        doc.line(NONE);
        return doc;
    }
    doc.push(Block::Table(by_period(&owed)));
    for (title, is_listed) in
        [(MISSING, is_missing as fn(ReportState) -> bool), (LATE, |state| matches!(state, ReportState::Late(_)))]
    {
        let rows: Vec<Row> = owed
            .iter()
            .flat_map(|(due, reports)| reports.iter().map(move |report| (due, report)))
            .filter(|(_, (_, state))| is_listed(*state))
            .map(|(due, (name, state))| report_row(due, name, *state, as_of))
            .collect();
        if !rows.is_empty() {
            doc.heading(Cell::Word(title));
            doc.push(Block::Table(list(rows)));
        }
    }
    doc
}

const fn is_missing(state: ReportState) -> bool {
    matches!(state, ReportState::Missing)
}

/// A row for each report: how many plans owe it, and how many have sent it.
fn by_period(owed: &BTreeMap<Due, Vec<(Cell, ReportState)>>) -> Table {
    let columns = vec![
        Column::mark("Period", "Kỳ"),
        Column::mark("Due", "Hạn"),
        Column::number("Reported", "Đã gửi"),
        Column::number("In time", "Đúng hạn").leave_out(1).always(),
        Column::number("Late", "Trễ").leave_out(1).always(),
        Column::number("Missing", "Chưa gửi"),
        Column::number("Not due yet", "Chưa đến hạn").leave_out(2),
    ];
    let rows = owed.iter().map(|((due, name), reports)| {
        let of = |is: fn(ReportState) -> bool| reports.iter().filter(|(_, state)| is(*state)).count();
        let (late, missing) = (of(|state| matches!(state, ReportState::Late(_))), of(is_missing));
        let cells = vec![
            Cell::Text(Raw::new(&**name)),
            day_of(*due),
            Cell::Share(of(|state| state.sent().is_some()), reports.len()),
            Cell::Count(of(|state| matches!(state, ReportState::InTime(_)))),
            toned_count(late, Tone::Warn),
            toned_count(missing, Tone::Bad),
            Cell::Count(of(|state| matches!(state, ReportState::Open))),
        ];
        Row::from(cells)
    });
    Table::new(columns, rows)
}

fn list(rows: Vec<Row>) -> Table {
    let columns = vec![
        Column::mark("Period", "Kỳ").when_used(),
        Column::text("Plan", "Kế hoạch").when_used(),
        Column::text("When", "Thời hạn").when_used(),
    ];
    Table { columns, rows, headed: false }
}

fn report_row((due, period): &Due, name: &Cell, state: ReportState, as_of: Day) -> Row {
    const MISSING: Both = Both { en: "{days} days late (due {due})", vi: "trễ {days} ngày (hạn {due})" };
    const MISSING_ONE: Both = Both { en: "1 day late (due {due})", vi: "trễ 1 ngày (hạn {due})" };
    const LATE: Both = Both { en: "on {on}, {days} days late", vi: "ngày {on}, trễ {days} ngày" };
    const LATE_ONE: Both = Both { en: "on {on}, 1 day late", vi: "ngày {on}, trễ 1 ngày" };
    let on = state.sent().unwrap_or(as_of);
    let days = on.days_since(due.day);
    let template = match (state.sent().is_some(), days) {
        (true, 1) => LATE_ONE,
        (true, _) => LATE,
        (false, 1) => MISSING_ONE,
        (false, _) => MISSING,
    };
    let days = Cell::Count(usize::try_from(days).unwrap_or_default());
    let when = Cell::phrase(template, vec![("days", days), ("due", day_of(*due)), ("on", Cell::Day(on))]);
    Row::from(vec![Cell::Text(Raw::new(&**period)), name.clone(), when])
}

fn day_of(due: DueDay) -> Cell {
    due_cell(due.day, due.moved_from().map(WrittenDue::Day))
}

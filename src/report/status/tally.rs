//! Tables that count tasks by state.

use crate::calc::{State, Tally};
use crate::report::document::toned_count;
use crate::report::{Align, Column, Gauge, Row, RowKind};
use crate::text::Both;
use crate::value::{Cell, Tone};

pub(crate) const TOTAL: Both = Both { en: "Total", vi: "Tổng" };

/// The columns behind the first: the state that a column counts, a short title and a rank.
pub(super) const STATES: [(State, Both, u8); 9] = [
    (State::Done, Both { en: "Done", vi: "Xong" }, 1),
    (State::DoneLate, Both { en: "Done late", vi: "Xong trễ" }, 2),
    (State::InProgress, Both { en: "In progress", vi: "Đang làm" }, 2),
    (State::DueSoon, Both { en: "Due soon", vi: "Sắp đến" }, 1),
    (State::Overdue, Both { en: "Overdue", vi: "Quá hạn" }, 0),
    (State::NotStarted, Both { en: "Not started", vi: "Chưa làm" }, 3),
    (State::Waiting, Both { en: "Waiting", vi: "Chờ" }, 4),
    (State::OnDemand, Both { en: "On demand", vi: "Đột xuất" }, 4),
    (State::Dropped, Both { en: "Dropped", vi: "Dừng" }, 4),
];

/// The columns of a table that counts tasks by state.
pub(crate) fn tally_columns(first: Both) -> Vec<Column> {
    let tasks = Both { en: "Tasks", vi: "Nhiệm vụ" };
    let complete = Both { en: "Complete", vi: "Tiến độ" };
    let mut columns = vec![Column::of(first, Align::Text), Column::of(tasks, Align::Number).leave_out(1).always()];
    columns.extend(STATES.map(|(_, title, leave_out)| Column::of(title, Align::Number).leave_out(leave_out)));
    columns.push(Column::of(complete, Align::Number));
    columns
}

pub(crate) fn tally_row(first: Cell, declared: Option<u32>, tally: &Tally, is_total: bool) -> Row {
    let tasks = match declared {
        Some(declared) => Cell::Share(tally.tasks(), declared as usize),
        None => Cell::Count(tally.tasks()),
    };
    // A table of all plans of the country keeps each row.
    let mut cells = Vec::with_capacity(STATES.len() + 3);
    cells.extend([first, tasks]);
    cells.extend(STATES.map(|(state, ..)| {
        let count = tally.of(state);
        tone_of(state).map_or(Cell::Count(count), |tone| toned_count(count, tone))
    }));
    let completion = tally.completion();
    cells.push(completion.percent().map_or(Cell::Unknown, Cell::Percent));
    let gauge = Gauge::share(completion.numerator, completion.denominator);
    Row::of(cells, RowKind::total_if(is_total)).with_gauge(gauge)
}

/// The colour of a state.
pub(crate) const fn tone_of(state: State) -> Option<Tone> {
    match state {
        State::Overdue => Some(Tone::Bad),
        State::DueSoon | State::DoneLate => Some(Tone::Warn),
        State::Done => Some(Tone::Good),
        State::InProgress | State::NotStarted | State::Waiting | State::OnDemand | State::Dropped => None,
    }
}

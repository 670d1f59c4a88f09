//! Tables that count tasks by state.

use crate::calc::{State, Tally};
use crate::report::{Align, Cell, Column, Row, Tone};
use crate::text::Both;

/// The columns of a status table behind its first: a short title, and the state that it counts.
const STATES: [(State, Both, u8); 9] = [
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
    let column = |title: Both, align, rank, only_when_used| Column { title: title.into(), align, rank, only_when_used };
    let tasks = Both { en: "Tasks", vi: "Nhiệm vụ" };
    let complete = Both { en: "Complete", vi: "Tiến độ" };
    let mut columns = vec![column(first, Align::Text, 0, false), column(tasks, Align::Number, 1, false)];
    columns.extend(STATES.map(|(_, title, rank)| column(title, Align::Number, rank, true)));
    columns.push(column(complete, Align::Number, 0, false));
    columns
}

/// A row of it.
pub(crate) fn tally_row(first: Cell, declared: Option<u32>, tally: &Tally, is_total: bool) -> Row {
    let tasks = match declared {
        Some(declared) => Cell::Share(tally.tasks(), declared as usize),
        None => Cell::Count(tally.tasks()),
    };
    let mut cells = vec![first, tasks];
    cells.extend(STATES.map(|(state, ..)| {
        let count = Cell::Count(tally.of(state));
        match tone_of(state) {
            Some(tone) if tally.of(state) > 0 => count.toned(tone),
            Some(_) | None => count,
        }
    }));
    cells.push(tally.completion().percent().map_or(Cell::Unknown, Cell::Percent));
    Row { cells, is_total }
}

/// What a state means for those who see colours.
pub(crate) const fn tone_of(state: State) -> Option<Tone> {
    match state {
        State::Overdue => Some(Tone::Bad),
        State::DueSoon | State::DoneLate => Some(Tone::Warn),
        State::Done => Some(Tone::Good),
        State::InProgress | State::NotStarted | State::Waiting | State::OnDemand | State::Dropped => None,
    }
}

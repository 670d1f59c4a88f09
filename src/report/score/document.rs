//! The points of a plan as tables for people: the sheet, and what can still be won.

use super::rows::{CriterionRow, PlanScoring, SetRows};
use crate::calc::{Counted, Reading, Scored, Value};
use crate::model::NotApplicable;
use crate::report::targets::document::{amount_counts, basis_note, period};
use crate::report::{Column, Doc, Row, RowKind};
use crate::text::Both;
use crate::value::{Cell, Day, Exact, Tone};

/// Two decimals: an official sheet has no more.
pub(super) const DECIMALS: u32 = 2;

pub(super) fn plan_doc(plan: &PlanScoring, as_of: Day) -> Doc {
    const NO_SET: Both = Both {
        en: "No set of criteria scores this plan: put one into scoring/.",
        vi: "Không có bộ tiêu chí nào chấm kế hoạch này: thêm tệp vào scoring/.",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    if plan.sets.is_empty() && plan.faulty.is_empty() {
        doc.line(NO_SET);
    }
    for set in &plan.sets {
        set_doc(set, &mut doc);
    }
    doc
}

/// The heading of a set: its title, with the decision.
pub(super) fn set_title(set: &SetRows) -> Cell {
    const DECIDED: Both = Both { en: "{set} (Decision {decision})", vi: "{set} (Quyết định {decision})" };
    let title = Cell::Text(set.title.clone()).with_id(&set.set);
    match &set.decision {
        Some(decision) => Cell::phrase(DECIDED, vec![("set", title), ("decision", Cell::Text(decision.clone()))]),
        None => title,
    }
}

fn set_doc(set: &SetRows, doc: &mut Doc) {
    doc.heading(set_title(set));
    let columns = vec![
        Column::mark("No.", "Số"),
        Column::text("Criterion", "Tiêu chí"),
        Column::number("Max.", "Tối đa"),
        Column::text("Figure", "Số liệu").leave_out(1),
        Column::number("Points", "Điểm"),
        Column::number("Self", "Tự chấm").when_used(),
        Column::number("Appraised", "Thẩm định").when_used(),
        Column::text("Evidence", "Kiểm chứng").leave_out(3),
        Column::text("Remark", "Ghi chú").leave_out(2),
    ];
    doc.table(columns, set.criteria.iter().map(row).chain([total_row(set)]));
    for line in total_lines(set) {
        doc.line(line);
    }
    let to_win = set.to_win();
    if to_win.is_empty() {
        return;
    }
    doc.heading(Both { en: "Points that can still be won", vi: "Điểm còn có thể đạt thêm" }.into());
    let columns = vec![
        Column::mark("No.", "Số"),
        Column::text("Criterion", "Tiêu chí"),
        Column::number("Points", "Điểm"),
        Column::text("By", "Phụ trách").when_used(),
        Column::text("Now", "Hiện tại").leave_out(1),
    ];
    doc.table(columns, to_win.into_iter().map(win_row));
}

fn win_row(row: &CriterionRow) -> Row {
    let who = row.lead_title.as_ref().or(row.lead.as_ref());
    Row::from(vec![
        Cell::Text(row.id.clone()),
        Cell::Text(row.title.clone()),
        points(&row.recoverable),
        who.map_or(Cell::Empty, |who| Cell::Text(who.clone())),
        figure_cell(row),
    ])
}

pub(super) fn points(points: &Exact) -> Cell {
    Cell::Number(points.clone(), DECIMALS)
}

fn row(row: &CriterionRow) -> Row {
    let optional = |number: &Option<Exact>| number.as_ref().map_or(Cell::Empty, points);
    let cells = vec![
        Cell::Text(row.id.clone()),
        Cell::Text(row.title.clone()),
        points(&row.max),
        if row.is_group { Cell::Empty } else { figure_cell(row) },
        points_cell(row),
        optional(&row.own),
        optional(&row.appraised),
        if row.evidence.is_empty() { Cell::Empty } else { Cell::texts(&row.evidence, Clone::clone) },
        remark(row),
    ];
    Row { cells, kind: RowKind::total_if(row.is_group), gauge: None }
}

/// The points, or the range that they have.
pub(super) fn points_cell(row: &CriterionRow) -> Cell {
    const RANGE: Both = Both { en: "{certain} to {possible}", vi: "{certain} đến {possible}" };
    if row.not_applicable == Some(NotApplicable::Rescale) {
        return Cell::Unknown;
    }
    match &row.computed {
        Some(computed) => {
            let full = *computed >= row.max;
            let cell = points(computed);
            if row.is_group || full { cell } else { cell.toned(Tone::Warn) }
        }
        None if row.is_group && row.certain != row.possible => {
            Cell::phrase(RANGE, vec![("certain", points(&row.certain)), ("possible", points(&row.possible))])
        }
        None => Cell::Unknown,
    }
}

fn remark(row: &CriterionRow) -> Cell {
    let said = row.why.clone().map_or(Cell::Empty, Cell::Text);
    let opinion = row.opinion.clone().map_or(Cell::Empty, Cell::Text);
    Cell::Joined(vec![applies_not(row), said, opinion], "; ")
}

fn applies_not(row: &CriterionRow) -> Cell {
    const LEFT_OUT: Both = Both { en: "does not apply", vi: "không phát sinh" };
    const FULL: Both = Both { en: "does not apply: full points", vi: "không phát sinh: đủ điểm" };
    const ZERO: Both = Both { en: "does not apply: no points", vi: "không phát sinh: 0 điểm" };
    const BONUS: Both = Both { en: "bonus beside the maximum", vi: "điểm thưởng ngoài tổng" };
    match row.not_applicable {
        Some(NotApplicable::Rescale) => LEFT_OUT.into(),
        Some(NotApplicable::Full) => FULL.into(),
        Some(NotApplicable::Zero) => ZERO.into(),
        None if row.is_outside => BONUS.into(),
        None => Cell::Empty,
    }
}

/// The figure with its counts and periods.
pub(crate) fn figure_cell(row: &CriterionRow) -> Cell {
    const NOT_DELIVERED: Both = Both { en: "not delivered", vi: "chưa nộp" };
    const DELIVERED: Both = Both { en: "delivered {day}", vi: "nộp {day}" };
    const PERSON: Both = Both { en: "scored by a person", vi: "người chấm cho điểm" };
    const NO_VALUE: Both = Both { en: "no value", vi: "chưa có số liệu" };
    const EMPTY: Both = Both::same("0/0");
    if row.is_manual {
        return if row.computed.is_some() { Cell::Empty } else { PERSON.into() };
    }
    match &row.figure.reading {
        Reading::Known(Scored::Day(None)) => NOT_DELIVERED.into(),
        Reading::Known(Scored::Day(Some(day))) => Cell::phrase(DELIVERED, vec![("day", Cell::Day(*day))]),
        Reading::Known(Scored::Number(number, _)) => number_cell(row, number),
        Reading::NotApplicable | Reading::Attained | Reading::Missed => EMPTY.into(),
        Reading::Unknown => NO_VALUE.into(),
    }
}

fn number_cell(row: &CriterionRow, number: &Exact) -> Cell {
    let percent = |number: &Exact| Cell::Exactly(number.clone());
    let with_counts = |part: Cell, number: Cell| Cell::Joined(vec![part, number], " = ");
    if let Some(counted) = row.figure.counted {
        return match counted {
            Counted::Share(part, of) => with_counts(Cell::Share(part, of), percent(number)),
            Counted::Count(count) => Cell::Count(count),
        };
    }
    if let [Some(value)] = row.figure.values.as_slice() {
        return Cell::Joined(vec![value_cell(value, number), in_brackets(period(value))], " ");
    }
    let are_shares = row.figure.values.iter().flatten().all(|value| value.amount.is_share());
    if are_shares { percent(number) } else { Cell::Number(number.clone(), DECIMALS) }
}

fn value_cell(value: &Value, number: &Exact) -> Cell {
    let counts = amount_counts(&value.amount);
    if value.amount.is_share() {
        return Cell::Joined(vec![counts, Cell::Exactly(number.clone())], " = ");
    }
    match value.amount.rank() {
        Some((_, Some(_))) => counts,
        Some((_, None)) | None => Cell::Number(number.clone(), DECIMALS),
    }
}

fn in_brackets(cell: Cell) -> Cell {
    const IN: Both = Both::same("({cell})");
    if cell == Cell::Joined(Vec::new(), "+") { Cell::Empty } else { Cell::phrase(IN, vec![("cell", cell)]) }
}

fn total_row(set: &SetRows) -> Row {
    const TOTAL: Both = Both { en: "Total", vi: "Tổng" };
    let optional = |number: &Option<Exact>| number.as_ref().map_or(Cell::Empty, points);
    let cells = vec![
        Cell::Empty,
        TOTAL.into(),
        points(&set.total.maximum),
        Cell::Empty,
        total_cell(set),
        optional(&set.total.own),
        optional(&set.total.appraised),
        Cell::Empty,
        Cell::Empty,
    ];
    Row { cells, kind: RowKind::Total, gauge: None }
}

/// The total, or the range that it has.
pub(super) fn total_cell(set: &SetRows) -> Cell {
    const RANGE: Both = Both { en: "{certain} to {possible}", vi: "{certain} đến {possible}" };
    match (&set.total.certain, &set.total.possible) {
        (Some(certain), Some(possible)) if certain != possible => {
            Cell::phrase(RANGE, vec![("certain", points(certain)), ("possible", points(possible))])
        }
        (Some(certain), _) => points(certain),
        (None, _) => Cell::Unknown,
    }
}

fn total_lines(set: &SetRows) -> Vec<Cell> {
    const CLASS: Both = Both { en: "Class: {class}", vi: "Xếp loại: {class}" };
    const NO_CLASS: Both = Both {
        en: "Class: open, as {count} criteria have no points yet",
        vi: "Xếp loại: chưa xác định, còn {count} tiêu chí chưa có điểm",
    };
    const NO_CLASS_FOR_ONE: Both = Both {
        en: "Class: open, as one criterion has no points yet",
        vi: "Xếp loại: chưa xác định, còn 1 tiêu chí chưa có điểm",
    };
    const BONUS: Both =
        Both { en: "Bonus beside the maximum: {points}", vi: "Điểm thưởng ngoài tổng tối đa: {points}" };
    const LEFT_OUT: Both = Both {
        en: "{points} points do not apply; the others are scaled to the maximum of {maximum}",
        vi: "{points} điểm thuộc tiêu chí không phát sinh; phần còn lại quy đổi theo thang {maximum} điểm",
    };
    const NOTHING: Both = Both {
        en: "No criterion applies, so there is no total.",
        vi: "Không tiêu chí nào phát sinh nên không có tổng điểm.",
    };
    let mut lines = Vec::new();
    let open = set.leaves().filter(|row| row.is_open() && !row.is_outside).count();
    match &set.class {
        _ if set.total.certain.is_none() => lines.push(NOTHING.into()),
        Some(class) => lines.push(Cell::phrase(CLASS, vec![("class", Cell::Text(class.clone()))])),
        None if set.is_open() => {
            let says = if open == 1 { NO_CLASS_FOR_ONE } else { NO_CLASS };
            lines.push(Cell::phrase(says, vec![("count", Cell::Count(open))]));
        }
        None => {}
    }
    if !set.total.bonus.is_zero() {
        lines.push(Cell::phrase(BONUS, vec![("points", points(&set.total.bonus))]));
    }
    if !set.total.left_out.is_zero() {
        let args = vec![("points", points(&set.total.left_out)), ("maximum", points(&set.total.maximum))];
        lines.push(Cell::phrase(LEFT_OUT, args));
    }
    let weakest = set.criteria.iter().flat_map(|row| row.figure.values.iter().flatten()).map(|value| value.basis).min();
    lines.extend(basis_note(weakest));
    lines
}

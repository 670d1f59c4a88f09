//! Figures that are still to be reported, as a table.

use super::rows::{LastFigure, OwedRow, PlanOwed};
use crate::model::{Measure, Period};
use crate::report::{Column, Doc, Row};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Tone};

pub(super) fn plan_doc(plan: &PlanOwed, as_of: Day) -> Doc {
    const ALL: Both = Both {
        en: "{period}: every figure is reported ({asked})",
        vi: "Kỳ {period}: đã có đủ số liệu ({asked})",
    };
    const LACKING: Both = Both {
        en: "{period}, due {due}: still to be reported: {count} of {asked} figures",
        vi: "Kỳ {period}, hạn báo cáo {due}: còn thiếu {count}/{asked} số liệu",
    };
    const EARLIER: Both = Both {
        en: "{period}, which was due {due}, still lacks {count}: cchc record --period {period}",
        vi: "Kỳ {period}, hạn báo cáo {due}, còn thiếu {count} số liệu: cchc record --period {period}",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    let Some(period) = plan.period.as_ref().filter(|_| plan.asked > 0) else {
        doc.line(nothing(plan));
        return doc;
    };
    let args = vec![
        ("period", Cell::Text(Raw::new(&*period.name))),
        ("due", Cell::Day(period.due.day)),
        ("count", Cell::Count(plan.rows.len())),
        ("asked", Cell::Count(plan.asked)),
    ];
    if plan.rows.is_empty() {
        doc.line(Cell::phrase(ALL, args));
    } else {
        doc.line(Cell::phrase(LACKING, args));
        doc.table(columns(), rows(plan, period));
    }
    for (period, count) in &plan.earlier {
        let period_name = Cell::Text(Raw::new(&*period.name));
        let args = vec![("period", period_name), ("due", Cell::Day(period.due.day)), ("count", Cell::Count(*count))];
        doc.line(Cell::phrase(EARLIER, args).toned(Tone::Warn));
    }
    doc
}

/// Why no figure is asked for, or that all are reported.
pub(crate) const fn nothing(plan: &PlanOwed) -> Both {
    const NONE: Both =
        Both { en: "This plan owes no report.", vi: "Kế hoạch này không phải báo cáo số liệu." };
    const OVER: Both = Both {
        en: "Nothing is to be reported for a plan that is replaced.",
        vi: "Kế hoạch đã bị thay thế thì không phải báo cáo số liệu nữa.",
    };
    const NOT_ASKED: Both = Both {
        en: "No figure is asked for here: no indicator is reported, or nobody of those named brings one.",
        vi: "Không có số liệu nào phải báo cáo: không có chỉ số, hoặc người được nêu không cung cấp số liệu nào.",
    };
    const ALL: Both = Both { en: "Every figure is reported.", vi: "Đã có đủ số liệu." };
    match (&plan.period, plan.asked) {
        _ if plan.label.is_replaced() => OVER,
        (None, _) => NONE,
        (Some(_), 0) => NOT_ASKED,
        (Some(_), _) => ALL,
    }
}

/// The commands that bring the figures in.
pub(super) fn how() -> Doc {
    const ONE: Both = Both {
        en: "Record one with: cchc record ID --period PERIOD (--count, --numerator and --denominator, …)",
        vi: "Ghi từng số bằng: cchc record MÃ --period KỲ (--count, --numerator và --denominator, …)",
    };
    let mut doc = Doc::default();
    doc.line(ONE);
    doc
}

fn columns() -> Vec<Column> {
    vec![
        Column::mark("Id", "Mã").leave_out(1),
        Column::text("Indicator", "Chỉ số"),
        Column::mark("Period", "Kỳ").when_used(),
        Column::text("Figure", "Số cần báo cáo").leave_out(3),
        Column::number("Last figure", "Số gần nhất").when_used(),
        Column::mark("Its period", "Của kỳ").leave_out(2),
    ]
}

/// The rows of the figures, with a heading where those of another person begin.
fn rows(plan: &PlanOwed, period: &Period) -> Vec<Row> {
    const NOBODY: Both =
        Both { en: "Nobody is named (`reported-by`)", vi: "Chưa ghi người cung cấp (`reported-by`)" };
    let has_people = plan.rows.iter().any(|row| row.reporter.is_some());
    let mut rows = Vec::with_capacity(plan.rows.len());
    let mut person: Option<&Option<(Raw, Raw)>> = None;
    for row in &plan.rows {
        if has_people && person != Some(&row.reporter) {
            let heading = row.reporter.as_ref().map(|(id, title)| Cell::Text(title.clone()).with_id(id));
            rows.push(Row::heading(heading.unwrap_or(Cell::Word(NOBODY))));
        }
        person = Some(&row.reporter);
        rows.push(Row::from(cells(row, period)));
    }
    rows
}

fn cells(row: &OwedRow, period: &Period) -> Vec<Cell> {
    let own = (row.period.name != period.name).then(|| Cell::Text(Raw::new(&*row.period.name)));
    vec![
        Cell::Text(row.indicator.id.value.raw()),
        Cell::Text(row.indicator.title.raw().clone()),
        own.unwrap_or(Cell::Empty),
        asked(row.indicator.measure),
        row.last.as_ref().map_or(Cell::Empty, LastFigure::cell),
        row.last.as_ref().map_or(Cell::Empty, LastFigure::period_cell),
    ]
}

/// The parts of a figure, in words.
fn asked(measure: Measure) -> Cell {
    Cell::Word(match measure {
        Measure::Ratio => Both { en: "numerator and denominator", vi: "tử số và mẫu số" },
        Measure::Count => Both { en: "count", vi: "số lượng" },
        Measure::Amount => Both { en: "amount", vi: "giá trị" },
        Measure::Score => Both { en: "score", vi: "điểm" },
        Measure::Rank => Both { en: "rank, and of how many", vi: "hạng, trong tổng số" },
        Measure::Milestone => Both { en: "the day on which it was reached", vi: "ngày hoàn thành" },
        Measure::Class => Both { en: "class", vi: "xếp loại" },
    })
}

//! Deliveries that are due in a plan, as a table.

use super::rows::{DueRow, PlanDue};
use crate::report::status::{document, members::Named};
use crate::report::{Column, Doc, Row};
use crate::text::Both;
use crate::value::{Cell, Day, Tone};

pub(super) fn plan_doc(plan: &PlanDue, as_of: Day) -> Doc {
    const NONE: Both = Both { en: "Nothing is due now.", vi: "Hiện không có gì đến hạn." };
    const OVER: Both = Both {
        en: "Nothing is to be delivered for a plan that is replaced.",
        vi: "Kế hoạch đã bị thay thế thì không phải nộp kết quả nữa.",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    if plan.rows.is_empty() {
        doc.line(if plan.label.is_replaced() { OVER } else { NONE });
        return doc;
    }
    let columns = vec![
        Column::mark("Id", "Mã").when_used(),
        Column::text("Task", "Nhiệm vụ").when_used(),
        Column::mark("--for", "--for").when_used(),
        Column::text("When", "Thời hạn").when_used(),
        Column::text("Lead", "Chủ trì").leave_out(1),
        Column::text("Members", "Thành viên").when_used(),
    ];
    let cells = |row: &DueRow| {
        vec![
            Cell::Text(row.task.clone()),
            Cell::Text(row.title.clone()),
            row.occurrence.clone().map_or(Cell::Empty, Cell::Text),
            when(row),
            Cell::Joined(row.leads.iter().cloned().map(Cell::Text).collect(), ", "),
            row.members.as_ref().map_or(Cell::Empty, |members| members.cell(Named::First)),
        ]
    };
    doc.table(columns, plan.rows.iter().map(|row| Row::from(cells(row))));
    doc
}

/// The command that records a delivery.
pub(super) fn how(with_members: bool) -> Doc {
    const HOW: Both = Both {
        en: "Record one with: cchc done ID --on DATE --evidence NUMBER (--for, where it recurs)",
        vi: "Ghi nhận bằng: cchc done MÃ --on NGÀY --evidence SỐ (--for, nếu là việc định kỳ)",
    };
    const MEMBERS: Both = Both {
        en: "Record one with: cchc done ID --on DATE --evidence NUMBER (--for, where it recurs; --member, where a group leads)",
        vi: "Ghi nhận bằng: cchc done MÃ --on NGÀY --evidence SỐ (--for, nếu là việc định kỳ; --member, nếu nhóm chủ trì)",
    };
    let mut doc = Doc::default();
    doc.line(if with_members { MEMBERS } else { HOW });
    doc
}

fn when(row: &DueRow) -> Cell {
    let cell = document::when(Some(row.due), row.due_as_written, row.days_late);
    if row.days_late.is_some() { cell.toned(Tone::Bad) } else { cell }
}

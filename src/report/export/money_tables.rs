//! Three tables of an export: the funds of a plan, the contents of spending, and the sums that its tasks spent.

use super::plan_on_day::PlanOnDay;
use super::plan_tables::id;
use super::schema::{Link, TO_PLAN, Table};
use super::task_tables::evidence_datum;
use crate::report::fields::{Datum, Kind, PLAN, field};
use crate::text::Both;
use crate::value::Exact;

pub(super) static FUNDS: Table = Table {
    name: "funds",
    doc: Both { en: "one row per fund of a plan", vi: "mỗi dòng một nguồn kinh phí của kế hoạch" },
    fields: &[
        PLAN,
        field("fund", Kind::Text, "id of the fund", "mã nguồn kinh phí"),
        field("title", Kind::Text, "its name", "tên nguồn kinh phí"),
        field("allotted", Kind::Number, "the sum for the time of the plan, đồng", "số được giao, đồng"),
    ],
    key: &["plan", "fund"],
    links: &[TO_PLAN],
};

pub(super) static CONTENTS: Table = Table {
    name: "contents",
    doc: Both {
        en: "one row per content of spending of a plan", vi: "mỗi dòng một nội dung chi của kế hoạch"
    },
    fields: &[
        PLAN,
        field("content", Kind::Text, "id of the content of spending", "mã nội dung chi"),
        field("title", Kind::Text, "its name", "tên nội dung chi"),
    ],
    key: &["plan", "content"],
    links: &[TO_PLAN],
};

pub(super) static SPENDINGS: Table = Table {
    name: "spendings",
    doc: Both {
        en: "one row per sum that a task spent on a day, known on the day",
        vi: "mỗi dòng một khoản chi có ngày của nhiệm vụ, đã có vào ngày tính",
    },
    fields: &[
        PLAN,
        field("task", Kind::Text, "id of the task", "mã nhiệm vụ"),
        field("spent_on", Kind::Day, "day on which it was spent", "ngày chi"),
        field("amount", Kind::Number, "the sum, đồng", "số tiền, đồng"),
        field(
            "evidence",
            Kind::Text,
            "document numbers or files, parted by semicolons",
            "số văn bản hoặc tệp, cách nhau bằng dấu chấm phẩy",
        ),
    ],
    key: &[],
    links: &[TO_PLAN, Link { fields: &["plan", "task"], table: "tasks" }],
};

pub(super) fn funds(PlanOnDay { plan, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row = |fund: &crate::model::Fund| {
        vec![
            id(plan),
            Datum::Text(fund.id.value.raw()),
            Datum::text(&fund.title),
            Datum::of(fund.allotted.as_ref(), |allotted| Datum::stated(&allotted.value)),
        ]
    };
    plan.funds.iter().map(|fund| row(fund)).collect()
}

pub(super) fn contents(PlanOnDay { plan, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let row = |content: &crate::model::SpendingContent| {
        vec![id(plan), Datum::Text(content.id.value.raw()), Datum::text(&content.title)]
    };
    plan.funding.contents.iter().map(|content| row(content)).collect()
}

pub(super) fn spendings(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let mut rows = Vec::new();
    for task in &plan.tasks {
        let spendings = task.spent.iter().flat_map(|spent| spent.value.entries());
        for spending in spendings.filter(|spending| spending.on.value <= view.as_of) {
            rows.push(vec![
                id(plan),
                Datum::Text(task.id.value.raw()),
                Datum::Day(spending.on.value),
                Datum::stated(&Exact::from(spending.amount.value)),
                Datum::of(spending.evidence.as_ref(), |evidence| evidence_datum(&evidence.value)),
            ]);
        }
    }
    rows
}

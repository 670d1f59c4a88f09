//! Money as tables for people.

use super::rows::{MoneyRow, NO_FUND, PlanFunding, TaskRow};
use crate::model::Basis;
use crate::report::plan_label::PlanCount;
use crate::report::{Column, Doc, Row, RowKind};
use crate::text::Both;
use crate::value::{Cell, Day, Exact, Tone, word_enum};

word_enum! {
    /// The groups in which money is summed.
    pub enum FundingBy {
        /// By the fund that pays.
        Fund = "fund" { en: "Fund", vi: "Nguồn kinh phí" },
        /// By the content of spending.
        Content = "content" { en: "Content of spending", vi: "Nội dung chi" },
        /// By area.
        Area = "area" { en: "Area", vi: "Lĩnh vực" },
        /// Each plan in a row.
        Plan = "plan" { en: "Plan", vi: "Kế hoạch" },
    }
}

impl PlanFunding {
    /// Whether its files say anything of money.
    pub(super) const fn has_money(&self) -> bool {
        self.total.is_some()
    }

    /// The rows of a grouping; none where each plan is a row.
    pub(super) fn rows(&self, by: FundingBy) -> &[MoneyRow] {
        match by {
            FundingBy::Fund => &self.funds,
            FundingBy::Content => &self.contents,
            FundingBy::Area => &self.areas,
            FundingBy::Plan => &[],
        }
    }
}

/// The tables of one plan: those that it has, or the one that is asked for.
pub(super) fn plan_doc(plan: &PlanFunding, by: Option<FundingBy>, with_tasks: bool, as_of: Day) -> Doc {
    const NO_MONEY: Both = Both {
        en: "No task has an estimate (`cost`) or spending (`spent`).",
        vi: "Chưa nhiệm vụ nào ghi dự toán (`cost`) hoặc số đã chi (`spent`).",
    };
    const NOT_NAMED: Both = Both {
        en: "plan.toml lists none: see `cchc explain {key}`.",
        vi: "plan.toml chưa khai báo: xem `cchc explain {key}`.",
    };
    let mut doc = Doc::default();
    doc.title(plan.label.heading(), plan.label.as_of(as_of));
    if !plan.has_money() {
        doc.line(NO_MONEY);
        return doc;
    }
    for one in FundingBy::ALL.into_iter().filter(|one| by.is_none_or(|by| by == *one)) {
        let rows = plan.rows(one);
        if rows.is_empty() {
            if by.is_some() && one != FundingBy::Area {
                doc.line(Cell::phrase(NOT_NAMED, vec![("key", Cell::from(key_of(one)))]));
            }
            continue;
        }
        let shown: Vec<Row> = rows.iter().map(|row| money_row(name(row, one), row, RowKind::Plain)).collect();
        let total = (rows.len() > 1).then(|| money_row(Cell::Word(TOTAL), &MoneyRow::sum(rows), RowKind::Total));
        doc.table(columns(one.title()), shown.into_iter().chain(total));
    }
    if with_tasks {
        tasks(&mut doc, plan);
    }
    notes(&mut doc, &[plan]);
    doc
}

/// A row for each plan, and their total. A plan that is replaced does not count.
pub(super) fn plans_doc(plans: &[PlanFunding], with_tasks: bool, as_of: Day) -> Doc {
    let mut doc = Doc::default();
    doc.title(PlanCount::of(plans.iter().map(|plan| &plan.label)).cell(), Cell::as_of(as_of));
    let unknown = |name| Row::from(vec![name, Cell::Empty, Cell::Unknown, Cell::Unknown, Cell::Unknown]);
    let rows = plans.iter().map(|plan| {
        let name = plan.label.beside_others();
        match &plan.total {
            Some(sums) => money_row(name, sums, RowKind::Plain),
            None => unknown(name),
        }
    });
    let total = Cell::Word(TOTAL);
    let total = match of_all(plans) {
        Some(sums) => money_row(total, &sums, RowKind::Total),
        None => unknown(total),
    };
    doc.table(columns(FundingBy::Plan.title()), rows.chain([total]));
    for plan in plans.iter().filter(|plan| with_tasks && !plan.tasks.is_empty()) {
        doc.title(plan.label.beside_others(), Cell::Empty);
        tasks(&mut doc, plan);
    }
    notes(&mut doc, &plans.iter().filter(|plan| !plan.label.is_replaced()).collect::<Vec<_>>());
    doc
}

/// The line below the tables of several plans.
pub(super) fn total_doc(plans: &[PlanFunding]) -> Doc {
    const SAYS: Both = Both {
        en: "{plans}: estimated {cost}, spent {spent}, rest {rest} đồng",
        vi: "{plans}: dự toán {cost}, đã chi {spent}, còn lại {rest} đồng",
    };
    let Some(total) = of_all(plans) else { return Doc::default() };
    let count = PlanCount::of(plans.iter().map(|plan| &plan.label));
    let args = vec![
        ("plans", count.cell()),
        ("cost", sum(&total.cost)),
        ("spent", sum(&total.spent)),
        ("rest", sum(&total.rest)),
    ];
    let mut doc = Doc::default();
    doc.line(Cell::phrase(SAYS, args));
    doc
}

/// The money of all plans that are not replaced; `None` where none of them says anything of money.
pub(super) fn of_all(plans: &[PlanFunding]) -> Option<MoneyRow> {
    let standing = plans.iter().filter(|plan| !plan.label.is_replaced());
    let totals: Vec<&MoneyRow> = standing.filter_map(|plan| plan.total.as_ref()).collect();
    (!totals.is_empty()).then(|| MoneyRow::sum(totals))
}

const TOTAL: Both = Both { en: "Total", vi: "Tổng" };

/// The key that declares the groups.
const fn key_of(by: FundingBy) -> &'static str {
    match by {
        FundingBy::Fund => "fund",
        FundingBy::Content => "content",
        FundingBy::Area | FundingBy::Plan => "area",
    }
}

fn columns(groups: Both) -> Vec<Column> {
    vec![
        Column::text(groups.en, groups.vi),
        Column::number("Allotted", "Được giao").leave_out(1),
        Column::number("Estimate", "Dự toán"),
        Column::number("Spent", "Đã chi"),
        Column::number("Rest", "Còn lại"),
    ]
}

fn money_row(name: Cell, row: &MoneyRow, kind: RowKind) -> Row {
    let allotted = row.allotted.as_ref().map_or(Cell::Empty, sum);
    Row { cells: vec![name, allotted, sum(&row.cost), sum(&row.spent), rest(&row.rest)], kind, gauge: None }
}

fn name(row: &MoneyRow, by: FundingBy) -> Cell {
    const NO_CONTENT: Both = Both { en: "(no content named)", vi: "(chưa ghi nội dung chi)" };
    const NO_AREA: Both = Both { en: "(no area)", vi: "(không thuộc lĩnh vực nào)" };
    let (Some(id), Some(title)) = (&row.id, &row.title) else {
        return Cell::Word(match by {
            FundingBy::Fund => NO_FUND,
            FundingBy::Content => NO_CONTENT,
            FundingBy::Area | FundingBy::Plan => NO_AREA,
        });
    };
    match by {
        FundingBy::Area => Cell::Joined(vec![Cell::Text(id.clone()), Cell::Text(title.clone())], " "),
        FundingBy::Fund | FundingBy::Content | FundingBy::Plan => Cell::Text(title.clone()).with_id(id),
    }
}

fn tasks(doc: &mut Doc, plan: &PlanFunding) {
    const TASKS: Both = Both { en: "Tasks", vi: "Nhiệm vụ" };
    const DROPPED: Both = Both { en: "{title} (dropped)", vi: "{title} (dừng thực hiện)" };
    let columns = vec![
        Column::mark("Id", "Mã"),
        Column::text("Task", "Nhiệm vụ"),
        Column::mark("Fund", "Nguồn").leave_out(2),
        Column::mark("Content", "Nội dung chi").leave_out(3),
        Column::number("Estimate", "Dự toán"),
        Column::number("Spent", "Đã chi"),
        Column::number("Rest", "Còn lại").leave_out(1),
    ];
    let text = |text: &Option<_>| text.clone().map_or(Cell::Empty, Cell::Text);
    let row = |task: &TaskRow| {
        let title = Cell::Text(task.title.clone());
        let is_dropped = task.money.is_dropped;
        let title = if is_dropped { Cell::phrase(DROPPED, vec![("title", title)]) } else { title };
        let money = |sum_of: &Option<Exact>| sum_of.as_ref().map_or(Cell::Empty, sum);
        let left = task.money.rest().map_or(Cell::Empty, |left| rest(&left));
        Row::from(vec![
            Cell::Text(task.id.clone()),
            title,
            text(&task.fund),
            text(&task.content),
            money(&task.money.cost),
            money(&task.money.spent),
            left,
        ])
    };
    if plan.tasks.is_empty() {
        return;
    }
    doc.heading(Cell::Word(TASKS));
    doc.table(columns, plan.tasks.iter().map(row));
}

/// The unit of the sums, what is left of what, and the warning that a reader needs before using them.
fn notes(doc: &mut Doc, plans: &[&PlanFunding]) {
    const UNIT: Both = Both { en: "Sums in đồng.", vi: "Đơn vị: đồng." };
    const RESTS: Both = Both {
        en: "Rest = allotted − spent; without an allotment, estimate − spent. A total adds up the rests.",
        vi: "Còn lại = được giao − đã chi; không ghi số được giao thì = dự toán − đã chi. Dòng tổng cộng các số còn lại.",
    };
    const UNDATED: Both = Both {
        en: "Sums spent without a day count on every day.",
        vi: "Số đã chi không ghi ngày được tính ở mọi thời điểm.",
    };
    const ILLUSTRATIVE: Both =
        Both { en: "The sums spent are illustrative.", vi: "Số đã chi là số liệu minh họa." };
    const UNSURE: Both = Both {
        en: "The sums spent are not official figures.",
        vi: "Số đã chi chưa phải số liệu chính thức.",
    };
    let basis = plans
        .iter()
        .filter(|plan| plan.total.as_ref().is_some_and(|sums| !sums.spent.is_zero()))
        .map(|plan| plan.basis)
        .min();
    let sure = match basis {
        Some(Basis::Illustrative) => Some(ILLUSTRATIVE),
        Some(Basis::Estimate | Basis::Preliminary) => Some(UNSURE),
        Some(Basis::Official) | None => None,
    };
    let rests =
        plans.iter().any(|plan| plan.total.as_ref().is_some_and(|sums| sums.allotted.is_some())).then_some(RESTS);
    let undated = plans.iter().any(|plan| plan.tasks.iter().any(|task| task.money.is_undated)).then_some(UNDATED);
    let says = [Some(UNIT), rests, undated, sure].into_iter().flatten().map(Cell::Word).collect();
    doc.line(Cell::Joined(says, " "));
}

/// Files may state a part of a đồng.
const DECIMALS: u32 = 2;

fn sum(sum: &Exact) -> Cell {
    Cell::Number(sum.clone(), DECIMALS)
}

fn rest(rest: &Exact) -> Cell {
    if rest.is_negative() { sum(rest).toned(Tone::Bad) } else { sum(rest) }
}

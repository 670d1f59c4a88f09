//! An annex as sheets for Excel: the titles and columns of the Word file, with days and figures as such.

use super::facts::{AnnexTable, Facts};
use super::fields::{FieldValue, Fields};
use super::funding::{self, ALL_SUM, AREA_SUM, FundedTask, funded_areas, unit_line};
use super::heads::{AnnexColumn, FUNDING_HEADS, SCORE_HEADS, STATISTICS_HEADS, TARGET_HEADS, TASK_HEADS};
use super::score_sheet;
use super::statistics::{self, StatisticsAnnex, StatisticsRow};
use super::tables::{grouped_targets, target_bound, target_note, task_groups};
use super::target_words;
use super::task_words;
use super::wording::{day, line, period_title};
use crate::calc::{Amount, MoneySum, TaskStatus};
use crate::model::{Due, PaperKind, Task, written_deadline};
use crate::report::targets::document::decimals;
use crate::report::targets::rows::{PlanTargets, TargetRow};
use crate::report::{Sheet, SheetAlign, SheetCell, SheetColumn, SheetRow, SheetTitle, SheetValue, TitleRank};
use crate::value::Exact;

/// The sheets of an annex; none of another paper.
pub(super) fn sheets(facts: &Facts<'_>, targets: &PlanTargets, fields: &Fields) -> Vec<Sheet> {
    let request = facts.request;
    let Some(table) = request.table.filter(|_| request.kind == PaperKind::Annex) else { return Vec::new() };
    let head = Head { facts, attached: fields.get("attached").and_then(FieldValue::as_text).unwrap_or_default() };
    let period = period_title(&request.period);
    match table {
        AnnexTable::Tasks => {
            let title = format!("Tình hình thực hiện các nhiệm vụ {period}");
            vec![head.sheet("Nhiệm vụ", &title, None, task_columns(), task_rows(facts))]
        }
        AnnexTable::Targets => {
            let title = format!("Kết quả thực hiện các chỉ tiêu {period}");
            vec![head.sheet("Chỉ tiêu", &title, None, target_columns(), target_rows(facts, targets))]
        }
        AnnexTable::Statistics => {
            let annexes = statistics::filled(facts);
            annexes.into_iter().enumerate().map(|(at, annex)| statistics_sheet(&head, at, annex)).collect()
        }
        AnnexTable::Funding => {
            let title = format!("Kinh phí thực hiện các nhiệm vụ {period}");
            let mut sheet = head.sheet("Kinh phí", &title, None, funding_columns(), funding_rows(facts));
            sheet.titles.push(SheetTitle { text: unit_line(facts), rank: TitleRank::Below });
            vec![sheet]
        }
        AnnexTable::Score => {
            let sets = score_sheet::filled(facts);
            sets.iter()
                .map(|set| head.sheet("Tự chấm điểm", &set.title, None, score_columns(), score_rows(set)))
                .collect()
        }
    }
}

/// The lines above a table.
struct Head<'h> {
    facts: &'h Facts<'h>,
    /// The paper to which the annex belongs, in brackets; may be empty.
    attached: &'h str,
}

impl Head<'_> {
    fn sheet(
        &self,
        name: &str,
        title: &str,
        statistics_at: Option<usize>,
        columns: Vec<SheetColumn>,
        rows: Vec<SheetRow>,
    ) -> Sheet {
        let period = &self.facts.request.period;
        let draft = self.facts.request.draft;
        let number = statistics_at.map(|at| self.facts.annexes.statistics_number(at)).unwrap_or_default();
        let days = || format!("Số liệu từ ngày {} đến ngày {}", day(period.from), day(period.to));
        let titles = [
            draft.map(|draft| (draft.to_owned(), TitleRank::Label)),
            Some((format!("Phụ lục{number}"), TitleRank::Label)),
            Some((title.to_owned(), TitleRank::Main)),
            Some((self.attached.to_owned(), TitleRank::Below)).filter(|(text, _)| !text.is_empty()),
            statistics_at.map(|_| (days(), TitleRank::Below)),
        ];
        Sheet {
            name: name.to_owned(),
            titles: titles.into_iter().flatten().map(|(text, rank)| SheetTitle { text, rank }).collect(),
            columns,
            rows,
            is_form: false,
            footer: draft.map(str::to_owned),
        }
    }
}

/// The columns of a table, each with its width and how its cells stand.
fn columns<const COUNT: usize>(heads: [AnnexColumn; COUNT], looks: [(u16, SheetAlign); COUNT]) -> Vec<SheetColumn> {
    let column = |(head, (width, align)): (AnnexColumn, (u16, SheetAlign))| SheetColumn {
        title: head.head().to_owned(),
        width,
        align,
    };
    heads.into_iter().zip(looks).map(column).collect()
}

fn task_columns() -> Vec<SheetColumn> {
    use SheetAlign::{Centre, Left};
    let looks = [(6, Centre), (26, Left), (17, Left), (17, Left), (15, Left), (12, Centre), (10, Centre), (12, Centre)];
    columns(TASK_HEADS, looks)
}

fn task_rows(facts: &Facts<'_>) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for group in task_groups(facts) {
        rows.push(SheetRow::Group(format!("{}. {}", group.number, group.title)));
        rows.extend(group.tasks.into_iter().map(|(task, status)| task_row(facts, task, status)));
    }
    rows
}

fn task_row(facts: &Facts<'_>, task: &Task, status: &TaskStatus) -> SheetRow {
    row([
        text(task.id.value.as_str()),
        text(line(task.title.raw())),
        text(task.output.as_ref().map(|output| line(output.raw())).unwrap_or_default()),
        text(facts.leads(task)),
        text(facts.names(&task.support)),
        due(&task.due.value),
        text(task_words::state(status.state)),
        text(task_words::note(task, status, facts)),
    ])
}

/// One day is a day, which Excel can sort; all else are words.
fn due(due: &Due) -> SheetValue {
    let words = || text(written_deadline(due));
    match due {
        Due::On(on) => SheetValue::Day(*on),
        Due::Days(days) if days.len() == 1 => days.first().map_or_else(words, |on| SheetValue::Day(on.value)),
        Due::Days(_)
        | Due::By(_)
        | Due::Every(_)
        | Due::EveryReport
        | Due::Continuous
        | Due::OnDemand
        | Due::After { .. } => words(),
    }
}

fn target_columns() -> Vec<SheetColumn> {
    use SheetAlign::{Centre, Left};
    columns(TARGET_HEADS, [(6, Centre), (46, Left), (14, Centre), (19, Centre), (14, Centre), (16, Left)])
}

fn target_rows(facts: &Facts<'_>, targets: &PlanTargets) -> Vec<SheetRow> {
    let mut rows = Vec::new();
    for group in grouped_targets(targets) {
        rows.extend(group.title.map(SheetRow::Group));
        rows.extend(group.targets.into_iter().map(|(number, target)| target_row(facts, number, target)));
    }
    rows
}

fn target_row(facts: &Facts<'_>, number: String, target: &TargetRow) -> SheetRow {
    row([
        text(number),
        text(target_words::title(target)),
        text(target_bound(target)),
        target_value(target),
        text(target_words::verdict(target)),
        text(target_note(facts, target)),
    ])
}

/// A value by itself is a figure. A share with its counts is words: "36/46 (78,26%)".
fn target_value(target: &TargetRow) -> SheetValue {
    let Some(value) = &target.standing.value else { return SheetValue::Empty };
    let most = |figure: &Exact| decimals(target.standing.bound.as_ref(), figure);
    match &value.amount {
        Amount::Percent(share) => SheetValue::Percent(share.clone(), most(share)),
        Amount::Amount(figure) | Amount::Score(figure) => SheetValue::Number(figure.clone(), most(figure)),
        Amount::Count(count) => SheetValue::Number(Exact::from(*count), 0),
        Amount::Rank(rank, None) => SheetValue::Number(Exact::from(*rank), 0),
        Amount::Done(on) => SheetValue::Day(*on),
        Amount::Ratio(..) | Amount::Rank(_, Some(_)) | Amount::Class(..) => {
            text(target_words::value(target).unwrap_or_default())
        }
    }
}

fn funding_columns() -> Vec<SheetColumn> {
    use SheetAlign::{Centre, Left, Right};
    let looks = [(6, Centre), (30, Left), (18, Left), (18, Left), (15, Right), (15, Right), (15, Right), (12, Left)];
    columns(FUNDING_HEADS, looks)
}

fn funding_rows(facts: &Facts<'_>) -> Vec<SheetRow> {
    let areas = funded_areas(facts);
    let mut rows = Vec::new();
    for area in &areas {
        rows.push(SheetRow::Group(format!("{}. {}", area.number, area.title)));
        rows.extend(area.tasks.iter().map(funding_row));
        rows.push(sum_row(AREA_SUM, &area.sum()));
    }
    rows.push(sum_row(ALL_SUM, &funding::sum(&areas)));
    rows
}

fn funding_row(task: &FundedTask) -> SheetRow {
    let sum = |sum: Option<Exact>| sum.map_or(SheetValue::Empty, money);
    row([
        text(&*task.id),
        text(&*task.title),
        text(&*task.lead),
        text(&*task.fund),
        sum(task.money.cost.clone()),
        sum(task.money.spent.clone()),
        sum(task.rest()),
        text(task.note),
    ])
}

fn sum_row(words: &str, sum: &MoneySum) -> SheetRow {
    let [cost, spent, rest] = [sum.cost.clone(), sum.spent.clone(), sum.rest(None)].map(money);
    let empty = || SheetValue::Empty;
    let values = [empty(), text(words), empty(), empty(), cost, spent, rest, empty()];
    SheetRow::Total(values.into_iter().map(SheetCell::Fixed).collect())
}

const fn money(sum: Exact) -> SheetValue {
    SheetValue::Number(sum, funding::DECIMALS)
}

fn statistics_sheet(head: &Head<'_>, at: usize, annex: StatisticsAnnex) -> Sheet {
    use SheetAlign::{Centre, Left, Right};
    let columns = columns(STATISTICS_HEADS, [(8, Centre), (62, Left), (15, Centre), (15, Right), (15, Right)]);
    let rows = annex.rows.into_iter().map(statistics_row).collect();
    let name = if annex.id.is_some() { &*annex.title } else { "Số liệu thống kê" };
    head.sheet(name, &annex.title, Some(at), columns, rows)
}

fn statistics_row(of: StatisticsRow) -> SheetRow {
    let figure = |amount: &Option<Amount>| amount.as_ref().map_or(SheetValue::Empty, figure);
    row([text(of.code), text(of.title), text(of.unit), figure(&of.value), figure(&of.to_date)])
}

/// A figure with as many decimals as the Word file has.
fn figure(amount: &Amount) -> SheetValue {
    let most = statistics::DECIMALS;
    match amount {
        Amount::Ratio(..) | Amount::Percent(_) => match amount.figure() {
            Some(share) => SheetValue::Percent(share, most),
            None => text(statistics::amount_text(amount)),
        },
        Amount::Count(count) => SheetValue::Number(Exact::from(*count), 0),
        Amount::Amount(figure) | Amount::Score(figure) => SheetValue::Number(figure.clone(), most),
        Amount::Rank(rank, None) => SheetValue::Number(Exact::from(*rank), 0),
        Amount::Done(on) => SheetValue::Day(*on),
        Amount::Rank(_, Some(_)) | Amount::Class(..) => text(statistics::amount_text(amount)),
    }
}

fn score_columns() -> Vec<SheetColumn> {
    use SheetAlign::{Centre, Left, Right};
    let looks = [(8, Centre), (40, Left), (10, Right), (10, Right), (24, Left), (24, Left), (10, Right), (24, Left)];
    columns(SCORE_HEADS, looks)
}

fn score_rows(set: &score_sheet::SetSheet) -> Vec<SheetRow> {
    let points = |points: &Option<Exact>| match points {
        Some(points) => SheetValue::Number(points.clone(), statistics::DECIMALS),
        None => SheetValue::Empty,
    };
    let one = |of: &score_sheet::SheetLine| {
        row([
            text(of.number.clone()),
            text(of.title.clone()),
            points(&of.maximum),
            points(&of.own),
            text(of.evidence.clone()),
            text(of.explanation.clone()),
            points(&of.appraised),
            text(of.opinion.clone()),
        ])
    };
    set.lines.iter().chain([&set.total]).map(one).collect()
}

fn text(text: impl Into<String>) -> SheetValue {
    let text = text.into();
    if text.is_empty() { SheetValue::Empty } else { SheetValue::Text(text) }
}

fn row<const COUNT: usize>(values: [SheetValue; COUNT]) -> SheetRow {
    SheetRow::Cells(values.into_iter().map(SheetCell::Fixed).collect())
}

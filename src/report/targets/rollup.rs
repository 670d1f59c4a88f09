//! The verdicts of many plans, by plan or by group, and the sums of each indicator over the plans.

use super::document::{amount_counts, basis_note, tone_of, verdict_line};
use super::rows::{PlanFigure, PlanTargets};
use crate::calc::{Amount, PlanSummary, Sum, Value, Verdict, Verdicts};
use crate::model::Measure;
use crate::report::plan_label::PlanCount;
use crate::report::rollup::{By, Cut, Group, GroupBy, arranged, cut_line, groups};
use crate::report::status::tally::TOTAL;
use crate::report::{Align, Block, Column, Doc, PlanLabel, Row, RowKind, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Exact};

/// A figure by which rows can be sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TargetNumber {
    Targets,
    /// The number of targets with this verdict.
    Verdict(Verdict),
}

impl TargetNumber {
    /// The sort order for a word of `--sort`.
    pub(crate) fn from_word(word: &str) -> Option<By<Self>> {
        match word {
            "name" => Some(By::Name),
            "targets" => Some(By::Number(Self::Targets)),
            word => Verdict::from_word(word).map(Self::Verdict).map(By::Number),
        }
    }

    /// The words of `--sort`.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        ["name", "targets"].into_iter().chain(Verdict::ALL.map(Verdict::word))
    }

    fn of(self, verdicts: &Verdicts) -> Option<Exact> {
        let counted = match self {
            Self::Targets => verdicts.targets(),
            Self::Verdict(wanted) => verdicts.of(wanted),
        };
        i64::try_from(counted).ok().map(Exact::from)
    }
}

/// Many plans, grouped.
#[derive(Clone, Debug)]
pub struct TargetRollup {
    /// The property that groups the plans.
    pub by: GroupBy,
    /// The rows that are shown, in their order.
    pub rows: Vec<VerdictRow>,
    /// All plans, whether their rows are shown or not.
    pub total: VerdictRow,
    /// How many rows are not shown.
    pub without: usize,
    /// The sum of each indicator over all plans, in the order in which the plans list them.
    pub figures: Vec<FigureRow>,
}

/// A plan, or a group of plans.
#[derive(Clone, Debug)]
pub struct VerdictRow {
    /// The group's id, as in [`Group::id`]; empty for the total.
    pub(crate) id: Raw,
    pub(crate) name: Cell,
    pub(crate) count: PlanCount,
    /// How many targets of the plans have each verdict.
    pub(crate) verdicts: Verdicts,
}

/// An indicator over many plans.
#[derive(Clone, Debug)]
pub struct FigureRow {
    pub(crate) indicator: Raw,
    pub(crate) title: Raw,
    pub(crate) measure: Measure,
    /// The unit in which things are counted, if a file names it.
    pub(crate) unit: Option<Raw>,
    /// The sum over all plans.
    pub(crate) sum: Sum,
    /// The sums over groups; empty where each plan is a group, and for a single group of one plan.
    pub(crate) groups: Vec<(Cell, Raw, Sum)>,
}

impl FigureRow {
    /// The value of a plan for it.
    fn value_of<'p>(&self, plan: &'p PlanTargets) -> Option<&'p Value> {
        let own = plan.figures.iter().find(|figure| is_same(figure, &self.indicator, self.measure));
        own.and_then(|figure| figure.value.as_ref())
    }
}

/// The sums of indicators over all plans so far.
#[derive(Clone, Debug, Default)]
pub struct FigureSums {
    rows: Vec<FigureRow>,
    plans: usize,
}

impl FigureSums {
    /// Adds the figures of a plan.
    pub fn add(&mut self, plan: &PlanTargets) {
        if plan.label.is_replaced() {
            return;
        }
        for figure in &plan.figures {
            if !self.rows.iter().any(|row| is_same(figure, &row.indicator, row.measure)) {
                self.rows.push(FigureRow {
                    indicator: figure.indicator.clone(),
                    title: figure.title.clone(),
                    measure: figure.measure,
                    unit: figure.unit.clone(),
                    sum: Sum::of_none(self.plans),
                    groups: Vec::new(),
                });
            }
        }
        for row in &mut self.rows {
            row.sum.add(row.value_of(plan));
        }
        self.plans += 1;
    }
}

impl TargetRollup {
    /// Groups, sorts and cuts the rows.
    #[must_use]
    pub fn new(plans: &[PlanTargets], all: &[PlanSummary], by: GroupBy, cut: Cut<By<TargetNumber>>) -> Self {
        let mut sums = FigureSums::default();
        for plan in plans {
            sums.add(plan);
        }
        Self::of_sums(plans, sums, all, by, cut)
    }

    /// The same with these sums. Where each plan is a group, the plans need no figures.
    #[must_use]
    pub fn of_sums(
        plans: &[PlanTargets],
        sums: FigureSums,
        all: &[PlanSummary],
        by: GroupBy,
        cut: Cut<By<TargetNumber>>,
    ) -> Self {
        let labels: Vec<&PlanLabel> = plans.iter().map(|plan| &plan.label).collect();
        let of = |group: &Group| group.plans.iter().filter_map(|index| plans.get(*index)).collect::<Vec<_>>();
        let (shown, without) = arranged(groups(&labels, all, by), cut, |group, number| {
            number.of(&verdicts(&standing(&of(group), by == GroupBy::Plan)))
        });
        let parts: Vec<(Cell, Raw, Vec<&PlanTargets>)> =
            shown.iter().map(|group| (group.name.clone(), group.id.clone(), of(group))).collect();
        let everyone: Vec<&PlanTargets> = plans.iter().collect();
        let row = |id, name, plans: &[&PlanTargets], is_single| VerdictRow {
            id,
            name,
            count: PlanCount::of(plans.iter().map(|plan| &plan.label)),
            verdicts: verdicts(&standing(plans, is_single)),
        };
        let mut figures = sums.rows;
        for row in figures.iter_mut().filter(|_| by != GroupBy::Plan) {
            let sum = |plans: &[&PlanTargets]| -> Sum {
                standing(plans, false).iter().map(|plan| row.value_of(plan)).collect()
            };
            row.groups = parts.iter().map(|(name, id, plans)| (name.clone(), id.clone(), sum(plans))).collect();
        }
        Self {
            by,
            rows: parts
                .iter()
                .map(|(name, id, plans)| row(id.clone(), name.clone(), plans, by == GroupBy::Plan))
                .collect(),
            total: row(Raw::default(), Cell::Word(TOTAL), &everyone, false),
            without,
            figures,
        }
    }
}

/// The plans that a row counts: the row of a `single` plan counts it also where it is replaced.
fn standing<'p>(plans: &[&'p PlanTargets], is_single: bool) -> Vec<&'p PlanTargets> {
    plans.iter().filter(|plan| is_single || !plan.label.is_replaced()).copied().collect()
}

fn verdicts(plans: &[&PlanTargets]) -> Verdicts {
    let mut sum = Verdicts::default();
    for plan in plans {
        sum.add(&plan.verdicts());
    }
    sum
}

/// Definitions of one id with other measures stay apart.
fn is_same(figure: &PlanFigure, indicator: &Raw, measure: Measure) -> bool {
    figure.indicator.as_str().eq_ignore_ascii_case(indicator.as_str()) && figure.measure == measure
}

/// The report of many plans on a day.
pub(crate) fn target_rollup_doc(rollup: &TargetRollup, as_of: Day) -> Doc {
    const FIGURES: Both =
        Both { en: "Figures, added over the plans", vi: "Số liệu cộng của các kế hoạch" };
    let mut doc = Doc::default();
    doc.title(rollup.total.count.cell(), Cell::as_of(as_of));
    doc.push(Block::Table(verdict_table(rollup)));
    doc.blocks.extend(cut_line(rollup.without).map(Block::Line));
    if rollup.total.verdicts.targets() > 0 {
        doc.line(verdict_line(&rollup.total.verdicts));
    }
    if rollup.figures.iter().any(|row| adds_up(row.measure)) {
        doc.heading(Cell::Word(FIGURES));
        doc.push(Block::Table(figure_table(rollup)));
    }
    doc.blocks.extend(basis_note(rollup.figures.iter().filter_map(|row| row.sum.basis).min()).map(Block::Line));
    doc
}

/// A short title for each verdict, and how early a narrow screen leaves its column out.
const VERDICTS: [(Verdict, Both, u8); Verdict::ALL.len()] = [
    (Verdict::Attained, Both { en: "Attained", vi: "Đạt" }, 0),
    (Verdict::OnTrack, Both { en: "On track", vi: "Đúng tiến độ" }, 1),
    (Verdict::AtRisk, Both { en: "At risk", vi: "Có nguy cơ" }, 1),
    (Verdict::OffTrack, Both { en: "Off track", vi: "Chậm" }, 0),
    (Verdict::OutOfReach, Both { en: "Out of reach", vi: "Không thể đạt" }, 0),
    (Verdict::Missed, Both { en: "Missed", vi: "Không đạt" }, 0),
    (Verdict::AwaitingData, Both { en: "Awaiting data", vi: "Chờ số liệu" }, 2),
    (Verdict::NoData, Both { en: "No data", vi: "Chưa có số liệu" }, 2),
    (Verdict::NotComparable, Both { en: "Not comparable", vi: "Không so sánh được" }, 3),
    (Verdict::NotApplicable, Both { en: "Not applicable", vi: "Không phát sinh" }, 3),
    (Verdict::NotMeasurable, Both { en: "Not measurable", vi: "Không đo được" }, 3),
];

fn verdict_table(rollup: &TargetRollup) -> Table {
    const PLANS: Both = Both { en: "Plans", vi: "Số kế hoạch" };
    const TARGETS: Both = Both { en: "Targets", vi: "Chỉ tiêu" };
    /// The plain word stands for verdicts that no later figure can undo.
    const SO_FAR: Both = Both { en: "Attained so far", vi: "Đạt tính đến nay" };
    let number = |title: Both| Column::of(title, Align::Number);
    let grouped = rollup.by != GroupBy::Plan;
    let mut columns = vec![Column::of(rollup.by.title(), Align::Text)];
    columns.extend(grouped.then(|| number(PLANS).leave_out(1).always()));
    columns.push(number(TARGETS).leave_out(1).always());
    for (verdict, title, leave_out) in VERDICTS {
        columns.push(number(title).leave_out(leave_out));
        columns.extend((verdict == Verdict::Attained).then(|| number(SO_FAR).when_used()));
    }
    let rows = rollup.rows.iter().map(|row| (row, false)).chain([(&rollup.total, true)]).map(|(row, is_total)| {
        let mut cells = vec![row.name.clone()];
        cells.extend(grouped.then_some(Cell::Count(row.count.standing())));
        cells.push(Cell::Count(row.verdicts.targets()));
        let counted = |verdict, count| {
            let cell = Cell::Count(count);
            match tone_of(verdict).filter(|_| count > 0) {
                Some(tone) => cell.toned(tone),
                None => cell,
            }
        };
        let so_far = row.verdicts.attained_so_far();
        for (verdict, ..) in VERDICTS {
            if verdict == Verdict::Attained {
                cells.push(counted(verdict, row.verdicts.of(verdict) - so_far));
                cells.push(counted(verdict, so_far));
            } else {
                cells.push(counted(verdict, row.verdicts.of(verdict)));
            }
        }
        Row::of(cells, RowKind::total_if(is_total))
    });
    Table::new(columns, rows)
}

/// Places do not add up, and their range says nothing.
const fn adds_up(measure: Measure) -> bool {
    match measure {
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score | Measure::Milestone => true,
        Measure::Rank | Measure::Class => false,
    }
}

fn figure_table(rollup: &TargetRollup) -> Table {
    let columns = vec![
        Column::text("Indicator", "Chỉ số"),
        Column::number("Value", "Số liệu"),
        Column::number("Counts", "Số đếm").leave_out(1).always(),
        Column::number("With value", "Có số liệu"),
        Column::text("Remark", "Ghi chú").leave_out(2),
    ];
    let mut rows = Vec::new();
    for figure in rollup.figures.iter().filter(|figure| adds_up(figure.measure)) {
        let cells = figure_cells(Cell::Text(figure.title.clone()).with_id(&figure.indicator), figure, &figure.sum);
        rows.push(Row::of(cells, RowKind::total_if(!figure.groups.is_empty())));
        for (name, _, sum) in &figure.groups {
            const PART: Both = Both::same("↳ {name}");
            let name = Cell::phrase(PART, vec![("name", name.clone())]);
            rows.push(Row::from(figure_cells(name, figure, sum)));
        }
    }
    Table::new(columns, rows)
}

fn figure_cells(name: Cell, figure: &FigureRow, sum: &Sum) -> Vec<Cell> {
    vec![
        name,
        sum_cell(figure.measure, figure.unit.as_ref(), sum),
        sum.total.as_ref().map_or(Cell::Empty, amount_counts),
        Cell::Share(sum.with_value, sum.plans),
        remark(sum),
    ]
}

/// The sum of figures of this measure.
pub(crate) fn sum_cell(measure: Measure, unit: Option<&Raw>, sum: &Sum) -> Cell {
    const RANGE: Both = Both { en: "{low} to {high}", vi: "{low} đến {high}" };
    const DONE: Both = Both { en: "{count} done", vi: "{count} hoàn thành" };
    if measure == Measure::Milestone {
        return Cell::phrase(DONE, vec![("count", Cell::Count(sum.done))]);
    }
    if let Some((low, high)) = &sum.range {
        let number = |number: &Exact| Cell::Number(number.clone(), 2);
        let both = || Cell::phrase(RANGE, vec![("low", number(low)), ("high", number(high))]);
        return if low == high { number(low) } else { both() };
    }
    match &sum.total {
        None => Cell::Unknown,
        Some(Amount::Ratio(..)) => match sum.total.as_ref().and_then(Amount::figure) {
            Some(figure) => Cell::Exactly(figure),
            None => Cell::Word(Both::same("0/0")),
        },
        Some(amount) => {
            let number = amount.figure().map_or(Cell::Unknown, |figure| Cell::Number(figure, 2));
            Cell::Joined(vec![number, unit.cloned().map_or(Cell::Empty, Cell::Text)], " ")
        }
    }
}

/// The warnings that a reader of a sum needs.
fn remark(sum: &Sum) -> Cell {
    const UNCOUNTED: Both =
        Both { en: "{count} only in percent, left out", vi: "{count} chỉ có tỷ lệ, không cộng được" };
    const PARTIAL: Both = Both { en: "partial figures", vi: "có số liệu chưa đủ" };
    const RANGE: Both = Both { en: "lowest to highest", vi: "thấp nhất đến cao nhất" };
    let uncounted = (sum.uncounted > 0).then(|| Cell::phrase(UNCOUNTED, vec![("count", Cell::Count(sum.uncounted))]));
    let partial = sum.partial.then_some(Cell::Word(PARTIAL));
    let has_range = sum.range.as_ref().is_some_and(|(low, high)| low != high);
    let range = has_range.then_some(Cell::Word(RANGE));
    Cell::Joined([uncounted, partial, range].into_iter().flatten().collect(), " · ")
}

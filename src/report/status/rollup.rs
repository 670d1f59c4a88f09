//! The status of many plans: a row for each plan or group of plans, and a total.

use super::rows::PlanStatus;
use super::tally::{TOTAL, tally_columns, tally_row};
use crate::calc::{PlanSummary, State, Tally};
use crate::report::plan_label::PlanCount;
use crate::report::rollup::{By, Cut, Group, GroupBy, arranged, cut_line, groups};
use crate::report::{Align, Block, Column, PlanLabel, Table};
use crate::text::{Both, Raw};
use crate::value::{Cell, Exact};

/// A figure by which rows can be sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusNumber {
    Tasks,
    /// The number of tasks in this state.
    State(State),
    /// The share of tasks that are complete.
    Complete,
}

impl StatusNumber {
    /// The sort order for a word of `--sort`.
    pub(crate) fn from_word(word: &str) -> Option<By<Self>> {
        match word {
            "name" => Some(By::Name),
            "tasks" => Some(By::Number(Self::Tasks)),
            "complete" => Some(By::Number(Self::Complete)),
            word => State::from_word(word).map(Self::State).map(By::Number),
        }
    }

    /// The words of `--sort`.
    pub(crate) fn words() -> impl Iterator<Item = &'static str> {
        ["name", "tasks", "complete"].into_iter().chain(State::ALL.map(State::word))
    }

    fn of(self, tally: &Tally) -> Option<Exact> {
        let count = |number: usize| i64::try_from(number).ok();
        match self {
            Self::Tasks => count(tally.tasks()).map(Exact::from),
            Self::State(state) => count(tally.of(state)).map(Exact::from),
            Self::Complete => {
                let completion = tally.completion();
                Exact::ratio(count(completion.numerator)?, count(completion.denominator)?)
            }
        }
    }
}

/// Many plans, grouped.
#[derive(Clone, Debug)]
pub struct StatusRollup {
    /// The property that groups the plans.
    pub by: GroupBy,
    /// The rows that are shown, in their order.
    pub rows: Vec<RollupRow>,
    /// All plans, whether their rows are shown or not.
    pub total: RollupRow,
    /// How many rows are not shown.
    pub without: usize,
}

/// A plan, or a group of plans.
#[derive(Clone, Debug)]
pub struct RollupRow {
    /// The group's id, as in [`Group::id`]; empty for the total.
    pub(crate) id: Raw,
    pub(crate) name: Cell,
    /// How many plans. The row of a single plan counts it also where it is replaced.
    pub(crate) count: PlanCount,
    /// How many tasks the plans announce; `None` where one of them announces no number.
    pub(crate) declared: Option<u32>,
    /// The sum of the plans' counts.
    pub(crate) tally: Tally,
}

impl StatusRollup {
    /// Groups, sorts and cuts the rows.
    #[must_use]
    pub fn new(plans: &[PlanStatus], all: &[PlanSummary], by: GroupBy, cut: Cut<By<StatusNumber>>) -> Self {
        let labels: Vec<&PlanLabel> = plans.iter().map(|plan| &plan.label).collect();
        let of = |group: &Group| group.plans.iter().filter_map(|index| plans.get(*index)).collect::<Vec<_>>();
        let (shown, without) =
            arranged(groups(&labels, all, by), cut, |group, number| number.of(&tally(&counted(Some(by), &of(group)))));
        let rows = shown.into_iter().map(|group| row(Some(by), &of(&group), group.id, group.name)).collect();
        let total = row(None, &plans.iter().collect::<Vec<_>>(), Raw::default(), Cell::Word(TOTAL));
        Self { by, rows, total, without }
    }

    /// The table, and the lines below it.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        const PLANS: Both = Both { en: "Plans", vi: "Số kế hoạch" };
        let grouped = self.by != GroupBy::Plan;
        let mut columns = tally_columns(self.by.title());
        if grouped {
            let plans = Column::of(PLANS, Align::Number).leave_out(1).always();
            columns.insert(1.min(columns.len()), plans);
        }
        let rows = self.rows.iter().map(|row| (row, false)).chain([(&self.total, true)]).map(|(row, is_total)| {
            let mut cells = tally_row(row.name.clone(), row.declared, &row.tally, is_total);
            if grouped {
                cells.cells.insert(1.min(cells.cells.len()), Cell::Count(row.count.standing()));
            }
            cells
        });
        let table = Block::Table(Table::new(columns, rows));
        std::iter::once(table).chain(cut_line(self.without).map(Block::Line)).collect()
    }
}

fn tally(plans: &[&PlanStatus]) -> Tally {
    let mut sum = Tally::default();
    for plan in plans {
        sum.add(&plan.total.tally);
    }
    sum
}

/// No row of several plans, nor the total, counts a plan that is replaced.
fn row(by: Option<GroupBy>, plans: &[&PlanStatus], id: Raw, name: Cell) -> RollupRow {
    let count = PlanCount::of(plans.iter().map(|plan| &plan.label));
    let counted = counted(by, plans);
    RollupRow {
        id,
        name,
        count,
        declared: counted.iter().map(|plan| plan.total.declared).sum(),
        tally: tally(&counted),
    }
}

fn counted<'p>(by: Option<GroupBy>, plans: &[&'p PlanStatus]) -> Vec<&'p PlanStatus> {
    plans.iter().filter(|plan| by == Some(GroupBy::Plan) || !plan.label.is_replaced()).copied().collect()
}

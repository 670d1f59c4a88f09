//! Where many plans stand: one row for each, or for each group of them, and a total.

use crate::calc::{PlanSummary, State, Tally};
use crate::report::status::rows::PlanStatus;
use crate::report::status::tally::TOTAL;
use crate::report::{Align, Block, Column, Table};
use crate::report::{
    rollup::By, rollup::Cut, rollup::Group, rollup::GroupBy, rollup::arranged, rollup::cut_line, rollup::groups,
};
use crate::report::{status::tally::tally_columns, status::tally::tally_row};
use crate::text::{Both, Raw};
use crate::value::{Cell, Exact};

/// What rows can be sorted by besides their names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatusNumber {
    /// How many tasks.
    Tasks,
    /// How many of them in a state.
    State(State),
    /// How much is complete.
    Complete,
}

impl StatusNumber {
    /// What a word of `--sort` means.
    #[must_use]
    pub fn from_word(word: &str) -> Option<By<Self>> {
        match word {
            "name" => Some(By::Name),
            "tasks" => Some(By::Number(Self::Tasks)),
            "complete" => Some(By::Number(Self::Complete)),
            word => State::from_word(word).map(Self::State).map(By::Number),
        }
    }

    /// The words that mean something.
    pub fn words() -> impl Iterator<Item = &'static str> {
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
    /// By what.
    pub by: GroupBy,
    /// The rows that are shown, in their order.
    pub rows: Vec<RollupRow>,
    /// All plans, whether their rows are shown or not.
    pub total: RollupRow,
    /// How many rows are not shown.
    pub without: usize,
    names: Vec<(Raw, Cell)>,
}

/// One row: a plan, or several together.
#[derive(Clone, Debug)]
pub struct RollupRow {
    /// The group's id, as in [`Group::id`]; empty for the total.
    pub id: Raw,
    /// Its name.
    pub name: Cell,
    /// How many plans.
    pub plans: usize,
    /// How many tasks their texts announce; not where one of them says nothing.
    pub declared: Option<u32>,
    /// Their tasks by state: counts are added.
    pub tally: Tally,
}

impl StatusRollup {
    /// Puts plans together.
    #[must_use]
    pub fn new(plans: &[PlanStatus], all: &[PlanSummary], by: GroupBy, cut: Cut<By<StatusNumber>>) -> Self {
        let ids: Vec<(Raw, Raw)> = plans.iter().map(|plan| (plan.id.clone(), plan.unit.clone())).collect();
        let names = groups(&ids, all, GroupBy::Plan).into_iter().map(|group| (group.id, group.name)).collect();
        let of = |group: &Group| group.plans.iter().filter_map(|index| plans.get(*index)).collect::<Vec<_>>();
        let (shown, without) = arranged(groups(&ids, all, by), cut, |group, number| number.of(&tally(&of(group))));
        let rows = shown.into_iter().map(|group| row(&of(&group), group.id, group.name)).collect();
        let total = row(&plans.iter().collect::<Vec<_>>(), Raw::default(), Cell::Word(TOTAL));
        Self { by, rows, total, without, names }
    }

    /// The name under which a plan stands among the others.
    pub(crate) fn name_of(&self, plan: &PlanStatus) -> Cell {
        let known = self.names.iter().find(|(id, _)| *id == plan.id).map(|(_, name)| name.clone());
        known.unwrap_or_else(|| Cell::Text(plan.unit.clone()))
    }

    /// The table, and what is said below it.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        const PLANS: Both = Both { en: "Plans", vi: "Số kế hoạch" };
        let grouped = self.by != GroupBy::Plan;
        let mut columns = tally_columns(self.by.title());
        if grouped {
            let plans = Column::of(PLANS, Align::Number).rank(1).always();
            columns.insert(1.min(columns.len()), plans);
        }
        let rows = self.rows.iter().map(|row| (row, false)).chain([(&self.total, true)]).map(|(row, is_total)| {
            let mut cells = tally_row(row.name.clone(), row.declared, &row.tally, is_total);
            if grouped {
                cells.cells.insert(1.min(cells.cells.len()), Cell::Count(row.plans));
            }
            cells
        });
        let table = Block::Table(Table { columns, rows: rows.collect(), headed: true });
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

fn row(plans: &[&PlanStatus], id: Raw, name: Cell) -> RollupRow {
    let declared = plans.iter().map(|plan| plan.total.declared).sum();
    RollupRow { id, name, plans: plans.len(), declared, tally: tally(plans) }
}

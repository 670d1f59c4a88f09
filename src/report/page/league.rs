//! Many plans beside each other: a league table, and a matrix of plans and targets.

use super::rows::PlanPage;
use crate::calc::{PlanSummary, Tally, Verdict, Verdicts};
use crate::report::plan_label::PlanCount;
use crate::report::rollup::{GroupBy, groups};
use crate::report::targets::document::{tone_of, value_cell};
use crate::report::{PlanLabel, targets::document::target_title};
use crate::text::{Raw, sort_key};
use crate::value::{Cell, Exact, Tone};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A plan in few words.
#[derive(Clone, Debug)]
pub(crate) struct LeagueRow {
    pub(crate) label: PlanLabel,
    pub(crate) tally: Tally,
    pub(crate) verdicts: Verdicts,
    /// How many gaps its assignment has.
    pub(crate) gaps: usize,
    pub(crate) figures: Vec<MatrixFigure>,
    /// Its place by completion, from 1, among the plans of its group; a plan that is replaced, or that has nothing to
    /// complete, has none.
    pub(crate) place: Option<usize>,
}

/// The figure of a target in a matrix.
#[derive(Clone, Debug)]
pub(crate) struct MatrixFigure {
    /// The id of its indicator.
    pub(crate) indicator: Raw,
    pub(crate) title: Cell,
    /// `None` where there is none yet.
    pub(crate) value: Option<Cell>,
    pub(crate) verdict: Verdict,
}

impl MatrixFigure {
    pub(crate) const fn tone(&self) -> Option<Tone> {
        tone_of(self.verdict)
    }
}

impl LeagueRow {
    pub(crate) fn of(page: &PlanPage) -> Self {
        let figure = |row: &crate::report::targets::rows::TargetRow| MatrixFigure {
            indicator: row.indicator.clone(),
            title: target_title(row),
            value: row.standing.value.as_ref().map(|value| value_cell(row, value)),
            verdict: row.standing.verdict,
        };
        let measured = page.targets.targets.iter().filter(|row| row.measure.is_some());
        Self {
            label: page.label.clone(),
            tally: page.status.total.tally.clone(),
            verdicts: page.status.verdicts.clone(),
            gaps: page.assignment.gaps.len(),
            figures: measured.map(figure).collect(),
            place: None,
        }
    }

    fn completion(&self) -> Option<Exact> {
        let completion = self.tally.completion();
        let count = |number: usize| i64::try_from(number).ok();
        Exact::ratio(count(completion.numerator)?, count(completion.denominator)?)
    }
}

/// Plans under one plan above, and what they are together.
#[derive(Clone, Debug)]
pub(crate) struct LeagueGroup {
    /// The id of the plan above; empty where there is none.
    pub(crate) id: Raw,
    pub(crate) name: Cell,
    /// By their places; those without one come last.
    pub(crate) rows: Vec<LeagueRow>,
    pub(crate) matrix: Matrix,
    pub(crate) total: LeagueTotal,
}

/// The sums of plans; a plan that is replaced does not count.
#[derive(Clone, Debug, Default)]
pub(crate) struct LeagueTotal {
    pub(crate) plans: PlanCount,
    pub(crate) tally: Tally,
    pub(crate) verdicts: Verdicts,
    pub(crate) gaps: usize,
}

/// All plans.
#[derive(Clone, Debug)]
pub(crate) struct League {
    /// By the Vietnamese alphabet; those without a plan above come first.
    pub(crate) groups: Vec<LeagueGroup>,
    pub(crate) total: LeagueTotal,
}

/// The columns of a matrix: the indicators on which at least two of the plans have a target.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matrix {
    /// Id and title of each, those with most plans first.
    pub(crate) columns: Vec<(Raw, Cell)>,
}

/// Groups plans by the plan above, ranks them, and adds up.
pub(crate) fn league(rows: Vec<LeagueRow>, all: &[PlanSummary]) -> League {
    let labels: Vec<&PlanLabel> = rows.iter().map(|row| &row.label).collect();
    let grouped = groups(&labels, all, GroupBy::Parent);
    let total = total(&rows.iter().collect::<Vec<_>>());
    let mut rows: Vec<Option<LeagueRow>> = rows.into_iter().map(Some).collect();
    let mut groups: Vec<LeagueGroup> = grouped
        .into_iter()
        .map(|group| {
            let own = group.plans.iter().filter_map(|index| rows.get_mut(*index)?.take()).collect();
            let own = placed(own);
            let matrix = Matrix::of(&own);
            let total = self::total(&own.iter().collect::<Vec<_>>());
            LeagueGroup { id: group.id.clone(), name: group.name.clone(), rows: own, matrix, total }
        })
        .collect();
    groups.sort_by_cached_key(|group| {
        (!group.id.as_str().is_empty(), sort_key(&crate::value::words(&group.name, crate::text::Lang::Vi)))
    });
    League { groups, total }
}

/// Ranks plans by completion, then by the fewest overdue tasks. Equal ones share a place.
fn placed(mut rows: Vec<LeagueRow>) -> Vec<LeagueRow> {
    let overdue = |row: &LeagueRow| row.tally.of(crate::calc::State::Overdue);
    let merit =
        |row: &LeagueRow| (!row.label.is_replaced()).then(|| Some((row.completion()?, Reverse(overdue(row)))))?;
    rows.sort_by_cached_key(|row| (Reverse(merit(row)), sort_key(row.label.plain_body().as_str())));
    // A place among one says nothing.
    if rows.len() < 2 {
        return rows;
    }
    let mut before = None;
    for number in 0..rows.len() {
        let Some(row) = rows.get_mut(number) else { continue };
        let own = merit(row);
        row.place = match (&own, &before) {
            (None, _) => None,
            (Some(_), Some((known, place))) if own == *known => Some(*place),
            (Some(_), _) => Some(number + 1),
        };
        before = row.place.map(|place| (own, place));
    }
    rows
}

fn total(rows: &[&LeagueRow]) -> LeagueTotal {
    let mut total = LeagueTotal::default();
    for row in rows {
        total.plans.add(&row.label);
    }
    for row in rows.iter().filter(|row| !row.label.is_replaced()) {
        total.tally.add(&row.tally);
        total.verdicts.add(&row.verdicts);
        total.gaps += row.gaps;
    }
    total
}

impl Matrix {
    fn of(rows: &[LeagueRow]) -> Self {
        let mut counted: BTreeMap<String, (usize, usize, Raw, Cell)> = BTreeMap::new();
        for row in rows {
            let mut seen: Vec<&str> = Vec::new();
            for figure in &row.figures {
                let id = figure.indicator.as_str();
                // A plan may have two targets on one indicator.
                if seen.contains(&id) {
                    continue;
                }
                seen.push(id);
                let place = counted.len();
                let entry = counted.entry(id.to_ascii_lowercase());
                entry.or_insert_with(|| (0, place, figure.indicator.clone(), figure.title.clone())).0 += 1;
            }
        }
        let mut columns: Vec<_> = counted.into_values().filter(|(plans, ..)| *plans > 1).collect();
        columns.sort_by_key(|(plans, place, ..)| (Reverse(*plans), *place));
        Self { columns: columns.into_iter().map(|(_, _, id, title)| (id, title)).collect() }
    }
}

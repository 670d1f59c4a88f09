//! Many plans in one table: how they are grouped, in which order the rows stand, and which rows are shown.

use crate::calc::PlanSummary;
use crate::model::Level;
use crate::report::PlanLabel;
use crate::text::{Both, Raw, sort_key};
use crate::value::{Cell, Exact, word_enum};
use std::collections::BTreeMap;

word_enum! {
    /// How plans are grouped.
    pub enum GroupBy {
        /// Each plan alone.
        Plan = "plan" { en: "Plan", vi: "Kế hoạch" },
        /// By their locality.
        Locality = "locality" { en: "Locality", vi: "Địa bàn" },
        /// By the level of their bodies.
        Level = "level" { en: "Level", vi: "Cấp" },
        /// By the plan above them.
        Parent = "parent" { en: "Plan above", vi: "Kế hoạch cấp trên" },
    }
}

/// Plans that share a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Group {
    /// The plan's id, the level's word, the locality, or the parent's id; empty where it is absent.
    pub(crate) id: Raw,
    pub(crate) name: Cell,
    /// The text by which the groups are sorted.
    sorted_by: Raw,
    /// The plans, as indices of the list that was grouped.
    pub(crate) plans: Vec<usize>,
}

/// Groups plans by the summaries in `all`. The order is that of each group's first plan.
pub(crate) fn groups(plans: &[&PlanLabel], all: &[PlanSummary], by: GroupBy) -> Vec<Group> {
    let known: PlansById = all.iter().rev().map(|plan| (plan.id.as_str().to_ascii_lowercase(), plan)).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (index, label) in plans.iter().enumerate() {
        let plan = known.get(&label.id.as_str().to_ascii_lowercase()).copied();
        let (id, name, sorted_by) = match by {
            GroupBy::Plan => (label.id.clone(), label.beside_others(), label.plain_body().clone()),
            GroupBy::Locality => of_locality(plan),
            GroupBy::Level => of_level(plan),
            GroupBy::Parent => of_parent(plan, &known),
        };
        let at = *places.entry(id.as_str().to_ascii_lowercase()).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.plans.push(index),
            None => groups.push(Group { id, name, sorted_by, plans: vec![index] }),
        }
    }
    groups
}

/// Plans by their ids in small letters. The first plan of an id wins.
type PlansById<'p> = BTreeMap<String, &'p PlanSummary>;

fn of_locality(plan: Option<&PlanSummary>) -> (Raw, Cell, Raw) {
    const NONE: Both = Both { en: "(no locality)", vi: "(không ghi địa bàn)" };
    match plan.and_then(|plan| plan.locality.clone()) {
        Some(locality) => (locality.clone(), Cell::Text(locality.clone()), locality),
        None => (Raw::default(), Cell::Word(NONE), Raw::default()),
    }
}

fn of_level(plan: Option<&PlanSummary>) -> (Raw, Cell, Raw) {
    let level = plan.map_or(Level::Commune, |plan| plan.level);
    (Raw::new(level.word()), Cell::Word(level.title()), Raw::new(level.word()))
}

fn of_parent(plan: Option<&PlanSummary>, known: &PlansById<'_>) -> (Raw, Cell, Raw) {
    const NONE: Both = Both { en: "(no plan above)", vi: "(không có cấp trên)" };
    let Some((parent, _)) = plan.and_then(|plan| plan.parent.as_ref()) else {
        return (Raw::default(), Cell::Word(NONE), Raw::default());
    };
    let above = known.get(&parent.as_str().to_ascii_lowercase());
    match above.map(|above| PlanLabel::of_summary(above)) {
        Some(above) => (parent.raw(), above.beside_others(), above.plain_body().clone()),
        None => (parent.raw(), Cell::Text(parent.raw()).with_id(&parent.raw()), parent.raw()),
    }
}

/// The order of the rows, and how many of them are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cut<S> {
    /// The column that sorts the rows; `None` keeps the order of the folders.
    pub sort: Option<S>,
    /// The end from which rows are shown, and how many.
    pub most: Option<(End, usize)>,
}

impl<S> Default for Cut<S> {
    fn default() -> Self {
        Self { sort: None, most: None }
    }
}

/// One end of a sorted list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    Top,
    Bottom,
}

/// The column that sorts rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By<N> {
    /// The name, by the Vietnamese alphabet.
    Name,
    /// A figure, the highest first; rows without one stand last.
    Number(N),
}

/// The groups to show, sorted, and how many are left out. Groups with the same figure stand by their names.
pub(crate) fn arranged<N: Copy>(
    mut groups: Vec<Group>,
    cut: Cut<By<N>>,
    figure: impl Fn(&Group, N) -> Option<Exact>,
) -> (Vec<Group>, usize) {
    let name = |group: &Group| sort_key(group.sorted_by.as_str());
    match cut.sort {
        None => {}
        Some(By::Name) => groups.sort_by_cached_key(name),
        Some(By::Number(number)) => {
            groups.sort_by_cached_key(|group| (std::cmp::Reverse(figure(group, number)), name(group)));
        }
    }
    let all = groups.len();
    match cut.most {
        None => {}
        Some((End::Top, most)) => groups.truncate(most),
        Some((End::Bottom, most)) => drop(groups.drain(..all.saturating_sub(most))),
    }
    let without = all - groups.len();
    (groups, without)
}

/// The line that says how many rows are not shown.
pub(crate) fn cut_line(without: usize) -> Option<Cell> {
    const MORE: Both = Both {
        en: "({count} more rows are not shown; the total has them)",
        vi: "(còn {count} dòng không hiển thị; dòng tổng vẫn tính đủ)",
    };
    const ONE: Both = Both {
        en: "(1 more row is not shown; the total has it)",
        vi: "(còn 1 dòng không hiển thị; dòng tổng vẫn tính đủ)",
    };
    let says = if without == 1 { ONE } else { MORE };
    (without > 0).then(|| Cell::phrase(says, vec![("count", Cell::Count(without))]))
}

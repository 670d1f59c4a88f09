//! The links between plans: which plan each names with a key.

use super::circles::circles;
use crate::calc::PlanSummary;
use crate::source::FilePath;
use crate::text::fold;
use crate::value::{Day, PlanId};
use std::collections::BTreeMap;

/// The plan that each plan names with a key.
#[derive(Debug)]
pub(super) struct Links {
    pub key: &'static str,
    /// The plan that each names, if it is known.
    pub named: Vec<Option<usize>>,
    /// The plans that lie in a circle: for the first that is taken all of its plans, for others none.
    pub circles: BTreeMap<usize, Vec<usize>>,
}

impl Links {
    pub(super) fn new(key: &'static str, named: Vec<Option<usize>>, taken: &[bool]) -> Self {
        let circles = circles(&|plan| named.get(plan).map(Option::as_slice).unwrap_or_default(), taken);
        Self { key, named, circles }
    }

    pub(super) fn of(&self, number: usize) -> Option<usize> {
        self.named.get(number).copied().flatten()
    }
}

/// A plan whose values another reads too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SourceLink {
    pub(crate) id: PlanId,
    pub(crate) folder: FilePath,
    /// Whether a total counts its values for itself, or for a plan before the reader.
    pub(crate) is_counted: bool,
}

/// The first plan that takes the place of each. A draft replaces nothing, nor does a plan that was issued before the
/// other, or one that lies in a circle: nobody knows which of them stands.
pub(super) fn replacements(plans: &[PlanSummary], replaces: &Links) -> BTreeMap<usize, (Day, usize)> {
    let mut found: BTreeMap<usize, (Day, usize)> = BTreeMap::new();
    for (number, plan) in plans.iter().enumerate() {
        let (Some(old), Some(on)) = (replaces.of(number), plan.issued_on) else { continue };
        if replaces.circles.contains_key(&number) || plans.get(old).and_then(|old| old.issued_on) > Some(on) {
            continue;
        }
        let first = found.entry(old).or_insert((on, number));
        *first = (*first).min((on, number));
    }
    found
}

pub(super) fn are_of_one_unit(one: &PlanSummary, other: &PlanSummary) -> bool {
    fold(one.unit.as_str()) == fold(other.unit.as_str())
}

/// The first plan that is counted and reads the values of each.
pub(super) fn first_readers(
    sources: &BTreeMap<usize, Vec<usize>>,
    plans: &[PlanSummary],
    is_counted: impl Fn(usize) -> bool,
) -> BTreeMap<usize, usize> {
    let mut first = BTreeMap::new();
    for (reader, named) in sources.iter().filter(|(reader, _)| is_counted(**reader)) {
        let Some(own) = plans.get(*reader) else { continue };
        let is_of_unit = |source: &&usize| plans.get(**source).is_some_and(|plan| are_of_one_unit(plan, own));
        for source in named.iter().filter(is_of_unit) {
            first.entry(*source).or_insert(*reader);
        }
    }
    first
}

//! The number of targets with each verdict.

use super::{state::View, target::TargetStatus, target::target_status, verdict::Verdict};
use crate::model::Plan;

/// How many targets have each verdict.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verdicts {
    counts: [usize; Verdict::ALL.len()],
    /// How many are attained so far: a later figure can undo it.
    so_far: usize,
}

/// How many targets of a plan have each verdict.
pub(crate) fn verdicts(plan: &Plan, view: View<'_>, at_risk_percent: u32) -> Verdicts {
    let mut verdicts = Verdicts::default();
    plan.targets.iter().for_each(|target| verdicts.count(&target_status(plan, target, view, at_risk_percent)));
    verdicts
}

impl Verdicts {
    pub(crate) fn count(&mut self, standing: &TargetStatus) {
        let counts = self.counts.iter_mut().zip(Verdict::ALL);
        counts.filter(|(_, known)| *known == standing.verdict).for_each(|(count, _)| *count += 1);
        self.so_far += usize::from(standing.verdict == Verdict::Attained && standing.is_final == Some(false));
    }

    pub(crate) fn add(&mut self, others: &Self) {
        self.counts.iter_mut().zip(others.counts).for_each(|(count, more)| *count += more);
        self.so_far += others.so_far;
    }

    pub(crate) fn of(&self, verdict: Verdict) -> usize {
        self.iter().find(|(known, _)| *known == verdict).map_or(0, |(_, count)| count)
    }

    /// How many are attained, but not for good.
    pub(crate) const fn attained_so_far(&self) -> usize {
        self.so_far
    }

    pub(crate) fn targets(&self) -> usize {
        self.counts.iter().sum()
    }

    /// Every verdict with its count, in the order of [`Verdict::ALL`].
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Verdict, usize)> + '_ {
        Verdict::ALL.into_iter().zip(self.counts)
    }
}

impl<'s> FromIterator<&'s TargetStatus> for Verdicts {
    fn from_iter<I: IntoIterator<Item = &'s TargetStatus>>(standings: I) -> Self {
        let mut verdicts = Self::default();
        standings.into_iter().for_each(|standing| verdicts.count(standing));
        verdicts
    }
}

impl<'v> std::iter::Sum<&'v Self> for Verdicts {
    fn sum<I: Iterator<Item = &'v Self>>(all: I) -> Self {
        let mut sum = Self::default();
        all.for_each(|verdicts| sum.add(verdicts));
        sum
    }
}

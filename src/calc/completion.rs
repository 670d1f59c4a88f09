//! The number of tasks in each state, and the completion of a plan.

use super::State;

/// How many tasks are in each state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally([usize; State::ALL.len()]);

/// The completion of an area or plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Completion {
    /// Tasks done, in time or late.
    pub numerator: usize,
    /// All tasks except those dropped, on demand or waiting.
    pub denominator: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, state: State) {
        if let Some(number) = self.0.iter_mut().zip(State::ALL).find(|(_, known)| *known == state).map(|(n, _)| n) {
            *number += 1;
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (number, more) in self.0.iter_mut().zip(other.0) {
            *number += more;
        }
    }

    pub(crate) fn of(&self, state: State) -> usize {
        self.0.iter().zip(State::ALL).find(|(_, known)| *known == state).map_or(0, |(number, _)| *number)
    }

    pub(crate) fn tasks(&self) -> usize {
        self.0.iter().sum()
    }

    /// (done + done late) / (tasks − dropped − on demand − waiting). Counts are added over plans, percentages never.
    pub(crate) fn completion(&self) -> Completion {
        let left_out = self.of(State::Dropped) + self.of(State::OnDemand) + self.of(State::Waiting);
        Completion { numerator: self.of(State::Done) + self.of(State::DoneLate), denominator: self.tasks() - left_out }
    }
}

impl Completion {
    /// In whole percents, rounded down; `None` where nothing can be completed.
    pub(crate) fn percent(self) -> Option<usize> {
        (self.numerator * 100).checked_div(self.denominator)
    }
}

impl FromIterator<State> for Tally {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        let mut tally = Self::default();
        states.into_iter().for_each(|state| tally.count(state));
        tally
    }
}

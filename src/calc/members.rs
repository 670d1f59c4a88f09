//! The deliveries of a task that a group leads: each member delivers for itself.

use super::occurrence::{Occurrence, names_due_day};
use crate::model::{OccurrenceName, Plan, Task};
use crate::value::{AssigneeId, Day, Referrers};
use std::collections::BTreeMap;

/// How many members have delivered, and who has not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MemberCounts {
    /// How many must deliver.
    pub total: usize,
    /// How many have delivered.
    pub delivered: usize,
    /// Those that have not, in the order of the file.
    pub missing: Vec<AssigneeId>,
}

/// The days on which the members delivered.
#[derive(Clone, Debug)]
pub(crate) struct MemberDeliveries<'p> {
    /// The members, each once, in the order of the file.
    pub members: Vec<&'p AssigneeId>,
    /// For each occurrence the day of each member's first delivery. A task that does not recur has one row.
    days: Vec<Vec<Option<Day>>>,
}

impl<'p> MemberDeliveries<'p> {
    /// The deliveries on or before `as_of`; `None` where no group leads the task. `owed` has the occurrences of a task
    /// that recurs.
    pub(crate) fn of(plan: &'p Plan, task: &Task, owed: Option<&[Occurrence]>, as_of: Day) -> Option<Self> {
        let members = plan.leading_members(task)?;
        let mut days = vec![vec![None; members.len()]; owed.map_or(1, <[Occurrence]>::len)];
        let numbers: Referrers<'_, usize> =
            members.iter().enumerate().map(|(number, member)| (member.as_str(), number)).collect();
        let mut rows: BTreeMap<&OccurrenceName, Option<usize>> = BTreeMap::new();
        for delivery in task.done.iter().filter(|delivery| delivery.on.value <= as_of) {
            let row = match (owed, &delivery.occurrence) {
                // One that was for due days before an amendment counts for nothing now.
                (None, Some(name)) if !task.was.is_empty() => names_due_day(&task.due.value, &name.value).then_some(0),
                (None, _) => Some(0),
                (Some(_), None) => None,
                (Some(owed), Some(name)) => {
                    // A year of thirty villages names each occurrence thirty times.
                    *rows.entry(&name.value).or_insert_with(|| owed.iter().position(|one| one.is_called(&name.value)))
                }
            };
            let member = delivery.by.as_ref().and_then(|by| numbers.to(by.value.as_str()).next());
            let cell = row.and_then(|row| days.get_mut(row)).zip(member).and_then(|(row, at)| row.get_mut(*at));
            if let Some(first) = cell {
                let on = delivery.on.value;
                *first = Some(first.map_or(on, |earlier: Day| earlier.min(on)));
            }
        }
        Some(Self { members, days })
    }

    /// The same for these members alone.
    pub(crate) fn among(&self, is_asked: impl Fn(&AssigneeId) -> bool) -> Self {
        let of = |members: &[Option<Day>]| {
            let asked = self.members.iter().zip(members).filter(|(member, _)| is_asked(member));
            asked.map(|(_, day)| *day).collect()
        };
        Self {
            members: self.members.iter().copied().filter(|member| is_asked(member)).collect(),
            days: self.days.iter().map(|row| of(row)).collect(),
        }
    }

    /// For each occurrence the day on which the last member delivered, if all have; and whether any has.
    pub(super) fn together(&self) -> impl Iterator<Item = (Option<Day>, bool)> {
        self.days.iter().map(|row| {
            let days: Option<Vec<Day>> = row.iter().copied().collect();
            (days.and_then(|days| days.into_iter().max()), row.iter().any(Option::is_some))
        })
    }

    /// For each occurrence the day on which the member of this number delivered.
    pub(crate) fn of_one(&self, number: usize) -> impl Iterator<Item = Option<Day>> {
        self.days.iter().map(move |row| row.get(number).copied().flatten())
    }

    /// How many have delivered for the occurrence of this number.
    pub(crate) fn counts(&self, row: usize) -> Option<MemberCounts> {
        let row = self.days.get(row)?;
        let missing = self.members.iter().zip(row).filter(|(_, day)| day.is_none());
        let missing: Vec<AssigneeId> = missing.map(|(member, _)| (*member).clone()).collect();
        Some(MemberCounts { total: self.members.len(), delivered: self.members.len() - missing.len(), missing })
    }
}

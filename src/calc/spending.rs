//! The money that a task has spent.

use crate::model::{Spent, Task};
use crate::value::{Day, Exact};

/// The sum that a task has spent by this day, in đồng. A sum without days counts on every day. `None` where the file
/// says nothing.
pub(crate) fn spent(task: &Task, as_of: Day) -> Option<Exact> {
    spent_when(task, |day| day <= as_of)
}

/// The same with the entries of every day, also of days to come.
pub(super) fn spent_ever(task: &Task) -> Option<Exact> {
    spent_when(task, |_| true)
}

fn spent_when(task: &Task, counts: impl Fn(Day) -> bool) -> Option<Exact> {
    let sum: i128 = match &task.spent.as_ref()?.value {
        Spent::Sum(sum) => i128::from(*sum),
        // Each is below 2⁶³, and a file has room for fewer than 2⁶³.
        Spent::Dated(spendings) => {
            let known = spendings.iter().filter(|spending| counts(spending.on.value));
            known.map(|spending| i128::from(spending.amount.value)).sum()
        }
    };
    Some(Exact::from(sum))
}

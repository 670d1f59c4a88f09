//! The money of a plan: the estimates of its tasks and what they spent, one by one and summed.

use super::spending::spent;
use crate::model::{Spent, Task};
use crate::value::{Day, Exact};

/// The money of one task on a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TaskMoney {
    /// The estimate in đồng; `None` where the file has none. That of a task dropped by the day counts as far as it was
    /// spent: nothing more is to be spent, and nothing is left.
    pub cost: Option<Exact>,
    /// The sum in đồng that was spent by the day; `None` where the file says nothing.
    pub spent: Option<Exact>,
    /// Whether the sum that was spent has no days: it counts on every day.
    pub is_undated: bool,
    /// Whether the task is dropped by the day.
    pub is_dropped: bool,
}

/// Sums of several tasks, in đồng.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoneySum {
    /// The estimates that count, 0 or more.
    pub cost: Exact,
    /// The sums that were spent, 0 or more.
    pub spent: Exact,
}

/// The money of a task on a day; `None` where its file names neither an estimate nor a sum that was spent.
pub(crate) fn task_money(task: &Task, as_of: Day) -> Option<TaskMoney> {
    if task.cost.is_none() && task.spent.is_none() {
        return None;
    }
    let (spent, is_dropped) = (spent(task, as_of), task.is_dropped(as_of));
    let used = || spent.clone().unwrap_or_else(|| Exact::from(0));
    let counted = |cost: &Exact| if is_dropped { cost.clone().min(used()) } else { cost.clone() };
    let cost = task.cost.as_ref().map(|cost| counted(&cost.value));
    let is_undated = task.spent.as_ref().is_some_and(|spent| matches!(spent.value, Spent::Sum(_)));
    Some(TaskMoney { cost, spent, is_undated, is_dropped })
}

impl TaskMoney {
    /// The estimate less the sum that was spent, in đồng; below 0 where more was spent. `None` without an estimate.
    pub(crate) fn rest(&self) -> Option<Exact> {
        let cost = self.cost.as_ref()?;
        Some(self.spent.as_ref().map_or_else(|| cost.clone(), |spent| cost - spent))
    }
}

impl MoneySum {
    /// The sums of these tasks.
    pub(crate) fn of<'m>(tasks: impl IntoIterator<Item = &'m TaskMoney>) -> Self {
        let mut sum = Self::default();
        for TaskMoney { cost, spent, .. } in tasks {
            sum.cost = cost.as_ref().map_or(sum.cost.clone(), |cost| &sum.cost + cost);
            sum.spent = spent.as_ref().map_or(sum.spent.clone(), |spent| &sum.spent + spent);
        }
        sum
    }

    /// The rest of the allotment where there is one, else of the estimates. It is below 0 where more was
    /// spent.
    pub(crate) fn rest(&self, allotted: Option<&Exact>) -> Exact {
        allotted.unwrap_or(&self.cost) - &self.spent
    }
}

impl Default for MoneySum {
    fn default() -> Self {
        Self { cost: Exact::from(0), spent: Exact::from(0) }
    }
}

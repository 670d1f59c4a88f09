//! The money of a plan: its funds, and what tasks cost and have spent.

use super::dates::near;
use super::model::{Plan, Settings, Spent, Task};
use crate::oracle::{Rng, Slip};

/// Gives some plans funds, and some of their tasks a cost and what they have spent.
pub fn give(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    if rng.chance(40) {
        return;
    }
    for number in 0..rng.between(0, 2) {
        plan.funds.push(format!("nguon-{number}"));
    }
    let around = plan.clone();
    for task in &mut plan.tasks {
        task.cost = rng.chance(60).then(|| rng.between(1, 9) * 1_000_000);
        if !around.funds.is_empty() && rng.chance(50) {
            task.fund = Some(rng.pick(&around.funds));
        }
        task.spent = match rng.below(5) {
            0 => None,
            1 => Some(Spent::Sum(rng.between(0, 9) * 500_000)),
            _ => {
                let mut days = Vec::new();
                for _ in 0..rng.between(1, 4) {
                    days.push((near(rng, &around, settings), rng.between(1, 9) * 100_000));
                }
                Some(Spent::Days(days))
            }
        };
    }
}

/// The money that a task has spent by the day; none where the file does not say.
pub fn spent(task: &Task, settings: &Settings) -> Option<i64> {
    match task.spent.as_ref()? {
        Spent::Sum(sum) => Some(*sum),
        Spent::Days(days) => {
            let mut sum = 0;
            for (on, amount) in days {
                if *on <= settings.as_of || settings.slip == Some(Slip::SpentLater) {
                    sum += amount;
                }
            }
            Some(sum)
        }
    }
}

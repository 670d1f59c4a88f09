//! Draws who can be given a task, who holds their posts and when, and who gets a task.

use super::dates::near;
use super::model::{Assignee, Holder, Plan, Settings};
use super::periods::plus;
use super::spelling::{self, NAMES};
use crate::oracle::Rng;

/// The assignees of a plan: some have no holders, some change them, with days between or with both
/// in office; few names, so that one name holds several posts.
pub fn assignees(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Vec<Assignee> {
    let mut names = NAMES.to_vec();
    rng.shuffle(&mut names);
    names.truncate(1 + rng.index(5));
    let mut found = Vec::new();
    for number in 0..rng.between(3, 6) {
        let holders = if rng.chance(40) { Vec::new() } else { holders(rng, &names, plan, settings) };
        found.push(Assignee { id: format!("cong-chuc-{number}"), holders });
    }
    found
}

/// One to three holders of a post, none of whom ends before beginning.
fn holders(rng: &mut Rng, names: &[&str], plan: &Plan, settings: &Settings) -> Vec<Holder> {
    let mut found = Vec::new();
    let mut first = match rng.below(4) {
        0 => near(rng, plan, settings),
        1 => plan.start,
        _ => plus(plan.start, rng.between(-400, 60)),
    };
    let count = rng.pick(&[1, 1, 1, 2, 2, 3]);
    for number in 0..count {
        let last = match rng.below(5) {
            0 => near(rng, plan, settings),
            1 => plus(plan.end, rng.between(-1, 6)),
            _ => plus(first, rng.between(20, 400)),
        };
        let last = last.max(first);
        let from = (number > 0 || rng.chance(60)).then_some(first);
        // The holder without a last day is mostly the last one.
        let open = rng.chance(if number + 1 == count { 60 } else { 5 });
        let name = rng.pick(names);
        let name = spelling::name(rng, name);
        found.push(Holder { name, from, until: (!open).then_some(last) });
        first = plus(last, 1 + rng.pick(&[0, 0, 0, 1, 10, 60, -10]));
    }
    if rng.chance(30) {
        rng.shuffle(&mut found);
    }
    found
}

/// The people of a task: leads, support, oversee. Nobody is twice in one list, some are in two.
pub fn roles(rng: &mut Rng, plan: &Plan) -> [Vec<String>; 3] {
    let mut rest: Vec<String> = plan.assignees.iter().map(|assignee| assignee.id.clone()).collect();
    rng.shuffle(&mut rest);
    let mut lists = [Vec::new(), Vec::new(), Vec::new()];
    let leads = rng.pick(&[0, 1, 1, 1, 1, 1, 1, 1, 2, 3]);
    lists[0] = rest.split_off(rest.len() - leads);
    for list in &mut lists[1..] {
        if !rest.is_empty() {
            *list = rest.split_off(rest.len() - rng.index(rest.len()));
        }
    }
    if rng.chance(8) {
        let all = lists.concat();
        if !all.is_empty() {
            let again = rng.pick(&all);
            let list = &mut lists[1 + rng.index(2)];
            if !list.contains(&again) {
                list.push(again);
            }
        }
    }
    lists
}

//! Draws who can be given a task, who holds their posts and when, and who gets a task.

use super::dates::near;
use super::model::{Assignee, Delivery, Holder, Plan, Settings};
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
        found.push(Assignee { id: format!("cong-chuc-{number}"), members: Vec::new(), holders });
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

/// Makes groups in some plans, and lets them lead some of the tasks. Each member delivers for itself: all, some or
/// none of them; sometimes one delivers twice.
pub fn groups(rng: &mut Rng, plan: &mut Plan, settings: &Settings) {
    if rng.chance(40) {
        return;
    }
    let mut posts: Vec<String> = plan.assignees.iter().map(|assignee| assignee.id.clone()).collect();
    for number in 1..=rng.between(0, 3) {
        let holders = if rng.chance(60) { Vec::new() } else { holders(rng, &NAMES[..2], plan, settings) };
        posts.push(format!("thon-{number}"));
        plan.assignees.push(Assignee { id: format!("thon-{number}"), members: Vec::new(), holders });
    }
    rng.shuffle(&mut posts);
    posts.truncate(2 + rng.index(3));
    let group = Assignee { id: "cac-thon".to_owned(), members: posts.clone(), holders: Vec::new() };
    plan.assignees.insert(rng.index(plan.assignees.len()), group);
    for task in &mut plan.tasks {
        if task.leads.len() != 1 || !rng.chance(45) {
            continue;
        }
        task.leads = vec!["cac-thon".to_owned()];
        task.members.clone_from(&posts);
        // A member in a second role is a gap; there are enough of others.
        if rng.chance(70) {
            task.support.retain(|id| !posts.contains(id));
            task.oversee.retain(|id| !posts.contains(id));
        }
        let (share, once) = (rng.pick(&[40, 85, 100, 100, 100]), std::mem::take(&mut task.done));
        for delivery in once {
            for member in &posts {
                if rng.chance(share) {
                    let on = plus(delivery.on, rng.pick(&[0, 0, 0, -1, -3, 1, 4]));
                    task.done.push(Delivery { on, by: Some(member.clone()), of: delivery.of.clone() });
                }
            }
        }
    }
}

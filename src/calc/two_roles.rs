//! Persons with two roles in one task: by one id, or through two posts that one person holds. `gap.rs` makes gaps of
//! them.

use super::state::View;
use super::test_day::role_days;
use crate::model::{Assignee, Plan, Task};
use crate::source::{At, Place};
use crate::text::fold;
use crate::value::id_order;
use crate::value::{AssigneeId, Day, Text};
use std::collections::BTreeMap;

/// A person with two roles in one task.
#[derive(Clone, Debug)]
pub(super) struct TwoRoles {
    /// The posts, in the order in which the task names them.
    pub posts: Vec<AssigneeId>,
    /// The person who holds them, where they are several.
    pub person: Option<Text>,
    /// Where the first role stands.
    pub first: Place,
    /// Where the second one shows.
    pub second: Place,
}

/// The number of different posts.
fn posts(roles: &[Role<'_>]) -> usize {
    let mut posts: Vec<&str> = roles.iter().map(|(_, post)| post.value.as_str()).collect();
    posts.sort_unstable_by(|one, other| id_order(one, other));
    posts.dedup_by(|one, other| one.eq_ignore_ascii_case(other));
    posts.len()
}

/// The number of a role (0 lead, 1 support, 2 oversee) and a post in it.
type Role<'t> = (usize, &'t At<AssigneeId>);

/// Every person with two roles in a task, each once. A person named twice in one role has one role.
pub(super) fn two_roles(plan: &Plan, task: &Task, view: View<'_>) -> Vec<TwoRoles> {
    let roles = [&task.leads, &task.support, &task.oversee];
    let named = roles.into_iter().enumerate().flat_map(|(role, people)| people.iter().map(move |one| (role, one)));
    let named: Vec<Role<'_>> = named.collect();
    if named.len() < 2 {
        return Vec::new();
    }
    let mut found = by_person(plan, task, view, &named);
    for same in by_id(&named) {
        let is_known = |two: &TwoRoles| two.posts.iter().any(|post| same.posts.contains(post));
        if !found.iter().any(is_known) {
            found.push(same);
        }
    }
    found
}

/// Whether a holder of the post supports or oversees the task through another post on a test day.
pub(super) fn has_role_through_another(plan: &Plan, task: &Task, post: &Assignee, view: View<'_>) -> bool {
    if post.holders.is_empty() {
        return false;
    }
    let others = task.support.iter().chain(&task.oversee).filter(|other| !other.value.is(post.id.value.as_str()));
    let others: Vec<&Assignee> = others.filter_map(|other| plan.assignee(&other.value)).collect();
    let names =
        |post: &Assignee, day| post.holders_on(day).map(|holder| fold(holder.name.as_str())).collect::<Vec<_>>();
    let days = if others.is_empty() { Vec::new() } else { role_days(plan, task, view) };
    days.into_iter().any(|day| {
        let own = names(post, day);
        others.iter().any(|other| names(other, day).iter().any(|name| own.contains(name)))
    })
}

/// To compare each of so many people of a task with each other takes less time than to sort them.
const FEW: usize = 12;

/// The ids that stand in several roles.
fn by_id(named: &[Role<'_>]) -> Vec<TwoRoles> {
    let order = |(_, one): &Role<'_>, (_, other): &Role<'_>| id_order(one.value.as_str(), other.value.as_str());
    let is_apart = |(at, one): (usize, &Role<'_>)| named.iter().skip(at + 1).all(|other| order(one, other).is_ne());
    // Few people are looked through without a copy of their list.
    if named.len() <= FEW && named.iter().enumerate().all(is_apart) {
        return Vec::new();
    }
    let mut named = named.to_vec();
    named.sort_by(order);
    let same = named.chunk_by(|(_, one), (_, other)| id_order(one.value.as_str(), other.value.as_str()).is_eq());
    same.filter_map(|roles| spanning(roles, None)).collect()
}

/// The persons who hold posts in several roles on a test day, each once, with the posts of all such days.
fn by_person(plan: &Plan, task: &Task, view: View<'_>, named: &[Role<'_>]) -> Vec<TwoRoles> {
    let with_holders = |(_, one): &&Role<'_>| plan.assignee(&one.value).is_some_and(|post| !post.holders.is_empty());
    let named: Vec<Role<'_>> = named.iter().filter(with_holders).copied().collect();
    if named.len() < 2 {
        return Vec::new();
    }
    let mut held: BTreeMap<String, (&Text, Vec<Role<'_>>)> = BTreeMap::new();
    for day in role_days(plan, task, view) {
        for (person, (name, roles)) in posts_by_person(plan, &named, day) {
            // `by_id` finds a person with one post.
            if posts(&roles) > 1 && spanning(&roles, None).is_some() {
                held.entry(person).or_insert_with(|| (name, Vec::new())).1.extend(roles);
            }
        }
    }
    let people = held.into_values().filter_map(|(name, mut roles)| {
        roles.sort_by_key(|(role, post)| (*role, post.place));
        spanning(&roles, Some(name))
    });
    people.collect()
}

/// The posts that each person holds on a day, by the folded name.
fn posts_by_person<'p>(plan: &'p Plan, named: &[Role<'p>], day: Day) -> BTreeMap<String, (&'p Text, Vec<Role<'p>>)> {
    let mut people: BTreeMap<String, (&Text, Vec<Role<'_>>)> = BTreeMap::new();
    for role in named {
        let holders = plan.assignee(&role.1.value).into_iter().flat_map(|post| post.holders_on(day));
        for holder in holders {
            let (_, roles) = people.entry(fold(holder.name.as_str())).or_insert_with(|| (&holder.name, Vec::new()));
            roles.push(*role);
        }
    }
    people
}

/// The roles of one person, where they are at least two.
fn spanning(roles: &[Role<'_>], person: Option<&Text>) -> Option<TwoRoles> {
    let (role, first) = roles.first()?;
    let (_, second) = roles.iter().find(|(other, _)| other != role)?;
    let mut posts: Vec<AssigneeId> = Vec::new();
    for (_, post) in roles {
        if !posts.iter().any(|known| known.is(post.value.as_str())) {
            posts.push(post.value.clone());
        }
    }
    let person = person.filter(|_| posts.len() > 1).cloned();
    Some(TwoRoles { posts, person, first: first.place, second: second.place })
}

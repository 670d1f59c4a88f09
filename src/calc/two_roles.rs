//! Persons with two roles in one task: by one id, or through two posts that one person holds. `gap.rs` makes gaps of
//! them.

use super::{state::Term, state::View, state::terms_of_members};
use super::{test_day::role_days, test_day::role_days_by};
use crate::model::{Assignee, AssigneeKind, Plan, Task};
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

/// A member of the group that leads a task: it leads.
struct LeadingMember {
    /// The member, where the task names its group.
    post: At<AssigneeId>,
    /// The test days by its own deliveries.
    days: Vec<Day>,
}

/// Every person with two roles in a task, each once. A person named twice in one role has one role. The members of a
/// group that leads the task lead it; a group that supports or oversees it stands for itself.
pub(super) fn two_roles(plan: &Plan, task: &Task, view: View<'_>) -> Vec<TwoRoles> {
    if task.support.is_empty() && task.oversee.is_empty() {
        return Vec::new();
    }
    let members = leading_members(plan, task, view);
    let roles = [&task.leads, &task.support, &task.oversee];
    let others = roles.into_iter().enumerate().flat_map(|(role, people)| people.iter().map(move |one| (role, one)));
    let others: Vec<Role<'_>> = others.collect();
    let mut named: Vec<Role<'_>> =
        members.iter().map(|member| (0, &member.post)).chain(others.iter().copied()).collect();
    if named.len() < 2 {
        return Vec::new();
    }
    // The leads that the task names come before their members.
    named.sort_by_key(|(role, post)| (*role, post.place));
    let mut found = by_person(plan, &others, &members, || role_days(plan, task, view));
    for same in by_id(&named) {
        let is_known = |two: &TwoRoles| two.posts.iter().any(|post| same.posts.contains(post));
        if !found.iter().any(is_known) {
            found.push(same);
        }
    }
    found
}

fn leading_members(plan: &Plan, task: &Task, view: View<'_>) -> Vec<LeadingMember> {
    let Some(terms) = terms_of_members(plan, task, view) else { return Vec::new() };
    let is_group =
        |lead: &&At<AssigneeId>| plan.assignee(&lead.value).is_some_and(|post| post.kind == AssigneeKind::Group);
    // All groups of a task stand at the first of them.
    let Some(group) = task.leads.iter().find(is_group) else { return Vec::new() };
    let member = |(member, terms): (&AssigneeId, Vec<Term>)| LeadingMember {
        post: At::new(member.clone(), group.place),
        days: role_days_by(plan, task, view, &terms),
    };
    terms.into_iter().map(member).collect()
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

/// The persons who hold posts in several roles on a test day, each once, with the posts of all such days. `days` gives
/// the test days of the task; the members of a group have their own.
fn by_person(
    plan: &Plan,
    others: &[Role<'_>],
    members: &[LeadingMember],
    days: impl FnOnce() -> Vec<Day>,
) -> Vec<TwoRoles> {
    let has_holders = |post: &AssigneeId| plan.assignee(post).is_some_and(|post| !post.holders.is_empty());
    let others: Vec<Role<'_>> = others.iter().filter(|(_, one)| has_holders(&one.value)).copied().collect();
    let members: Vec<&LeadingMember> = members.iter().filter(|member| has_holders(&member.post.value)).collect();
    if others.is_empty() || others.len() + members.len() < 2 {
        return Vec::new();
    }
    let days = days();
    let mut leading: BTreeMap<Day, Vec<Role<'_>>> = days.iter().map(|day| (*day, Vec::new())).collect();
    for member in members {
        for day in &member.days {
            leading.entry(*day).or_default().push((0, &member.post));
        }
    }
    let mut held: BTreeMap<String, (&Text, Vec<Role<'_>>)> = BTreeMap::new();
    for (day, mut named) in leading {
        named.extend(&others);
        // On a test day of members alone, the others are held against these, and not against each other.
        let is_of_all = days.contains(&day);
        for (person, (name, roles)) in posts_by_person(plan, &named, day) {
            let counts = is_of_all || roles.iter().any(|(role, _)| *role == 0);
            // `by_id` finds a person with one post.
            if counts && posts(&roles) > 1 && spanning(&roles, None).is_some() {
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

//! The circles in which plans name each other.

use std::collections::{BTreeMap, VecDeque};

/// The members of all circles of a graph. The first member that is `taken` has the circle itself, in the order in which
/// its members name each other; the others have none.
pub(super) fn circles<'g>(links: &impl Fn(usize) -> &'g [usize], taken: &[bool]) -> BTreeMap<usize, Vec<usize>> {
    let mut circles = BTreeMap::new();
    for members in components(links, taken.len()) {
        let is_circle = match members.as_slice() {
            [only] => links(*only).contains(only),
            _ => true,
        };
        let first = members.iter().copied().filter(|member| taken.get(*member) == Some(&true)).min();
        if is_circle {
            circles.extend(members.iter().map(|member| (*member, Vec::new())));
            circles.extend(first.map(|first| (first, shortest(links, first))));
        }
    }
    circles
}

/// The shortest way from a member of a circle back to itself.
fn shortest<'g>(links: &impl Fn(usize) -> &'g [usize], first: usize) -> Vec<usize> {
    let mut from: BTreeMap<usize, usize> = BTreeMap::new();
    let mut ahead = VecDeque::from([first]);
    while let Some(plan) = ahead.pop_front() {
        for next in links(plan) {
            if *next == first {
                let back = std::iter::successors(Some(plan), |plan| from.get(plan).copied());
                let mut way: Vec<usize> = back.collect();
                way.reverse();
                return way;
            }
            if !from.contains_key(next) {
                from.insert(*next, plan);
                ahead.push_back(*next);
            }
        }
    }
    vec![first]
}

/// A plan on the way of the walk, and how many of its links were followed.
struct Step {
    plan: usize,
    followed: usize,
}

/// The state of a plan in the walk.
#[derive(Clone, Copy)]
struct Visit {
    number: usize,
    /// The lowest number that it reaches.
    lowest: usize,
    is_open: bool,
}

/// The plans that reach each other, by R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without
/// recursion: a chain may be as long as the list of plans.
fn components<'g>(links: &impl Fn(usize) -> &'g [usize], count: usize) -> Vec<Vec<usize>> {
    let mut walk = Walk { visits: vec![None; count], ..Walk::default() };
    // A plan that names none, or is named by none, lies in no circle; the first kind is the usual one.
    for start in (0..count).filter(|start| !links(*start).is_empty()) {
        if walk.is_new(start) {
            walk.from(start, links);
        }
    }
    walk.found
}

#[derive(Default)]
struct Walk {
    visits: Vec<Option<Visit>>,
    next_number: usize,
    open: Vec<usize>,
    found: Vec<Vec<usize>>,
}

impl Walk {
    fn is_new(&self, plan: usize) -> bool {
        self.visits.get(plan).is_some_and(Option::is_none)
    }

    fn enter(&mut self, plan: usize) -> Step {
        let number = self.next_number;
        self.next_number += 1;
        if let Some(visit) = self.visits.get_mut(plan) {
            *visit = Some(Visit { number, lowest: number, is_open: true });
        }
        self.open.push(plan);
        Step { plan, followed: 0 }
    }

    fn lower(&mut self, plan: usize, to: usize) {
        if let Some(Some(visit)) = self.visits.get_mut(plan) {
            visit.lowest = visit.lowest.min(to);
        }
    }

    fn visit(&self, plan: usize) -> Option<Visit> {
        self.visits.get(plan).copied().flatten()
    }

    fn from<'g>(&mut self, start: usize, links: &impl Fn(usize) -> &'g [usize]) {
        let mut way = vec![self.enter(start)];
        while let Some(step) = way.last_mut() {
            let plan = step.plan;
            let next = links(plan).get(step.followed).copied();
            step.followed += 1;
            match next {
                Some(next) if self.is_new(next) => way.push(self.enter(next)),
                Some(next) => {
                    if let Some(known) = self.visit(next).filter(|known| known.is_open) {
                        self.lower(plan, known.number);
                    }
                }
                None => {
                    way.pop();
                    self.leave(plan, way.last().map(|step| step.plan));
                }
            }
        }
    }

    fn leave(&mut self, plan: usize, before: Option<usize>) {
        let Some(visit) = self.visit(plan) else { return };
        if let Some(before) = before {
            self.lower(before, visit.lowest);
        }
        if visit.lowest < visit.number {
            return;
        }
        let at = self.open.iter().rposition(|open| *open == plan).unwrap_or_default();
        let mut members = self.open.split_off(at);
        members.sort_unstable();
        for member in &members {
            if let Some(Some(visit)) = self.visits.get_mut(*member) {
                visit.is_open = false;
            }
        }
        self.found.push(members);
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    fn of(links: &[&[usize]], taken: &[bool]) -> Vec<(usize, Vec<usize>)> {
        let graph = |plan: usize| links.get(plan).copied().unwrap_or_default();
        circles(&graph, taken).into_iter().collect()
    }

    #[test]
    fn each_circle_is_told_once_in_its_own_order() {
        assert_eq!(of(&[&[1], &[2], &[]], &[true; 3]), []);
        assert_eq!(of(&[&[0]], &[true]), [(0, vec![0])]);
        assert_eq!(of(&[&[2], &[0], &[1]], &[true; 3]), [(0, vec![0, 2, 1]), (1, vec![]), (2, vec![])]);
        // The way into a circle does not lie in it, and nobody asks for the second one.
        let taken = [true, true, true, false, false];
        let expected = [(1, vec![1, 2]), (2, vec![]), (3, vec![]), (4, vec![])];
        assert_eq!(of(&[&[1], &[2], &[1], &[4], &[3]], &taken), expected);
        // Two circles that share a plan are one.
        assert_eq!(of(&[&[1, 2], &[0], &[0]], &[false, false, true]), [(0, vec![]), (1, vec![]), (2, vec![2, 0])]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let links: Vec<Vec<usize>> = (0..100_000).map(|plan| vec![plan + 1]).collect();
        let graph = |plan: usize| links.get(plan).map(Vec::as_slice).unwrap_or_default();
        assert!(circles(&graph, &vec![true; 100_000]).is_empty());
    }
}

//! Where a new entry goes in a list of a task. Its place depends on what it says: the entries of two people then stand
//! apart wherever others stand between them, and git joins them.

use super::draft::EditBase;
use super::task_at::TaskAt;
use crate::calc::{self, Occurrence};
use crate::model::OccurrenceName;
use crate::parse::Plain;
use crate::value::{AssigneeId, Day};

/// The rank of a delivery among those of its task: by occurrence, member and day.
type Rank = (usize, usize, Day);

/// The number that a new delivery gets among those of its task.
pub(super) fn place_of_delivery(base: EditBase<'_>, at: &TaskAt<'_>, new: &Plain) -> usize {
    let occurrences = calc::all_occurrences(base.plan, at.task);
    let members = base.plan.leading_members(at.task).unwrap_or_default();
    let entries = at.elements("done");
    place(rank(new, &occurrences, &members), entries.iter().map(|entry| rank(entry, &occurrences, &members)))
}

/// The number that a new entry gets among those of its list, by day.
pub(super) fn place_by_day(entries: &[Plain], on: Day) -> usize {
    place(Some(on), entries.iter().map(day))
}

/// The number of the entry of the last day among those that fit; of several of one day, the last.
pub(super) fn last_by_day(entries: &[Plain], fits: impl Fn(&Plain) -> bool) -> Option<usize> {
    let fitting = entries.iter().enumerate().filter(|(_, entry)| fits(entry));
    fitting.max_by_key(|(at, entry)| (day(entry), *at)).map(|(at, _)| at)
}

/// Behind the one that ranks next before it, else in front of the one that ranks next behind it. The others stay in
/// the order that somebody gave them.
fn place<R: Ord>(own: Option<R>, others: impl ExactSizeIterator<Item = Option<R>>) -> usize {
    let count = others.len();
    let Some(own) = own else { return count };
    let ranked: Vec<(R, usize)> = others.enumerate().filter_map(|(at, rank)| Some((rank?, at))).collect();
    let before = ranked.iter().filter(|(rank, _)| *rank <= own).max();
    let behind = || ranked.iter().filter(|(rank, _)| *rank > own).min();
    before.map(|(_, at)| at + 1).or_else(|| behind().map(|(_, at)| *at)).unwrap_or(count)
}

/// `None` for an entry whose occurrence or member is not one of the task's.
fn rank(entry: &Plain, occurrences: &[Occurrence], members: &[&AssigneeId]) -> Option<Rank> {
    let occurrence = match (occurrences, entry.get("for")) {
        ([], _) => 0,
        (_, Some(Plain::Text(name) | Plain::Date(name))) => {
            let name = Day::parse(name).map_or_else(|| OccurrenceName::Report(name.into()), OccurrenceName::Day);
            occurrences.iter().position(|one| one.is_called(&name))?
        }
        (_, Some(Plain::Bool(_) | Plain::Number(_) | Plain::List(_) | Plain::Table(_)) | None) => return None,
    };
    let member = match members {
        [] => 0,
        _ => entry.get("by")?.as_text().and_then(|by| members.iter().position(|member| member.is(by)))?,
    };
    Some((occurrence, member, day(entry)?))
}

fn day(entry: &Plain) -> Option<Day> {
    match entry.get("on")? {
        Plain::Date(on) => Day::parse(on),
        Plain::Text(_) | Plain::Bool(_) | Plain::Number(_) | Plain::List(_) | Plain::Table(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn an_entry_stands_beside_the_one_next_to_it_in_rank() {
        let at = |own: u32, others: &[u32]| place(Some(own), others.iter().copied().map(Some));
        assert_eq!((at(5, &[]), at(5, &[1, 9]), at(5, &[1, 5, 5, 9]), at(5, &[6, 9])), (0, 1, 3, 0));
        // Nobody sorted these: 8 goes behind 7, and 1 in front of 2.
        assert_eq!((at(8, &[7, 2, 9]), at(1, &[7, 2, 9])), (1, 1));
        // Without any rank it goes to the end.
        assert_eq!(place(None, [Some(1), Some(2)].into_iter()), 2);
        assert_eq!(place(Some(1), [None, None].into_iter()), 2);
    }
}

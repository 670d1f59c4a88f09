//! The names under which due days of a task are known outside of the plan, as in a calendar: a day that moves takes its
//! name along. Files give days no names, so a name comes from the first day of which the files tell.

use super::occurrence::{occurrences_of, written_day};
use crate::model::{Due, OccurrenceName, Plan, Task};
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};

/// The name of each day; `None` for a day that goes by the name of its task.
pub(crate) type DueNames = BTreeMap<Day, Option<String>>;

/// The names of the days on which a task is due, for a plan as it stands on `as_of`. One day goes by the name of its
/// task. Each of several has the name of its own day, so that another one can come between them. A day that an
/// amendment moved (`was`) keeps the name that it had before.
pub(crate) fn due_names(plan: &Plan, task: &Task, as_of: Day) -> DueNames {
    let mut former: Vec<_> = task.was.iter().filter(|former| former.until.value < as_of).collect();
    former.sort_by_key(|former| former.until.value);
    let all = former.into_iter().map(|former| &former.due.value).chain([&task.due.value]);
    all.fold(DueNames::new(), |known, due| names_after(known, plan, due, as_of))
}

/// The names of due days that come in the place of others.
fn names_after(known: DueNames, plan: &Plan, due: &Due, as_of: Day) -> DueNames {
    match due {
        Due::Days(_) => moved(known, days_of(plan, due)),
        Due::Every(_) => days_of(plan, due).into_iter().map(|day| (day, Some(day.to_string()))).collect(),
        Due::On(_) | Due::By(_) | Due::After { .. } => {
            written_day(due, &plan.working_days, as_of).map(|day| (day, None)).into_iter().collect()
        }
        Due::EveryReport | Due::Continuous | Due::OnDemand => DueNames::new(),
    }
}

/// The days that the file says.
fn days_of(plan: &Plan, due: &Due) -> BTreeSet<Day> {
    let day = |name: &OccurrenceName| match name {
        OccurrenceName::Day(day) => Some(*day),
        OccurrenceName::Report(_) => None,
    };
    occurrences_of(plan, due).iter().filter_map(|one| day(&one.name)).collect()
}

/// Days that are in both lists keep their names. The others of the old list moved to the others of the new one, in
/// their order; days that are left over are new.
fn moved(mut known: DueNames, days: BTreeSet<Day>) -> DueNames {
    if known.is_empty() && days.len() == 1 {
        return days.into_iter().map(|day| (day, None)).collect();
    }
    let (kept, new): (Vec<Day>, Vec<Day>) = days.into_iter().partition(|day| known.contains_key(day));
    let mut names: DueNames = kept.into_iter().map(|day| (day, known.remove(&day).flatten())).collect();
    let mut gone = known.into_values();
    for day in new {
        let name = gone.next().unwrap_or_else(|| Some(free_name(&names, day)));
        names.insert(day, name);
    }
    names
}

/// The day, with a number where another day has its name.
fn free_name(names: &DueNames, day: Day) -> String {
    let is_free = |name: &String| !names.values().flatten().any(|known| known == name);
    let numbered = (2_usize..).map(|number| format!("{day}.{number}"));
    std::iter::once(day.to_string()).chain(numbered).find(is_free).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{DueNames, moved};
    use crate::value::Day;

    /// The names of lists of days that come after each other, by their months.
    fn names(lists: &[&[u32]]) -> Vec<String> {
        let day = |month: &u32| Day::new(2023, *month, 1).expect("a day");
        let last = lists.iter().fold(DueNames::new(), |known, days| moved(known, days.iter().map(day).collect()));
        last.into_values().map(|name| name.map_or_else(|| "-".to_owned(), |name| name.replace("2023-", ""))).collect()
    }

    #[test]
    fn a_day_that_comes_between_others_changes_none_of_their_names() {
        assert_eq!(names(&[&[3, 6, 9]]), ["03-01", "06-01", "09-01"]);
        assert_eq!(names(&[&[3, 4, 6, 9]]), ["03-01", "04-01", "06-01", "09-01"]);
        assert_eq!(names(&[&[3, 6, 9], &[1, 3, 4, 6, 9]]), ["01-01", "03-01", "04-01", "06-01", "09-01"]);
        assert_eq!(names(&[&[6]]), ["-"]);
        assert_eq!(names(&[&[6], &[3, 6]]), ["03-01", "-"]);
    }

    #[test]
    fn a_day_that_moved_keeps_the_name_of_the_first_one() {
        assert_eq!(names(&[&[6], &[7]]), ["-"]);
        assert_eq!(names(&[&[3, 6, 9], &[3, 7, 9], &[3, 8, 9]]), ["03-01", "06-01", "09-01"]);
        assert_eq!(names(&[&[3, 6], &[6, 9]]), ["06-01", "03-01"], "one that passes another");
        assert_eq!(names(&[&[3, 6], &[3]]), ["03-01"], "one that is taken away");
        assert_eq!(names(&[&[3, 6], &[4, 6], &[3, 4, 6]]), ["03-01.2", "03-01", "06-01"], "its name is taken");
    }
}

//! Names of several things, parted by commas, some of which hold commas themselves.

use super::Field;
use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches};

/// Names as they were typed. "Chỉ đạo, điều hành" is one name or two, which only a plan can tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(in crate::cli) struct Names(Vec<String>);

impl Names {
    pub(in crate::cli) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names by what means something: of all that begin with a part the longest.
    pub(in crate::cli) fn sought(&self, is_known: impl Fn(&str) -> bool) -> Sought {
        let mut sought = Sought::default();
        for typed in &self.0 {
            let parts = parts(typed);
            let mut start = 0;
            while start < parts.len() {
                let longest = joined_from(&parts, start).find(|(name, _)| is_known(name));
                let is_found = longest.is_some();
                let (name, end) =
                    longest.unwrap_or_else(|| (parts.get(start..=start).unwrap_or_default().concat(), start + 1));
                sought.names.push(name);
                sought.found.extend((start..end).map(|_| is_found));
                start = end;
            }
        }
        sought
    }

    /// Those that are meant, by the names that mean something; or the first that means nothing.
    pub(in crate::cli) fn meant(&self, is_known: impl Fn(&str) -> bool) -> Result<Vec<String>, String> {
        let sought = self.sought(is_known);
        self.unknown_in(&std::iter::once(&sought)).map_or(Ok(sought.names), Err)
    }

    /// The first part that belongs to no name in any of several readings.
    pub(in crate::cli) fn unknown_in<'s>(
        &self,
        readings: &(impl Iterator<Item = &'s Sought> + Clone),
    ) -> Option<String> {
        let all = self.0.iter().flat_map(|typed| parts(typed)).enumerate();
        let is_found = |number: usize| readings.clone().any(|one| one.found.get(number) == Some(&true));
        all.into_iter().find(|(number, _)| !is_found(*number)).map(|(_, part)| part.to_owned())
    }
}

/// The names that are meant in one plan.
#[derive(Debug, Default)]
pub(in crate::cli) struct Sought {
    /// Names, and parts that mean nothing.
    pub(in crate::cli) names: Vec<String>,
    /// For each part between commas, whether it belongs to a name that means something.
    found: Vec<bool>,
}

impl Sought {
    /// Whether all of it means something.
    pub(in crate::cli) fn is_whole(&self) -> bool {
        self.found.iter().all(|found| *found)
    }
}

/// No name has more commas.
const MOST_PARTS: usize = 8;

fn parts(typed: &str) -> Vec<&str> {
    let parts: Vec<&str> = typed.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![typed] } else { parts }
}

/// The names that begin with a part, the longest first, each with the number of the part behind it.
fn joined_from<'p>(parts: &'p [&str], start: usize) -> impl Iterator<Item = (String, usize)> + use<'p> {
    let most = parts.len().min(start + MOST_PARTS);
    (start + 1..=most).rev().map(move |end| (parts.get(start..end).unwrap_or_default().join(", "), end))
}

impl Field for Names {
    fn shape(arg: Arg) -> Arg {
        arg.action(ArgAction::Append)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        Ok(Self(super::declare::values(matches, id).map(str::to_owned).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn a_comma_stands_in_a_name_or_between_two() {
        let names = Names(vec!["Chỉ đạo, điều hành".to_owned(), "1, 2".to_owned()]);
        let known = ["Chỉ đạo, điều hành", "1", "2"];
        assert_eq!(names.meant(|name| known.contains(&name)), Ok(known.map(str::to_owned).to_vec()));
        assert_eq!(names.meant(|name| name.starts_with('C')), Err("1".to_owned()));
        let mixed = Names(vec!["2,Chỉ đạo,điều hành , 1".to_owned(), "1".to_owned()]);
        let expected = ["2", "Chỉ đạo, điều hành", "1", "1"].map(str::to_owned).to_vec();
        assert_eq!(mixed.meant(|name| known.contains(&name)), Ok(expected));
        assert_eq!(Names(vec![String::new()]).meant(|_| false), Err(String::new()));
    }

    #[test]
    fn a_part_may_be_known_in_another_plan() {
        let names = Names(vec!["a, b".to_owned(), "c".to_owned()]);
        let [one, other] = [["a, b"], ["c"]].map(|known| names.sought(|name| known.contains(&name)));
        assert_eq!(
            (&*one.names, &*other.names),
            (["a, b", "c"].map(str::to_owned).as_slice(), ["a", "b", "c"].map(str::to_owned).as_slice())
        );
        assert!(!one.is_whole() && !other.is_whole());
        assert_eq!(names.unknown_in(&[&one, &other].into_iter()), None);
        assert_eq!(names.unknown_in(&[&other].into_iter()), Some("a".to_owned()));
    }
}

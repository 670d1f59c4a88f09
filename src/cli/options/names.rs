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

    /// Every name that may be meant.
    pub(in crate::cli) fn all(&self) -> Vec<String> {
        let mut all = Vec::new();
        for typed in &self.0 {
            let parts: Vec<&str> = parts(typed);
            for start in 0..parts.len() {
                all.extend(joined_from(&parts, start).map(|(name, _)| name));
            }
        }
        all
    }

    /// Those that are meant, by the names that mean something; or the first that means nothing.
    pub(in crate::cli) fn meant(&self, is_known: impl Fn(&str) -> bool) -> Result<Vec<String>, String> {
        let mut meant = Vec::new();
        for typed in &self.0 {
            let parts = parts(typed);
            let mut start = 0;
            while start < parts.len() {
                let (name, end) = joined_from(&parts, start)
                    .find(|(name, _)| is_known(name))
                    .ok_or_else(|| parts.get(start).copied().unwrap_or_default().to_owned())?;
                meant.push(name);
                start = end;
            }
        }
        Ok(meant)
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
        let all = names.all();
        assert!(
            ["Chỉ đạo, điều hành", "Chỉ đạo", "điều hành", "1", "2"]
                .iter()
                .all(|name| all.iter().any(|own| own == name))
        );
        let known = ["Chỉ đạo, điều hành", "1", "2"];
        assert_eq!(names.meant(|name| known.contains(&name)), Ok(known.map(str::to_owned).to_vec()));
        assert_eq!(names.meant(|name| name.starts_with('C')), Err("1".to_owned()));
        let mixed = Names(vec!["2,Chỉ đạo,điều hành , 1".to_owned(), "1".to_owned()]);
        let expected = ["2", "Chỉ đạo, điều hành", "1", "1"].map(str::to_owned).to_vec();
        assert_eq!(mixed.meant(|name| known.contains(&name)), Ok(expected));
        assert_eq!(Names(vec![String::new()]).meant(|_| false), Err(String::new()));
    }
}

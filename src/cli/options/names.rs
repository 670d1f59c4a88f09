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
        let each = |typed: &String| [vec![typed.clone()], parts(typed).map(str::to_owned).collect()].concat();
        self.0.iter().flat_map(each).collect()
    }

    /// Those that are meant, by the names that mean something; or the first that means nothing.
    pub(in crate::cli) fn meant(&self, is_known: impl Fn(&str) -> bool) -> Result<Vec<&str>, &str> {
        let mut meant = Vec::new();
        for typed in &self.0 {
            if is_known(typed) {
                meant.push(typed.as_str());
                continue;
            }
            let several: Vec<&str> = parts(typed).collect();
            let names = if several.is_empty() { vec![typed.as_str()] } else { several };
            if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
                return Err(unknown);
            }
            meant.extend(names);
        }
        Ok(meant)
    }
}

/// The parts of a text with commas; none of another.
fn parts(typed: &str) -> impl Iterator<Item = &str> {
    let parts = typed.contains(',').then(|| typed.split(','));
    parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty())
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
        assert_eq!(names.all(), ["Chỉ đạo, điều hành", "Chỉ đạo", "điều hành", "1, 2", "1", "2"]);
        let known = ["Chỉ đạo, điều hành", "1", "2"];
        assert_eq!(names.meant(|name| known.contains(&name)), Ok(vec!["Chỉ đạo, điều hành", "1", "2"]));
        assert_eq!(names.meant(|name| name.starts_with('C')), Err("1"));
    }
}

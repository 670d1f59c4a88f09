//! Where a workspace lies, for the one who called the program and in the repository around it.

use std::borrow::Cow;

/// The site of a workspace.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Site {
    /// The path of its root, as the caller can open it.
    pub shown: String,
    /// The folder of its root in its repository, with a `/` at its end; empty for the repository's root.
    pub prefix: String,
    /// The folder that `-C` names, with a `/` at its end; empty where the command works in the caller's own folder.
    pub named: String,
    /// That folder, from the root of the workspace, with `/`; empty for the root itself.
    pub below: String,
}

impl Site {
    /// The path of a file of the workspace, as the caller can open it: `../xa-b/plan.toml` from the folder of `xa-a`.
    pub(crate) fn for_caller<'f>(&self, file: &'f str) -> Cow<'f, str> {
        if self.named.is_empty() && self.below.is_empty() {
            return Cow::Borrowed(file);
        }
        let (mut here, mut there) = (self.below.split('/').filter(|part| !part.is_empty()).peekable(), file);
        while let Some((folder, rest)) = there.split_once('/') {
            if here.next_if_eq(&folder).is_none() {
                break;
            }
            there = rest;
        }
        Cow::Owned(format!("{}{}{there}", self.named, "../".repeat(here.count())))
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_caller_can_open_the_path_of_a_file() {
        let from = |named: &str, below: &str, file: &str| {
            let site = Site { named: named.to_owned(), below: below.to_owned(), ..Site::default() };
            site.for_caller(file).into_owned()
        };
        assert_eq!(from("", "", "plans/a/plan.toml"), "plans/a/plan.toml");
        assert_eq!(from("", "plans/a", "plans/a/plan.toml"), "plan.toml");
        assert_eq!(from("", "plans/a", "plans/b/plan.toml"), "../b/plan.toml");
        assert_eq!(from("", "plans/a/values", "cchc.toml"), "../../../cchc.toml");
        // A folder `a` is not a folder `ab`.
        assert_eq!(from("", "plans/a", "plans/ab/plan.toml"), "../ab/plan.toml");
        assert_eq!(from("", "plans/a", "plans/a"), "../a");
        assert_eq!(from("town/", "", "plans/a/plan.toml"), "town/plans/a/plan.toml");
        assert_eq!(from("town/plans/a/", "plans/a", "plans/b/plan.toml"), "town/plans/a/../b/plan.toml");
    }
}

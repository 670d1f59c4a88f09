//! The plans beside one that is edited.

use super::likely::may_replace;
use super::{reading::Beside, reading::Reader};
use crate::calc::PlanSummary;
use crate::lint::Hierarchy;
use crate::source::FilePath;
use std::cell::OnceCell;

/// The plans beside the edited one. The edit changes none of their files.
pub(super) struct Others<'f> {
    folders: Vec<&'f FilePath>,
    /// Those that may take the place of another plan, once they were looked for.
    replacing: OnceCell<Vec<&'f FilePath>>,
}

impl<'f> Others<'f> {
    pub(super) fn of(own: &FilePath, all: &'f [FilePath]) -> Self {
        Self { folders: all.iter().filter(|folder| *folder != own).collect(), replacing: OnceCell::new() }
    }

    /// The facts of the other plans on which the reading of a plan depends. Most plans name no other, so that only the
    /// few that may matter are read.
    pub(super) fn beside(&self, reader: Reader<'_>, own: PlanSummary) -> Beside {
        let may_replace = |folder: &&FilePath| may_replace(reader.files, folder);
        let replacing = || self.folders.iter().copied().filter(may_replace).collect();
        let reads_others = !own.values_from.is_empty();
        let matter = if reads_others { &self.folders } else { self.replacing.get_or_init(replacing) };
        let mut all: Vec<PlanSummary> = matter.iter().map(|folder| reader.name(folder)).collect();
        all.push(own);
        Beside::of(&Hierarchy::of(&all, &vec![false; all.len()], reader.as_of), all.len() - 1, &all)
    }
}

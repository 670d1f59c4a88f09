//! The section of the list under which a target stands: a `[[target-group]]`, or an area.

use super::{Plan, Target};
use crate::source::{At, Place};
use crate::value::{AreaId, Item, TargetGroupId};

/// The section that a target names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Section<'t> {
    /// A `[[target-group]]`.
    Group(&'t At<TargetGroupId>),
    /// An area of the plan.
    Area(&'t At<AreaId>),
}

impl Section<'_> {
    /// The key that names it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Group(_) => "group",
            Self::Area(_) => "area",
        }
    }

    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Group(id) => id.value.as_str(),
            Self::Area(id) => id.value.as_str(),
        }
    }

    pub(crate) const fn place(self) -> Place {
        match self {
            Self::Group(id) => id.place,
            Self::Area(id) => id.place,
        }
    }

    /// Whether both are one section: case does not matter.
    pub(crate) fn is(&self, other: Section<'_>) -> bool {
        match (self, other) {
            (Self::Group(one), Section::Group(other)) => one.value.is(other.value.as_str()),
            (Self::Area(one), Section::Area(other)) => one.value.is(other.value.as_str()),
            (Self::Group(_), Section::Area(_)) | (Self::Area(_), Section::Group(_)) => false,
        }
    }
}

impl Target {
    /// The section that the target itself names. One that names two has a finding.
    pub(crate) fn section(&self) -> Option<Section<'_>> {
        self.group.as_ref().map(Section::Group).or_else(|| self.area.as_ref().map(Section::Area))
    }
}

impl Plan {
    /// The section of each target, in the order of the file: its own, else that of the target above it. Targets in a
    /// circle have none.
    pub(crate) fn sections(&self) -> Vec<Option<Section<'_>>> {
        let number_above =
            |target: &Item<Target>| target.of_which.as_ref().and_then(|at| self.targets.position(at.value.as_str()));
        let above: Vec<Option<usize>> = self.targets.iter().map(number_above).collect();
        let mut sections: Vec<Option<Section<'_>>> = self.targets.iter().map(|target| target.section()).collect();
        // A loop that goes up each way once, not recursion: a file may nest thousands.
        let mut seen = vec![false; sections.len()];
        for start in 0..sections.len() {
            let mut way: Vec<usize> = Vec::new();
            let mut next = Some(start);
            while let Some(at) = next
                && let Some(seen) = seen.get_mut(at)
                && !*seen
            {
                *seen = true;
                way.push(at);
                next = above.get(at).copied().flatten();
            }
            for at in way.into_iter().rev() {
                let from_above = above.get(at).copied().flatten().and_then(|at| sections.get(at).copied().flatten());
                if let Some(own) = sections.get_mut(at) {
                    *own = own.or(from_above);
                }
            }
        }
        sections
    }

    /// Whether it has a section.
    pub(crate) fn has_section(&self, section: Section<'_>) -> bool {
        match section {
            Section::Group(id) => self.target_groups.named(id.value.as_str()).is_some(),
            Section::Area(id) => self.areas.named(id.value.as_str()).is_some(),
        }
    }
}

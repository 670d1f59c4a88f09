//! The targets of a plan in the order in which they are shown: section by section.

use crate::model::{Area, Plan, Section, Target, TargetGroup};
use crate::text::Raw;
use crate::value::{Item, Referrers};

/// A target at its place in the list.
#[derive(Clone, Copy)]
pub(super) struct Entry<'p> {
    pub(super) target: &'p Target,
    /// How many targets stand above it.
    pub(super) depth: usize,
    /// The section that it belongs to: its own, else that of the target above it.
    section: Option<Section<'p>>,
    /// The section under which it is shown: that of the topmost target.
    shown_under: Option<Section<'p>>,
}

/// The sections of a target, by the ids and titles of the plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct SectionRow {
    /// The group that its file names.
    pub(crate) group: Option<Raw>,
    /// The area that its file names.
    pub(crate) area: Option<Raw>,
    /// The id and title of the section under which it is shown.
    pub(crate) heading: Option<(Raw, Raw)>,
    /// The id of the area that it belongs to, also by the target above it.
    pub(crate) in_area: Option<Raw>,
}

impl Entry<'_> {
    pub(super) fn row(self, plan: &Plan) -> SectionRow {
        let in_area = self.section.filter(|section| matches!(section, Section::Area(_)));
        SectionRow {
            group: self.target.group.as_ref().map(|group| group.value.raw()),
            area: self.target.area.as_ref().map(|area| area.value.raw()),
            heading: self.shown_under.map(|section| titled(plan, section)),
            in_area: in_area.map(|section| titled(plan, section).0),
        }
    }
}

/// The id of a section as its own table spells it, and its title.
fn titled(plan: &Plan, section: Section<'_>) -> (Raw, Raw) {
    let group = |one: &Item<TargetGroup>| (one.id.value.raw(), one.title.raw().clone());
    let area = |one: &Item<Area>| (one.id.value.raw(), one.title.raw().clone());
    let found = match section {
        Section::Group(id) => plan.target_groups.named(id.value.as_str()).map(group),
        Section::Area(id) => plan.areas.named(id.value.as_str()).map(area),
    };
    found.unwrap_or_else(|| (Raw::new(section.id()), Raw::new(section.id())))
}

/// The targets without a section, then those of each `[[target-group]]`, then those of each area, in the order of the
/// plan. Each is followed by the targets under it.
pub(super) fn in_sections(plan: &Plan) -> Vec<Entry<'_>> {
    let sections = plan.sections();
    let entries = plan.targets.iter().zip(sections).map(|(target, section)| Entry {
        target: &target.value,
        depth: 0,
        section,
        shown_under: section,
    });
    let (mut top, parts): (Vec<Entry<'_>>, Vec<Entry<'_>>) = entries.partition(|entry| entry.target.of_which.is_none());
    let of = |entry: &Entry<'_>| entry.target.of_which.as_ref().map(|above| above.value.clone());
    let named: Vec<_> = parts.iter().filter_map(|entry| Some((of(entry)?, *entry))).collect();
    let under: Referrers<'_, Entry<'_>> = named.iter().map(|(above, entry)| (above.as_str(), *entry)).collect();
    top.sort_by_key(|entry| entry.shown_under.map_or((0, None), |section| rank(plan, section)));
    // A loop, not recursion: a file may nest thousands. A plan with a circle is not sound and does not come here;
    // targets in a circle would not be reached from the top.
    let mut waiting: Vec<Entry<'_>> = top.into_iter().rev().collect();
    let mut list = Vec::with_capacity(plan.targets.len());
    while let Some(entry) = waiting.pop() {
        list.push(entry);
        let below = under.to(entry.target.id.value.as_str()).rev();
        waiting.extend(below.map(|part| Entry { depth: entry.depth + 1, shown_under: entry.shown_under, ..*part }));
    }
    list
}

/// The place of a section among those of the plan.
fn rank(plan: &Plan, section: Section<'_>) -> (u8, Option<usize>) {
    match section {
        Section::Group(id) => (1, plan.target_groups.position(id.value.as_str())),
        Section::Area(id) => (2, plan.areas.position(id.value.as_str())),
    }
}

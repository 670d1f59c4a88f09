//! The areas and the people of each plan that the names of `--area` and `--assignee` mean.

use super::options::{Names, Sought};
use crate::diag::Failure;
use crate::model::{Area, Plan};
use crate::text::{Both, Raw, fold};
use crate::value::{Day, HasId as _};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

/// How a name belongs to somebody or something. An earlier way goes before a later one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Tie {
    /// Its title, or an alias.
    Title,
    /// The person who holds the post on the day.
    Holder,
    /// A person who holds the post on other days only.
    OnOtherDays,
}

/// All names of a plan's areas, or of its people.
#[derive(Default)]
struct Known {
    /// In the order of the file.
    ids: Vec<Raw>,
    /// By the id in small letters.
    by_id: BTreeMap<String, Raw>,
    by_name: BTreeMap<String, Vec<(Tie, Raw)>>,
}

impl Known {
    fn add(&mut self, id: Raw, titles: &[&str]) {
        for title in titles {
            self.add_name(title, Tie::Title, &id);
        }
        self.ids.push(id.clone());
        self.by_id.insert(id.as_str().to_ascii_lowercase(), id);
    }

    fn add_name(&mut self, name: &str, tie: Tie, id: &Raw) {
        let bearers = self.by_name.entry(fold(name)).or_default();
        if !bearers.iter().any(|(_, bearer)| bearer == id) {
            bearers.push((tie, id.clone()));
        }
    }

    /// How a name belongs to what it means, with the ids of that. An id means one thing, whatever bears it as a title.
    fn meant(&self, name: &str) -> Option<(Tie, Vec<&Raw>)> {
        if let Some(id) = self.by_id.get(&name.to_ascii_lowercase()) {
            return Some((Tie::Title, vec![id]));
        }
        let bearers = self.by_name.get(&fold(name))?;
        let first = bearers.iter().map(|(tie, _)| *tie).min()?;
        Some((first, bearers.iter().filter(|(tie, _)| *tie == first).map(|(_, id)| id).collect()))
    }
}

/// The areas or the people of one plan that names mean.
#[derive(Debug, Default)]
pub(super) struct Meant {
    ids: BTreeSet<Raw>,
    sought: Sought,
    /// The names of persons who hold a post on other days only.
    on_other_days: Vec<String>,
    /// The first name that is the title of several, and their ids.
    several: Option<(String, Vec<Raw>)>,
    /// All ids, where a name means nothing here.
    known: Vec<Raw>,
}

impl Meant {
    /// The areas of a plan that the names mean: by their ids, else by their titles.
    pub(super) fn areas(plan: &Plan, names: &Names) -> Self {
        Self::of(names, |known| {
            let id = |area: &Area| area.id.value.raw();
            plan.areas.iter().for_each(|area| known.add(id(area), &area.titles()));
        })
    }

    /// The people of a plan whom the names mean on a day: by their ids, else by their titles and aliases, else by who
    /// holds the post.
    pub(super) fn people(plan: &Plan, names: &Names, on: Day) -> Self {
        Self::of(names, |known| {
            for one in &plan.assignees {
                let id = one.id.value.raw();
                known.add(id.clone(), &one.titles());
                for holder in &one.holders {
                    let tie = if holder.covers(on) { Tie::Holder } else { Tie::OnOtherDays };
                    known.add_name(holder.name.as_str(), tie, &id);
                }
            }
        })
    }

    /// Without names nothing is kept: many plans have as many areas and people.
    fn of(names: &Names, fill: impl FnOnce(&mut Known)) -> Self {
        if names.is_empty() {
            return Self::default();
        }
        let mut known = Known::default();
        fill(&mut known);
        let is_now = |name: &str| known.meant(name).filter(|(tie, _)| *tie != Tie::OnOtherDays);
        let sought = names.sought(|name| is_now(name).is_some());
        let meant: Vec<_> = sought.names.iter().filter_map(|name| Some((name, is_now(name)?))).collect();
        let several = meant.iter().find(|(_, (tie, ids))| *tie == Tie::Title && ids.len() > 1);
        let on_other_days = |name: &&String| known.meant(name).is_some_and(|(tie, _)| tie == Tie::OnOtherDays);
        Self {
            several: several.map(|(name, (_, ids))| ((*name).clone(), ids.iter().map(|id| (*id).clone()).collect())),
            ids: meant.iter().flat_map(|(_, (_, ids))| ids.iter().map(|id| (*id).clone())).collect(),
            on_other_days: sought.names.iter().filter(on_other_days).cloned().collect(),
            known: if sought.is_whole() { Vec::new() } else { known.ids },
            sought,
        }
    }

    /// The ids that are meant; `None` without names: then all are meant.
    pub(super) fn ids(&self, names: &Names) -> Option<BTreeSet<Raw>> {
        (!names.is_empty()).then(|| self.ids.clone())
    }
}

/// The first name that means no area in any plan is a slip, not an empty result.
///
/// # Errors
/// For such a name, and for one that means several areas of a plan.
pub(super) fn expect_areas<'m>(names: &Names, plans: impl Iterator<Item = &'m Meant> + Clone) -> Result<()> {
    const NO_AREA: Both = Both { en: "there is no area `{name}`", vi: "không có lĩnh vực `{name}`" };
    let Some(name) = slip(names, plans.clone())? else { return Ok(()) };
    let known = plans.flat_map(|plan| &plan.known).map(Raw::as_str);
    Err(Failure::unknown(NO_AREA, &name, known).into())
}

/// The same for people on a day.
///
/// # Errors
/// Those of areas.
pub(super) fn expect_people<'m>(names: &Names, plans: impl Iterator<Item = &'m Meant> + Clone, on: Day) -> Result<()> {
    const ON_OTHER_DAYS: Both =
        Both { en: "`{name}` holds no post on {day}", vi: "`{name}` không giữ chức danh nào vào ngày {day}" };
    const AS_OF: Both = Both { en: "--as-of looks from another day", vi: "--as-of để xem từ ngày khác" };
    let Some(name) = slip(names, plans.clone())? else { return Ok(()) };
    if plans.clone().any(|plan| plan.on_other_days.contains(&name)) {
        return Err(Failure::new(ON_OTHER_DAYS).arg("name", name.as_str()).day("day", on).help(AS_OF).into());
    }
    let known = plans.flat_map(|plan| &plan.known).map(Raw::as_str);
    Err(Failure::no_assignee(&name, known).into())
}

/// The first name that means nothing in any of the plans.
fn slip<'m>(names: &Names, plans: impl Iterator<Item = &'m Meant> + Clone) -> Result<Option<String>> {
    // Without a plan there is nothing that a name could mean.
    if names.is_empty() || plans.clone().next().is_none() {
        return Ok(None);
    }
    if let Some((name, ids)) = plans.clone().find_map(|plan| plan.several.as_ref()) {
        return Err(Failure::several(name, ids.iter().map(Raw::as_str)).into());
    }
    Ok(names.unknown_in(&plans.map(|plan| &plan.sought)))
}

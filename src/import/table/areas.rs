//! The areas of a plan and of a file, and the ids of tasks.

use crate::grid::{Grid, GridValue};
use crate::import::{ImportWish, clean};
use crate::text::fold;
use crate::value::id_fault;
use std::collections::{BTreeMap, BTreeSet};

/// Areas by title, and the ids that are taken.
pub(super) struct AreaBook {
    by_title: BTreeMap<String, String>,
    /// Ids in small letters.
    taken: BTreeSet<String>,
    /// The ids that tasks of each area had so far, as a count.
    orders: BTreeMap<String, usize>,
    next: usize,
}

/// The ids of tasks.
#[derive(Default)]
pub(super) struct TaskIds {
    /// Tasks of the plan by folded title: their ids and areas.
    by_title: BTreeMap<String, Vec<(String, String)>>,
    /// Ids in small letters, of the plan and of the file.
    taken: BTreeSet<String>,
    /// Tasks of the plan that a row was already found for.
    met: BTreeSet<String>,
    /// Tasks of the plan whose titles are nowhere in the file: only their numbers can tell them.
    untold: BTreeSet<String>,
}

/// An area of a group.
pub(super) struct AreaFound {
    pub(super) id: String,
    /// Whether neither the plan nor an earlier group has it.
    pub(super) is_new: bool,
}

impl AreaBook {
    pub(super) fn of(wish: &ImportWish<'_>) -> Self {
        let areas = || wish.into.into_iter().flat_map(|plan| plan.areas.iter());
        let pair = |area: &crate::model::Area| (fold(area.title.as_str()), area.id.value.as_str().to_owned());
        Self {
            by_title: areas().map(|area| pair(&area.value)).collect(),
            taken: areas().map(|area| area.id.value.as_str().to_ascii_lowercase()).collect(),
            orders: BTreeMap::new(),
            next: 1,
        }
    }

    /// The area of this title. A new one has the id that its tasks say, else the next number.
    pub(super) fn area(&mut self, title: &str, hint: Option<&str>) -> AreaFound {
        let folded = fold(title);
        if let Some(id) = self.by_title.get(&folded) {
            return AreaFound { id: id.clone(), is_new: false };
        }
        let hint = hint.filter(|hint| id_fault(hint).is_none() && !self.taken.contains(&hint.to_ascii_lowercase()));
        let id = hint.map_or_else(|| self.next_id(), str::to_owned);
        self.taken.insert(id.to_ascii_lowercase());
        self.by_title.insert(folded, id.clone());
        AreaFound { id, is_new: true }
    }

    /// The area of the plan that has this id, by its own title.
    pub(super) fn has(&self, id: &str) -> bool {
        self.taken.contains(&id.to_ascii_lowercase())
    }

    fn next_id(&mut self) -> String {
        loop {
            let id = self.next.to_string();
            self.next += 1;
            if !self.taken.contains(&id) {
                return id;
            }
        }
    }
}

impl TaskIds {
    pub(super) fn of(wish: &ImportWish<'_>, grids: &[Grid]) -> Self {
        let mut ids = Self::default();
        let cells = grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
        let texts = cells.filter_map(|cell| if let GridValue::Text(text) = &cell.value { Some(text) } else { None });
        let told: BTreeSet<String> =
            if wish.into.is_some() { texts.map(|text| fold(&clean(text))).collect() } else { BTreeSet::new() };
        for task in wish.into.into_iter().flat_map(|plan| plan.tasks.iter()) {
            let id = task.id.value.as_str().to_owned();
            ids.taken.insert(id.to_ascii_lowercase());
            if !told.contains(&fold(&clean(task.title.as_str()))) {
                ids.untold.insert(id.to_ascii_lowercase());
            }
            let place = (id, task.area.value.as_str().to_owned());
            ids.by_title.entry(fold(task.title.as_str())).or_default().push(place);
        }
        ids
    }

    /// The task of the plan that has this title; where several have it, that of the area.
    fn known(&mut self, title: &str, area: &str) -> Option<String> {
        let all = self.by_title.get(&fold(title))?;
        let is_free = |it: &&(String, String)| !self.met.contains(&it.0);
        let found = all.iter().filter(is_free).find(|(_, its)| its.eq_ignore_ascii_case(area));
        let id = found.or_else(|| all.iter().find(is_free).filter(|_| all.len() == 1))?.0.clone();
        self.met.insert(id.clone());
        Some(id)
    }

    /// The id of a row: that of the plan's own task, that which the row says, or the next one of its area.
    pub(super) fn id(&mut self, title: &str, area: &str, said: Option<&str>, areas: &mut AreaBook) -> String {
        if let Some(id) = self.known(title, area) {
            return id;
        }
        if let Some(id) = said.filter(|id| self.untold.remove(&id.to_ascii_lowercase())) {
            return id.to_owned();
        }
        let is_free = |id: &str| id_fault(id).is_none() && !self.taken.contains(&id.to_ascii_lowercase());
        let next = || {
            let order = areas.orders.entry(area.to_owned()).or_insert(0);
            loop {
                *order += 1;
                let id = format!("{area}.{order}");
                if is_free(&id) || *order > self.taken.len() + 1 {
                    break id;
                }
            }
        };
        let id = said.filter(|id| is_free(id)).map_or_else(next, str::to_owned);
        self.taken.insert(id.to_ascii_lowercase());
        id
    }
}

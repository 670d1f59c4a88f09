//! The people whom the names of `--assignee` mean in the plans that are read.

use super::options::Names;
use crate::diag::Failure;
use crate::model::{Assignee, Plan};
use crate::text::{Both, Raw};
use crate::value::Day;
use anyhow::Result;

/// The people whom the names mean in one plan.
#[derive(Debug, Default)]
pub(super) struct People {
    /// The ids of all assignees.
    known: Vec<String>,
    /// For each name, the ids of those that answer to it.
    meant: Vec<Vec<Raw>>,
    /// For each name, whether it is that of a person who holds a post on other days only.
    on_other_days: Vec<bool>,
}

impl People {
    /// Finds the people whom the names mean in a plan on a day. Without names nothing is kept: many plans have as many
    /// assignees.
    pub(super) fn of(plan: &Plan, names: &[String], on: Day) -> Self {
        if names.is_empty() {
            return Self::default();
        }
        let who = |is_meant: &dyn Fn(&Assignee) -> bool| {
            let meant = plan.assignees.iter().filter(|one| is_meant(one));
            meant.map(|one| one.id.value.raw()).collect::<Vec<Raw>>()
        };
        let meant: Vec<Vec<Raw>> = names.iter().map(|name| who(&|one| one.answers_to(name, on))).collect();
        let ever = names.iter().map(|name| !who(&|one| one.was_ever_held_by(name)).is_empty());
        Self {
            known: plan.assignees.iter().map(|one| one.id.value.as_str().to_owned()).collect(),
            on_other_days: ever.zip(&meant).map(|(ever, meant)| ever && meant.is_empty()).collect(),
            meant,
        }
    }

    /// The ids of all that are meant.
    pub(super) fn ids(&self) -> Vec<Raw> {
        self.meant.concat()
    }
}

/// A name that means nobody in any plan is a slip.
///
/// # Errors
/// The first such name.
pub(super) fn expect_people<'p>(names: &Names, plans: impl Iterator<Item = &'p People> + Clone, on: Day) -> Result<()> {
    const ON_OTHER_DAYS: Both =
        Both { en: "`{name}` holds no post on {day}", vi: "`{name}` không giữ chức danh nào vào ngày {day}" };
    const AS_OF: Both = Both { en: "--as-of looks from another day", vi: "--as-of để xem từ ngày khác" };
    if plans.clone().next().is_none() {
        return Ok(());
    }
    let all = names.all();
    let number = |name: &str| all.iter().position(|known| known == name);
    let is_meant = |name: &str| {
        let number = number(name);
        plans
            .clone()
            .any(|plan| number.and_then(|number| plan.meant.get(number)).is_some_and(|meant| !meant.is_empty()))
    };
    let Err(name) = names.meant(is_meant) else { return Ok(()) };
    let number = number(&name);
    if plans.clone().any(|plan| number.and_then(|number| plan.on_other_days.get(number)) == Some(&true)) {
        return Err(Failure::new(ON_OTHER_DAYS).arg("name", name.as_str()).day("day", on).help(AS_OF).into());
    }
    let known = plans.flat_map(|plan| &plan.known).map(String::as_str);
    Err(Failure::no_assignee(&name, known).into())
}

//! Names that follow from an id: the area of a task, the indicator of a target. Where one would change unseen, the id
//! stays.

use super::names::{FileWithIds, NamedThing};
use crate::diag::Failure;
use crate::keys::Entity;
use crate::model::ComputedIndicator;
use crate::text::Both;

/// The area that an id of a task names where the task names none.
fn area_of(task: &str) -> &str {
    task.split('.').next().unwrap_or(task)
}

/// Refuses an id that would move tasks to another area.
pub(super) fn check_areas(thing: &NamedThing, new: &str, files: &[FileWithIds]) -> Result<(), Failure> {
    const FOLLOWS: Both = Both {
        en: "task {task} names no area, so its area follows from its id",
        vi: "nhiệm vụ {task} không ghi lĩnh vực nên lĩnh vực theo mã",
    };
    const WRITE: Both = Both {
        en: "write `area = \"{area}\"` in it first, then change the id",
        vi: "ghi `area = \"{area}\"` vào nhiệm vụ đó trước, rồi hãy đổi mã",
    };
    let is_renamed = |task: &str| thing.entity == Entity::Task && task.eq_ignore_ascii_case(&thing.id);
    let is_below = |task: &str| thing.entity == Entity::Area && area_of(task).eq_ignore_ascii_case(&thing.id);
    let is_moved = |task: &str| {
        is_renamed(task) && !area_of(task).eq_ignore_ascii_case(area_of(new))
            || is_below(task) && !thing.id.eq_ignore_ascii_case(new)
    };
    for file in files {
        let declared = file.ids.ids.iter().filter(|place| place.declares && place.entity == Entity::Task);
        let mut moved = declared.filter(|place| is_moved(&place.id) && !file.ids.has_key(place, "area"));
        if let Some(task) = moved.next() {
            let failure = Failure::new(FOLLOWS).arg("task", task.id.as_str()).arg("area", area_of(&task.id));
            return Err(failure.help(WRITE));
        }
    }
    Ok(())
}

/// The kinds of things of a plan that get the new id: a target that names no indicator measures the one of its own id,
/// so both change together.
pub(super) fn kinds(thing: &NamedThing, files: &[FileWithIds], shared: &[FileWithIds]) -> Result<Vec<Entity>, Failure> {
    const SHARED: Both = Both {
        en: "target {target} names no indicator, so it measures `{target}`, which other plans share",
        vi: "chỉ tiêu {target} không ghi chỉ số nên đo `{target}`, là chỉ số dùng chung",
    };
    const WRITE: Both = Both {
        en: "write `indicator = \"{target}\"` in it first, then change the id",
        vi: "ghi `indicator = \"{target}\"` vào chỉ tiêu đó trước, rồi hãy đổi mã",
    };
    let declares =
        |file: &FileWithIds, entity| file.ids.ids.iter().any(|place| place.declares && place.is(entity, &thing.id));
    let follows = files.iter().any(|file| {
        let mut targets = file.ids.ids.iter().filter(|place| place.declares && place.is(Entity::Target, &thing.id));
        targets.any(|target| !file.ids.has_key(target, "indicator"))
    });
    let (is_target, is_indicator) = (thing.entity == Entity::Target, thing.entity == Entity::Indicator);
    if follows && (is_indicator || is_target && files.iter().any(|file| declares(file, Entity::Indicator))) {
        return Ok(vec![Entity::Target, Entity::Indicator]);
    }
    let is_shared = || shared.iter().any(|file| declares(file, Entity::Indicator));
    let is_computed = || ComputedIndicator::named(&crate::value::IndicatorId::from(&*thing.id)).is_some();
    if follows && is_target && (is_shared() || is_computed()) {
        return Err(Failure::new(SHARED).arg("target", thing.id.as_str()).help(WRITE));
    }
    Ok(vec![thing.entity])
}

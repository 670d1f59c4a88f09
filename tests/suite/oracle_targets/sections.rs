//! Draws the sections of the list of targets, and who brings the figures. Nothing is computed from either.

use super::model::{Plan, Section};
use crate::oracle::Rng;

/// Gives some plans sections, and some of their own indicators somebody who reports them.
pub fn give(rng: &mut Rng, plan: &mut Plan) {
    if rng.chance(50) {
        for number in 0..rng.between(1, 3) {
            plan.groups.push(format!("nhom-{number}"));
        }
        for target in &mut plan.targets {
            target.section = match rng.below(3) {
                0 => None,
                1 => Some(Section::Area(rng.pick(&plan.base.areas))),
                _ => Some(Section::Group(rng.pick(&plan.groups))),
            };
        }
    }
    let assignees = &plan.base.assignees;
    let own = plan.indicators.iter_mut().filter(|indicator| indicator.id.starts_with("cs-"));
    for indicator in own.filter(|_| !assignees.is_empty()) {
        indicator.reported_by = rng.chance(50).then(|| rng.pick(assignees).id);
    }
}

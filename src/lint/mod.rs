//! Rules about plans that could be read, with their checks: one file per family.

mod across;
mod amendments;
mod assignment;
mod baselines;
mod circles;
mod context;
mod dates;
mod evidence;
mod families;
mod funding;
mod groups;
mod hierarchy;
mod indicators;
mod levels;
mod links;
mod papers;
mod plan;
mod reports;
mod scores;
mod shared;
mod sources;
mod targets;
mod tasks;
mod values;

pub(crate) use across::{Across, check_beside};
pub use families::rules;
pub(crate) use families::{check, rule};
pub(crate) use hierarchy::{Hierarchy, faulty_source};
pub(crate) use levels::levels;
pub(crate) use links::SourceLink;
pub(crate) use papers::unfinished;
pub(crate) use shared::{check_sets, check_shared};

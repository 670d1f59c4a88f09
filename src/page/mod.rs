//! Web pages: one self-contained file each, without scripts, inline styles or references outside. It reads where a
//! server strips the style sheet, on a phone and on paper.

mod bars;
mod cards;
mod frame;
mod gaps;
mod index;
mod lists;
mod load;
mod many;
mod plan;
mod signs;
mod sources;
mod sparkline;
mod tables;
mod targets;
mod voices;
mod words;

pub(crate) use frame::{Frame, Link, audience_of};
pub(crate) use index::{TOP_FILE, group_file, groups_page};
pub(crate) use many::{LeagueScene, PlanPages, group_title, league_page, plan_file};
pub(crate) use plan::plan_page;

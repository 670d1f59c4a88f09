//! The page of a plan, and of many plans beside each other: what `cchc page` shows.

pub(crate) mod bullet;
pub(crate) mod league;
pub(crate) mod report;
pub(crate) mod rows;
pub(crate) mod sources;

pub(crate) use bullet::Bullet;
pub(crate) use league::{League, LeagueGroup, LeagueRow, LeagueTotal, MatrixFigure, league};
pub(crate) use report::PageReport;
pub(crate) use rows::{Audience, PlanPage, TargetHistory, plan_page};
pub(crate) use sources::FiguresRow;

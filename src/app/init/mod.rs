//! Beginning: a workspace with a plan that teaches the format, a plan in a workspace that is there already, or a
//! plan of an earlier year carried into a new one. Everything is made in memory and checked before a byte is
//! written.

mod begin;
mod carry;
mod days;
mod destination;
mod fresh;
mod new_plan;
mod offices;
mod source;

pub(super) use begin::{NewFolder, files, looked_at, put};
pub(crate) use begin::{Outcome, begin};
pub(crate) use days::{AskedDays, PlanDays};
pub(crate) use destination::Destination;
pub(crate) use new_plan::{NewPlan, Request};

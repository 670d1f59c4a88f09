//! The report of `cchc calendar`: what is still to be delivered, day by day.

mod event;
pub(crate) mod report;
mod reports;
mod rows;

pub use event::{Calendar, Event};
pub use report::CalendarReport;
pub(crate) use rows::LeftOut;
pub use rows::{PlanCalendar, plan_calendar};

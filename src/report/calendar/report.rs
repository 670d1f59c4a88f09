//! `cchc calendar`: deliveries and reports that are still due.

use super::event::Calendar;
use super::rows::PlanCalendar;
use crate::diag::LocatedFinding;
use crate::report::shared_methods::shared_methods;
use crate::report::{Doc, Head, Json, Report};

/// The calendar of plans.
pub struct CalendarReport {
    /// The head.
    pub head: Head,
    /// The plans.
    pub plans: Vec<PlanCalendar>,
    /// The calendar of all of them.
    pub calendar: Calendar,
    /// The errors.
    pub findings: Vec<LocatedFinding>,
}

impl Report for CalendarReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter().map(|plan| &plan.label)
    }

    fn calendar(&self) -> Option<&Calendar> {
        Some(&self.calendar)
    }
}

//! The reports that a plan owes, and whether they came in time.

use super::value::holders;
use crate::model::{Period, Plan};
use crate::value::Day;

/// The state of a report that the plan owes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReportState {
    /// It came on this day, on or before its due day.
    InTime(Day),
    /// It came on this day, after its due day.
    Late(Day),
    /// It has not come, and its due day has passed.
    Missing,
    /// It has not come, and its due day has not passed.
    Open,
}

impl ReportState {
    /// Every word of machine formats.
    pub(crate) const WORDS: [&str; 4] = ["in-time", "late", "missing", "open"];

    /// The word of machine formats.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::InTime(_) => "in-time",
            Self::Late(_) => "late",
            Self::Missing => "missing",
            Self::Open => "open",
        }
    }

    /// The day on which it came.
    pub(crate) const fn sent(self) -> Option<Day> {
        match self {
            Self::InTime(on) | Self::Late(on) => Some(on),
            Self::Missing | Self::Open => None,
        }
    }
}

/// The state on `as_of` of each report that the plan owes, by due day.
pub(crate) fn report_states(plan: &Plan, as_of: Day) -> Vec<(Period, ReportState)> {
    let state = |period: Period| {
        let sent = holders(plan).find_map(|holder| {
            let files = holder.values.iter().filter(|file| file.period.name == period.name);
            files.map(|file| file.reported_on.value).filter(|on| *on <= as_of).min()
        });
        let state = match sent {
            Some(on) if on <= period.due.day => ReportState::InTime(on),
            Some(on) => ReportState::Late(on),
            None if period.due.day < as_of => ReportState::Missing,
            None => ReportState::Open,
        };
        (period, state)
    };
    plan.reports().into_iter().map(state).collect()
}

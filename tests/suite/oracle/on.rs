//! The capabilities that the program has by now: an oracle draws nothing else.

/// `work-days`, `due-on-rest-day`.
pub const DAYS: bool = true;
/// Groups of assignees.
pub const GROUPS: bool = true;
/// Bounds against a baseline, every form of a baseline, classes, `direction`.
pub const CHANGES: bool = true;
/// `was`, and what amendments add, change and drop.
pub const HISTORY: bool = true;
/// `replaces`.
pub const REPLACES: bool = true;
/// `values-from`.
pub const SOURCES: bool = true;
/// `periods` of an indicator.
pub const PERIODS: bool = true;
/// `within`.
pub const WITHIN: bool = true;
/// `[[fund]]`, `fund` of a task, `spent` by day.
pub const MONEY: bool = true;
/// `[[target-group]]`, `group` and `area` of a target.
pub const SECTIONS: bool = true;
/// `reported-by` of an indicator.
pub const REPORTED_BY: bool = true;

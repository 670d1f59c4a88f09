//! The days of every period name.

use chrono::Datelike;

use super::model::{self, Indicator};
use crate::oracle::Slip;
use crate::oracle_states::model::{Plan, ReportPeriod, Scheme, Settings};
use crate::oracle_states::periods::{day, next_day, plus, report_list, scheme_of};

/// All periods that a scheme has in a year.
pub fn scheme_periods(scheme: Scheme, year: i32) -> Vec<ReportPeriod> {
    let mut all = Vec::new();
    // Name, first month, last month.
    let mut spans: Vec<(String, u32, u32)> =
        (1..=12).map(|month| (format!("{year}-{month:02}"), month, month)).collect();
    spans.push((format!("{year}-Q1"), 1, 3));
    spans.push((format!("{year}-H1"), 1, 6));
    spans.push((format!("{year}-Q3"), 7, 9));
    spans.push((format!("{year}-9M"), 1, 9));
    spans.push((format!("{year}"), 1, 12));
    if scheme == Scheme::Calendar {
        spans.push((format!("{year}-Q2"), 4, 6));
        spans.push((format!("{year}-Q4"), 10, 12));
        spans.push((format!("{year}-H2"), 7, 12));
    }
    for (name, first, last) in spans {
        let period = match scheme {
            Scheme::Calendar => {
                let from = day(year, first, 1);
                let after = if last == 12 { day(year + 1, 1, 1) } else { day(year, last + 1, 1) };
                let to = plus(after, -1);
                ReportPeriod { name, from, to, due: to }
            }
            Scheme::Bnv581 => {
                let from = if first == 1 { day(year - 1, 12, 15) } else { day(year, first - 1, 15) };
                ReportPeriod { name, from, to: day(year, last, 14), due: day(year, last, 20) }
            }
        };
        assert!(next_day(period.from) < period.to);
        all.push(period);
    }
    all
}

/// A plan and settings by which an indicator with a scheme of its own is looked at: that scheme, without a
/// `[[report-period]]`.
pub fn by_scheme(plan: &Plan, settings: &Settings, scheme: Scheme) -> (Plan, Settings) {
    let plan = Plan { scheme: Some(scheme), report_periods: Vec::new(), ..plan.clone() };
    (plan, Settings { report_periods: Vec::new(), ..settings.clone() })
}

/// The periods that can name a values file of the plan, with those of the year before and the year
/// after. Where two have the same days, the list holds one of them.
pub fn periods(plan: &Plan, settings: &Settings) -> Vec<ReportPeriod> {
    let mut all: Vec<ReportPeriod> = plan.report_periods.clone();
    let mut rest = settings.report_periods.clone();
    for year in plan.start.year() - 1..=plan.end.year() + 1 {
        rest.extend(scheme_periods(scheme_of(plan, settings), year));
    }
    for period in rest {
        // The plan's own come first, then the workspace's, then the scheme's.
        if all.iter().all(|other| other.name != period.name) {
            all.push(period);
        }
    }
    // `end` is a period name only where the report list has it.
    for period in report_list(plan, settings) {
        if period.name == "end" && all.iter().all(|other| other.name != period.name) {
            all.push(period);
        }
    }
    let mut different: Vec<ReportPeriod> = Vec::new();
    for period in all {
        if different.iter().all(|other| (other.from, other.to) != (period.from, period.to)) {
            different.push(period);
        }
    }
    different
}

/// The same day and month of the year before.
pub fn a_year_before(date: chrono::NaiveDate) -> chrono::NaiveDate {
    day(date.year() - 1, date.month(), date.day())
}

/// The reports that a value of the indicator must reach: those of its own scheme, or of the plan.
pub fn reports_of(indicator: &Indicator, plan: &model::Plan, settings: &model::Settings) -> Vec<ReportPeriod> {
    match indicator.periods.filter(|_| settings.base.slip != Some(Slip::NoOwnReports)) {
        None => report_list(&plan.base, &settings.base),
        Some(scheme) => {
            let (plan, settings) = by_scheme(&plan.base, &settings.base, scheme);
            report_list(&plan, &settings)
        }
    }
}

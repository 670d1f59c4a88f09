//! The oracle's periods and days: the report list, the occurrences, days after an event.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::model::{Delivery, Due, Issued, OccurrenceName, Plan, ReportPeriod, Scheme, Settings};
use super::rest_days::runs_to;
use crate::oracle::Slip;

/// One occurrence of a recurring task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The name that `for` must have.
    pub name: OccurrenceName,
    /// The due day that is written, or that follows from what is written.
    pub written: NaiveDate,
    /// The day until which it may be delivered.
    pub due: NaiveDate,
    /// The calendar period that `for` may name instead.
    pub calendar: Option<String>,
}

impl Occurrence {
    /// Whether a delivery is for it.
    pub fn is_named(&self, delivery: &Delivery) -> bool {
        let calendar = self.calendar.clone().map(OccurrenceName::Period);
        delivery.of.as_ref() == Some(&self.name) || calendar.is_some() && delivery.of == calendar
    }
}

/// A day by its numbers.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

/// The day after.
pub fn next_day(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).expect("far from the end of the calendar")
}

/// The day so many days later (or earlier).
pub fn plus(mut day: NaiveDate, days: i64) -> NaiveDate {
    for _ in 0..days {
        day = next_day(day);
    }
    for _ in days..0 {
        day = day.pred_opt().expect("far from the calendar's start");
    }
    day
}

/// How many days from one day to a later one, counted one by one.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let mut day = from;
    let mut count = 0;
    while day < to {
        day = next_day(day);
        count += 1;
    }
    count
}

/// The report periods that a scheme has for `every-report` in one year.
pub fn scheme_periods(scheme: Scheme, year: i32) -> Vec<ReportPeriod> {
    let period = |name: String, from, to, due| ReportPeriod { name, from, to, due };
    match scheme {
        Scheme::Bnv581 => {
            let first = day(year - 1, 12, 15);
            vec![
                period(format!("{year}-Q1"), first, day(year, 3, 14), day(year, 3, 20)),
                period(format!("{year}-H1"), first, day(year, 6, 14), day(year, 6, 20)),
                period(format!("{year}-Q3"), day(year, 6, 15), day(year, 9, 14), day(year, 9, 20)),
                period(format!("{year}"), first, day(year, 12, 14), day(year, 12, 20)),
            ]
        }
        Scheme::Calendar => vec![
            period(format!("{year}-Q1"), day(year, 1, 1), day(year, 3, 31), day(year, 3, 31)),
            period(format!("{year}-Q2"), day(year, 4, 1), day(year, 6, 30), day(year, 6, 30)),
            period(format!("{year}-Q3"), day(year, 7, 1), day(year, 9, 30), day(year, 9, 30)),
            period(format!("{year}-Q4"), day(year, 10, 1), day(year, 12, 31), day(year, 12, 31)),
        ],
    }
}

/// Puts a period into the list, in the place of the one with the same name if there is one.
fn replace_or_add(list: &mut Vec<ReportPeriod>, own: &ReportPeriod) {
    for period in list.iter_mut() {
        if period.name == own.name {
            *period = own.clone();
            return;
        }
    }
    list.push(own.clone());
}

/// The plan's scheme: its own, else the workspace's, else `bnv-581`.
pub fn scheme_of(plan: &Plan, settings: &Settings) -> Scheme {
    match (plan.scheme, settings.scheme) {
        (Some(own), _) => own,
        (None, Some(shared)) => shared,
        (None, None) => Scheme::Bnv581,
    }
}

/// The day from which on what is due counts: `issued.date`, else the plan's start.
pub fn counts_from(plan: &Plan) -> NaiveDate {
    match plan.issued {
        Issued::On(date) => date,
        Issued::Draft | Issued::Undated => plan.start,
    }
}

/// The period `end`: from the plan's start to its end, due six days later. In a plan of several
/// years it begins on the day on which the report of its last year begins (never before the start).
fn end_period(plan: &Plan, settings: &Settings) -> ReportPeriod {
    let mut from = plan.start;
    let last_year = plan.end.year();
    if plan.start.year() < last_year {
        let name = last_year.to_string();
        let mut own = plan.report_periods.iter().chain(&settings.report_periods);
        let begins = match own.find(|period| period.name == name) {
            Some(period) => period.from,
            None => match scheme_of(plan, settings) {
                Scheme::Bnv581 => day(last_year - 1, 12, 15),
                Scheme::Calendar => day(last_year, 1, 1),
            },
        };
        from = from.max(begins);
    }
    ReportPeriod { name: "end".to_owned(), from, to: plan.end, due: plus(plan.end, 6) }
}

/// The report list as it is before the day of issue is looked at, ordered by due day.
pub fn whole_report_list(plan: &Plan, settings: &Settings) -> Vec<ReportPeriod> {
    let mut list = Vec::new();
    for year in plan.start.year()..=plan.end.year() {
        list.extend(scheme_periods(scheme_of(plan, settings), year));
    }
    for own in &settings.report_periods {
        replace_or_add(&mut list, own);
    }
    for own in &plan.report_periods {
        replace_or_add(&mut list, own);
    }
    list.retain(|period| plan.start <= period.to && period.to <= plan.end);
    let last_of_december = plan.end.month() == 12 && plan.end.day() == 31;
    // The last 15 days of the plan: its end and the 14 days before.
    let last_days_begin = plus(plan.end, -14);
    let reaches_the_end = list.iter().any(|period| last_days_begin <= period.to && period.to <= plan.end);
    // "A plan without any period has it", whatever its last day is.
    if list.is_empty() || !last_of_december && !reaches_the_end {
        list.push(end_period(plan, settings));
    }
    list.sort_by_key(|period| period.due);
    list
}

/// The day to which the due day of a report runs.
fn report_runs_to(due: NaiveDate, settings: &Settings) -> NaiveDate {
    if settings.slip == Some(Slip::ReportsDoNotRest) { due } else { runs_to(due, settings) }
}

/// The plan's report list, ordered by due day, each on the day until which it may be sent: without what was due
/// before the day of issue.
pub fn report_list(plan: &Plan, settings: &Settings) -> Vec<ReportPeriod> {
    let mut list = whole_report_list(plan, settings);
    for period in &mut list {
        period.due = report_runs_to(period.due, settings);
    }
    list.retain(|period| period.due >= counts_from(plan));
    list
}

/// The days of the plan after which one of the given months begins: the last days of the calendar
/// periods that begin with these months.
pub fn last_days(plan: &Plan, first_months: &[u32]) -> Vec<NaiveDate> {
    let mut found = Vec::new();
    let mut day = plan.start;
    while day <= plan.end {
        let morrow = next_day(day);
        if morrow.day() == 1 && first_months.contains(&morrow.month()) {
            found.push(day);
        }
        day = morrow;
    }
    found
}

/// The calendar period of a recurring due that ends on a day.
fn calendar_name(due: &Due, day: NaiveDate) -> Option<String> {
    let (year, month) = (day.year(), day.month());
    match due {
        Due::Monthly => Some(format!("{year}-{month:02}")),
        Due::Quarterly => Some(format!("{year}-Q{}", month / 3)),
        Due::HalfYearly => Some(format!("{year}-H{}", month / 6)),
        Due::Yearly => Some(year.to_string()),
        Due::On(_)
        | Due::By(_)
        | Due::Weekly
        | Due::EveryReport
        | Due::Days(_)
        | Due::Continuous
        | Due::OnDemand
        | Due::DaysAfter { .. }
        | Due::After { .. }
        | Due::WorkingDaysAfter { .. } => None,
    }
}

/// The last day of a month, quarter, half-year or year, by its name.
pub fn last_day_of(name: &str) -> NaiveDate {
    let (year, part) = name.split_once('-').unwrap_or((name, "12"));
    let number = |digits: &str| digits.parse::<u32>().expect("a number");
    let month = match part.split_at(1) {
        ("Q", quarter) => 3 * number(quarter),
        ("H", half) => 6 * number(half),
        _ => number(part),
    };
    let year = i32::try_from(number(year)).expect("a year");
    let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    day(next_year, next_month, 1).pred_opt().expect("far from the beginning of the calendar")
}

/// All that a recurring due names, in the order of the due days, also what was due before the day
/// of issue; none for a due that does not recur.
pub fn whole_occurrences(due: &Due, plan: &Plan, settings: &Settings) -> Option<Vec<Occurrence>> {
    let days = match due {
        Due::Weekly => {
            let mut fridays = Vec::new();
            let mut day = plan.start;
            while day <= plan.end {
                if day.weekday() == Weekday::Fri {
                    fridays.push(day);
                }
                day = next_day(day);
            }
            fridays
        }
        Due::Monthly => last_days(plan, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]),
        Due::Quarterly => last_days(plan, &[1, 4, 7, 10]),
        Due::HalfYearly => last_days(plan, &[1, 7]),
        Due::Yearly => last_days(plan, &[1]),
        Due::Days(listed) => {
            let mut days = Vec::new();
            for &day in listed {
                if !days.contains(&day) {
                    days.push(day);
                }
            }
            days.sort_unstable();
            days
        }
        Due::EveryReport => {
            let mut found = Vec::new();
            for period in whole_report_list(plan, settings) {
                let (written, due) = (period.due, report_runs_to(period.due, settings));
                found.push(Occurrence { name: OccurrenceName::Period(period.name), written, due, calendar: None });
            }
            return Some(found);
        }
        Due::On(_)
        | Due::By(_)
        | Due::Continuous
        | Due::OnDemand
        | Due::After { .. }
        | Due::DaysAfter { .. }
        | Due::WorkingDaysAfter { .. } => return None,
    };
    let mut found = Vec::new();
    for day in days {
        let calendar = calendar_name(due, day);
        let due = runs_to(day, settings);
        let name = OccurrenceName::Day(if settings.slip == Some(Slip::ForNamesTheMovedDay) { due } else { day });
        found.push(Occurrence { name, written: day, due, calendar });
    }
    Some(found)
}

/// The occurrences of a recurring task, in the order of their due days: those that were not due
/// before the day of issue; none for a task that does not recur.
pub fn occurrences(due: &Due, plan: &Plan, settings: &Settings) -> Option<Vec<Occurrence>> {
    let mut found = whole_occurrences(due, plan, settings)?;
    let by_the_written = settings.slip == Some(Slip::IssueByTheWrittenDay);
    found.retain(|it| if by_the_written { it.written } else { it.due } >= counts_from(plan));
    Some(found)
}

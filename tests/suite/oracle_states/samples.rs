//! The plainest settings, plan and task, for the oracle's own tests to build upon.

use chrono::NaiveDate;

use super::model::{Assignee, Due, Holder, Issued, Plan, Settings, Task};
use super::periods::day;

/// The defaults, looked at from a day.
pub fn settings(as_of: NaiveDate) -> Settings {
    Settings {
        as_of,
        due_soon_days: None,
        scheme: None,
        holidays: Vec::new(),
        work_days: Vec::new(),
        on_rest_day: None,
        report_periods: Vec::new(),
        slip: None,
    }
}

/// An empty plan between two days.
pub fn plan(start: NaiveDate, end: NaiveDate) -> Plan {
    Plan {
        id: "p000".to_owned(),
        unit: "Đơn vị p000".to_owned(),
        level: "commune".to_owned(),
        parent: None,
        start,
        end,
        issued: Issued::Draft,
        replaces: None,
        within: None,
        values_from: Vec::new(),
        amendments: Vec::new(),
        scheme: None,
        report_periods: Vec::new(),
        funds: Vec::new(),
        areas: vec!["1".to_owned()],
        assignees: vec![Assignee { id: "van-phong".to_owned(), members: Vec::new(), holders: Vec::new() }],
        tasks: Vec::new(),
    }
}

/// The plan of the whole year 2023.
pub fn year_2023() -> Plan {
    plan(day(2023, 1, 1), day(2023, 12, 31))
}

/// A task of which nothing is known but its due.
pub fn task(due: Due) -> Task {
    Task {
        id: "1.1".to_owned(),
        title: "Nhiệm vụ số 1.1".to_owned(),
        area: "1".to_owned(),
        area_is_written: true,
        due,
        was: Vec::new(),
        leads: Vec::new(),
        members: Vec::new(),
        support: Vec::new(),
        oversee: Vec::new(),
        provisional: false,
        started: None,
        done: Vec::new(),
        progress: Vec::new(),
        cost: None,
        spent: None,
        fund: None,
        dropped: None,
    }
}

/// A post with its holders: the name, the first day and the last.
pub fn post(id: &str, holders: &[(&str, Option<NaiveDate>, Option<NaiveDate>)]) -> Assignee {
    let mut post = Assignee { id: id.to_owned(), members: Vec::new(), holders: Vec::new() };
    for (name, from, until) in holders {
        post.holders.push(Holder { name: (*name).to_owned(), from: *from, until: *until });
    }
    post
}

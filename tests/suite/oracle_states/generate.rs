//! Makes workspaces and plans from a seed. They hold no errors (every `for` names an occurrence,
//! every recurring task has one, every id is known), so that a plan is always shown whole.

use chrono::{Datelike, NaiveDate};

use super::amended::{self, amend};
use super::dates::{as_of, holidays, issued, rest_days, span, within};
use super::model::{Issued, Plan, ReportPeriod, Scheme, Settings, Workspace};
use super::money::give;
use super::people::{assignees, groups};
use super::periods::{day, plus, scheme_of, scheme_periods};
use super::spelling::same_title;
use super::tasks::task;
use crate::oracle::Rng;

/// The workspace of a seed.
pub fn workspace(seed: u64, plans: u64) -> Workspace {
    // With this summand the first three seeds, the default run, reach every state of every due.
    let mut rng = Rng::new(seed + 1000);
    let as_of = as_of(&mut rng, seed);
    let mut settings = Settings {
        as_of,
        due_soon_days: rng.chance(50).then(|| rng.pick(&[0, 1, 7, 14, 30, 45])),
        scheme: scheme(&mut rng),
        holidays: holidays(&mut rng, as_of),
        work_days: Vec::new(),
        on_rest_day: None,
        report_periods: Vec::new(),
        slip: None,
    };
    // By numbers of its own, so that all else stays as it was.
    rest_days(&mut Rng::new(seed + 7000), &mut settings);
    // Every third workspace has report periods of its own: they stand on one year, whole.
    if seed % 3 == 1 {
        let mut whole_year = Plan {
            start: day(as_of.year(), 1, 1),
            end: day(as_of.year(), 12, 31),
            ..empty_plan("none".to_owned(), as_of)
        };
        for _ in 0..3 {
            let period = report_period(&mut rng, &whole_year, &settings);
            whole_year.report_periods.extend(period);
        }
        settings.report_periods = whole_year.report_periods;
    }
    let mut made: Vec<Plan> = Vec::new();
    for number in 0..plans {
        let mut rng = Rng::new(rng.next());
        let mut plan = plan(&mut rng, format!("p{number:03}"), &settings);
        groups(&mut Rng::new(seed + 11_000 + 1000 * number), &mut plan, &settings);
        give(&mut Rng::new(seed + 16_000 + 1000 * number), &mut plan, &settings);
        amend(&mut Rng::new(seed + 12_000 + 1000 * number), &mut plan, &settings);
        if let Some(first) = made.first_mut() {
            // Some plans stand below the first one, some belong to the unit of one before.
            if rng.chance(40) {
                "district".clone_into(&mut first.level);
                plan.parent = Some(first.id.clone());
            }
            if rng.chance(25) {
                plan.unit = rng.pick(&made).unit;
            }
        }
        made.push(plan);
    }
    Workspace { seed, settings, plans: made }
}

/// The small workspace of a seed, with one to five plans.
pub fn small(seed: u64) -> Workspace {
    let mut workspace = workspace(seed, 1 + Rng::new(seed).below(5));
    amended::replace(&mut Rng::new(seed + 14_000), &mut workspace.plans, &workspace.settings);
    workspace
}

/// A scheme, stated or not.
fn scheme(rng: &mut Rng) -> Option<Scheme> {
    match rng.below(4) {
        0 => Some(Scheme::Bnv581),
        1 => Some(Scheme::Calendar),
        _ => None,
    }
}

/// A plan of one day without anything in it.
fn empty_plan(id: String, day: NaiveDate) -> Plan {
    Plan {
        unit: format!("Đơn vị {id}"),
        level: "commune".to_owned(),
        parent: None,
        id,
        start: day,
        end: day,
        issued: Issued::Draft,
        replaces: None,
        within: None,
        values_from: Vec::new(),
        amendments: Vec::new(),
        scheme: None,
        report_periods: Vec::new(),
        funds: Vec::new(),
        areas: Vec::new(),
        assignees: Vec::new(),
        tasks: Vec::new(),
    }
}

/// A plan with areas, assignees and tasks.
fn plan(rng: &mut Rng, id: String, settings: &Settings) -> Plan {
    let (start, end) = span(rng, settings.as_of);
    let mut plan = Plan { start, end, scheme: scheme(rng), ..empty_plan(id, settings.as_of) };
    if rng.chance(35) {
        for _ in 0..rng.between(1, 3) {
            let period = report_period(rng, &plan, settings);
            plan.report_periods.extend(period);
        }
    }
    plan.issued = issued(rng, &plan, settings);
    let names = rng.pick(&[["1", "2", "3", "4"], ["I", "III", "IV", "a_b"]]);
    for name in names.iter().take(1 + rng.index(4)) {
        plan.areas.push((*name).to_owned());
    }
    plan.assignees = assignees(rng, &plan, settings);
    for number in 1..=rng.between(1, 12) {
        let task = task(rng, number, &plan, settings);
        plan.tasks.push(task);
    }
    // Some are given twice.
    for place in 1..plan.tasks.len() {
        if rng.chance(8) {
            let title = plan.tasks[rng.index(place)].title.clone();
            plan.tasks[place].title = same_title(rng, &title);
        }
    }
    rng.shuffle(&mut plan.tasks);
    plan
}

/// One `[[report-period]]` that fits the plan and those which are there: it replaces a period of
/// the scheme (first of a new unit, other days, another due day) or adds one. None when the draw
/// would be an error.
fn report_period(rng: &mut Rng, plan: &Plan, settings: &Settings) -> Option<ReportPeriod> {
    let year = within(rng, plan).year();
    let mut own = rng.pick(&scheme_periods(scheme_of(plan, settings), year));
    if !settings.report_periods.is_empty() && rng.chance(40) {
        // In the place of one of the workspace, a little shorter, due on another day.
        own = rng.pick(&settings.report_periods);
        own.to = plus(own.to, -1);
        own.due = plus(own.due, rng.between(-1, 5));
    } else {
        redraw(rng, &mut own, year, plan, settings);
    }
    let malformed = own.from > own.to || own.due < own.to;
    let twice = plan.report_periods.iter().any(|it| it.name == own.name);
    let clash = settings.report_periods.iter().chain(&plan.report_periods).any(|other| clash(&own, other));
    (!malformed && !twice && !clash).then_some(own)
}

/// Makes another period out of one of the scheme.
fn redraw(rng: &mut Rng, own: &mut ReportPeriod, year: i32, plan: &Plan, settings: &Settings) {
    match rng.below(7) {
        // The first period of a new unit starts on its first day.
        0 => own.from = plan.start,
        // Another due day.
        1 => own.due = plus(own.to, rng.between(0, 12)),
        // Other days, perhaps out of the plan.
        2 => {
            own.to = plus(own.to, rng.between(-40, 40));
            own.due = plus(own.to, rng.between(0, 10));
        }
        3 => {
            own.to = plus(plan.end, rng.between(-1, 1));
            own.due = plus(own.to, rng.between(0, 10));
        }
        // One more, with the days and due day of a period that is there, or with others.
        4 => own.name = rng.pick(&[format!("{year}-9M"), format!("{year}-05")]),
        5 => {
            own.name = rng.pick(&[format!("{year}-H2"), format!("{year}-11")]);
            own.from = within(rng, plan);
            own.to = plus(own.from, rng.between(0, 90));
            own.due = plus(own.to, rng.between(0, 10));
        }
        // Due near the day one looks from.
        _ => {
            own.name = format!("{year}-9M");
            own.due = plus(settings.as_of, rng.between(-1, 1));
            own.to = plus(own.due, rng.between(-10, 0));
            own.from = plus(own.to, rng.between(-120, 0));
        }
    }
}

/// Whether two own periods overlap in a way that may be an error: neither lies inside the other,
/// or both are the same days.
fn clash(one: &ReportPeriod, other: &ReportPeriod) -> bool {
    let apart = one.to < other.from || other.to < one.from;
    let same = one.from == other.from && one.to == other.to;
    let inside = |inner: &ReportPeriod, outer: &ReportPeriod| outer.from <= inner.from && inner.to <= outer.to;
    same || !apart && !inside(one, other) && !inside(other, one)
}

//! The figure of a criterion: the value of its source within the days of the set.

use chrono::NaiveDate;

use super::model::{ReportsAs, Set, Source, TasksAs, Which, Workspace};
use crate::oracle::Slip;
use crate::oracle_states::answers::State;
use crate::oracle_states::history::{occurrences_of, plan_on};
use crate::oracle_states::model::{Delivery, ReportPeriod, Task};
use crate::oracle_states::periods::{Occurrence, report_list};
use crate::oracle_states::rules::{as_member, verdict};
use crate::oracle_targets::answers::ToDate;
use crate::oracle_targets::history::day_of;
use crate::oracle_targets::model::{Accumulate, Indicator, Measure, Plan, Settings, ValuesFile, WhenEmpty};
use crate::oracle_targets::numbers::{Exact, whole};
use crate::oracle_targets::rules::indicator;
use crate::oracle_targets::values::{deciding, known, percent, to_date};
use crate::oracle_targets::{ranks, reserved};

/// One plan that one set scores, looked at from the plan's day.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    /// All plans and sets.
    pub workspace: &'a Workspace,
    /// The plan.
    pub plan: &'a Plan,
    /// The set.
    pub set: &'a Set,
    /// The settings with the day from which the plan is looked at.
    pub settings: Settings,
}

/// The kind of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The source has no value.
    Nothing,
    /// 0/0, and its meaning.
    Empty(WhenEmpty),
    /// A number.
    Number(Exact),
    /// The day of the last delivery; none where it is not delivered.
    Day(Option<NaiveDate>),
    /// Points of a person.
    Manual,
}

/// A figure with all that is shown of it.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The figure.
    pub kind: Kind,
    /// The figure for which all points are due in proportion: 100 %, or the maximum of a score.
    pub most: Option<Exact>,
    /// Numerator and denominator.
    pub counts: Option<(i64, i64)>,
    /// The place and the pool.
    pub rank: Option<(i64, Option<i64>)>,
    /// The values of indicators behind it.
    pub values: Vec<ToDate>,
}

impl Figure {
    /// A figure of this kind without anything else.
    fn plain(kind: Kind) -> Self {
        Self { kind, most: None, counts: None, rank: None, values: Vec::new() }
    }
}

impl<'a> Case<'a> {
    /// A plan and a set, looked at from the day of the workspace or from the day before the plan was replaced.
    pub fn new(workspace: &'a Workspace, plan: &'a Plan, set: &'a Set) -> Self {
        let settings = day_of(plan, &workspace.base.plans, &workspace.base.settings);
        Self { workspace, plan, set, settings }
    }

    /// The day from which the plan is looked at.
    pub fn today(&self) -> NaiveDate {
        self.settings.base.as_of
    }

    /// Whether the oracle has this slip.
    pub fn slips(&self, slip: Slip) -> bool {
        self.settings.base.slip == Some(slip)
    }

    /// Whether a day lies within the days of the set.
    pub fn counts(&self, day: NaiveDate) -> bool {
        self.set.from <= day && day <= self.set.to
    }

    /// The day on which tasks are looked at: the last of the set, or today.
    pub fn task_day(&self) -> NaiveDate {
        self.today().min(self.set.to)
    }

    /// Whether the days of the set have passed.
    pub fn is_over(&self) -> bool {
        self.today() > self.set.to
    }

    /// The last day of periods whose figures count: in the days of the set and in the plan's time.
    pub fn by(&self) -> NaiveDate {
        self.set.to.min(self.plan.base.end)
    }

    /// The definition of an indicator.
    pub fn indicator(&self, id: &str) -> Indicator {
        indicator(self.plan, id)
    }

    /// The value to date of an indicator.
    pub fn value(&self, id: &str) -> Option<ToDate> {
        let indicator = self.indicator(id);
        let by = self.by();
        let all = &self.workspace.base.plans;
        if reserved::IDS.contains(&id) {
            return Some(reserved::to_date(id, self.plan, all, &self.settings, self.set.to));
        }
        let start = if self.slips(Slip::ValuesBeforeTheSet) {
            self.plan.base.start
        } else {
            self.plan.base.start.max(self.set.from)
        };
        let mut from_then = self.plan.clone();
        from_then.base.start = start;
        if let Some(rank) = ranks::computed(&indicator, &from_then, all, &self.settings, by) {
            return Some(rank);
        }
        let known = deciding(known(self.plan, all, &indicator, &self.settings), start, by);
        to_date(&known, indicator.accumulate.unwrap_or(Accumulate::Latest), start)
    }

    /// The figure of a source.
    pub fn figure(&self, source: &Source) -> Figure {
        match source {
            Source::Indicator(id) => self.of_indicator(id),
            Source::Task(id) => Figure::plain(Kind::Day(self.delivered(self.task(id)))),
            Source::Tasks(which, kind) => self.of_tasks(which, *kind),
            Source::Reports(kind) => self.of_reports(*kind),
            Source::Sum(ids) | Source::Mean(ids) | Source::HundredMinus(ids) => self.of_several(source, ids),
            Source::Manual => Figure::plain(Kind::Manual),
        }
    }

    /// The figure for which all points are due in proportion.
    fn most(&self, id: &str) -> Option<Exact> {
        let indicator = self.indicator(id);
        if indicator.measure == Measure::Ratio {
            Some(whole(100))
        } else {
            indicator.maximum.map(super::super::oracle_targets::numbers::Decimal::exact)
        }
    }

    /// The figure of one indicator.
    fn of_indicator(&self, id: &str) -> Figure {
        let most = self.most(id);
        let Some(value) = self.value(id) else {
            return Figure { most, ..Figure::plain(Kind::Nothing) };
        };
        let kind = match &value.value {
            Some(number) => Kind::Number(number.clone()),
            None => Kind::Empty(self.indicator(id).when_empty.unwrap_or(WhenEmpty::NotApplicable)),
        };
        Figure { kind, most, counts: value.counts, rank: value.rank, values: vec![value] }
    }

    /// The figure of several indicators: those with 0/0 are left out; where one has no value, none has.
    fn of_several(&self, source: &Source, ids: &[String]) -> Figure {
        let found: Vec<Option<ToDate>> = ids.iter().map(|id| self.value(id)).collect();
        let most = if matches!(source, Source::HundredMinus(_)) { Some(whole(100)) } else { self.most(&ids[0]) };
        let values: Vec<ToDate> = found.iter().flatten().cloned().collect();
        let lacks = found.iter().any(Option::is_none);
        let numbers: Vec<Exact> = values.iter().filter_map(|value| value.value.clone()).collect();
        let kind = if lacks && !self.slips(Slip::SumOfSome) {
            Kind::Nothing
        } else if numbers.is_empty() {
            self.all_empty(ids)
        } else {
            let sum = numbers.iter().fold(whole(0), |sum, each| sum + each);
            let parts = if self.slips(Slip::MeanWithEmpty) { values.len() } else { numbers.len() };
            Kind::Number(match source {
                Source::Mean(_) => sum / whole(i64::try_from(parts).expect("few indicators")),
                Source::HundredMinus(_) => whole(100) - sum,
                Source::Indicator(_)
                | Source::Task(_)
                | Source::Tasks(..)
                | Source::Reports(_)
                | Source::Sum(_)
                | Source::Manual => sum,
            })
        };
        Figure { most, values, ..Figure::plain(kind) }
    }

    /// The meaning of 0/0 in all of these indicators: missed where one of them says so, else attained where one does.
    fn all_empty(&self, ids: &[String]) -> Kind {
        let says = |wanted| ids.iter().any(|id| self.indicator(id).when_empty == Some(wanted));
        Kind::Empty(if says(WhenEmpty::Missed) {
            WhenEmpty::Missed
        } else if says(WhenEmpty::Attained) {
            WhenEmpty::Attained
        } else {
            WhenEmpty::NotApplicable
        })
    }

    /// The task with this id.
    pub fn task(&self, id: &str) -> &Task {
        self.plan.base.tasks.iter().find(|task| task.id == id).expect("a task that is there")
    }

    /// The day of the last delivery within the days of the set; none while something lacks that is owed in these days.
    /// Each member of a group that leads the task owes it.
    pub fn delivered(&self, task: &Task) -> Option<NaiveDate> {
        let each = task.members.iter().map(|member| as_member(task, member));
        let shares: Vec<Task> = if task.members.is_empty() { vec![task.clone()] } else { each.collect() };
        if shares.iter().any(|share| !self.is_delivered(share)) {
            return None;
        }
        // The day of issue takes away occurrences, and a delivery for one of these counts for nothing.
        let all = self.occurrences(task);
        let is_named = |delivery: &&Delivery| all.as_ref().is_none_or(|all| all.iter().any(|it| it.is_named(delivery)));
        let today = self.today();
        let within = |day: NaiveDate| day <= today && (self.counts(day) || self.slips(Slip::DeliveriesOutside));
        let on = task.done.iter().filter(is_named).map(|delivery| delivery.on).filter(|on| within(*on));
        if self.slips(Slip::FirstDelivery) { on.min() } else { on.max() }
    }

    /// Whether all that is owed in the days of the set is delivered by their end. A delivery before these days
    /// counts here too.
    fn is_delivered(&self, task: &Task) -> bool {
        let by_then = |delivery: &&Delivery| delivery.on <= self.task_day();
        match self.owed(task) {
            None => task.done.iter().any(|delivery| by_then(&delivery)),
            Some(owed) => {
                let is_there = |it: &Occurrence| task.done.iter().filter(by_then).any(|delivery| it.is_named(delivery));
                owed.iter().all(is_there)
            }
        }
    }

    /// The occurrences that a task owes within the days of the set; none for a task that does not recur.
    fn owed(&self, task: &Task) -> Option<Vec<Occurrence>> {
        let mut found = self.occurrences(task)?;
        found.retain(|occurrence| self.counts(occurrence.due) || self.slips(Slip::OwesAll));
        Some(found)
    }

    /// All occurrences that a task owes; none for a task that does not recur.
    fn occurrences(&self, task: &Task) -> Option<Vec<Occurrence>> {
        let then = plan_on(&self.plan.base, self.today(), &self.settings.base);
        let task = then.tasks.iter().find(|each| each.id == task.id).cloned().unwrap_or_else(|| task.clone());
        occurrences_of(&task, &self.plan.base, &self.settings.base)
    }

    /// How many of these tasks are in each state on the day.
    pub fn states(&self, which: &Which) -> [i64; 9] {
        let day = self.task_day();
        let mut settings = self.settings.base.clone();
        settings.as_of = day;
        let then = plan_on(&self.plan.base, day, &settings);
        let mut counts = [0; 9];
        for task in &then.tasks {
            let wanted = match which {
                Which::All => true,
                Which::Area(area) => task.area == *area,
                Which::Ids(ids) => ids.contains(&task.id),
            };
            let state = verdict(task, &then, &settings).state;
            let place = State::ALL.iter().position(|&other| other == state).expect("a state");
            counts[place] += i64::from(wanted);
        }
        counts
    }

    /// The figure of several tasks.
    fn of_tasks(&self, which: &Which, kind: TasksAs) -> Figure {
        let states = self.states(which);
        let of = |wanted: State| states[State::ALL.iter().position(|&state| state == wanted).expect("a state")];
        let (done, late, overdue) = (of(State::Done), of(State::DoneLate), of(State::Overdue));
        let rest = overdue + of(State::DueSoon) + of(State::InProgress) + of(State::NotStarted);
        match kind {
            TasksAs::DoneShare => share(done + late, done + late + rest),
            // None is done or late yet, and some can still be.
            TasksAs::OnTimeShare if done + late + overdue == 0 && rest > 0 && !self.is_over() => {
                Figure::plain(Kind::Nothing)
            }
            TasksAs::OnTimeShare => share(done, done + late + overdue),
            TasksAs::LateCount => Figure::plain(Kind::Number(whole(late + overdue))),
        }
    }

    /// The reports on periods that end within the days of the set.
    pub fn reports(&self) -> Vec<ReportPeriod> {
        let mut list = report_list(&self.plan.base, &self.settings.base);
        list.retain(|period| self.counts(period.to));
        list
    }

    /// The day on which the report on a period was sent, by today.
    pub fn sent(&self, period: &ReportPeriod) -> Option<NaiveDate> {
        let all = &self.workspace.base.plans;
        let named = |id: &String| all.iter().find(|other| other.base.id == *id).expect("a plan that is there");
        let mut holders = std::iter::once(self.plan).chain(self.plan.base.values_from.iter().map(named));
        let is_there = |file: &&ValuesFile| file.period.name == period.name && file.reported_on <= self.today();
        holders.find_map(|holder| holder.files.iter().find(is_there)).map(|file| file.reported_on)
    }

    /// The figure of the reports that are due.
    fn of_reports(&self, kind: ReportsAs) -> Figure {
        let (mut in_time, mut late, mut missing, mut due_today) = (0, 0, 0, 0);
        for period in self.reports() {
            if period.due > self.today() {
                continue;
            }
            match self.sent(&period) {
                Some(day) if day <= period.due => in_time += 1,
                Some(_) => late += 1,
                None if period.due == self.today() => due_today += 1,
                None => missing += 1,
            }
        }
        let all = in_time + late + missing + due_today;
        let none_yet = all == 0 && !self.reports().is_empty();
        match kind {
            // None is due yet, and some are to come.
            ReportsAs::OnTimeShare if none_yet => Figure::plain(Kind::Nothing),
            ReportsAs::OnTimeShare => share(in_time, all),
            ReportsAs::LateCount => Figure::plain(Kind::Number(whole(late))),
            ReportsAs::MissingCount => Figure::plain(Kind::Number(whole(missing))),
        }
    }
}

/// A share in percent.
fn share(part: i64, all: i64) -> Figure {
    let kind = percent(part, all).map_or(Kind::Empty(WhenEmpty::NotApplicable), Kind::Number);
    Figure { most: Some(whole(100)), counts: Some((part, all)), ..Figure::plain(kind) }
}

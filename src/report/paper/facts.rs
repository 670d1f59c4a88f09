//! The facts from which the fields of a paper are written.

use super::unit::Unit;
use crate::calc::{self, TaskStatus, View};
use crate::model::{Letterhead, PaperFile, PaperKind, Period, Plan, Task};
use crate::report::status::rows::Filter;
use crate::text::Raw;
use crate::value::{Day, word_enum};

word_enum! {
    /// The table of an annex by itself.
    pub enum AnnexTable {
        Tasks = "tasks",
        Targets = "targets",
        Statistics = "statistics",
        Funding = "funding",
        Score = "score",
    }
}

impl AnnexTable {
    /// Whether its rows are tasks, so that some of them can be chosen.
    pub(crate) const fn is_of_tasks(self) -> bool {
        match self {
            Self::Tasks | Self::Funding => true,
            Self::Targets | Self::Statistics | Self::Score => false,
        }
    }
}

/// A paper that is asked for.
#[derive(Clone, Debug)]
pub struct PaperRequest {
    pub kind: PaperKind,
    /// Its period. A paper on the plan itself has that of the plan.
    pub period: Period,
    /// The words of a draft.
    pub draft: Option<&'static str>,
    /// The table of an annex by itself.
    pub table: Option<AnnexTable>,
    /// The tasks that a reminder or an annex is about.
    pub filter: Filter,
}

/// The plan as a paper sees it.
pub(super) struct Facts<'f> {
    pub request: &'f PaperRequest,
    /// With the values that the paper may use, as it stood on the day of `view`.
    pub plan: &'f Plan,
    pub view: View<'f>,
    pub head: &'f Letterhead,
    /// The texts of the office for the period.
    pub written: Option<&'f PaperFile>,
    pub unit: Unit,
    /// Each task that the request takes, with its status.
    pub tasks: Vec<(&'f Task, TaskStatus)>,
    /// The numbered annexes.
    pub annexes: Annexes,
}

/// The annexes of a paper, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Annexes {
    pub tasks: bool,
    pub targets: bool,
    /// How many statistics annexes.
    pub statistics: usize,
}

impl Facts<'_> {
    pub(super) const fn day(&self) -> Day {
        self.view.as_of
    }

    /// The titles of those who lead a task.
    pub(super) fn leads(&self, task: &Task) -> String {
        self.names(&task.leads)
    }

    /// The titles of these people.
    pub(super) fn names(&self, ids: &[crate::source::At<crate::value::AssigneeId>]) -> String {
        let titles = crate::report::status::rows::titles_of(self.plan, ids);
        titles.iter().map(super::wording::line).collect::<Vec<_>>().join("; ")
    }

    /// The tasks of an area.
    pub(super) fn tasks_of<'a>(&'a self, area: &'a str) -> impl Iterator<Item = &'a (&'a Task, TaskStatus)> {
        self.tasks.iter().filter(move |(task, _)| task.area.value.is(area))
    }
}

/// The tasks of a plan that a request takes, with their statuses.
pub(super) fn tasks<'p>(plan: &'p Plan, view: View<'_>, filter: &Filter) -> Vec<(&'p Task, TaskStatus)> {
    let all = plan.tasks.iter().map(|task| (&task.value, filter.status(plan, task, view).0));
    all.filter(|(task, status)| filter.takes(plan, task, status, view.as_of)).collect()
}

impl Annexes {
    /// The numbers, with a blank before them: none where there is one annex, else Roman ones.
    pub(super) fn numbers(self) -> [Option<String>; 3] {
        let count = usize::from(self.tasks) + usize::from(self.targets) + self.statistics;
        let number = |at: usize| if count < 2 { String::new() } else { format!(" {}", super::wording::roman(at)) };
        let targets_at = 1 + usize::from(self.tasks);
        let statistics_at = targets_at + usize::from(self.targets);
        [
            self.tasks.then(|| number(1)),
            self.targets.then(|| number(targets_at)),
            (self.statistics > 0).then(|| number(statistics_at)),
        ]
    }

    /// The number of a statistics annex, counted from 0.
    pub(super) fn statistics_number(self, at: usize) -> String {
        let count = usize::from(self.tasks) + usize::from(self.targets) + self.statistics;
        let before = usize::from(self.tasks) + usize::from(self.targets);
        if count < 2 { String::new() } else { format!(" {}", super::wording::roman(before + at + 1)) }
    }
}

/// Whether a delivery, spending or event lies in the period.
pub(super) fn is_within(period: &Period, day: Day) -> bool {
    period.from <= day && day <= period.to
}

/// The status of a difficulty on a day.
pub(super) fn is_unresolved(difficulty: &crate::model::Difficulty, day: Day) -> bool {
    difficulty.raised.value <= day && difficulty.resolved.as_ref().is_none_or(|resolved| resolved.on.value > day)
}

/// The text of a file as a sentence: without its last sign.
pub(super) fn sentence(raw: &Raw) -> String {
    super::wording::line(raw).trim_end_matches(['.', ';', ' ']).to_owned()
}

/// The texts of the office for the period.
pub(super) fn written<'p>(plan: &'p Plan, request: &PaperRequest) -> Option<&'p PaperFile> {
    plan.papers.iter().find(|paper| paper.period.name == request.period.name).map(|paper| &paper.file)
}

/// The plan for a paper whose period ends on `end`.
pub(super) fn seen(plan: &Plan, end: Day, as_of: Day) -> Plan {
    let reported = calc::as_reported(plan, end, as_of);
    calc::plan_on(&reported, end).into_owned()
}

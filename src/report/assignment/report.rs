//! `cchc assign`: the tasks of each assignee, and the gaps.

use super::cases::assignment_cases;
use super::document::{Marks, plan_doc};
use super::lists::lists_doc;
use super::rows::PlanAssignment;
use super::suggestions::suggestions_doc;
use super::table;
use crate::diag::{Group, Level, LocatedFinding};
use crate::report::findings::remark_cases;
use crate::report::shared_methods::shared_methods;
use crate::report::{Block, Case, Datum, Detail, Doc, Head, Json, Remark, Report};
use crate::text::Both;
use crate::value::Cell;

/// The view of the assignment that a user chose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AssignmentView {
    /// The load, the matrix of tasks and assignees, the gaps.
    Matrix(Marks),
    /// A list for each assignee; `true` adds the tasks that nobody leads.
    Lists(bool),
    /// A proposal for each task that nobody leads.
    Suggestions,
}

/// The assignment of plans.
pub struct AssignmentReport {
    /// The head.
    pub head: Head,
    /// The plans with their assignment.
    pub plans: Vec<PlanAssignment>,
    /// The view that the user chose.
    pub view: AssignmentView,
    /// Whether gaps fail the run.
    pub failing: bool,
    /// The errors, and the findings about assignment.
    pub findings: Vec<LocatedFinding>,
}

impl AssignmentReport {
    /// The findings besides the gaps. Lists and proposals show none: each serves one purpose.
    fn others(&self) -> Vec<Remark> {
        let is_shown = matches!(self.view, AssignmentView::Matrix(_));
        let is_other = |one: &&LocatedFinding| one.rule().is_in(Group::Assignment) && !one.rule().is_in(Group::Gaps);
        let others = self.findings.iter().filter(|finding| is_shown && is_other(finding));
        others.map(|finding| Remark::of(finding, self.head.lang)).collect()
    }
}

impl Report for AssignmentReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let as_of = self.head.as_of;
        let is_listed =
            |plan: &&PlanAssignment| !matches!(self.view, AssignmentView::Lists(_)) || !plan.assignees.is_empty();
        let part = move |plan| match self.view {
            AssignmentView::Matrix(marks) => plan_doc(plan, as_of, marks),
            AssignmentView::Lists(nobodys) => lists_doc(plan, as_of, nobodys),
            AssignmentView::Suggestions => suggestions_doc(plan, as_of),
        };
        self.plans.iter().filter(is_listed).map(part)
    }

    fn later(&self) -> (Option<Block>, Vec<Doc>) {
        const ALSO: Both = Both { en: "Also worth a look", vi: "Cần xem thêm" };
        let others = self.others();
        let doc = (!others.is_empty()).then(|| [Block::Remarks(others, Detail::Brief)].into_iter().collect());
        (Some(Block::Heading(Cell::Word(ALSO))), doc.into_iter().collect())
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter()
    }

    fn columns(&self) -> Vec<&'static str> {
        if self.view == AssignmentView::Suggestions { table::SUGGESTIONS.to_vec() } else { table::TASKS.to_vec() }
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let suggests = self.view == AssignmentView::Suggestions;
        self.plans.iter().flat_map(move |plan| -> Vec<Vec<Datum>> {
            if suggests {
                plan.suggestions.iter().flatten().map(|one| table::suggestion_row(plan, one)).collect()
            } else {
                plan.tasks.iter().map(|task| table::task_row(plan, task)).collect()
            }
        })
    }

    fn remarks(&self) -> Vec<Remark> {
        Remark::of_all(&self.findings, self.head.lang)
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        let lang = self.head.lang;
        let errors = self.findings.iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<Remark> = errors.map(|finding| Remark::of(finding, lang)).collect();
        let [errors, _] = remark_cases(&[], &errors, Some(Level::Error), lang);
        vec![errors, assignment_cases(&self.plans, self.failing, lang)]
    }
}

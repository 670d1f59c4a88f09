//! `cchc assign`: who answers for what, and what is wrong with that.

use super::cases::assignment_cases;
use super::document::{Marks, plan_doc};
use super::lists::lists_doc;
use super::rows::PlanAssignment;
use super::suggestions::suggestions_doc;
use super::table;
use crate::diag::{Level, LocatedFinding};
use crate::report::findings::remark_cases;
use crate::report::{Block, Case, Datum, Detail, Doc, Head, Remark, Report};
use crate::text::Both;
use crate::value::Cell;
use serde::Serialize;

/// What is shown of the assignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AssignmentView {
    /// The load, the matrix of tasks and assignees, the gaps.
    Matrix(Marks),
    /// A list for each assignee; with those that nobody leads, or without.
    Lists(bool),
    /// Who could lead the tasks that nobody leads.
    Suggestions,
}

/// The assignment of plans.
pub struct AssignmentReport {
    /// What was run.
    pub head: Head,
    /// The plans.
    pub plans: Vec<PlanAssignment>,
    /// What is shown.
    pub view: AssignmentView,
    /// Whether gaps fail the run.
    pub failing: bool,
    /// The errors, and the findings about assignment.
    pub findings: Vec<LocatedFinding>,
    /// Those of them that are neither errors nor gaps, which have a list of their own.
    pub others: Vec<LocatedFinding>,
}

impl AssignmentReport {
    /// What is worth a look besides the gaps. A list or a proposal serves one purpose and has none of it.
    fn others(&self) -> Option<Doc> {
        const ALSO: Both = Both { en: "Also worth a look", vi: "Cần xem thêm" };
        let shown = matches!(self.view, AssignmentView::Matrix(_)) && !self.others.is_empty();
        let remarks = || Remark::of_all(&self.others, self.head.lang);
        shown
            .then(|| [Block::Heading(Cell::Word(ALSO)), Block::Remarks(remarks(), Detail::Brief)].into_iter().collect())
    }
}

impl Report for AssignmentReport {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        self.plans.iter().map(|plan| plan.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let as_of = self.head.as_of;
        let is_listed =
            |plan: &&PlanAssignment| !matches!(self.view, AssignmentView::Lists(_)) || !plan.assignees.is_empty();
        let part = move |plan| match self.view {
            AssignmentView::Matrix(marks) => plan_doc(plan, as_of, marks),
            AssignmentView::Lists(nobodys) => lists_doc(plan, as_of, nobodys),
            AssignmentView::Suggestions => suggestions_doc(plan, as_of),
        };
        self.plans.iter().filter(is_listed).map(part).chain(self.others())
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        self.plans.iter()
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter()
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

    fn cases(&self) -> Vec<Case> {
        let lang = self.head.lang;
        let errors = self.findings.iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<Remark> = errors.map(|finding| Remark::of(finding, lang)).collect();
        let mut cases = remark_cases(&[], &errors, Some(Level::Error), lang);
        cases.extend(assignment_cases(&self.plans, self.failing, lang));
        cases
    }
}

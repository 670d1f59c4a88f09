//! `cchc diff`: the meaning of changes for the plans.

use super::document::{foot, plan_doc};
use super::json::{PlanComparison, States};
use super::remark::change_remark;
use super::rows::PlanDifference;
use crate::calc::diff::Mark;
use crate::diag::{Level, LocatedFinding};
use crate::report::findings::remark_cases;
use crate::report::shared_methods::shared_methods;
use crate::report::{Case, Doc, Head, Json, Remark, Report};
use crate::source::FilePath;
use crate::text::Raw;

/// The changes of plans between two states.
pub struct DifferenceReport {
    /// The head.
    pub head: Head,
    /// The plans with their changes.
    pub plans: Vec<PlanDifference>,
    /// The two states that are compared.
    pub states: States,
    /// The marks on which the run fails.
    pub failing: Vec<Mark>,
    /// The errors of BASE.
    pub base_errors: Vec<LocatedFinding>,
    /// The errors of HEAD.
    pub head_errors: Vec<LocatedFinding>,
    /// The errors of both states. Each path begins with its revision, as git names a file of a revision.
    findings: Vec<LocatedFinding>,
}

impl DifferenceReport {
    /// Puts the revision's name before the paths of its errors.
    #[must_use]
    pub fn new(
        head: Head,
        plans: Vec<PlanDifference>,
        states: States,
        failing: Vec<Mark>,
        [base_errors, head_errors]: [Vec<LocatedFinding>; 2],
    ) -> Self {
        let mut findings = in_revision(&base_errors, Some(&states.base.0));
        findings.extend(in_revision(&head_errors, states.head.as_ref().map(|(name, _)| name.as_str())));
        Self { head, plans, states, failing, base_errors, head_errors, findings }
    }

    fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Report for DifferenceReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let shown = self.plans.iter().filter(|plan| !plan.changes.is_empty() || !plan.not_compared.is_empty());
        let none = shown.clone().next().is_none();
        shown
            .map(|plan| plan_doc(plan, &self.states, self.head.as_of))
            .chain(std::iter::once_with(move || foot(&self.states, self.is_whole(), none)))
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter().map(|plan| PlanComparison(plan, &self.states, self.head.lang))
    }

    /// The remarks stand at the places of HEAD, which a server shows. Messages on BASE begin with its name.
    fn remarks(&self) -> Vec<Remark> {
        let lang = self.head.lang;
        let mut remarks = Remark::of_all(&self.base_errors, lang);
        for remark in &mut remarks {
            remark.message = format!("{}: {}", Raw::new(&*self.states.base.0).terminal(), remark.message);
        }
        remarks.extend(Remark::of_all(&self.head_errors, lang));
        let rows = self.plans.iter().flat_map(|plan| plan.changes.iter().map(move |row| (plan, row)));
        remarks.extend(rows.map(|(plan, row)| change_remark(plan, row, &self.failing, lang)));
        remarks
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        remark_cases(&self.ids(), &self.remarks(), Some(Level::Error), self.head.lang).into()
    }
}

fn in_revision(errors: &[LocatedFinding], revision: Option<&str>) -> Vec<LocatedFinding> {
    let mut errors = errors.to_vec();
    let Some(revision) = revision else { return errors };
    let named = |file: &FilePath| FilePath::new(&format!("{revision}:{}", file.as_str()));
    for error in &mut errors {
        error.at.file = named(&error.at.file);
        for note in &mut error.notes {
            note.at.file = named(&note.at.file);
        }
    }
    errors
}

//! `cchc ci`: all checks of a CI job, and the reasons for which the job fails.

use super::json::CiPlan;
use super::reasons::{Reasons, reasons_line};
use super::rules::FailRules;
use crate::calc::{PlanSummary, Verdicts};
use crate::diag::{Group, Level, LocatedFinding};
use crate::report::assignment::cases::{assignment_cases, task_cases};
use crate::report::assignment::rows::PlanAssignment;
use crate::report::findings::remark_cases;
use crate::report::shared_methods::shared_methods;
use crate::report::status::document::{self, Grouping, Lists};
use crate::report::status::remark::task_remark;
use crate::report::status::rollup::StatusRollup;
use crate::report::status::rows::PlanStatus;
use crate::report::targets::cases::target_cases;
use crate::report::targets::remark::failing_targets;
use crate::report::targets::rollup::{FigureSums, TargetRollup, target_rollup_doc};
use crate::report::targets::rows::PlanTargets;
use crate::report::{
    Block, Case, Cut, Datum, Detail, Doc, GroupBy, Head, Json, Remark, RemarkKind, Report, remark_rows, targets,
};
use crate::source::Location;
use std::collections::BTreeSet;

/// The plans of a job. The lists have the same order: one entry for each plan.
#[derive(Default)]
pub(crate) struct PlanChecks {
    pub(crate) statuses: Vec<PlanStatus>,
    pub(crate) targets: Vec<PlanTargets>,
    pub(crate) assignments: Vec<PlanAssignment>,
    /// The places of each plan's tasks, in the order of the tasks; none where no state fails the job.
    pub(crate) places: Vec<Vec<Location>>,
}

pub(crate) struct CiReport {
    pub(crate) head: Head,
    pub(crate) plans: PlanChecks,
    /// Whether the closing tables are those of many plans, however many of them could be computed.
    pub(crate) is_of_many: bool,
    /// A summary of every plan of the workspace; the closing report has them.
    pub(crate) all: Vec<PlanSummary>,
    /// The sums of indicators; the closing report has them.
    pub(crate) sums: FigureSums,
    pub(crate) rules: FailRules,
    /// The reasons for which the job fails; the closing report has them.
    pub(crate) reasons: Reasons,
    pub(crate) findings: Vec<LocatedFinding>,
}

impl FromIterator<(PlanStatus, PlanTargets, PlanAssignment, Vec<Location>)> for PlanChecks {
    fn from_iter<I: IntoIterator<Item = (PlanStatus, PlanTargets, PlanAssignment, Vec<Location>)>>(plans: I) -> Self {
        let mut all = Self::default();
        for (status, targets, assignment, places) in plans {
            all.statuses.push(status);
            all.targets.push(targets);
            all.assignments.push(assignment);
            all.places.push(places);
        }
        all
    }
}

impl PlanChecks {
    /// The reasons for which a job fails on these plans, findings and plans that cannot be computed.
    pub(crate) fn reasons(&self, rules: &FailRules, findings: &[LocatedFinding], unreadable: usize) -> Reasons {
        let verdicts: Verdicts =
            self.targets.iter().map(PlanTargets::failing_verdicts).fold(Verdicts::default(), |mut all, one| {
                all.add(&one);
                all
            });
        let in_state = |state| self.statuses.iter().map(|plan| plan.failing(state)).sum::<usize>();
        let gaps = self.assignments.iter().map(|plan| plan.gaps.len()).sum();
        Reasons {
            findings: findings.iter().filter(|one| rules.fails(one)).count(),
            unreadable,
            verdicts: rules.verdicts.iter().map(|one| (*one, verdicts.of(*one))).collect(),
            states: rules.states.iter().map(|one| (*one, in_state(*one))).collect(),
            gaps: if rules.gaps { gaps } else { 0 },
        }
    }

    /// Keeps what a table of many plans shows.
    pub(crate) fn forget_rows(&mut self) {
        for plan in &mut self.statuses {
            plan.forget_tasks();
            plan.reports = Vec::new();
        }
        for plan in &mut self.targets {
            plan.forget_targets();
            plan.forget_figures();
        }
        (self.assignments, self.places) = (Vec::new(), Vec::new());
    }

    /// Adds further plans.
    pub(crate) fn extend(&mut self, others: Self) {
        self.statuses.extend(others.statuses);
        self.targets.extend(others.targets);
        self.assignments.extend(others.assignments);
        self.places.extend(others.places);
    }
}

impl CiReport {
    /// The targets, as `check-targets` shows one plan or several.
    fn target_doc(&self) -> Option<Doc> {
        let as_of = self.head.as_of;
        match self.plans.targets.as_slice() {
            [] => None,
            [plan] if !self.is_of_many => Some(targets::document::plan_doc(plan, as_of)),
            plans => {
                let rollup = TargetRollup::of_sums(plans, self.sums.clone(), &self.all, GroupBy::Plan, Cut::default());
                Some(target_rollup_doc(&rollup, as_of))
            }
        }
    }

    /// The tasks, as `status` shows one plan or several.
    fn status_doc(&self) -> Option<Doc> {
        let as_of = self.head.as_of;
        match self.plans.statuses.as_slice() {
            [] => None,
            [plan] if !self.is_of_many => Some(document::plan_doc(plan, Grouping::Area, as_of, Lists::default())),
            plans => {
                let rollup = StatusRollup::new(plans, &self.all, GroupBy::Plan, Cut::default());
                Some(document::plans_doc(plans, &rollup, as_of, Lists::default()))
            }
        }
    }

    fn reasons_doc(&self) -> Doc {
        [Block::Closing(reasons_line(&self.reasons))].into_iter().collect()
    }
}

impl Report for CiReport {
    shared_methods!(head, findings);

    fn ids(&self) -> Vec<&str> {
        self.plans.statuses.iter().map(|plan| plan.label.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        std::iter::once(brief(self.remarks()))
    }

    fn later(&self) -> (Option<Block>, Vec<Doc>) {
        (None, vec![brief(self.later_remarks())])
    }

    fn closing(&self) -> impl Iterator<Item = Doc> {
        // One after the other: a table of many plans takes much room.
        let targets = std::iter::once_with(|| self.target_doc());
        let status = std::iter::once_with(|| self.status_doc());
        targets.chain(status).flatten().chain(std::iter::once_with(|| self.reasons_doc()))
    }

    /// Readers of the summary look for the targets first.
    fn comment_opening(&self) -> impl Iterator<Item = Doc> {
        [self.target_doc(), Some(self.reasons_doc()), self.status_doc()].into_iter().flatten()
    }

    fn comment_closing(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    /// The log shows the tables. Annotations appear in the change itself, and the summary shows both.
    fn has_log(&self) -> bool {
        true
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        let PlanChecks { statuses, targets, assignments, .. } = &self.plans;
        let plans = statuses.iter().zip(targets).zip(assignments);
        plans.map(|((status, targets), assignment)| CiPlan(status, targets, assignment, self.head.lang))
    }

    /// Every finding. Gaps are errors in this job, and so are warnings about scores where it fails on them.
    fn remarks(&self) -> Vec<Remark> {
        let remark = |finding: &LocatedFinding| {
            let remark = Remark::of(finding, self.head.lang);
            let is_error = self.rules.scores && finding.rule().is_in(Group::Scores) && self.rules.fails(finding);
            if is_error { Remark { level: Level::Error, ..remark } } else { remark }
        };
        let mut remarks: Vec<Remark> = self.findings.iter().map(remark).collect();
        for remark in remarks.iter_mut().filter(|remark| self.rules.gaps && is_gap(remark)) {
            remark.level = Level::Error;
        }
        remarks
    }

    /// The verdicts and states that fail the job.
    fn later_remarks(&self) -> Vec<Remark> {
        let lang = self.head.lang;
        let mut remarks = Vec::new();
        let PlanChecks { statuses, targets, places, .. } = &self.plans;
        for ((status, targets), places) in statuses.iter().zip(targets).zip(places) {
            remarks.extend(failing_targets(targets, &self.rules.verdicts, lang));
            let failing = status.tasks.iter().zip(places);
            let is_failing = |state| self.rules.states.contains(&state) && !status.label.is_replaced();
            let failing = failing.filter(|(row, _)| is_failing(row.status.state));
            remarks.extend(failing.map(|(row, at)| task_remark(status, row, at, lang)));
        }
        remarks
    }

    fn later_rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        remark_rows(self.later_remarks())
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        let lang = self.head.lang;
        // A gap is a finding and a fact of the assignment, but one case. Where gaps fail the job, the latter counts.
        let mut remarks = self.remarks();
        let assignment = if self.rules.gaps {
            // A plan with errors has no assignment: only its findings tell of its gaps.
            let computed: BTreeSet<&str> = self.plans.assignments.iter().map(|plan| plan.label.id.as_str()).collect();
            let is_told = |remark: &Remark| remark.plan.as_deref().is_some_and(|plan| computed.contains(plan));
            remarks.retain(|remark| !is_gap(remark) || !is_told(remark));
            assignment_cases(&self.plans.assignments, true, lang)
        } else {
            task_cases(&self.plans.assignments)
        };
        let [found, clean] = remark_cases(&self.ids(), &remarks, self.rules.level, lang);
        vec![found, clean, target_cases(&self.plans.targets, &self.rules.verdicts, lang), assignment]
    }
}

fn is_gap(remark: &Remark) -> bool {
    matches!(remark.kind, RemarkKind::Rule(rule) if rule.is_in(Group::Gaps))
}

fn brief(remarks: Vec<Remark>) -> Doc {
    [Block::Remarks(remarks, Detail::Brief)].into_iter().collect()
}

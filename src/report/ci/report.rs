//! `cchc ci`: all that a job asks of a plan repository, and why the job fails.

use super::json::Asked;
use super::reasons::{Reasons, reasons_line};
use super::rules::FailRules;
use crate::calc::{PlanSummary, Ranks, Verdicts};
use crate::diag::{Group, Level, LocatedFinding};
use crate::report::assignment::cases::assignment_cases;
use crate::report::assignment::rows::PlanAssignment;
use crate::report::findings::remark_cases;
use crate::report::status::document::{self, Grouping};
use crate::report::status::remark::task_remark;
use crate::report::status::rollup::StatusRollup;
use crate::report::status::rows::PlanStatus;
use crate::report::targets::cases::target_cases;
use crate::report::targets::remark::failing_targets;
use crate::report::targets::rollup::{TargetRollup, target_rollup_doc};
use crate::report::targets::rows::PlanTargets;
use crate::report::{Block, Case, Cut, Detail, Doc, GroupBy, Head, Remark, RemarkKind, Report, targets};
use crate::source::Location;
use serde::Serialize;

/// What a job asks of plans: of each its standing, its targets and its assignment, in the same order.
#[derive(Default)]
pub struct PlanChecks {
    /// Where they stand.
    pub statuses: Vec<PlanStatus>,
    /// Their targets.
    pub targets: Vec<PlanTargets>,
    /// Who answers for what.
    pub assignments: Vec<PlanAssignment>,
    /// Where each task stands in its file, in the order of the tasks.
    pub places: Vec<Vec<Location>>,
}

/// What a job found.
pub struct CiReport {
    /// What was run.
    pub head: Head,
    /// The plans.
    pub plans: PlanChecks,
    /// Every plan of the workspace in few words.
    pub all: Vec<PlanSummary>,
    /// The places that are computed from scores.
    pub ranks: Ranks,
    /// What fails the job.
    pub rules: FailRules,
    /// Why it fails.
    pub reasons: Reasons,
    /// Every finding.
    pub findings: Vec<LocatedFinding>,
}

impl PlanChecks {
    /// Why a job fails on these plans, on so many findings and plans that cannot be computed.
    #[must_use]
    pub fn reasons(&self, rules: &FailRules, findings: &[LocatedFinding], unreadable: usize) -> Reasons {
        let verdicts: Verdicts = self.targets.iter().flat_map(|plan| &plan.targets).map(|row| &row.standing).collect();
        let in_state = |state| self.statuses.iter().map(|plan| plan.total.tally.of(state)).sum::<usize>();
        let verdicts = rules.verdicts.iter().map(|one| (*one, verdicts.of(*one)));
        let states = rules.states.iter().map(|one| (*one, in_state(*one)));
        let gaps = self.assignments.iter().map(|plan| plan.gaps.len()).sum();
        Reasons {
            findings: findings.iter().filter(|one| rules.level.is_some_and(|level| one.level() >= level)).count(),
            unreadable,
            verdicts: verdicts.filter(|(_, count)| *count > 0).collect(),
            states: states.filter(|(_, count)| *count > 0).collect(),
            gaps: if rules.gaps { gaps } else { 0 },
        }
    }
}

impl CiReport {
    /// The targets as `check-targets` shows one plan, or several.
    fn target_doc(&self) -> Option<Doc> {
        let as_of = self.head.as_of;
        match self.plans.targets.as_slice() {
            [] => None,
            [plan] => Some(targets::document::plan_doc(plan, as_of)),
            plans => {
                let rollup = TargetRollup::new(plans, &self.all, &self.ranks, GroupBy::Plan, Cut::default());
                Some(target_rollup_doc(&rollup, as_of))
            }
        }
    }

    /// Where the tasks stand as `status` shows one plan, or several.
    fn status_doc(&self) -> Option<Doc> {
        let as_of = self.head.as_of;
        match self.plans.statuses.as_slice() {
            [] => None,
            [plan] => Some(document::plan_doc(plan, Grouping::Area, as_of, false)),
            plans => {
                let rollup = StatusRollup::new(plans, &self.all, GroupBy::Plan, Cut::default());
                Some(document::plans_doc(plans, &rollup, as_of, false))
            }
        }
    }

    fn reasons_doc(&self) -> Doc {
        [Block::Closing(reasons_line(&self.reasons))].into_iter().collect()
    }
}

impl Report for CiReport {
    fn head(&self) -> &Head {
        &self.head
    }

    fn ids(&self) -> Vec<&str> {
        self.plans.statuses.iter().map(|plan| plan.id.as_str()).collect()
    }

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let remarks = [Block::Remarks(self.remarks(), Detail::Brief)].into_iter().collect();
        [Some(remarks), self.target_doc(), self.status_doc(), Some(self.reasons_doc())].into_iter().flatten()
    }

    /// The targets are what a reader of the summary asks for first.
    fn comment(&self) -> impl Iterator<Item = Doc> {
        let remarks = [Block::Remarks(self.remarks(), Detail::Brief)].into_iter().collect();
        [self.target_doc(), Some(self.reasons_doc()), self.status_doc(), Some(remarks)].into_iter().flatten()
    }

    /// The log shows the tables, the change its annotations, and the summary both.
    fn log(&self) -> impl Iterator<Item = Doc> {
        self.documents()
    }

    fn plans(&self) -> impl Iterator<Item = impl Serialize> {
        let PlanChecks { statuses, targets, assignments, .. } = &self.plans;
        let plans = statuses.iter().zip(targets).zip(assignments);
        plans.map(|((status, targets), assignment)| Asked(status, targets, assignment, self.head.lang))
    }

    fn findings(&self) -> impl Iterator<Item = &LocatedFinding> {
        self.findings.iter()
    }

    /// Every finding, and what fails besides: gaps as the errors that they are for this job, verdicts and states.
    fn remarks(&self) -> Vec<Remark> {
        let lang = self.head.lang;
        let mut remarks = Remark::of_all(&self.findings, lang);
        let is_gap = |remark: &Remark| matches!(remark.kind, RemarkKind::Rule(rule) if rule.is_in(Group::Gaps));
        for remark in remarks.iter_mut().filter(|remark| self.rules.gaps && is_gap(remark)) {
            remark.level = Level::Error;
        }
        let PlanChecks { statuses, targets, places, .. } = &self.plans;
        for ((status, targets), places) in statuses.iter().zip(targets).zip(places) {
            remarks.extend(failing_targets(targets, &self.rules.verdicts, lang));
            let failing = status.tasks.iter().zip(places);
            let failing = failing.filter(|(row, _)| self.rules.states.contains(&row.status.state));
            remarks.extend(failing.map(|(row, at)| task_remark(status, row, at, lang)));
        }
        remarks
    }

    fn cases(&self) -> Vec<Case> {
        let lang = self.head.lang;
        let mut findings = self.remarks();
        findings.retain(|remark| matches!(remark.kind, RemarkKind::Rule(_)));
        let mut cases = remark_cases(&self.ids(), &findings, self.rules.level, lang);
        cases.extend(target_cases(&self.plans.targets, &self.rules.verdicts, lang));
        cases.extend(assignment_cases(&self.plans.assignments, self.rules.gaps, lang));
        cases
    }
}

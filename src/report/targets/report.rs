//! `cchc check-targets`: one plan's targets, many plans' counts, or targets beside those of the plan above.

use super::against_parent::{Cascade, cascade_doc, cascades};
use super::cases::target_cases;
use super::compare::compared_doc;
use super::document::plan_doc;
use super::remark::failing_targets;
use super::rollup::{TargetRollup, target_rollup_doc};
use super::rollup_json::Foot;
use super::rows::PlanTargets;
use super::steps::plan_steps;
use super::table;
use crate::calc::{PlanSummary, Verdict};
use crate::diag::{Level, LocatedFinding};
use crate::report::findings::remark_cases;
use crate::report::json_values::InLang;
use crate::report::shared_methods::shared_methods;
use crate::report::{Case, Datum, Doc, GroupBy, Head, Json, Object, Remark, Report};

/// How the targets are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// Each target step by step.
    Steps,
    /// A table for each plan.
    Tables,
    /// A table of plans for each target.
    Compared,
    /// A table of plans.
    Rollup(GroupBy),
    /// The bounds beside those of the plans above.
    AgainstParent,
}

/// The targets of plans.
pub struct TargetsReport {
    /// The head.
    pub head: Head,
    /// The plans with their targets.
    pub plans: Vec<PlanTargets>,
    /// A summary of every plan of the workspace.
    pub all: Vec<PlanSummary>,
    /// For each summary, whether the user chose its plan.
    pub taken: Vec<bool>,
    /// How the targets are shown.
    pub shape: Shape,
    /// The plans in groups, for [`Shape::Rollup`].
    pub rollup: Option<TargetRollup>,
    /// The verdicts on which the run fails.
    pub failing: Vec<Verdict>,
    /// The errors, and the findings about targets.
    pub findings: Vec<LocatedFinding>,
}

impl TargetsReport {
    /// The plans beside those above them, for [`Shape::AgainstParent`].
    pub(crate) fn cascades(&self) -> Vec<Cascade<'_>> {
        if self.shape == Shape::AgainstParent { cascades(&self.all, &self.taken) } else { Vec::new() }
    }
}

impl TargetsReport {
    /// A report without plans.
    #[must_use]
    pub const fn new(head: Head, shape: Shape) -> Self {
        Self {
            head,
            plans: Vec::new(),
            all: Vec::new(),
            taken: Vec::new(),
            shape,
            rollup: None,
            failing: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Whether a bound asks for less than the plan above.
    pub(crate) fn asks_for_less(&self) -> bool {
        let cascades = self.cascades();
        let standing = cascades.iter().filter(|cascade| cascade.plan.state.replacement().is_none());
        standing.flat_map(|cascade| &cascade.pairs).any(|pair| pair.relation.asks_for_less())
    }
}

impl Report for TargetsReport {
    shared_methods!(head, ids, findings);

    fn documents(&self) -> impl Iterator<Item = Doc> {
        let as_of = self.head.as_of;
        self.plans.iter().filter_map(move |plan| match self.shape {
            Shape::Steps => Some(plan_steps(plan, as_of)),
            Shape::Tables => Some(plan_doc(plan, as_of)),
            Shape::Compared | Shape::Rollup(_) | Shape::AgainstParent => None,
        })
    }

    fn closing(&self) -> impl Iterator<Item = Doc> {
        let as_of = self.head.as_of;
        let doc = match (self.shape, &self.rollup) {
            _ if self.plans.is_empty() => None,
            (Shape::AgainstParent, _) => Some(cascade_doc(&self.cascades(), as_of)),
            (Shape::Compared, _) => Some(compared_doc(&self.plans, as_of)),
            (Shape::Rollup(_), rollup) => rollup.as_ref().map(|rollup| target_rollup_doc(rollup, as_of)),
            (Shape::Steps | Shape::Tables, _) => None,
        };
        doc.into_iter()
    }

    fn plans(&self) -> impl Iterator<Item = impl Json> {
        self.plans.iter().map(|plan| InLang(plan, self.head.lang))
    }

    fn foot(&self) -> impl Object {
        let against_parent = (self.shape == Shape::AgainstParent).then(|| self.cascades());
        Foot { against_parent, rollup: self.rollup.as_ref() }
    }

    fn columns(&self) -> Vec<&'static str> {
        if self.shape == Shape::AgainstParent { table::CASCADE.to_vec() } else { table::TARGETS.to_vec() }
    }

    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        let plans = if self.shape == Shape::AgainstParent { &[] } else { self.plans.as_slice() };
        let rows = plans.iter().flat_map(|plan| plan.targets.iter().map(move |row| (plan, row)));
        rows.map(|(plan, row)| table::target_row(plan, row, self.head.lang))
    }

    fn closing_rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.cascades().into_iter().flat_map(|cascade| table::cascade_rows(&cascade))
    }

    fn remarks(&self) -> Vec<Remark> {
        Remark::of_all(&self.findings, self.head.lang)
    }

    fn later_remarks(&self) -> Vec<Remark> {
        let plans = if self.shape == Shape::AgainstParent { &[] } else { self.plans.as_slice() };
        plans.iter().flat_map(|plan| failing_targets(plan, &self.failing, self.head.lang)).collect()
    }

    fn cases(&self) -> Vec<Vec<Case>> {
        if self.shape == Shape::AgainstParent {
            return remark_cases(&[], &self.remarks(), Some(Level::Warning), self.head.lang).into();
        }
        let errors = self.findings.iter().filter(|finding| finding.level() == Level::Error);
        let errors: Vec<Remark> = errors.map(|finding| Remark::of(finding, self.head.lang)).collect();
        let [errors, _] = remark_cases(&[], &errors, Some(Level::Error), self.head.lang);
        vec![errors, target_cases(&self.plans, &self.failing, self.head.lang)]
    }
}

//! How `cchc check-targets` shows targets: one plan's, many plans', or beside those of the plan above.

use crate::calc::PlanSummary;
use crate::cli::computed::Computed;
use crate::report::{
    Block, By, Cascade, Cell, Cut, Doc, GroupBy, PlanTargets, TargetNumber, TargetRollup, cascade_doc, cascades,
    compared_doc, steps_doc, target_rollup_doc, targets_doc,
};
use crate::value::Day;

/// How the targets are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Each step by step.
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

/// What is shown, in a shape.
#[derive(Debug)]
pub(super) struct Shown<'s> {
    shape: Shape,
    plans: &'s [PlanTargets],
    all: &'s [PlanSummary],
    as_of: Day,
    /// The plans together, in that shape.
    pub rollup: Option<TargetRollup>,
    /// The plans beside those above them, in that shape.
    pub cascades: Vec<Cascade<'s>>,
}

impl<'s> Shown<'s> {
    pub(in crate::cli) fn new(shape: Shape, ran: &'s Computed<PlanTargets>, cut: Cut<By<TargetNumber>>) -> Self {
        let (plans, all) = (ran.plans.as_slice(), ran.summaries.as_slice());
        let rollup = match shape {
            Shape::Rollup(by) => Some(TargetRollup::new(plans, all, &ran.ranks, by, cut)),
            Shape::Steps | Shape::Tables | Shape::Compared | Shape::AgainstParent => None,
        };
        let cascades = if shape == Shape::AgainstParent { cascades(all, &ran.taken) } else { Vec::new() };
        Self { shape, plans, all, as_of: ran.as_of, rollup, cascades }
    }

    /// The report; of no plan, an empty one.
    pub(in crate::cli) fn doc(&self) -> Doc {
        match (self.shape, &self.rollup) {
            _ if self.plans.is_empty() => Doc::default(),
            (Shape::AgainstParent, _) => cascade_doc(&self.cascades, self.all, self.as_of),
            (_, Some(rollup)) => target_rollup_doc(rollup, self.as_of),
            (Shape::Steps, _) => explained(self.plans, self.as_of),
            (Shape::Compared, _) => compared_doc(self.plans, self.all, self.as_of),
            (Shape::Tables | Shape::Rollup(_), None) => targets_doc(self.plans, self.as_of),
        }
    }
}

/// Each target step by step, under the title of its plan.
fn explained(plans: &[PlanTargets], as_of: Day) -> Doc {
    let mut doc = Doc::default();
    for plan in plans {
        doc.blocks.push(Block::Title(Cell::Text(plan.title.clone()), Cell::Day(as_of)));
        doc.blocks.extend(plan.targets.iter().flat_map(|row| steps_doc(plan, row, as_of).blocks));
    }
    doc
}

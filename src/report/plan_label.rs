//! The name of a plan in a report. It says of a draft that it is one, so that no report can forget it.

use super::object::object;
use crate::calc::{Member, PlanSummary};
use crate::model::Plan;
use crate::report::Datum;
use crate::report::json_values::Id;
use crate::text::{Both, Raw};
use crate::value::{Cell, Day};

/// The column with [`PlanLabel::draft_flag`].
pub(crate) const DRAFT: &str = "draft";

/// A plan as a report names it. Its title and its body are only given together with the mark of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanLabel {
    pub(crate) id: Raw,
    title: Raw,
    /// The body that it belongs to.
    unit: Raw,
    is_draft: bool,
}

impl PlanLabel {
    pub(crate) fn of(plan: &Plan, as_of: Day) -> Self {
        Self {
            id: plan.id.value.raw(),
            title: plan.title.raw().clone(),
            unit: plan.unit.raw().clone(),
            is_draft: plan.is_draft(as_of),
        }
    }

    pub(crate) fn of_summary(plan: &PlanSummary) -> Self {
        Self { id: plan.id.raw(), title: plan.title.clone(), unit: plan.unit.clone(), is_draft: plan.is_draft }
    }

    pub(crate) fn of_member(member: &Member) -> Self {
        Self {
            id: member.plan.raw(),
            title: member.title.clone(),
            unit: member.unit.clone(),
            is_draft: member.is_draft,
        }
    }

    /// The title over a report of this plan.
    pub(crate) fn heading(&self) -> Cell {
        self.marked(Cell::Text(self.title.clone()))
    }

    /// The name beside other plans: the body, with the id of the plan.
    pub(crate) fn beside_others(&self) -> Cell {
        self.marked(Cell::Text(self.unit.clone()).with_id(&self.id))
    }

    /// The body alone, for a sentence about this plan.
    pub(crate) fn body(&self) -> Cell {
        self.marked(Cell::Text(self.unit.clone()))
    }

    /// The body as the file writes it, for other programs and to sort by.
    pub(crate) const fn plain_body(&self) -> &Raw {
        &self.unit
    }

    pub(crate) const fn is_draft(&self) -> bool {
        self.is_draft
    }

    /// The same in the column [`DRAFT`] of a table for other programs.
    pub(crate) const fn draft_flag(&self) -> Datum {
        Datum::Flag(self.is_draft)
    }

    pub(crate) const fn or_folder(&self) -> LabelOrFolder<'_> {
        LabelOrFolder(self)
    }

    fn marked(&self, name: Cell) -> Cell {
        const DRAFT: Both = Both { en: "{plan} (draft)", vi: "{plan} (dự thảo)" };
        if self.is_draft { Cell::phrase(DRAFT, vec![("plan", name)]) } else { name }
    }
}

/// How many plans there are, and how many of them are drafts.
pub(crate) fn plan_count(plans: usize, drafts: usize) -> Cell {
    const PLANS: Both = Both { en: "{count} plans", vi: "{count} kế hoạch" };
    const PLAN: Both = Both { en: "1 plan", vi: "1 kế hoạch" };
    const DRAFTS: Both = Both { en: "{plans} ({drafts} drafts)", vi: "{plans} ({drafts} dự thảo)" };
    const ONE_DRAFT: Both = Both { en: "{plans} (1 draft)", vi: "{plans} (1 dự thảo)" };
    const DRAFT: Both = Both { en: "1 plan (draft)", vi: "1 kế hoạch (dự thảo)" };
    let counted = Cell::phrase(if plans == 1 { PLAN } else { PLANS }, vec![("count", Cell::Count(plans))]);
    match (plans, drafts) {
        (_, 0) => counted,
        (1, _) => Cell::Word(DRAFT),
        (_, 1) => Cell::phrase(ONE_DRAFT, vec![("plans", counted)]),
        _ => Cell::phrase(DRAFTS, vec![("plans", counted), ("drafts", Cell::Count(drafts))]),
    }
}

/// How many of these plans are drafts.
pub(crate) fn drafts<'p>(plans: impl Iterator<Item = &'p PlanLabel>) -> usize {
    plans.filter(|plan| plan.is_draft).count()
}

object! { PlanLabel, plan => {
    "id": Id(&plan.id), en: "id of the plan", vi: "mã kế hoạch";
    "title": plan.title, en: "title of the plan", vi: "tên kế hoạch";
    "draft": plan.is_draft, en: "whether it is not issued by `as_of`", vi: "còn là dự thảo vào ngày `as_of`";
} }

/// A plan whose id may have a fault.
pub(crate) struct LabelOrFolder<'l>(&'l PlanLabel);

object! { LabelOrFolder<'_>, LabelOrFolder(plan) => {
    "id": plan.id, en: "id of the plan; its folder where the id has a fault",
        vi: "mã kế hoạch; là tên thư mục khi mã có lỗi";
    "title": plan.title, en: "title of the plan", vi: "tên kế hoạch";
    "draft": plan.is_draft, en: "whether it is not issued by `as_of`", vi: "còn là dự thảo vào ngày `as_of`";
} }

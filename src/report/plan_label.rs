//! The name of a plan in a report. It says of a draft, and of a plan that is replaced, that it is one: no report can
//! forget it.

use super::object::object;
use crate::calc::{Member, PlanState, PlanSummary, Replacement, View};
use crate::model::Plan;
use crate::report::Datum;
use crate::report::json_values::{Id, JsonWord, Word};
use crate::text::{Both, Raw};
use crate::value::{Cell, Day};

/// The column with [`PlanLabel::state_cell`].
pub(crate) const PLAN_STATE: &str = "plan_state";

/// A plan as a report names it. Its title and its body are only given together with its state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlanLabel {
    pub(crate) id: Raw,
    title: Raw,
    /// The body that it belongs to.
    unit: Raw,
    state: PlanState,
}

impl PlanLabel {
    pub(crate) fn of(plan: &Plan, view: View<'_>) -> Self {
        let state = match view.replacement {
            Some(replacement) => PlanState::Replaced(replacement.clone()),
            None => Self::state_alone(plan, view.as_of),
        };
        Self { state, ..Self::alone(plan, view.as_of) }
    }

    /// The label of a plan where nobody looks at the others.
    pub(crate) fn alone(plan: &Plan, as_of: Day) -> Self {
        Self {
            id: plan.id.value.raw(),
            title: plan.title.raw().clone(),
            unit: plan.unit.raw().clone(),
            state: Self::state_alone(plan, as_of),
        }
    }

    fn state_alone(plan: &Plan, as_of: Day) -> PlanState {
        if plan.is_draft(as_of) { PlanState::Draft } else { PlanState::Issued }
    }

    pub(crate) fn of_summary(plan: &PlanSummary) -> Self {
        let (title, unit, state) = (plan.title.clone(), plan.unit.clone(), plan.state.clone());
        Self { id: plan.id.raw(), title, unit, state }
    }

    pub(crate) fn of_member(member: &Member) -> Self {
        let (title, unit, state) = (member.title.clone(), member.unit.clone(), member.state.clone());
        Self { id: member.plan.raw(), title, unit, state }
    }

    /// The day from which the report of this plan looks, where others look from `as_of`: a plan that is replaced stands
    /// as on the day before.
    pub(crate) fn day(&self, as_of: Day) -> Day {
        self.state.replacement().map_or(as_of, Replacement::day_before)
    }

    /// That day beside the title.
    pub(crate) fn as_of(&self, as_of: Day) -> Cell {
        Cell::as_of(self.day(as_of))
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

    /// The title as the file writes it, for an official paper.
    #[cfg(feature = "office")]
    pub(crate) const fn plain_title(&self) -> &Raw {
        &self.title
    }

    /// The body as the file writes it, for other programs and to sort by.
    pub(crate) const fn plain_body(&self) -> &Raw {
        &self.unit
    }

    pub(crate) const fn state(&self) -> &PlanState {
        &self.state
    }

    /// Whether another plan stands in its place. Then no total counts it.
    pub(crate) const fn is_replaced(&self) -> bool {
        matches!(self.state, PlanState::Replaced(_))
    }

    /// Its state in the column [`PLAN_STATE`] of a table for other programs.
    pub(crate) const fn state_cell(&self) -> Datum {
        Datum::Word(self.state.word())
    }

    pub(crate) const fn or_folder(&self) -> LabelOrFolder<'_> {
        LabelOrFolder(self)
    }

    /// For a command that does not look for the other plans.
    pub(crate) const fn without_others(&self) -> LabelAlone<'_> {
        LabelAlone(self)
    }

    fn marked(&self, name: Cell) -> Cell {
        const DRAFT: Both = Both { en: "{plan} (draft)", vi: "{plan} (dự thảo)" };
        const REPLACED: Both = Both { en: "{plan} (replaced by {by})", vi: "{plan} (đã thay bằng {by})" };
        match &self.state {
            PlanState::Issued => name,
            PlanState::Draft => Cell::phrase(DRAFT, vec![("plan", name)]),
            PlanState::Replaced(known) => {
                Cell::phrase(REPLACED, vec![("plan", name), ("by", Cell::Text(known.by.raw()))])
            }
        }
    }
}

/// How many plans there are, and how many of them are drafts or replaced.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct PlanCount {
    pub(crate) plans: usize,
    pub(crate) drafts: usize,
    pub(crate) replaced: usize,
}

impl PlanCount {
    pub(crate) fn of<'p>(plans: impl Iterator<Item = &'p PlanLabel>) -> Self {
        let mut count = Self::default();
        plans.for_each(|plan| count.add(plan));
        count
    }

    pub(crate) const fn add(&mut self, plan: &PlanLabel) {
        self.plans += 1;
        match plan.state {
            PlanState::Draft => self.drafts += 1,
            PlanState::Issued => {}
            PlanState::Replaced(_) => self.replaced += 1,
        }
    }

    /// How many plans a total counts.
    pub(crate) const fn standing(self) -> usize {
        self.plans - self.replaced
    }

    pub(crate) fn cell(self) -> Cell {
        const PLANS: Both = Both { en: "{count} plans", vi: "{count} kế hoạch" };
        const PLAN: Both = Both { en: "1 plan", vi: "1 kế hoạch" };
        const WITH: Both = Both::same("{plans} ({states})");
        const REPLACED: Both = Both { en: "{count} replaced", vi: "{count} đã thay" };
        let counted =
            Cell::phrase(if self.plans == 1 { PLAN } else { PLANS }, vec![("count", Cell::Count(self.plans))]);
        let drafts = (self.drafts > 0).then(|| self.drafts_cell());
        let replaced = vec![("count", Cell::Count(self.replaced))];
        let replaced = (self.replaced > 0).then(|| Cell::phrase(REPLACED, replaced));
        let states: Vec<Cell> = drafts.into_iter().chain(replaced).collect();
        if states.is_empty() {
            return counted;
        }
        Cell::phrase(WITH, vec![("plans", counted), ("states", Cell::Joined(states, ", "))])
    }

    fn drafts_cell(self) -> Cell {
        const DRAFTS: Both = Both { en: "{count} drafts", vi: "{count} dự thảo" };
        const ONE: Both = Both { en: "1 draft", vi: "1 dự thảo" };
        const ONLY: Both = Both { en: "draft", vi: "dự thảo" };
        match (self.plans, self.drafts) {
            (1, _) => Cell::Word(ONLY),
            (_, 1) => Cell::Word(ONE),
            (_, count) => Cell::phrase(DRAFTS, vec![("count", Cell::Count(count))]),
        }
    }
}

object! { PlanLabel, plan => {
    "id": Id(&plan.id), en: "id of the plan", vi: "mã kế hoạch";
    "title": plan.title, en: "title of the plan", vi: "tên kế hoạch";
    ..Standing(&plan.state);
} }

/// How a plan stands among the others.
struct Standing<'s>(&'s PlanState);

object! { Standing<'_>, Standing(state) => {
    "state": Word(*state), en: "how it stands on `as_of`; a replaced one is told as of the day before",
        vi: "tình trạng vào ngày `as_of`; kế hoạch đã thay được tính theo ngày liền trước";
    "replaced_by": Id(state.replacement().map(|known| known.by.raw())), en: "id of the plan that stands in its place",
        vi: "mã kế hoạch đã thay nó";
    "replaced_on": state.replacement().map(|known| known.on), en: "the day from which that plan stands",
        vi: "ngày kế hoạch đó có hiệu lực thay thế";
} }

/// A plan whose id may have a fault.
pub(crate) struct LabelOrFolder<'l>(&'l PlanLabel);

object! { LabelOrFolder<'_>, LabelOrFolder(plan) => {
    "id": plan.id, en: "id of the plan; its folder where the id has a fault",
        vi: "mã kế hoạch; là tên thư mục khi mã có lỗi";
    "title": plan.title, en: "title of the plan", vi: "tên kế hoạch";
    ..Standing(&plan.state);
} }

/// A plan whose id may have a fault, where nobody looks for the plan that may stand in its place.
pub(crate) struct LabelAlone<'l>(&'l PlanLabel);

object! { LabelAlone<'_>, LabelAlone(plan) => {
    "id": plan.id, en: "id of the plan; its folder where the id has a fault",
        vi: "mã kế hoạch; là tên thư mục khi mã có lỗi";
    "title": plan.title, en: "title of the plan", vi: "tên kế hoạch";
    "state": Word(IssueState(&plan.state)), en: "whether it is issued on `as_of`; this command does not look for a plan in its place",
        vi: "đã ban hành hay chưa vào ngày `as_of`; lệnh này không tìm kế hoạch thay thế";
} }

/// The states that a plan has by itself.
struct IssueState<'s>(&'s PlanState);

impl JsonWord for IssueState<'_> {
    fn words() -> Vec<&'static str> {
        PlanState::WORDS.into_iter().filter(|word| *word != "replaced").collect()
    }

    fn word(&self) -> &'static str {
        self.0.word()
    }
}

impl JsonWord for &PlanState {
    fn words() -> Vec<&'static str> {
        PlanState::WORDS.to_vec()
    }

    fn word(&self) -> &'static str {
        PlanState::word(self)
    }
}

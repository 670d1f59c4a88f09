//! The targets of a plan as rows, for `cchc check-targets`.

use super::bound::bound_cell;
use super::in_force::InForce;
use super::own_value::OwnValue;
use super::sections::{Entry, SectionRow, in_sections};
use crate::calc::{self, GapKind, Part, Subject, TargetStatus, Value, Verdict, Verdicts, target_status};
use crate::model::{Asked, Bound, Classes, ComputedIndicator, Goal, Indicator, Measure, Pace, Plan};
use crate::model::{SchemeKind, Settings, Target, Task, former_in_force};
use crate::report::PlanLabel;
use crate::source::{Location, Place};
use crate::text::{Both, Raw, fold};
use crate::value::{Cell, Day, Exact, PlanId, Referrers, TaskId};
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub struct PlanTargets {
    pub(crate) label: PlanLabel,
    pub(crate) start: Day,
    /// The id and title of each section of the list of targets.
    pub(crate) target_groups: Vec<(Raw, Raw)>,
    /// Section by section, each followed by those under it.
    pub(crate) targets: Vec<TargetRow>,
    /// Whether only the targets of some areas are left.
    pub(crate) is_of_areas: bool,
    /// The verdicts of targets that `forget_targets` dropped.
    forgotten: Verdicts,
    /// A target that is at most so many percent behind is only at risk.
    pub(crate) at_risk_percent: u32,
    /// Every indicator of the plan with its value to date, also those without a target.
    pub(crate) figures: Vec<PlanFigure>,
}

/// An indicator of a plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanFigure {
    pub(crate) indicator: Raw,
    pub(crate) title: Raw,
    pub(crate) measure: Measure,
    /// The unit in which things are counted, if a file names it.
    pub(crate) unit: Option<Raw>,
    /// The value to date, if there is one.
    pub(crate) value: Option<Value>,
}

#[derive(Clone, Debug)]
pub(crate) struct TargetRow {
    pub(crate) id: Raw,
    /// The indicator's title, or the target's own words if it measures nothing.
    pub(crate) title: Title,
    /// The id of its indicator.
    pub(crate) indicator: Raw,
    /// The target under which it is shown.
    pub(crate) of_which: Option<Raw>,
    /// How many targets stand above it.
    pub(crate) depth: usize,
    /// The sections to which it belongs.
    pub(crate) section: SectionRow,
    /// `None` where the target measures nothing.
    pub(crate) measure: Option<Measure>,
    /// The bound as the file asks for it; `None` where the target measures nothing.
    pub(crate) asked: Option<Asked>,
    /// How long the bound is in force, where an amendment changes it later.
    pub(crate) in_force: Option<InForce>,
    /// The number and date of a later amendment, where the files do not tell the bound in force before it.
    pub(crate) unrecorded: Option<(Raw, Day)>,
    /// The assignee who answers for it.
    pub(crate) lead: Option<Raw>,
    /// The periods of its indicator, where these are not the plan's.
    pub(crate) periods: Option<SchemeKind>,
    /// The id and title of the assignee who brings its figures.
    pub(crate) reporter: Option<(Raw, Raw)>,
    /// The tasks that serve it.
    pub(crate) tasks: Vec<Raw>,
    /// The unit in which things are counted, if a file names it.
    pub(crate) unit: Option<Raw>,
    /// The things that the numerator of a ratio counts.
    pub(crate) counted: Option<Raw>,
    /// The baseline that the file gives.
    pub(crate) baseline: Option<BaselineRow>,
    /// The classes of its indicator, the worst first.
    pub(crate) classes: Vec<Raw>,
    /// Whether its day is the plan's last.
    pub(crate) by_is_plan_end: bool,
    /// The gaps that a target on gaps counts.
    pub(crate) gaps: Vec<(GapKind, Vec<Raw>)>,
    /// The score from which its rank is computed.
    pub(crate) score: Option<Raw>,
    /// The place of its bound, or of its id if it has no bound.
    pub(crate) at: Location,
    pub(crate) standing: TargetStatus,
    /// The values that it was computed from, with their places.
    pub(crate) sources: Vec<Source>,
    /// The value from the plan's own files.
    own_value: OwnValue,
}

/// The baseline of a target, as its file gives it.
#[derive(Clone, Debug)]
pub(crate) struct BaselineRow {
    /// Where it stands.
    pub(crate) at: Location,
    /// The plan that it names.
    pub(crate) plan: Option<Raw>,
    /// Where its figure comes from.
    pub(crate) source: Option<Raw>,
    /// Figure and day of the start, for a linear pace.
    pub(crate) start: Option<(Exact, Option<Day>)>,
}

/// The title of a target, from a file or from this program.
#[derive(Clone, Debug)]
pub(crate) enum Title {
    File(Raw),
    Ours(Both),
}

/// A reported value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) part: Part,
    pub(crate) file: Raw,
    /// From 1.
    pub(crate) line: u32,
}

impl PlanTargets {
    /// The ids, in small letters, of the targets that a person means in these plans: by an id, else by a title
    /// or the id of their indicator.
    pub(crate) fn called(plans: &[Self], name: &str) -> BTreeSet<String> {
        let rows = || plans.iter().flat_map(|plan| &plan.targets);
        if rows().any(|row| row.id.as_str().eq_ignore_ascii_case(name)) {
            return BTreeSet::from([name.to_ascii_lowercase()]);
        }
        rows().filter(|row| row.is_called(name)).map(|row| row.id.as_str().to_ascii_lowercase()).collect()
    }
}

impl TargetRow {
    /// The value that a total over plans counts.
    pub(crate) const fn summed(&self) -> Option<&Value> {
        self.own_value.of_shown(self.standing.value.as_ref())
    }

    /// Whether its value has a figure that stands in another plan.
    pub(crate) fn borrows(&self) -> bool {
        self.summed() != self.standing.value.as_ref()
    }

    /// Whether a person calls it so.
    fn is_called(&self, name: &str) -> bool {
        if self.indicator.as_str().eq_ignore_ascii_case(name) {
            return true;
        }
        let name = fold(name);
        match &self.title {
            Title::File(raw) => fold(raw.as_str()) == name,
            Title::Ours(both) => fold(both.en) == name || fold(both.vi) == name,
        }
    }

    pub(crate) fn measure_word(&self) -> Option<&'static str> {
        self.measure.map(Measure::word)
    }

    /// The key of the bound.
    pub(crate) fn op_word(&self) -> Option<&'static str> {
        self.asked.as_ref().map(Asked::word)
    }

    /// The bound in words; `None` where the target measures nothing.
    pub(crate) fn bound_cell(&self) -> Option<Cell> {
        self.asked.as_ref().map(|asked| bound_cell(asked, self.standing.bound.as_ref(), self.measure))
    }

    /// The class at a place.
    pub(super) fn class_at(&self, place: &Exact) -> Option<Raw> {
        let place = usize::try_from(place.to_whole()?).ok()?;
        self.classes.get(place.checked_sub(1)?).cloned()
    }

    /// Whether less is better.
    pub(crate) fn is_upper(&self) -> bool {
        self.standing.bound.as_ref().is_some_and(Bound::is_upper)
    }

    /// Whether a figure is still to come: there is none, or it is old, or it does not reach the end.
    pub(crate) fn lacks_figure(&self) -> bool {
        matches!(self.standing.verdict, Verdict::NoData | Verdict::AwaitingData)
            || self.standing.value.as_ref().is_some_and(|value| value.stale)
    }

    /// Whether its expectation grows day by day.
    pub(crate) fn is_linear(&self) -> bool {
        self.standing.pace == Some(Pace::Linear)
    }
}

impl PlanTargets {
    /// Whether a run fails on one of its targets. A plan that is replaced fails none.
    pub(crate) fn fails(&self, row: &TargetRow, failing: &[Verdict]) -> bool {
        failing.contains(&row.standing.verdict) && !self.label.is_replaced()
    }

    /// The verdicts on which a run may fail.
    pub(crate) fn failing_verdicts(&self) -> Verdicts {
        if self.label.is_replaced() { Verdicts::default() } else { self.verdicts() }
    }

    /// How many targets have each verdict.
    pub(crate) fn verdicts(&self) -> Verdicts {
        let mut verdicts: Verdicts = self.targets.iter().map(|row| &row.standing).collect();
        verdicts.add(&self.forgotten);
        verdicts
    }

    /// Keeps only the verdicts and figures, for a table of many plans.
    pub(crate) fn forget_targets(&mut self) {
        self.forgotten = self.verdicts();
        self.targets = Vec::new();
    }

    /// Keeps only the targets of these areas, by their ids, and the figures of these.
    pub(crate) fn keep_areas(&mut self, ids: &BTreeSet<Raw>) {
        self.is_of_areas = true;
        self.targets.retain(|row| row.section.in_area.as_ref().is_some_and(|id| ids.contains(id)));
        let measured = |figure: &PlanFigure| {
            self.targets.iter().any(|row| row.indicator.as_str().eq_ignore_ascii_case(figure.indicator.as_str()))
        };
        let kept = self.figures.iter().filter(|figure| measured(figure)).cloned().collect();
        self.figures = kept;
    }

    /// Forgets the figures: a sum has them.
    pub(crate) fn forget_figures(&mut self) {
        self.figures = Vec::new();
    }
}

/// The targets of a plan. `locate` finds the file and the line of a place.
#[must_use]
pub fn plan_targets(
    plan: &Plan,
    view: calc::View<'_>,
    settings: &Settings,
    locate: &dyn Fn(Place) -> Location,
) -> PlanTargets {
    let plan = &*calc::plan_on(plan, view.as_of);
    let serving = plan.tasks.iter().flat_map(|task| task.serves.iter().map(|id| (id.value.as_str(), &task.value)));
    let serving: Referrers<'_, &Task> = serving.collect();
    let as_of = view.as_of;
    let row = |entry: Entry<'_>| {
        let target = entry.target;
        let standing = target_status(plan, target, view, settings.at_risk_percent);
        let view = calc::View { as_of: view.as_of.min(standing.by), ..view };
        let counts_gaps = ComputedIndicator::named(&target.indicator.value) == Some(ComputedIndicator::AssignmentGaps);
        let gaps = if counts_gaps { calc::gaps(&calc::plan_on(plan, view.as_of), view) } else { Vec::new() };
        TargetRow {
            in_force: former_in_force(&target.was, as_of).map(|former| InForce::of(&former.value)),
            unrecorded: calc::unrecorded_amendment(plan, target, as_of),
            own_value: OwnValue::of(plan, target, view),
            ..target_row(plan, entry, standing, &serving, gaps, locate)
        }
    };
    PlanTargets {
        label: PlanLabel::of(plan, view),
        start: plan.start.value,
        target_groups: plan.target_groups.iter().map(|one| (one.id.value.raw(), one.title.raw().clone())).collect(),
        targets: in_sections(plan).into_iter().map(row).collect(),
        is_of_areas: false,
        forgotten: Verdicts::default(),
        at_risk_percent: settings.at_risk_percent,
        figures: calc::indicator_values(plan, view.as_of)
            .into_iter()
            .map(|(one, value)| plan_figure(plan, view, one, value))
            .collect(),
    }
}

fn plan_figure(plan: &Plan, view: calc::View<'_>, indicator: &Indicator, value: Option<Value>) -> PlanFigure {
    let parent = plan.parent.as_ref().map(|parent| &parent.value);
    let rank = indicator
        .rank_of
        .as_ref()
        .and_then(|score| view.ranks.rank(&plan.id.value, parent, &score.value, plan.end.value, view.as_of).ok());
    PlanFigure {
        indicator: indicator.id.value.raw(),
        title: indicator.title.raw().clone(),
        measure: indicator.measure,
        unit: indicator.unit.as_ref().map(|unit| unit.raw().clone()),
        // Where no rank can be computed, the reported one stands. Only targets list the values that they were computed
        // from.
        value: rank.map(|rank| rank.value(Vec::new())).or(value.map(|value| Value { parts: Vec::new(), ..value })),
    }
}

fn target_row(
    plan: &Plan,
    entry: Entry<'_>,
    standing: TargetStatus,
    serving: &Referrers<'_, &Task>,
    gaps: Vec<calc::Gap>,
    locate: &dyn Fn(Place) -> Location,
) -> TargetRow {
    let Entry { target, depth, .. } = entry;
    let reserved = ComputedIndicator::named(&target.indicator.value);
    let indicator = plan.indicator(&target.indicator.value);
    let asked = match &target.goal {
        Goal::Bound(asked) => Some(asked.value.clone()),
        Goal::Qualitative => None,
    };
    let asked_for = asked.is_some();
    let measure = plan.measure(&target.indicator.value);
    let mut tasks: Vec<Raw> = serving.to(target.id.value.as_str()).map(|task| task.id.value.raw()).collect();
    // A task that names the target twice serves it once.
    tasks.dedup();
    let parts = standing.value.as_ref().map(|value| value.parts.clone()).unwrap_or_default();
    let sources = parts.into_iter().map(|part| {
        let at = locate(part.place);
        Source { part, file: Raw::new(at.file.as_str()), line: at.start.line }
    });
    TargetRow {
        id: target.id.value.raw(),
        at: locate(match &target.goal {
            Goal::Bound(bound) => bound.place,
            Goal::Qualitative => target.id.place,
        }),
        title: title(target, reserved, indicator),
        indicator: target.indicator.value.raw(),
        of_which: target.of_which.as_ref().map(|above| above.value.raw()),
        depth,
        section: entry.row(plan),
        measure: measure.filter(|_| asked_for),
        asked,
        in_force: None,
        unrecorded: None,
        lead: target.lead.as_ref().map(|lead| lead.value.raw()),
        periods: indicator.filter(|_| asked_for).and_then(|one| one.periods).map(|kind| kind.value),
        reporter: plan
            .reporter(&target.indicator.value)
            .filter(|_| asked_for)
            .map(|one| (one.id.value.raw(), one.title.raw().clone())),
        tasks,
        unit: indicator.and_then(|indicator| indicator.unit.as_ref()).map(|unit| unit.raw().clone()),
        counted: indicator.and_then(|indicator| indicator.numerator.as_ref()).map(|counted| counted.raw().clone()),
        baseline: target.baseline.as_ref().map(|baseline| BaselineRow {
            at: locate(baseline.origin.place),
            plan: baseline.plan().map(PlanId::raw),
            source: baseline.source.as_ref().map(|source| source.raw().clone()),
            // A flow starts from 0 with the plan.
            start: standing
                .baseline
                .as_ref()
                .filter(|_| !indicator.map(Subject::Reported).is_some_and(Subject::is_flow))
                .map(|baseline| (baseline.figure.clone(), baseline.on)),
        }),
        classes: indicator
            .and_then(|indicator| indicator.classes.as_ref())
            .into_iter()
            .flat_map(Classes::names)
            .map(|class| class.raw().clone())
            .collect(),
        by_is_plan_end: standing.by == plan.end.value,
        gaps: gaps.into_iter().map(|gap| (gap.kind, gap.tasks.iter().map(TaskId::raw).collect())).collect(),
        sources: sources.collect(),
        own_value: OwnValue::AsShown,
        score: indicator.and_then(|one| one.rank_of.as_ref()).map(|score| score.value.raw()),
        standing,
    }
}

fn title(target: &Target, reserved: Option<ComputedIndicator>, indicator: Option<&Indicator>) -> Title {
    match (reserved, indicator, &target.text) {
        (Some(reserved), ..) => Title::Ours(reserved_title(reserved)),
        (None, Some(indicator), _) => Title::File(indicator.title.raw().clone()),
        (None, None, Some(text)) => Title::File(text.raw().clone()),
        (None, None, None) => Title::File(target.id.value.raw()),
    }
}

/// The title of an indicator that the program computes.
pub(crate) const fn reserved_title(reserved: ComputedIndicator) -> Both {
    match reserved {
        ComputedIndicator::AssignmentGaps => {
            Both { en: "Gaps in the assignment of tasks", vi: "Thiếu sót trong phân công nhiệm vụ" }
        }
        ComputedIndicator::TasksDone => Both { en: "Tasks done", vi: "Nhiệm vụ hoàn thành" },
        ComputedIndicator::TasksOnTime => {
            Both { en: "Tasks done on time", vi: "Nhiệm vụ hoàn thành đúng hạn" }
        }
        ComputedIndicator::ReportsOnTime => Both { en: "Reports sent on time", vi: "Báo cáo gửi đúng hạn" },
    }
}

//! Where the targets of a plan stand: the rows behind `cchc check-targets`.

use crate::calc::{self, GapKind, Part, Subject, TargetStatus, Value, Verdicts, target_status};
use crate::model::{Bound, Goal, Indicator, Measure, Op, Pace, Plan, Reserved, Settings, Target, Task};
use crate::source::{Location, Place};
use crate::text::{Both, Raw};
use crate::value::{Day, Exact};
use crate::value::{IndicatorId, Referrers, TaskId};

/// The targets of a plan on a day.
#[derive(Clone, Debug)]
pub struct PlanTargets {
    /// The plan's id.
    pub id: Raw,
    /// Its title.
    pub title: Raw,
    /// The body that it belongs to.
    pub unit: Raw,
    /// Its first day.
    pub start: Day,
    /// Its targets, each followed by those under it.
    pub targets: Vec<TargetRow>,
    /// The verdicts of targets that were forgotten.
    forgotten: Verdicts,
    /// How far behind is only at risk, in percent.
    pub at_risk_percent: u32,
    /// Every indicator that it knows with its value to date, whether a target asks for it or not.
    pub figures: Vec<PlanFigure>,
}

/// An indicator of a plan.
#[derive(Clone, Debug)]
pub struct PlanFigure {
    /// Its id.
    pub indicator: Raw,
    /// Its name.
    pub title: Raw,
    /// What kind of figure it has.
    pub measure: Measure,
    /// In what things are counted, where that was said.
    pub unit: Option<Raw>,
    /// The score from which its rank is computed.
    pub score: Option<IndicatorId>,
    /// The value to date, where one is known.
    pub value: Option<Value>,
}

/// A target on a day.
#[derive(Clone, Debug)]
pub struct TargetRow {
    /// Its id.
    pub id: Raw,
    /// What is measured, or the target's own words where nothing is.
    pub title: Title,
    /// The id of what is measured.
    pub indicator: Raw,
    /// The target under which it is shown.
    pub of_which: Option<Raw>,
    /// How many targets stand above it.
    pub depth: usize,
    /// What kind of figure it has; `None` where nothing is measured.
    pub measure: Option<Measure>,
    /// What it asks for; `None` where nothing is measured.
    pub bound: Option<Bound>,
    /// Who answers for it.
    pub lead: Option<Raw>,
    /// The tasks that serve it.
    pub tasks: Vec<Raw>,
    /// In what things are counted, where that was said.
    pub unit: Option<Raw>,
    /// What a ratio counts.
    pub counted: Option<Raw>,
    /// Where it starts when its pace is linear: the figure and its day.
    pub baseline: Option<(Exact, Option<Day>)>,
    /// Whether its day is the plan's last.
    pub by_is_plan_end: bool,
    /// The gaps that it counts, where it counts those.
    pub gaps: Vec<(GapKind, Vec<Raw>)>,
    /// The score from which its rank is computed.
    pub score: Option<Raw>,
    /// Where it is asked for: the bound, or the target's id where there is none.
    pub at: Location,
    /// Where it stands.
    pub standing: TargetStatus,
    /// The values that it was made of, with their places.
    pub sources: Vec<Source>,
}

/// The title of a target: from a file, or ours for what the program computes.
#[derive(Clone, Debug)]
pub enum Title {
    /// As a file has it.
    File(Raw),
    /// Our own.
    Ours(Both),
}

/// A reported value and where it stands.
#[derive(Clone, Debug)]
pub struct Source {
    /// The value.
    pub part: Part,
    /// In which file.
    pub file: Raw,
    /// In which line, from 1.
    pub line: u32,
}

impl TargetRow {
    /// The word for what kind of figure it has.
    #[must_use]
    pub fn measure_word(&self) -> Option<&'static str> {
        self.measure.map(Measure::word)
    }

    /// The key of the bound.
    #[must_use]
    pub fn op_word(&self) -> Option<&'static str> {
        self.bound.as_ref().map(|bound| bound.op().word())
    }

    /// Whether less is better.
    #[must_use]
    pub fn is_upper(&self) -> bool {
        self.bound.as_ref().is_some_and(|bound| matches!(bound.op(), Op::AtMost | Op::LessThan))
    }

    /// The pace by which its expectation was found.
    #[must_use]
    pub fn is_linear(&self) -> bool {
        self.standing.pace == Some(Pace::Linear)
    }
}

impl PlanTargets {
    /// How many targets have each verdict.
    #[must_use]
    pub fn verdicts(&self) -> Verdicts {
        let mut verdicts: Verdicts = self.targets.iter().map(|row| &row.standing).collect();
        verdicts.add(&self.forgotten);
        verdicts
    }

    /// Leaves only the verdicts and figures, for a table of many plans.
    pub fn forget_targets(&mut self) {
        self.forgotten = self.verdicts();
        self.targets = Vec::new();
    }
}

/// Where the targets of a plan stand. `locate` says where in which file a place is.
#[must_use]
pub fn plan_targets(
    plan: &Plan,
    view: calc::View<'_>,
    settings: &Settings,
    locate: &dyn Fn(Place) -> Location,
) -> PlanTargets {
    let serving = plan.tasks.iter().flat_map(|task| task.serves.iter().map(|id| (id.value.as_str(), &task.value)));
    let serving: Referrers<'_, &Task> = serving.collect();
    let row = |(target, depth): (&Target, usize)| {
        let standing = target_status(plan, target, view, settings.at_risk_percent);
        let view = calc::View { as_of: view.as_of.min(standing.by), ..view };
        let counts_gaps = Reserved::named(&target.indicator.value) == Some(Reserved::AssignmentGaps);
        let gaps = if counts_gaps { calc::gaps(plan, view) } else { Vec::new() };
        target_row(plan, (target, depth), standing, &serving, gaps, locate)
    };
    PlanTargets {
        id: plan.id.value.raw(),
        title: plan.title.raw().clone(),
        unit: plan.unit.raw().clone(),
        start: plan.start.value,
        targets: with_those_under(plan).into_iter().map(row).collect(),
        forgotten: Verdicts::default(),
        at_risk_percent: settings.at_risk_percent,
        figures: calc::indicator_values(plan, view.as_of)
            .into_iter()
            .map(|(one, value)| plan_figure(one, value))
            .collect(),
    }
}

fn plan_figure(indicator: &Indicator, value: Option<Value>) -> PlanFigure {
    PlanFigure {
        indicator: indicator.id.value.raw(),
        title: indicator.title.raw().clone(),
        measure: indicator.measure,
        unit: indicator.unit.as_ref().map(|unit| unit.raw().clone()),
        score: indicator.rank_of.as_ref().map(|score| score.value.clone()),
        // Of what it was made is told of targets only.
        value: value.map(|value| Value { parts: Vec::new(), ..value }),
    }
}

/// The targets in the order of the file, below each those that are part of it, and how deep they are below.
fn with_those_under(plan: &Plan) -> Vec<(&Target, usize)> {
    let under =
        plan.targets.iter().filter_map(|target| Some((target.of_which.as_ref()?.value.as_str(), &target.value)));
    let under: Referrers<'_, &Target> = under.collect();
    // Not by recursion: a file may put thousands below each other. Circles cannot come up: a plan with one is not
    // sound, and none that is not is shown; they would not be reached from the top.
    let top = plan.targets.iter().rev().filter(|target| target.of_which.is_none());
    let mut waiting: Vec<(&Target, usize)> = top.map(|target| (&target.value, 0)).collect();
    let mut rows = Vec::with_capacity(plan.targets.len());
    while let Some((target, depth)) = waiting.pop() {
        rows.push((target, depth));
        waiting.extend(under.to(target.id.value.as_str()).rev().map(|below| (*below, depth + 1)));
    }
    rows
}

fn target_row(
    plan: &Plan,
    (target, depth): (&Target, usize),
    standing: TargetStatus,
    serving: &Referrers<'_, &Task>,
    gaps: Vec<calc::Gap>,
    locate: &dyn Fn(Place) -> Location,
) -> TargetRow {
    let reserved = Reserved::named(&target.indicator.value);
    let indicator = plan.indicator(&target.indicator.value);
    let bound = match &target.goal {
        Goal::Bound(bound) => Some(bound.value.clone()),
        Goal::Qualitative => None,
    };
    let measure = reserved.map(Reserved::measure).or_else(|| indicator.map(|indicator| indicator.measure));
    let mut tasks: Vec<Raw> = serving.to(target.id.value.as_str()).map(|task| task.id.value.raw()).collect();
    // One that names it twice serves it once.
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
        measure: measure.filter(|_| bound.is_some()),
        bound,
        lead: target.lead.as_ref().map(|lead| lead.value.raw()),
        tasks,
        unit: indicator.and_then(|indicator| indicator.unit.as_ref()).map(|unit| unit.raw().clone()),
        counted: indicator.and_then(|indicator| indicator.numerator.as_ref()).map(|counted| counted.raw().clone()),
        // A flow starts from 0 with the plan.
        baseline: target
            .baseline
            .as_ref()
            .filter(|_| !indicator.map(Subject::Reported).is_some_and(Subject::is_flow))
            .map(|base| (base.value.value.clone(), base.on.map(|on| on.value))),
        by_is_plan_end: standing.by == plan.end.value,
        gaps: gaps.into_iter().map(|gap| (gap.kind, gap.tasks.iter().map(TaskId::raw).collect())).collect(),
        sources: sources.collect(),
        score: indicator.and_then(|one| one.rank_of.as_ref()).map(|score| score.value.raw()),
        standing,
    }
}

fn title(target: &Target, reserved: Option<Reserved>, indicator: Option<&Indicator>) -> Title {
    match (reserved, indicator, &target.text) {
        (Some(reserved), ..) => Title::Ours(reserved_title(reserved)),
        (None, Some(indicator), _) => Title::File(indicator.title.raw().clone()),
        (None, None, Some(text)) => Title::File(text.raw().clone()),
        (None, None, None) => Title::File(target.id.value.raw()),
    }
}

/// The name of an indicator that the program computes itself.
pub(crate) const fn reserved_title(reserved: Reserved) -> Both {
    match reserved {
        Reserved::AssignmentGaps => {
            Both { en: "Gaps in the assignment of tasks", vi: "Thiếu sót trong phân công nhiệm vụ" }
        }
        Reserved::TasksDone => Both { en: "Tasks done", vi: "Nhiệm vụ hoàn thành" },
        Reserved::TasksOnTime => Both { en: "Tasks done on time", vi: "Nhiệm vụ hoàn thành đúng hạn" },
        Reserved::ReportsOnTime => Both { en: "Reports sent on time", vi: "Báo cáo gửi đúng hạn" },
    }
}

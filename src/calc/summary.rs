//! The summary of a plan, which stays after the plan is dropped from memory. It has enough for rules, ranks and totals
//! over many plans.

use super::{PlanState, baseline::own_bound, history::plan_on};
use super::{value::Part, value::all_values, value::known_values};
use crate::model::{Asked, Basis, Bound, Figure, Goal, Level, Measure, Period, Plan};
use crate::source::{At, FilePath, Location, Sources};
use crate::text::Raw;
use crate::value::{Day, Exact, IndicatorId, PlanId, TargetId};

/// The summary of a plan. It owns its texts, and its places are lines and columns.
#[derive(Clone, Debug)]
pub struct PlanSummary {
    /// Its id.
    pub id: PlanId,
    /// Where the id stands.
    pub at: Location,
    /// Its folder.
    pub folder: FilePath,
    /// The body that it belongs to.
    pub unit: Raw,
    /// Its title.
    pub title: Raw,
    /// How it stands on the day.
    pub state: PlanState,
    /// Its first day.
    pub start: Day,
    /// Its last day.
    pub end: Day,
    /// The level of its body.
    pub level: Level,
    /// Its locality.
    pub locality: Option<Raw>,
    /// The plan above, and where its id stands.
    pub parent: Option<PlanLink>,
    /// The unit's longer plan.
    pub within: Option<PlanLink>,
    /// The plan whose place it takes.
    pub replaces: Option<PlanLink>,
    /// The plans whose values it reads too.
    pub values_from: Vec<PlanLink>,
    /// The day of its issue; `None` for a draft, and where nobody knows the day.
    pub issued_on: Option<Day>,
    /// The day from which on another plan stands in its place, where the workspace was looked through for one.
    pub replaced_on: Option<Day>,
    /// Its targets that have a bound.
    pub targets: Vec<TargetSummary>,
    /// Whether `targets` has them all.
    pub targets_whole: bool,
    /// Its scores known on the day.
    pub scores: Vec<ScoreSummary>,
    /// The ranks that are computed from these.
    pub ranks: Vec<RankSummary>,
    /// The plans from which its targets start.
    pub baselines: Vec<BaselineSummary>,
    /// Whether the plan has no error, as far as it was read.
    pub sound: bool,
}

/// The id of another plan, and where it stands.
pub type PlanLink = (PlanId, Location);

/// The summary of a target with a bound.
#[derive(Clone, Debug)]
pub struct TargetSummary {
    /// Its id.
    pub id: TargetId,
    /// Its indicator.
    pub indicator: IndicatorId,
    /// The title of the indicator; its id where the title is not known.
    pub title: Raw,
    /// The kind of its figure, where that is known.
    pub measure: Option<Measure>,
    /// Its bound as the file asks for it.
    pub asked: Asked,
    /// Its bound as a figure; `None` where it counts from a figure of another plan.
    pub bound: Option<Bound>,
    /// The last day for it.
    pub by: Day,
    /// The score from which its rank is computed.
    pub rank_of: Option<IndicatorId>,
    /// Where the bound stands.
    pub at: Location,
}

/// A baseline that names another plan.
#[derive(Clone, Debug)]
pub struct BaselineSummary {
    /// The target.
    pub target: TargetId,
    /// The indicator of the target.
    pub indicator: IndicatorId,
    /// Whether its rank is computed from a score.
    pub is_ranked: bool,
    /// The plan.
    pub plan: PlanId,
    /// Where it is named.
    pub at: Location,
}

/// A rank that is computed from a score.
#[derive(Clone, Debug)]
pub struct RankSummary {
    /// Its id.
    pub indicator: IndicatorId,
    /// Its name.
    pub title: Raw,
    /// The score.
    pub score: IndicatorId,
}

/// The values of a score.
#[derive(Clone, Debug)]
pub struct ScoreSummary {
    /// Its id.
    pub indicator: IndicatorId,
    /// Its name.
    pub title: Raw,
    /// The highest that it can be.
    pub maximum: Option<Exact>,
    /// The reported scores, one per period, in the order of the files.
    pub values: Vec<PeriodScore>,
    /// All scores in the order in which they count, where the plan reads those of others too: on an earlier day another
    /// one may have been the first.
    pub candidates: Vec<PeriodScore>,
}

/// The score of one period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeriodScore {
    /// The period with its days in this plan, which may lie before the plan. Units are ranked in a period by its name,
    /// and by the last day that it has for the unit that is asked for.
    pub period: Period,
    /// Points.
    pub score: Exact,
    /// The day from which it is known.
    pub known_on: Day,
    /// Its basis.
    pub basis: Basis,
}

impl TargetSummary {
    /// The key of the bound, such as `at-least`.
    pub(crate) fn op_word(&self) -> &'static str {
        self.asked.word()
    }
}

impl PlanSummary {
    /// The summary of a plan as it stood on a day, with the scores that are known on `as_of`: a plan that is replaced
    /// stands still, and others are ranked by its scores all the same.
    pub(crate) fn of(plan: &Plan, sources: &Sources, on: Day, as_of: Day) -> Self {
        let then = &*plan_on(plan, on);
        let (targets, scores, ranks) = (targets(then, sources), scores(plan, as_of), ranks(plan));
        Self {
            targets,
            scores,
            ranks,
            baselines: baselines(then, sources),
            ..Self::without_figures(plan, sources, as_of)
        }
    }

    /// The summary without targets, scores and ranks.
    pub(crate) fn without_figures(plan: &Plan, sources: &Sources, as_of: Day) -> Self {
        let raw = |text: &crate::value::Text| text.raw().clone();
        let link = |id: &At<PlanId>| (id.value.clone(), sources.locate(id.place));
        Self {
            id: plan.id.value.clone(),
            at: sources.locate(plan.id.place),
            folder: plan.folder.clone(),
            title: raw(&plan.title),
            unit: raw(&plan.unit),
            state: if plan.is_draft(as_of) { PlanState::Draft } else { PlanState::Issued },
            start: plan.start.value,
            end: plan.end.value,
            level: plan.level,
            locality: plan.locality.as_ref().map(raw),
            parent: plan.parent.as_ref().map(link),
            within: plan.within.as_ref().map(link),
            replaces: plan.replaces.as_ref().map(link),
            values_from: plan.values_from.iter().map(link).collect(),
            issued_on: plan.issued.as_ref().and_then(|issued| issued.value.date).map(|date| date.value),
            replaced_on: None,
            targets: Vec::new(),
            targets_whole: plan.targets.is_sound(),
            scores: Vec::new(),
            ranks: Vec::new(),
            baselines: Vec::new(),
            sound: plan.sound,
        }
    }

    /// Keeps what names the plan and groups it, when nobody compares it any more: a country has many plans.
    pub(crate) fn forget_figures(&mut self) {
        (self.targets, self.scores, self.ranks) = (Vec::new(), Vec::new(), Vec::new());
        self.baselines = Vec::new();
        let named = [&mut self.parent, &mut self.within, &mut self.replaces].into_iter().flatten();
        let places = named.chain(&mut self.values_from).map(|(_, at)| at);
        for at in [&mut self.at].into_iter().chain(places) {
            at.line = String::new();
        }
    }

    pub(crate) fn score(&self, id: &IndicatorId) -> Option<&ScoreSummary> {
        self.scores.iter().find(|score| score.indicator.is(id.as_str()))
    }
}

fn targets(plan: &Plan, sources: &Sources) -> Vec<TargetSummary> {
    let summary = |target: &crate::model::Target| {
        let Goal::Bound(asked) = &target.goal else { return None };
        let id = &target.indicator.value;
        let indicator = plan.indicator(id);
        Some(TargetSummary {
            id: target.id.value.clone(),
            indicator: id.clone(),
            title: indicator.map_or_else(|| id.raw(), |one| one.title.raw().clone()),
            measure: plan.measure(id),
            asked: asked.value.clone(),
            bound: own_bound(plan, target),
            by: target.by.map_or(plan.end.value, |by| by.value),
            rank_of: indicator.and_then(|one| one.rank_of.as_ref()).map(|score| score.value.clone()),
            at: sources.locate(asked.place),
        })
    };
    plan.targets.iter().filter_map(|target| summary(target)).collect()
}

fn baselines(plan: &Plan, sources: &Sources) -> Vec<BaselineSummary> {
    let named = plan.targets.iter().filter_map(|target| {
        let baseline = target.baseline.as_ref()?;
        let indicator = plan.indicator(&target.indicator.value);
        Some(BaselineSummary {
            target: target.id.value.clone(),
            indicator: target.indicator.value.clone(),
            is_ranked: indicator.is_some_and(|one| one.measure == Measure::Rank && one.rank_of.is_some()),
            plan: baseline.plan()?.clone(),
            at: sources.locate(baseline.origin.place),
        })
    });
    named.collect()
}

fn scores(plan: &Plan, as_of: Day) -> Vec<ScoreSummary> {
    let mut scores: Vec<ScoreSummary> = Vec::new();
    // A plan's own definition goes before the workspace's of the same id.
    for indicator in plan.indicators.iter().chain(plan.shared.iter()) {
        let id = &indicator.id.value;
        if indicator.measure != Measure::Score || scores.iter().any(|known| known.indicator.is(id.as_str())) {
            continue;
        }
        let maximum = indicator.maximum.as_ref().map(|maximum| maximum.value.clone());
        scores.push(ScoreSummary {
            indicator: id.clone(),
            title: indicator.title.raw().clone(),
            maximum,
            values: period_scores(known_values(plan, id, as_of)),
            candidates: if plan.sources.is_empty() { Vec::new() } else { period_scores(all_values(plan, id, as_of)) },
        });
    }
    scores
}

fn period_scores(parts: Vec<Part>) -> Vec<PeriodScore> {
    let score = |part: Part| match part.figure {
        Figure::Score(score) => {
            Some(PeriodScore { period: part.period, score: score.value, known_on: part.known_on, basis: part.basis })
        }
        Figure::Ratio { .. }
        | Figure::Percent(_)
        | Figure::Count(_)
        | Figure::Amount(_)
        | Figure::Rank { .. }
        | Figure::Done(_)
        | Figure::Class(..) => None,
    };
    parts.into_iter().filter_map(score).collect()
}

fn ranks(plan: &Plan) -> Vec<RankSummary> {
    let all = plan.indicators.iter().chain(plan.shared.iter());
    let ranks = all.filter(|indicator| indicator.measure == Measure::Rank).filter_map(|indicator| {
        let score = indicator.rank_of.as_ref()?.value.clone();
        Some(RankSummary { indicator: indicator.id.value.clone(), title: indicator.title.raw().clone(), score })
    });
    ranks.collect()
}

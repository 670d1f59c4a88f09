//! The points of a plan by a set: each criterion, its group, and the whole.

use super::figure::{CoefficientReading, CriterionFigure, Reading, coefficient, figure};
use super::points::points;
use super::{best::best_points, proof::Proof, proof::proofs};
use crate::calc::View;
use crate::model::{Criterion, FigureSource, NotApplicable, Plan, PointsRule, ScoreEntry, ScoringSet};
use crate::text::Raw;
use crate::value::{Exact, Item};

/// The points of a plan by a set.
#[derive(Clone, Debug)]
pub(crate) struct ScoreSheet<'p> {
    pub set: &'p ScoringSet,
    /// A line for each criterion, in the order of the set.
    pub lines: Vec<ScoreLine<'p>>,
    pub total: ScoreTotal,
    /// The class of the total; `None` while its range spans two, and where the set has none.
    pub class: Option<&'p str>,
}

/// The points of a criterion or a group.
#[derive(Clone, Debug)]
pub(crate) struct ScoreLine<'p> {
    pub criterion: &'p Criterion,
    /// How many groups it lies under.
    pub depth: usize,
    /// The id of the group of which it is a part.
    pub part_of: Option<&'p str>,
    pub is_group: bool,
    pub figure: CriterionFigure,
    /// The points that follow from the plan; `None` where the source has no value, and where the criterion does not
    /// apply and leaves the maximum. A group has the sum, where each part has points.
    pub computed: Option<Exact>,
    /// The points of a group that are certain already; of a criterion its points, or 0.
    pub certain: Exact,
    /// The same with every open criterion at its maximum.
    pub possible: Exact,
    /// How it does not apply; `None` where it does.
    pub not_applicable: Option<NotApplicable>,
    /// The points that the body gives itself; of a group the sum, where each part has some.
    pub own: Option<Exact>,
    /// The same after appraisal.
    pub appraised: Option<Exact>,
    /// The points of an official sheet: those that the body gives itself, else those that follow from the plan. A
    /// group has the sum, where each part has some.
    pub declared: Option<Exact>,
    /// Whether some part of a group has points that the body gives itself.
    pub own_given: bool,
    /// The same after appraisal.
    pub appraised_given: bool,
    /// The most points that can be given: of a bonus from outside its cap.
    pub possible_most: Exact,
    /// The maximum less the computed points; `None` while these are not known.
    pub lost: Option<Exact>,
    /// The points that can still be won; 0 where nothing can change.
    pub recoverable: Exact,
    /// The one who leads the task, or brings the figure.
    pub lead: Option<Raw>,
    pub entry: Option<&'p ScoreEntry>,
    pub proofs: Vec<Proof>,
}

/// The total of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ScoreTotal {
    /// The points that are certain; `None` where no criterion applies.
    pub certain: Option<Exact>,
    /// The same with every open criterion at its maximum.
    pub possible: Option<Exact>,
    pub maximum: Exact,
    /// The points of bonuses beside the maximum.
    pub bonus: Exact,
    /// The total of an official sheet; `None` while a criterion has no points.
    pub declared: Option<Exact>,
    /// The total of the points that the body gives itself; `None` while some criterion lacks its own.
    pub own: Option<Exact>,
    /// The same after appraisal.
    pub appraised: Option<Exact>,
    /// The points of the criteria that do not apply and have left the maximum.
    pub left_out: Exact,
}

/// The points of a plan by a set, on the day of `view`.
pub(crate) fn score_sheet<'p>(plan: &'p Plan, set: &'p ScoringSet, view: View<'_>) -> ScoreSheet<'p> {
    let groups = set.groups();
    let scores = plan.scores.named(set.id.value.as_str()).map(|scores| &scores.value);
    let entry_of = |criterion: &Criterion| scores.and_then(|scores| scores.entry(&criterion.id.value));
    let mut lines: Vec<ScoreLine<'p>> = Vec::with_capacity(set.criteria.len());
    for (number, criterion) in set.criteria.iter().enumerate() {
        let above = ways_up(&groups, number);
        let said = std::iter::once(number)
            .chain(above.iter().copied())
            .find_map(|number| entry_of(set.criteria.get(number)?)?.not_applicable.map(|at| at.value));
        let part_of = above.first().and_then(|group| set.criteria.get(*group)).map(|group| group.id.value.as_str());
        let line = if groups.contains(&Some(number)) {
            group_line(criterion, entry_of(criterion))
        } else {
            leaf(plan, set, criterion, entry_of(criterion), said, view)
        };
        lines.push(ScoreLine { depth: above.len(), part_of, ..line });
    }
    sum_up(&groups, &mut lines);
    let total = total(set, &lines);
    let class = total.certain.as_ref().zip(total.possible.as_ref()).and_then(|(certain, possible)| {
        let class = set.class_of(certain)?;
        (set.class_of(possible) == Some(class)).then_some(class.as_str())
    });
    ScoreSheet { set, lines, total, class }
}

/// The numbers of the groups above a criterion, the nearest first. A circle has a finding; the way ends there.
fn ways_up(groups: &[Option<usize>], number: usize) -> Vec<usize> {
    let mut way = Vec::new();
    let mut next = groups.get(number).copied().flatten();
    while let Some(group) = next.filter(|group| *group != number && !way.contains(group)) {
        way.push(group);
        next = groups.get(group).copied().flatten();
    }
    way
}

fn group_line<'p>(criterion: &'p Item<Criterion>, entry: Option<&'p ScoreEntry>) -> ScoreLine<'p> {
    ScoreLine {
        criterion,
        depth: 0,
        part_of: None,
        is_group: true,
        figure: CriterionFigure::unknown(),
        computed: Some(Exact::from(0)),
        certain: Exact::from(0),
        possible: Exact::from(0),
        not_applicable: None,
        own: Some(Exact::from(0)),
        appraised: Some(Exact::from(0)),
        declared: Some(Exact::from(0)),
        own_given: false,
        appraised_given: false,
        possible_most: criterion.max.value.clone(),
        lost: Some(Exact::from(0)),
        recoverable: Exact::from(0),
        lead: None,
        entry,
        proofs: Vec::new(),
    }
}

/// The points of a criterion, and whether it applies.
enum Outcome {
    Points(Exact),
    NotApplicable,
    Open,
}

fn leaf<'p>(
    plan: &'p Plan,
    set: &'p ScoringSet,
    criterion: &'p Item<Criterion>,
    entry: Option<&'p ScoreEntry>,
    said: Option<bool>,
    view: View<'_>,
) -> ScoreLine<'p> {
    let max = &criterion.max.value;
    let source = criterion.figure.as_ref().map(|figure| &figure.value);
    let unknown = || CriterionFigure::unknown();
    let read = source.map_or_else(unknown, |source| figure(plan, set, source, view));
    let times = criterion.times.as_ref().map(|times| coefficient(plan, set, &times.value, view));
    let outcome = match said {
        Some(true) => Outcome::NotApplicable,
        Some(false) | None => match outcome(criterion, &read, times.as_ref(), entry) {
            // Somebody says that it does apply.
            Outcome::NotApplicable if said == Some(false) => Outcome::Open,
            outcome @ (Outcome::Points(_) | Outcome::NotApplicable | Outcome::Open) => outcome,
        },
    };
    let (computed, not_applicable) = match outcome {
        Outcome::Points(points) => (Some(points), None),
        Outcome::Open => (None, None),
        Outcome::NotApplicable => {
            let how = criterion.not_applicable.unwrap_or(set.not_applicable);
            let points = match how {
                NotApplicable::Rescale => None,
                NotApplicable::Full if criterion.is_outside() => Some(Exact::from(0)),
                NotApplicable::Full => Some(max.clone()),
                NotApplicable::Zero => Some(Exact::from(0)),
            };
            (points, Some(how))
        }
    };
    let most = criterion.rule.as_ref().map_or_else(|| max.clone(), |rule| super::points::most_points(&rule.value, max));
    let is_open = computed.is_none() && not_applicable.is_none();
    let certain = computed.clone().unwrap_or_else(|| Exact::from(0));
    let possible = if is_open { most.clone() } else { certain.clone() };
    let lost = match (&computed, not_applicable) {
        // A bonus that was not won is not lost.
        _ if criterion.is_outside() => Some(Exact::from(0)),
        (Some(points), _) => Some((max - points).max(Exact::from(0))),
        (None, Some(_)) => Some(Exact::from(0)),
        (None, None) => None,
    };
    let recoverable = if is_open {
        most.clone()
    } else if not_applicable.is_some() {
        Exact::from(0)
    } else {
        let factor = times.as_ref().and_then(CoefficientReading::known);
        let best = best_points(plan, set, criterion, factor, view);
        best.map_or(Exact::from(0), |best| (&best - &certain).max(Exact::from(0)))
    };
    let own = entry.and_then(|entry| entry.own.as_ref()).map(|own| own.value.clone());
    let appraised = entry.and_then(|entry| entry.appraised.as_ref()).map(|points| points.value.clone());
    let proofs = proofs(plan, set, source, &read, entry, view.as_of);
    let declared = own.clone().or_else(|| computed.clone());
    ScoreLine {
        criterion,
        depth: 0,
        part_of: None,
        is_group: false,
        figure: read,
        computed,
        certain,
        possible,
        not_applicable,
        declared,
        own_given: own.is_some(),
        appraised_given: appraised.is_some(),
        possible_most: most,
        own,
        appraised,
        lost,
        recoverable,
        lead: source.and_then(|source| lead(plan, source)),
        entry,
        proofs,
    }
}

impl CoefficientReading {
    const fn known(&self) -> Option<&Exact> {
        match self {
            Self::Known(factor) => Some(factor),
            Self::NotApplicable | Self::Unknown => None,
        }
    }
}

fn outcome(
    criterion: &Criterion,
    read: &CriterionFigure,
    times: Option<&CoefficientReading>,
    entry: Option<&ScoreEntry>,
) -> Outcome {
    let max = &criterion.max.value;
    let held = |points: &Exact| points.clone().max(Exact::from(0)).min(max.clone());
    let factor = match times {
        Some(CoefficientReading::Known(factor)) => Some(factor),
        Some(CoefficientReading::NotApplicable) => return Outcome::NotApplicable,
        Some(CoefficientReading::Unknown) => return Outcome::Open,
        None => None,
    };
    let weighed = |points: &Exact| factor.map_or_else(|| points.clone(), |factor| points * factor);
    let (source, rule) = (criterion.figure.as_ref(), criterion.rule.as_ref());
    if matches!(source.map(|source| &source.value), Some(FigureSource::Manual)) {
        let own = entry.and_then(|entry| entry.own.as_ref()).map(|own| &own.value);
        let points = match rule.map(|rule| &rule.value) {
            Some(PointsRule::YesNo) => {
                let yes = entry.and_then(|entry| entry.yes).or_else(|| own.map(|own| !own.is_zero()));
                yes.map(|yes| if yes { max.clone() } else { Exact::from(0) })
            }
            Some(
                PointsRule::Steps { .. }
                | PointsRule::Capped(_)
                | PointsRule::Proportion
                | PointsRule::Band(_)
                | PointsRule::ByDate(_)
                | PointsRule::Minus(_)
                | PointsRule::Bonus(_),
            )
            | None => own.map(held),
        };
        return points.map_or(Outcome::Open, |points| Outcome::Points(weighed(&points)));
    }
    match (&read.reading, rule) {
        (Reading::Known(scored), Some(rule)) => {
            points(&rule.value, max, scored, factor).map_or(Outcome::Open, Outcome::Points)
        }
        (Reading::NotApplicable, _) => Outcome::NotApplicable,
        (Reading::Attained, _) => Outcome::Points(weighed(max)),
        (Reading::Missed, _) => Outcome::Points(Exact::from(0)),
        (Reading::Unknown, _) | (Reading::Known(_), None) => Outcome::Open,
    }
}

/// The one who leads the task, or brings the figure.
fn lead(plan: &Plan, source: &FigureSource) -> Option<Raw> {
    let reporter = |source: &FigureSource| {
        let first = source.indicators().iter().find_map(|id| plan.reporter(&id.value));
        first.map(|one| one.id.value.raw())
    };
    match source {
        FigureSource::Task(id) => plan
            .tasks
            .named(id.value.as_str())?
            .leads
            .first()
            .map(|lead| plan.assignee(&lead.value).map_or_else(|| lead.value.raw(), |known| known.id.value.raw())),
        FigureSource::Indicator(_) | FigureSource::Combined(..) => reporter(source),
        FigureSource::Tasks(..) | FigureSource::Reports(_) | FigureSource::Manual => None,
    }
}

/// Adds the points of the parts to their groups, the innermost first.
fn sum_up(groups: &[Option<usize>], lines: &mut [ScoreLine<'_>]) {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|number| std::cmp::Reverse(lines.get(*number).map_or(0, |line| line.depth)));
    for number in order {
        let Some(group) = groups.get(number).copied().flatten() else { continue };
        let Some(part) = lines.get(number).filter(|part| !part.criterion.is_outside()).cloned() else { continue };
        let Some(whole) = lines.get_mut(group).filter(|_| group != number) else { continue };
        let applies = part.not_applicable != Some(NotApplicable::Rescale);
        let add = |sum: &Option<Exact>, more: Option<Exact>| Some(sum.as_ref()? + &more?);
        if applies {
            whole.computed = add(&whole.computed, part.computed.clone());
            whole.own = add(&whole.own, part.own.clone());
            whole.declared = add(&whole.declared, part.declared.clone());
            whole.appraised = add(&whole.appraised, part.appraised.clone());
            whole.lost = add(&whole.lost, part.lost.clone());
        }
        whole.own_given |= part.own_given;
        whole.appraised_given |= part.appraised_given;
        whole.certain = &whole.certain + &part.certain;
        whole.possible = &whole.possible + &part.possible;
        whole.recoverable = &whole.recoverable + &part.recoverable;
    }
}

fn total(set: &ScoringSet, lines: &[ScoreLine<'_>]) -> ScoreTotal {
    let nothing = || Exact::from(0);
    let leaves = || lines.iter().filter(|line| !line.is_group);
    let inside = || leaves().filter(|line| !line.criterion.is_outside());
    let applying = || inside().filter(|line| line.not_applicable != Some(NotApplicable::Rescale));
    let left_out = inside()
        .filter(|line| line.not_applicable == Some(NotApplicable::Rescale))
        .fold(nothing(), |sum, line| &sum + &line.criterion.max.value);
    let maximum = set.maximum.value.clone();
    let rest = &maximum - &left_out;
    let scaled = |points: &Exact| {
        if left_out.is_zero() {
            return Some(points.clone().min(maximum.clone()));
        }
        let share = if rest <= nothing() { None } else { &maximum / &rest };
        share.map(|share| (points * &share).min(maximum.clone()))
    };
    let all = |points: fn(&ScoreLine<'_>) -> Option<Exact>| {
        let sum = applying().try_fold(nothing(), |sum, line| Some(&sum + &points(line)?));
        sum.as_ref().and_then(scaled)
    };
    ScoreTotal {
        certain: scaled(&inside().fold(nothing(), |sum, line| &sum + &line.certain)),
        possible: scaled(&inside().fold(nothing(), |sum, line| &sum + &line.possible)),
        bonus: leaves().filter(|line| line.criterion.is_outside()).fold(nothing(), |sum, line| &sum + &line.certain),
        declared: all(|line| line.declared.clone()),
        own: all(|line| line.own.clone()),
        appraised: all(|line| line.appraised.clone()),
        maximum: maximum.clone(),
        left_out,
    }
}

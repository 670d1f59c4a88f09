//! The points of each criterion of a plan, the totals, the class and the place among the plans.

use super::figures::{Case, Figure, Kind};
use super::model::{Criterion, Entry, Rule, Set, Source, Way, Workspace};
use super::points::points;
use super::reach::best;
use crate::oracle::Slip;
use crate::oracle_targets::model::{Plan, WhenEmpty};
use crate::oracle_targets::numbers::{Exact, whole};

/// All that must be shown of a criterion.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its id.
    pub id: String,
    /// Its group.
    pub group: Option<String>,
    /// The most points.
    pub max: Exact,
    /// Whether it is a bonus beside the maximum.
    pub outside: bool,
    /// The figure; a group has none.
    pub figure: Option<Figure>,
    /// The points; none while they are open, and where they have left the maximum.
    pub computed: Option<Exact>,
    /// The points that the body gives itself; of a group the sum.
    pub own: Option<Exact>,
    /// The points after appraisal; of a group the sum.
    pub appraised: Option<Exact>,
    /// How it does not apply.
    pub way: Option<Way>,
    /// The most points less those that it has; none while it is open, nothing where it does not count.
    pub lost: Option<Exact>,
    /// The points that can still be won.
    pub recoverable: Exact,
}

/// The totals of a plan by a set.
#[derive(Debug, Clone)]
pub struct Total {
    /// The points that are certain.
    pub certain: Option<Exact>,
    /// With every open criterion at its maximum.
    pub possible: Option<Exact>,
    /// Points beside the maximum.
    pub bonus: Exact,
    /// By the points that the body gives itself.
    pub own: Option<Exact>,
    /// By the points after appraisal.
    pub appraised: Option<Exact>,
    /// Points that have left the maximum.
    pub left_out: Exact,
    /// The title of the class.
    pub class: Option<String>,
}

/// The answer for a plan and a set.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The criteria and groups, in the order of the set.
    pub outcomes: Vec<Outcome>,
    /// The totals.
    pub total: Total,
}

/// The entry of a criterion in the plan's file; an empty one where there is none.
pub fn entry_of(case: &Case, id: &str) -> Entry {
    let sheet = case.workspace.sheet(&case.plan.base.id, &case.set.id);
    let found = sheet.and_then(|sheet| sheet.entries.iter().find(|(other, _)| other == id));
    found.map_or_else(Entry::default, |(_, entry)| entry.clone())
}

/// How a criterion does not apply: as the file says, or by 0/0 in its figure or its coefficient. A file may also say
/// that it does apply.
fn way_of(criterion: &Criterion, case: &Case, figure: &Figure, entry: &Entry) -> Option<Way> {
    let nothing = Kind::Empty(WhenEmpty::NotApplicable);
    let times = criterion.times.as_ref().map(|id| case.figure(&Source::Indicator(id.clone())).kind);
    let is_open = times == Some(Kind::Nothing) || figure.kind == Kind::Nothing && times != Some(nothing.clone());
    let by_itself = !is_open && (figure.kind == nothing || times == Some(nothing));
    if entry.not_applicable != Some(true) && (!by_itself || entry.not_applicable == Some(false)) {
        return None;
    }
    let of_set = case.set.not_applicable.unwrap_or(Way::Rescale);
    let own = criterion.not_applicable.filter(|_| !case.slips(Slip::NoOwnWay));
    Some(own.unwrap_or(of_set))
}

/// The coefficient of `times`, from 0 to 1: of a ratio its percentage, of a score its part of the maximum. None where
/// there is no value, and where nothing came up.
pub fn coefficient(case: &Case, id: &str) -> Option<Exact> {
    let figure = case.figure(&Source::Indicator(id.to_owned()));
    match figure.kind {
        Kind::Number(number) => Some((number / figure.most?).clamp(whole(0), whole(1))),
        Kind::Nothing | Kind::Empty(_) | Kind::Day(_) | Kind::Manual => None,
    }
}

/// The points of a criterion that applies.
pub fn computed(criterion: &Criterion, case: &Case, figure: &Figure, entry: &Entry) -> Option<Exact> {
    let slip = case.settings.base.slip;
    let given = points(criterion.rule.as_ref(), &criterion.max.exact(), figure, entry, slip)?;
    match criterion.times.as_ref().filter(|_| slip != Some(Slip::NoTimes)) {
        None => Some(given),
        Some(id) => Some(given * coefficient(case, id)?),
    }
}

/// The outcome of a criterion without parts.
fn single(criterion: &Criterion, case: &Case) -> Outcome {
    let source = criterion.source.as_ref().expect("no group");
    let entry = entry_of(case, &criterion.id);
    let figure = case.figure(source);
    let max = criterion.max.exact();
    let way = way_of(criterion, case, &figure, &entry);
    let computed = match way {
        Some(Way::Rescale) => None,
        // A bonus that does not apply is not won.
        Some(Way::Full) if criterion.is_outside() => Some(whole(0)),
        Some(Way::Full) => Some(max.clone()),
        Some(Way::Zero) => Some(whole(0)),
        None => computed(criterion, case, &figure, &entry),
    };
    let lost = match (way, &computed) {
        _ if criterion.is_outside() => Some(whole(0)),
        (Some(Way::Rescale), _) => Some(whole(0)),
        (_, points) => points.as_ref().map(|points| (&max - points).max(whole(0))),
    };
    let recoverable = if way.is_some() { whole(0) } else { best(criterion, case, &figure, computed.as_ref()) };
    Outcome {
        id: criterion.id.clone(),
        group: case.set.group_of(criterion),
        outside: criterion.is_outside(),
        own: entry.own.map(super::super::oracle_targets::numbers::Decimal::exact),
        appraised: entry.appraised.map(super::super::oracle_targets::numbers::Decimal::exact),
        figure: Some(figure),
        max,
        computed,
        lost,
        way,
        recoverable,
    }
}

/// The sum over the parts of a group that have not left the maximum; none where one has no points.
fn sum<'a>(parts: impl Iterator<Item = &'a Outcome>, points: fn(&Outcome) -> Option<Exact>) -> Option<Exact> {
    let mut all = whole(0);
    for part in parts {
        if part.way != Some(Way::Rescale) && !part.outside {
            all += points(part)?;
        }
    }
    Some(all)
}

/// The same of points that persons give; none where no part has any.
fn given<'a>(parts: impl Iterator<Item = &'a Outcome>, points: fn(&Outcome) -> Option<Exact>) -> Option<Exact> {
    let within: Vec<&Outcome> = parts.filter(|part| !part.outside).collect();
    if within.iter().all(|part| points(part).is_none()) { None } else { sum(within.into_iter(), points) }
}

/// The outcome of a criterion or group.
fn outcome(criterion: &Criterion, case: &Case) -> Outcome {
    if !criterion.is_group() {
        return single(criterion, case);
    }
    let parts: Vec<Outcome> = case.set.parts(&criterion.id).into_iter().map(|part| outcome(part, case)).collect();
    Outcome {
        id: criterion.id.clone(),
        group: case.set.group_of(criterion),
        max: criterion.max.exact(),
        outside: false,
        figure: None,
        computed: sum(parts.iter(), |part| part.computed.clone()),
        own: given(parts.iter(), |part| part.own.clone()),
        appraised: given(parts.iter(), |part| part.appraised.clone()),
        lost: sum(parts.iter(), |part| part.lost.clone()),
        way: None,
        recoverable: parts.iter().filter(|part| !part.outside).fold(whole(0), |sum, part| sum + &part.recoverable),
    }
}

/// A sum of points on the scale of the set; none where nothing is left of the maximum.
fn scaled(points: Exact, left_out: &Exact, case: &Case) -> Option<Exact> {
    let maximum = case.set.maximum.exact();
    let rest = &maximum - left_out;
    if *left_out == whole(0) || case.slips(Slip::NoRescale) {
        return Some(points.min(maximum));
    }
    (rest > whole(0)).then(|| (points * &maximum / rest).min(maximum))
}

/// The totals over the criteria without parts.
fn total(outcomes: &[Outcome], case: &Case) -> Total {
    let singles = || outcomes.iter().filter(|each| each.figure.is_some());
    let mut left_out = whole(0);
    let (mut certain, mut open, mut bonus) = (whole(0), whole(0), whole(0));
    let (mut own, mut appraised) = (Some(whole(0)), Some(whole(0)));
    for each in singles() {
        if each.outside {
            bonus += each.computed.clone().unwrap_or_else(|| whole(0));
            continue;
        }
        if each.way == Some(Way::Rescale) {
            left_out += &each.max;
            continue;
        }
        match &each.computed {
            Some(points) => certain += points,
            None => open += &each.max,
        }
        let add = |sum: Option<Exact>, points: Option<&Exact>| Some(sum? + points?);
        own = add(own, each.own.as_ref());
        appraised = add(appraised, each.appraised.as_ref());
    }
    if case.slips(Slip::BonusWithin) {
        certain += &bonus;
    }
    let possible = scaled(&certain + open, &left_out, case);
    let certain = scaled(certain, &left_out, case);
    let classes = [certain.as_ref(), possible.as_ref()].map(|points| class(case.set, points?, case));
    let class = if classes[0] == classes[1] || case.slips(Slip::ClassOfTheCertain) { classes[0].clone() } else { None };
    Total {
        own: own.and_then(|points| scaled(points, &left_out, case)),
        appraised: appraised.and_then(|points| scaled(points, &left_out, case)),
        certain,
        possible,
        bonus,
        left_out,
        class,
    }
}

/// The class of a total.
fn class(set: &Set, points: &Exact, case: &Case) -> Option<String> {
    let above = case.slips(Slip::ClassAbove);
    let holds = |bound: Exact| if above { *points > bound } else { *points >= bound };
    set.classes.iter().find(|(bound, _)| holds(bound.exact())).map(|(_, title)| title.clone())
}

/// The answer for a plan and a set.
pub fn answer(case: &Case) -> Answer {
    let outcomes: Vec<Outcome> = case.set.criteria.iter().map(|each| outcome(each, case)).collect();
    let total = total(&outcomes, case);
    Answer { outcomes, total }
}

/// The plans that a set scores, in the order of the workspace.
pub fn scored<'a>(workspace: &'a Workspace, set: &Set) -> Vec<&'a Plan> {
    workspace.base.plans.iter().filter(|plan| workspace.scores(set, plan)).collect()
}

/// Whether the rule of a criterion needs points of a person.
pub fn is_manual(criterion: &Criterion) -> bool {
    criterion.source == Some(Source::Manual) && criterion.rule != Some(Rule::YesNo)
}

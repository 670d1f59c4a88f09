//! The targets of a plan beside those of a plan above it.

use super::judgement::is_lower;
use super::{strictness::Direction, strictness::direction};
use super::{summary::PlanSummary, summary::TargetSummary};
use crate::model::{Bound, Measure};
use crate::value::word_enum;

word_enum! {
    /// How a plan's target stands to the one above. The first of these counts
    /// where a plan has several on one indicator.
    pub enum Relation {
        /// It asks for as much, or more.
        AsStrong = "as-strong" { en: "as strong", vi: "không thấp hơn" },
        /// It asks for less.
        Weaker = "weaker" { en: "weaker", vi: "thấp hơn" },
        /// It asks for just as much, but on a later day.
        Later = "later" { en: "later", vi: "muộn hơn" },
        /// It asks for more, but later.
        MoreLater = "more-later" { en: "more, but later", vi: "cao hơn nhưng muộn hơn" },
        /// It asks for less, but on an earlier day: a step on the way.
        Step = "step" { en: "an earlier step", vi: "bước trung gian" },
        /// One asks for at least, the other for at most.
        Opposite = "opposite" { en: "opposite bound", vi: "mức ngược chiều" },
        /// The two cannot be compared for another reason.
        Unlike = "unlike" { en: "not comparable", vi: "không so được" },
        /// The plan has no target on this indicator, though its time contains the day of the target above.
        Absent = "absent" { en: "no target", vi: "không có chỉ tiêu" },
        /// The plan has no target on this indicator, and the day of the target above lies outside its time.
        NotDue = "not-due" { en: "outside the plan's time", vi: "ngoài thời gian kế hoạch" },
    }
}

word_enum! {
    /// The key by which a plan names another whose targets its own are held against.
    pub enum AboveKind {
        /// The plan of the level above.
        Parent = "parent" { en: "the plan above", vi: "kế hoạch cấp trên" },
        /// The longer plan of the same unit.
        Longer = "within" { en: "the longer plan", vi: "kế hoạch dài hạn" },
    }
}

impl Relation {
    /// Weaker, or as strong but later. A missing target is a matter of its own rule (E323).
    pub(crate) const fn asks_for_less(self) -> bool {
        match self {
            Self::Weaker | Self::Later => true,
            Self::AsStrong
            | Self::MoreLater
            | Self::Step
            | Self::Opposite
            | Self::Unlike
            | Self::Absent
            | Self::NotDue => false,
        }
    }
}

/// A target of the plan above, and the plan's own on the same indicator.
#[derive(Clone, Debug)]
pub struct Pair<'p> {
    /// The target above.
    pub above: &'p TargetSummary,
    /// The plan's own that comes nearest to it.
    pub own: Option<&'p TargetSummary>,
    /// How the two stand to each other.
    pub relation: Relation,
    /// The others of the plan, with how they stand to it.
    pub others: Vec<(Relation, &'p TargetSummary)>,
}

impl<'p> Pair<'p> {
    /// The plan's own targets that ask for less than the one above; none where one of them asks for as much.
    pub(crate) fn short(&self) -> impl Iterator<Item = (Relation, &'p TargetSummary)> {
        let nearest = self.own.map(|own| (self.relation, own));
        let all = nearest.into_iter().chain(self.others.iter().copied());
        let is_met = self.relation == Relation::AsStrong;
        let is_opposite = self.relation == Relation::Opposite;
        all.filter(move |(relation, _)| {
            !is_met && relation.asks_for_less() || is_opposite && *relation == Relation::Opposite
        })
    }
}

/// Pairs each target of the plan above with the plan's own, in the order of the plan above. It leaves ranks out: the
/// plan above is ranked in another pool than the plan itself.
pub(crate) fn cascade<'p>(plan: &'p PlanSummary, above: &'p PlanSummary) -> Vec<Pair<'p>> {
    let compared = above.targets.iter().filter(|target| !is_rank(target) && target.measure != Some(Measure::Rank));
    compared
        .map(|above| {
            let same = plan.targets.iter().filter(|own| own.indicator.is(above.indicator.as_str()));
            let mut all: Vec<(Relation, &TargetSummary)> = same.map(|own| (relation(own, above), own)).collect();
            // The first of these counts, in the order of `Relation`.
            all.sort_by_key(|(relation, _)| *relation);
            let missing = if (plan.start..=plan.end).contains(&above.by) { Relation::Absent } else { Relation::NotDue };
            let (nearest, others) = all.split_first().map_or((None, &[][..]), |(first, others)| (Some(*first), others));
            let (relation, own) = nearest.map_or((missing, None), |(relation, own)| (relation, Some(own)));
            Pair { above, own, relation, others: others.to_vec() }
        })
        .collect()
}

fn is_rank(target: &TargetSummary) -> bool {
    matches!(target.bound, Some(Bound::RankWithin(..)))
}

fn relation(own: &TargetSummary, above: &TargetSummary) -> Relation {
    // A bound that counts from a figure of another plan is not known here.
    let (Some(theirs), Some(ours)) = (&above.bound, &own.bound) else { return Relation::Unlike };
    match direction(theirs, ours) {
        Direction::Other if are_opposite(theirs, ours) => Relation::Opposite,
        Direction::Other => Relation::Unlike,
        Direction::Looser if own.by < above.by => Relation::Step,
        Direction::Looser => Relation::Weaker,
        Direction::Same if own.by > above.by => Relation::Later,
        Direction::Tighter if own.by > above.by => Relation::MoreLater,
        Direction::Same | Direction::Tighter => Relation::AsStrong,
    }
}

fn are_opposite(one: &Bound, other: &Bound) -> bool {
    is_lower(one) && other.is_upper() || one.is_upper() && is_lower(other)
}

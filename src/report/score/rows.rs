//! The points of a plan as rows, apart from the plan.

use crate::calc::{
    CriterionFigure, ScoreLine, ScoreSheet, ScoreTotal, SetRank, View, plan_on, score_ranks, score_sheet, scoring_sets,
};
use crate::model::{NotApplicable, Plan, ScoringSet};
use crate::report::PlanLabel;
use crate::text::Raw;
use crate::value::Exact;

/// The points of one plan by the sets that score it.
#[derive(Clone, Debug)]
pub struct PlanScoring {
    pub(crate) label: PlanLabel,
    /// The sets, in the order of their files.
    pub(crate) sets: Vec<SetRows>,
    /// The ids of sets that score it and have faults.
    pub(crate) faulty: Vec<Raw>,
}

/// The points of a plan by one set.
#[derive(Clone, Debug)]
pub(crate) struct SetRows {
    pub(crate) set: Raw,
    pub(crate) title: Raw,
    /// Number of the decision that gives the set.
    pub(crate) decision: Option<Raw>,
    pub(crate) total: ScoreTotal,
    pub(crate) class: Option<Raw>,
    /// The place among the plans of the run that the set scores; `None` for one plan.
    pub(crate) rank: Option<SetRank>,
    /// In the order of the set.
    pub(crate) criteria: Vec<CriterionRow>,
}

/// The points of a criterion or a group.
#[derive(Clone, Debug)]
pub(crate) struct CriterionRow {
    pub(crate) id: Raw,
    pub(crate) title: Raw,
    pub(crate) part_of: Option<Raw>,
    pub(crate) is_group: bool,
    pub(crate) is_outside: bool,
    /// Whether a person gives its points.
    pub(crate) is_manual: bool,
    pub(crate) max: Exact,
    pub(crate) figure: CriterionFigure,
    pub(crate) computed: Option<Exact>,
    pub(crate) certain: Exact,
    pub(crate) possible: Exact,
    /// The points of an official sheet.
    #[cfg(feature = "office")]
    pub(crate) declared: Option<Exact>,
    pub(crate) own: Option<Exact>,
    pub(crate) appraised: Option<Exact>,
    pub(crate) opinion: Option<Raw>,
    pub(crate) not_applicable: Option<NotApplicable>,
    /// Why it does not apply, or how the points come about.
    pub(crate) why: Option<Raw>,
    pub(crate) lost: Option<Exact>,
    pub(crate) recoverable: Exact,
    pub(crate) lead: Option<Raw>,
    pub(crate) lead_title: Option<Raw>,
    pub(crate) evidence: Vec<Raw>,
    pub(crate) evidence_asked: Option<Raw>,
}

/// The points of a plan by the sets that score it on the day of the view, or by those that are `wanted`.
pub fn plan_scoring(plan: &Plan, view: View<'_>, wanted: Option<&[String]>) -> PlanScoring {
    let plan = &*plan_on(plan, view.as_of);
    let is_wanted = |set: &ScoringSet| wanted.is_none_or(|ids| ids.iter().any(|id| set.id.value.is(id)));
    // A set that is asked for by its name shows, also where another has taken its place.
    let sets = match wanted {
        Some(_) => plan.scoring_sets.iter().filter(|set| crate::calc::scores_plan(plan, set)).collect(),
        None => scoring_sets(plan, view.as_of),
    };
    let (sound, faulty): (Vec<_>, Vec<_>) = sets.into_iter().filter(|set| is_wanted(set)).partition(|set| set.sound);
    PlanScoring {
        label: PlanLabel::of(plan, view),
        sets: sound.into_iter().map(|set| set_rows(plan, &score_sheet(plan, set, view))).collect(),
        faulty: faulty.into_iter().map(|set| set.id.value.raw()).collect(),
    }
}

fn set_rows(plan: &Plan, sheet: &ScoreSheet<'_>) -> SetRows {
    let set = sheet.set;
    SetRows {
        set: set.id.value.raw(),
        title: set.title.raw().clone(),
        decision: set.decision.as_ref().map(|decision| decision.number.raw().clone()),
        total: sheet.total.clone(),
        class: sheet.class.map(Raw::new),
        rank: None,
        criteria: sheet.lines.iter().map(|line| criterion_row(plan, line)).collect(),
    }
}

fn criterion_row(plan: &Plan, line: &ScoreLine<'_>) -> CriterionRow {
    let criterion = line.criterion;
    let lead_title = line.lead.as_ref().and_then(|lead| plan.assignees.named(lead.as_str()));
    let source = criterion.figure.as_ref().map(|figure| &figure.value);
    CriterionRow {
        id: criterion.id.value.raw(),
        title: criterion.title.raw().clone(),
        part_of: line.part_of.map(Raw::new),
        is_group: line.is_group,
        is_outside: criterion.is_outside(),
        is_manual: matches!(source, Some(crate::model::FigureSource::Manual)),
        max: criterion.max.value.clone(),
        figure: line.figure.clone(),
        computed: line.computed.clone(),
        certain: line.certain.clone(),
        possible: line.possible.clone(),
        #[cfg(feature = "office")]
        declared: line.declared.clone(),
        own: line.own.clone().filter(|_| line.own_given),
        appraised: line.appraised.clone().filter(|_| line.appraised_given),
        opinion: line.entry.and_then(|entry| entry.opinion.as_ref()).map(|text| text.raw().clone()),
        not_applicable: line.not_applicable,
        why: line.entry.and_then(|entry| entry.why.as_ref()).map(|text| text.raw().clone()),
        lost: line.lost.clone(),
        recoverable: line.recoverable.clone(),
        lead: line.lead.clone(),
        lead_title: lead_title.map(|one| one.title.raw().clone()),
        evidence: line.proofs.iter().map(|proof| Raw::new(proof.text.as_str())).collect(),
        evidence_asked: criterion.evidence_asked.as_ref().map(|text| text.raw().clone()),
    }
}

impl CriterionRow {
    /// Whether it applies and has no points yet.
    pub(crate) const fn is_open(&self) -> bool {
        self.computed.is_none() && self.not_applicable.is_none()
    }
}

impl SetRows {
    /// The criteria without parts.
    pub(crate) fn leaves(&self) -> impl Iterator<Item = &CriterionRow> {
        self.criteria.iter().filter(|row| !row.is_group)
    }

    /// The criteria on which points can still be won, the most first.
    pub(crate) fn to_win(&self) -> Vec<&CriterionRow> {
        let mut rows: Vec<&CriterionRow> = self.leaves().filter(|row| row.recoverable > Exact::from(0)).collect();
        rows.sort_by(|one, other| other.recoverable.cmp(&one.recoverable));
        rows
    }

    /// The criteria on which points are lost, the most first.
    pub(crate) fn losses(&self) -> Vec<(&CriterionRow, &Exact)> {
        let lost = self.leaves().filter_map(|row| Some((row, row.lost.as_ref()?)));
        let mut rows: Vec<(&CriterionRow, &Exact)> = lost.filter(|(_, lost)| **lost > Exact::from(0)).collect();
        rows.sort_by(|(_, one), (_, other)| other.cmp(one));
        rows
    }

    /// Whether some criterion has no points yet.
    pub(crate) fn is_open(&self) -> bool {
        self.total.certain != self.total.possible
    }
}

/// Gives each plan its place among those that the same set scores. A plan in whose place another stands has none.
pub fn ranked(plans: &mut [PlanScoring]) {
    let ids: std::collections::BTreeSet<String> =
        plans.iter().flat_map(|plan| &plan.sets).map(|set| set.set.as_str().to_owned()).collect();
    for id in ids {
        let of_set = |plan: &PlanScoring| plan.sets.iter().position(|set| set.set.as_str() == id);
        let totals: Vec<Option<Exact>> = plans
            .iter()
            .map(|plan| {
                let set = plan.sets.get(of_set(plan)?)?;
                set.total.certain.clone().filter(|_| !plan.label.is_replaced())
            })
            .collect();
        for (plan, rank) in plans.iter_mut().zip(score_ranks(&totals)) {
            let Some(number) = of_set(plan) else { continue };
            if let Some(set) = plan.sets.get_mut(number) {
                set.rank = rank;
            }
        }
    }
}

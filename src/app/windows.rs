//! A window over the plans of a run: only so many are in memory at once. A run reads ahead what a plan needs of others,
//! and forgets it behind the last plan that needs it.

use super::reading::{Beside, Beyond, Loaded, Reader};
use crate::calc::{Amount, Baselines, PlanSummary, Ranks, Replacement, View, last_figure};
use crate::diag::LocatedFinding;
use crate::lint::{Across, Hierarchy, check_beside};
use crate::model::Plan;
use crate::source::FilePath;
use crate::value::{Day, IndicatorId, PlanId};
use std::collections::{BTreeMap, BTreeSet};

/// The plans of a workspace while a window moves over them. Plans are given by their numbers.
pub(super) struct Windows<'r> {
    reader: Reader<'r>,
    beyond: Beyond,
    taken: &'r [bool],
    summaries: Vec<PlanSummary>,
    /// Whether the summary of each plan is that of the whole plan.
    is_whole: Vec<bool>,
    /// The plans in whose place beside others a fault was found.
    faulty: BTreeSet<usize>,
    hierarchy: Hierarchy,
    /// The plans that were read while the window moved; one read ahead stands twice.
    held: Vec<usize>,
    /// The last plan that needs each summary.
    last_needed: Vec<usize>,
    pools: BTreeMap<String, PoolPlans>,
    ranks: Ranks,
    /// The pools whose ranks are known.
    ranked: BTreeSet<String>,
    /// The last figures of plans that baselines name.
    baselines: Baselines,
    /// The plans and indicators, in small letters, that were looked up for them, each from a day.
    looked_up: BTreeSet<(usize, String, Day)>,
}

/// The plans with the same parent.
#[derive(Default)]
struct PoolPlans {
    members: Vec<usize>,
    /// The last of them that the run is about.
    last: usize,
    /// Whether the run is about all of them.
    all_taken: bool,
}

/// A plan beside the others.
pub(super) struct Judged {
    pub loaded: Loaded,
    /// Every finding, by file and place.
    pub findings: Vec<LocatedFinding>,
    pub is_sound: bool,
    /// Whether it is ranked. A run about some plans of a pool reads the others only for a plan that asks for its rank.
    pub is_ranked: bool,
    /// The plan that stands in its place.
    pub replacement: Option<Replacement>,
}

impl<'r> Windows<'r> {
    /// A window over plans of which only plan.toml was read, or, where these are `whole`, over all of them.
    pub(super) fn over(
        reader: Reader<'r>,
        summaries: Vec<PlanSummary>,
        taken: &'r [bool],
        beyond: Beyond,
        whole: bool,
    ) -> Self {
        let mut windows = Self {
            reader,
            beyond,
            taken,
            is_whole: vec![whole; summaries.len()],
            faulty: BTreeSet::new(),
            hierarchy: Hierarchy::of(&summaries, taken, reader.as_of),
            held: Vec::new(),
            last_needed: (0..summaries.len()).collect(),
            pools: BTreeMap::new(),
            ranks: Ranks::none(),
            ranked: BTreeSet::new(),
            baselines: Baselines::default(),
            looked_up: BTreeSet::new(),
            summaries: Vec::with_capacity(summaries.len()),
        };
        for (number, mut summary) in summaries.into_iter().enumerate() {
            windows.hierarchy.fit(number, &mut summary);
            if let Some(pool) = pool_of(&summary) {
                let pool = windows.pools.entry(pool).or_default();
                pool.members.push(number);
            }
            windows.summaries.push(summary);
        }
        windows.find_last_needed();
        windows
    }

    fn find_last_needed(&mut self) {
        let Self { pools, last_needed, hierarchy, taken, .. } = self;
        let mut need = |number: usize, by: usize| {
            if let Some(last) = last_needed.get_mut(number) {
                *last = by.max(*last);
            }
        };
        for pool in pools.values_mut() {
            let is_taken = |number: &&usize| taken.get(**number) == Some(&true);
            pool.last = pool.members.iter().rfind(is_taken).copied().unwrap_or_default();
            pool.all_taken = pool.members.iter().all(|number| is_taken(&number));
            pool.members.iter().for_each(|member| need(*member, pool.last));
        }
        for number in 0..taken.len() {
            if taken.get(number) == Some(&true) {
                hierarchy.named_above(number).for_each(|above| need(above, number));
            }
        }
    }

    /// Keeps the summary of a plan that was read whole.
    pub(super) fn put(&mut self, number: usize, mut summary: PlanSummary) {
        self.hierarchy.fit(number, &mut summary);
        if let (Some(known), Some(is_whole)) = (self.summaries.get_mut(number), self.is_whole.get_mut(number)) {
            (*known, *is_whole) = (summary, true);
            self.held.push(number);
        }
    }

    fn beside(&self, number: usize) -> Beside {
        Beside::of(&self.hierarchy, number, &self.summaries)
    }

    /// Reads these plans whole.
    pub(super) fn read(&mut self, numbers: &[usize]) -> Vec<Loaded> {
        let place = |number: &usize| Some((self.summaries.get(*number)?.folder.clone(), self.beside(*number)));
        let places: Vec<(FilePath, Beside)> = numbers.iter().filter_map(place).collect();
        let reader = self.reader;
        let (loaded, summaries): (Vec<Loaded>, Vec<PlanSummary>) =
            reader.each(places, |(folder, beside)| reader.whole(&folder, &beside)).into_iter().unzip();
        numbers.iter().zip(summaries).for_each(|(number, summary)| self.put(*number, summary));
        loaded
    }

    /// Reads again those plans whose reading depends on others: they were read before anybody knew that.
    pub(super) fn read_again(&mut self, numbers: &[usize], loaded: &mut [Loaded]) {
        let depends =
            |(place, number): (usize, &usize)| (self.beside(*number) != Beside::ALONE).then_some((place, *number));
        let (places, again): (Vec<usize>, Vec<usize>) = numbers.iter().enumerate().filter_map(depends).unzip();
        for (place, new) in places.into_iter().zip(self.read(&again)) {
            if let Some(known) = loaded.get_mut(place) {
                *known = new;
            }
        }
    }

    /// Checks these plans beside the others, and finds their ranks.
    pub(super) fn judge(&mut self, loaded: Vec<(usize, Loaded)>) -> Vec<Judged> {
        self.read_ahead(&loaded);
        self.read_baselines(&loaded);
        // One after the other: only so many unknown names get a suggestion.
        let Self { hierarchy, summaries, reader, .. } = self;
        let faults: Vec<Vec<Across>> =
            loaded.iter().map(|(number, _)| hierarchy.faults(*number, summaries, reader.lints)).collect();
        let (numbers, this): (Vec<usize>, _) = (loaded.iter().map(|(number, _)| *number).collect(), &*self);
        let judged = this.reader.each(loaded.into_iter().zip(faults).collect(), |((number, loaded), faults)| {
            this.judged(number, loaded, faults)
        });
        let unsound = numbers.into_iter().zip(&judged).filter(|(_, one)| !one.is_sound).map(|(number, _)| number);
        self.faulty.extend(unsound);
        judged
    }

    fn judged(&self, number: usize, mut loaded: Loaded, faults: Vec<Across>) -> Judged {
        let mut findings = loaded.findings();
        let replacement = self.hierarchy.replacement_of(number);
        let Some(plan) = self.summaries.get(number) else {
            return Judged { loaded, findings, is_sound: false, is_ranked: false, replacement };
        };
        if let (Some(parent), Some((id, _))) = (&mut loaded.plan.file.parent, &plan.parent) {
            // As its own plan spells it.
            parent.value.clone_from(id);
        }
        let above = self.hierarchy.above(number, &self.summaries);
        let as_of = self.hierarchy.day_of(number);
        let mut is_sound = plan.sound;
        for Across { finding, is_fault } in
            faults.into_iter().chain(check_beside(plan, above, &self.ranks, as_of, self.reader.lints))
        {
            is_sound &= !is_fault;
            findings.extend(finding);
        }
        findings.sort_by(|a, b| a.order().cmp(&b.order()));
        let is_ranked = self.is_ranked(&loaded, plan);
        Judged { loaded, findings, is_sound, is_ranked, replacement }
    }

    /// Reads the summaries of the plans above these, and of the plans among which these are ranked; then their ranks.
    fn read_ahead(&mut self, loaded: &[(usize, Loaded)]) {
        let mut ahead = BTreeSet::new();
        let mut pools = BTreeSet::new();
        for (number, loaded) in loaded {
            ahead.extend(self.hierarchy.named_above(*number).filter(|above| self.is_taken(*above)));
            let Some(plan) = self.summaries.get(*number) else { continue };
            if let Some(pool) = pool_of(plan).filter(|pool| self.is_ranked(loaded, plan) && !self.ranked.contains(pool))
            {
                ahead.extend(self.pools.get(&pool).into_iter().flat_map(|pool| &pool.members).copied());
                pools.insert(pool);
            }
            // The rank of another plan, from which one of these counts.
            let ranked = plan.baselines.iter().filter(|baseline| baseline.is_ranked);
            let ranked = ranked.filter_map(|baseline| Some((self.hierarchy.number_of(&baseline.plan)?, baseline)));
            for (named, _) in ranked.filter(|(named, one)| {
                !self.looked_up.contains(&(*named, key(&one.indicator), self.hierarchy.day_of(*number)))
            }) {
                let pool = self.summaries.get(named).and_then(pool_of);
                if let Some(pool) = pool.filter(|pool| !self.ranked.contains(pool)) {
                    ahead.extend(self.pools.get(&pool).into_iter().flat_map(|pool| &pool.members).copied());
                    pools.insert(pool);
                }
            }
        }
        ahead.retain(|number| self.is_whole.get(*number) == Some(&false));
        self.read(&ahead.into_iter().collect::<Vec<_>>());
        for pool in pools {
            let members = self.pools.get(&pool).into_iter().flat_map(|pool| &pool.members);
            let members: Vec<&PlanSummary> = members.filter_map(|member| self.summaries.get(*member)).collect();
            self.ranks.add(&members);
            self.ranked.insert(pool);
        }
    }

    /// Finds the last figures of the plans that baselines of these name. A plan outside the window is read for it, and
    /// dropped again.
    fn read_baselines(&mut self, loaded: &[(usize, Loaded)]) {
        type Figure = (PlanId, IndicatorId, Day, (Amount, Day));
        let mut asked: BTreeMap<usize, Vec<(IndicatorId, Day)>> = BTreeMap::new();
        for (number, _) in loaded {
            let as_of = self.hierarchy.day_of(*number);
            let Some(plan) = self.summaries.get(*number) else { continue };
            for baseline in &plan.baselines {
                let Some(named) = self.hierarchy.number_of(&baseline.plan) else { continue };
                if self.looked_up.insert((named, key(&baseline.indicator), as_of)) {
                    asked.entry(named).or_default().push((baseline.indicator.clone(), as_of));
                }
            }
        }
        let reader = self.reader;
        let figures = |plan: &Plan, asked: Vec<(IndicatorId, Day)>| -> Vec<Figure> {
            let figure = |(id, as_of): (IndicatorId, Day)| {
                let view = View::new(as_of, &reader.shared.settings).with_ranks(&self.ranks);
                let figure = last_figure(plan, &id, view)?;
                Some((plan.id.value.clone(), id, as_of, figure))
            };
            asked.into_iter().filter_map(figure).collect()
        };
        let (mut found, mut elsewhere) = (Vec::new(), Vec::new());
        for (number, asked) in asked {
            let at_hand = loaded.iter().find(|(known, _)| *known == number);
            match (at_hand, self.summaries.get(number)) {
                (Some((_, Loaded { plan, .. })), Some(summary)) if summary.sound => {
                    found.extend(figures(plan, asked));
                }
                (None, Some(summary)) => elsewhere.push((summary.folder.clone(), self.beside(number), asked)),
                (Some(_) | None, _) => {}
            }
        }
        let read = reader.each(elsewhere, |(folder, beside, asked)| {
            let (loaded, summary) = reader.whole(&folder, &beside);
            if summary.sound { figures(&loaded.plan, asked) } else { Vec::new() }
        });
        found.extend(read.into_iter().flatten());
        for (plan, indicator, as_of, figure) in found {
            self.baselines.put(&plan, &indicator, as_of, figure);
        }
    }

    fn is_ranked(&self, loaded: &Loaded, plan: &PlanSummary) -> bool {
        let all_taken = || pool_of(plan).and_then(|pool| self.pools.get(&pool)).is_some_and(|pool| pool.all_taken);
        loaded.asks_for_rank() || self.beyond == Beyond::Pools || (!plan.ranks.is_empty() && all_taken())
    }

    fn is_taken(&self, number: usize) -> bool {
        self.taken.get(number) == Some(&true)
    }

    /// The facts of other plans that those of the window need: their ranks, and the figures from which they count.
    pub(super) const fn beyond(&self) -> (&Ranks, &Baselines) {
        (&self.ranks, &self.baselines)
    }

    /// Forgets what only the plans before this one needed.
    pub(super) fn forget_before(&mut self, next: usize) {
        let over = |pool: &String| self.pools.get(pool).is_none_or(|pool| pool.last < next);
        let (over, left) = std::mem::take(&mut self.ranked).into_iter().partition::<BTreeSet<String>, _>(over);
        self.ranked = left;
        self.ranks.remove(|parent| over.contains(parent));
        let Self { held, last_needed, summaries, .. } = self;
        held.retain(|number| {
            let is_needed = last_needed.get(*number).is_some_and(|last| *last >= next);
            if let Some(plan) = summaries.get_mut(*number).filter(|_| !is_needed) {
                plan.forget_figures();
            }
            is_needed
        });
    }

    /// The summaries of all plans, and the ranks of those that it did not forget.
    pub(super) fn end(self) -> (Vec<PlanSummary>, Ranks) {
        let Self { mut summaries, faulty, ranks, .. } = self;
        for number in faulty {
            if let Some(plan) = summaries.get_mut(number) {
                plan.sound = false;
            }
        }
        (summaries, ranks)
    }
}

fn key(indicator: &IndicatorId) -> String {
    indicator.as_str().to_ascii_lowercase()
}

/// The id of the plan above in small letters: plans with the same one are ranked together.
fn pool_of(plan: &PlanSummary) -> Option<String> {
    plan.parent.as_ref().map(|(parent, _)| parent.as_str().to_ascii_lowercase())
}

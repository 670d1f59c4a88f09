//! Counts what was drawn, for a table at the end of a run.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::answers::{Answer, Verdict};
use super::model::{Measure, Workspace};
use super::parents::{self, Kind};
use super::rules::{answer, indicator, indicator_id};
use super::{ranks, write};

/// The measures in the order of the table; none is that of qualitative targets.
pub const MEASURES: [Option<Measure>; 7] = [
    Some(Measure::Ratio),
    Some(Measure::Count),
    Some(Measure::Amount),
    Some(Measure::Score),
    Some(Measure::Rank),
    Some(Measure::Milestone),
    None,
];

/// What was drawn.
#[derive(Debug, Default)]
pub struct Tally {
    /// Workspaces.
    pub workspaces: u64,
    /// Plans.
    pub plans: usize,
    /// Targets by verdict and measure.
    pub verdicts: BTreeMap<(Verdict, Option<Measure>), u64>,
    /// Targets that stand firm before the end of their time, by verdict.
    pub early: BTreeMap<Verdict, u64>,
    /// Targets whose rank is computed.
    pub computed: u64,
    /// Targets on a rank that could be computed, where the reported one stands.
    pub reported: u64,
    /// Targets with a value that comes from the file `end` (or from that among others).
    pub from_end: u64,
    /// Findings between a plan and its parent.
    pub findings: BTreeMap<Kind, u64>,
}

impl Tally {
    /// Adds a workspace.
    pub fn add(&mut self, workspace: &Workspace) {
        self.workspaces += 1;
        self.plans += workspace.plans.len();
        for plan in &workspace.plans {
            for target in &plan.targets {
                let found = answer(target, plan, &workspace.plans, &workspace.settings);
                self.add_answer(&found, workspace);
                if found.measure != Some(Measure::Rank) {
                    continue;
                }
                let indicator = indicator(plan, indicator_id(target));
                let computed = ranks::computed(&indicator, plan, &workspace.plans, &workspace.settings, found.by);
                self.computed += u64::from(computed.is_some());
                self.reported += u64::from(indicator.rank_of.is_some() && computed.is_none() && found.value.is_some());
            }
        }
        for finding in parents::findings(&workspace.plans) {
            *self.findings.entry(finding.kind).or_default() += 1;
        }
    }

    /// Adds one answer.
    fn add_answer(&mut self, found: &Answer, workspace: &Workspace) {
        *self.verdicts.entry((found.verdict, found.measure)).or_default() += 1;
        if found.is_final == Some(true) && workspace.settings.base.as_of <= found.by {
            *self.early.entry(found.verdict).or_default() += 1;
        }
        let periods = found.value.as_ref().map(|value| &value.periods[..]).unwrap_or_default();
        self.from_end += u64::from(periods.iter().any(|name| name == "end"));
    }

    /// How many targets of the measure have the verdict.
    pub fn count(&self, verdict: Verdict, measure: Option<Measure>) -> u64 {
        self.verdicts.get(&(verdict, measure)).copied().unwrap_or_default()
    }

    /// The table.
    pub fn table(&self) -> String {
        let mut out = format!("{} workspaces, {} plans\n{:15}", self.workspaces, self.plans, "");
        for measure in MEASURES {
            write!(out, "{:>12}", measure.map_or("none", write::measure)).expect("a String takes all");
        }
        for verdict in Verdict::ALL {
            write!(out, "\n{:15}", verdict.word()).expect("a String takes all");
            for measure in MEASURES {
                write!(out, "{:>12}", self.count(verdict, measure)).expect("a String takes all");
            }
        }
        out.push_str("\nfinal before the end:");
        for (verdict, count) in &self.early {
            write!(out, " {} {count}", verdict.word()).expect("a String takes all");
        }
        let (computed, reported, from_end) = (self.computed, self.reported, self.from_end);
        write!(
            out,
            "\nranks computed {computed}, reported instead {reported}; values from `end` {from_end}\nfindings:"
        )
        .expect("a String takes all");
        for kind in Kind::ALL {
            let count = self.findings.get(&kind).copied().unwrap_or_default();
            write!(out, " {} {count}", kind.word()).expect("a String takes all");
        }
        out.push('\n');
        out
    }
}

//! The proof of repairs: after them their findings are gone, no plan has an error that it did not have, and nothing is
//! said against the text that they put there. A warning elsewhere does not come from a repair: a fault had hidden it.

use super::texts::Texts;
use crate::app::{KeptCheck, SharedFiles, Workspace};
use crate::diag::{Level, LocatedFinding};
use crate::source::{FilePath, Files};
use crate::text::Lang;
use crate::value::Day;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A plan by its number among all of the workspace; `None` for the files that all plans share.
pub(super) type PlanNumber = Option<usize>;

/// A finding without its place, which changes as the text before it does.
type FindingKey = (&'static str, FilePath, Option<String>, Option<&'static str>, String);

/// How often each finding is there.
type Counts = BTreeMap<FindingKey, usize>;

/// A check of the whole workspace that can be tried with other texts.
pub(super) struct Proof {
    as_of: Day,
    check: KeptCheck<()>,
    /// The findings of each plan before the repairs that are tried.
    accepted: BTreeMap<PlanNumber, Counts>,
    /// The plans that a repair touched which was then left out: the check still has them as they would have been.
    left: BTreeSet<PlanNumber>,
    /// Those whose findings may differ from the accepted ones for that reason.
    differing: BTreeSet<PlanNumber>,
}

impl From<KeptCheck<()>> for Proof {
    fn from(check: KeptCheck<()>) -> Self {
        let (as_of, accepted) = (check.as_of(), BTreeMap::new());
        let mut proof = Self { as_of, check, accepted, left: BTreeSet::new(), differing: BTreeSet::new() };
        for plan in proof.plans() {
            let counts = counts(&proof.findings(plan));
            proof.accepted.insert(plan, counts);
        }
        proof
    }
}

impl Proof {
    pub(super) fn new(files: &dyn Files, as_of: Day) -> anyhow::Result<Self> {
        Ok(Self::from(checked(files, as_of)?))
    }

    /// The findings of a plan, or of the files that all plans share, as they were last looked at.
    pub(super) fn findings(&self, plan: PlanNumber) -> Vec<&LocatedFinding> {
        plan.map_or_else(|| self.check.common_findings().iter().collect(), |plan| self.check.findings(plan))
    }

    /// The folder of a plan; the root for the files that all plans share.
    pub(super) fn folder(&self, plan: PlanNumber) -> FilePath {
        plan.and_then(|plan| self.check.folder(plan)).cloned().unwrap_or_default()
    }

    /// The plan to which a file belongs.
    pub(super) fn plan_of(&self, file: &FilePath) -> PlanNumber {
        self.check.only_plan_of(file).or_else(|| self.is_of_one_plan().then_some(0))
    }

    /// Whether the root of the workspace is itself its only plan.
    fn is_of_one_plan(&self) -> bool {
        self.check.folder(0).is_some_and(|folder| folder.depth() == 0)
    }

    /// Every plan, the shared files first.
    pub(super) fn plans(&self) -> BTreeSet<PlanNumber> {
        std::iter::once(None).chain((0..self.check.count()).map(Some)).collect()
    }

    /// The findings that speak against the repairs in these texts: those that come, and those that should be gone and
    /// are not. `mended` are the findings that the repairs are for.
    pub(super) fn objections(
        &mut self,
        (files, texts): (&dyn Files, &Texts),
        touched: &BTreeSet<PlanNumber>,
        mended: &[&LocatedFinding],
    ) -> anyhow::Result<Vec<LocatedFinding>> {
        let affected = self.look_again(&texts.over(files), touched)?;
        self.differing.extend(affected);
        self.left.extend(touched);
        let gone = counts(mended);
        let mut objections = Vec::new();
        for plan in &self.differing {
            let (before, findings) = (self.accepted.get(plan), self.findings(*plan));
            let now = counts(&findings);
            let is_excess = |finding: &&&LocatedFinding| {
                let key = key(finding);
                let of = |counts: &Counts| counts.get(&key).copied().unwrap_or_default();
                let expected = before.map_or(0, of).saturating_sub(of(&gone));
                let is_about_repair = || texts.is_patched(&finding.at.file, &finding.at.bytes());
                let matters = match finding.level() {
                    Level::Error => true,
                    Level::Warning => gone.contains_key(&key) || is_about_repair(),
                    Level::Note => gone.contains_key(&key),
                };
                of(&now) > expected && matters
            };
            objections.extend(findings.iter().filter(is_excess).map(|finding| (*finding).clone()));
        }
        Ok(objections)
    }

    /// Takes the texts that were last looked at for those from which the next repairs start.
    pub(super) fn accept(&mut self) {
        for plan in std::mem::take(&mut self.differing) {
            let counts = counts(&self.findings(plan));
            self.accepted.insert(plan, counts);
        }
        self.left.clear();
    }

    /// Looks at the texts that were accepted last.
    pub(super) fn look_at_accepted(&mut self, files: &dyn Files) -> anyhow::Result<()> {
        self.look_again(files, &BTreeSet::new())?;
        self.left.clear();
        self.differing.clear();
        Ok(())
    }

    /// Reads again what these texts change, and what the last ones changed. Gives the plans whose findings may have
    /// changed.
    fn look_again(
        &mut self,
        files: &dyn Files,
        touched: &BTreeSet<PlanNumber>,
    ) -> anyhow::Result<BTreeSet<PlanNumber>> {
        let all: BTreeSet<PlanNumber> = touched.union(&self.left).copied().collect();
        // On the shared files everything may hang.
        if all.contains(&None) || !all.is_empty() && self.is_of_one_plan() {
            self.check = checked(files, self.as_of)?;
            return Ok(self.plans());
        }
        let plans = all.into_iter().flatten().collect();
        Ok(self.check.again(files, &plans, |_, _, _, _| ()).into_iter().map(Some).collect())
    }
}

fn checked(files: &dyn Files, as_of: Day) -> anyhow::Result<KeptCheck<()>> {
    let workspace = Workspace { files, shared: Arc::new(SharedFiles::read(files)) };
    KeptCheck::new(&workspace, as_of, |_, _, _, _| ())
}

fn counts(findings: &[&LocatedFinding]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        *counts.entry(key(finding)).or_default() += 1;
    }
    counts
}

fn key(finding: &LocatedFinding) -> FindingKey {
    // The message of a warning may count what can be read: it is the same warning with another number.
    let message = if finding.level() == Level::Error { finding.message(Lang::En) } else { String::new() };
    let item = finding.item().map(str::to_owned);
    (finding.rule().code, finding.at.file.clone(), item, finding.field(), message)
}

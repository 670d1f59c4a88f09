//! The proof of another id: no plan has a finding that it did not have, and every task and target stands as before.

use super::renamed_file::RenamedFile;
use super::results::PlanResults;
use crate::app::{KeptCheck, Workspace};
use crate::calc::View;
use crate::diag::{Failure, Level, LocatedFinding};
use crate::model::{Plan, Settings};
use crate::source::{FilePath, Files, Overlay, Sources};
use crate::text::Both;
use crate::value::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// A finding without its words, in which the id stands.
type FindingKey = (&'static str, FilePath, Option<&'static str>);

/// Whether nothing speaks against these files: no new finding of at least this level, and no other result.
pub(super) fn prove<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    renamed: &[RenamedFile],
    least: Level,
) -> anyhow::Result<Result<(), Failure>> {
    const BRINGS: Both = Both {
        en: "with that id there would be a new finding: {finding}",
        vi: "đổi mã thì có thêm phát hiện: {finding}",
    };
    const CHANGES: Both = Both {
        en: "with that id, plan `{plan}` would have other results",
        vi: "đổi mã thì kết quả của kế hoạch `{plan}` sẽ khác",
    };
    let mut overlay = Overlay::new(files);
    for file in renamed {
        overlay.put(file.path.clone(), file.after());
    }
    let only: Option<BTreeSet<usize>> = renamed.iter().map(|file| check.only_plan_of(&file.path)).collect();
    let (before, after, plans) = if let Some(plans) = only {
        let mut after = check.with_values(|_| PlanResults::default());
        let mut before = check.with_values(|_| PlanResults::default());
        let touched = read_again(&mut after, &overlay, plans);
        // The files may have changed since the check, so that both are read now.
        before.again(files, &touched, results);
        (before, after, touched)
    } else {
        let new = |files: &dyn Files| KeptCheck::new(&Workspace::from(files), check.as_of(), results);
        let (before, after) = (new(files)?, new(&overlay)?);
        let all = 0..before.count().max(after.count());
        (before, after, all.collect())
    };
    let found_before = findings_of(&before, &plans, least);
    for (key, (count, finding)) in findings_of(&after, &plans, least) {
        if count > found_before.get(&key).map_or(0, |(count, _)| *count) {
            return Ok(Err(Failure::new(BRINGS).arg("finding", finding)));
        }
    }
    let mut pairs = before.values().zip(after.values()).enumerate().filter(|(plan, _)| plans.contains(plan));
    if let Some((plan, _)) = pairs.find(|(_, (before, after))| !before.stands_in(after)) {
        let folder = check.folder(plan).cloned().unwrap_or_default();
        return Ok(Err(Failure::new(CHANGES).arg("plan", folder.as_str())));
    }
    Ok(Ok(()))
}

/// Reads these plans again, and all that they touch. Gives the numbers of both.
fn read_again(check: &mut KeptCheck<PlanResults>, files: &dyn Files, plans: BTreeSet<usize>) -> BTreeSet<usize> {
    let (mut read, mut next) = (BTreeSet::new(), plans);
    while !next.is_empty() {
        let touched = check.again(files, &next, results);
        read.extend(next);
        next = touched.difference(&read).copied().collect();
    }
    read
}

/// How often each finding that matters is there, and the words of one.
fn findings_of<T: Send>(
    check: &KeptCheck<T>,
    plans: &BTreeSet<usize>,
    least: Level,
) -> BTreeMap<FindingKey, (usize, Cell)> {
    let mut findings: BTreeMap<FindingKey, (usize, Cell)> = BTreeMap::new();
    let of_plans = plans.iter().flat_map(|plan| check.findings(*plan));
    for finding in check.common_findings().iter().chain(of_plans).filter(|finding| matters(finding, least)) {
        let key = (finding.rule().code, finding.at.file.clone(), finding.field());
        findings.entry(key).or_insert_with(|| (0, finding.coded())).0 += 1;
    }
    findings
}

/// Whether a finding speaks against an id. A gap in the numbers does not: a person who renumbers tasks makes some.
fn matters(finding: &LocatedFinding, least: Level) -> bool {
    finding.level() >= least && finding.rule().name != "numbering-gap"
}

fn results(plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> PlanResults {
    PlanResults::of(plan, view, settings, sources)
}

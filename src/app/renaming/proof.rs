//! The proof of another id: no plan has a finding that it did not have, and every task and target stands as before.

use super::names::NamedThing;
use super::renamed_file::RenamedFile;
use crate::app::{KeptCheck, NamesAsked, Workspace, declared};
use crate::calc::View;
use crate::diag::{Failure, Level, LocatedFinding};
use crate::keys::Entity;
use crate::model::{Plan, Settings};
use crate::source::{FilePath, Files, Overlay, Sources};
use crate::text::Both;
use crate::value::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// A finding without its words, in which the id stands.
type FindingKey = (&'static str, FilePath, Option<&'static str>);

/// The things of a plan with where they stand.
type Standings = Vec<(Entity, Vec<Cell>)>;

/// Whether nothing speaks against these files.
pub(super) fn prove<T: Send>(
    files: &dyn Files,
    check: &KeptCheck<T>,
    thing: &NamedThing,
    renamed: &[RenamedFile],
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
    let (before, after, plans) = match only {
        Some(plans) if !matches!(thing.entity, Entity::Plan) => {
            let mut trial = check.with_values(|_| Standings::new());
            trial.again(files, &plans, standings);
            let stood = standings_of(&trial, &plans);
            // The findings of other plans may change as well.
            let mut touched = trial.again(&overlay, &plans, standings);
            touched.extend(&plans);
            let before = CheckedPlans { findings: findings_of(check, &touched), standings: stood };
            let standings = standings_of(&trial, &plans);
            (before, CheckedPlans { findings: findings_of(&trial, &touched), standings }, plans)
        }
        Some(_) | None => {
            let new = |files: &dyn Files| KeptCheck::new(&Workspace::from(files), check.as_of(), standings);
            let (before, after) = (new(files)?, new(&overlay)?);
            let all: BTreeSet<usize> = (0..before.count()).collect();
            let checked = |check: &KeptCheck<Standings>| CheckedPlans {
                findings: findings_of(check, &all),
                standings: standings_of(check, &all),
            };
            (checked(&before), checked(&after), all)
        }
    };
    for (key, (count, finding)) in &after.findings {
        if *count > before.findings.get(key).map_or(0, |(count, _)| *count) {
            return Ok(Err(Failure::new(BRINGS).arg("finding", finding.clone())));
        }
    }
    for plan in plans {
        if before.standings.get(&plan) != after.standings.get(&plan) {
            let folder = check.folder(plan).cloned().unwrap_or_default();
            return Ok(Err(Failure::new(CHANGES).arg("plan", folder.as_str())));
        }
    }
    Ok(Ok(()))
}

/// The findings and standings of some plans.
struct CheckedPlans {
    /// How often each is there, and the words of one.
    findings: BTreeMap<FindingKey, (usize, Cell)>,
    standings: BTreeMap<usize, Standings>,
}

fn findings_of<T: Send>(check: &KeptCheck<T>, plans: &BTreeSet<usize>) -> BTreeMap<FindingKey, (usize, Cell)> {
    let mut findings: BTreeMap<FindingKey, (usize, Cell)> = BTreeMap::new();
    let of_plans = plans.iter().flat_map(|plan| check.findings(*plan));
    let matters = |finding: &&LocatedFinding| finding.level() >= Level::Warning;
    for finding in check.common_findings().iter().chain(of_plans).filter(matters) {
        let key = (finding.rule().code, finding.at.file.clone(), finding.field());
        findings.entry(key).or_insert_with(|| (0, finding.coded())).0 += 1;
    }
    findings
}

fn standings_of(check: &KeptCheck<Standings>, plans: &BTreeSet<usize>) -> BTreeMap<usize, Standings> {
    let all = check.values().enumerate().filter(|(plan, _)| plans.contains(plan));
    all.map(|(plan, value)| (plan, value.clone())).collect()
}

fn standings(plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources) -> Standings {
    let names = declared(plan, view, settings, sources, NamesAsked::Standings).into_iter();
    names.filter(|name| name.standing.is_some()).map(|name| (name.entity, name.facts)).collect()
}

//! Findings as cases of a page of tests.

use super::remark::Remark;
use crate::diag::Level;
use crate::report::case::{Case, Outcome, shown};
use crate::text::{Both, Lang};
use std::collections::{BTreeMap, BTreeSet};

const FILES: &str = "files";

/// A case for each remark, which fails from the level `failing` on; then one case that passes for each plan without
/// remarks.
pub(crate) fn remark_cases(plans: &[&str], remarks: &[Remark], failing: Option<Level>, lang: Lang) -> [Vec<Case>; 2] {
    const CLEAN: Both = Both { en: "no findings", vi: "không phát hiện gì" };
    let mut named: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut case = |plan: &str, remark: &Remark| {
        let item = remark.item.clone().unwrap_or_else(|| shown(remark.at.file.as_str()));
        let name = format!("{item} {}", remark.kind.label());
        let number = named.entry((plan.to_owned(), name.clone())).or_default();
        *number += 1;
        let name = if *number == 1 { name } else { format!("{name} ({number})") };
        let details = remark.headline(lang);
        let failed = failing.is_some_and(|level| remark.level >= level);
        let (outcome, remark) = if failed {
            let kind = remark.kind.label();
            (Outcome::Failed { kind, message: remark.message.clone(), details }, None)
        } else {
            (Outcome::Passed, Some(details))
        };
        Case { suite: FILES, plan: plan.to_owned(), name, outcome, remark }
    };
    let found = remarks.iter().map(|remark| case(remark.plan.as_deref().unwrap_or("cchc"), remark)).collect();
    let remarked: BTreeSet<&str> = remarks.iter().filter_map(|remark| remark.plan.as_deref()).collect();
    let clean = plans.iter().filter(|plan| !remarked.contains(**plan)).map(|plan| {
        let name = CLEAN.get(lang).to_owned();
        Case { suite: FILES, plan: (*plan).to_owned(), name, outcome: Outcome::Passed, remark: None }
    });
    [found, clean.collect()]
}

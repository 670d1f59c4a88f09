//! Findings as cases of a page of tests.

use super::remark::Remark;
use crate::diag::Level;
use crate::report::case::{Case, Outcome, shown};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

const FILES: &str = "files";

/// A case for each rule and item, which fails from the level `failing` on; then one that passes for each plan without
/// remarks.
pub(crate) fn remark_cases(plans: &[&str], remarks: &[Remark], failing: Option<Level>, lang: Lang) -> [Vec<Case>; 2] {
    const CLEAN: &str = "no-findings";
    let mut numbers: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut found: Vec<(&str, String, Vec<&Remark>)> = Vec::new();
    for remark in remarks {
        let plan = remark.plan.as_deref().unwrap_or("cchc");
        let item = remark.item.clone().unwrap_or_else(|| shown(remark.at.file.as_str()));
        let name = format!("{item} {}", remark.kind.label());
        let number = *numbers.entry((plan, name.clone())).or_insert(found.len());
        match found.get_mut(number) {
            Some((_, _, remarks)) => remarks.push(remark),
            None => found.push((plan, name, vec![remark])),
        }
    }
    let found = found.into_iter().map(|(plan, name, remarks)| case(plan, name, &remarks, failing, lang)).collect();
    let remarked: BTreeSet<&str> = remarks.iter().filter_map(|remark| remark.plan.as_deref()).collect();
    let clean = plans.iter().filter(|plan| !remarked.contains(**plan)).map(|plan| {
        let (plan, name) = ((*plan).to_owned(), CLEAN.to_owned());
        Case { suite: FILES, plan, name, file: None, outcome: Outcome::Passed, remark: None }
    });
    [found, clean.collect()]
}

/// The case of a rule and an item. The message is that of the first fault that fails.
fn case(plan: &str, name: String, remarks: &[&Remark], failing: Option<Level>, lang: Lang) -> Case {
    let details: Vec<String> = remarks.iter().map(|remark| remark.headline(lang)).collect();
    let details = details.join("\n");
    let failed = remarks.iter().find(|remark| failing.is_some_and(|level| remark.level >= level));
    let (outcome, remark) = match failed {
        Some(first) => {
            let (kind, message) = (first.kind.label(), first.message.clone());
            (Outcome::Failed { kind, message, details }, None)
        }
        None => (Outcome::Passed, Some(details)),
    };
    let file = remarks.first().map(|remark| remark.at.file.as_str().to_owned());
    Case { suite: FILES, plan: plan.to_owned(), name, file, outcome, remark }
}

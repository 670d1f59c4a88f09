//! Compares what `cchc validate` finds between a plan and its parent with the oracle's findings.

use std::collections::BTreeSet;

use serde_json::Value;

use super::model::Workspace;
use super::parents::{Finding, Kind, findings};
use crate::oracle::errors;

/// The kind of a finding of the program; none where it is of another rule.
fn kind(name: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.word() == name)
}

/// A text of the program's finding.
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The findings of the program that matter here. A missing one stands at the plan, and names the
/// indicator in its `args`.
fn printed_findings(printed: &Value) -> BTreeSet<Finding> {
    let mut found = BTreeSet::new();
    for finding in printed["findings"].as_array().into_iter().flatten() {
        let Some(kind) = kind(&text(&finding["name"])) else {
            continue;
        };
        let about = if kind == Kind::Missing { &finding["args"]["indicator"] } else { &finding["item"] };
        found.insert(Finding { kind, plan: text(&finding["plan"]), about: text(about) });
    }
    found
}

/// Every difference between the findings, and every error.
pub fn differences(workspace: &Workspace, printed: &Value) -> Vec<String> {
    let mut all = errors(printed);
    let (wanted, got) = (findings(&workspace.plans, &workspace.settings), printed_findings(printed));
    for finding in wanted.difference(&got) {
        all.push(format!("the oracle finds {finding:?}, the program does not"));
    }
    for finding in got.difference(&wanted) {
        all.push(format!("the program finds {finding:?}, the oracle does not"));
    }
    all
}

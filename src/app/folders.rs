//! The folders of a workspace's plans.

use super::Selection;
use crate::diag::Sink;
use crate::keys::report_refused;
use crate::source::{FilePath, Files, Sources, find_plans};

/// The folders of the plans. A root that is itself a plan is a workspace of that one.
pub(super) fn plans_of(
    files: &dyn Files,
    selection: &Selection,
    sources: &mut Sources,
    sink: &mut Sink,
) -> Vec<FilePath> {
    let root = FilePath::root();
    let entries = files.list(&root).unwrap_or_default();
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("plan.toml") && !has("cchc.toml") {
        return vec![root];
    }
    if !has("plans") {
        return Vec::new();
    }
    let found = find_plans(files, &root.join("plans"), &|| selection.threads(usize::MAX));
    for (path, why) in &found.refused {
        report_refused(path, why, sources, sink);
    }
    found.plans.into_iter().map(|plan| plan.0).collect()
}

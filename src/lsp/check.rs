//! The findings of `validate` as diagnostics of an editor.

use super::workspace::{MOST_PLANS_KEPT, PlanNames, Workspace, is_inside};
use super::{diagnostics::Diagnostics, diagnostics::OfPlan};
use crate::app::{self, KeptCheck, NamesAsked};
use crate::calc::View;
use crate::diag::{Level, LocatedFinding};
use crate::model::{Plan, Settings};
use crate::source::{Files as _, Location, Refusal, Sources};
use crate::text::Lang;
use crate::value::Day;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Checks a workspace as it stands in the editor. Gives the files whose diagnostics changed.
pub(super) fn check(workspace: &mut Workspace, as_of: Day, lang: Lang) -> BTreeSet<String> {
    let changes = std::mem::take(&mut workspace.changes);
    let open = workspace.open_paths();
    let read = AtomicUsize::new(0);
    let names = |plan: &Plan, view: View<'_>, settings: &Settings, sources: &Sources| {
        let asked = if open.iter().any(|path| is_inside(path, plan.folder.as_str())) {
            NamesAsked::Standings
        } else if read.fetch_add(1, Ordering::Relaxed) < MOST_PLANS_KEPT {
            NamesAsked::All
        } else {
            NamesAsked::OfPlan
        };
        PlanNames::of(app::declared(plan, view, settings, sources, asked))
    };
    let kept = workspace.check.take();
    let files = workspace.files();
    // A plan may go without a word.
    let is_there = |check: &KeptCheck<_>, plan: usize| {
        let file = check.folder(plan).map(|folder| folder.join("plan.toml"));
        file.is_some_and(|file| files.kind(&file) != Err(Refusal::Absent))
    };
    let may_stay = |check: &KeptCheck<_>| {
        check.is_of(as_of) && !changes.is_anything() && changes.plans().iter().all(|plan| is_there(check, *plan))
    };
    if let Some(mut check) = kept.filter(may_stay) {
        let plans = check.again(&files, changes.plans(), names);
        if check.count() > MOST_PLANS_KEPT {
            for plan in &plans {
                check.value_mut(*plan).into_iter().for_each(|names| names.forget(&open));
            }
        }
        workspace.check = Some(check);
        let now: Vec<_> = plans.into_iter().map(|plan| (plan, diagnostics(workspace, Some(plan), lang))).collect();
        return now.into_iter().flat_map(|(plan, now)| workspace.diagnostics.replace(Some(plan), now)).collect();
    }
    let opened = app::Workspace::from(&files);
    let (shared, check) = (app::shared(&opened.shared), KeptCheck::new(&opened, as_of, names));
    let Ok(mut check) = check else { return BTreeSet::new() };
    // Threads read in any order, so that chance chose whose ids are there.
    if check.count() > MOST_PLANS_KEPT {
        check.each_value(|names| names.forget(&open));
    }
    let plans = (0..check.count()).map(Some).chain([None]);
    (workspace.shared, workspace.check) = (shared, Some(check));
    let now = Diagnostics::of(plans.map(|plan| (plan, diagnostics(workspace, plan, lang))));
    let news = now.news(&workspace.diagnostics);
    workspace.diagnostics = now;
    news
}

/// The diagnostics of a plan, or of what belongs to no plan.
fn diagnostics(workspace: &Workspace, plan: Option<usize>, lang: Lang) -> OfPlan {
    let Some(check) = &workspace.check else { return OfPlan::new() };
    let findings = plan.map_or_else(|| check.common_findings().iter().collect(), |plan| check.findings(plan));
    let mut of_plan = OfPlan::new();
    let mut texts = BTreeMap::new();
    for finding in findings {
        let mut place = |at: &Location| {
            let text = texts.entry(at.file.clone()).or_insert_with(|| workspace.document(&at.file));
            (workspace.uris(&at.file).pop().unwrap_or_default(), text.range(at.bytes()))
        };
        let diagnostic = diagnostic(finding, &mut place, lang);
        for uri in workspace.uris(&finding.at.file) {
            of_plan.entry(uri).or_default().push(diagnostic.clone());
        }
    }
    of_plan
}

fn diagnostic(finding: &LocatedFinding, place: &mut impl FnMut(&Location) -> (String, Value), lang: Lang) -> Value {
    let severity = match finding.level() {
        Level::Error => 1,
        Level::Warning => 2,
        Level::Note => 3,
    };
    let mut message = finding.message(lang);
    if let Some(help) = finding.help(lang) {
        message.extend(["\n", &help]);
    }
    let notes: Vec<Value> = finding
        .notes
        .iter()
        .map(|note| {
            let (uri, range) = place(&note.at);
            json!({ "location": { "uri": uri, "range": range }, "message": finding.note(note, lang) })
        })
        .collect();
    json!({
        "range": place(&finding.at).1,
        "severity": severity,
        "code": finding.rule().code,
        "source": "cchc",
        "message": message,
        "relatedInformation": notes,
    })
}

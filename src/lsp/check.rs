//! The findings of `validate` as diagnostics of an editor.

use super::position::Document;
use super::workspace::Workspace;
use crate::app::{self, Selection, Unsound};
use crate::diag::{Level, LocatedFinding};
use crate::source::Location;
use crate::text::Lang;
use crate::value::Day;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The diagnostics of each file, by the name that the editor has for it.
pub(super) type Diagnostics = BTreeMap<String, Vec<Value>>;

/// Checks a workspace as it stands in the editor, and keeps the ids that it declares. `None` when it cannot be checked.
pub(super) fn check(workspace: &mut Workspace, as_of: Day, lang: Lang) -> Option<Diagnostics> {
    workspace.stale = false;
    let files = workspace.files();
    let opened = app::Workspace::from(&files);
    let ran = app::run(opened.clone(), &Selection::all(), as_of, Unsound::Use, |plan, view, settings, sources| {
        app::declared(plan, view, settings, sources)
    });
    let ran = ran.ok()?;
    let mut declared = app::shared(&opened.shared);
    declared.extend(ran.plans.into_iter().flatten());
    let mut diagnostics = Diagnostics::new();
    let mut texts = BTreeMap::new();
    for finding in &ran.findings {
        let mut place = |at: &Location| {
            let text = texts.entry(at.file.clone()).or_insert_with(|| Document::new(workspace.text(&at.file)));
            (workspace.uri(&at.file), text.range(at.bytes()))
        };
        let diagnostic = diagnostic(finding, &mut place, lang);
        diagnostics.entry(workspace.uri(&finding.at.file)).or_default().push(diagnostic);
    }
    workspace.declared = declared;
    Some(diagnostics)
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

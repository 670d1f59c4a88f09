//! Hints within the text: the state of each task and the verdict on each target, behind its id. And the lines that
//! fold.

use super::position::Document;
use super::wire::field_at;
use super::workspaces::AskedFile;
use crate::app::DeclaredName;
use crate::parse::folds;
use crate::text::Lang;
use crate::value::words;
use serde_json::{Value, json};

/// The hints in a range of a file, as of the last check.
pub(super) fn hints(asked: &AskedFile<'_>, params: &Value, lang: Lang) -> Value {
    let AskedFile { workspace, path, text, .. } = asked;
    let range = text.bytes(field_at(params, "/range"));
    let is_here = |one: &&DeclaredName| {
        one.at.file == *path
            && !one.facts.is_empty()
            && range.start <= one.at.bytes().end
            && one.at.bytes().end <= range.end
    };
    let hint = |one: &DeclaredName| {
        let label = label(one, lang);
        json!({ "position": text.place(one.at.bytes().end), "label": label, "paddingLeft": true })
    };
    workspace.declared().filter(is_here).map(hint).collect()
}

/// The state with its due day, or the verdict with its value. The bound stands in the file already.
fn label(one: &DeclaredName, lang: Lang) -> String {
    let figures = one.facts.iter().skip(1 + usize::from(one.is_target())).take(1);
    let parts: Vec<String> = one.facts.iter().take(1).chain(figures).map(|cell| words(cell, lang)).collect();
    parts.join("; ")
}

/// The lines of a file that fold.
pub(super) fn folding(text: &Document) -> Value {
    let fold = |fold: &crate::parse::Fold| {
        let [start, end] = [fold.bytes.start, fold.bytes.end].map(|byte| text.position(byte).0);
        json!({ "startLine": start, "endLine": end, "kind": if fold.is_comment { "comment" } else { "region" } })
    };
    folds(&text.text).iter().map(fold).collect()
}

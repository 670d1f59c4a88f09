//! The requests that the server answers, each from the last check.

use super::abilities::Abilities;
use super::actions::actions;
use super::complete::completion;
use super::rename::{find_references, prepare_rename, renamed};
use super::text_edits::workspace_edit;
use super::wire::{field_at, put};
use super::workspaces::{AskedFile, Workspaces};
use super::{hints::folding, hints::hints, hover::definition, hover::hover};
use super::{symbols::document_symbols, symbols::workspace_symbols};
use crate::text::Lang;
use serde_json::{Value, json};

/// A request that is answered.
#[derive(Clone, Copy, Debug)]
pub(super) enum Answer {
    Hover,
    Definition,
    References,
    Completion,
    DocumentSymbols,
    WorkspaceSymbols,
    Folding,
    Hints,
    PrepareRename,
    Rename,
    Actions,
    ResolvedAction,
}

impl Answer {
    /// By its method; `None` for one that is not offered.
    pub(super) fn of(method: &str) -> Option<Self> {
        Some(match method {
            "textDocument/hover" => Self::Hover,
            "textDocument/definition" => Self::Definition,
            "textDocument/references" => Self::References,
            "textDocument/completion" => Self::Completion,
            "textDocument/documentSymbol" => Self::DocumentSymbols,
            "workspace/symbol" => Self::WorkspaceSymbols,
            "textDocument/foldingRange" => Self::Folding,
            "textDocument/inlayHint" => Self::Hints,
            "textDocument/prepareRename" => Self::PrepareRename,
            "textDocument/rename" => Self::Rename,
            "textDocument/codeAction" => Self::Actions,
            "codeAction/resolve" => Self::ResolvedAction,
            _ => return None,
        })
    }
}

/// The answer; null for a file outside a workspace.
///
/// # Errors
/// When something was asked for that cannot be done, with the reason for a person.
pub(super) fn give(
    answer: Answer,
    workspaces: &Workspaces,
    params: &Value,
    abilities: Abilities,
    lang: Lang,
) -> Result<Value, String> {
    if matches!(answer, Answer::WorkspaceSymbols) {
        let query = field_at(params, "/query").as_str().unwrap_or_default();
        return Ok(workspace_symbols(workspaces.all(), query));
    }
    if matches!(answer, Answer::ResolvedAction) {
        return resolved(workspaces, params, abilities, lang);
    }
    let uri = field_at(params, "/textDocument/uri").as_str().unwrap_or_default();
    let Some(asked) = workspaces.find(uri) else { return Ok(Value::Null) };
    let at = asked.text.byte(field_at(params, "/position"));
    let AskedFile { workspace, path, text, naming } = &asked;
    Ok(match answer {
        Answer::Hover => hover(workspace, path, text, at, lang).unwrap_or_default(),
        Answer::Definition => definition(&asked, at).unwrap_or_default(),
        Answer::References => find_references(&asked, at, params).unwrap_or_default(),
        Answer::Completion => completion(workspace, path, text, at, lang).into(),
        Answer::DocumentSymbols => document_symbols(&asked, abilities.takes_trees),
        Answer::Folding => folding(text),
        Answer::Hints => hints(&asked, params, lang),
        Answer::PrepareRename => prepare_rename(&asked, at, lang)?,
        Answer::Rename => {
            let new = field_at(params, "/newName").as_str().unwrap_or_default();
            let files = renamed(&asked, at, new, lang)?;
            workspace_edit((workspace, naming), &files, abilities, |uri| workspaces.version(uri))
        }
        Answer::Actions => offered(&asked, workspaces, params, abilities, lang),
        Answer::WorkspaceSymbols | Answer::ResolvedAction => Value::Null,
    })
}

/// The actions at a place. An editor that cannot ask for the edit of one later gets it now, of those that stand.
fn offered(asked: &AskedFile<'_>, workspaces: &Workspaces, params: &Value, abilities: Abilities, lang: Lang) -> Value {
    if !abilities.takes_actions {
        return Value::Null;
    }
    let (uri, range) = (field_at(params, "/textDocument/uri"), field_at(params, "/range"));
    let mut offered = Vec::new();
    for action in actions(asked, params, lang) {
        let mut message = action.message(field_at(params, "/context/diagnostics"));
        if abilities.resolves_edits {
            put(&mut message, "data", json!({ "uri": uri, "range": range }));
        } else if let Ok(files) = action.made(asked, lang)
            && !files.is_empty()
        {
            let within = (asked.workspace, &asked.naming);
            put(&mut message, "edit", workspace_edit(within, &files, abilities, |uri| workspaces.version(uri)));
        } else {
            continue;
        }
        offered.push(message);
    }
    offered.into()
}

/// An action with its edit. It is found again by its place and title, since texts may have changed.
fn resolved(workspaces: &Workspaces, params: &Value, abilities: Abilities, lang: Lang) -> Result<Value, String> {
    let mut message = params.clone();
    let Some(asked) = field_at(params, "/data/uri").as_str().and_then(|uri| workspaces.find(uri)) else {
        return Ok(message);
    };
    let (title, kind) = (field_at(params, "/title"), field_at(params, "/kind"));
    let chosen = actions(&asked, &json!({ "range": field_at(params, "/data/range") }), lang);
    if let Some(action) = chosen.iter().find(|action| *title == action.title && *kind == action.kind) {
        let files = action.made(&asked, lang)?;
        let within = (asked.workspace, &asked.naming);
        put(&mut message, "edit", workspace_edit(within, &files, abilities, |uri| workspaces.version(uri)));
    }
    Ok(message)
}

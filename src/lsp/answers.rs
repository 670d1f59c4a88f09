//! The requests that the server answers, each from the last check.

use super::abilities::Abilities;
use super::actions::{Action, actions};
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

/// Why a request is not answered.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It asks for something that cannot be done, with the reason for a person.
    Failed(String),
    /// The text is another than the one that it was about.
    Changed,
}

impl From<String> for Refusal {
    fn from(why: String) -> Self {
        Self::Failed(why)
    }
}

/// The answer; null for a file outside a workspace.
///
/// # Errors
/// When something was asked for that cannot be done.
pub(super) fn give(
    answer: Answer,
    workspaces: &Workspaces,
    params: &Value,
    abilities: Abilities,
    lang: Lang,
) -> Result<Value, Refusal> {
    let uri = field_at(params, "/textDocument/uri").as_str().unwrap_or_default();
    let asked = workspaces.find(uri);
    let at = |asked: &AskedFile<'_>| asked.text.byte(field_at(params, "/position"));
    let of_file = |give: &dyn Fn(&AskedFile<'_>) -> Value| asked.as_ref().map_or(Value::Null, give);
    Ok(match answer {
        Answer::Hover => of_file(&|asked| hover(asked, at(asked), lang).unwrap_or_default()),
        Answer::Definition => of_file(&|asked| definition(asked, at(asked)).unwrap_or_default()),
        Answer::References => of_file(&|asked| find_references(asked, at(asked), params).unwrap_or_default()),
        Answer::Completion => of_file(&|asked| {
            let AskedFile { workspace, path, text, .. } = asked;
            completion(workspace, path, text, at(asked), lang).into()
        }),
        Answer::DocumentSymbols => of_file(&|asked| document_symbols(asked, abilities.takes_trees)),
        Answer::WorkspaceSymbols => {
            let query = field_at(params, "/query").as_str().unwrap_or_default();
            workspace_symbols(workspaces.all(), query)
        }
        Answer::Folding => of_file(&|asked| folding(&asked.text)),
        Answer::Hints => of_file(&|asked| hints(asked, params, lang)),
        Answer::PrepareRename => match &asked {
            Some(asked) => prepare_rename(asked, at(asked), lang)?,
            None => Value::Null,
        },
        Answer::Rename => match &asked {
            Some(asked) => {
                let new = field_at(params, "/newName").as_str().unwrap_or_default();
                let files = renamed(asked, at(asked), new, lang)?;
                let within = (asked.workspace, &asked.naming);
                workspace_edit(within, &files, abilities, |uri| workspaces.version(uri))
            }
            None => Value::Null,
        },
        Answer::Actions => of_file(&|asked| offered(asked, workspaces, params, abilities, lang)),
        Answer::ResolvedAction => return resolved(workspaces, params, abilities, lang),
    })
}

/// The actions at a place. An editor that cannot ask for the edit of one later gets it now.
fn offered(asked: &AskedFile<'_>, workspaces: &Workspaces, params: &Value, abilities: Abilities, lang: Lang) -> Value {
    if !abilities.takes_actions {
        return Value::Null;
    }
    let (uri, range) = (field_at(params, "/textDocument/uri"), field_at(params, "/range"));
    let mut offered = Vec::new();
    for action in actions(asked, params, lang) {
        let mut message = action.message(field_at(params, "/context/diagnostics"), &asked.text);
        if abilities.resolves_edits {
            put(&mut message, "data", json!({ "uri": uri, "range": range, "of": action.facts() }));
        } else if let Ok(files) = action.made(asked, lang) {
            let within = (asked.workspace, &asked.naming);
            put(&mut message, "edit", workspace_edit(within, &files, abilities, |uri| workspaces.version(uri)));
        }
        offered.push(message);
    }
    offered.into()
}

/// An action with its edit. It is found again by its place, its title and its facts; the text may have changed.
fn resolved(workspaces: &Workspaces, params: &Value, abilities: Abilities, lang: Lang) -> Result<Value, Refusal> {
    let mut message = params.clone();
    let asked = field_at(params, "/data/uri").as_str().and_then(|uri| workspaces.find(uri)).ok_or(Refusal::Changed)?;
    let (title, kind) = (field_at(params, "/title"), field_at(params, "/kind"));
    let of = field_at(params, "/data/of");
    let question = json!({ "range": field_at(params, "/data/range"), "context": { "only": [kind] } });
    let offered = actions(&asked, &question, lang);
    let is_meant =
        |action: &&Action| *title == action.title && *kind == action.kind && of.as_str() == Some(&action.facts());
    let chosen = offered.iter().find(is_meant).ok_or(Refusal::Changed)?;
    let files = chosen.made(&asked, lang)?;
    let within = (asked.workspace, &asked.naming);
    put(&mut message, "edit", workspace_edit(within, &files, abilities, |uri| workspaces.version(uri)));
    Ok(message)
}

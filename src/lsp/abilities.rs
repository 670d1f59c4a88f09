//! The abilities of the editor, as it names them at the start: an answer uses no form that it does not know.

use super::position::Encoding;
use super::wire::field_at;
use serde_json::{Value, json};

/// The abilities of an editor.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of the protocol")]
pub(super) struct Abilities {
    /// It watches files when it is asked to.
    pub watches: bool,
    /// It takes edits with the versions of its texts.
    pub takes_versions: bool,
    /// It takes code actions; others know only commands, of which there are none here.
    pub takes_actions: bool,
    /// It asks for the edit of an action when somebody chose it.
    pub resolves_edits: bool,
    /// It takes symbols inside symbols.
    pub takes_trees: bool,
    /// It asks whether a name can be changed before it asks for the new one.
    pub prepares_rename: bool,
    /// It asks for hints anew when it is told to.
    pub refreshes_hints: bool,
    /// The units in which it counts columns.
    pub encoding: Encoding,
}

impl Abilities {
    pub(super) fn of(params: &Value) -> Self {
        let has = |path: &str| field_at(params, &format!("/capabilities/{path}")) == true;
        let list = |path: &str| field_at(params, &format!("/capabilities/{path}")).as_array();
        let document = "textDocument";
        let literal = field_at(params, "/capabilities/textDocument/codeAction/codeActionLiteralSupport");
        let resolved = list(&format!("{document}/codeAction/resolveSupport/properties"));
        Self {
            watches: has("workspace/didChangeWatchedFiles/dynamicRegistration"),
            takes_versions: has("workspace/workspaceEdit/documentChanges"),
            takes_actions: literal.is_object(),
            resolves_edits: resolved.is_some_and(|all| all.iter().any(|one| one == "edit"))
                && has(&format!("{document}/codeAction/dataSupport")),
            takes_trees: has(&format!("{document}/documentSymbol/hierarchicalDocumentSymbolSupport")),
            prepares_rename: has(&format!("{document}/rename/prepareSupport")),
            refreshes_hints: has("workspace/inlayHint/refreshSupport"),
            encoding: Encoding::of(params),
        }
    }

    /// The answer to the first request: what this server can do for such an editor.
    pub(super) fn answer(self) -> Value {
        let rename = if self.prepares_rename { json!({ "prepareProvider": true }) } else { json!(true) };
        let kinds = ["quickfix", "refactor.rewrite", "source.fixAll"];
        json!({
            "capabilities": {
                "positionEncoding": self.encoding.name(),
                "textDocumentSync": { "openClose": true, "change": 1, "save": true },
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": rename,
                "codeActionProvider": { "codeActionKinds": kinds, "resolveProvider": self.resolves_edits },
                "documentSymbolProvider": true,
                "workspaceSymbolProvider": true,
                "foldingRangeProvider": true,
                "inlayHintProvider": true,
                "completionProvider": { "triggerCharacters": ["\"", "[", "="] },
                "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
            },
            "serverInfo": { "name": "cchc", "version": env!("CARGO_PKG_VERSION") },
        })
    }
}

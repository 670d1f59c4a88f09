//! The conversation with the editor.

use super::check::check;
use super::complete::completion;
use super::{hover::definition, hover::hover};
use super::{position::Document, position::byte, position::position_of};
use super::{watch, workspaces::AskedFile, workspaces::Workspaces};
use super::{wire::Outgoing, wire::field_at, wire::incoming};
use crate::app;
use crate::model::Settings;
use crate::text::Lang;
use crate::value::Day;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::time::Duration;

/// The check waits until nothing was typed for so long, so that it does not run in the middle of a burst of letters.
const PAUSE: Duration = Duration::from_millis(30);

/// The settings of a session.
pub(crate) struct Session<'s> {
    /// The language of messages.
    pub lang: Lang,
    /// Gives the day by the settings of a workspace. Each check asks anew, because an editor stays open for days.
    pub as_of: &'s dyn Fn(&Settings) -> Option<Day>,
}

/// How a session ended.
#[derive(Debug)]
pub(crate) enum SessionEnd {
    /// The editor said that it leaves.
    Proper,
    /// The editor went away without a word.
    Abrupt,
    /// The input is not a conversation, or cannot be read any further.
    InputFailed(io::Error),
    /// The editor is there, but nothing can be written to it.
    OutputFailed(io::Error),
}

/// Serves an editor until it leaves.
pub(crate) fn serve(input: impl BufRead + Send + 'static, output: &mut dyn Write, session: &Session<'_>) -> SessionEnd {
    let messages = incoming(input);
    let (out, workspaces) = (Outgoing::new(output), Workspaces::default());
    let mut server = Server { session, out, workspaces, can_watch: false, phase: Phase::New };
    loop {
        let next = if server.workspaces.is_stale() && server.phase == Phase::Open {
            match messages.recv_timeout(PAUSE) {
                Err(error) if error.is_timeout() => {
                    server.check();
                    continue;
                }
                received => received.ok(),
            }
        } else {
            messages.recv().ok()
        };
        let next = match next.transpose() {
            Ok(next) => next,
            Err(error) => return SessionEnd::InputFailed(error),
        };
        match next {
            Some(Message::Request(request)) => server.answer(request),
            Some(Message::Notification(note)) if note.method == "exit" => {
                return if server.phase == Phase::Closed { SessionEnd::Proper } else { SessionEnd::Abrupt };
            }
            Some(Message::Notification(note)) => server.note(&note),
            Some(Message::Response(_)) => {}
            None => return SessionEnd::Abrupt,
        }
        match server.out.fault() {
            Some(gone) if gone.kind() == io::ErrorKind::BrokenPipe => return SessionEnd::Abrupt,
            Some(error) => return SessionEnd::OutputFailed(error),
            None => {}
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Open,
    Closed,
}

struct Server<'s> {
    session: &'s Session<'s>,
    out: Outgoing<'s>,
    workspaces: Workspaces,
    /// Whether the editor watches files when it is asked to.
    can_watch: bool,
    phase: Phase,
}

impl Server<'_> {
    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let result = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => {
                self.phase = Phase::Open;
                self.can_watch = watch::is_offered(&params);
                self.open_folders(&params);
                Ok(capabilities())
            }
            (Phase::New, _) => Err((ErrorCode::ServerNotInitialized, "not initialized")),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closed;
                Ok(Value::Null)
            }
            (Phase::Open, "textDocument/hover") => Ok(self.at(&params, |asked, text, at, lang| {
                hover(asked.workspace, &asked.path, text, at, lang).unwrap_or_default()
            })),
            (Phase::Open, "textDocument/definition") => {
                Ok(self.at(&params, |asked, text, at, _| definition(asked, text, at).unwrap_or_default()))
            }
            (Phase::Open, "textDocument/completion") => Ok(self
                .at(&params, |asked, text, at, lang| completion(asked.workspace, &asked.path, text, at, lang).into())),
            (Phase::Open, "initialize") => Err((ErrorCode::InvalidRequest, "initialized already")),
            (Phase::Open, _) => Err((ErrorCode::MethodNotFound, "not offered")),
            (Phase::Closed, _) => Err((ErrorCode::InvalidRequest, "shut down")),
        };
        self.out.send(match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, why)) => Response::new_err(id, code as i32, why.to_owned()),
        });
    }

    fn note(&mut self, note: &Notification) {
        // The protocol asks to drop notes that come too early.
        if self.phase != Phase::Open {
            return;
        }
        let uri = field_at(&note.params, "/textDocument/uri").as_str().unwrap_or_default();
        match note.method.as_str() {
            "initialized" if self.can_watch => self.out.send(watch::registration()),
            "textDocument/didOpen" => {
                if let Some(text) = field_at(&note.params, "/textDocument/text").as_str() {
                    self.workspaces.open(uri, text);
                }
            }
            "textDocument/didChange" => {
                let changes = field_at(&note.params, "/contentChanges").as_array();
                self.workspaces.change(uri, changes.map(Vec::as_slice).unwrap_or_default());
            }
            "textDocument/didClose" => self.workspaces.close(uri),
            // Not every editor watches files, even if it says so; then a save is the time to look again.
            "textDocument/didSave" => self.workspaces.changed_anywhere(),
            "workspace/didChangeWatchedFiles" => {
                self.workspaces.changed_on_disk(uris_at(&note.params, "/changes"));
            }
            "workspace/didChangeWorkspaceFolders" => {
                let folders = |which| uris_at(&note.params, which);
                self.workspaces.change_folders(folders("/event/added"), folders("/event/removed"));
            }
            _ => {}
        }
    }

    /// Opens the workspaces of the editor's folders, so that they are checked at once.
    fn open_folders(&mut self, params: &Value) {
        let folders = uris_at(params, "/workspaceFolders").chain(field_at(params, "/rootUri").as_str());
        self.workspaces.change_folders(folders, std::iter::empty());
    }

    /// Answers about a place in a file; null for a file outside a workspace.
    fn at(&mut self, params: &Value, answer: impl Fn(&AskedFile<'_>, &Document, usize, Lang) -> Value) -> Value {
        self.check();
        let uri = field_at(params, "/textDocument/uri").as_str().unwrap_or_default();
        let Some(asked) = self.workspaces.find(uri) else { return Value::Null };
        let text = Document::new(Arc::clone(&asked.text));
        let at = byte(&text.text, position_of(field_at(params, "/position")));
        answer(&asked, &text, at, self.session.lang)
    }

    /// Checks the changed workspaces and sends the new diagnostics.
    fn check(&mut self) {
        let (stale, mut changed) = self.workspaces.take_stale();
        for workspace in stale {
            let Some(as_of) = (self.session.as_of)(app::SharedFiles::read(&workspace.files()).settings()) else {
                continue;
            };
            changed.extend(check(workspace, as_of, self.session.lang));
        }
        for uri in changed {
            let params = json!({ "uri": uri, "diagnostics": self.workspaces.diagnostics(&uri) });
            self.out.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
        }
    }
}

/// The names of files or folders in a list of a message.
fn uris_at<'v>(message: &'v Value, path: &str) -> impl Iterator<Item = &'v str> + use<'v> {
    field_at(message, path).as_array().into_iter().flatten().filter_map(|one| field_at(one, "/uri").as_str())
}

fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 1, "save": true },
            "hoverProvider": true,
            "definitionProvider": true,
            "completionProvider": { "triggerCharacters": ["\"", "[", "="] },
            "workspace": { "workspaceFolders": { "supported": true, "changeNotifications": true } },
        },
        "serverInfo": { "name": "cchc", "version": env!("CARGO_PKG_VERSION") },
    })
}

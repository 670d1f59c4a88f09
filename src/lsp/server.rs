//! The conversation with the editor.

use super::check::check;
use super::complete::completion;
use super::uri::path_of;
use super::{hover::definition, hover::hover};
use super::{position::Document, position::byte, position::position_of};
use super::{wire::Outgoing, wire::field_at, wire::incoming};
use super::{workspace::OpenFile, workspace::Workspace};
use crate::app::{self, Root};
use crate::model::Settings;
use crate::source::{Disk, FilePath, Files as _};
use crate::text::Lang;
use crate::value::Day;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
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
    let mut server = Server { session, out: Outgoing::new(output), workspaces: Vec::new(), phase: Phase::New };
    loop {
        let next = if server.workspaces.iter().any(Workspace::is_stale) && server.phase == Phase::Open {
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
    workspaces: Vec<Workspace>,
    phase: Phase,
}

impl Server<'_> {
    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let result = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => {
                self.phase = Phase::Open;
                self.open_folders(&params);
                Ok(capabilities())
            }
            (Phase::New, _) => Err((ErrorCode::ServerNotInitialized, "not initialized")),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closed;
                Ok(Value::Null)
            }
            (Phase::Open, "textDocument/hover") => Ok(self.at(&params, |workspace, path, text, at, lang| {
                hover(workspace, path, text, at, lang).unwrap_or_default()
            })),
            (Phase::Open, "textDocument/definition") => Ok(self
                .at(&params, |workspace, path, text, at, _| definition(workspace, path, text, at).unwrap_or_default())),
            (Phase::Open, "textDocument/completion") => {
                Ok(self
                    .at(&params, |workspace, path, text, at, lang| completion(workspace, path, text, at, lang).into()))
            }
            (Phase::Open, _) => Err((ErrorCode::MethodNotFound, "not offered")),
            (Phase::Closed, _) => Err((ErrorCode::InvalidRequest, "shut down")),
        };
        self.out.send(match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, why)) => Response::new_err(id, code as i32, why.to_owned()),
        });
    }

    fn note(&mut self, note: &Notification) {
        let uri = field_at(&note.params, "/textDocument/uri").as_str().unwrap_or_default();
        match note.method.as_str() {
            "textDocument/didOpen" => self.keep_open_text(uri, field_at(&note.params, "/textDocument/text")),
            "textDocument/didChange" => {
                // Each change has the whole text, as `capabilities` says, so the last one counts.
                let changes = field_at(&note.params, "/contentChanges").as_array();
                if let Some(change) = changes.and_then(|changes| changes.last()) {
                    self.keep_open_text(uri, field_at(change, "/text"));
                }
            }
            "textDocument/didClose" => {
                if let Some((workspace, path)) = self.locate(uri) {
                    workspace.open.remove(&path);
                    // A file that stands only in the editor may have made a plan.
                    if workspace.disk.kind(&path).is_ok() {
                        workspace.changed(&path);
                    } else {
                        workspace.changed_anywhere();
                    }
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.workspaces.iter_mut().for_each(Workspace::changed_anywhere);
            }
            _ => {}
        }
    }

    /// Keeps the text of an open file, which stands for the one on the disk.
    fn keep_open_text(&mut self, uri: &str, text: &Value) {
        let Some(text) = text.as_str() else { return };
        if let Some((workspace, path)) = self.locate(uri) {
            workspace.changed(&path);
            workspace.open.insert(path, OpenFile { uri: uri.to_owned(), text: text.to_owned() });
        }
    }

    /// The workspace of a file, opened when needed, and the file's path in it. `None` for a file outside a workspace.
    fn locate(&mut self, uri: &str) -> Option<(&mut Workspace, FilePath)> {
        let path = path_of(uri)?;
        let folder = std::fs::canonicalize(path.parent()?).ok()?;
        let root = Root::find(&folder).ok()?.folder;
        let path = folder.join(path.file_name()?);
        let parts: Option<Vec<&str>> = path.strip_prefix(&root).ok()?.iter().map(|part| part.to_str()).collect();
        let path = FilePath::new(&parts?.join("/"));
        let workspace = self.workspace(root)?;
        Some((workspace, path))
    }

    fn workspace(&mut self, root: PathBuf) -> Option<&mut Workspace> {
        let known = self.workspaces.iter().position(|workspace| workspace.root == root);
        if known.is_none() {
            let disk = Disk::new(&root).ok()?;
            self.workspaces.push(Workspace::new(root, disk));
        }
        match known {
            Some(at) => self.workspaces.get_mut(at),
            None => self.workspaces.last_mut(),
        }
    }

    /// Opens the workspaces of the editor's folders, so that they are checked at once.
    fn open_folders(&mut self, params: &Value) {
        let folders = field_at(params, "/workspaceFolders").as_array().into_iter().flatten();
        let uris = folders.map(|folder| field_at(folder, "/uri")).chain(std::iter::once(field_at(params, "/rootUri")));
        let roots: Vec<PathBuf> = uris.filter_map(|uri| root_of(&path_of(uri.as_str()?)?)).collect();
        for root in roots {
            self.workspace(root);
        }
    }

    /// Answers about a place in a file; null for a file outside a workspace.
    fn at(&mut self, params: &Value, answer: impl Fn(&Workspace, &FilePath, &Document, usize, Lang) -> Value) -> Value {
        let lang = self.session.lang;
        self.check();
        let Some((workspace, path)) = self.locate(field_at(params, "/textDocument/uri").as_str().unwrap_or_default())
        else {
            return Value::Null;
        };
        let text = Document::new(workspace.text(&path));
        let at = byte(&text.text, position_of(field_at(params, "/position")));
        answer(workspace, &path, &text, at, lang)
    }

    /// Checks the changed workspaces and sends the new diagnostics.
    fn check(&mut self) {
        for workspace in self.workspaces.iter_mut().filter(|workspace| workspace.is_stale()) {
            let Some(as_of) = (self.session.as_of)(app::SharedFiles::read(&workspace.files()).settings()) else {
                continue;
            };
            for uri in check(workspace, as_of, self.session.lang) {
                let diagnostics: Vec<&Value> = workspace.diagnostics.of_file(&uri).collect();
                let params = json!({ "uri": uri, "diagnostics": diagnostics });
                self.out.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
            }
        }
    }
}

fn root_of(folder: &Path) -> Option<PathBuf> {
    Some(Root::find(&std::fs::canonicalize(folder).ok()?).ok()?.folder)
}

fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            "textDocumentSync": { "openClose": true, "change": 1, "save": true },
            "hoverProvider": true,
            "definitionProvider": true,
            "completionProvider": { "triggerCharacters": ["\"", "[", "="] },
        },
        "serverInfo": { "name": "cchc", "version": env!("CARGO_PKG_VERSION") },
    })
}

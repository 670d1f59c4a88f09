//! The conversation with the editor.

use super::abilities::Abilities;
use super::answers::{Answer, Refusal};
use super::check::check;
use super::{answers, watch, workspaces::Workspaces};
use super::{wire::Outgoing, wire::field_at, wire::incoming};
use crate::app;
use crate::model::Settings;
use crate::text::Lang;
use crate::value::Day;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{self, BufRead, Write};
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
    let abilities = Abilities::default();
    let mut server = Server {
        session,
        out,
        workspaces,
        abilities,
        phase: Phase::New,
        tells_changes: false,
        waiting: VecDeque::new(),
        refreshes: 0,
    };
    loop {
        let next = if let Some(waiting) = server.waiting.pop_front() {
            Some(waiting)
        } else if server.workspaces.is_stale() && server.phase == Phase::Open {
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
            Some(Message::Request(request)) => {
                server.waiting.extend(messages.try_iter());
                server.answer(request);
            }
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
    abilities: Abilities,
    phase: Phase,
    /// Whether the editor has told of a change on the disk.
    tells_changes: bool,
    /// Messages that were received while others were sought, the oldest first.
    waiting: VecDeque<io::Result<Message>>,
    /// How often the editor was told that hints may be others.
    refreshes: i32,
}

impl Server<'_> {
    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let result = match (self.phase, method.as_str()) {
            (Phase::New, "initialize") => {
                self.phase = Phase::Open;
                self.abilities = Abilities::of(&params);
                self.workspaces.count_in(self.abilities.encoding);
                self.open_folders(&params);
                Ok(self.abilities.answer())
            }
            (Phase::New, _) => Err((ErrorCode::ServerNotInitialized, "not initialized".to_owned())),
            (Phase::Open, "shutdown") => {
                self.phase = Phase::Closed;
                Ok(Value::Null)
            }
            (Phase::Open, "initialize") => Err((ErrorCode::InvalidRequest, "initialized already".to_owned())),
            (Phase::Open, _) => match Answer::of(&method) {
                Some(_) if self.is_cancelled(&id) => Err((ErrorCode::RequestCanceled, "cancelled".to_owned())),
                Some(answer) => {
                    self.check();
                    let (abilities, lang) = (self.abilities, self.session.lang);
                    answers::give(answer, &self.workspaces, &params, abilities, lang).map_err(|refusal| match refusal {
                        Refusal::Failed(why) => (ErrorCode::RequestFailed, why),
                        Refusal::Changed => (ErrorCode::ContentModified, "the text is another one now".to_owned()),
                    })
                }
                None => Err((ErrorCode::MethodNotFound, "not offered".to_owned())),
            },
            (Phase::Closed, _) => Err((ErrorCode::InvalidRequest, "shut down".to_owned())),
        };
        self.out.send(match result {
            Ok(result) => Response::new_ok(id, result),
            Err((code, why)) => Response::new_err(id, code as i32, why),
        });
    }

    /// Whether the editor has taken a request back already.
    fn is_cancelled(&self, id: &RequestId) -> bool {
        let is_own = |message: &io::Result<Message>| match message {
            Ok(Message::Notification(note)) if note.method == "$/cancelRequest" => {
                serde_json::from_value::<RequestId>(field_at(&note.params, "/id").clone()).is_ok_and(|own| own == *id)
            }
            Ok(Message::Notification(_) | Message::Request(_) | Message::Response(_)) | Err(_) => false,
        };
        self.waiting.iter().any(is_own)
    }

    fn note(&mut self, note: &Notification) {
        // The protocol asks to drop notes that come too early.
        if self.phase != Phase::Open {
            return;
        }
        let uri = field_at(&note.params, "/textDocument/uri").as_str().unwrap_or_default();
        let version = field_at(&note.params, "/textDocument/version").as_i64();
        match note.method.as_str() {
            "initialized" if self.abilities.watches => self.out.send(watch::registration()),
            "textDocument/didOpen" => {
                if let Some(text) = field_at(&note.params, "/textDocument/text").as_str() {
                    self.workspaces.open(uri, text, version);
                }
            }
            "textDocument/didChange" => {
                let changes = field_at(&note.params, "/contentChanges").as_array();
                self.workspaces.change(uri, changes.map(Vec::as_slice).unwrap_or_default(), version);
            }
            "textDocument/didClose" => self.workspaces.close(uri),
            // An editor that has told of one change on the disk tells of each. Others may only say that they would.
            // There a save is the time to look again.
            "textDocument/didSave" if self.tells_changes => self.workspaces.changed_on_disk(std::iter::once(uri)),
            "textDocument/didSave" => self.workspaces.changed_anywhere(),
            "workspace/didChangeWatchedFiles" => {
                self.tells_changes = true;
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

    /// Checks the changed workspaces and sends the new diagnostics.
    fn check(&mut self) {
        let (stale, mut changed) = self.workspaces.take_stale();
        let mut is_news = false;
        for workspace in stale {
            is_news = true;
            let Some(as_of) = (self.session.as_of)(app::SharedFiles::read(&workspace.files()).settings()) else {
                continue;
            };
            changed.extend(check(workspace, as_of, self.session.lang));
        }
        for uri in changed {
            let params = json!({ "uri": uri, "diagnostics": self.workspaces.diagnostics(&uri) });
            self.out.send(Notification::new("textDocument/publishDiagnostics".to_owned(), params));
        }
        // A hint in one file may change with another file.
        if is_news && self.abilities.refreshes_hints {
            self.refreshes += 1;
            let id = RequestId::from(format!("hints-{}", self.refreshes));
            self.out.send(Request::new(id, "workspace/inlayHint/refresh".to_owned(), Value::Null));
        }
    }
}

/// The names of files or folders in a list of a message.
fn uris_at<'v>(message: &'v Value, path: &str) -> impl Iterator<Item = &'v str> + use<'v> {
    field_at(message, path).as_array().into_iter().flatten().filter_map(|one| field_at(one, "/uri").as_str())
}

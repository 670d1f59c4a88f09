//! A scripted editor, which talks with the server over its two streams.

use crate::cchc;
use lsp_server::{Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// An answer that takes longer does not come.
const MOST_TIME: Duration = Duration::from_secs(30);

pub(super) struct Client {
    pub child: Child,
    pub input: Option<ChildStdin>,
    messages: Receiver<Message>,
    next: i32,
    /// The last findings that the server sent for each file.
    pub told: BTreeMap<String, Value>,
    /// The requests of the server.
    pub asked: Vec<Request>,
}

impl Client {
    pub(super) fn start(folder: &Path) -> Self {
        Self::start_with(json!({ "rootUri": uri(folder), "capabilities": {} }))
    }

    pub(super) fn start_with(params: Value) -> Self {
        let mut client = Self::spawn();
        let answer = client.ask("initialize", params);
        assert_eq!(answer["serverInfo"]["name"], "cchc");
        client.tell("initialized", json!({}));
        client
    }

    /// An editor that can do all that the server knows.
    pub(super) fn able(folder: &Path, lang: &str) -> Self {
        let mut client = Self::spawn_in(lang);
        client.ask("initialize", json!({ "rootUri": uri(folder), "capabilities": all_abilities() }));
        client.tell("initialized", json!({}));
        client
    }

    /// The server, to which nothing was said yet.
    pub(super) fn spawn() -> Self {
        Self::spawn_in("en")
    }

    fn spawn_in(lang: &str) -> Self {
        let mut command = cchc();
        command
            .env("CCHC_AS_OF", "2023-03-31")
            .args(["lsp", "--lang", lang])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::inherit()).spawn().expect("it starts");
        let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        Self { child, input, messages, next: 0, told: BTreeMap::new(), asked: Vec::new() }
    }

    pub(super) fn send(&mut self, message: &Message) {
        message.write(self.input.as_mut().expect("open")).expect("the server reads");
    }

    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.send(&Notification::new(method.to_owned(), params).into());
    }

    pub(super) fn respond(&mut self, method: &str, params: Value) -> Response {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(&Request::new(id.clone(), method.to_owned(), params).into());
        loop {
            match self.receive() {
                Message::Response(response) if response.id == id => return response,
                other @ (Message::Request(_) | Message::Response(_) | Message::Notification(_)) => self.take(other),
            }
        }
    }

    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.respond(method, params).response_result.expect("an answer")
    }

    pub(super) fn receive(&mut self) -> Message {
        self.messages.recv_timeout(MOST_TIME).expect("a message in time")
    }

    pub(super) fn take(&mut self, message: Message) {
        match message {
            Message::Notification(note) if note.method == "textDocument/publishDiagnostics" => {
                let uri = note.params["uri"].as_str().expect("a file").to_owned();
                self.told.insert(uri, note.params["diagnostics"].clone());
            }
            Message::Request(request) => {
                self.send(&Response::new_ok(request.id.clone(), Value::Null).into());
                self.asked.push(request);
            }
            Message::Notification(_) | Message::Response(_) => {}
        }
    }

    /// Tells that files were made, changed or deleted.
    pub(super) fn saw(&mut self, paths: &[&Path]) {
        let changes = paths.iter().map(|path| json!({ "uri": uri(path), "type": 2 })).collect::<Vec<_>>();
        self.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }

    pub(super) fn close(&mut self, path: &Path) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri(path) } }));
    }

    /// The findings of every file that has some, once the server has checked everything that was sent.
    pub(super) fn all_findings(&mut self) -> BTreeMap<String, Value> {
        // A question is answered after a check.
        self.ask("textDocument/hover", json!({}));
        let told = self.told.iter().filter(|(_, found)| found.as_array().is_some_and(|found| !found.is_empty()));
        told.map(|(uri, found)| (uri.clone(), found.clone())).collect()
    }

    /// The codes of all findings, each behind its file below `folder`.
    pub(super) fn codes(&mut self, folder: &Path) -> Vec<String> {
        let folder = uri(folder);
        let all = self.all_findings();
        let each =
            all.iter().flat_map(|(uri, found)| found.as_array().into_iter().flatten().map(move |one| (uri, one)));
        let code = |one: &Value| one["code"].as_str().unwrap_or_default().to_owned();
        each.map(|(uri, one)| format!("{} {}", uri.strip_prefix(&folder).unwrap_or(uri), code(one))).collect()
    }

    pub(super) fn open(&mut self, path: &Path, text: &str) {
        self.open_uri(&uri(path), text);
    }

    pub(super) fn open_uri(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "toml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(super) fn change(&mut self, path: &Path, text: &str) {
        let document = json!({ "uri": uri(path), "version": 2 });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [{ "text": text }] }));
    }

    /// The findings of a file once the server has checked everything that was sent.
    pub(super) fn findings(&mut self, path: &Path) -> Vec<Value> {
        // A question is answered after a check.
        self.at("hover", path, (0, 0));
        self.told.get(&uri(path)).and_then(Value::as_array).cloned().unwrap_or_default()
    }

    pub(super) fn at(&mut self, method: &str, path: &Path, (line, character): (usize, usize)) -> Value {
        let position = json!({ "line": line, "character": character });
        self.ask(
            &format!("textDocument/{method}"),
            json!({ "textDocument": { "uri": uri(path) }, "position": position }),
        )
    }

    /// Asks about a whole file.
    pub(super) fn of_file(&mut self, method: &str, path: &Path) -> Value {
        let end = json!({ "line": 100_000, "character": 0 });
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": end });
        let context = json!({ "diagnostics": [] });
        let params = json!({ "textDocument": { "uri": uri(path) }, "range": range, "context": context });
        self.ask(&format!("textDocument/{method}"), params)
    }

    /// The actions at a place.
    pub(super) fn actions(&mut self, path: &Path, (line, character): (usize, usize)) -> Vec<Value> {
        let at = json!({ "line": line, "character": character });
        let params = json!({
            "textDocument": { "uri": uri(path) },
            "range": { "start": at, "end": at },
            "context": { "diagnostics": [] },
        });
        self.ask("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
    }

    /// Renames the thing at a place; an error gives its message.
    pub(super) fn rename(
        &mut self,
        path: &Path,
        (line, character): (usize, usize),
        new: &str,
    ) -> Result<Value, String> {
        let position = json!({ "line": line, "character": character });
        let params = json!({ "textDocument": { "uri": uri(path) }, "position": position, "newName": new });
        self.respond("textDocument/rename", params).response_result.map_err(|error| error.message)
    }

    pub(super) fn labels(&mut self, path: &Path, at: (usize, usize)) -> Vec<String> {
        let items = self.at("completion", path, at);
        items
            .as_array()
            .expect("a list")
            .iter()
            .map(|item| item["label"].as_str().expect("a label").to_owned())
            .collect()
    }

    pub(super) fn leave(mut self) -> i32 {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.child.wait().expect("it ends").code().unwrap_or(-1)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It ends by itself when its editor is gone.
        self.input = None;
        for _ in 0..100 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The abilities of an editor that knows everything which the server does.
pub(super) fn all_abilities() -> Value {
    json!({
        "workspace": {
            "workspaceEdit": { "documentChanges": true },
            "inlayHint": { "refreshSupport": true },
        },
        "textDocument": {
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor", "source"] } },
                "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
            "rename": { "prepareSupport": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
    })
}

/// The texts of files after an edit, by their names: those that the editor has open, else those on the disk.
pub(super) fn edited(edit: &Value, open: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let versioned = edit["documentChanges"].as_array().into_iter().flatten();
    let versioned = versioned.map(|one| (one["textDocument"]["uri"].as_str().expect("a name"), &one["edits"]));
    let plain = edit["changes"].as_object().into_iter().flatten().map(|(uri, edits)| (uri.as_str(), edits));
    let text_of = |uri: &str| open.get(uri).cloned().unwrap_or_else(|| text_on_disk(uri));
    versioned.chain(plain).map(|(uri, edits)| (uri.to_owned(), with_edits(&text_of(uri), edits))).collect()
}

/// The text of a file on the disk by its name for the editor.
pub(super) fn text_on_disk(uri: &str) -> String {
    let path = uri.strip_prefix(if cfg!(windows) { "file:///" } else { "file://" }).expect("a path");
    std::fs::read_to_string(path).expect("a file")
}

/// A text with the edits of an editor, whose columns are units of UTF-16.
pub(super) fn with_edits(text: &str, edits: &Value) -> String {
    let byte = |at: &Value| {
        let number = |name: &str| usize::try_from(at[name].as_u64().expect("a number")).expect("it fits");
        let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
        let mut units = 0;
        let line = &text[start..];
        let within = line.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > number("character")
        });
        start + within.map_or(line.len(), |(at, _)| at)
    };
    let mut runs: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| (byte(&one["range"]["start"]), byte(&one["range"]["end"]), one["newText"].as_str().expect("a text")))
        .collect();
    runs.sort_unstable();
    let mut after = text.to_owned();
    for (start, end, with) in runs.into_iter().rev() {
        after.replace_range(start..end, with);
    }
    after
}

pub(super) fn uri(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) {
        return format!("file:///{}", path.trim_start_matches(r"\\?\").replace('\\', "/"));
    }
    format!("file://{path}")
}

//! Things that editors do otherwise than most, and that the protocol allows or forbids.

use super::{Client, Workspace, cchc, tasks, text_of, uri};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use serde_json::{Value, json};
use std::process::Stdio;

/// Many editors pass the option to every server.
#[test]
fn the_option_stdio_is_taken() {
    let mut command = cchc();
    let mut child =
        command.args(["lsp", "--stdio"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    let ask = |method: &str| Request::new(RequestId::from(1), method.to_owned(), json!({ "capabilities": {} }));
    for message in [
        Message::from(ask("initialize")),
        ask("shutdown").into(),
        Notification::new("exit".to_owned(), Value::Null).into(),
    ] {
        message.write(&mut input).expect("the server reads");
    }
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[test]
fn another_spelling_of_a_name_is_the_same_file() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let plain = uri(&tasks(&folder));
    let mut client = Client::start(&folder);
    for (opened, closed) in [
        (plain.clone(), plain.replace("/mau/", "/m%61u/")),
        (plain.replace("tasks", "t%61s%6bs"), plain.replace("tasks", "t%61s%6Bs")),
        (plain.replace("file:///", "file://localhost/"), plain.clone()),
    ] {
        client.open_uri(&opened, "x = 1\n");
        assert_eq!(client.all_findings().into_keys().collect::<Vec<_>>(), [&*opened]);
        let document = json!({ "uri": closed, "version": 2 });
        let changes = json!([{ "text": text_of(&tasks(&folder)) }]);
        client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        assert!(client.all_findings().is_empty(), "{closed}");
        client.open_uri(&opened, "x = 1\n");
        assert!(!client.all_findings().is_empty(), "{closed}");
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": closed } }));
        assert!(client.all_findings().is_empty(), "{closed}");
    }
}

/// The server asks for whole texts, but a part must not pass for one.
#[test]
fn a_change_of_a_part_changes_the_part() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::start(&folder);
    client.open(&path, &format!("\u{FEFF}# 𠀀 x\r\n{}", text_of(&path)));
    let mut change = |changes: Value| {
        let document = json!({ "uri": uri(&path), "version": 2 });
        client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
        client.findings(&path)
    };
    let range = |start: [u32; 2], end: [u32; 2]| json!({ "start": { "line": start[0], "character": start[1] }, "end": { "line": end[0], "character": end[1] } });
    // Behind a sign of two units: the rest of the line leaves the comment.
    let found = change(json!([{ "range": range([0, 4], [0, 5]), "text": "\n" }]));
    assert_eq!(found[0]["range"]["start"], json!({ "line": 1, "character": 1 }), "{found:?}");
    // Two changes in turn, the last one of the whole text, or of a range that is the wrong way round.
    let good = text_of(&path);
    assert!(change(json!([{ "range": range([0, 0], [99, 0]), "text": "" }, { "text": good }])).is_empty());
    assert!(change(json!([{ "range": range([3, 0], [0, 0]), "text": "" }])).is_empty());
    assert!(change(json!([{ "range": 1, "text": "# " }, { "nonsense": 1 }, 1])).is_empty());
}

#[test]
fn messages_at_the_wrong_time_do_nothing() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::spawn();
    let code = |client: &mut Client, method: &str| {
        client.respond(method, json!({ "rootUri": uri(&folder) })).response_result.expect_err("refused").code
    };
    client.open(&path, "x = 1\n");
    assert_eq!(code(&mut client, "textDocument/hover"), ErrorCode::ServerNotInitialized as i32);
    client.ask("initialize", json!({ "rootUri": uri(&folder), "capabilities": {} }));
    client.tell("initialized", json!({}));
    assert!(client.all_findings().is_empty(), "the file was opened too early");
    assert_eq!(code(&mut client, "initialize"), ErrorCode::InvalidRequest as i32);
    // Files that are not open cannot change, and cannot be closed.
    client.change(&path, "x = 1\n");
    client.close(&path);
    client.tell("$/cancelRequest", json!({ "id": 1 }));
    client.tell("$/setTrace", json!({ "value": "off" }));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": "untitled:1" }, 1, { "uri": 1 }] }));
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": 1 }));
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&path) } }));
    assert!(client.all_findings().is_empty());
    assert_eq!(code(&mut client, "$/unknown"), ErrorCode::MethodNotFound as i32);
    client.ask("shutdown", Value::Null);
    assert_eq!(code(&mut client, "textDocument/hover"), ErrorCode::InvalidRequest as i32);
    client.tell("exit", Value::Null);
    assert_eq!(client.child.wait().expect("it ends").code(), Some(0));
}

/// Editors show no byte order mark, and no carriage return before the end of a line.
#[test]
fn marks_and_line_ends_of_windows_do_not_count() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = format!("\u{FEFF}{}levl = 1\r\n", text_of(&path).replace('\n', "\r\n"));
    let line = text.lines().count() - 1;
    for is_open in [true, false] {
        let mut client = Client::start(&folder);
        if is_open {
            client.open(&path, &text);
        } else {
            std::fs::write(&path, &text).expect("the file can be written");
            client.saw(&[&path]);
        }
        let found = client.findings(&path);
        let range = json!({ "start": { "line": line, "character": 0 }, "end": { "line": line, "character": 4 } });
        assert_eq!((found.len(), &found[0]["range"]), (1, &range), "{found:?}");
    }
}

/// Among them folders, a name of 800 KB, and names that only Windows has.
#[test]
fn names_that_are_not_those_of_files_do_nothing() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let long = format!("file://{}/plan.toml", "/a".repeat(400_000));
    let folders = ["", "/", "/plans", "/plans/mau"].map(|path| format!("{}{path}", uri(&folder)));
    let others =
        ["file:///%00/plan.toml", "file://server/plans/mau/plan.toml", "file:///c%3A/plan.toml", "file:", &long];
    let names = folders.iter().map(String::as_str).chain(others);
    // A folder of the editor may end with a slash.
    let mut client = Client::start_with(json!({ "rootUri": format!("{}/", uri(&folder)), "capabilities": {} }));
    for name in names.clone() {
        client.open_uri(name, "x = 1\n");
        client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": name, "type": 1 }] }));
        assert_eq!(client.codes(&folder), [""; 0], "{}", name.get(..80).unwrap_or(name));
    }
    for name in names {
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": name } }));
    }
    client.open(&tasks(&folder), "x = 1\n");
    assert_eq!(client.all_findings().into_keys().collect::<Vec<_>>(), [uri(&tasks(&folder))]);
    assert_eq!(client.leave(), 0);
}

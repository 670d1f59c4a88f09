//! Asks the editor to watch the files of its folders.

use lsp_server::{Request, RequestId};
use serde_json::json;

/// Kinds of changes, by the bits of the protocol.
const CREATE: u8 = 1;
const CHANGE: u8 = 2;
const DELETE: u8 = 4;

/// The request to watch. Only TOML files are read, but evidence of any ending must be there (E502), and editors name
/// nothing but the folder when a whole folder comes or goes.
pub(super) fn registration() -> Request {
    let watchers = json!([
        { "globPattern": "**/*.toml", "kind": CHANGE },
        { "globPattern": "**/*", "kind": CREATE | DELETE },
    ]);
    let method = "workspace/didChangeWatchedFiles";
    let registration = json!({ "id": "files", "method": method, "registerOptions": { "watchers": watchers } });
    let params = json!({ "registrations": [registration] });
    Request::new(RequestId::from("watch".to_owned()), "client/registerCapability".to_owned(), params)
}

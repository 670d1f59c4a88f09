//! The guards of a new id: it is refused where it would change more than it says, and only there.

use super::client::edited;
use super::{Client, Workspace, place, replace, text_of};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The names of the files that an edit changes.
fn files_of(edit: &Value) -> Vec<String> {
    let after = edited(edit, &BTreeMap::new());
    after.keys().filter_map(|uri| uri.rsplit('/').next()).map(str::to_owned).collect()
}

fn renamed(client: &mut Client, path: &Path, what: &str, new: &str) -> Result<Value, String> {
    let text = text_of(path);
    let into = what.find('"').expect("a quote") + 2;
    client.rename(path, place(&text, what, into), new)
}

/// The id of somebody who owes a figure stands in the words about the target, but is no result of the plan.
#[test]
fn an_assignee_who_owes_a_figure_gets_another_id() {
    let workspace = Workspace::minimal();
    let indicators = workspace.file("plans/mau/indicators.toml");
    replace(&indicators, "measure = \"count\"", "measure = \"count\"\nreported-by = \"van-phong-thong-ke\"");
    fs::remove_file(workspace.file("plans/mau/values/2023-Q1.toml")).expect("a file");
    let folder = workspace.path().canonicalize().expect("a path");
    let assignees = folder.join("plans/mau/assignees.toml");
    let mut client = Client::able(&folder, "en");
    let edit = renamed(&mut client, &assignees, "id = \"van-phong-thong-ke\"", "vp").expect("an edit");
    assert_eq!(files_of(&edit), ["assignees.toml", "indicators.toml", "plan.toml", "tasks.toml"]);
}

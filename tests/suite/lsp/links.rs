//! Workspaces and files that an editor opens through links: it knows them by its own names only.

use super::{Client, Workspace, place, tasks, text_of, uri};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// The workspace at `real`, and links to it and to the folder above it.
fn linked() -> Workspace {
    let workspace = Workspace::inside("real/ke-hoach").with_folder("examples/minimal", "");
    symlink("real/ke-hoach", workspace.above().join("link")).expect("a link");
    symlink("real", workspace.above().join("above")).expect("a link");
    workspace
}

#[test]
fn the_editors_own_names_are_used() {
    let workspace = linked();
    let above = workspace.above().canonicalize().expect("a path");
    workspace.replace("plans/mau/assignees.toml", "id = \"van-phong-thong-ke\"", "x = 1\nid = \"van-phong-thong-ke\"");
    for (name, opens) in [("link", true), ("link", false), ("above/ke-hoach", true), ("above/ke-hoach", false)] {
        let folder = above.join(name);
        // With the folder, and with a file alone.
        let root = if opens { json!(uri(&folder)) } else { Value::Null };
        let mut client = Client::start_with(json!({ "rootUri": root, "capabilities": {} }));
        let (path, assignees) = (tasks(&folder), folder.join("plans/mau/assignees.toml"));
        let text = text_of(&path);
        client.open(&path, &text);
        let found = client.all_findings();
        assert!(found.contains_key(&uri(&assignees)), "{name} {opens}: {:?}", found.keys());
        assert!(found.keys().all(|file| file.starts_with(&uri(&folder))), "{name} {opens}: {:?}", found.keys());
        let there = client.at("definition", &path, place(&text, "lead = \"van-phong-thong-ke\"          #", 12));
        assert_eq!(there["uri"], uri(&assignees), "{name} {opens}");
        client.close(&path);
        assert_eq!(client.all_findings().is_empty(), !opens, "{name}");
    }
}

#[test]
fn a_file_open_under_two_names_has_its_findings_under_both() {
    let workspace = linked();
    let above = workspace.above().canonicalize().expect("a path");
    let folders = [above.join("real/ke-hoach"), above.join("link")];
    let [real, link] = folders.each_ref().map(|folder| tasks(folder));
    let text = text_of(&real);
    let mut client = Client::start(&folders[0]);
    client.open(&real, "x = 1\n");
    client.open(&link, "y = 1\n");
    let found = client.all_findings();
    assert!(found[&uri(&link)].to_string().contains("`y`"), "the text that changed last counts");
    assert_eq!(found[&uri(&real)], found[&uri(&link)]);
    // Each name leads to files under names of its kind.
    let there = client.at("definition", &link, (0, 0));
    assert_eq!(there, Value::Null);
    client.change(&link, &text);
    let there = client.at("definition", &link, place(&text, "lead = \"van-phong-thong-ke\"          #", 12));
    assert_eq!(there["uri"], uri(&folders[1].join("plans/mau/assignees.toml")));
    assert!(client.all_findings().is_empty());
    client.change(&real, "x = 1\n");
    client.close(&real);
    assert!(client.all_findings().is_empty(), "the other name is still open");
    client.change(&link, "x = 1\n");
    assert_eq!(
        client.all_findings().into_keys().filter(|file| file.ends_with("tasks.toml")).collect::<Vec<_>>(),
        [uri(&link)]
    );
    client.close(&link);
    assert!(client.all_findings().is_empty());
}

#[test]
fn a_link_that_goes_takes_its_workspace_along() {
    let workspace = linked();
    let above = workspace.above().canonicalize().expect("a path");
    let (link, path) = (above.join("link"), tasks(&above.join("link")));
    let mut client = Client::start(&link);
    client.open(&path, "x = 1\n");
    assert!(!client.all_findings().is_empty());
    fs::remove_file(&link).expect("it can be removed");
    client.saw(&[&link]);
    assert!(client.all_findings().is_empty());
    symlink(Path::new("real/ke-hoach"), &link).expect("a link");
    client.saw(&[&link]);
    assert!(!client.all_findings().is_empty());
    client.close(&path);
    assert!(client.all_findings().is_empty());
}

//! Files and folders that go while an editor has them open: nothing false stays behind.

use super::{Client, Workspace, tasks, text_of, uri};
use serde_json::{Value, json};
use std::fs;

#[test]
fn a_file_that_is_gone_is_forgotten_when_it_is_closed() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (old, new) = (folder.join("plans/mau"), folder.join("plans/moi"));
    let plan = old.join("plan.toml");
    let mut client = Client::start(&folder);
    client.open(&plan, &text_of(&plan));
    assert_eq!(client.codes(&folder), [""; 0]);
    // The editor was told nothing: git renamed the folder.
    fs::rename(&old, &new).expect("it can be renamed");
    client.tell("textDocument/didSave", json!({}));
    let codes = client.codes(&folder);
    assert!(codes.contains(&"/plans/moi/plan.toml E101".to_owned()), "the open text is a plan too: {codes:?}");
    client.close(&plan);
    assert_eq!(client.codes(&folder), [""; 0]);
    assert_eq!(client.told[&uri(&plan)], json!([]), "an editor clears what it is told to clear");
}

#[test]
fn many_open_files_move_with_their_folder() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (old, new) = (folder.join("plans/mau"), folder.join("plans/moi"));
    let names = ["plan.toml", "tasks.toml", "values/2023-Q1.toml"];
    let mut client = Client::start(&folder);
    for name in names {
        client.open(&old.join(name), &text_of(&old.join(name)));
    }
    assert_eq!(client.codes(&folder), [""; 0]);
    fs::rename(&old, &new).expect("it can be renamed");
    client.saw(&[&old, &new]);
    client.codes(&folder);
    for name in names {
        client.open(&new.join(name), &text_of(&new.join(name)));
        client.close(&old.join(name));
    }
    assert_eq!(client.codes(&folder), [""; 0]);
    // The new buffers are the ones that count.
    client.change(&new.join("tasks.toml"), "x = 1\n");
    assert!(client.codes(&folder).contains(&"/plans/moi/tasks.toml E004".to_owned()));
}

/// In any order of closing, and of the word that it is gone.
#[test]
fn an_open_text_counts_until_it_is_closed() {
    for told_first in [true, false] {
        let workspace = Workspace::minimal();
        let folder = workspace.path().canonicalize().expect("a path");
        let (old, plan) = (folder.join("plans/mau"), folder.join("plans/mau/plan.toml"));
        let mut client = Client::start(&folder);
        client.open(&plan, &text_of(&plan).replace("level = ", "levl = "));
        assert!(client.codes(&folder).contains(&"/plans/mau/plan.toml E004".to_owned()));
        fs::remove_dir_all(&old).expect("it can be removed");
        if told_first {
            client.saw(&[&old]);
            assert!(client.codes(&folder).contains(&"/plans/mau/plan.toml E004".to_owned()));
        }
        client.close(&plan);
        assert_eq!(client.codes(&folder), [""; 0]);
        client.saw(&[&old, &plan]);
        assert_eq!(client.codes(&folder), [""; 0]);
    }
}

#[test]
fn a_file_that_was_never_saved_is_forgotten() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let new = folder.join("plans/moi/plan.toml");
    let mut client = Client::start(&folder);
    client.open(&new, &text_of(&folder.join("plans/mau/plan.toml")));
    assert!(client.codes(&folder).contains(&"/plans/moi/plan.toml E101".to_owned()));
    client.close(&new);
    assert_eq!(client.codes(&folder), [""; 0]);
}

#[test]
fn a_plan_that_goes_without_a_word_has_no_findings() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::start(&folder);
    client.open(&path, &text_of(&path));
    assert_eq!(client.codes(&folder), [""; 0]);
    workspace.remove("plans/mau/plan.toml");
    client.change(&path, "x = 1\n");
    assert_eq!(client.all_findings(), {
        let mut fresh = Client::start(&folder);
        fresh.open(&path, "x = 1\n");
        fresh.all_findings()
    });
    client.close(&path);
    assert_eq!(client.all_findings(), Client::start(&folder).all_findings());
}

#[test]
fn a_workspace_that_goes_takes_its_findings_along_and_may_come_back() {
    let workspace = Workspace::inside("ke-hoach").with_folder("examples/minimal", "");
    let folder = workspace.path().canonicalize().expect("a path");
    let aside = folder.with_file_name("aside");
    let path = tasks(&folder);
    fs::write(&path, "x = 1\n").expect("the file can be written");
    let mut client = Client::start(&folder);
    client.open(&path, "x = 2\n");
    let before = client.codes(&folder);
    assert!(!before.is_empty());
    fs::rename(&folder, &aside).expect("it can be renamed");
    // The server sees that it is gone also where no editor tells.
    client.change(&path, "x = 3\n");
    assert_eq!(client.codes(&folder), [""; 0]);
    client.close(&path);
    assert_eq!(client.codes(&folder), [""; 0]);
    // An open folder would still be the one that was renamed.
    fs::rename(&aside, &folder).expect("it can be renamed");
    client.saw(&[&folder]);
    assert_eq!(client.codes(&folder), before);
    fs::write(&path, text_of(&path).replace('x', "y")).expect("the file can be written");
    client.saw(&[&path]);
    assert_eq!(client.codes(&folder), before);
    // Another folder takes its place between two keys.
    fs::rename(&folder, &aside).expect("it can be renamed");
    crate::copy_folder(&crate::repository().join("examples/minimal"), &folder);
    let plan = folder.join("plans/mau/plan.toml");
    client.open(&plan, &text_of(&plan));
    assert_eq!(client.codes(&folder), [""; 0]);
}

/// Without cchc.toml, a plan's folder is a workspace of its own, unless the editor opened one around it.
#[test]
fn roots_come_and_go_with_the_settings() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let settings = folder.join("cchc.toml");
    let path = folder.join("plans/xa-phuong/an-phu/plan.toml");
    let text = text_of(&path).replace("level = ", "levl = ");
    let content = text_of(&settings);
    for folders in [json!([]), json!([{ "uri": uri(&folder) }])] {
        let params = json!({ "workspaceFolders": folders, "capabilities": {} });
        let mut client = Client::start_with(params.clone());
        client.open(&path, &text);
        let mut seen = Vec::new();
        for is_there in [true, false, true] {
            if is_there {
                fs::write(&settings, &content).expect("the file can be written");
            } else {
                fs::remove_file(&settings).expect("it can be removed");
            }
            client.saw(&[&settings]);
            let mut fresh = Client::start_with(params.clone());
            fresh.open(&path, &text);
            seen.push(client.all_findings());
            assert_eq!(seen.last(), Some(&fresh.all_findings()), "{folders} {is_there}");
        }
        assert_ne!(seen[0], seen[1], "{folders}");
        assert_eq!(seen[0], seen[2], "{folders}");
        client.close(&path);
        let left = client.all_findings();
        assert_eq!(left, Client::start_with(params).all_findings(), "{folders}");
    }
}

/// A folder that the editor leaves is not looked at any longer.
#[test]
fn folders_of_the_editor_come_and_go() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    fs::write(tasks(&folder), "x = 1\n").expect("the file can be written");
    let mut client = Client::start_with(json!({ "rootUri": Value::Null, "capabilities": {} }));
    assert_eq!(client.codes(&folder), [""; 0]);
    let folders = json!([{ "uri": uri(&folder), "name": "mau" }]);
    let mut change = |added: &Value, removed: &Value| {
        let event = json!({ "event": { "added": added, "removed": removed } });
        client.tell("workspace/didChangeWorkspaceFolders", event);
        client.codes(&folder).is_empty()
    };
    assert!(!change(&folders, &json!([])));
    assert!(change(&json!([]), &folders));
    assert!(!change(&folders, &Value::Null));
    client.open(&tasks(&folder), "x = 1\n");
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": folders } }));
    assert!(!client.codes(&folder).is_empty(), "an open file is enough");
    client.close(&tasks(&folder));
    assert_eq!(client.codes(&folder), [""; 0]);
}

/// Both look at the file: neither may take away what the other one shows.
#[test]
fn a_workspace_inside_another_shows_the_same() {
    let workspace = Workspace::minimal().with("plans/mau/cchc.toml", "");
    let folder = workspace.path().canonicalize().expect("a path");
    let folders = [&folder, &folder.join("plans/mau")].map(|folder| json!({ "uri": uri(folder) }));
    let mut client = Client::start_with(json!({ "workspaceFolders": folders, "capabilities": {} }));
    let before = client.all_findings();
    client.open(&tasks(&folder), "x = 1\n");
    assert_eq!(client.codes(&folder).iter().filter(|code| *code == "/plans/mau/tasks.toml E004").count(), 1);
    client.close(&tasks(&folder));
    assert_eq!(client.all_findings(), before);
}

//! Files that change on the disk, by git or by other commands, while an editor is open.

use super::{Client, Workspace, tasks, text_of, uri};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;

#[test]
fn the_server_asks_only_an_editor_that_offers_to_watch() {
    let workspace = Workspace::minimal();
    for (offer, times) in
        [(json!({}), 0), (json!({ "dynamicRegistration": false }), 0), (json!({ "dynamicRegistration": true }), 1)]
    {
        let capabilities = json!({ "workspace": { "didChangeWatchedFiles": offer } });
        let params = json!({ "rootUri": uri(workspace.path()), "capabilities": capabilities });
        let mut client = Client::start_with(params);
        client.all_findings();
        let asked: Vec<&str> = client.asked.iter().map(|request| request.method.as_str()).collect();
        assert_eq!(asked, vec!["client/registerCapability"; times], "{offer}");
        for request in &client.asked {
            let registration = &request.params["registrations"][0];
            assert_eq!(registration["method"], "workspace/didChangeWatchedFiles");
            let watchers = registration["registerOptions"]["watchers"].as_array().expect("a list");
            let all: Vec<_> = watchers.iter().map(|one| (&one["globPattern"], &one["kind"])).collect();
            assert_eq!(all, [(&json!("**/*.toml"), &json!(2)), (&json!("**/*"), &json!(5))]);
        }
        assert_eq!(client.leave(), 0);
    }
}

type Step<'s> = (&'s dyn Fn(), &'s [&'s str]);

/// Each step changes files and says which; then the findings are those of a new server.
#[test]
fn a_change_on_the_disk_is_seen() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, text).expect("the file can be written");
    };
    let replace = |path: &str, from: &str, to: &str| {
        let text = text_of(&folder.join(path));
        assert!(text.contains(from), "{path}: {from}");
        write(path, &text.replacen(from, to, 1));
    };
    let rename = |from: &str, to: &str| fs::rename(folder.join(from), folder.join(to)).expect("it can be renamed");
    let remove = |path: &str| {
        let path = folder.join(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("it can be removed");
    };
    let (an_binh, an_phu) = ("plans/xa-phuong/an-binh", "plans/xa-phuong/an-phu");
    let tasks = &*format!("{an_binh}/tasks.toml");
    let plan = &*format!("{an_phu}/plan.toml");
    let evidence = &*format!("{an_binh}/tai-lieu/bao-cao.pdf");
    let moi = text_of(&folder.join(plan)).replace("\"an-phu-2023\"", "\"moi-2023\"").replace("level = ", "levl = ");
    let steps: &[Step<'_>] = &[
        (&|| replace(tasks, "[[task]]", "[[tasks]]"), &[tasks]),
        (&|| replace(tasks, "[[tasks]]", "[[task]]"), &[tasks]),
        (&|| replace(tasks, "evidence = [", "evidence = [\"tai-lieu/bao-cao.pdf\", "), &[tasks]),
        (&|| write(evidence, ""), &[evidence]),
        (&|| remove(evidence), &[evidence]),
        (&|| rename(&format!("{an_binh}/tai-lieu"), &format!("{an_binh}/khac")), &[&format!("{an_binh}/khac")]),
        // Only the folder is named, as editors do.
        (&|| write("plans/moi/plan.toml", &moi), &["plans/moi"]),
        (&|| rename("plans/moi", "plans/cu"), &["plans/moi", "plans/cu"]),
        (&|| remove("plans/cu"), &["plans/cu"]),
        (&|| write("plans/moi/plan.toml", &moi), &["plans/moi/plan.toml"]),
        (&|| remove("plans/moi/plan.toml"), &["plans/moi/plan.toml"]),
        (&|| write(&format!("{an_phu}/khac.toml"), ""), &[&format!("{an_phu}/khac.toml")]),
        (&|| remove(&format!("{an_phu}/khac.toml")), &[&format!("{an_phu}/khac.toml")]),
        (&|| replace(plan, "id = \"an-phu-2023\"", "id = \"an-binh-2023\""), &[plan]),
        (&|| write(&format!("{an_phu}/con/plan.toml"), &moi), &[&format!("{an_phu}/con")]),
        (&|| remove(&format!("{an_phu}/con")), &[&format!("{an_phu}/con")]),
        (&|| replace("indicators.toml", "measure = ", "mesure = "), &["indicators.toml"]),
        (&|| replace("indicators.toml", "mesure = ", "measure = "), &["indicators.toml"]),
        (&|| remove(plan), &[plan]),
        (&|| rename("plans", "ke-hoach"), &["plans", "ke-hoach"]),
        (&|| rename("ke-hoach", "plans"), &["ke-hoach", "plans"]),
        (&|| remove("cchc.toml"), &["cchc.toml"]),
    ];
    let mut client = Client::start(&folder);
    let mut seen = BTreeSet::from([format!("{:?}", client.all_findings())]);
    let mut changes = 0;
    for (at, (step, told)) in steps.iter().enumerate() {
        let before = client.all_findings();
        step();
        let told: Vec<_> = told.iter().map(|path| folder.join(path)).collect();
        client.saw(&told.iter().map(std::path::PathBuf::as_path).collect::<Vec<_>>());
        let now = client.all_findings();
        assert_eq!(now, Client::start(&folder).all_findings(), "step {at}: {told:?}");
        changes += usize::from(now != before);
        seen.insert(format!("{now:?}"));
    }
    assert!(changes >= 15 && seen.len() >= 8, "the steps change too little: {changes}, {}", seen.len());
}

/// The rest stands as it was read: a country's plans take seconds.
#[test]
fn only_the_plan_that_changed_is_read_again() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let paths = ["an-phu", "an-binh"].map(|plan| folder.join("plans/xa-phuong").join(plan).join("tasks.toml"));
    let mut client = Client::start(&folder);
    let before = client.all_findings();
    workspace.write("docs/a.toml", "");
    workspace.write("plans/xa-phuong/x.pdf", "");
    for path in &paths {
        fs::write(path, "x = 1\n").expect("the file can be written");
    }
    let beside = [
        "docs",
        "docs/a.pdf",
        "docs/a.toml",
        "plans/xa-phuong/x.pdf",
        ".git/index",
        ".git/x.toml",
        "plans/.git/plan.toml",
    ]
    .map(|path| folder.join(path));
    client.saw(&beside.each_ref().map(std::path::PathBuf::as_path));
    assert_eq!(client.all_findings(), before);
    client.saw(&[&paths[0]]);
    let codes = client.codes(&folder.join("plans/xa-phuong"));
    assert!(codes.iter().any(|code| code.starts_with("/an-phu/tasks.toml E004")), "{codes:?}");
    assert!(!codes.iter().any(|code| code.starts_with("/an-binh/tasks.toml E004")), "{codes:?}");
    client.saw(&[&paths[1]]);
    assert_eq!(client.all_findings(), Client::start(&folder).all_findings());
}

#[test]
fn an_open_text_stands_before_a_file_that_changes() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::start(&folder);
    client.open(&path, &text_of(&path));
    fs::write(&path, "x = 1\n").expect("the file can be written");
    client.saw(&[&path]);
    assert_eq!(client.codes(&folder), [""; 0]);
    client.close(&path);
    assert_eq!(client.all_findings(), Client::start(&folder).all_findings());
    assert!(!client.codes(&folder).is_empty());
}

/// One file may be part of many plans.
#[cfg(unix)]
#[test]
fn a_change_behind_a_link_is_seen() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let [an_phu, an_binh] = ["an-phu", "an-binh"].map(|plan| folder.join("plans/xa-phuong").join(plan));
    fs::remove_file(an_binh.join("tasks.toml")).expect("it can be removed");
    std::os::unix::fs::symlink("../an-phu/tasks.toml", an_binh.join("tasks.toml")).expect("a link");
    let mut client = Client::start(&folder);
    client.all_findings();
    fs::write(an_phu.join("tasks.toml"), "x = 1\n").expect("the file can be written");
    client.saw(&[&an_phu.join("tasks.toml")]);
    let codes = client.codes(&folder.join("plans/xa-phuong"));
    for plan in ["/an-phu", "/an-binh"] {
        assert!(codes.contains(&format!("{plan}/tasks.toml E004")), "{codes:?}");
    }
    assert_eq!(client.all_findings(), Client::start(&folder).all_findings());
}

/// There the plan's folder is the whole workspace.
#[test]
fn the_evidence_of_a_plan_without_a_workspace_is_watched() {
    let workspace = Workspace::empty().with_folder("examples/minimal/plans/mau", "");
    let folder = workspace.path().canonicalize().expect("a path");
    workspace.replace("tasks.toml", "[\"08/KH-UBND\"]", "[\"a/b.pdf\"]");
    let mut client = Client::start(&folder);
    assert_eq!(client.codes(&folder), ["/tasks.toml E502"]);
    workspace.write("a/b.pdf", "");
    client.saw(&[&folder.join("a/b.pdf")]);
    assert_eq!(client.codes(&folder), [""; 0]);
    fs::remove_dir_all(folder.join("a")).expect("it can be removed");
    client.saw(&[&folder.join("a")]);
    assert_eq!(client.codes(&folder), ["/tasks.toml E502"]);
}

/// An editor that tells of changes on the disk tells of each, so that a save concerns its own plan alone.
#[test]
fn a_save_reads_all_again_only_where_nobody_watches() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let [one, other] = ["thi-xa", "xa-phuong/an-phu"].map(|plan| folder.join(format!("plans/{plan}/tasks.toml")));
    let save = |client: &mut Client| {
        client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&one) } }));
        client.all_findings()
    };
    for watches in [true, false] {
        let good = text_of(&other);
        let mut client = Client::start(&folder);
        let before = client.all_findings();
        client.open(&one, &text_of(&one));
        if watches {
            client.saw(&[&one]);
        }
        fs::write(&other, "x = 1\n").expect("a file");
        let after = save(&mut client);
        assert_eq!(after != before, !watches);
        fs::write(&other, good).expect("a file");
    }
}

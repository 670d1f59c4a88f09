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

/// The id of somebody who owes a figure stands in the words about the target, but the results of the plan do
/// not hang on it.
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

/// A file that is not read to its end may hold the id as well.
#[test]
fn an_id_stays_while_a_file_that_may_hold_it_has_a_fault() {
    let good =
        "[[task]]\nid = \"1.3\"\ntitle = \"a\"\noutput = \"b\"\nlead = \"van-phong-thong-ke\"\ndue = 2023-05-31\n";
    for (fault, is_refused) in [
        (good.as_bytes().to_vec(), false),
        (good.replace("\"a\"", "\"\"\"a").into_bytes(), true),
        (good.replace("\"b\"", "[\"b\"").into_bytes(), true),
        (good.replace("lead = \"van-phong-thong-ke\"", "lead = van-phong-thong-ke").into_bytes(), true),
        ([good.as_bytes(), b"# \xff\n"].concat(), true),
        (good.replace("van-phong-thong-ke", "tu-phap-ho-tich").replace("\"a\"", "\"a").into_bytes(), false),
    ] {
        let workspace = Workspace::minimal();
        let folder = workspace.path().canonicalize().expect("a path");
        let tasks = folder.join("plans/mau/tasks");
        fs::create_dir_all(&tasks).expect("a folder");
        fs::rename(folder.join("plans/mau/tasks.toml"), tasks.join("a.toml")).expect("a file");
        fs::write(tasks.join("b.toml"), &fault).expect("a file");
        let mut client = Client::able(&folder, "en");
        let assignees = folder.join("plans/mau/assignees.toml");
        let refused = renamed(&mut client, &assignees, "id = \"van-phong-thong-ke\"", "vp");
        let shown = String::from_utf8_lossy(&fault);
        assert_eq!(refused.is_err(), is_refused, "{shown}: {refused:?}");
        if let Err(why) = refused {
            assert!(why.contains("`plans/mau/tasks/b.toml` has a fault"), "{shown}: {why}");
        }
    }
}

/// A gap in the numbers is what a person makes on the way.
#[test]
fn tasks_are_numbered_anew() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = folder.join("plans/mau/tasks.toml");
    let mut client = Client::able(&folder, "en");
    for (id, new) in [("1.2", "1.3"), ("1.1", "1.10"), ("2.1", "2.2"), ("1.1", "1.1-zz"), ("1.2", "1.1.1")] {
        let edit = renamed(&mut client, &path, &format!("id = \"{id}\""), new).expect("an edit");
        assert_eq!(files_of(&edit), ["tasks.toml"], "{id} -> {new}");
    }
    let edit = renamed(&mut client, &path, "id = \"1.2\"", "1.2").expect("nothing to do");
    assert_eq!(files_of(&edit), [""; 0]);
}

/// The files are read when the new id is asked for, with it and without it.
#[test]
fn a_change_that_nobody_told_of_does_not_speak_against_an_id() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let assignees = folder.join("plans/mau/assignees.toml");
    let mut client = Client::able(&folder, "en");
    assert!(client.all_findings().is_empty());
    replace(&folder.join("plans/mau/values/2023-Q1.toml"), "count = 6", "count = \"6\"");
    renamed(&mut client, &assignees, "id = \"tu-phap-ho-tich\"", "tp").expect("an edit");
}

#[test]
fn an_id_with_escapes_is_the_same_id() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = folder.join("plans/mau/tasks.toml");
    for written in ["van\\u002Dphong-thong-ke", "\\u0076an-phong-thong-ke", "van-phong-thong\\u002dk\\u0065"] {
        let good = text_of(&path);
        replace(&path, "support = [\"van-phong-thong-ke\"]", &format!("support = [\"{written}\"]"));
        let mut client = Client::able(&folder, "en");
        assert!(client.all_findings().is_empty());
        let assignees = folder.join("plans/mau/assignees.toml");
        let edit = renamed(&mut client, &assignees, "id = \"van-phong-thong-ke\"", "vp").expect("an edit");
        let after = edited(&edit, &BTreeMap::new());
        let tasks = after.iter().find(|(uri, _)| uri.ends_with("tasks.toml")).expect("the tasks").1;
        assert_eq!(tasks.replace("\"vp\"", "\"van-phong-thong-ke\""), good);
        let edit = renamed(&mut client, &path, &format!("support = [\"{written}\"]"), "vp").expect("an edit");
        assert_eq!(edited(&edit, &BTreeMap::new()), after);
        fs::write(&path, good).expect("a file");
    }
}

/// The thing under the pointer gets another id. Nobody can tell which of the two the other places mean.
#[test]
fn one_of_two_things_of_an_id_gets_another() {
    for (file, header, keys) in [
        ("assignees.toml", "[[assignee]]\nid = \"tu-phap-ho-tich\"", "title = \"a\"\nkind = \"unit\"\n"),
        (
            "tasks.toml",
            "[[task]]\nid = \"2.1\"",
            "title = \"a\"\noutput = \"b\"\ndue = 2023-05-31\nlead = \"tu-phap-ho-tich\"\n",
        ),
    ] {
        let workspace = Workspace::minimal();
        let folder = workspace.path().canonicalize().expect("a path");
        let path = folder.join("plans/mau").join(file);
        let text = format!("{}\n{header} # 2\n{keys}", text_of(&path));
        fs::write(&path, &text).expect("a file");
        let mut client = Client::able(&folder, "en");
        let id = header.split('"').nth(1).expect("an id");
        let new = format!("{id}-x");
        let edit = client.rename(&path, place(&text, &format!("id = \"{id}\" # 2"), 7), &new).expect("an edit");
        let after = edited(&edit, &BTreeMap::new());
        assert_eq!(after.len(), 1);
        let expected = text.replace(&format!("\"{id}\" # 2"), &format!("\"{new}\" # 2"));
        assert_eq!(after.values().next(), Some(&expected));
        client.open(&path, &expected);
        assert!(!client.codes(&folder).iter().any(|code| code.ends_with("E101")));
    }
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let assignees = folder.join("plans/mau/assignees.toml");
    let twice =
        format!("{}\n[[assignee]]\nid = \"tu-phap-ho-tich\"\ntitle = \"a\"\nkind = \"unit\"\n", text_of(&assignees));
    fs::write(&assignees, twice).expect("a file");
    let mut client = Client::able(&folder, "en");
    let path = folder.join("plans/mau/tasks.toml");
    let refused = renamed(&mut client, &path, "lead = \"tu-phap-ho-tich\"", "tp").expect_err("refused");
    assert!(refused.contains("declared more than once"), "{refused}");
}

/// A table that lacks a key is nothing to the check yet, but its id stands there.
#[test]
fn an_id_is_found_in_a_table_that_lacks_a_key() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let assignees = folder.join("plans/mau/assignees.toml");
    let text = text_of(&assignees);
    let (head, tail) = text.split_at(text.find("id = \"tu-phap-ho-tich\"").expect("an id"));
    fs::write(&assignees, format!("{head}{}", tail.replacen("title = ", "tile = ", 1))).expect("a file");
    let mut client = Client::able(&folder, "en");
    let edit = renamed(&mut client, &assignees, "id = \"tu-phap-ho-tich\"", "tp").expect("an edit");
    assert_eq!(files_of(&edit), ["assignees.toml", "plan.toml", "tasks.toml"]);
}

/// A set of criteria names tasks of every plan, and their areas.
#[test]
fn a_set_of_criteria_leads_to_what_it_names() {
    let workspace = Workspace::minimal();
    let set = "id = \"x\"\ntitle = \"a\"\nversion = \"1\"\n\n[[criterion]]\nid = \"1\"\ntitle = \"b\"\nmax = 1\nfigure = { task = \"1.1\" }\n\n\
               [[criterion]]\nid = \"2\"\ntitle = \"c\"\nmax = 1\nfigure = { tasks = \"area:1\", as = \"done-share\" }\n";
    workspace.write("scoring/x.toml", set);
    let folder = workspace.path().canonicalize().expect("a path");
    let path = folder.join("scoring/x.toml");
    let mut client = Client::able(&folder, "en");
    let found = client.at("references", &path, place(set, "\"1.1\"", 2));
    assert!(found.as_array().is_some_and(|found| !found.is_empty()), "{found}");
    let plan = folder.join("plans/mau/plan.toml");
    let found = client.at("references", &plan, place(&text_of(&plan), "id = \"1\"", 6));
    let files: Vec<&str> = found.as_array().expect("a list").iter().filter_map(|one| one["uri"].as_str()).collect();
    assert!(files.iter().any(|uri| uri.ends_with("scoring/x.toml")), "{found}");
}

//! The changes that an editor offers at a place: they are those of the command line, and change nothing else.

use super::client::{edited, with_edits};
use super::{Client, Workspace, cchc_in, place, replace, tasks, text_of, uri};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn titles(actions: &[Value]) -> Vec<&str> {
    actions.iter().map(|action| action["title"].as_str().expect("a title")).collect()
}

/// The text of a file after the action of this title, which the editor asks for in two steps.
fn chosen(client: &mut Client, path: &Path, text: &str, at: (usize, usize), title: &str) -> String {
    let actions = client.actions(path, at);
    let action = actions.iter().find(|action| action["title"] == title);
    let action = action.unwrap_or_else(|| panic!("{title}: {:?}", titles(&actions)));
    assert!(action.get("edit").is_none(), "the edit comes when it is asked for: {action}");
    let resolved = client.ask("codeAction/resolve", action.clone());
    let after = edited(&resolved["edit"], &BTreeMap::from([(uri(path), text.to_owned())]));
    assert_eq!(after.len(), 1, "{resolved}");
    after[&uri(path)].clone()
}

/// Each fault, the action that mends it, and the line that it gives. After it there is no finding.
const REPAIRS: &[(&str, &str, &str, &str)] = &[
    (
        "lead = \"tu-phap-ho-tich\"",
        "lead = \"tu-phap-hotich\"",
        "Write `\"tu-phap-ho-tich\"` for `\"tu-phap-hotich\"`",
        "lead = \"tu-phap-ho-tich\"",
    ),
    ("started = 2023-02-01", "started = 01/02/2023", "Write `2023-02-01` for `01/02/2023`", "started = 2023-02-01"),
    (
        "started = 2023-02-01",
        "started = \"2023-02-01\"",
        "Write `2023-02-01` for `\"2023-02-01\"`",
        "started = 2023-02-01",
    ),
    ("due = 2023-01-31", "duee = 2023-01-31", "Write `due` for `duee`", "due = 2023-01-31"),
    ("id = \"2.1\"", "id = 2.1", "Write `\"2.1\"` for `2.1`", "id = \"2.1\""),
    ("serves = [\"so-hoa\"]", "serves = [“so-hoa”]", "Write `\"so-hoa\"` for `“so-hoa”`", "serves = [\"so-hoa\"]"),
];

#[test]
fn faults_are_mended_as_validate_fix_mends_them() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let good = text_of(&path);
    let mut client = Client::able(&folder, "en");
    for (right, wrong, title, line) in REPAIRS {
        let bad = good.replacen(right, wrong, 1);
        client.open(&path, &bad);
        assert!(!client.all_findings().is_empty(), "{wrong}");
        let into = wrong.find('=').expect("a key") + 3;
        let at = if title.contains("duee") { place(&bad, wrong, 1) } else { place(&bad, wrong, into) };
        let after = chosen(&mut client, &path, &bad, at, title);
        assert!(after.contains(line), "{wrong}");
        assert_eq!(after, good, "{wrong}: only the fault changes");
        // The command line makes the same of the same file.
        fs::write(&path, &bad).expect("a file");
        let fixed = cchc_in(&folder, &["validate", "--fix", "--write", "--as-of", "2023-03-31"]);
        assert_eq!((text_of(&path), fixed.status), (after, 0), "{}", fixed.all());
    }
}

#[test]
fn all_safe_repairs_of_a_plan_are_one_action() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let good = text_of(&path);
    let bad =
        good.replace("started = 2023-02-01", "started = 01/02/2023").replace("due = 2023-01-31", "duee = 2023-01-31");
    let mut client = Client::able(&folder, "vi");
    client.open(&path, &bad);
    let title = "Sửa mọi lỗi chắc chắn của kế hoạch, như `cchc validate --fix`";
    assert_eq!(chosen(&mut client, &path, &bad, (0, 0), title), good);
    // The editor may ask for one kind alone.
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let mut only = |kinds: &[&str]| -> Vec<String> {
        let context = json!({ "diagnostics": [], "only": kinds });
        let params = json!({ "textDocument": { "uri": uri(&path) }, "range": range, "context": context });
        let actions = client.ask("textDocument/codeAction", params);
        actions.as_array().expect("a list").iter().map(|one| one["kind"].as_str().expect("a kind").to_owned()).collect()
    };
    assert_eq!(only(&["source"]), ["source.fixAll"]);
    assert_eq!(only(&["quickfix"]).len(), 2);
    assert_eq!(only(&["source.organizeImports"]), [""; 0]);
}

/// Nobody can tell which of two was meant, so the command line leaves it; a person may choose the nearest.
#[test]
fn a_name_that_may_be_meant_is_offered_too() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let bad = text_of(&path).replacen("serves = [\"so-hoa\"]", "serves = [\"so-hoá\"]", 1);
    let mut client = Client::able(&folder, "en");
    client.open(&path, &bad);
    let actions = client.actions(&path, place(&bad, "\"so-hoá\"", 2));
    let preferred: Vec<&Value> = actions.iter().filter(|action| action["isPreferred"] == true).collect();
    assert!(preferred.len() <= 1, "{actions:?}");
    // One that would bring another fault is not offered.
    for (right, wrong) in [
        ("due = \"continuous\"", "due = \"continuous\"\nidd = 1"),
        ("due = 2023-01-31", "due = quarterly"),
        ("due = 2023-01-31", "due = 'every-reprot'"),
    ] {
        let bad = text_of(&path).replacen(right, wrong, 1);
        client.open(&path, &bad);
        let into = wrong.rfind('=').expect("a key") + 3;
        for action in client.actions(&path, place(&bad, wrong, into)) {
            let resolved = client.respond("codeAction/resolve", action.clone()).response_result.expect("it stands");
            let after = edited(&resolved["edit"], &BTreeMap::from([(uri(&path), bad.clone())]));
            assert_ne!(after[&uri(&path)], bad, "{wrong}: {action}");
        }
    }
}

#[test]
fn an_output_is_offered_where_a_task_names_none() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let good = text_of(&path);
    let bad = good.replacen("output = \"Kế hoạch\"\n", "", 1);
    let mut client = Client::able(&folder, "en");
    client.open(&path, &bad);
    let at = place(&bad, "id = \"1.1\"", 7);
    assert_eq!(chosen(&mut client, &path, &bad, at, "Add `output = \"Kế hoạch\"`"), good);
    // Away from the finding there is no such offer.
    let elsewhere = client.actions(&path, place(&bad, "id = \"2.1\"", 7));
    assert!(!titles(&elsewhere).iter().any(|title| title.contains("output")), "{elsewhere:?}");
}

#[test]
fn a_delivery_of_the_task_under_the_cursor_is_recorded_as_by_done() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    replace(&path, "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]\n", "");
    replace(&path, "done = [{ on = 2023-03-17, for = \"2023-Q1\", evidence = [\"12/BC-UBND\"] }]", "# chưa nộp");
    let text = text_of(&path);
    let mut client = Client::able(&folder, "vi");
    // The open text is not saved: it has a comment more than the file.
    let open = format!("{text}# chưa lưu\n");
    client.open(&path, &open);
    let at = place(&open, "title = \"Ban hành", 3);
    let title = "Ghi nhiệm vụ 1.1 có kết quả nộp ngày 31/03/2023";
    let after = chosen(&mut client, &path, &open, at, title);
    let done = cchc_in(&folder, &["done", "1.1", "--on", "2023-03-31", "--as-of", "2023-03-31"]);
    assert_eq!(done.status, 0, "{}", done.all());
    assert_eq!(after, format!("{}# chưa lưu\n", text_of(&path)));
    // A task that recurs offers each open occurrence, and one that is done offers nothing.
    let recurring = client.actions(&path, place(&open, "due = \"every-report\"", 2));
    assert!(titles(&recurring)[0].contains("nhiệm vụ 1.2 kỳ 2023-Q1"), "{recurring:?}");
    client.change(&path, &text_of(&path));
    assert_eq!(client.actions(&path, place(&text_of(&path), "title = \"Ban hành", 3)), Vec::<Value>::new());
}

/// Editors that cannot ask for an edit later get it at once, and those that know no actions get none.
#[test]
fn an_editor_gets_only_what_it_can_take() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let good = text_of(&path);
    let bad = good.replace("due = 2023-01-31", "duee = 2023-01-31");
    let at = place(&bad, "duee", 1);
    let literal = json!({ "codeActionKind": { "valueSet": ["quickfix"] } });
    let abilities = json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literal } } });
    let mut client = Client::start_with(json!({ "rootUri": uri(&folder), "capabilities": abilities }));
    client.open(&path, &bad);
    let actions = client.actions(&path, at);
    let fix = actions.iter().find(|one| one["kind"] == "quickfix").expect("a repair");
    assert_eq!(with_edits(&bad, &fix["edit"]["changes"][uri(&path)]), good);
    let mut plain = Client::start(&folder);
    plain.open(&path, &bad);
    assert!(plain.actions(&path, at).is_empty());
}

/// Two actions may have one title: each changes its own place. And one whose place moved is not done elsewhere.
#[test]
fn actions_of_one_title_change_their_own_places() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let good = text_of(&path);
    let titled = |text: &str| text.replace("Ban hành Kế hoạch tuyên truyền", "Báo cáo tuyên truyền");
    for (bad, title) in [
        (
            titled(&good).replace("output = \"Kế hoạch\"\n", "").replace("output = \"Báo cáo\"\n", ""),
            "Add `output = \"Báo cáo\"`",
        ),
        (
            good.replace("lead = \"van-phong-thong-ke\"", "lead = \"van-phong-thongke\""),
            "Write `\"van-phong-thong-ke\"` for `\"van-phong-thongke\"`",
        ),
    ] {
        let mut client = Client::able(&folder, "en");
        client.open(&path, &bad);
        let actions = client.of_file("codeAction", &path);
        let same: Vec<&Value> =
            actions.as_array().expect("a list").iter().filter(|one| one["title"] == title).collect();
        assert_eq!(same.len(), 2, "{actions}");
        let after: Vec<String> = same
            .iter()
            .map(|action| {
                let resolved = client.ask("codeAction/resolve", (*action).clone());
                edited(&resolved["edit"], &BTreeMap::from([(uri(&path), bad.clone())]))[&uri(&path)].clone()
            })
            .collect();
        let first_change = |text: &String| text.bytes().zip(bad.bytes()).position(|(new, old)| new != old);
        assert!(first_change(&after[0]) < first_change(&after[1]), "{title}");
        client.change(&path, &format!("# 1\n# 2\n{bad}"));
        let refused = client.respond("codeAction/resolve", same[1].clone()).response_result.expect_err("refused");
        assert_eq!(refused.code, -32801, "{}", refused.message);
    }
}

/// A group of many members: each has its own delivery, but for those who have delivered.
#[test]
fn each_member_that_owes_a_delivery_is_offered_one() {
    let workspace = Workspace::minimal();
    let assignees = "plans/mau/assignees.toml";
    let ids: Vec<String> = (0..14).map(|number| format!("thon-{number}")).collect();
    let mut text = workspace.text(assignees);
    let unit = |id: &String| format!("\n[[assignee]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"unit\"\n");
    text.extend(ids.iter().map(unit));
    let members = format!("members = {ids:?}\n");
    text.extend(["\n[[assignee]]\nid = \"cac-thon\"\ntitle = \"Các thôn\"\nkind = \"group\"\n", &members]);
    workspace.write(assignees, text);
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let task = "\n[[task]]\nid = \"1.3\"\ntitle = \"a\"\noutput = \"b\"\nlead = \"cac-thon\"\ndue = 2023-06-30\n\
                done = [{ on = 2023-03-01, by = \"thon-3\" }]\n";
    let text = text_of(&path) + task;
    let mut client = Client::able(&folder, "en");
    client.open(&path, &text);
    let actions = client.actions(&path, place(&text, "lead = \"cac-thon\"", 2));
    let all = titles(&actions);
    assert_eq!(all.len(), 13, "{all:?}");
    assert!(all[12].contains("by thon-13") && !all.iter().any(|title| title.contains("by thon-3 ")), "{all:?}");
    // Each occurrence of a task that recurs, from the first.
    let late = text.replace("due = 2023-06-30\ndone = [{ on = 2023-03-01, by = \"thon-3\" }]", "due = \"weekly\"");
    client.change(&path, &late);
    let weekly = client.actions(&path, place(&late, "lead = \"cac-thon\"", 2));
    assert!(weekly.is_empty() || weekly.len() == 100, "{}", weekly.len());
}

#[test]
fn the_files_of_all_plans_have_their_repairs_too() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = folder.join("cchc.toml");
    let good = format!("{}\n[lints]\nno-lead = \"allow\"\n", fs::read_to_string(&path).unwrap_or_default());
    let bad = good.replace("[lints]\nno-lead", "[lints]\nno-leed");
    let mut client = Client::able(&folder, "en");
    client.open(&path, &bad);
    let title = "Make every safe repair of the files that all plans share, like `cchc validate --fix`";
    assert_eq!(chosen(&mut client, &path, &bad, (0, 0), title), good);
}

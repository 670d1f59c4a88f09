//! Every place that names a thing, and another id in all of them.

use super::super::{copy_folder, files_below};
use super::client::{edited, text_on_disk, with_edits};
use super::{Client, Workspace, path_below, place, replace, tasks, text_of, uri};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The lines that differ between two texts, as `before -> after`.
fn differing(before: &str, after: &str) -> Vec<String> {
    assert_eq!(before.lines().count(), after.lines().count());
    let lines = before.lines().zip(after.lines()).filter(|(before, after)| before != after);
    lines.map(|(before, after)| format!("{} -> {}", before.trim(), after.trim())).collect()
}

#[test]
fn every_place_that_names_a_thing_is_found() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, plan) = (tasks(&folder), folder.join("plans/mau/plan.toml"));
    let text = text_of(&path);
    let mut client = Client::able(&folder, "en");
    let mut places = |path: &Path, at: (usize, usize), with_declaration: bool| -> Vec<String> {
        let position = json!({ "line": at.0, "character": at.1 });
        let context = json!({ "includeDeclaration": with_declaration });
        let params = json!({ "textDocument": { "uri": uri(path) }, "position": position, "context": context });
        let found = client.ask("textDocument/references", params);
        let found = found.as_array().cloned().unwrap_or_default();
        let shown = |one: &Value| {
            let file = one["uri"].as_str().expect("a name").rsplit('/').next().expect("a name").to_owned();
            format!("{file}:{}", one["range"]["start"]["line"].as_u64().expect("a line") + 1)
        };
        found.iter().map(shown).collect()
    };
    let all = ["assignees.toml:9", "plan.toml:37", "tasks.toml:29"];
    assert_eq!(places(&path, place(&text, "lead = \"tu-phap-ho-tich\"", 10), true), all);
    assert_eq!(places(&path, place(&text, "lead = \"tu-phap-ho-tich\"", 10), false), all[1..]);
    let indicator = ["indicators.toml:4", "plan.toml:42", "2023-Q1.toml:9"];
    let text = text_of(&plan);
    assert_eq!(places(&plan, place(&text, "indicator = \"ty-le-so-hoa\"", 15), true), indicator);
    assert_eq!(places(&plan, (0, 3), true), [""; 0]);
}

#[test]
fn a_rename_changes_the_id_everywhere_and_nothing_else() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = text_of(&path);
    // The text that is not saved counts.
    let open = text.replacen("title = \"Báo cáo kết quả", "title = \"Báo cáo nhanh kết quả", 1);
    let mut client = Client::able(&folder, "en");
    client.open(&path, &open);
    let at = place(&open, "lead = \"tu-phap-ho-tich\"", 10);
    let edit = client.rename(&path, at, "tu-phap").expect("an edit");
    let buffers = BTreeMap::from([(uri(&path), open.clone())]);
    let after = edited(&edit, &buffers);
    let names: Vec<&str> = after.keys().filter_map(|uri| uri.rsplit('/').next()).collect();
    assert_eq!(names, ["assignees.toml", "plan.toml", "tasks.toml"]);
    assert_eq!(differing(&open, &after[&uri(&path)]), ["lead = \"tu-phap-ho-tich\" -> lead = \"tu-phap\""]);
    // The version is that of the open text; the others are not open.
    let versions: Vec<&Value> =
        edit["documentChanges"].as_array().expect("a list").iter().map(|one| &one["textDocument"]["version"]).collect();
    assert_eq!(versions, [&Value::Null, &Value::Null, &json!(1)]);
    // An editor without versions gets a map of names.
    let mut plain = Client::start(&folder);
    let edit = plain.rename(&path, place(&text, "lead = \"tu-phap-ho-tich\"", 10), "tu-phap").expect("an edit");
    assert_eq!(edit["changes"].as_object().map(serde_json::Map::len), Some(3));
}

#[test]
fn a_target_and_its_indicator_of_the_same_id_change_together() {
    let workspace = Workspace::minimal();
    let plan = workspace.file("plans/mau/plan.toml");
    replace(&plan, "indicator = \"so-tin-bai\"\n", "");
    for file in ["plan.toml", "tasks.toml"] {
        let path = workspace.file(&format!("plans/mau/{file}"));
        fs::write(&path, text_of(&path).replace("\"tuyen-truyen\"", "\"so-tin-bai\"")).expect("a file");
    }
    let folder = workspace.path().canonicalize().expect("a path");
    let (plan, mut client) = (folder.join("plans/mau/plan.toml"), Client::able(&folder, "en"));
    assert!(client.all_findings().is_empty());
    let edit = client.rename(&plan, place(&text_of(&plan), "id = \"so-tin-bai\"", 7), "tin.bai").expect("an edit");
    let after = edited(&edit, &BTreeMap::new());
    let lines: Vec<String> = after.iter().flat_map(|(uri, text)| differing(&text_on_disk(uri), text)).collect();
    assert_eq!(
        lines,
        [
            "id = \"so-tin-bai\" -> id = \"tin.bai\"",
            "id = \"so-tin-bai\" -> id = \"tin.bai\"",
            "serves = [\"so-tin-bai\"]            # chỉ tiêu mà nhiệm vụ này góp phần hoàn thành -> \
             serves = [\"tin.bai\"]            # chỉ tiêu mà nhiệm vụ này góp phần hoàn thành",
            "so-tin-bai = { count = 6 } -> \"tin.bai\" = { count = 6 }",
        ]
    );
}

#[test]
fn a_name_that_cannot_be_is_refused_with_the_reason() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, plan) = (tasks(&folder), folder.join("plans/mau/plan.toml"));
    let (text, of_plan) = (text_of(&path), text_of(&plan));
    let lead = place(&text, "lead = \"tu-phap-ho-tich\"", 10);
    let task = place(&text, "id = \"2.1\"", 7);
    let area = place(&of_plan, "id = \"2\"", 6);
    for (lang, path, at, new, why) in [
        ("en", &path, lead, "tư pháp", "`tư pháp` cannot be an id: it holds another character"),
        ("vi", &path, lead, "", "không thể là mã: để trống"),
        ("vi", &path, lead, "Van-Phong-Thong-Ke", "mã `Van-Phong-Thong-Ke` đã dùng trong `plans/mau/assignees.toml`"),
        ("en", &path, task, "1.1", "`1.1` is taken: `plans/mau/tasks.toml` names something so already"),
        ("en", &path, task, "so-hoa", "`so-hoa` is taken"),
        ("en", &path, task, "3.1", "task 2.1 names no area, so its area follows from its id; write `area = \"2\"`"),
        ("vi", &plan, area, "A", "nhiệm vụ 2.1 không ghi lĩnh vực nên lĩnh vực theo mã"),
        ("en", &path, (0, 3), "x", "there is no id here"),
    ] {
        let refused = Client::able(&folder, lang).rename(path, at, new).expect_err("refused");
        assert!(refused.contains(why), "{new}: {refused}");
    }
    let mut client = Client::able(&folder, "en");
    let prepared = client.at("prepareRename", &path, lead);
    let (line, start) = place(&text, "lead = \"tu-phap-ho-tich\"", 8);
    assert_eq!(prepared["placeholder"], "tu-phap-ho-tich");
    assert_eq!(prepared["range"]["start"], json!({ "line": line, "character": start }));
    assert_eq!(prepared["range"]["end"], json!({ "line": line, "character": start + 15 }));
}

/// A file of all plans names it for each of them, or another plan reads the figures of the same indicator.
#[test]
fn things_of_one_plan_stay_where_other_plans_hang_on_them() {
    let workspace = Workspace::minimal();
    let other = workspace.file("plans/khac");
    copy_folder(&workspace.file("plans/mau"), &other);
    replace(&other.join("plan.toml"), "id = \"mau\"", "id = \"khac\"\nparent = \"mau\"");
    let shared = "[[indicator]]\nid = \"so-ho-so\"\ntitle = \"Số hồ sơ\"\nmeasure = \"count\"\nunit = \"hồ sơ\"\n\
                  accumulate = \"sum\"\nreported-by = \"tu-phap-ho-tich\"\n";
    workspace.write("indicators.toml", shared);
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::able(&folder, "en");
    let path = tasks(&folder);
    let refused = client.rename(&path, place(&text_of(&path), "lead = \"tu-phap-ho-tich\"", 10), "tp");
    assert_eq!(
        refused,
        Err("`indicators.toml` names `tu-phap-ho-tich` for every plan, so it cannot be changed in one".into())
    );
    let plan = folder.join("plans/mau/plan.toml");
    let refused =
        client.rename(&plan, place(&text_of(&plan), "indicator = \"so-tin-bai\"", 15), "tin").expect_err("refused");
    assert!(refused.contains("plan `khac` has an indicator `so-tin-bai` too"), "{refused}");
    // A thing of all plans changes in all of them, and a plan in those that name it.
    let edit =
        client.rename(&folder.join("indicators.toml"), place(shared, "\"so-ho-so\"", 3), "ho-so").expect("an edit");
    assert_eq!(edited(&edit, &BTreeMap::new()).len(), 1);
    let edit = client.rename(&plan, place(&text_of(&plan), "id = \"mau\"", 7), "xa-mau").expect("an edit");
    let after = edited(&edit, &BTreeMap::new());
    assert_eq!(after.len(), 2);
    assert!(after.values().any(|text| text.contains("parent = \"xa-mau\"")));
}

/// Each id of a workspace gets another one and its own again: the bytes are then as before, between the two no finding
/// comes or goes, and no other byte changes.
fn there_and_back(workspace: &Workspace, below: &str) -> (usize, usize) {
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::able(&folder, "en");
    let before = client.codes(&folder);
    let (mut renamed, mut refused) = (0, 0);
    for path in
        files_below(&folder.join(below)).into_iter().filter(|path| path.extension().is_some_and(|it| it == "toml"))
    {
        let text = text_of(&path);
        for (at, _) in text.match_indices("id = \"") {
            let head = &text[..at];
            let line = head.matches('\n').count();
            let column = head[head.rfind('\n').map_or(0, |newline| newline + 1)..].encode_utf16().count() + 6;
            let id = text[at + 6..].split('"').next().expect("a quote");
            let new = format!("{id}-x9");
            let Ok(edit) = client.rename(&path, (line, column), &new) else {
                refused += 1;
                continue;
            };
            let after = edited(&edit, &BTreeMap::new());
            for (uri, after) in &after {
                let before = text_on_disk(uri);
                assert_eq!(after.replace(&new, id), before, "{id} in {uri}");
                client.open_uri(uri, after);
            }
            assert_eq!(client.codes(&folder), before, "{id} in {}", path_below(&folder, &path));
            let back = client.rename(&path, (line, column), id).expect("the way back");
            for (uri, text) in edited(&back, &after) {
                assert_eq!(text, text_on_disk(&uri), "{id} in {uri}");
            }
            for uri in after.keys() {
                client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
            }
            renamed += 1;
        }
    }
    (renamed, refused)
}

#[test]
fn an_id_that_is_changed_there_and_back_leaves_every_byte() {
    let (renamed, refused) = there_and_back(&Workspace::minimal(), "plans");
    // The areas, which tasks name by their own ids.
    assert_eq!((renamed, refused), (10, 2));
    let (renamed, refused) = there_and_back(&Workspace::town(), "plans/xa-phuong/an-phu");
    // Points of criteria hang on four of its tasks, in a file of all plans.
    assert_eq!((renamed, refused), (9, 6));
}

#[test]
fn edits_of_a_line_count_units_of_utf_16() {
    let edits = json!([{ "range": { "start": { "line": 1, "character": 3 }, "end": { "line": 1, "character": 4 } }, "newText": "y" }]);
    assert_eq!(with_edits("a\n𠀀đx\n", &edits), "a\n𠀀đy\n");
}

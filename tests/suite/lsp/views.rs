//! The views of an editor: symbols, hints, folds, and where things stand under the pointer.

use super::client::all_abilities;
use super::{Client, Workspace, place, tasks, text_of, uri};
use serde_json::{Value, json};

/// Titles that would do harm where they are shown as they are: one that is read, and one that has a finding.
const HOSTILE: [&str; 2] = ["<b>`a`|[x](y)", "x\\u001b[31m\\u202e<b>`a`"];

fn hover(client: &mut Client, path: &std::path::Path, at: (usize, usize)) -> String {
    client.at("hover", path, at)["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_task_or_target_under_the_pointer_says_where_it_stands() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, plan) = (tasks(&folder), folder.join("plans/mau/plan.toml"));
    let text = text_of(&path).replace("due = \"continuous\"", "due = 2023-03-01");
    for (lang, late, verdict, value) in [
        ("en", "overdue; 30 days late (due 2023-03-01)", "on track", "value: 412/1,020 = 40.39 %"),
        ("vi", "quá hạn; trễ 30 ngày (hạn 01/03/2023)", "đúng tiến độ", "số liệu: 412/1.020 = 40,39 %"),
    ] {
        let mut client = Client::able(&folder, lang);
        client.open(&path, &text);
        client.open(&plan, &text_of(&plan));
        // On its id, on its header, and where another task could stand.
        let on_id = hover(&mut client, &path, place(&text, "id = \"2.1\"", 7));
        assert!(on_id.contains(late), "{on_id}");
        let (line, _) = place(&text, "id = \"2.1\"", 0);
        let on_header = hover(&mut client, &path, (line - 1, 3));
        assert!(on_header.contains(late) && on_header.contains("2.1"), "{on_header}");
        let text = text_of(&plan);
        let on_target = hover(&mut client, &plan, place(&text, "id = \"so-hoa\"", 7));
        assert!(on_target.contains(verdict) && on_target.contains(value), "{on_target}");
        assert_eq!(client.leave(), 0);
    }
}

#[test]
fn hints_stand_behind_ids_and_follow_the_text() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, plan) = (tasks(&folder), folder.join("plans/mau/plan.toml"));
    let text = text_of(&path);
    let labels = |client: &mut Client, path: &std::path::Path| -> Vec<String> {
        let hints = client.of_file("inlayHint", path);
        let hints = hints.as_array().cloned().unwrap_or_default();
        hints.iter().map(|hint| hint["label"].as_str().expect("a label").to_owned()).collect()
    };
    let mut client = Client::able(&folder, "vi");
    client.open(&path, &text);
    client.open(&plan, &text_of(&plan));
    assert_eq!(labels(&mut client, &path).len(), 3);
    assert_eq!(labels(&mut client, &path)[0], "xong; hạn 31/01/2023");
    assert_eq!(labels(&mut client, &plan), ["đúng tiến độ; số liệu: 412/1.020 = 40,39 %", "đúng tiến độ; số liệu: 6"]);
    // The place is right behind the id, and the text that is not saved counts.
    let late = text.replacen("done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]", "", 1);
    client.change(&path, &late);
    assert_eq!(labels(&mut client, &path)[0], "quá hạn; trễ 59 ngày (hạn 31/01/2023)");
    let hint = &client.of_file("inlayHint", &path)[0];
    let (line, character) = place(&late, "id = \"1.1\"", 10);
    assert_eq!(hint["position"], json!({ "line": line, "character": character }));
    // The editor is told that hints elsewhere may be others.
    assert!(client.asked.iter().any(|asked| asked.method == "workspace/inlayHint/refresh"));
    // A part of the file has its own alone, and a file with a fault has none.
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": line + 2, "character": 0 } });
    let params = json!({ "textDocument": { "uri": uri(&path) }, "range": range });
    assert_eq!(client.ask("textDocument/inlayHint", params).as_array().map(Vec::len), Some(1));
    client.change(&path, &late.replace("title = ", "titel = "));
    assert!(labels(&mut client, &path).is_empty());
}

#[test]
fn symbols_of_a_file_are_its_tables() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::able(&folder, "en");
    client.open(&path, &format!("{}\n[[task.done]]\non = 2023-03-01\n[[task]]\ntitle = \"", text_of(&path)));
    let symbols = client.of_file("documentSymbol", &path);
    let names: Vec<&str> = symbols.as_array().expect("a list").iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names[0], "1.1 Ban hành Kế hoạch tuyên truyền CCHC năm 2023");
    assert_eq!((names.len(), names[3]), (4, "task"), "{names:?}");
    assert_eq!(symbols[2]["children"][0]["name"], "task.done");
    for one in symbols.as_array().expect("a list") {
        let (outer, inner) = (&one["range"], &one["selectionRange"]);
        assert!(outer["start"]["line"].as_u64() <= inner["start"]["line"].as_u64(), "{one}");
        assert!(outer["end"]["line"].as_u64() >= inner["end"]["line"].as_u64(), "{one}");
    }
    let values = folder.join("plans/mau/values/2023-Q1.toml");
    let symbols = client.of_file("documentSymbol", &values);
    assert_eq!(symbols[0]["children"][1]["name"], "so-tin-bai");
    // An editor that takes no trees gets a flat list with places.
    let mut plain = Client::start(&folder);
    let flat = plain.of_file("documentSymbol", &values);
    assert_eq!((&flat[2]["name"], &flat[2]["containerName"]), (&json!("so-tin-bai"), &json!("values")));
    assert_eq!(flat[2]["location"]["uri"], uri(&values));
    assert_eq!(client.of_file("documentSymbol", &folder.join("notes.toml")), Value::Null);
}

#[test]
fn things_of_the_workspace_are_found_however_they_are_spelt() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::able(&folder, "en");
    let names = |client: &mut Client, query: &str| -> Vec<String> {
        let found = client.ask("workspace/symbol", json!({ "query": query }));
        let found = found.as_array().expect("a list").clone();
        found
            .iter()
            .map(|one| format!("{} | {}", one["name"].as_str().expect("a name"), one["containerName"]))
            .collect()
    };
    // No file is open, and the plans are few.
    let found = names(&mut client, "so hoa");
    assert!(found.iter().any(|one| one.contains("Số hóa") || one.contains("số hóa")), "{found:?}");
    assert_eq!(names(&mut client, "there is no such thing"), [""; 0]);
    let all = names(&mut client, "");
    assert!(all.len() > 20 && all.len() <= 1000, "{}", all.len());
    let plan = client.ask("workspace/symbol", json!({ "query": "an-phu-2023" }));
    assert_eq!(plan[0]["location"]["uri"], uri(&folder.join("plans/xa-phuong/an-phu/plan.toml")));
}

#[test]
fn tables_lists_and_comments_fold() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let mut client = Client::able(&folder, "en");
    let text = "# a\n# b\n\n[[task]]\nid = \"1\"\nsupport = [\n  \"a\",\n]\n";
    client.open(&path, text);
    let folds = client.of_file("foldingRange", &path);
    let lines: Vec<(u64, u64, &str)> = folds
        .as_array()
        .expect("a list")
        .iter()
        .map(|fold| {
            let line = |name: &str| fold[name].as_u64().expect("a line");
            (line("startLine"), line("endLine"), fold["kind"].as_str().expect("a kind"))
        })
        .collect();
    assert_eq!(lines, [(0, 1, "comment"), (3, 7, "region"), (5, 7, "region")]);
}

#[test]
fn hostile_titles_reach_no_editor_as_they_are() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, assignees) = (tasks(&folder), folder.join("plans/mau/assignees.toml"));
    let (task, person) = ("Số hóa kết quả giải quyết TTHC còn hiệu lực", "Công chức tư pháp – hộ tịch");
    for hostile in HOSTILE {
        let text = text_of(&path).replace(task, hostile);
        let mut client = Client::able(&folder, "vi");
        client.open(&path, &text);
        client.open(&assignees, &text_of(&assignees).replace(person, hostile));
        let (on_task, on_lead) = (place(&text, "id = \"2.1\"", 7), place(&text, "lead = \"tu-phap-ho-tich\"", 10));
        for answer in [
            client.at("hover", &path, on_task),
            client.at("hover", &path, on_lead),
            client.of_file("inlayHint", &path),
            client.of_file("documentSymbol", &path),
            client.ask("workspace/symbol", json!({ "query": "" })),
            client.actions(&path, on_task).into(),
        ] {
            check_harmless(&answer);
        }
    }
    let text = text_of(&path).replace(task, HOSTILE[0]);
    let mut client = Client::able(&folder, "en");
    client.open(&path, &text);
    let help = hover(&mut client, &path, place(&text, "id = \"2.1\"", 7));
    assert!(help.contains(r"\<b\>\`a\`\|\[x\](y)"), "marks of Markdown are escaped: {help}");
}

fn check_harmless(answer: &Value) {
    match answer {
        Value::String(text) => {
            let is_bad = |c: char| c.is_control() && c != '\n' || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!text.contains(is_bad), "{text:?}");
        }
        Value::Array(all) => all.iter().for_each(check_harmless),
        Value::Object(fields) => fields.values().for_each(check_harmless),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Editors that count bytes say so; then all places are in bytes.
#[test]
fn an_editor_may_count_bytes() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = "[[task]]\nid = \"1.1\"\ntitle = \"đ𠀀\"\nx = { \"đ𠀀\" = 1, duee = 1 }\n";
    let column = |encodings: &[&str], column: usize| {
        let mut abilities = all_abilities();
        abilities["general"] = json!({ "positionEncodings": encodings });
        let mut client = Client::start_with(json!({ "rootUri": uri(&folder), "capabilities": abilities }));
        client.open(&path, text);
        let found = client.findings(&path);
        assert!(!found.is_empty());
        let symbols = client.of_file("documentSymbol", &path);
        assert_eq!(symbols[0]["range"]["end"]["character"], json!(column), "{symbols}");
    };
    let line = text.lines().nth(3).expect("a line");
    column(&["utf-8", "utf-16"], line.len());
    column(&["utf-32", "utf-16"], line.encode_utf16().count());
    column(&[], line.encode_utf16().count());
}

/// A fault takes away only what it can touch.
#[test]
fn a_fault_leaves_the_states_that_it_cannot_touch() {
    const TASKS: &str = "plans/mau/tasks.toml";
    const ALL: [usize; 2] = [3, 2];
    for (file, right, wrong, left) in [
        ("plans/mau/assignees.toml", "kind = \"official\"", "kind = \"oficial\"", [0, 2]),
        (TASKS, "lead = \"tu-phap-ho-tich\"", "lead = \"tu-phap\"", [2, 2]),
        (TASKS, "due = 2023-01-31", "due = \"2023-01-99\"", [2, 2]),
        (TASKS, "started = 2023-02-01", "started = ", [0, 2]),
        ("plans/mau/indicators.toml", "measure = \"count\"", "measure = \"cout\"", [3, 0]),
        ("plans/mau/values/2023-Q1.toml", "count = 6", "count = \"6\"", [3, 0]),
        ("plans/mau/plan.toml", "indicator = \"so-tin-bai\"", "indicator = \"so-tin\"", [0, 0]),
        (TASKS, "id = \"1.2\"", "id = \"1.1\"", [1, 2]),
    ] {
        let workspace = Workspace::minimal();
        let folder = workspace.path().canonicalize().expect("a path");
        let (tasks, plan) = (tasks(&folder), folder.join("plans/mau/plan.toml"));
        let hints = |client: &mut Client| {
            [&tasks, &plan].map(|path| client.of_file("inlayHint", path).as_array().map_or(0, Vec::len))
        };
        let mut client = Client::able(&folder, "en");
        client.open(&tasks, &text_of(&tasks));
        client.open(&plan, &text_of(&plan));
        assert_eq!(hints(&mut client), ALL);
        let path = folder.join(file);
        let text = text_of(&path);
        if text.contains(right) {
            client.open(&path, &text.replacen(right, wrong, 1));
            assert!(!client.all_findings().is_empty(), "{wrong}");
            let found = hints(&mut client);
            assert!(found[0] >= left[0] && found[1] >= left[1] && found != ALL, "{wrong}: {found:?}");
        }
    }
}

#[test]
fn tables_in_braces_are_symbols_too() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::able(&folder, "en");
    for (file, least) in [
        ("plans/thi-xa/plan.toml", 4),
        ("plans/xa-phuong/an-phu/plan.toml", 4),
        ("plans/xa-phuong/an-phu/assignees.toml", 2),
    ] {
        let path = folder.join(file);
        let symbols = client.of_file("documentSymbol", &path);
        let symbols = symbols.as_array().cloned().unwrap_or_default();
        assert!(symbols.len() >= least, "{file}: {symbols:?}");
        for one in &symbols {
            let [start, end] = ["start", "end"].map(|edge| one["range"][edge]["line"].as_u64().expect("a line"));
            let line = one["selectionRange"]["start"]["line"].as_u64().expect("a line");
            assert!(start <= line && line <= end, "{one}");
        }
    }
}

/// An id that is asked for comes first, however many plans have it, and the name of the plan may stand beside it.
#[test]
fn the_best_symbols_come_first() {
    let workspace = Workspace::minimal();
    let plan = workspace.file("plans/mau");
    for number in 0..40 {
        let copy = workspace.file(&format!("plans/p{number:02}"));
        super::super::copy_folder(&plan, &copy);
        super::replace(&copy.join("plan.toml"), "id = \"mau\"", &format!("id = \"p{number:02}\""));
    }
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::able(&folder, "en");
    let mut names = |query: &str| -> Vec<(String, String)> {
        let found = client.ask("workspace/symbol", json!({ "query": query }));
        let text = |one: &Value, key: &str| one[key].as_str().expect("a text").to_owned();
        found.as_array().expect("a list").iter().map(|one| (text(one, "name"), text(one, "containerName"))).collect()
    };
    assert_eq!(names("1.1").iter().filter(|(name, _)| name.starts_with("1.1 ")).count(), 41);
    assert!(names("1")[..41].iter().all(|(name, _)| name.starts_with("1 ")), "{:?}", names("1"));
    let of_one = names("p38 1.1");
    assert_eq!(of_one.len(), 1, "{of_one:?}");
    assert_eq!(of_one[0].1, "plans/p38");
}

//! The language server, driven by a scripted client over its two streams.

mod actions;
mod client;
mod contents;
mod gone;
#[cfg(unix)]
mod links;
mod protocol;
mod rename_guards;
mod renaming;
mod views;
mod watched;

use super::{Workspace, cchc, cchc_in, path_below, replace, run, text_of};
use client::{Client, uri};
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Line and UTF-16 column of the only place of a text, with so many characters into it.
fn place(text: &str, what: &str, into: usize) -> (usize, usize) {
    assert_eq!(text.matches(what).count(), 1, "{what:?}");
    let at = text.find(what).expect("it is there") + into;
    let head = &text[..at];
    let line = head.rfind('\n').map_or(0, |newline| newline + 1);
    (head.matches('\n').count(), head[line..].encode_utf16().count())
}

fn tasks(folder: &Path) -> PathBuf {
    folder.join("plans/mau/tasks.toml")
}

#[test]
fn the_findings_are_those_of_validate() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let broken = folder.join("plans/mau/plan.toml");
    replace(&broken, "level = \"commune\"", "level = \"xã 𠀀\"\nlevl = 1");
    replace(&tasks(&folder), "due = 2023-01-31", "due = ");
    let json = cchc_in(&folder, &["validate", "--lang", "en", "--output-format", "json"]).json();
    let mut client = Client::start(&folder);
    let mut tried = 0;
    for path in super::files_below(&folder) {
        let text = text_of(&path);
        let relative = path_below(&folder, &path);
        let expected: Vec<Value> = json["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|finding| finding["file"] == relative)
            .map(|finding| {
                // Columns are scalars in JSON and UTF-16 units here.
                let edge = |edge: &str| {
                    let at = usize::try_from(finding[edge]["byte"].as_u64().expect("a byte")).expect("it fits");
                    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
                    json!({ "line": text[..at].matches('\n').count(), "character": text[line..at].encode_utf16().count() })
                };
                json!([finding["code"], finding["message"].as_str().expect("words"), edge("start"), edge("end")])
            })
            .collect();
        let found: Vec<Value> = client
            .findings(&path)
            .iter()
            .map(|found| {
                let message = found["message"].as_str().expect("words").lines().next();
                json!([found["code"], message, found["range"]["start"], found["range"]["end"]])
            })
            .collect();
        tried += found.len();
        assert_eq!(found, expected, "{relative}");
    }
    assert!(tried >= 3, "{tried}");
    assert_eq!(client.leave(), 0);
}

#[test]
fn unsaved_text_counts_and_the_disk_counts_again_when_it_is_closed() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = text_of(&path);
    let mut client = Client::start(&folder);
    client.open(&path, &text);
    assert!(client.findings(&path).is_empty());
    client.change(&path, &text.replacen("lead = \"van-phong-thong-ke\"", "lead = \"van-phong\"", 1));
    let found = client.findings(&path);
    assert!(!found.is_empty(), "no finding");
    assert_eq!((&found[0]["code"], &found[0]["severity"]), (&json!("E103"), &json!(1)));
    client.close(&path);
    assert!(client.findings(&path).is_empty());
    // Without any question, a pause is enough.
    fs::write(&path, "x = 1\n").expect("the file can be written");
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri(&path) } }));
    let message = client.receive();
    client.take(message);
    assert!(client.told.get(&uri(&path)).is_some_and(|found| found.as_array().is_some_and(|found| !found.is_empty())));
}

#[test]
fn the_findings_after_a_change_are_those_of_a_new_check() {
    let workspace = Workspace::town();
    let folder = workspace.path().canonicalize().expect("a path");
    let (an_phu, town) = ("plans/xa-phuong/an-phu/plan.toml", "plans/thi-xa/plan.toml");
    let changes = [
        (an_phu, "id = \"an-phu-2023\"", "id = \"an-binh-2023\""),
        ("plans/xa-phuong/an-binh/tasks.toml", "[[task]]", "[[tasks]]"),
        (an_phu, "id = \"an-binh-2023\"", "id = \"an-phu-2023\""),
        (town, "id = \"thi-xa-mau-2023\"", "id = \"thi-xa-2023\""),
        (an_phu, "parent = ", "# parent = "),
        ("indicators.toml", "measure = ", "mesure = "),
        ("indicators.toml", "mesure = ", "measure = "),
        (town, "id = \"thi-xa-2023\"", "id = \"Thi-Xa-Mau-2023\""),
        ("plans/xa-phuong/an-binh/tasks.toml", "[[tasks]]", "[[task]]"),
        // Plans that stand in the editor alone, one of them inside another.
        ("plans/moi/plan.toml", "", "id = \"an-phu-2023\"\n"),
        ("plans/thi-xa/moi/plan.toml", "", "id = \"x\"\nparent = \"x\"\n"),
        ("cchc.toml", "", "[lints]\nparent-circle = \"allow\"\n"),
        (an_phu, "# parent = ", "parent = "),
    ];
    let mut client = Client::start(&folder);
    let mut open: std::collections::BTreeMap<PathBuf, String> = std::collections::BTreeMap::new();
    let mut differing = std::collections::BTreeSet::new();
    for (file, from, to) in changes {
        let path = folder.join(file);
        let is_new = !open.contains_key(&path);
        let text = open.entry(path.clone()).or_insert_with(|| fs::read_to_string(&path).unwrap_or_default());
        assert!(text.contains(from), "{file}: {from}");
        *text = text.replace(from, to);
        let text = text.clone();
        if is_new {
            client.open(&path, &text);
        } else {
            client.change(&path, &text);
        }
        let mut fresh = Client::start(&folder);
        for (path, text) in &open {
            fresh.open(path, text);
        }
        let (kept, new) = (client.all_findings(), fresh.all_findings());
        assert_eq!(kept, new, "after {file}: {from} -> {to}");
        differing.insert(format!("{kept:?}"));
    }
    assert!(differing.len() > 8, "the changes change too little: {}", differing.len());
    for path in open.keys() {
        client.close(path);
    }
    assert_eq!(client.all_findings(), Client::start(&folder).all_findings());
}

#[test]
fn keys_rules_and_ids_are_explained() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = text_of(&path);
    let mut client = Client::start(&folder);
    client.open(&path, &text);
    let mut hover = |text: &str, path: &Path, what: &str, into: usize| {
        client.open(path, text);
        client.at("hover", path, place(text, what, into))["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    let key = hover(&text, &path, "title = \"Ban hành Kế hoạch tuyên truyền", 2);
    assert!(key.contains("what is to be done") && key.contains("required"), "{key}");
    let target = hover(&text, &path, "serves = [\"tuyen-truyen\"]            #", 14);
    assert!(target.contains("on track") && target.contains("Số tin, bài tuyên truyền"), "{target}");
    let settings = "[lints]\nno-lead = \"allow\"\n";
    let rule = hover(settings, &folder.join("cchc.toml"), "no-lead", 3);
    assert!(rule.contains("E401") || rule.contains("no-lead"), "{rule}");
    let broken = text.replacen("due = 2023-01-31", "duee = 2023-01-31", 1);
    let fault = hover(&broken, &path, "duee", 1);
    assert!(fault.contains("unknown-key"), "{fault}");
}

#[test]
fn an_id_leads_to_where_it_is_declared() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let (path, assignees) = (tasks(&folder), folder.join("plans/mau/assignees.toml"));
    // A sign of two UTF-16 units before the id, and the declaration moved in an unsaved text.
    let text = text_of(&path).replacen(
        "lead = \"van-phong-thong-ke\"          # chủ trì",
        "lead = \"van-phong-thong-ke\" # 1",
        1,
    );
    let moved = format!("# 𠀀\n\n{}", text_of(&assignees));
    let mut client = Client::start(&folder);
    client.open(&path, &text);
    client.open(&assignees, &moved);
    let found = client.at("definition", &path, place(&text, "lead = \"van-phong-thong-ke\" # 1", 12));
    assert_eq!(found["uri"], uri(&assignees));
    let (line, character) = place(&moved, "id = \"van-phong-thong-ke\"", 5);
    assert_eq!(found["range"]["start"], json!({ "line": line, "character": character }));
    assert_eq!(client.at("definition", &path, (0, 0)), Value::Null);
}

#[test]
fn ids_words_and_keys_are_offered() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = format!("{}\n[[task]]\nid = \"1.9\"\nlead = \"van\ndue = \"\"\n\n", text_of(&path));
    let mut client = Client::start(&folder);
    client.open(&path, &text);
    assert_eq!(client.labels(&path, place(&text, "lead = \"van\n", 11)), ["van-phong-thong-ke", "tu-phap-ho-tich"]);
    assert!(client.labels(&path, place(&text, "due = \"\"", 7)).contains(&"every-report".to_owned()));
    let keys = client.labels(&path, (text.lines().count() - 1, 0));
    assert!(keys.contains(&"output".to_owned()) && !keys.contains(&"lead".to_owned()), "{keys:?}");
    let values = folder.join("plans/mau/values/2023-H1.toml");
    let text = "reported-on = 2023-06-20\n[values]\n\nbasis = { }\n";
    client.open(&values, text);
    assert!(client.labels(&values, (2, 0)).contains(&"so-tin-bai".to_owned()));
    let plan = folder.join("plans/mau/plan.toml");
    let text = "id = \"x\"\n[[]]\n";
    client.open(&plan, text);
    let headers = client.labels(&plan, (1, 2));
    assert!(headers.contains(&"target".to_owned()) && !headers.contains(&"issued".to_owned()), "{headers:?}");
}

/// Only a member of the group that leads a task can deliver it.
#[test]
fn members_are_offered_where_a_group_leads() {
    const GROUPS: &str = "
[[assignee]]
id = \"thon-1\"
title = \"Thôn 1\"
kind = \"unit\"

[[assignee]]
id = \"thon-2\"
title = \"Thôn 2\"
kind = \"unit\"

[[assignee]]
id = \"cac-thon\"
title = \"Các thôn\"
kind = \"group\"
members = [\"thon-1\", \"thon-2\"]
";
    let workspace = Workspace::minimal();
    let assignees = "plans/mau/assignees.toml";
    workspace.write(assignees, workspace.text(assignees) + GROUPS);
    let folder = workspace.path().canonicalize().expect("a path");
    let path = tasks(&folder);
    let text = format!(
        "{}\n[[task]]\nid = \"1.8\"\ntitle = \"a\"\nlead = \"cac-thon\"\ndue = 2023-06-30\ndone = [{{ by = \"\", on = 2023-03-01 }}]\n\
         \n[[task]]\nid = \"1.9\"\ntitle = \"b\"\nlead = \"tu-phap-ho-tich\"\ndue = 2023-06-30\n\n[[task.done]]\nby = \"x\"\n",
        text_of(&path)
    );
    let mut client = Client::start(&folder);
    client.open(&path, &text);
    assert_eq!(client.labels(&path, place(&text, "by = \"\"", 6)), ["thon-1", "thon-2"]);
    // Nobody has to be named where no group leads: then everybody is offered.
    assert!(client.labels(&path, place(&text, "by = \"x\"", 6)).len() > 3);
    let hover = |client: &mut Client, what: &str, into| {
        client.at("hover", &path, place(&text, what, into))["contents"]["value"].as_str().unwrap_or_default().to_owned()
    };
    assert!(hover(&mut client, "lead = \"cac-thon\"", 9).contains("members: thon-1, thon-2"));
    let unfinished =
        "[[task]]\nid = \"1.8\"\ntitle = \"a\"\nlead = \"cac-thon\"\ndue = 2023-06-30\n[[task.done]]\nby = \n";
    client.change(&path, unfinished);
    assert_eq!(client.labels(&path, place(unfinished, "by = ", 5)), ["thon-1", "thon-2"]);
}

#[test]
fn sections_and_reporters_are_offered() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::start(&folder);
    let plan = folder.join("plans/mau/plan.toml");
    let group = "[[target-group]]\nid = \"tthc\"\ntitle = \"Về thủ tục\"\n";
    let target = "[[target]]\nid = \"loi\"\nqualitative = true\ngroup = \"tthc\"\n";
    let text = format!("{}\n{group}\n{target}", text_of(&plan));
    client.open(&plan, &text);
    assert_eq!(client.labels(&plan, place(&text, "group = \"tthc\"", 9)), ["tthc"]);
    let hover = client.at("hover", &plan, place(&text, "group = \"tthc\"", 11));
    assert!(hover["contents"]["value"].as_str().is_some_and(|says| says.contains("Về thủ tục")), "{hover}");
    let area = text.replace("group = \"tthc\"", "area = \"1\"");
    client.change(&plan, &area);
    assert_eq!(client.labels(&plan, place(&area, "\narea = \"1\"", 9)), ["1", "2"]);
    // The file that plans share names assignees of each of them.
    let shared = folder.join("indicators.toml");
    let indicator = "[[indicator]]\nid = \"x\"\nreported-by = \"\"\nperiods = \"\"\n";
    client.open(&shared, indicator);
    let people = client.labels(&shared, place(indicator, "reported-by = \"\"", 15));
    assert!(people.contains(&"tu-phap-ho-tich".to_owned()), "{people:?}");
    assert_eq!(client.labels(&shared, place(indicator, "periods = \"\"", 11)), ["bnv-581", "calendar"]);
}

/// A plan that names itself is a circle.
#[test]
fn other_plans_are_offered_and_not_the_plan_itself() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let other = folder.join("plans/khac");
    super::copy_folder(&folder.join("plans/mau"), &other);
    replace(&other.join("plan.toml"), "id = \"mau\"", "id = \"khac\"");
    let mut client = Client::start(&folder);
    let plan = other.join("plan.toml");
    for line in ["parent = \"\"", "within = \"\"", "replaces = \"\"", "values-from = [\"\"]"] {
        let text = format!("{line}\n{}", text_of(&plan));
        client.open(&plan, &text);
        assert_eq!(client.labels(&plan, place(&text, line, line.find('"').expect("a quote") + 1)), ["mau"], "{line}");
    }
}

#[test]
fn wrong_or_unknown_messages_do_not_end_the_conversation() {
    let workspace = Workspace::minimal();
    let folder = workspace.path().canonicalize().expect("a path");
    let mut client = Client::start(&folder);
    for wrong in
        ["Content-Length: 5\r\n\r\nhello", "Content-Length: 2\r\n\r\n{}", "nonsense\r\n", "Content-Length: x\r\n\r\n"]
    {
        client.input.as_mut().expect("open").write_all(wrong.as_bytes()).expect("it reads");
    }
    let refused = client.respond("textDocument/moniker", json!({})).response_result.expect_err("refused");
    assert_eq!(refused.code, -32601);
    for uri in ["untitled:1", "file:///no/such/plan.toml", "file:///etc/hosts", "", "file:///%ff"] {
        client.tell("textDocument/didOpen", json!({ "textDocument": { "uri": uri, "text": "x" } }));
        let asked = json!({ "textDocument": { "uri": uri }, "position": { "line": 9, "character": 9 } });
        assert_eq!(client.ask("textDocument/hover", asked), Value::Null, "{uri}");
    }
    client.tell("textDocument/didChange", json!({ "nonsense": true }));
    assert_eq!(client.ask("textDocument/hover", json!({ "textDocument": 1, "position": [] })), Value::Null);
    assert_eq!(client.leave(), 0);
}

/// Each finding has its line and column, however many stand behind however much on one line.
#[test]
fn ten_thousand_findings_on_a_line_of_4_megabytes_are_told() {
    let workspace = Workspace::minimal();
    let mut client = Client::start(workspace.path());
    let path = workspace.file("plans/mau/issues.toml");
    client.open(&path, &format!("# {}{}", "ê".repeat(1_900_000), "\u{200b}".repeat(12_000)));
    let findings = client.findings(&path);
    let columns: Vec<u64> = findings.iter().filter_map(|one| one["range"]["start"]["character"].as_u64()).collect();
    let expected: Vec<u64> = (1_900_002..1_910_002).collect();
    // Before them that there are more.
    assert_eq!(columns.get(1..), Some(&*expected));
}

/// Found by a tester: a line of a million signs took twenty seconds. The parser made a text for each of its faults.
#[test]
fn a_long_line_of_signs_takes_hardly_longer_than_one_of_letters() {
    let workspace = Workspace::minimal();
    let path = tasks(workspace.path());
    let mut client = Client::start(workspace.path());
    let mut time = |before: &str, sign: &str, behind: &str| {
        let text = format!("{before}{}{behind}\n", sign.repeat(300_000 / sign.len()));
        let started = std::time::Instant::now();
        client.open(&path, &text);
        let findings = client.findings(&path);
        client.at("completion", &path, (0, text.len() - 9));
        assert!(!findings.is_empty(), "{before}{sign}…{behind}");
        started.elapsed()
    };
    let letters = time("x = \"", "a", "\"");
    for (before, sign, behind) in [
        ("x = [", "-", "]"),
        ("x = ", "_", ""),
        ("x = \"", "\\ ", "\""),
        ("\"", "\\q", "\" = 1"),
        ("x = \"\"\"", "\\u", "\"\"\""),
        ("", "\\", ""),
        ("x = [", "\"", "]"),
        ("", "[", ""),
        ("", "#", ""),
        ("x = [", ",", "]"),
        ("", "=", ""),
    ] {
        let took = time(before, sign, behind);
        // Faults by the hundred thousand took seventy times as long.
        assert!(took < 20 * letters + Duration::from_secs(1), "{before}{sign}…{behind}: {took:?}, letters {letters:?}");
    }
}

#[test]
fn it_ends_with_its_editor() {
    let workspace = Workspace::minimal();
    let mut client = Client::start(workspace.path());
    client.input = None;
    assert_eq!(client.child.wait().expect("it ends").code(), Some(1));
}

/// It ended without a word.
#[test]
fn it_says_so_when_it_cannot_follow() {
    let workspace = Workspace::minimal();
    for (input, why) in [
        ("Content-Length: 99999999999\r\n\r\n{}", "longer than 64 MiB"),
        ("Content-Length: 9\r\n\r\n{}", "it ends within a message"),
    ] {
        let file = workspace.file("said");
        fs::write(&file, input).expect("it can be written");
        let outcome = run(cchc().args(["lsp", "--lang", "en"]).stdin(fs::File::open(file).expect("it is there")));
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
        assert!(
            outcome.stderr.contains("does not speak the Language Server Protocol: ") && outcome.stderr.contains(why),
            "{}",
            outcome.stderr
        );
    }
}

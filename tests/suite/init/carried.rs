//! `cchc init --from` carries a plan into another year.

use super::{findings, init};
use crate::scratch::program;
use crate::{Workspace, copy_folder, replace, repository, run, text_of};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn a_plan_is_carried_into_another_year() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    let outcome = init(folder.path(), &["long-an-2026", "--from", "long-an-2023", "--year", "2026"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(outcome.stdout.contains("Look at assignees.toml"), "{}", outcome.stdout);
    let new = folder.file("plans/long-an-2026");
    let old = folder.file("plans/long-an-2023");
    let found = findings(folder.path(), "2026-02-01");
    let found: Vec<_> = found.iter().filter(|(code, _)| code == "E120").map(|(_, item)| item.as_str()).collect();
    assert_eq!(found, ["40/KH-UBND", "2010/KH-UBND"], "the legal bases are to be renewed");

    let status = |day: &str, plan: &str| {
        let outcome =
            run(program(folder.path()).args(["status", "--output-format", "json", "--as-of", day, "-p", plan]));
        outcome.json()["plans"][0].clone()
    };
    let (before, after) = (status("2023-09-30", "long-an-2023"), status("2026-01-01", "long-an-2026"));
    let kept = |plan: &Value| -> Vec<[Value; 6]> {
        let tasks = plan["tasks"].as_array().expect("tasks");
        let tasks = tasks.iter().filter(|task| task["state"] != "dropped");
        tasks.map(|task| ["id", "area", "lead", "support", "oversee", "source"].map(|key| task[key].clone())).collect()
    };
    assert_eq!(kept(&before), kept(&after));
    assert_eq!(kept(&after).len(), 33);
    for task in after["tasks"].as_array().expect("tasks") {
        assert!(task["percent"].is_null(), "{task}");
        let state = task["state"].as_str().expect("a state");
        assert!(["not-started", "waiting", "on-demand", "in-progress"].contains(&state), "{task}");
        assert!(task["due"].as_str().is_none_or(|due| due.starts_with("2026-")), "{task}");
    }
    let targets = |plan: &str, day: &str| {
        let outcome = run(program(folder.path()).args([
            "check-targets",
            "--output-format",
            "json",
            "--fail-on-verdict",
            "none",
            "--as-of",
            day,
            "-p",
            plan,
        ]));
        let json = outcome.json();
        let all = json["plans"][0]["targets"].as_array().expect("targets").clone();
        all.iter()
            .map(|it| (it["id"].clone(), it["bound"].clone(), it["lead"].clone(), it["by"].clone()))
            .collect::<Vec<_>>()
    };
    let year = |list: Vec<(Value, Value, Value, Value)>| {
        list.into_iter()
            .map(|(id, bound, lead, by)| (id, bound, lead, by.as_str().map(|by| by.replace("2023", "2026"))))
            .collect::<Vec<_>>()
    };
    assert_eq!(year(targets("long-an-2023", "2023-09-30")), year(targets("long-an-2026", "2026-09-30")));

    // The new plan has no record of work, and every comment of the office except those of removed records.
    let text = text_of(&new.join("tasks.toml"));
    for key in ["done =", "progress =", "started =", "spent =", "dropped =", "2023"] {
        let kept: Vec<_> = text.lines().filter(|line| line.contains(key) && !line.starts_with('#')).collect();
        assert!(kept.is_empty(), "{kept:?}");
    }
    let comments = |path: &Path| -> Vec<String> {
        text_of(path)
            .lines()
            .filter(|line| line.starts_with('#') && !line.starts_with("#:"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(comments(&old.join("tasks.toml")), comments(&new.join("tasks.toml")));
    assert_eq!(text_of(&old.join("indicators.toml")), text_of(&new.join("indicators.toml")));
    let mut plan = comments(&new.join("plan.toml"));
    assert!(plan.remove(0).contains("long-an-2023"), "{plan:?}");
    plan.remove(0);
    assert!(plan.remove(0).contains("1 July 2025"), "{plan:?}");
    let mut expected = comments(&old.join("plan.toml"));
    expected.retain(|line| !line.contains("không ghi số, ngày"));
    assert_eq!(plan, expected);
    assert!(!new.join("values").exists() && !new.join("issues.toml").exists());
    assert_eq!(text_of(&old.join("tasks.toml")), text_of(&repository().join("plans/long-an-2023/tasks.toml")));
}

#[test]
fn a_plan_is_carried_into_a_workspace_of_its_own() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    let outside = Workspace::empty();
    let source = folder.file("plans/long-an-2023");
    let source = source.to_str().expect("a path");
    let outcome = init(
        outside.path(),
        &["mới", "--from", source, "--unit", "UBND phường Tân", "--level", "commune", "--lang", "vi"],
    );
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let plan = text_of(&outside.path().join("mới/plans/tan-2024/plan.toml"));
    for line in
        ["id = \"tan-2024\"", "unit = \"UBND phường Tân\"", "start = 2024-01-01", "# Chuyển từ kế hoạch long-an-2023"]
    {
        assert!(plan.contains(line), "{line} in:\n{plan}");
    }
    // The settings of the plan's own workspace stay.
    assert_eq!(
        text_of(&outside.path().join("mới/cchc.toml")),
        "#:schema ./schemas/cchc.schema.json\ndue-soon-days = 7\n"
    );
    assert!(findings(&outside.path().join("mới"), "2024-01-01").iter().all(|(code, _)| code != "E005"));
}

/// However a plan is written: inline tables, headers inside tables, CRLF, a byte order mark, 29 February.
#[test]
fn every_way_of_writing_is_carried() {
    let folder = Workspace::empty();
    folder.write("cchc.toml", "");
    let plan = folder.file("plans/cu");
    copy_folder(&repository().join("examples/minimal/plans/mau"), &plan);
    fs::remove_dir_all(plan.join("values")).expect("a folder can be removed");
    let head = plan.join("plan.toml");
    fs::write(&head, text_of(&head).replace("2023", "2024")).expect("a file can be written");
    replace(&head, "by = 2024-12-31 ", "by = 2024-02-29 ");
    replace(&head, "at-least = 55\n", "at-least = 55\nbaseline = { value = 20, on = 2024-01-01 }\n");
    let text = format!("\u{FEFF}#:schema plan.json\n{}", text_of(&head)).replace('\n', "\r\n");
    fs::write(&head, text).expect("a file can be written");
    fs::remove_file(plan.join("tasks.toml")).expect("a file can be removed");
    fs::create_dir(plan.join("tasks")).expect("a folder can be made");
    fs::write(
        plan.join("tasks/1.toml"),
        "task = [\n  { id = \"1.1\", title = \"Kế hoạch năm 2024\", output = \"KH\", due = 2024-02-29, started = 2024-01-02, done = [{ on = 2024-02-01 }], serves = [\"tuyen-truyen\"] }, # một\n  { id = \"1.2\", title = \"Báo cáo\", output = \"BC\", due = { days = 3, after = \"họp\", event = 2024-03-01 }, progress = [{ on = 2024-03-02, percent = 5 }] }, # hai\n  { id = \"1.3\", title = \"Dừng\", output = \"x\", due = 2024-03-01, dropped = { on = 2024-02-01, why = \"x\" } },\n  { id = \"1.4\", title = \"Quý\", output = \"x\", due = \"2024-Q2\" },\n  { id = \"1.5\", title = \"Tháng\", output = \"x\", due = \"2024-02\" },\n  { id = \"1.6\", title = \"Năm\", output = \"x\", due = \"2024\" },\n  { id = \"1.7\", title = \"Hằng tháng\", output = \"x\", due = \"monthly\" },\n]\n",
    )
    .expect("a file can be written");
    fs::write(
        plan.join("tasks/2.toml"),
        "# mở đầu\n\n[[task]]\nid = \"2.1\"\ntitle = \"Số hóa\"\noutput = \"x\"\nserves = [\"so-hoa\"]\nspent = 5 # đã chi\ndue.days = 5\ndue.after = \"họp\"\ndue.event = 2024-02-02\n\n# lần giao\n[[task.done]]\non = 2024-02-03\n[[task.done]]\non = 2024-02-04\n\n# việc đã dừng\n[[task]]\nid = \"2.2\"\ntitle = \"Dừng\"\noutput = \"x\"\ndue = 2024-03-01\n[task.dropped]\non = 2024-02-01\nwhy = \"x\"\n",
    )
    .expect("a file can be written");
    let outcome = init(folder.path(), &["moi", "--from", "mau", "--year", "2026"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let new = |name: &str| text_of(&folder.file("plans/moi").join(name));
    assert_eq!(
        new("tasks/1.toml"),
        "task = [\n  { id = \"1.1\", title = \"Kế hoạch năm 2026\", output = \"KH\", due = 2026-02-28, serves = [\"tuyen-truyen\"] }, # một\n  { id = \"1.2\", title = \"Báo cáo\", output = \"BC\", due = { days = 3, after = \"họp\" } }, # hai\n  { id = \"1.4\", title = \"Quý\", output = \"x\", due = \"2026-Q2\" },\n  { id = \"1.5\", title = \"Tháng\", output = \"x\", due = \"2026-02\" },\n  { id = \"1.6\", title = \"Năm\", output = \"x\", due = \"2026\" },\n  { id = \"1.7\", title = \"Hằng tháng\", output = \"x\", due = \"monthly\" },\n]\n"
    );
    let second = new("tasks/2.toml");
    for gone in ["on = 2024", "spent", "due.event", "2.2", "dropped", "việc đã dừng"] {
        assert!(!second.contains(gone), "{gone} in:\n{second}");
    }
    for kept in ["# mở đầu", "# đã chi", "due.days = 5", "due.after"] {
        assert!(second.contains(kept), "{kept} in:\n{second}");
    }
    let head = new("plan.toml");
    assert!(head.starts_with("\u{FEFF}#:schema plan.json\r\n# Carried over from mau"), "{head}");
    assert!(head.contains("by = 2026-02-28 ") && !head.contains("[issued]"), "{head}");
    assert!(head.contains("\nbaseline = { plan = \"mau\" }"), "it starts from the last figure of the old plan: {head}");
    assert!(!head.replace("\r\n", "").contains('\n'), "every line ends as it did");
    let found = findings(folder.path(), "2026-01-01");
    assert_eq!(found.iter().filter(|(code, _)| code == "E120").count(), 1, "{found:?}");
}

#[test]
fn a_plan_with_errors_is_not_carried() {
    let folder = Workspace::long_an().with("cchc.toml", "due-soon-days = 7\n");
    folder.replace("plans/long-an-2023/tasks.toml", "due = 2023-09-18", "due = 2023-09-31");
    let outcome = init(folder.path(), &["moi", "--from", "long-an-2023"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("E007") && outcome.stderr.contains("nothing was written"), "{}", outcome.stderr);
    assert!(!folder.file("plans/moi").exists());
    folder.replace("plans/long-an-2023/tasks.toml", "due = 2023-09-31", "due = 2023-09-18");
    let late = init(folder.path(), &["moi", "--from", "long-an-2023", "--year", "2101"]);
    assert_eq!(late.status, 2, "{}", late.all());
}

//! An annex that cchc made gives back the plan that it was made of.

use super::kit::annex;
use crate::{Workspace, cchc_in, files_below, path_below, repository, text_of};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Value;

/// The keys of a task for which the annex has a column.
const TOLD: [&str; 5] = ["title", "output", "lead", "support", "due"];

/// The folders of all plans here that have tasks, each with its workspace and its path there.
fn plans() -> Vec<(PathBuf, PathBuf)> {
    let examples = fs::read_dir(repository().join("examples")).expect("there are examples");
    let mut workspaces: Vec<PathBuf> = examples.map(|entry| entry.expect("an entry").path()).collect();
    workspaces.retain(|folder| folder.join("cchc.toml").is_file());
    workspaces.push(repository().to_owned());
    let plans = workspaces.into_iter().flat_map(|workspace| {
        let root = if workspace.join("plans").is_dir() { workspace.join("plans") } else { workspace.clone() };
        let plans = files_below(&root).into_iter().filter(|file| file.ends_with("plan.toml"));
        let plans: Vec<PathBuf> = plans.map(|file| file.parent().expect("a folder").to_owned()).collect();
        plans.into_iter().map(move |plan| (workspace.clone(), plan))
    });
    plans.filter(|(_, plan)| plan.join("tasks.toml").is_file()).collect()
}

/// The tasks of a plan by their ids, with what an annex tells of them.
fn tasks(text: &str) -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let data: toml::Table = text.parse().expect("TOML");
    let tasks = data.get("task").and_then(Value::as_array).cloned().unwrap_or_default();
    let told = |task: &Value| {
        let of_key = |key: &&'static str| Some((*key, shown(task.get(*key)?)));
        (task["id"].as_str().expect("an id").to_owned(), TOLD.iter().filter_map(of_key).collect())
    };
    tasks.iter().map(told).collect()
}

/// A value, with a list of one as that one.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(all) => all.iter().map(shown).collect::<Vec<_>>().join(" + "),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Datetime(day) => day.to_string(),
        Value::Table(table) => {
            let pairs: Vec<String> = table.iter().map(|(key, value)| format!("{key}={}", shown(value))).collect();
            pairs.join(" ")
        }
        Value::Integer(number) => number.to_string(),
        Value::Float(_) | Value::Boolean(_) => panic!("no such value is told"),
    }
}

#[test]
fn every_annex_of_tasks_gives_back_its_tasks() {
    let mut count = 0;
    for (workspace, plan) in plans() {
        let own = text_of(&plan.join("tasks.toml"));
        let id: toml::Table = text_of(&plan.join("plan.toml")).parse().expect("TOML");
        let id = id["id"].as_str().expect("an id").to_owned();
        for ending in ["docx", "xlsx"] {
            let scratch = Workspace::empty();
            let file = annex(&scratch, &format!("phu-luc.{ending}"), "");
            fs::remove_file(&file).expect("the file is there");
            let words =
                ["paper", "annex", "--table", "tasks", "--draft", "-p", &*id, "--as-of", "2023-12-20", "-o", &*file];
            let made = cchc_in(&workspace, &words);
            assert_eq!(made.status, 0, "{id}: {}", made.all());
            let relative = plan.strip_prefix(&workspace).expect("a path in the workspace");
            let scratch = copy(scratch, &workspace);
            // Into itself it changes nothing.
            let same = scratch.run(&["import", &file, "--into", &id, "--output-format", "json"]);
            let json = same.json();
            assert_eq!(json["plans"][0]["changes"], serde_json::json!([]), "{id} {ending}");
            assert_eq!(json["plans"][0]["unread"], serde_json::json!([]), "{id} {ending}");
            assert_eq!(same.status, 0, "{id} {ending}: {}", same.all());
            // Into the plan without tasks it brings all of them.
            let path = relative.join("tasks.toml");
            let path = path.to_str().expect("a path");
            scratch.write(path, "");
            let back = scratch.run(&["import", &file, "--into", &id, "--write"]);
            assert!(back.status < 2, "{id} {ending}: {}", back.all());
            assert_eq!(tasks(&scratch.text(path)), tasks(&own), "{id} {ending}");
            count += tasks(&own).len();
        }
    }
    assert!(count > 100, "{count}");
}

/// The workspace with a copy of another.
fn copy(scratch: Workspace, from: &Path) -> Workspace {
    for name in ["cchc.toml", "indicators.toml"] {
        if from.join(name).is_file() {
            scratch.write(name, fs::read(from.join(name)).expect("the file is there"));
        }
    }
    for file in files_below(from).into_iter().filter(|file| file.extension().is_some_and(|it| it == "toml")) {
        let path = path_below(from, &file);
        if path.starts_with("plans/") || from.join("plan.toml").is_file() {
            scratch.write(&path, fs::read(&file).expect("the file is there"));
        }
    }
    scratch
}

#[test]
fn a_new_plan_of_our_own_annex_has_the_same_tasks() {
    let scratch = Workspace::empty();
    let file = scratch.above().join("phu-luc.docx");
    let file = file.to_str().expect("a path");
    let words =
        ["paper", "annex", "--table", "tasks", "--draft", "-p", "long-an-2023", "--as-of", "2023-12-20", "-o", file];
    let made = cchc_in(repository(), &words);
    assert_eq!(made.status, 0, "{}", made.all());
    let new = scratch.run(&["import", file, "--id", "moi-2023", "--year", "2023", "--write"]);
    assert_eq!(new.status, 1, "tasks without a lead are asked: {}", new.all());
    let told = |text: &str| {
        let mut tasks = tasks(text);
        // Ids of assignees are made of their titles.
        for task in tasks.values_mut() {
            task.retain(|key, _| !["lead", "support"].contains(key));
        }
        tasks
    };
    let own = text_of(&repository().join("plans/long-an-2023/tasks.toml"));
    assert_eq!(told(&scratch.text("moi-2023/plans/moi-2023/tasks.toml")), told(&own));
    let plan = scratch.text("moi-2023/plans/moi-2023/plan.toml");
    assert_eq!(plan.matches("[[area]]").count(), 8, "{plan}");
    assert!(plan.contains("unit = \"Ủy ban nhân dân xã Long An\""), "{plan}");
}

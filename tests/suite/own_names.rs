//! One thing is named in one way wherever it comes out: references may differ in case, joins and tables do not.

use super::scratch::Scratch;
use super::{Outcome, Workspace, cchc_in, copy_folder, text_of};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const AS_OF: &str = "2024-01-31";
const PARENT: &str = "parent = \"thi-xa-mau-2023\"";

/// The sample town, in which communes name the plan above in other letters.
fn town() -> Workspace {
    let town = Workspace::town();
    for (slug, parent) in [("an-binh", "THI-XA-MAU-2023"), ("loc-an", "Thi-Xa-Mau-2023"), ("my-duc", "thi-xa-mau-2023")]
    {
        let plan = commune(town.path(), slug).join("plan.toml");
        super::replace(&plan, PARENT, &format!("parent = \"{parent}\""));
    }
    town
}

fn commune(town: &Path, slug: &str) -> PathBuf {
    town.join("plans/xa-phuong").join(slug)
}

fn see(folder: &Path, args: &[&str]) -> Outcome {
    cchc_in(folder, &[args, &["--as-of", AS_OF, "--lang", "en"]].concat())
}

/// The cells of a column of a table whose cells hold neither commas nor quotes in what comes before it.
fn lines(folder: &Path, table: &str) -> Vec<Value> {
    let text = text_of(&folder.join(format!("{table}.jsonl")));
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn column(rows: &[Value], name: &str) -> BTreeSet<String> {
    let cells = rows.iter().filter_map(|row| row[name].as_str()).flat_map(|cell| cell.split(' '));
    cells.map(str::to_owned).collect()
}

fn exported(folder: &Path, more: &[&str]) -> TempDir {
    let tables = tempfile::tempdir().expect("a folder");
    let to = tables.path().to_str().expect("a path");
    let outcome = see(folder, &[&["export", "--output-format", "jsonl", "--to", to], more].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    tables
}

#[test]
fn every_parent_of_an_export_is_a_plan_of_it() {
    let town = town();
    let tables = exported(town.path(), &[]);
    let plans = lines(tables.path(), "plans");
    assert_eq!(plans.iter().filter(|plan| plan["parent"] == "thi-xa-mau-2023").count(), 14);
    assert!(column(&plans, "parent").is_subset(&column(&plans, "plan")));
    // A parent that is not exported is named as its own file names it.
    let tables = exported(town.path(), &["-p", "an-binh-2023"]);
    assert_eq!(lines(tables.path(), "plans")[0]["parent"], "thi-xa-mau-2023");
    let to = tempfile::tempdir().expect("a folder");
    assert_eq!(see(town.path(), &["export", "--to", to.path().to_str().expect("a path")]).status, 0);
    let csv = text_of(&to.path().join("plans.csv"));
    assert_eq!((csv.matches(",thi-xa-mau-2023,").count(), csv.contains("THI-XA")), (14, false), "{csv}");
}

#[test]
fn groups_by_parent_bear_the_name_of_the_parent() {
    let town = town();
    for command in ["status", "check-targets"] {
        let json = see(town.path(), &[command, "--by", "parent", "--output-format", "json"]).json();
        let rows = json["rollup"]["rows"].as_array().expect("rows");
        let named: Vec<(&Value, &Value)> = rows.iter().map(|row| (&row["id"], &row["plans"])).collect();
        let expected = [(&Value::Null, &Value::from(1)), (&Value::from("thi-xa-mau-2023"), &Value::from(14))];
        assert!(expected.iter().all(|one| named.contains(one)) && named.len() == 2, "{command}: {named:?}");
        let groups = json["rollup"]["indicators"].as_array().into_iter().flatten();
        for group in groups.flat_map(|one| one["groups"].as_array().expect("groups")) {
            assert!(group["group"].is_null() || group["group"] == "thi-xa-mau-2023", "{group}");
        }
    }
    let ranked = see(town.path(), &["rank", "xep-hang-par-index", "--output-format", "json"]).json();
    assert_eq!(ranked["rankings"][0]["parent"], "thi-xa-mau-2023", "{ranked}");
}

/// The other references of the tables.
#[test]
fn every_reference_of_an_export_is_spelled_like_its_entry() {
    let town = town();
    let indicators = town.file("indicators.toml");
    super::replace(&indicators, "rank-of = \"diem-par-index\"", "rank-of = \"DIEM-par-index\"");
    for slug in ["an-binh", "loc-an"] {
        let plan = commune(town.path(), slug).join("plan.toml");
        let text = text_of(&plan).replace("indicator = \"xep-hang-par-index\"", "indicator = \"XEP-HANG-par-index\"");
        let more = "target = [\n    { id = \"viec\", indicator = \"TASKS-DONE\", at-least = 100 },\n";
        fs::write(&plan, text.replace("target = [\n", more)).expect("a file");
    }
    let tasks = commune(town.path(), "an-binh").join("tasks.toml");
    super::replace(&tasks, "serves = [\"par-index\"]", "serves = [\"PAR-Index\"]");
    let values = commune(town.path(), "an-binh").join("values/2023-Q3.toml");
    super::replace(&values, "diem-par-index = ", "Diem-Par-Index = ");
    let tables = exported(town.path(), &[]);
    let of = |table: &str, name: &str| column(&lines(tables.path(), table), name);
    let reserved: BTreeSet<String> =
        ["assignment-gaps", "tasks-done", "tasks-on-time", "reports-on-time"].map(str::to_owned).into();
    let known = &of("indicators", "indicator") | &reserved;
    for (table, name, known) in [
        ("indicators", "rank_of", &known),
        ("targets", "indicator", &known),
        ("values", "indicator", &known),
        ("tasks", "area", &of("areas", "area")),
        ("tasks", "serves", &of("targets", "target")),
        ("gaps", "tasks", &of("tasks", "task")),
        ("plans", "parent", &of("plans", "plan")),
    ] {
        let cells = of(table, name);
        assert!(cells.is_subset(known), "{table}.{name}: {:?}", cells.difference(known));
    }
}

/// How many plans have a value of the town's rank.
fn with_a_place(town: &Path, more: &[&str]) -> (u64, u64) {
    let json = see(town, &[&["check-targets", "--output-format", "json"], more].concat()).json();
    let all = json["rollup"]["indicators"].as_array().unwrap_or_else(|| panic!("{json}"));
    let rank = all.iter().find(|one| one["id"] == "xep-hang-par-index").expect("the rank");
    let count = |name: &str| rank[name].as_u64().expect("a count");
    (count("plans_with_value"), count("plans"))
}

#[test]
fn a_place_that_is_computed_counts_among_the_plans_with_a_value() {
    let town = town();
    assert_eq!(with_a_place(town.path(), &[]), (14, 15), "all communes are ranked, the town is not");
    assert_eq!(with_a_place(town.path(), &["--by", "parent"]), (14, 15));
    assert_eq!(with_a_place(town.path(), &["-p", "an-*"]).0, with_a_place(town.path(), &["-p", "an-*"]).1);
    let json = see(town.path(), &["check-targets", "--by", "level", "--output-format", "json"]).json();
    let rank = &json["rollup"]["indicators"].as_array().expect("a list")[4];
    let groups = rank["groups"].as_array().expect("groups").iter();
    let groups: Vec<(&Value, &Value)> = groups.map(|one| (&one["group"], &one["plans_with_value"])).collect();
    assert!(groups.contains(&(&Value::from("commune"), &Value::from(14))), "{groups:?}");
    // A plan without a target on it has its place all the same.
    let plan = commune(town.path(), "an-binh").join("plan.toml");
    let text = text_of(&plan);
    let without: Vec<&str> = text.lines().filter(|line| !line.contains("xep-hang-par-index")).collect();
    fs::write(&plan, without.join("\n") + "\n").expect("a file");
    super::replace(&commune(town.path(), "an-binh").join("tasks.toml"), "serves = [\"par-index\"]\n", "");
    assert_eq!(with_a_place(town.path(), &[]), (14, 15));
    // Before any score is known there is no place.
    let early = town.run(&["check-targets", "--as-of", "2023-01-31", "--output-format", "json"]).json();
    let rank = early["rollup"]["indicators"].as_array().expect("a list")[4].clone();
    assert_eq!((&rank["id"], &rank["plans_with_value"]), (&"xep-hang-par-index".into(), &0.into()));
}

/// Something that is done to a plan.
type Edit = fn(&Scratch);

/// A change of the plan itself, and one that cannot be compared, bear the id of the plan.
#[test]
fn facts_of_the_plan_itself_bear_its_id() {
    let items = |scratch: &Scratch, list: &str| -> Vec<(Value, Value)> {
        let found = scratch.diff(&["main", "--output-format", "json"]).json();
        let all = found["plans"].as_array().expect("plans").iter().flat_map(|plan| {
            plan[list].as_array().expect("a list").iter().map(|one| (one["item"].clone(), plan["id"].clone()))
        });
        all.collect()
    };
    let edits: [(&str, Edit); 6] = [
        ("title", |scratch| {
            scratch.replace("plans/mau/plan.toml", "xã Mẫu năm 2023\"", "xã Mẫu năm 2023 (sửa)\"");
        }),
        ("days", |scratch| {
            scratch.replace("plans/mau/plan.toml", "end = 2023-12-31", "end = 2023-12-30");
        }),
        ("level", |scratch| {
            scratch.replace("plans/mau/plan.toml", "level = \"commune\"", "level = \"district\"");
        }),
        ("id", |scratch| scratch.replace("plans/mau/plan.toml", "id = \"mau\"", "id = \"mau-moi\"")),
        ("new", |scratch| {
            copy_folder(&scratch.file("plans/mau"), &scratch.file("plans/them"));
            scratch.replace("plans/them/plan.toml", "id = \"mau\"", "id = \"them-2023\"");
        }),
        ("gone", |scratch| fs::remove_dir_all(scratch.file("plans/mau")).expect("removed")),
    ];
    for (name, edit) in edits {
        let scratch = Scratch::minimal("");
        edit(&scratch);
        let found = items(&scratch, "changes");
        assert!(!found.is_empty() && found.iter().any(|(item, plan)| item == plan), "{name}: {found:?}");
        assert!(found.iter().all(|(item, _)| !item.is_null()), "{name}: {found:?}");
    }
    let scratch = Scratch::minimal("");
    scratch.replace("plans/mau/plan.toml", "end = 2023-12-31", "end = 2022-12-31");
    assert!(items(&scratch, "not_compared").iter().all(|(item, plan)| item == plan));
}

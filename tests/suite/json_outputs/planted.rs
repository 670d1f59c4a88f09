//! Faults planted in real outputs: the schemas refuse each.

use super::super::{Workspace, repository};
use super::cases::output;
use super::schema::Schema;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Small outputs that have every kind of object of their commands.
fn samples() -> Vec<Value> {
    let town = repository().join("examples/thi-xa-mau");
    let minimal = Workspace::minimal();
    let commands = |commands: &[&str], folder: &std::path::Path, more: &[&str]| -> Vec<Value> {
        let run = |command: &&str| {
            output(folder, "2023-09-30", &[&command.split(' ').collect::<Vec<_>>()[..], more].concat())
        };
        commands.iter().map(run).collect()
    };
    let reports = [
        "validate",
        "status --by plan",
        "check-targets",
        "check-targets --against-parent",
        "check-targets --by parent",
        "assign --suggest",
        "done",
        "difficulties",
        "funding",
        "score",
        "ci",
    ];
    let edits = [
        "done 1.2 --for 2023-H1 --on 2023-06-20 --dry-run",
        "progress 2.1 --percent 50 --dry-run",
        "assign 2.1 --lead van-phong-thong-ke --dry-run",
        "record ty-le-so-hoa --numerator 9 --denominator 13 --period 2023-H1 --dry-run",
        "status --by nothing",
    ];
    [
        commands(&reports, &town, &["-p", "an-binh-2023"]),
        commands(&["rank diem-par-index"], &town, &[]),
        commands(&edits, minimal.path(), &[]),
        commands(&["diff HEAD"], super::super::diff_facts::turned().path(), &[]),
    ]
    .concat()
}

/// Where each object stands, the first of those that stand alike.
fn objects(value: &Value, pointer: &str, place: &str, seen: &mut BTreeSet<String>, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let keys: Vec<&str> = members.keys().map(String::as_str).collect();
            if seen.insert(format!("{place} {keys:?}")) {
                found.push(pointer.to_owned());
            }
            // The schema leaves open which values a message has, and which a plan file has.
            let is_open =
                |key: &str| key == "args" || members.contains_key("task") && ["before", "after"].contains(&key);
            for (key, value) in members.iter().filter(|(key, _)| !is_open(key)) {
                objects(value, &format!("{pointer}/{key}"), &format!("{place}.{key}"), seen, found);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                objects(item, &format!("{pointer}/{number}"), &format!("{place}[]"), seen, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn refuses(
    schema: &Schema,
    output: &Value,
    pointer: &str,
    plant: impl FnOnce(&mut serde_json::Map<String, Value>),
) -> (bool, bool) {
    let mut planted = output.clone();
    plant(planted.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object"));
    (!schema.takes(&planted), !schema.faults(&planted).is_empty())
}

#[test]
fn a_missing_key_a_wrong_type_and_an_unknown_key_are_refused_everywhere() {
    let mut tried = 0;
    for output in samples() {
        let command = output["command"].as_str().expect("a command");
        let schema = Schema::named(command);
        let mut found = Vec::new();
        objects(&output, "", "", &mut BTreeSet::new(), &mut found);
        for pointer in found {
            let at = format!("{command} {pointer}");
            let unknown =
                refuses(schema, &output, &pointer, |members| drop(members.insert("khac".to_owned(), 1.into())));
            assert_eq!(unknown, (false, true), "a further key of {at} is for later versions only");
            let members = output.pointer(&pointer).and_then(Value::as_object).expect("an object");
            // A baseline has the keys of a figure and its day: without the day it is a figure.
            let is_baseline = command == "diff" && members.contains_key("on") && members.len() > 2;
            for key in members.keys() {
                let missing = refuses(schema, &output, &pointer, |members| drop(members.remove(key)));
                assert!(missing == (true, true) || is_baseline && key == "on", "{at} without {key}: {missing:?}");
                // Any value of a plan file can stand there.
                if command != "diff" && ["before", "after"].contains(&key.as_str()) {
                    continue;
                }
                let wrong = refuses(schema, &output, &pointer, |members| {
                    members.insert(key.clone(), json!([[true]]));
                });
                assert!(
                    wrong.1 && (wrong.0 || is_baseline && key == "on"),
                    "{key} of {at} is a list of a list: {wrong:?}"
                );
                tried += 2;
            }
        }
    }
    eprintln!("{tried} planted faults are refused");
    assert!(tried > 700, "only {tried}");
}

#[test]
fn a_wrong_word_day_number_or_id_is_refused() {
    let town = repository().join("examples/thi-xa-mau");
    let of = |args: &[&str]| output(&town, "2023-09-30", &[args, &["-p", "an-binh-2023"]].concat());
    let (status, targets) = (of(&["status", "--by", "plan"]), of(&["check-targets"]));
    for (output, pointer, wrong) in [
        (&status, "/format_version", json!("2.0")),
        (&status, "/tool", json!("other")),
        (&status, "/command", json!("ci")),
        (&status, "/as_of", json!("30/09/2023")),
        (&status, "/as_of", Value::Null),
        (&status, "/lang", json!("fr")),
        (&status, "/error", json!("it has plans and an error")),
        (&status, "/ok", json!("true")),
        (&status, "/summary/errors", json!(-1)),
        (&status, "/summary/errors", json!(1.5)),
        (&status, "/plans", Value::Null),
        (&status, "/plans/0/id", json!("có dấu")),
        (&status, "/plans/0/title", Value::Null),
        (&status, "/plans/0/start", json!("2023-1-1")),
        (&status, "/plans/0/basis", json!("guess")),
        (&status, "/plans/0/verdicts/attained", json!(-1)),
        (&status, "/plans/0/tasks/0/state", json!("due_soon")),
        (&status, "/plans/0/tasks/0/days_late", json!(0)),
        (&status, "/plans/0/tasks/0/percent", json!("50")),
        (&status, "/plans/0/tasks/0/support", Value::Null),
        (&status, "/plans/0/tasks/0/support", json!([1])),
        (&status, "/plans/0/total/completion", json!({ "numerator": 1 })),
        (&status, "/rollup/by", json!("area")),
        (&targets, "/plans/0/targets/0/verdict", json!("late")),
        (&targets, "/plans/0/targets/0/bound/op", json!("at_least")),
        (&targets, "/plans/0/targets/0/bound/change", json!("rise-by")),
        (&targets, "/plans/0/targets/0/value/value", json!("50 %")),
        (&targets, "/plans/0/targets/0/value/through", Value::Null),
    ] {
        let schema = Schema::named(output["command"].as_str().expect("a command"));
        let mut planted = output.clone();
        *planted.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not there")) = wrong;
        assert!(!schema.takes(&planted), "{pointer}: {}", planted.pointer(pointer).expect("it is there"));
    }
}

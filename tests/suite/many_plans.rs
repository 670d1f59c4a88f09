//! The program finds faults between plans at their place, and computes no untrue figure from them.

use super::{Outcome, Workspace, files_below, replace, text_of};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

const AS_OF: &str = "2023-09-30";

fn commune(town: &Workspace, slug: &str) -> PathBuf {
    town.file("plans/xa-phuong").join(slug)
}

fn see(town: &Workspace, args: &[&str]) -> Outcome {
    town.run(&[args, &["--as-of", AS_OF, "--lang", "en"]].concat())
}

/// Code, file, and what stands at the place, of the findings with a code.
fn found(town: &Workspace, code: &str) -> Vec<(String, String, Value)> {
    let json = see(town, &["validate", "--output-format", "json"]).json();
    let all = json["findings"].as_array().expect("findings").clone();
    let located = all.into_iter().filter(|finding| finding["code"] == code).map(|finding| {
        let file = finding["file"].as_str().expect("a file").to_owned();
        let byte = |end: &str| usize::try_from(finding[end]["byte"].as_u64().expect("a byte")).expect("a place");
        let marked = text_of(&town.path().join(&file))[byte("start")..byte("end")].to_owned();
        (file, marked, finding)
    });
    located.collect()
}

fn par_index(town: &Workspace, plan: &str) -> Value {
    let json = see(town, &["check-targets", "-p", plan, "--output-format", "json"]).json();
    let targets = json["plans"][0]["targets"].as_array().unwrap_or_else(|| panic!("{json}")).clone();
    targets.into_iter().find(|target| target["id"] == "par-index").expect("the target")
}

#[test]
fn a_pool_of_one_is_not_ranked_and_the_reported_place_stands() {
    let town = Workspace::town();
    for plan in files_below(&town.file("plans/xa-phuong")) {
        let keep = plan.starts_with(commune(&town, "an-binh"));
        if !keep {
            fs::remove_file(plan).expect("a file can be removed");
        }
    }
    let values = commune(&town, "an-binh").join("values/2023-Q3.toml");
    let text = format!("{}xep-hang-par-index = {{ rank = 2, of = 14 }}\n", text_of(&values));
    fs::write(&values, text).expect("the file can be written");
    let all = found(&town, "E325");
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((all[0].0.as_str(), all[0].1.as_str()), ("plans/xa-phuong/an-binh/plan.toml", "3"));
    let target = par_index(&town, "an-binh-2023");
    assert_eq!((&target["value"]["rank"], &target["verdict"]), (&Value::from(2), &Value::from("attained")));
    let ranked = see(&town, &["rank", "xep-hang-par-index"]);
    assert_eq!(ranked.status, 1);
    assert!(ranked.stdout.contains("no other plan under the same parent"), "{}", ranked.stdout);
}

#[test]
fn units_that_report_different_periods_have_no_place() {
    let town = Workspace::town();
    // One is scored for the month instead of the quarter; then there is no period that all have.
    let values = commune(&town, "an-phu").join("values");
    let quarter = values.join("2023-Q3.toml");
    let text = text_of(&quarter);
    let score = text.lines().find(|line| line.starts_with("diem-par-index")).expect("a score").to_owned();
    replace(&quarter, &format!("{score}\n"), "");
    let month = format!("basis = \"illustrative\"\nreported-on = 2023-09-18\n\n[values]\n{score}\n");
    fs::write(values.join("2023-09.toml"), month).expect("the file can be written");
    let all = found(&town, "E326");
    assert_eq!(all.len(), 14, "one for each target that asks for a place");
    let (_, marked, finding) = &all[0];
    assert_eq!(marked, "3");
    assert_eq!(finding["args"]["units"], serde_json::json!(["Ủy ban nhân dân xã An Phú"]));
    assert_eq!(finding["args"]["period"], "2023-Q3");
    assert_eq!(par_index(&town, "an-binh-2023")["verdict"], "no-data");
    let table = see(&town, &["check-targets", "-p", "an-binh-2023"]).stdout;
    assert!(table.contains("No ranks: without a usable score for 2023-Q3: Ủy ban nhân dân xã An Phú."), "{table}");
}

#[test]
fn scores_on_different_maxima_are_not_held_against_each_other() {
    let town = Workspace::town();
    let own = "[[indicator]]\nid = \"diem-par-index\"\ntitle = \"Điểm\"\nmeasure = \"score\"\nmaximum = 120\n";
    fs::write(commune(&town, "an-phu").join("indicators.toml"), own).expect("the file can be written");
    let all = found(&town, "E327");
    assert_eq!(all.len(), 14);
    assert_eq!(all[0].2["args"]["maxima"], serde_json::json!(["100", "120"]));
    assert_eq!(par_index(&town, "an-binh-2023")["value"], Value::Null);
    let ranked = see(&town, &["rank", "diem-par-index", "--output-format", "json"]).json();
    assert_eq!(ranked["rankings"][0]["refused"], "different-maxima");
    assert_eq!(ranked["rankings"][0]["maximum"], Value::Null);
}

#[test]
fn a_later_day_is_weaker_too_and_the_strongest_of_several_counts() {
    let town = Workspace::town();
    let plan = commune(&town, "an-binh").join("plan.toml");
    let target = "{ id = \"so-hoa\", indicator = \"ty-le-so-hoa\", at-least = 55 }";
    let above = town.file("plans/thi-xa/plan.toml");
    replace(&above, target, "{ id = \"so-hoa\", indicator = \"ty-le-so-hoa\", at-least = 55, by = 2023-11-30 }");
    let later = found(&town, "E305");
    assert_eq!(later.len(), 14, "all communes have until the end of the year");
    // A bound before that day, of two, is what must be kept.
    let two = "{ id = \"so-hoa\", indicator = \"ty-le-so-hoa\", at-least = 60 },\n    \
               { id = \"so-hoa-som\", indicator = \"ty-le-so-hoa\", at-least = 56, by = 2023-10-31 }";
    replace(&plan, target, two);
    assert!(found(&town, "E305").iter().all(|(file, ..)| !file.contains("an-binh")));
    let weaker =
        found(&town, "E305").into_iter().find(|(file, ..)| file.contains("hoa-thuan")).expect("the weaker one");
    let notes = weaker.2["notes"].as_array().expect("notes").clone();
    assert_eq!(notes[0]["file"], "plans/thi-xa/plan.toml");
}

/// The order of folders decides nothing but the order of rows.
#[test]
fn sums_and_places_do_not_depend_on_the_order_of_folders() {
    let town = Workspace::town();
    let figures = |town: &Workspace| {
        let json = see(town, &["check-targets", "--output-format", "json"]).json();
        (json["rollup"]["total"].clone(), json["rollup"]["indicators"].clone())
    };
    let before = (figures(&town), ranks(&town));
    let rename = |from: &str, to: &str| {
        fs::rename(commune(&town, from), commune(&town, to)).expect("a folder can be renamed");
    };
    rename("an-binh", "zz");
    rename("vinh-phuoc", "aa");
    assert_eq!(before, (figures(&town), ranks(&town)));
}

fn ranks(town: &Workspace) -> Vec<(Value, Value)> {
    let json = see(town, &["rank", "diem-par-index", "--output-format", "json"]).json();
    let units = json["plans"].as_array().expect("units");
    units.iter().map(|unit| (unit["id"].clone(), unit["rank"].clone())).collect()
}

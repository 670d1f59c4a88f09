//! The money of Long An and of a ward, computed by hand from their files.

use super::{cchc, run};
use serde_json::{Value, json};

/// The money of a plan on a day.
fn money(workspace: &str, plan: &str, day: &str) -> Value {
    let options = ["-C", workspace, "funding", "-p", plan, "--as-of", day, "--output-format", "json"];
    let outcome = run(cchc().args(options));
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let mut said: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    said["plans"][0].take()
}

/// Allotment, estimate, spending and rest of a row, in thousands of đồng.
fn sums(row: &Value) -> (Option<i64>, i64, i64, i64) {
    let thousands = |key: &str| row[key].as_i64().map(|sum| sum / 1_000);
    let whole = |key: &str| thousands(key).expect("a whole sum");
    (thousands("allotted"), whole("cost"), whole("spent"), whole("rest"))
}

/// The sums of each row, by its id.
fn rows(list: &Value) -> Vec<(Option<&str>, i64, i64, i64)> {
    let row = |row| {
        let (_, cost, spent, rest) = sums(row);
        (row["id"].as_str(), cost, spent, rest)
    };
    list.as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn the_sums_of_long_an_are_those_computed_by_hand() {
    // 1.4: 4 estimated, 1.9 spent; 1.6: 6 and 4; 5.2: 12 and 11.4; 7.6: 25 and 9.5; 8.1: 5 and 5.
    let plan = money(".", "long-an-2023", "2023-09-30");
    assert_eq!(sums(&plan["total"]), (None, 52_000, 31_800, 20_200));
    let areas = [
        (Some("1"), 10_000, 5_900, 4_100),
        (Some("5"), 12_000, 11_400, 600),
        (Some("7"), 25_000, 9_500, 15_500),
        (Some("8"), 5_000, 5_000, 0),
    ];
    assert_eq!(rows(&plan["areas"]), areas);
    assert_eq!((&plan["funds"], &plan["contents"]), (&json!([]), &json!([])));
    // The class of 5.1, estimated at 8, is dropped on 5 July. Sums without days count on every day.
    let june = money(".", "long-an-2023", "2023-06-30");
    assert_eq!(sums(&june["total"]), (None, 60_000, 31_800, 28_200));
    assert_eq!(rows(&june["areas"])[1], (Some("5"), 20_000, 11_400, 8_600));
}

#[test]
fn june_shows_the_money_of_june() {
    let ward = |day| money("examples/thi-xa-mau", "an-binh-2023", day);
    // By 30 June: 1.2 spent 1.9 + 2.1, 2.1 spent 6, 3.2 nothing, 4.1 spent 1.35.
    let june = ward("2023-06-30");
    let funds = [(Some("thuong-xuyen"), 21_500, 5_350, 24_650), (Some("thi-xa-ho-tro"), 24_000, 6_000, 18_000)];
    assert_eq!(rows(&june["funds"]), funds);
    assert_eq!(sums(&june["total"]), (Some(30_000), 45_500, 11_350, 42_650));
    // By 30 September 1.2 spent 2 more, 2.1 7.5 more, and 3.2 its first 3.2.
    let september = ward("2023-09-30");
    let funds = [(Some("thuong-xuyen"), 21_500, 10_550, 19_450), (Some("thi-xa-ho-tro"), 24_000, 13_500, 10_500)];
    assert_eq!(rows(&september["funds"]), funds);
    let contents = [
        (Some("tuyen-truyen"), 8_000, 6_000, 2_000),
        (Some("tap-huan"), 12_000, 3_200, 8_800),
        (Some("cong-nghe"), 24_000, 13_500, 10_500),
        (None, 1_500, 1_350, 150),
    ];
    assert_eq!(rows(&september["contents"]), contents);
    assert_eq!(sums(&september["total"]), (Some(30_000), 45_500, 24_050, 29_950));
}

#[test]
fn the_funds_and_the_contents_and_the_areas_each_have_all_the_money() {
    for day in ["2023-01-01", "2023-03-30", "2023-06-29", "2023-12-31"] {
        let plan = money("examples/thi-xa-mau", "an-binh-2023", day);
        let total = |list: &str| {
            let rows = rows(&plan[list]);
            rows.iter().fold((0, 0), |sum, (_, cost, spent, _)| (sum.0 + cost, sum.1 + spent))
        };
        let (_, cost, spent, _) = sums(&plan["total"]);
        assert_eq!([total("funds"), total("contents"), total("areas")], [(cost, spent); 3], "{day}");
    }
}

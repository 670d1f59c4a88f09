//! Every kind of fact in a plan, before and after a change, as people and as programs read it.

mod steps;

use super::scratch::Scratch;
use super::{replace, run, text_of};
use serde_json::{Value, json};
use std::fs;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const VALUES: &str = "plans/mau/values/2023-Q1.toml";
const INDICATORS: &str = "plans/mau/indicators.toml";

/// A figure of every measure, reported and asked for.
const MORE_INDICATORS: &str = r#"
[[indicator]]
id = "hang"
title = "Xếp hạng"
measure = "rank"
[[indicator]]
id = "diem"
title = "Điểm"
measure = "score"
maximum = 100
[[indicator]]
id = "kinh-phi"
title = "Kinh phí"
measure = "amount"
unit = "triệu đồng"
accumulate = "sum"
[[indicator]]
id = "de-an"
title = "Đề án"
measure = "milestone"
[[indicator]]
id = "ho-so"
title = "Tỷ lệ hồ sơ"
measure = "ratio"
numerator = "hồ sơ trực tuyến"
denominator = "hồ sơ"
accumulate = "latest"
"#;
const MORE_VALUES: &str = "hang = { rank = 4, of = 14 }\ndiem = { score = 80.5 }\nkinh-phi = { amount = 12.5 }\n\
                           de-an = { done = 2023-03-01 }\nho-so = { percent = 40.25 }\n";
const MORE_TARGETS: &str = r#"
[[target]]
id = "hang"
indicator = "hang"
rank-within = 3
of = 14
[[target]]
id = "diem"
indicator = "diem"
at-least = 85
[[target]]
id = "ho-so"
indicator = "ho-so"
at-least = 50
"#;
const MORE_TASKS: &str = r#"
[[task]]
id = "1.3"
title = "Kiểm tra công vụ"
output = "Biên bản"
lead = "van-phong-thong-ke"
due = [2023-05-31, 2023-11-30]
[[task]]
id = "1.4"
title = "Giao dự toán"
output = "Quyết định"
lead = "van-phong-thong-ke"
due = { days = 30, after = "được giao dự toán", event = 2023-03-01 }
[[task]]
id = "1.5"
title = "Xin lỗi người dân"
output = "Thư"
lead = "van-phong-thong-ke"
due = { working-days = 2, after = "có hồ sơ quá hạn" }
"#;

/// A file, what stands there before, what now; and of which item and key that is, as people read it in both
/// languages and as programs do.
struct Turn {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    of: (&'static str, &'static str),
    en: &'static str,
    vi: &'static str,
    json: fn() -> (Value, Value),
}

const TURNS: &[Turn] = &[
    Turn {
        file: VALUES,
        from: "rank = 4",
        to: "rank = 3",
        of: ("hang", "values"),
        en: "4/14 → 3/14",
        vi: "4/14 → 3/14",
        json: || (json!({ "rank": 4, "of": 14 }), json!({ "rank": 3, "of": 14 })),
    },
    Turn {
        file: VALUES,
        from: "score = 80.5",
        to: "score = 1080.25",
        of: ("diem", "values"),
        en: "80.5 → 1,080.25",
        vi: "80,5 → 1.080,25",
        json: || (json!({ "score": 80.5 }), json!({ "score": 1080.25 })),
    },
    Turn {
        file: VALUES,
        from: "amount = 12.5",
        to: "amount = 13",
        of: ("kinh-phi", "values"),
        en: "12.5 → 13",
        vi: "12,5 → 13",
        json: || (json!({ "amount": 12.5 }), json!({ "amount": 13 })),
    },
    Turn {
        file: VALUES,
        from: "done = 2023-03-01",
        to: "done = 2023-03-02",
        of: ("de-an", "values"),
        en: "2023-03-01 → 2023-03-02",
        vi: "01/03/2023 → 02/03/2023",
        json: || (json!({ "done": "2023-03-01" }), json!({ "done": "2023-03-02" })),
    },
    Turn {
        file: VALUES,
        from: "percent = 40.25",
        to: "numerator = 1, denominator = 3",
        of: ("ho-so", "values"),
        en: "40.25 % → 1/3 = 33.33 %",
        vi: "40,25 % → 1/3 = 33,33 %",
        json: || (json!({ "percent": 40.25 }), json!({ "numerator": 1, "denominator": 3 })),
    },
    Turn {
        file: PLAN,
        from: "rank-within = 3",
        to: "rank-within = 5",
        of: ("hang", "rank-within"),
        en: "rank ≤ 3/14 → rank ≤ 5/14",
        vi: "hạng ≤ 3/14 → hạng ≤ 5/14",
        json: || {
            let goal = |value: u32| json!({ "op": "rank-within", "value": value, "of": 14 });
            (goal(3), goal(5))
        },
    },
    Turn {
        file: PLAN,
        from: "at-least = 24",
        to: "qualitative = true",
        of: ("tuyen-truyen", "qualitative"),
        en: "≥ 24 → qualitative",
        vi: "≥ 24 → định tính",
        json: || {
            let goal = |op: &str, value: Value| json!({ "op": op, "value": value, "of": null });
            (goal("at-least", 24.into()), goal("qualitative", Value::Null))
        },
    },
    Turn {
        file: PLAN,
        from: "at-least = 55",
        to: "at-least = 55\ntext = \"Số hóa kết quả\"\npace = \"linear\"\nbaseline = { value = 40.5, on = 2022-12-31 }",
        of: ("so-hoa", "baseline"),
        en: "+ 40.5 on 2022-12-31",
        vi: "+ 40,5 ngày 31/12/2022",
        json: || (Value::Null, json!({ "value": 40.5, "on": "2022-12-31" })),
    },
    Turn {
        file: PLAN,
        from: "title = \"Kế hoạch cải cách hành chính xã Mẫu năm 2023\"",
        to: "title = \"Kế hoạch cải cách năm 2023\"",
        of: ("", "title"),
        en: "Kế hoạch cải cách hành chính xã Mẫu năm 2023 → Kế hoạch cải cách năm 2023",
        vi: "Kế hoạch cải cách hành chính xã Mẫu năm 2023 → Kế hoạch cải cách năm 2023",
        json: || ("Kế hoạch cải cách hành chính xã Mẫu năm 2023".into(), "Kế hoạch cải cách năm 2023".into()),
    },
    Turn {
        file: PLAN,
        from: "level = \"commune\"",
        to: "level = \"district\"",
        of: ("", "level"),
        en: "commune → district",
        vi: "commune → district",
        json: || ("commune".into(), "district".into()),
    },
    Turn {
        file: PLAN,
        from: "start = 2023-01-01",
        to: "start = 2023-01-02",
        of: ("", "start"),
        en: "2023-01-01 → 2023-01-02",
        vi: "01/01/2023 → 02/01/2023",
        json: || ("2023-01-01".into(), "2023-01-02".into()),
    },
    Turn {
        file: PLAN,
        from: "tasks = 6",
        to: "tasks = 1007",
        of: ("", "tasks"),
        en: "6 → 1,007",
        vi: "6 → 1.007",
        json: || (6.into(), 1007.into()),
    },
    Turn {
        file: PLAN,
        from: "to = 2023-03-14",
        to: "to = 2023-03-20",
        of: ("2023-Q1", "to"),
        en: "2022-12-15 to 2023-03-14 → 2022-12-15 to 2023-03-20",
        vi: "15/12/2022 đến 14/03/2023 → 15/12/2022 đến 20/03/2023",
        json: || {
            let days = |to: &str| json!({ "from": "2022-12-15", "to": to });
            (days("2023-03-14"), days("2023-03-20"))
        },
    },
    Turn {
        file: INDICATORS,
        from: "maximum = 100",
        to: "maximum = 2000",
        of: ("diem", "maximum"),
        en: "100 → 2,000",
        vi: "100 → 2.000",
        json: || (100.into(), 2000.into()),
    },
    Turn {
        file: INDICATORS,
        from: "numerator = \"hồ sơ trực tuyến\"",
        to: "numerator = \"hồ sơ toàn trình\"",
        of: ("ho-so", "numerator"),
        en: "hồ sơ trực tuyến → hồ sơ toàn trình",
        vi: "hồ sơ trực tuyến → hồ sơ toàn trình",
        json: || ("hồ sơ trực tuyến".into(), "hồ sơ toàn trình".into()),
    },
    Turn {
        file: TASKS,
        from: "due = [2023-05-31, 2023-11-30]",
        to: "due = \"quarterly\"",
        of: ("1.3", "due"),
        en: "2023-05-31, 2023-11-30 → quarterly",
        vi: "31/05/2023, 30/11/2023 → hằng quý",
        json: || (json!(["2023-05-31", "2023-11-30"]), "quarterly".into()),
    },
    Turn {
        file: TASKS,
        from: "event = 2023-03-01",
        to: "event = 2023-03-15",
        of: ("1.4", "due"),
        en: "30 days after được giao dự toán (2023-03-01) → 30 days after được giao dự toán (2023-03-15)",
        vi: "30 ngày sau được giao dự toán (01/03/2023) → 30 ngày sau được giao dự toán (15/03/2023)",
        json: || {
            let due =
                |event: &str| json!({ "days": 30, "working-days": null, "after": "được giao dự toán", "event": event });
            (due("2023-03-01"), due("2023-03-15"))
        },
    },
    Turn {
        file: TASKS,
        from: "working-days = 2",
        to: "working-days = 3",
        of: ("1.5", "due"),
        en: "2 working days after có hồ sơ quá hạn → 3 working days after có hồ sơ quá hạn",
        vi: "2 ngày làm việc sau có hồ sơ quá hạn → 3 ngày làm việc sau có hồ sơ quá hạn",
        json: || {
            let due =
                |days: u32| json!({ "days": null, "working-days": days, "after": "có hồ sơ quá hạn", "event": null });
            (due(2), due(3))
        },
    },
    Turn {
        file: TASKS,
        from: "due = \"continuous\"",
        to: "due = \"continuous\"\ndropped = { on = 2023-03-01, why = \"Chuyển về huyện\", decision = \"79/QĐ-UBND\" }",
        of: ("2.1", "dropped"),
        en: "+ from 2023-03-01: Chuyển về huyện, 79/QĐ-UBND",
        vi: "+ từ 01/03/2023: Chuyển về huyện, 79/QĐ-UBND",
        json: || (Value::Null, json!({ "on": "2023-03-01", "why": "Chuyển về huyện", "decision": "79/QĐ-UBND" })),
    },
    Turn {
        file: TASKS,
        from: "evidence = [\"12/BC-UBND\"]",
        to: "evidence = [\"12/BC-UBND\", \"13/BC-UBND\"]",
        of: ("1.2", "done"),
        en: "2023-03-17 12/BC-UBND → 2023-03-17 12/BC-UBND, 13/BC-UBND",
        vi: "17/03/2023 12/BC-UBND → 17/03/2023 12/BC-UBND, 13/BC-UBND",
        json: || {
            let done = |evidence: &[&str]| json!({ "on": "2023-03-17", "by": null, "evidence": evidence });
            (done(&["12/BC-UBND"]), done(&["12/BC-UBND", "13/BC-UBND"]))
        },
    },
];

fn add(scratch: &Scratch, file: &str, text: &str) {
    let whole = text_of(&scratch.file(file)) + text;
    fs::write(scratch.file(file), whole).expect("the file can be written");
}

/// The state before, committed.
fn before() -> Scratch {
    let scratch = Scratch::minimal("");
    add(&scratch, INDICATORS, MORE_INDICATORS);
    add(&scratch, VALUES, MORE_VALUES);
    add(&scratch, PLAN, MORE_TARGETS);
    add(&scratch, INDICATORS, steps::INDICATORS);
    add(&scratch, VALUES, steps::VALUES);
    add(&scratch, PLAN, steps::TARGETS);
    add(&scratch, TASKS, MORE_TASKS);
    let plan = scratch.file(PLAN);
    replace(&plan, "\ntasks = 3", "\ntasks = 6");
    let period = "{ name = \"2023-Q1\", from = 2022-12-15, to = 2023-03-14, due = 2023-03-25 }";
    replace(&plan, "end = 2023-12-31\n", &format!("end = 2023-12-31\nreport-period = [{period}]\n"));
    scratch.commit("two");
    scratch
}

fn turns() -> impl Iterator<Item = &'static Turn> {
    TURNS.iter().chain(steps::TURNS)
}

/// The state before, committed, and every turn in the files.
pub fn turned() -> Scratch {
    let scratch = before();
    for turn in turns() {
        replace(&scratch.file(turn.file), turn.from, turn.to);
    }
    scratch
}

fn told(scratch: &Scratch, lang: &str) -> String {
    run(scratch.command().env("COLUMNS", "300").args(["diff", "main", "--lang", lang])).stdout
}

#[test]
fn every_fact_is_shown_as_people_and_as_programs_read_it() {
    let scratch = turned();
    let (en, vi) = (told(&scratch, "en"), told(&scratch, "vi"));
    let changes = scratch.diff(&["main", "--output-format", "json"]).json()["plans"][0]["changes"].clone();
    let mut faults = Vec::new();
    for turn in turns() {
        let (item, field) = turn.of;
        // The plan itself is told by no name on a page, and by its id to programs.
        let id = if item.is_empty() { "mau" } else { item };
        let is_it = |change: &&Value| change["field"] == field && change["item"] == id;
        match changes.as_array().expect("changes").iter().find(is_it) {
            Some(change) => {
                let (found, expected) = ((change["before"].clone(), change["after"].clone()), (turn.json)());
                if found != expected {
                    faults.push(format!("{item} {field}: {found:?}, not {expected:?}"));
                }
            }
            None => faults.push(format!("{item} {field}: not told")),
        }
        // Values are shown with the title of their indicator.
        let shown = if field == "values" { "2023-Q1 · " } else { item };
        for (lang, page, expected) in [("en", &en, turn.en), ("vi", &vi, turn.vi)] {
            if !page.lines().any(|line| line.contains(shown) && line.contains(&format!("  {expected}  "))) {
                faults.push(format!("{item} {field} ({lang}): not {expected:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}\n{en}\n{vi}", faults.join("\n"));
}

/// The third of fourteen is neither more nor less than the third of fifteen.
#[test]
fn a_place_among_others_is_another_target() {
    let scratch = before();
    scratch.replace(PLAN, "rank-within = 3\nof = 14", "rank-within = 3\nof = 15");
    let changes = scratch.diff(&["main", "--output-format", "json"]).json()["plans"][0]["changes"].clone();
    assert_eq!(changes.as_array().map(Vec::len), Some(1), "{changes:#}");
    assert_eq!((&changes[0]["kind"], &changes[0]["item"]), (&json!("target-changed"), &json!("hang")));
    assert_eq!((&changes[0]["before"]["of"], &changes[0]["after"]["of"]), (&json!(14), &json!(15)));
}

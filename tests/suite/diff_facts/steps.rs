//! Turns of steps from a baseline, and of classes.

use super::{PLAN, Turn, VALUES as VALUES_FILE};
use serde_json::{Value, json};

pub const INDICATORS: &str = r#"
[[indicator]]
id = "xep-loai"
title = "Xếp loại"
measure = "class"
classes = ["Yếu", "Khá", "Tốt"]
"#;
pub const VALUES: &str = "xep-loai = { class = \"Khá\" }\n";
pub const TARGETS: &str = r#"
[[target]]
id = "tang"
indicator = "ho-so"
at-least = 61
by = 2023-12-30
[[target]]
id = "bac"
indicator = "hang"
rise-by = 3
baseline = { rank = 9, of = 14 }
[[target]]
id = "xep-loai"
class-at-least = "Tốt"
[[target]]
id = "hon-truoc"
indicator = "diem"
better-than-baseline = true
baseline = { value = 70.5 }
[[target]]
id = "giam"
indicator = "ho-so"
fall-by = 2
baseline = { value = 30 }
"#;

pub const TURNS: &[Turn] = &[
    Turn {
        file: PLAN,
        from: "at-least = 61",
        to: "rise-by = 5.5\nbaseline = { numerator = 45, denominator = 90, on = 2022-12-31 }",
        of: ("tang", "rise-by"),
        en: "≥ 61 % → rise by 5.5 points",
        vi: "≥ 61 % → tăng 5,5 điểm",
        json: || {
            let goal = |op: &str, value: Value| json!({ "op": op, "value": value, "of": null });
            (goal("at-least", 61.into()), goal("rise-by", 5.5.into()))
        },
    },
    Turn {
        file: PLAN,
        from: "rise-by = 3\nbaseline = { rank = 9, of = 14 }",
        to: "rise-by = 2\nbaseline = { rank = 8, on = 2022-12-31 }",
        of: ("bac", "baseline"),
        en: "9/14 → 8 on 2022-12-31",
        vi: "9/14 → 8 ngày 31/12/2022",
        json: || {
            let baseline = |rank: i64, of: Value, on: Value| json!({ "rank": rank, "of": of, "on": on });
            (baseline(9, 14.into(), Value::Null), baseline(8, Value::Null, "2022-12-31".into()))
        },
    },
    Turn {
        file: PLAN,
        from: "class-at-least = \"Tốt\"",
        to: "class-at-least = \"Khá\"",
        of: ("xep-loai", "class-at-least"),
        en: "Tốt or better → Khá or better",
        vi: "Tốt trở lên → Khá trở lên",
        json: || {
            let goal = |class: &str| json!({ "op": "class-at-least", "class": class });
            (goal("Tốt"), goal("Khá"))
        },
    },
    Turn {
        file: PLAN,
        from: "baseline = { value = 70.5 }",
        to: "baseline = { plan = \"mau\" }",
        of: ("hon-truoc", "baseline"),
        en: "70.5 → the last figure of mau",
        vi: "70,5 → số liệu cuối của mau",
        json: || (json!({ "value": 70.5, "on": null }), json!({ "plan": "mau" })),
    },
    Turn {
        file: PLAN,
        from: "baseline = { value = 30 }",
        to: "baseline = { numerator = 1, denominator = 3 }",
        of: ("giam", "baseline"),
        en: "30 → 1/3 = 33.33 %",
        vi: "30 → 1/3 = 33,33 %",
        json: || (json!({ "value": 30, "on": null }), json!({ "numerator": 1, "denominator": 3, "on": null })),
    },
    Turn {
        file: VALUES_FILE,
        from: "xep-loai = { class = \"Khá\" }",
        to: "xep-loai = { class = \"Yếu\" }",
        of: ("xep-loai", "values"),
        en: "Khá → Yếu",
        vi: "Khá → Yếu",
        json: || (json!({ "class": "Khá", "place": 2 }), json!({ "class": "Yếu", "place": 1 })),
    },
];

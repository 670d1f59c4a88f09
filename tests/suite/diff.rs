//! `cchc diff` says what a change means: its kind, its direction, its place, and whether it was decided.

use super::scratch::{AS_OF, Scratch, program};
use super::{Outcome, copy_folder, files_below, replace, repository, run, text_of};
use cchc::app::{PlanState, Selection, compare};
use cchc::calc::{diff::ChangeKind, diff::Mark};
use cchc::report::{ChangeRow, Stage, plan_difference};
use cchc::source::Memory;
use cchc::text::Raw;
use cchc::value::Day;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const VALUES: &str = "plans/mau/values/2023-Q1.toml";
const INDICATORS: &str = "plans/mau/indicators.toml";
const ASSIGNEES: &str = "plans/mau/assignees.toml";

/// One change of the smallest workspace and what it means.
struct Case {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// Kind, item, field and marks of each change.
    means: &'static [(&'static str, &'static str, &'static str, &'static [&'static str])],
}

const U: &[&str] = &["unamended"];

const CASES: &[Case] = &[
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "at-least = 50",
        means: &[("target-loosened", "so-hoa", "at-least", &["loosened", "unamended"])],
    },
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "at-least = 60",
        means: &[("target-tightened", "so-hoa", "at-least", U)],
    },
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "more-than = 55",
        means: &[("target-tightened", "so-hoa", "more-than", U)],
    },
    Case { file: PLAN, from: "at-least = 55", to: "at-least = 55.0", means: &[] },
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "at-most = 55",
        means: &[("target-changed", "so-hoa", "at-most", U)],
    },
    Case {
        file: PLAN,
        from: "at-least = 24",
        to: "qualitative = true",
        means: &[("target-loosened", "tuyen-truyen", "qualitative", &["loosened", "unamended"])],
    },
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "at-least = 55\nby = 2023-10-31",
        means: &[("target-tightened", "so-hoa", "by", U)],
    },
    // The plan's last day is what it was without saying.
    Case { file: PLAN, from: "at-least = 55", to: "at-least = 55\nby = 2023-12-31", means: &[] },
    Case {
        file: PLAN,
        from: "at-least = 55",
        to: "at-least = 55\nlead = \"tu-phap-ho-tich\"\npace = \"level\"",
        means: &[("target-changed", "so-hoa", "pace", U), ("lead-changed", "so-hoa", "lead", U)],
    },
    Case {
        file: PLAN,
        from: "id = \"so-hoa\"\nindicator",
        to: "id = \"so-hoa-ket-qua\"\nindicator",
        means: &[("target-renumbered", "so-hoa-ket-qua", "id", U)],
    },
    Case {
        file: PLAN,
        from: "end = 2023-12-31",
        to: "end = 2024-06-30",
        means: &[("plan-dates", "", "end", &["loosened", "unamended"])],
    },
    Case { file: PLAN, from: "tasks = 3", to: "tasks = 4", means: &[("count-changed", "", "tasks", U)] },
    Case {
        file: PLAN,
        from: "declared-tasks = 2",
        to: "declared-tasks = 3",
        means: &[("count-changed", "1", "declared-tasks", U)],
    },
    Case {
        file: PLAN,
        from: "title = \"Cải cách TTHC\"",
        to: "title = \"Thủ tục\"",
        means: &[("area-changed", "2", "title", U)],
    },
    Case {
        file: PLAN,
        from: "lead = \"tu-phap-ho-tich\"",
        to: "lead = \"van-phong-thong-ke\"",
        means: &[("lead-changed", "2", "lead", U)],
    },
    Case {
        file: PLAN,
        from: "number = \"05/KH-UBND\"",
        to: "number = \"06/KH-UBND\"",
        means: &[("plan-changed", "", "issued", &[])],
    },
    Case {
        file: PLAN,
        from: "start = 2023-01-01",
        to: "start = 2023-01-01\nreport-period = [{ name = \"2023-Q1\", from = 2022-12-15, to = 2023-03-14, due = 2023-03-25 }]",
        means: &[("report-moved", "2023-Q1", "due", &["moved-after-due"])],
    },
    Case {
        file: TASKS,
        from: "due = 2023-01-31",
        to: "due = 2023-06-30",
        means: &[("deadline-moved", "1.1", "due", &["moved-after-due", "unamended"])],
    },
    Case {
        file: TASKS,
        from: "due = 2023-01-31",
        to: "due = [2023-01-31]",
        means: &[("deadline-moved", "1.1", "due", U)],
    },
    Case {
        file: TASKS,
        from: "due = \"continuous\"",
        to: "due = 2023-11-30",
        means: &[("deadline-moved", "2.1", "due", U)],
    },
    Case {
        file: TASKS,
        from: "due = \"every-report\"",
        to: "due = \"on-demand\"",
        means: &[("deadline-moved", "1.2", "due", &["moved-after-due", "unamended"])],
    },
    Case { file: TASKS, from: "lead = \"tu-phap-ho-tich\"\n", to: "", means: &[("lead-changed", "2.1", "lead", U)] },
    Case {
        file: TASKS,
        from: "lead = \"tu-phap-ho-tich\"",
        to: "lead = [\"tu-phap-ho-tich\", \"van-phong-thong-ke\"]",
        means: &[("lead-changed", "2.1", "lead", U)],
    },
    Case {
        file: TASKS,
        from: "support = [\"van-phong-thong-ke\"]",
        to: "oversee = [\"van-phong-thong-ke\"]",
        means: &[("support-changed", "2.1", "support", U), ("oversee-changed", "2.1", "oversee", U)],
    },
    Case {
        file: TASKS,
        from: "title = \"Số hóa kết quả giải quyết TTHC còn hiệu lực\"",
        to: "title = \"Lưu trữ kết quả\"",
        means: &[("task-renamed", "2.1", "title", U)],
    },
    // Another place of the tone or another dash does not make another name.
    Case { file: TASKS, from: "title = \"Số hóa", to: "title = \"Số  hoá", means: &[] },
    Case { file: TASKS, from: "id = \"2.1\"", to: "id = \"2.7\"", means: &[("task-renumbered", "2.7", "id", U)] },
    Case {
        file: TASKS,
        from: "output = \"Báo cáo\"",
        to: "output = \"Phụ lục\"",
        means: &[("task-changed", "1.2", "output", U)],
    },
    Case {
        file: TASKS,
        from: "serves = [\"so-hoa\"]",
        to: "serves = []",
        means: &[("task-changed", "2.1", "serves", U)],
    },
    Case {
        file: TASKS,
        from: "due = \"continuous\"",
        to: "due = \"continuous\"\ndropped = { on = 2023-03-01, why = \"Chuyển về huyện\" }",
        means: &[("task-dropped", "2.1", "dropped", U)],
    },
    Case {
        file: TASKS,
        from: "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]\n",
        to: "",
        means: &[("delivery-withdrawn", "1.1", "done", &[])],
    },
    Case {
        file: TASKS,
        from: "evidence = [\"08/KH-UBND\"]",
        to: "evidence = [\"09/KH-UBND\"]",
        means: &[("delivery-changed", "1.1", "done", &[])],
    },
    Case {
        file: TASKS,
        from: "due = \"every-report\"\ndone = [",
        to: "due = \"every-report\"\ndone = [{ on = 2023-06-18, for = \"2023-H1\", evidence = [\"40/BC-UBND\"] }, ",
        means: &[("delivery-recorded", "1.2", "done", &[])],
    },
    Case {
        file: VALUES,
        from: "numerator = 412",
        to: "numerator = 512",
        means: &[("value-restated", "ty-le-so-hoa", "values", &["restated"])],
    },
    // The same share is not the same report.
    Case {
        file: VALUES,
        from: "numerator = 412, denominator = 1020",
        to: "numerator = 206, denominator = 510",
        means: &[("value-restated", "ty-le-so-hoa", "values", &["restated"])],
    },
    Case {
        file: VALUES,
        from: "so-tin-bai = { count = 6 }\n",
        to: "",
        means: &[("value-withdrawn", "so-tin-bai", "values", &["restated"])],
    },
    Case {
        file: VALUES,
        from: "{ count = 6 }",
        to: "{ count = 6, basis = \"estimate\" }",
        means: &[("value-changed", "so-tin-bai", "basis", &[])],
    },
    Case {
        file: VALUES,
        from: "reported-on = 2023-03-17",
        to: "reported-on = 2023-03-20",
        means: &[
            ("value-changed", "ty-le-so-hoa", "reported-on", &[]),
            ("value-changed", "so-tin-bai", "reported-on", &[]),
        ],
    },
    Case {
        file: INDICATORS,
        from: "accumulate = \"latest\"",
        to: "accumulate = \"sum\"\nwhen-empty = \"attained\"",
        means: &[
            ("indicator-changed", "ty-le-so-hoa", "accumulate", U),
            ("indicator-changed", "ty-le-so-hoa", "when-empty", U),
        ],
    },
    Case {
        file: PLAN,
        from: "[[target]]\nid = \"tuyen-truyen\"\nindicator = \"so-tin-bai\"\nat-least = 24\nby = 2023-12-31                      # không ghi thì lấy ngày kết thúc kế hoạch\nsource = \"II.2\"\n",
        to: "",
        means: &[("target-removed", "tuyen-truyen", "", &["loosened", "unamended"])],
    },
    Case {
        file: TASKS,
        from: "[[task]]\nid = \"1.1\"\ntitle = \"Ban hành Kế hoạch tuyên truyền CCHC năm 2023\"\noutput = \"Kế hoạch\"\nlead = \"van-phong-thong-ke\"          # chủ trì\ndue = 2023-01-31\nserves = [\"tuyen-truyen\"]            # chỉ tiêu mà nhiệm vụ này góp phần hoàn thành\ndone = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]\n",
        to: "",
        // Nobody asks any longer for what was due.
        means: &[("task-removed", "1.1", "", &["moved-after-due", "unamended"])],
    },
    Case {
        file: PLAN,
        from: "title = \"Cải cách TTHC\"\ndeclared-tasks = 1\nlead = \"tu-phap-ho-tich\"\n",
        to: "title = \"Cải cách TTHC\"\ndeclared-tasks = 1\nlead = \"tu-phap-ho-tich\"\n[[area]]\nid = \"3\"\ntitle = \"Tài chính công\"\n",
        means: &[("area-added", "3", "", U)],
    },
    Case {
        file: PLAN,
        from: "source = \"II.1\"",
        to: "of-which = \"tuyen-truyen\"\nsource = \"II.1\"",
        means: &[("target-changed", "so-hoa", "of-which", U)],
    },
    Case {
        file: PLAN,
        from: "indicator = \"ty-le-so-hoa\"",
        to: "indicator = \"so-tin-bai\"",
        means: &[("target-changed", "so-hoa", "indicator", U)],
    },
    Case {
        file: TASKS,
        from: "id = \"1.2\"",
        to: "id = \"1.2\"\narea = \"2\"",
        means: &[("task-changed", "1.2", "area", U)],
    },
    Case {
        file: PLAN,
        from: "start = 2023-01-01",
        to: "start = 2023-01-01\nparent = \"huyen-mau\"",
        means: &[("plan-changed", "", "parent", &[])],
    },
    Case {
        file: INDICATORS,
        from: "denominator = \"kết quả giải quyết TTHC còn hiệu lực\"",
        to: "denominator = \"kết quả giải quyết TTHC\"",
        means: &[("indicator-changed", "ty-le-so-hoa", "denominator", U)],
    },
    Case { file: ASSIGNEES, from: "# công chức", to: "# một ghi chú khác", means: &[] },
];

/// Kind, item, field and marks of each change of the only plan.
fn meanings(json: &Value) -> Vec<Meaning> {
    let changes = json["plans"][0]["changes"].as_array().expect("a list of changes");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let marks = |change: &Value| change["marks"].as_array().expect("marks").iter().map(text).collect();
    changes.iter().map(|it| (text(&it["kind"]), text(&it["item"]), text(&it["field"]), marks(it))).collect()
}

fn json(scratch: &Scratch, args: &[&str]) -> Value {
    scratch.diff(&[args, &["--output-format", "json"]].concat()).json()
}

/// Kind, item, field and marks of each change.
type Meaning = (String, String, String, Vec<String>);

/// The smallest workspace in memory.
fn in_memory() -> Memory {
    let root = repository().join("examples/minimal");
    let mut memory = Memory::default();
    for file in files_below(&root) {
        let path = file.strip_prefix(&root).expect("a file of the example").to_str().expect("a name").to_owned();
        memory.put(&path, text_of(&file));
    }
    memory
}

/// The same with the change of a case.
fn changed(case: &Case) -> Memory {
    let text = text_of(&repository().join("examples/minimal").join(case.file));
    assert_eq!(text.matches(case.from).count(), 1, "{:?} in {}", case.from, case.file);
    let mut memory = in_memory();
    memory.put(case.file, text.replace(case.from, case.to));
    memory
}

/// The changes between two states of the smallest workspace.
fn told(base: &Memory, head: &Memory) -> Vec<Meaning> {
    let day = Day::parse(AS_OF).expect("a day");
    let work = |base: Option<PlanState<'_>>, head: Option<PlanState<'_>>| {
        let (before, now) = (base.expect("it is there"), head.expect("it is there"));
        let (old, new) = (|place| before.sources.locate(place), |place| now.sources.locate(place));
        let before = Stage { plan: before.plan, settings: before.settings, locate: &old };
        let now = Stage { plan: now.plan, settings: now.settings, locate: &new };
        plan_difference(Some(before), Some(now), day).expect("a plan")
    };
    let compared = compare(base, head, &Selection::all(), day, work).expect("it can be compared");
    let row = |row: &ChangeRow| {
        let change = &row.change;
        let item = change.topic.id().map_or("", Raw::as_str).to_owned();
        let marks = change.marks.iter().map(|mark| mark.word().to_owned()).collect();
        (change.kind.word().to_owned(), item, change.field.unwrap_or_default().to_owned(), marks)
    };
    compared.plans.iter().flat_map(|plan| &plan.changes).map(row).collect()
}

#[test]
fn each_change_is_named_by_its_meaning() {
    let base = in_memory();
    let mut faults = String::new();
    for case in CASES {
        let found = told(&base, &changed(case));
        let marks = |marks: &[&str]| marks.iter().map(|mark| (*mark).to_owned()).collect();
        let expected = case
            .means
            .iter()
            .map(|(kind, item, field, all)| ((*kind).to_owned(), (*item).to_owned(), (*field).to_owned(), marks(all)));
        if found != expected.collect::<Vec<Meaning>>() {
            let _ = writeln!(faults, "{} to {}:\n  {found:?}", case.from, case.to);
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// A change that loosens one way tightens the other way. Both directions show the same changes.
#[test]
fn the_other_direction_says_the_opposite() {
    let base = in_memory();
    for case in CASES {
        let head = changed(case);
        let (there, back) = (told(&base, &head), told(&head, &base));
        let opposite = |kind: &str| {
            let turned = match kind {
                "target-loosened" => "target-tightened",
                "target-tightened" => "target-loosened",
                "value-withdrawn" => "value-reported",
                "delivery-withdrawn" => "delivery-recorded",
                "delivery-recorded" => "delivery-withdrawn",
                "task-dropped" => "task-resumed",
                "task-removed" => "task-added",
                "target-removed" => "target-added",
                "area-added" => "area-removed",
                other => other,
            };
            turned.to_owned()
        };
        let mut kinds: Vec<String> = there.iter().map(|(kind, ..)| opposite(kind)).collect();
        let mut others: Vec<String> = back.into_iter().map(|(kind, ..)| kind).collect();
        kinds.sort_unstable();
        others.sort_unstable();
        assert_eq!(kinds, others, "{}", case.to);
    }
}

/// A task in tasks/, a plan in another folder, tables in another order, the same values written otherwise.
#[test]
fn where_and_how_things_are_written_means_nothing() {
    let scratch = Scratch::minimal("");
    let tasks = scratch.text(TASKS);
    let mut tables: Vec<String> = tasks.split("[[task]]").skip(1).map(|table| format!("[[task]]{table}")).collect();
    tables.reverse();
    let folder = scratch.file("plans/sau");
    fs::create_dir_all(scratch.file("plans/khac")).expect("a folder can be made");
    fs::rename(scratch.file("plans/mau"), &folder).expect("a folder can be moved");
    fs::rename(&folder, scratch.file("plans/khac/sau")).expect("a folder can be moved");
    fs::remove_file(scratch.file("plans/khac/sau/tasks.toml")).expect("a file can be removed");
    for (at, table) in tables.iter().enumerate() {
        scratch.write(&format!("plans/khac/sau/tasks/{at}.toml"), table.replace('\n', "\r\n"));
    }
    let plan = scratch.file("plans/khac/sau/plan.toml");
    replace(&plan, "title = \"Cải cách TTHC\"", "title = \"C\\u1EA3i cách TTHC\"");
    replace(&plan, "at-least = 24", "at-least = 2.4e1");
    let text = text_of(&plan);
    let (head, targets) = text.split_at(text.find("# Tối thiểu 55%").expect("the targets"));
    let (first, second) = targets.split_at(targets.find("# Tối thiểu 24").expect("two targets"));
    fs::write(&plan, format!("{head}{second}\n{first}")).expect("a file can be written");
    for args in [&["main"][..], &["main", "--fail-on", "loosened,moved-after-due,restated,unamended"]] {
        let outcome = scratch.diff(args);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert_eq!(outcome.stdout, "No plan asks for or reports anything else than in main.\n", "{}", outcome.stderr);
    }
    let plans = json(&scratch, &["main"])["plans"].clone();
    assert_eq!((&plans[0]["changes"], &plans[0]["not_compared"]), (&Value::from(vec![0; 0]), &Value::from(vec![0; 0])));
    assert_eq!(plans[0]["base"]["folder"], "plans/mau");
    assert_eq!(plans[0]["head"]["folder"], "plans/khac/sau");
}

#[test]
fn every_change_has_its_place() {
    let scratch = Scratch::minimal("");
    scratch.replace(PLAN, "at-least = 55", "at-least = 50");
    scratch.replace(TASKS, "lead = \"tu-phap-ho-tich\"\n", "");
    scratch.replace(TASKS, "# Thường xuyên", "\n\n\n# Thường xuyên");
    scratch.replace(VALUES, "so-tin-bai = { count = 6 }\n", "");
    let json = json(&scratch, &["main"]);
    let changes = json["plans"][0]["changes"].as_array().expect("changes");
    let base = |file: &str| scratch.git(&["show", &format!("main:{file}")]);
    let mut seen = Vec::new();
    for change in changes {
        let file = change["file"].as_str().expect("a file");
        let text = if change["side"] == "base" { base(file) } else { text_of(&scratch.file(file)) };
        let line = usize::try_from(change["start"]["line"].as_u64().expect("a line")).expect("a number");
        let column = usize::try_from(change["start"]["column"].as_u64().expect("a column")).expect("a number");
        let line: String = text.lines().nth(line - 1).expect("the line").chars().skip(column - 1).collect();
        seen.push((change["side"].as_str().expect("a side").to_owned(), line));
    }
    let expected = [("head", "50"), ("base", "{ count = 6 }"), ("head", "\"2.1\"")];
    let expected: Vec<_> = expected.iter().map(|(side, line)| ((*side).to_owned(), (*line).to_owned())).collect();
    assert_eq!(seen.len(), 3);
    for ((side, line), (wanted_side, wanted)) in seen.iter().zip(&expected) {
        assert!(side == wanted_side && line.starts_with(wanted.as_str()), "{seen:?}");
    }
    // A page of a comment has room for every column.
    let text = scratch.diff(&["main", "--output-format", "markdown"]).stdout;
    assert!(text.contains("was values/2023-Q1.toml:10"), "{text}");
}

#[test]
fn an_amendment_that_names_it_covers_a_change() {
    let scratch = Scratch::minimal("");
    let amendment = |number: &str, changes: &str| {
        format!(
            "[[amendment]]\nnumber = \"{number}\"\ndate = 2023-03-01\nabout = \"Điều chỉnh\"\nchanges = [{changes}]\n"
        )
    };
    scratch.replace(PLAN, "at-least = 55", "at-least = 50");
    scratch.replace(TASKS, "due = 2023-01-31", "due = 2023-06-30");
    scratch.write("plans/mau/amendments.toml", amendment("60/QĐ-UBND", "\"so-hoa\""));
    let found = json(&scratch, &["main"])["plans"][0].clone();
    let by_kind = |kind: &str| {
        let changes = found["changes"].as_array().expect("changes");
        changes.iter().find(|change| change["kind"] == kind).cloned().expect("such a change")
    };
    assert_eq!(by_kind("target-loosened")["amendment"], "60/QĐ-UBND");
    assert_eq!(by_kind("target-loosened")["marks"], serde_json::json!(["loosened"]));
    assert_eq!(by_kind("deadline-moved")["amendment"], Value::Null);
    assert_eq!(by_kind("amendment-added")["item"], "60/QĐ-UBND");
    assert_eq!(found["counts"]["unamended"], 1);
    for (mark, status) in [("unamended", 1), ("loosened", 1), ("restated", 0), ("moved-after-due", 1), ("none", 0)] {
        assert_eq!(scratch.diff(&["main", "--fail-on", mark]).status, status, "{mark}");
    }
    assert_eq!(scratch.diff(&["main", "--fail-on", "tightend"]).status, 2);

    // A decision that was there before decided something else.
    scratch.git(&["stash", "--quiet", "--include-untracked"]);
    scratch.write("plans/mau/amendments.toml", amendment("60/QĐ-UBND", "\"1.1\""));
    scratch.commit("an older decision");
    scratch.replace(TASKS, "due = 2023-01-31", "due = 2023-06-30");
    assert_eq!(json(&scratch, &["main"])["plans"][0]["counts"]["unamended"], 1);
    // A draft changes as it likes.
    let issued = "[issued]\nkind = \"KH\"\nnumber = \"05/KH-UBND\"\ndate = 2023-01-16\n";
    scratch.replace(PLAN, issued, "");
    scratch.git(&["commit", "--quiet", "--all", "--message", "a draft"]);
    scratch.replace(PLAN, "at-least = 55", "at-least = 50");
    let counts = json(&scratch, &["main"])["plans"][0]["counts"].clone();
    assert_eq!((&counts["loosened"], &counts["unamended"]), (&Value::from(1), &Value::from(0)));
}

#[test]
fn plans_come_and_go_and_can_be_chosen() {
    let scratch = Scratch::minimal("");
    copy_folder(&scratch.file("plans/mau"), &scratch.file("plans/hai"));
    scratch.replace("plans/hai/plan.toml", "id = \"mau\"", "id = \"hai\"");
    scratch.replace("plans/hai/plan.toml", "at-least = 55", "at-least = 10");
    let added = json(&scratch, &["main"]);
    let ids = |json: &Value| -> Vec<String> {
        json["plans"]
            .as_array()
            .expect("plans")
            .iter()
            .map(|plan| plan["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(ids(&added), ["hai", "mau"]);
    assert_eq!(meanings(&added)[0].0, "plan-added");
    assert_eq!(added["plans"][0]["base"], Value::Null);
    scratch.commit("two");
    fs::remove_dir_all(scratch.file("plans/mau")).expect("a folder can be removed");
    let chosen = json(&scratch, &["main", "-p", "mau"]);
    assert_eq!(ids(&chosen), ["mau"]);
    assert_eq!(
        meanings(&chosen)[0],
        ("plan-removed".into(), "mau".to_owned(), String::new(), vec!["loosened".into(), "unamended".into()])
    );
    assert_eq!(ids(&json(&scratch, &["main", "-p", "plans/hai"])), ["hai"]);
    let unknown = scratch.diff(&["main", "-p", "ba"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("`ba`"), "{}", unknown.stderr);
}

/// The scratch repository of the promise: made with `init`, changed in a branch.
fn branch() -> Scratch {
    let scratch = Scratch::empty();
    let made =
        run(program(scratch.above()).args(["init", ".", "--unit", "UBND xã Mẫu", "--year", "2023", "--lang", "vi"]));
    assert_eq!(made.status, 0, "{}", made.all());
    let plan = scratch.file("plans/mau-2023/plan.toml");
    fs::write(&plan, text_of(&plan).replace("# [issued]\n# kind = \"KH\"", "[issued]\nkind = \"KH\"")).expect("a file");
    scratch.commit("the plan");
    scratch.git(&["checkout", "--quiet", "-b", "sua"]);
    replace(&plan, "at-least = 55", "at-least = 50");
    let tasks = scratch.file("plans/mau-2023/tasks.toml");
    replace(&tasks, "lead = \"mot-cua\"\ndue = \"continuous\"", "due = \"continuous\"");
    replace(&tasks, "2023-10-15]", "2023-02-30]");
    scratch.commit("three changes");
    scratch
}

#[test]
fn a_reviewer_sees_the_three_changes_in_each_format() {
    let scratch = branch();
    let every = |outcome: &Outcome, words: &[&str]| {
        for word in words {
            assert!(outcome.stdout.contains(word), "{word} in:\n{}\n{}", outcome.stdout, outcome.stderr);
        }
    };
    for head in [&["main"][..], &["main", "sua"], &["--merge-base", "main"]] {
        for (lang, words, lead) in
            [("en", "target loosened", "lead changed"), ("vi", "nới lỏng chỉ tiêu", "đổi người chủ trì")]
        {
            for format in ["text", "markdown"] {
                let outcome = scratch.diff(&[head, &["--lang", lang, "--output-format", format]].concat());
                // The broken date keeps its task from being compared, and the run from being whole.
                assert_eq!(outcome.status, 2, "{}", outcome.all());
                every(&outcome, &[words, "≥ 55 % → ≥ 50 %", lead, "− mot-cua", "1.3"]);
                let place = if head.len() == 2 && head[0] == "main" {
                    "sua:plans/mau-2023/tasks.toml"
                } else {
                    "plans/mau-2023/tasks.toml"
                };
                assert!(outcome.stderr.contains("E007") && outcome.stderr.contains(place), "{}", outcome.stderr);
            }
        }
    }
    // The outputs for other programs name each change at its place, with its meaning.
    let line_of = |file: &str, part: &str| {
        let text = text_of(&scratch.file(file));
        text.lines().position(|line| line.starts_with(part)).expect("the line") + 1
    };
    let bound = line_of("plans/mau-2023/plan.toml", "at-least = 50");
    let task = line_of("plans/mau-2023/tasks.toml", "id = \"2.1\"");
    let both = |one: String, other: String| [one, other];
    let by_word = |before: &str, between: &str| {
        both(format!("{before}target-loosened{between}"), format!("{before}lead-changed{between}"))
    };
    for (format, words) in [
        (
            "concise",
            both(
                format!("plan.toml:{bound}:12: warning[change target-loosened]"),
                format!("tasks.toml:{task}:6: warning[change lead-changed]"),
            ),
        ),
        (
            "github",
            both(
                format!("::warning file=plans/mau-2023/plan.toml,line={bound},"),
                format!("::warning file=plans/mau-2023/tasks.toml,line={task},"),
            ),
        ),
        ("gitlab", by_word("\"check_name\": \"", "\"")),
        ("sarif", by_word("\"ruleId\": \"change-", "\"")),
        ("junit", both("so-hoa change target-loosened\"".to_owned(), "2.1 change lead-changed\"".to_owned())),
        ("csv", by_word("warning,change,", ",")),
    ] {
        let outcome = scratch.diff(&["main", "--output-format", format]);
        assert_eq!(outcome.status, 2, "{}", outcome.stderr);
        every(&outcome, &words.each_ref().map(String::as_str));
        assert!(outcome.all().contains("bad-date") || outcome.all().contains("E007"), "{}", outcome.all());
    }
    let failing = scratch.diff(&["main", "--output-format", "github", "--fail-on", "loosened"]);
    every(&failing, &[format!("::error file=plans/mau-2023/plan.toml,line={bound},").as_str()]);
    let job = run(scratch.command().args(["ci", "--server", "none"]));
    assert_eq!(job.status, 1, "{}", job.all());
    assert!(job.stdout.contains("E007"), "{}", job.stdout);

    let outcome = scratch.diff(&["main", "--output-format", "json"]);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    let json = outcome.json();
    let seen: Vec<_> = meanings(&json).into_iter().map(|(kind, item, ..)| (kind, item)).collect();
    assert_eq!(seen, [("target-loosened".into(), "so-hoa".into()), ("lead-changed".into(), "2.1".to_owned())]);
    assert_eq!(json["plans"][0]["not_compared"][0]["item"], "1.3");
    assert_eq!((&json["ok"], &json["findings"][0]["code"]), (&Value::from(false), &Value::from("E007")));
    assert_eq!(
        json["plans"][0]["changes"][0]["before"],
        serde_json::json!({ "op": "at-least", "value": 55, "of": null })
    );
    assert_eq!(
        json["plans"][0]["head"],
        serde_json::json!({ "revision": null, "commit": null, "folder": "plans/mau-2023" })
    );
}

#[test]
fn a_long_report_fits_a_comment() {
    let scratch = Scratch::minimal("");
    let mut tasks = scratch.text(TASKS);
    let words = "dài ".repeat(80);
    for number in 3..250 {
        let title = format!("Nhiệm vụ số {number} {words}");
        let _ =
            write!(tasks, "\n[[task]]\nid = \"1.{number}\"\ntitle = \"{title}\"\noutput = \"x\"\ndue = 2023-06-30\n");
    }
    scratch.write(TASKS, tasks);
    let outcome = scratch.diff(&["main", "--output-format", "markdown"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let length = outcome.stdout.chars().count();
    assert!((60_000..=65_536).contains(&length), "{length}");
    assert!(outcome.stdout.ends_with("more lines; the text output has them all)\n"));
}

#[test]
fn plan_text_commands_nobody() {
    let scratch = Scratch::minimal("");
    let hostile = "::error::x ##[add-mask]T | <script>alert(1)</script> @all =cmd()";
    replace(
        &scratch.file(TASKS),
        "title = \"Số hóa kết quả giải quyết TTHC còn hiệu lực\"",
        &format!("title = \"{hostile}\""),
    );
    for lang in ["en", "vi"] {
        for format in ["text", "concise", "markdown", "json", "csv", "gitlab", "sarif", "junit"] {
            let outcome = scratch.diff(&["main", "--output-format", format, "--lang", lang]);
            assert_eq!(outcome.status, 0, "{}", outcome.stderr);
            let all = outcome.all();
            assert!(!all.contains("##["), "{all}");
            assert!(!all.lines().any(|line| line.trim_start().starts_with("::")), "{all}");
            assert!(format != "markdown" || !(all.contains("<script") || all.contains("@all")), "{all}");
        }
    }
    assert_eq!(json(&scratch, &["main"])["plans"][0]["changes"][0]["after"], hostile);
}

/// docs/diff.md defines every kind and mark in the words that are shown, and every field of the JSON.
#[test]
fn the_page_defines_every_kind_mark_and_field() {
    let page = text_of(&repository().join("docs/diff.md"));
    for kind in ChangeKind::ALL {
        let needs = if kind.is_of_the_plan() { " *" } else { "" };
        let row = format!("| `{}`{needs} | {} | {} | ", kind.word(), kind.title().en, kind.title().vi);
        assert!(page.contains(&row), "{row}");
    }
    for mark in Mark::ALL {
        assert!(page.contains(&format!("\n- `{}`: ", mark.word())), "{}", mark.word());
    }
    let scratch = Scratch::minimal("");
    scratch.replace(PLAN, "at-least = 55", "at-least = 50");
    let json = json(&scratch, &["main"]);
    let plan = json["plans"][0].as_object().expect("a plan");
    let change = plan["changes"][0].as_object().expect("a change");
    for field in plan.keys().chain(change.keys()) {
        assert!(page.contains(&format!("`{field}`")), "{field}");
    }
}

/// The README shows what is printed for this change of the plan of Long An.
#[test]
fn the_readme_shows_a_real_difference() {
    let readme = text_of(&repository().join("README.md"));
    let (_, block) = readme.split_once("```text\n$ cchc diff ").expect("the block");
    let (command, shown) = block.split_once("```").and_then(|(block, _)| block.split_once('\n')).expect("its lines");
    let scratch = Scratch::empty();
    scratch.write("cchc.toml", "");
    copy_folder(&repository().join("plans/long-an-2023"), &scratch.file("plans/long-an-2023"));
    scratch.commit("one");
    scratch.replace("plans/long-an-2023/plan.toml", "at-least = 55", "at-least = 50");
    scratch.replace("plans/long-an-2023/values/2023-H1.toml", "numerator = 121", "numerator = 141");
    let tasks = scratch.file("plans/long-an-2023/tasks.toml");
    replace(&tasks, "lead = \"tu-phap-ho-tich\"\ndue = 2023-09-18", "due = 2023-12-18");
    scratch.write(
        "plans/long-an-2023/amendments.toml",
        "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-09-25\nabout = \"Điều chỉnh chỉ tiêu số hóa\"\nchanges = [\"so-hoa\"]\n",
    );
    let outcome = scratch.diff(&command.split_whitespace().collect::<Vec<_>>());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert_eq!(outcome.stdout, shown);
}

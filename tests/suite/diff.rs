//! `cchc diff` tells the meaning of a change: its kind, its direction, its place, and whether it was decided.

mod meanings;

use super::scratch::{Scratch, program};
use super::{Outcome, copy_folder, replace, repository, run, text_of};
use cchc::calc::{diff::ChangeKind, diff::Mark};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const VALUES: &str = "plans/mau/values/2023-Q1.toml";

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

/// An end that was reached is moved too late; on the day itself it is not.
#[test]
fn an_end_is_moved_too_late_from_the_day_after_it() {
    let scratch = Scratch::minimal("");
    replace(&scratch.file(PLAN), "end = 2023-12-31", "end = 2024-06-30");
    for (as_of, is_late) in [("2023-12-31", false), ("2024-01-01", true)] {
        let changes = meanings(&json(&scratch, &["main", "--as-of", as_of]));
        let (_, _, _, marks) = changes.iter().find(|(kind, ..)| kind == "plan-dates").expect("the change");
        assert_eq!(marks.contains(&"moved-after-due".to_owned()), is_late, "{as_of}: {changes:?}");
    }
}

/// A count that both plans declare is compared, whatever is wrong elsewhere. The text names the key where several keys
/// can be the change.
#[test]
fn declared_counts_are_compared_beside_faults() {
    let scratch = Scratch::minimal("");
    replace(&scratch.file(PLAN), "tasks = 3", "tasks = 4");
    replace(&scratch.file(TASKS), "due = 2023-01-31", "due = ");
    let changes = meanings(&json(&scratch, &["main"]));
    assert!(changes.iter().any(|(kind, _, field, _)| kind == "count-changed" && field == "tasks"), "{changes:?}");
    let text = scratch.diff(&["main", "--output-format", "markdown"]).stdout;
    assert!(text.contains("announced count changed: tasks"), "{text}");
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
    replace(&tasks, "lead = \"tu-phap-ho-tich\"\ndue = \"continuous\"", "due = \"continuous\"");
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
                every(&outcome, &[words, "≥ 55 % → ≥ 50 %", lead, "− tu-phap-ho-tich", "1.3"]);
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

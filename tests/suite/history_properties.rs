//! A history keeps these properties, whatever it holds.

use super::{Workspace, cchc, run};
use serde_json::Value;

const PLAN: &str = "plans/mau/plan.toml";
const TASKS: &str = "plans/mau/tasks.toml";
const AMENDMENTS: &str = "plans/mau/amendments.toml";

const CHANGED: &str = "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-07-03\nabout = \"Điều chỉnh\"\n\
    changes = [\"so-hoa\", \"1.1\"]\n";

/// The plans of a report on a day, without the keys that only a history has.
fn plans(workspace: &Workspace, command: &str, day: &str) -> Value {
    let out = run(cchc().current_dir(workspace.path()).args([command, "--as-of", day, "--output-format", "json"]));
    let mut plans = serde_json::from_str::<Value>(&out.stdout).expect("JSON")["plans"].take();
    for plan in plans.as_array_mut().expect("a list") {
        for list in ["tasks", "targets"] {
            for item in plan.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
                for key in ["bound_until", "bound_decision", "due_until"] {
                    item.as_object_mut().expect("an object").remove(key);
                }
            }
        }
    }
    plans
}

fn with_history(bound: &str, due: &str) -> Workspace {
    let (bound, due) = (format!("at-least = 55\nwas = [{bound}]"), format!("due = 2023-01-31\nwas = [{due}]"));
    let workspace = Workspace::minimal().with(AMENDMENTS, CHANGED);
    workspace.but(PLAN, "at-least = 55", &bound).but(TASKS, "due = 2023-01-31", &due)
}

#[test]
fn a_history_changes_nothing_after_its_last_day() {
    let without = Workspace::minimal().with(AMENDMENTS, CHANGED);
    for (bound, due) in [
        ("{ at-least = 70, until = 2023-07-02 }", "{ due = \"monthly\", until = 2023-07-02 }"),
        ("{ at-most = 5, by = 2023-06-30, until = 2023-07-02 }", "{ due = \"on-demand\", until = 2023-07-02 }"),
        (
            "{ less-than = 5, until = 2023-03-02 }, { more-than = 99, until = 2023-07-02 }",
            "{ due = [2023-05-05, 2023-06-06], until = 2023-03-02 }, { due = \"2023-Q2\", until = 2023-07-02 }",
        ),
    ] {
        let with = with_history(bound, due);
        for command in ["status", "check-targets", "assign"] {
            for day in ["2023-07-03", "2023-10-01", "2024-03-01"] {
                assert_eq!(plans(&with, command, day), plans(&without, command, day), "{command} on {day}: {bound}");
            }
            if command != "assign" {
                let day = "2023-07-02";
                assert_ne!(plans(&with, command, day), plans(&without, command, day), "{command} on {day}: {bound}");
            }
        }
    }
}

#[test]
fn up_to_its_last_day_a_former_bound_is_as_one_of_the_plan() {
    let of_then = Workspace::minimal()
        .with(AMENDMENTS, CHANGED)
        .but(PLAN, "at-least = 55", "at-least = 70\nby = 2023-09-30")
        .but(TASKS, "due = 2023-01-31", "due = \"2023-Q2\"");
    let with = with_history(
        "{ at-least = 70, by = 2023-09-30, until = 2023-07-02 }",
        "{ due = \"2023-Q2\", until = 2023-07-02 }",
    );
    for command in ["status", "check-targets", "assign"] {
        for day in ["2023-01-01", "2023-03-31", "2023-06-30", "2023-07-02"] {
            assert_eq!(plans(&with, command, day), plans(&of_then, command, day), "{command} on {day}");
        }
    }
}

#[test]
fn before_an_amendment_its_additions_leave_no_trace() {
    let added = "[[amendment]]\nnumber = \"60/QĐ-UBND\"\ndate = 2023-07-03\nabout = \"Bổ sung\"\n\
        adds = [\"9.9\", \"them\"]\ndrops = [\"bo\"]\n";
    let task = "\n[[task]]\nid = \"9.9\"\narea = \"1\"\ntitle = \"Thêm\"\noutput = \"x\"\ndue = \"monthly\"\n";
    let target = "\n[[target]]\nid = \"them\"\nof-which = \"so-hoa\"\nindicator = \"tasks-done\"\nat-least = 1\n";
    let dropped = "\n[[target]]\nid = \"bo\"\nindicator = \"tasks-done\"\nat-least = 2\n";
    let minimal = Workspace::minimal();
    let (plan, tasks) = (minimal.text(PLAN), minimal.text(TASKS));
    let as_issued = Workspace::minimal().with(PLAN, plan.clone() + dropped);
    let without = Workspace::minimal().with(TASKS, tasks.clone() + task).with(PLAN, plan.clone() + target);
    let with = Workspace::minimal().with(AMENDMENTS, added).with(TASKS, tasks + task);
    let with = with.with(PLAN, plan + target + dropped);
    for command in ["status", "check-targets", "assign"] {
        for day in ["2023-01-01", "2023-07-02"] {
            assert_eq!(plans(&with, command, day), plans(&as_issued, command, day), "{command} on {day}");
        }
    }
    // Only a task of the plan as issued owes its earlier occurrences.
    for day in ["2023-07-03", "2023-12-31"] {
        assert_eq!(plans(&with, "check-targets", day)[0]["targets"].as_array().map(Vec::len), Some(3), "{day}");
        let task = |workspace: &Workspace| {
            let tasks = plans(workspace, "status", day)[0]["tasks"].take();
            tasks.as_array().and_then(|all| all.last().cloned()).expect("a task")
        };
        let (added, issued) = (task(&with), task(&without));
        assert_eq!((&added["id"], &added["occurrences"]["total"]), (&issued["id"], &Value::from(6)), "{day}");
        assert_eq!(issued["occurrences"]["total"], 12, "{day}");
    }
}

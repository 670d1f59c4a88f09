//! Random tasks that groups lead: the task stands as the deliveries of its members say.

use super::oracle::Rng;
use super::{Workspace, cchc_in};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const MEMBERS: [&str; 4] = ["a", "b", "c", "d"];
const DUES: [&str; 9] = [
    "2023-05-10",
    "\"2023-Q2\"",
    "\"quarterly\"",
    "\"every-report\"",
    "[2023-03-01, 2023-05-20, 2023-11-01]",
    "\"continuous\"",
    "\"on-demand\"",
    "{ days = 20, after = \"x\", event = 2023-04-20 }",
    "{ after = \"x\", event = 2023-04-20 }",
];
/// The names of the occurrences, by the number of the due.
const NAMES: [(usize, [&str; 3]); 3] = [
    (2, ["2023-03-31", "\"2023-Q2\"", "2023-09-30"]),
    (3, ["\"2023-Q1\"", "\"2023-H1\"", "\"2023-Q3\""]),
    (4, ["2023-03-01", "2023-05-20", "2023-11-01"]),
];

/// A delivery: by which member, and the rest of its entry.
type Delivery = (usize, String);

/// A task: its due, the number of members in its group, and its deliveries.
struct Drawn {
    due: usize,
    group: usize,
    more: &'static str,
    done: Vec<Delivery>,
}

fn draw(rng: &mut Rng) -> Drawn {
    let (due, group) = (rng.index(DUES.len()), 1 + rng.index(MEMBERS.len()));
    let names = NAMES.iter().find(|(of, _)| *of == due).map(|(_, names)| names);
    // Most members deliver, so that whole groups do.
    let ready = 50 + rng.below(50);
    let mut done = Vec::new();
    for member in 0..group {
        for name in names.map_or(vec![None], |names| names.iter().map(Some).collect()) {
            let times = if rng.chance(ready) { 1 + rng.index(8) / 7 } else { 0 };
            for _ in 0..times {
                let on = format!("2023-{:02}-{:02}", 2 + rng.below(7), 1 + rng.below(28));
                let name = name.map_or(String::new(), |name| format!(", for = {name}"));
                done.push((member, format!("on = {on}{name}, evidence = [\"1/BC\"]")));
            }
        }
    }
    rng.shuffle(&mut done);
    let more = rng.pick(&["", "", "", "dropped = { on = 2023-05-05, why = \"x\" }", "started = 2023-02-01"]);
    Drawn { due, group, more, done }
}

/// tasks.toml of these tasks, each led as `lead` says; `by` says whether deliveries name their member.
fn tasks(drawn: &[Drawn], lead: impl Fn(&Drawn) -> String, by: impl Fn(&Drawn) -> bool) -> String {
    let mut text = String::new();
    for (number, task) in drawn.iter().enumerate() {
        let Drawn { due, more, done, .. } = task;
        let entry = |(member, rest): &Delivery| {
            let by = if by(task) { format!("by = \"{}\", ", MEMBERS[*member]) } else { String::new() };
            format!("{{ {by}{rest} }}")
        };
        let done = done.iter().map(entry).collect::<Vec<_>>().join(", ");
        let (id, lead, due) = (number + 1, lead(task), DUES[*due]);
        let head = format!("[[task]]\nid = \"1.{id}\"\ntitle = \"Việc {id}\"\noutput = \"x\"\nlead = \"{lead}\"");
        writeln!(text, "{head}\ndue = {due}\n{more}\ndone = [{done}]\n").expect("a string takes all");
    }
    text
}

fn workspace() -> Workspace {
    let mut assignees = String::new();
    for (number, id) in MEMBERS.iter().enumerate() {
        let member = format!("[[assignee]]\nid = \"{id}\"\ntitle = \"Thôn {id}\"\nkind = \"unit\"\n");
        let members = MEMBERS[..=number].iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
        let size = number + 1;
        let group = format!("id = \"g{size}\"\ntitle = \"Nhóm {size}\"\nkind = \"group\"\nmembers = [{members}]");
        write!(assignees, "{member}[[assignee]]\n{group}\n").expect("a string takes all");
    }
    let plan = "id = \"p\"\ntitle = \"P\"\nunit = \"U\"\nlevel = \"commune\"\nstart = 2023-01-01\nend = 2023-12-31\n\
                area = [{ id = \"1\", title = \"Một\", lead = \"a\" }]\n";
    Workspace::empty().with("cchc.toml", "").with("plans/p/plan.toml", plan).with("plans/p/assignees.toml", assignees)
}

/// The tasks of the only plan, by their ids.
fn statuses(workspace: &Workspace, day: &str, more: &[&str]) -> BTreeMap<String, Value> {
    let args = [&["status", "--output-format", "json", "--as-of", day], more].concat();
    let outcome = cchc_in(workspace.path(), &args);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let json = outcome.json();
    let tasks = json["plans"][0]["tasks"].as_array().expect("tasks").iter();
    tasks.map(|task| (task["id"].as_str().expect("an id").to_owned(), task.clone())).collect()
}

const DAYS: [&str; 3] = ["2023-03-15", "2023-06-25", "2024-01-20"];

fn is_done(task: &Value) -> bool {
    matches!(task["state"].as_str(), Some("done" | "done-late"))
}

#[test]
fn a_task_of_a_group_is_done_exactly_when_every_member_has_delivered() {
    let (mut done, mut late, mut open, mut partly) = (0, 0, 0, 0);
    for seed in 0..6 {
        let mut rng = Rng::new(seed);
        let drawn: Vec<Drawn> = (0..60).map(|_| draw(&mut rng)).collect();
        let text = tasks(&drawn, |task| format!("g{}", task.group), |_| true);
        let workspace = workspace().with("plans/p/tasks.toml", text);
        for day in DAYS {
            let whole = statuses(&workspace, day, &[]);
            let own: Vec<_> = MEMBERS.iter().map(|id| statuses(&workspace, day, &["--assignee", id])).collect();
            for (number, task) in drawn.iter().enumerate() {
                let id = format!("1.{}", number + 1);
                let (whole, own) = (&whole[&id], own[..task.group].iter().map(|all| &all[&id]).collect::<Vec<_>>());
                let told = format!("seed {seed}, {day}, {id}: {whole:#}");
                assert_eq!(is_done(whole), own.iter().all(|one| is_done(one)), "{told}");
                let state = |state: &str| whole["state"] == state;
                assert_eq!(state("overdue"), own.iter().any(|one| one["state"] == "overdue"), "{told}");
                if is_done(whole) {
                    // The last member decides by how many days it is late.
                    let late = own.iter().filter_map(|one| one["days_late"].as_i64()).max();
                    assert_eq!(whole["days_late"].as_i64(), late, "{told}");
                    assert_eq!(whole["members"]["missing"], Value::Array(Vec::new()), "{told}");
                }
                let members = &whole["members"];
                let owes = !["dropped", "on-demand", "waiting"].iter().any(|word| state(word));
                assert_eq!(members.is_null(), !owes, "{told}");
                if owes {
                    let count = |key: &str| members[key].as_u64().expect("a count");
                    let missing = members["missing"].as_array().expect("ids").len() as u64;
                    assert_eq!(
                        (count("total"), count("delivered") + missing),
                        (task.group as u64, count("total")),
                        "{told}"
                    );
                    partly += usize::from(missing > 0 && count("delivered") > 0);
                }
                done += usize::from(state("done"));
                late += usize::from(state("done-late"));
                open += usize::from(!is_done(whole));
            }
        }
    }
    assert!(done > 30 && late > 30 && open > 100 && partly > 100, "{done} {late} {open} {partly}");
}

#[test]
fn a_group_of_one_stands_as_its_member_would_alone() {
    for seed in 100..104 {
        let mut rng = Rng::new(seed);
        let mut drawn: Vec<Drawn> = (0..60).map(|_| draw(&mut rng)).collect();
        drawn.retain(|task| task.group == 1);
        assert!(drawn.len() > 5, "seed {seed}");
        let group = workspace().with("plans/p/tasks.toml", tasks(&drawn, |_| "g1".to_owned(), |_| true));
        let alone = workspace().with("plans/p/tasks.toml", tasks(&drawn, |_| "a".to_owned(), |_| false));
        for day in DAYS {
            let (mut of_group, alone) = (statuses(&group, day, &[]), statuses(&alone, day, &[]));
            let own = statuses(&group, day, &["--assignee", "a"]);
            assert_eq!(of_group, own, "seed {seed}, {day}: a group of one is its member");
            for task in of_group.values_mut() {
                (task["lead"], task["members"]) = (Value::from("a"), Value::Null);
            }
            assert_eq!(of_group, alone, "seed {seed}, {day}");
        }
    }
}

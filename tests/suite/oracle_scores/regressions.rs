//! The faults that the comparison found in the program, each as a small workspace: one plan of 2023, one criterion.

use std::fs;

use serde_json::Value;

use crate::Workspace;
use crate::oracle::printed;

/// The head of the plan.
const PLAN: &str = "id = \"mau\"\ntitle = \"T\"\nunit = \"U\"\nlevel = \"commune\"\nstart = 2023-01-01\n";
/// Two ratios of the latest figure: what is not there of the second counts as missed.
const RATIOS: &str = "[[indicator]]\nid = \"a\"\ntitle = \"A\"\nmeasure = \"ratio\"\naccumulate = \"latest\"\n\
    numerator = \"x\"\ndenominator = \"y\"\n[[indicator]]\nid = \"b\"\ntitle = \"B\"\nmeasure = \"ratio\"\n\
    accumulate = \"latest\"\nwhen-empty = \"missed\"\nnumerator = \"x\"\ndenominator = \"y\"\n";

/// A case: what the files hold beside their heads.
struct Case {
    /// The last day of the plan.
    end: &'static str,
    /// The keys of the task 1.1.
    task: &'static str,
    /// The name of a file of figures, and its lines.
    values: (&'static str, &'static str),
    /// The last day of the set.
    to: &'static str,
    /// `figure` and `rule` of the criterion, which has 4 points.
    criterion: &'static str,
    /// The day from which the program looks.
    as_of: &'static str,
}

/// A case in which nothing is delivered and no figure is there.
const PLAIN: Case = Case {
    end: "2023-12-31",
    task: "due = 2023-06-30",
    values: ("2023-Q1", ""),
    to: "2023-12-31",
    criterion: "",
    as_of: "2023-06-01",
};

/// The printed criterion.
fn criterion(case: &Case) -> Value {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |path: &str, text: String| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    };
    let set = "id = \"bo\"\ntitle = \"B\"\nlevel = \"commune\"\nfrom = 2023-01-01\nmaximum = 4\n";
    let (end, task, to, keys) = (case.end, case.task, case.to, case.criterion);
    write("cchc.toml", String::new());
    write("indicators.toml", RATIOS.to_owned());
    write("scoring/bo.toml", format!("{set}to = {to}\n[[criterion]]\nid = \"1\"\ntitle = \"C\"\nmax = 4\n{keys}\n"));
    write("plans/mau/plan.toml", format!("{PLAN}end = {end}\n[[area]]\nid = \"1\"\ntitle = \"A\"\n"));
    write("plans/mau/assignees.toml", "[[assignee]]\nid = \"a\"\ntitle = \"A\"\nkind = \"official\"\n".to_owned());
    write("plans/mau/tasks.toml", format!("[[task]]\nid = \"1.1\"\ntitle = \"N\"\nlead = \"a\"\n{task}\n"));
    let (name, lines) = case.values;
    write(&format!("plans/mau/values/{name}.toml"), format!("reported-on = 2023-03-20\n[values]\n{lines}\n"));
    let answer = printed(folder.path(), case.as_of, &["score"]).expect("an answer");
    answer["plans"][0]["sets"][0]["criteria"][0].clone()
}

#[test]
fn a_task_owes_a_set_only_what_is_due_in_its_days() {
    let task = "due = \"half-yearly\"\ndone = [{ on = 2023-06-20, for = \"2023-H1\" }]";
    let delivered = "figure = { task = \"1.1\" }\nrule = { yes-no = true }";
    let in_november = Case { task, to: "2023-11-30", criterion: delivered, as_of: "2023-12-01", ..PLAIN };
    assert_eq!(criterion(&in_november)["computed"], 4);
    assert_eq!(criterion(&in_november)["figure"]["day"], "2023-06-20");
    let in_december = Case { to: "2023-12-31", ..in_november };
    assert_eq!(criterion(&in_december)["computed"], 0);
}

#[test]
fn the_rest_of_100_has_no_counts() {
    let keys = "figure = { 100-minus = [\"a\"] }\nrule = { proportion = true }";
    let figures = ("2023-Q1", "a = { numerator = 14, denominator = 200 }");
    let found = criterion(&Case { values: figures, criterion: keys, ..PLAIN });
    assert_eq!(found["figure"]["value"], 93);
    assert_eq!(found["figure"]["denominator"], Value::Null);
    assert_eq!(found["figure"]["values"][0]["denominator"], 200);
    let half = ("2023-Q1", "a = { numerator = 100, denominator = 200 }");
    let found = criterion(&Case { values: half, criterion: keys, ..PLAIN });
    assert_eq!(found["figure"]["denominator"], Value::Null, "also where both are 50 %");
}

#[test]
fn a_rank_of_a_period_before_the_set_does_not_count() {
    let town = Workspace::town();
    let set = "scoring/thi-xa-mau-2023.toml";
    let rank = || {
        let outcome = town.run(&["score", "-p", "an-binh-2023", "--as-of", "2023-12-01", "--output-format", "json"]);
        let answer: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
        let criteria = answer["plans"][0]["sets"][0]["criteria"].as_array().expect("a list");
        criteria.iter().find(|criterion| criterion["id"] == "5.2").expect("the criterion")["figure"]["rank"].clone()
    };
    assert_eq!(rank(), 1);
    let later = town.text(set).replacen("from = 2023-01-01", "from = 2023-10-01", 1);
    std::fs::write(town.file(set), later).expect("a file");
    assert_eq!(rank(), Value::Null);
}

#[test]
fn a_mean_leaves_out_what_did_not_come_up_whatever_it_says() {
    let keys = "figure = { mean = [\"a\", \"b\"] }\nrule = { proportion = true }";
    let figures = ("2023-Q1", "a = { numerator = 1, denominator = 2 }\nb = { numerator = 0, denominator = 0 }");
    let found = criterion(&Case { values: figures, criterion: keys, ..PLAIN });
    assert_eq!(found["figure"]["value"], 50);
    assert_eq!(found["computed"], 2);
}

#[test]
fn a_share_of_nothing_does_not_apply_when_nothing_can_come() {
    let keys = "figure = { tasks = \"all\", as = \"on-time-share\" }\nrule = { proportion = true }";
    let open = Case { task: "due = 2023-12-01", to: "2023-06-30", criterion: keys, ..PLAIN };
    assert_eq!(criterion(&open)["not_applicable"], Value::Null);
    let over = Case { as_of: "2023-07-01", ..open };
    assert_eq!(criterion(&over)["not_applicable"], "rescale");
    let reports = "figure = { reports = \"on-time-share\" }\nrule = { proportion = true }";
    let none = criterion(&Case { to: "2023-02-01", criterion: reports, ..PLAIN });
    assert_eq!(none["not_applicable"], "rescale");
}

#[test]
fn a_figure_of_a_period_after_the_plan_does_not_count() {
    let keys = "figure = { indicator = \"a\" }\nrule = { proportion = true }";
    let figures = ("2023-Q1", "a = { numerator = 1, denominator = 2 }");
    let within = Case { values: figures, criterion: keys, ..PLAIN };
    assert_eq!(criterion(&within)["computed"], 2);
    let after = Case { end: "2023-03-01", ..within };
    assert_eq!(criterion(&after)["computed"], Value::Null);
}

#[test]
fn tasks_count_as_they_stood_on_the_last_day_of_the_set() {
    let share = "figure = { tasks = \"all\", as = \"on-time-share\" }\nrule = { proportion = true }";
    let moved = "due = 2023-05-31\ndone = [{ on = 2023-06-15 }]\n\
        was = [{ due = 2023-06-30, until = 2023-07-31, decision = \"1/QĐ-UBND\" }]";
    let over = Case { task: moved, to: "2023-06-30", criterion: share, as_of: "2023-08-15", ..PLAIN };
    assert_eq!(criterion(&over)["computed"], 4);
    let by_day = "figure = { task = \"1.1\" }\nrule = { yes-no = true }";
    let second = "due = [2023-05-31, 2023-06-20]\ndone = [{ on = 2023-05-15, for = 2023-05-31 }]\n\
        was = [{ due = 2023-05-31, until = 2023-07-31, decision = \"1/QĐ-UBND\" }]";
    assert_eq!(criterion(&Case { task: second, criterion: by_day, ..over })["figure"]["day"], "2023-05-15");
}

#[test]
fn the_reserved_figures_rise_as_they_are_counted() {
    let keys = "figure = { indicator = \"reports-on-time\" }\nrule = { proportion = true }";
    // The first report did not come, and the second is due behind the last day of the set.
    let none = Case { values: ("2023-01", ""), criterion: keys, as_of: "2023-06-01", ..PLAIN };
    let found = criterion(&Case { to: "2023-06-15", ..none });
    assert_eq!((&found["figure"]["numerator"], &found["figure"]["denominator"]), (&0.into(), &1.into()));
    assert_eq!(found["recoverable"], 0);
    assert_eq!(criterion(&Case { to: "2023-06-30", ..none })["recoverable"], 2);
    let gaps = "figure = { indicator = \"assignment-gaps\" }\nrule = { minus = { each = 1, floor = 0 } }";
    let found = criterion(&Case { criterion: gaps, ..PLAIN });
    assert_eq!(found["recoverable"], found["lost"]);
}

//! A plan with tasks of every kind, a group and figures, and the random edits of two clerks.

use crate::Workspace;
use crate::oracle::Rng;
use std::fmt::Write as _;

/// The members of the group.
const MEMBERS: i64 = 12;

/// The tasks, each with its `due`. The group leads those of area 3.
const TASKS: [(&str, &str); 14] = [
    ("1.1", "2023-03-31"),
    ("1.2", "2023-06-30"),
    ("1.3", "2023-09-30"),
    ("1.4", "2023-11-30"),
    ("1.5", "2023-12-15"),
    ("2.1", "\"monthly\""),
    ("2.2", "\"monthly\""),
    ("2.3", "\"every-report\""),
    ("2.4", "\"quarterly\""),
    ("3.1", "2023-06-30"),
    ("3.2", "2023-10-31"),
    ("3.3", "\"quarterly\""),
    ("4.1", "\"continuous\""),
    ("4.2", "\"on-demand\""),
];

const MONTHS: [&str; 12] = [
    "2023-01-31",
    "2023-02-28",
    "2023-03-31",
    "2023-04-30",
    "2023-05-31",
    "2023-06-30",
    "2023-07-31",
    "2023-08-31",
    "2023-09-30",
    "2023-10-31",
    "2023-11-30",
    "2023-12-31",
];
const QUARTERS: [&str; 4] = ["2023-03-31", "2023-06-30", "2023-09-30", "2023-12-31"];
/// How the ids of added tasks and of difficulties begin.
const NEW: &str = "9.";
const DIFFICULTY: &str = "kk-";

/// Days to which a due day moves.
const DUE: [&str; 4] = ["2023-10-15", "2023-11-15", "quý IV", "monthly"];
const PERIODS: [&str; 4] = ["2023-Q1", "2023-H1", "2023-Q3", "2023"];

/// One edit as a command line.
#[derive(Debug, Clone)]
pub struct ClerkEdit {
    /// The task, the indicator, or how the id of a difficulty begins.
    pub subject: String,
    pub args: Vec<String>,
}

/// The plan before anybody recorded much: some figures of the first period, and two deliveries.
pub fn plan() -> Workspace {
    let mut tasks = String::new();
    for (id, due) in TASKS {
        let lead = if id.starts_with('3') { "cac-thon" } else { "van-phong-thong-ke" };
        let _ = write!(tasks, "[[task]]\nid = \"{id}\"\narea = \"1\"\ntitle = \"Việc {id}\"\noutput = \"Báo cáo\"\n");
        let _ = write!(tasks, "lead = \"{lead}\"\ndue = {due}\n\n");
    }
    let mut people = String::from(
        "[[assignee]]\nid = \"van-phong-thong-ke\"\ntitle = \"Văn phòng\"\nkind = \"official\"\n\n\
         [[assignee]]\nid = \"tu-phap-ho-tich\"\ntitle = \"Tư pháp\"\nkind = \"official\"\n\n",
    );
    let members: Vec<String> = (1..=MEMBERS).map(|number| format!("\"thon-{number}\"")).collect();
    for number in 1..=MEMBERS {
        let _ = write!(people, "[[assignee]]\nid = \"thon-{number}\"\ntitle = \"Thôn {number}\"\nkind = \"unit\"\n\n");
    }
    let members = members.join(", ");
    let _ = write!(
        people,
        "[[assignee]]\nid = \"cac-thon\"\ntitle = \"Các thôn\"\nkind = \"group\"\nmembers = [{members}]\n"
    );
    let mut indicators = String::new();
    for number in 1..=8 {
        let _ =
            write!(indicators, "[[indicator]]\nid = \"so-{number}\"\ntitle = \"Số {number}\"\nmeasure = \"count\"\n");
        let _ = write!(indicators, "unit = \"việc\"\naccumulate = \"sum\"\n\n");
    }
    let values = "reported-on = 2023-03-17\n\n[values]\nso-2 = { count = 4 }\nso-5 = { count = 9 }\n";
    let plan = "id = \"mau\"\ntitle = \"Kế hoạch\"\nunit = \"Xã Mẫu\"\nlevel = \"commune\"\nstart = 2023-01-01\n\
         end = 2023-12-31\n\n[issued]\nkind = \"KH\"\nnumber = \"05/KH-UBND\"\ndate = 2023-01-01\n\n\
         [[area]]\nid = \"1\"\ntitle = \"Chung\"\nlead = \"van-phong-thong-ke\"\n";
    let file = |name: &str| format!("plans/mau/{name}");
    Workspace::empty()
        .with("cchc.toml", "")
        .with(&file("plan.toml"), plan)
        .with(&file("tasks.toml"), tasks.trim_end().to_owned() + "\n")
        .with(&file("assignees.toml"), people)
        .with(&file("indicators.toml"), indicators.trim_end().to_owned() + "\n")
        .with(&file("values/2023-Q1.toml"), values)
}

impl ClerkEdit {
    /// A random edit; now and then of what the other clerk edits too.
    pub fn draw(rng: &mut Rng, other: Option<&Self>) -> Self {
        let on = format!("2023-{:02}-{:02}", rng.between(1, 12), rng.between(1, 28));
        let same = other.filter(|_| rng.chance(25)).map(|other| other.subject.as_str());
        let (some_task, _) = rng.pick(&TASKS);
        let (some_indicator, fresh) = (format!("so-{}", rng.between(1, 8)), format!("{NEW}{}", rng.between(1, 99)));
        match (same, rng.below(20)) {
            (Some(indicator), _) if indicator.starts_with("so-") => Self::figure(rng, indicator, &on),
            (Some(task), _) if task.starts_with(NEW) => Self::addition(rng, task),
            (Some(task), ..=13) if !task.starts_with(DIFFICULTY) => Self::record(rng, task, &on),
            (Some(task), _) if !task.starts_with(DIFFICULTY) => Self::change(rng, task, &on),
            (_, ..=5) => Self::figure(rng, &some_indicator, &on),
            (_, 6..=14) => Self::record(rng, some_task, &on),
            (_, 15..=16) => Self::change(rng, some_task, &on),
            (_, 17) => Self::difficulty(rng, some_task, &on),
            _ => Self::addition(rng, &fresh),
        }
    }

    fn new(subject: &str, args: &[&str]) -> Self {
        Self { subject: subject.to_owned(), args: args.iter().map(|&arg| arg.to_owned()).collect() }
    }

    fn figure(rng: &mut Rng, indicator: &str, on: &str) -> Self {
        let (period, count) = (rng.pick(&PERIODS), rng.between(10, 99).to_string());
        let args = ["record", indicator, "--period", period, "--count", &count, "--reported-on", on];
        Self::new(indicator, &args)
    }

    /// A delivery or progress.
    fn record(rng: &mut Rng, task: &str, on: &str) -> Self {
        let number = rng.between(10, 99);
        if rng.chance(30) {
            return Self::new(task, &["progress", task, "--percent", &number.to_string(), "--on", on]);
        }
        let (evidence, member) = (format!("{number}/BC-UBND"), format!("thon-{}", rng.between(1, MEMBERS)));
        let due = TASKS.iter().find(|(id, _)| *id == task).map(|(_, due)| *due);
        let occurrence = match due {
            Some("\"monthly\"") => Some(rng.pick(&MONTHS)),
            Some("\"quarterly\"") => Some(rng.pick(&QUARTERS)),
            Some("\"every-report\"") => Some(rng.pick(&PERIODS)),
            _ => None,
        };
        let mut args = vec!["done", task, "--on", on, "--evidence", &evidence];
        args.extend(occurrence.iter().flat_map(|one| ["--for", one]));
        if task.starts_with('3') {
            args.extend(["--member", &member]);
        }
        Self::new(task, &args)
    }

    /// The task ends or moves.
    fn change(rng: &mut Rng, task: &str, on: &str) -> Self {
        if rng.chance(35) {
            return Self::new(task, &["drop", "task", task, "--why", "hết việc", "--on", on]);
        }
        Self::new(task, &["due", task, rng.pick(&DUE), "--on", on])
    }

    /// The program picks the id.
    fn difficulty(rng: &mut Rng, task: &str, on: &str) -> Self {
        let text = format!("Khó khăn {}", rng.below(1_000));
        Self::new(DIFFICULTY, &["raise", &text, "--tasks", task, "--on", on])
    }

    fn addition(rng: &mut Rng, id: &str) -> Self {
        let title = format!("Việc mới {}", rng.below(50));
        let of = ["--area", "1", "--product", "Báo cáo", "--due", "2023-12-20"];
        let add = ["add", "task", "--id", id, "--title", &title, "--lead", "tu-phap-ho-tich"];
        Self::new(id, &[&add[..], &of[..]].concat())
    }
}

//! The assignment: gaps, findings, proposals, and how the program shows them.

use super::{Outcome, Workspace, cchc, cchc_in, repository, run, text_of};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

const AS_OF: &str = "2023-09-30";
const TASKS: &str = "plan/tasks.toml";
const ASSIGNEES: &str = "plan/assignees.toml";

/// A workspace of one plan with these areas, assignees and tasks, each a line of an inline list.
pub fn workspace(areas: &[&str], assignees: &[&str], tasks: &[&str]) -> Workspace {
    let list = |key: &str, lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(|line| format!("  {{ {line} }},\n")).collect();
        format!("{key} = [\n{}]\n", lines.concat())
    };
    let head = "id = \"p\"\ntitle = \"P\"\nunit = \"U\"\nlevel = \"commune\"\nstart = 2023-01-01\nend = 2023-12-31\n";
    Workspace::empty()
        .with("cchc.toml", "")
        .with("plans/plan/plan.toml", head.to_owned() + &list("area", areas))
        .with("plans/plan/assignees.toml", list("assignee", assignees))
        .with("plans/plan/tasks.toml", list("task", tasks))
}

pub fn official(id: &str, more: &str) -> String {
    format!("id = \"{id}\", title = \"Công chức {id}\", kind = \"official\"{more}")
}

fn assign(folder: &Path, args: &[&str]) -> Outcome {
    let all: Vec<&str> = ["assign", "--as-of", AS_OF].iter().chain(args).copied().collect();
    cchc_in(folder, &all)
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text")).collect()
}

/// The gaps of the only plan, each as its kind, tasks and assignees.
fn gaps(folder: &Path) -> Vec<(String, Vec<String>, Vec<String>)> {
    let json = assign(folder, &["--output-format", "json"]).json();
    let owned = |value: &Value| texts(value).into_iter().map(str::to_owned).collect();
    let gaps = json["plans"][0]["gaps"].as_array().expect("gaps").iter();
    gaps.map(|gap| (gap["kind"].as_str().expect("a kind").to_owned(), owned(&gap["tasks"]), owned(&gap["assignees"])))
        .collect()
}

/// The proposals for the only plan: task, lead or nothing, reason.
fn proposals(folder: &Path) -> Vec<(String, Option<String>, String)> {
    let json = assign(folder, &["--suggest", "--output-format", "json"]).json();
    let owned = |value: &Value| value.as_str().map(str::to_owned);
    let all = json["plans"][0]["suggestions"].as_array().expect("suggestions").iter();
    all.map(|one| (owned(&one["task"]).expect("an id"), owned(&one["lead"]), owned(&one["reason"]).expect("a reason")))
        .collect()
}

/// Part VI of the plan names nobody who leads areas 4, 5, 6 and 8; 5.1 was dropped in July.
#[test]
fn the_gaps_of_long_an_are_the_tasks_that_part_vi_leaves_without_a_lead() {
    let expected = ["4.1", "4.2", "4.3", "5.2", "5.3", "6.1", "6.2", "6.3", "6.4", "8.1", "8.2"];
    let gaps = gaps(repository());
    assert!(gaps.iter().all(|(kind, _, assignees)| kind == "no-lead" && assignees.is_empty()), "{gaps:?}");
    assert_eq!(gaps.iter().flat_map(|(_, tasks, _)| tasks).collect::<Vec<_>>(), expected);
    for format in ["text", "json", "csv", "markdown"] {
        assert_eq!(assign(repository(), &["--output-format", format]).status, 1);
        assert_eq!(assign(repository(), &["--output-format", format, "--fail-on", "never"]).status, 0);
    }
}

#[test]
fn the_gaps_are_those_that_the_target_counts() {
    let json = cchc_in(repository(), &["check-targets", "--as-of", AS_OF, "--output-format", "json"]).json();
    let targets = json["plans"][0]["targets"].as_array().expect("targets");
    let counted = targets.iter().find(|target| target["indicator"] == "assignment-gaps").expect("the target");
    assert_eq!(counted["value"]["value"], gaps(repository()).len());
}

#[test]
fn proposals_for_long_an_are_explained_and_make_no_overload() {
    let proposals = proposals(repository());
    let led = |task: &str| task.starts_with("6.");
    for (task, lead, reason) in &proposals {
        let expected = if led(task) { (Some("tai-chinh-ke-toan"), "least-loaded") } else { (None, "nobody-in-area") };
        assert_eq!((lead.as_deref(), reason.as_str()), expected, "{task}");
    }
    assert_eq!(proposals.len(), 11);
    let json = assign(repository(), &["--suggest", "--output-format", "json"]).json();
    let assignees = json["plans"][0]["assignees"].as_array().expect("assignees");
    let one = assignees.iter().find(|one| one["id"] == "tai-chinh-ke-toan").expect("the accountant");
    assert_eq!((&one["leads"], &one["leads_after"]), (&Value::from(0), &Value::from(4)));
    assert_eq!((&one["supports"], &one["supports_after"]), (&Value::from(5), &Value::from(1)));
    for lang in ["en", "vi"] {
        let first = assign(repository(), &["--suggest", "--lang", lang]);
        assert_eq!(first.stdout, assign(repository(), &["--suggest", "--lang", lang]).stdout, "two runs are alike");
        assert_eq!(first.status, 1, "a proposal closes no gap");
    }
}

/// One fault of each kind, with what stands at its place.
const FAULTS: [(&str, &str, &str); 13] = [
    ("E401", TASKS, "\"1.1\""),
    ("E402", TASKS, "\"c\"]"),
    ("E403", TASKS, "\"vacant\""),
    ("E404", TASKS, "\"a\", \"c\", \"C\"], due"),
    ("E405", TASKS, "\"KIỂM TRA kỷ luật\""),
    ("E406", TASKS, "\"Tổ chức kiểm tra việc thực hiện kỷ luật\""),
    ("E407", "plan/plan.toml", "\"2\""),
    ("E408", TASKS, "\"b\", due = 2023-06-08"),
    ("E409", TASKS, "\"police\""),
    ("E410", ASSIGNEES, "\"idle\""),
    ("E411", ASSIGNEES, "1 }"),
    ("E412", TASKS, "\"a\"], due = 2023-06-12"),
    ("E413", TASKS, "\"C\"], due = 2023-06-14"),
];

pub fn faulty() -> Workspace {
    let [a, b, c, vacant, idle] = [
        official("a", ""),
        official("b", ", max-leads = 1"),
        official("c", ""),
        official("vacant", ", holders = [{ name = \"X\", until = 2023-03-31 }]"),
        official("idle", ""),
    ];
    workspace(
        &["id = \"1\", title = \"Một\", lead = \"a\"", "id = \"2\", title = \"Hai\""],
        &[&a, &b, &c, &vacant, &idle, "id = \"police\", title = \"Công an\", kind = \"external\""],
        &[
            "id = \"1.1\", title = \"Soạn kế hoạch\", output = \"x\", due = 2023-06-01",
            "id = \"2.1\", title = \"Lập dự toán\", output = \"x\", lead = [\"b\", \"c\"], due = 2023-06-02",
            "id = \"2.2\", title = \"Đào tạo\", output = \"x\", lead = \"vacant\", due = 2023-06-13",
            "id = \"1.2\", title = \"Tuyên truyền\", output = \"x\", lead = \"a\", support = [\"a\", \"c\", \"C\"], due = 2023-06-14",
            "id = \"1.3\", title = \"Kiểm tra kỷ luật\", output = \"x\", lead = \"a\", due = 2023-06-05",
            "id = \"1.4\", title = \"KIỂM TRA kỷ luật\", output = \"x\", lead = \"a\", due = 2023-06-06",
            "id = \"1.5\", title = \"Tổ chức kiểm tra việc thực hiện kỷ luật\", output = \"x\", lead = \"a\", due = 2023-06-07",
            "id = \"1.6\", title = \"Số hóa hồ sơ\", output = \"x\", lead = \"b\", due = 2023-06-08",
            "id = \"2.3\", title = \"Cập nhật dân cư\", output = \"x\", lead = \"police\", due = 2023-06-09",
            "id = \"1.7\", title = \"Mua máy\", output = \"x\", lead = \"c\", oversee = [\"a\"], due = 2023-06-12",
        ],
    )
}

#[test]
fn one_fault_of_each_kind_is_found_at_its_place_in_both_languages() {
    let folder = faulty();
    let mut said: BTreeSet<String> = BTreeSet::new();
    for lang in ["en", "vi"] {
        let json = folder.run(&["validate", "--as-of", AS_OF, "--lang", lang, "--output-format", "json"]);
        let json = json.json();
        let findings = json["findings"].as_array().expect("findings");
        let codes: Vec<&str> = findings.iter().map(|finding| finding["code"].as_str().expect("a code")).collect();
        for (code, file, at) in FAULTS {
            assert_eq!(codes.iter().filter(|other| **other == code).count(), 1, "{code} once in {codes:?}");
            let finding = findings.iter().find(|finding| finding["code"] == code).expect("it is there");
            let text = text_of(&folder.file("plans").join(file));
            assert_eq!(finding["file"], format!("plans/{file}"), "{code}");
            assert_eq!(
                finding["start"]["byte"],
                text.find(at).expect("what stands there"),
                "{code} at {at}: {finding}"
            );
        }
        assert_eq!(codes.len(), FAULTS.len(), "and nothing else: {codes:?}");
        let page = assign(folder.path(), &["--lang", lang]).stdout;
        let messages: BTreeSet<&str> =
            findings.iter().map(|finding| finding["message"].as_str().expect("a message")).collect();
        assert!(said.is_disjoint(&messages.iter().map(|text| (*text).to_owned()).collect()), "in other words");
        said.extend(messages.into_iter().map(str::to_owned));
        for (code, ..) in FAULTS.iter().skip(5) {
            assert!(page.contains(code), "{code} is worth a look in\n{page}");
        }
    }
    let kinds: Vec<String> = gaps(folder.path()).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, ["no-lead", "several-leads", "vacant", "two-roles", "same-duty"]);
}

#[test]
fn no_setting_hides_a_gap() {
    let folder = faulty();
    let lints = "[lints]\nno-lead = \"allow\"\nseveral-leads = \"allow\"\nvacant-post = \"allow\"\ntwo-roles = \"allow\"\nsame-duty = \"allow\"\n";
    folder.write("cchc.toml", lints);
    assert_eq!(gaps(folder.path()).len(), 5);
    assert_eq!(assign(folder.path(), &[]).status, 1);
}

#[test]
fn the_area_lead_comes_first_and_nobody_is_overloaded() {
    let [full, free] = [official("full", ", max-leads = 1"), official("free", "")];
    let folder = workspace(
        &["id = \"1\", title = \"Một\", lead = \"full\""],
        &[&full, &free],
        &[
            "id = \"1.1\", title = \"Một\", output = \"x\", due = 2023-06-01",
            "id = \"1.2\", title = \"Hai\", output = \"x\", due = 2023-06-01",
            "id = \"1.3\", title = \"Ba\", output = \"x\", lead = \"free\", due = 2023-06-01",
        ],
    );
    let expected = [("1.1", "full", "leads-area"), ("1.2", "free", "least-loaded")];
    let expected = expected.map(|(task, lead, why)| (task.to_owned(), Some(lead.to_owned()), why.to_owned()));
    assert_eq!(proposals(folder.path()), expected);
    let page = assign(folder.path(), &["--suggest", "--lang", "en"]).stdout;
    assert!(page.contains("leads as many"), "why the area's lead was passed over: {page}");
    let json = assign(folder.path(), &["--suggest", "--output-format", "json"]).json();
    let passed_over = &json["plans"][0]["suggestions"][1]["passed_over"];
    assert_eq!(*passed_over, serde_json::json!([{ "title": "Công chức full", "leads_area": true, "why": "full" }]));
}

#[test]
fn the_least_loaded_official_is_proposed_and_nobody_from_outside() {
    let [busy, idle, gone, watcher] = [
        official("busy", ""),
        official("idle", ""),
        official("gone", ", holders = [{ name = \"X\", until = 2023-03-31 }]"),
        official("watcher", ""),
    ];
    let outside = "id = \"outside\", title = \"Công an\", kind = \"external\"";
    let folder = workspace(
        &["id = \"1\", title = \"Một\", lead = \"outside\"", "id = \"2\", title = \"Hai\""],
        &[&busy, &idle, &gone, &watcher, outside],
        &[
            "id = \"1.1\", title = \"Một\", output = \"x\", lead = \"busy\", support = [\"idle\", \"gone\", \"watcher\"], due = 2023-02-01",
            "id = \"1.2\", title = \"Hai\", output = \"x\", oversee = [\"watcher\"], due = 2023-06-01",
            "id = \"1.3\", title = \"Ba\", output = \"x\", due = 2023-06-01",
            "id = \"2.1\", title = \"Bốn\", output = \"x\", support = [\"outside\"], due = 2023-06-01",
            "id = \"2.2\", title = \"Năm\", output = \"x\", support = [\"gone\"], due = 2023-06-01",
        ],
    );
    let leads: Vec<Option<String>> = proposals(folder.path()).into_iter().map(|(_, lead, _)| lead).collect();
    // Once `idle` leads 1.2, `watcher` leads the fewest; nobody in area 2 can lead.
    assert_eq!(leads, [Some("idle".to_owned()), Some("watcher".to_owned()), None, None]);
    let reasons: Vec<String> = proposals(folder.path()).into_iter().map(|(_, _, reason)| reason).collect();
    assert_eq!(reasons[2..], ["all-hindered", "all-hindered"]);
}

#[test]
fn each_has_a_list_with_the_leads_first() {
    for (lang, nobody) in [("en", "(no lead)"), ("vi", "(chưa có người chủ trì)")] {
        let all = assign(repository(), &["--by", "assignee", "--lang", lang]).stdout;
        assert!(all.contains(nobody), "{all}");
        let one = assign(repository(), &["--assignee", "VH-XH", "--lang", lang]).stdout;
        assert!(!one.contains(nobody) && one.contains("văn hoá – xã hội") && !one.contains("tư pháp"), "{one}");
        let at = |id: &str| one.find(&format!(" {id} ")).unwrap_or_else(|| panic!("{id} in\n{one}"));
        // By due day, and what is supported behind what is led.
        assert!(at("7.1") < at("7.2") && at("7.2") < at("7.3") && at("7.5") < at("1.7"), "{one}");
    }
    let unknown = assign(repository(), &["--assignee", "tu-phap-ho-tic", "--lang", "en"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("`tu-phap-ho-tich`"), "{}", unknown.stderr);
}

#[test]
fn tables_fit_also_with_many_assignees() {
    let assignees: Vec<String> = (0..24).map(|number| official(&format!("a{number}"), "")).collect();
    let assignees: Vec<&str> = assignees.iter().map(String::as_str).collect();
    let tasks: Vec<String> = (0..24)
        .map(|number| {
            let area = number / 6;
            let title = format!("Nhiệm vụ thứ {number} của kế hoạch cải cách hành chính");
            format!(
                "id = \"{area}.{number}\", title = \"{title}\", output = \"x\", lead = \"a{number}\", due = 2023-12-01"
            )
        })
        .collect();
    let tasks: Vec<&str> = tasks.iter().map(String::as_str).collect();
    let areas: Vec<String> = (0..4).map(|area| format!("id = \"{area}\", title = \"Lĩnh vực {area}\"")).collect();
    let many = workspace(&areas.iter().map(String::as_str).collect::<Vec<_>>(), &assignees, &tasks);
    for folder in [repository(), many.path()] {
        for (width, args) in [(100, &[][..]), (60, &[]), (60, &["--suggest"]), (60, &["--by", "assignee"])] {
            for lang in ["en", "vi"] {
                let mut command = cchc();
                command.arg("-C").arg(folder).args(["assign", "--as-of", AS_OF, "--lang", lang]).args(args);
                let page = run(command.env("COLUMNS", width.to_string())).stdout;
                let wide = page.lines().find(|line| line.width() > width);
                assert_eq!(wide, None, "wider than {width} ({lang}, {args:?}) in\n{page}");
            }
        }
    }
    // Nobody's part is lost, however narrow the screen.
    for width in ["100", "60"] {
        let mut command = cchc();
        command.arg("-C").arg(many.path()).args(["assign", "--as-of", AS_OF, "--lang", "en"]);
        let page = run(command.env("COLUMNS", width)).stdout;
        let matrix = page.split_once("Task").expect("the matrix").1;
        assert!(!page.contains("no room here"), "{page}");
        for number in 1..=24 {
            let row = matrix.lines().find(|line| line.contains(&format!(".{} ", number - 1))).expect("the task");
            assert!(row.split_whitespace().any(|word| word == number.to_string()), "{number} leads in {row}\n{page}");
        }
    }
}

#[test]
fn letters_stand_for_signs_where_asked() {
    for lang in ["en", "vi"] {
        let page = assign(repository(), &["--letters", "--lang", lang]).stdout;
        assert!(!page.contains(['●', '○', '◇', '■']), "{page}");
        let row = page.lines().find(|line| line.starts_with(" 1.6 ")).expect("the task");
        let letters: Vec<&str> = row.split_whitespace().rev().take(3).collect();
        assert_eq!(letters, if lang == "en" { ["S", "S", "L"] } else { ["P", "P", "C"] }, "{row}");
    }
}

#[test]
fn csv_has_a_row_for_each_task_with_all_its_leads_and_gaps() {
    let csv = assign(repository(), &["--output-format", "csv"]).stdout;
    let mut rows = csv.lines();
    assert_eq!(rows.next(), Some("plan,task,area,title,lead,support,oversee,gaps,plan_state"));
    assert_eq!(rows.count(), 34);
    assert!(csv.contains(",van-phong-thong-ke,dai-truyen-thanh mttq-doan-the,"), "{csv}");
    let faulty = assign(faulty().path(), &["--output-format", "csv"]).stdout;
    assert!(faulty.contains(",b c,,,several-leads"), "{faulty}");
    let proposals = assign(repository(), &["--suggest", "--output-format", "csv"]).stdout;
    assert_eq!(proposals.lines().count(), 12, "{proposals}");
}

#[test]
fn a_name_means_each_plans_own_people() {
    let folder = Workspace::empty();
    for (id, vp) in [("p", "x"), ("q", "y"), ("r", "z")] {
        let alias = if id == "r" { "" } else { ", aliases = [\"VP\"]" };
        let [one, other] = [official(vp, alias), official(if vp == "x" { "y" } else { "x" }, "")];
        let task =
            format!("id = \"1.1\", title = \"Việc của {id}\", output = \"x\", lead = \"{vp}\", due = 2023-06-01");
        let plan = workspace(&["id = \"1\", title = \"Một\""], &[&one, &other], &[&task]);
        super::copy_folder(&plan.file("plans/plan"), &folder.file("plans").join(id));
        super::replace(&folder.path().join(format!("plans/{id}/plan.toml")), "id = \"p\"", &format!("id = \"{id}\""));
    }
    let page = assign(folder.path(), &["--assignee", "VP", "--lang", "en"]).stdout;
    assert_eq!(page.matches("Công chức x [x] —").count(), 1, "{page}");
    assert_eq!(page.matches("Công chức y [y] —").count(), 1, "{page}");
    assert!(page.contains("Việc của p") && page.contains("Việc của q") && !page.contains("Việc của r"), "{page}");
    let json = assign(folder.path(), &["--assignee", "VP", "--output-format", "json"]).json();
    let tasks: Vec<usize> = json["plans"]
        .as_array()
        .expect("plans")
        .iter()
        .map(|plan| plan["tasks"].as_array().map_or(0, Vec::len))
        .collect();
    assert_eq!(tasks, [1, 1, 0]);
}

#[test]
fn a_post_is_vacant_while_something_is_open() {
    let held = official("held", ", holders = [{ name = \"X\", until = 2023-06-30 }]");
    let folder = workspace(
        &["id = \"1\", title = \"Một\", lead = \"held\""],
        &[&held, &official("other", "")],
        &[
            "id = \"1.1\", title = \"Tháng\", output = \"x\", lead = \"held\", due = \"monthly\"",
            "id = \"1.2\", title = \"Cả năm\", output = \"x\", lead = \"held\", due = \"continuous\"",
            "id = \"1.3\", title = \"Sớm\", output = \"x\", lead = \"held\", due = 2023-06-30",
            "id = \"1.4\", title = \"Khi cần\", output = \"x\", lead = \"held\", due = \"on-demand\"",
            "id = \"1.5\", title = \"Chờ\", output = \"x\", lead = \"held\", due = { days = 9, after = \"y\" }",
            "id = \"1.6\", title = \"Sau\", output = \"x\", lead = \"held\", due = { days = 9, after = \"y\", event = 2023-06-25 }",
            "id = \"1.7\", title = \"Hai người\", output = \"x\", lead = [\"HELD\", \"other\"], due = 2023-07-01",
        ],
    );
    let json = assign(folder.path(), &["--output-format", "json"]).json();
    let gaps: Vec<(&str, &str, Option<&str>)> = json["plans"][0]["gaps"]
        .as_array()
        .expect("gaps")
        .iter()
        .map(|gap| {
            (gap["kind"].as_str().expect("a kind"), gap["tasks"][0].as_str().expect("an id"), gap["day"].as_str())
        })
        .collect();
    let expected = [
        // An overdue task needs somebody on the day of the report.
        ("vacant", "1.1", Some(AS_OF)),
        ("vacant", "1.2", Some(AS_OF)),
        ("vacant", "1.3", Some(AS_OF)),
        ("vacant", "1.6", Some(AS_OF)),
        ("several-leads", "1.7", None),
        ("vacant", "1.7", Some(AS_OF)),
    ];
    assert_eq!(gaps, expected);
}

#[test]
fn a_plan_without_tasks_gets_no_good_mark() {
    let folder = workspace(&["id = \"1\", title = \"Một\""], &[&official("a", "")], &[]);
    let page = assign(folder.path(), &["--lang", "en"]).stdout;
    assert!(page.contains("no task to assign") && !page.contains("No gap"), "{page}");
}

#[test]
fn a_slip_in_a_lead_is_told_once() {
    let folder = workspace(
        &["id = \"1\", title = \"Một\", lead = \"a\""],
        &[&official("a", "")],
        &["id = \"1.1\", title = \"Việc\", output = \"x\", lead = \"aa\", support = [\"a\"], due = 2023-06-01"],
    );
    let json = folder.run(&["validate", "--as-of", AS_OF, "--output-format", "json"]).json();
    let findings = json["findings"].as_array().expect("findings");
    assert_eq!(findings.iter().map(|finding| &finding["code"]).collect::<Vec<_>>(), ["E103"]);
}

//! `cchc import`: an annex or a written plan becomes plan files. Nothing is written while it is only shown, nothing is
//! lost, and the plan has no other error than the questions.

mod hostile;
mod into;
mod kit;
mod round;
mod values;

use super::{Workspace, cchc_in};
use kit::{ANNEX, LEFT_TO_A_PERSON, annex, errors_of, validated};
use serde_json::Value;

#[test]
fn an_annex_becomes_a_plan_and_its_questions_stay_in_it() {
    let workspace = Workspace::empty();
    let file = annex(&workspace, "phu-luc.csv", ANNEX);
    let words = ["import", &*file, "--id", "hoa-binh-2026", "--year", "2026", "--unit", "UBND xã Hòa Bình"];
    let shown = workspace.run(&words);
    assert_eq!(shown.status, 1, "{}", shown.all());
    for text in ["+due = \"2026-Q1\" # Quý I/2026", "+# due: theo kế hoạch", "row 6", "theo kế hoạch", "--write"]
    {
        assert!(shown.stdout.contains(text), "{text}: {}", shown.all());
    }
    assert!(!workspace.file("hoa-binh-2026").exists());
    let written = workspace.run(&[&words[..], &["--write"]].concat());
    assert_eq!(written.status, 1, "{}", written.all());
    let tasks = workspace.text("hoa-binh-2026/plans/hoa-binh-2026/tasks.toml");
    assert!(tasks.contains("title = \"Ban hành kế hoạch tuyên truyền\"\noutput = \"Kế hoạch\"\n"), "{tasks}");
    assert!(tasks.contains("# due: theo kế hoạch"), "{tasks}");
    assert!(tasks.contains("due = 2026-11-14 # trước ngày 15/11"), "{tasks}");
    let found = validated(&workspace, "hoa-binh-2026");
    let errors = errors_of(&found.json());
    assert_eq!(errors, ["E202"], "the question alone: {}", found.all());
    // A second run refuses, as the folder is not empty.
    let again = workspace.run(&[&words[..], &["--write"]].concat());
    assert_eq!(again.status, 2, "{}", again.all());
}

#[test]
fn a_plan_without_anybody_is_a_plan() {
    let workspace = Workspace::empty();
    let file = annex(&workspace, "phu-luc.csv", "Nhiệm vụ;Thời hạn\nRà soát văn bản;Quý II\n");
    let words = ["import", &*file, "--id", "a-2026", "--year", "2026", "--unit", "UBND xã A", "--write"];
    let outcome = workspace.run(&words);
    assert!(outcome.stderr.contains("✓ written"), "{}", outcome.all());
    assert_eq!(errors_of(&validated(&workspace, "a-2026").json()), Vec::<String>::new());
    // Somebody can be added behind the empty list.
    let file = annex(&workspace, "phu-luc.csv", "Nhiệm vụ;Chủ trì;Thời hạn\nHọp;Văn phòng;Quý II\n");
    let outcome = cchc_in(&workspace.file("a-2026"), &["import", &file, "--into", "a-2026", "--write"]);
    assert!(outcome.stderr.contains("✓ written"), "{}", outcome.all());
    assert!(workspace.text("a-2026/plans/a-2026/assignees.toml").contains("\n[[assignee]]\nid = \"van-phong\"\n"));
}

#[test]
fn a_workspace_gets_a_further_plan() {
    let workspace = Workspace::long_an();
    let file = annex(&workspace, "phu-luc.csv", ANNEX);
    let outcome = workspace.run(&[
        "import",
        &file,
        "--id",
        "long-an-2026",
        "--year",
        "2026",
        "--unit",
        "UBND xã Long An",
        "--write",
    ]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(workspace.file("plans/long-an-2026/plan.toml").exists());
    assert!(!workspace.file("long-an-2026").exists());
    let twice = workspace.run(&["import", &file, "--id", "long-an-2023", "--year", "2023", "--unit", "x", "--write"]);
    assert_eq!(twice.status, 2, "{}", twice.all());
}

#[test]
fn all_is_read_and_the_status_is_0() {
    let workspace = Workspace::empty();
    let known: Vec<&str> = ANNEX.lines().filter(|line| !line.contains("theo kế hoạch")).collect();
    let clean = known.join("\n");
    let file = annex(&workspace, "phu-luc.csv", &clean);
    let words = ["import", &*file, "--id", "a-2026", "--year", "2026", "--unit", "UBND xã Hòa Bình"];
    let outcome = workspace.run(&[&words[..], &["--output-format", "json"]].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let json = outcome.json();
    let plan = &json["plans"][0];
    assert_eq!(plan["written"], Value::Bool(false));
    assert_eq!(plan["asked"].as_array().map(Vec::len), Some(0));
    assert_eq!(plan["unread"].as_array().map(Vec::len), Some(0));
    let count = |key: &str| plan[key].as_u64().expect("a count");
    assert_eq!(count("cells"), count("read") + count("in_comments"), "{plan}");
    assert_eq!(plan["tables"][0]["columns"][5]["as"], "due");
}

#[test]
fn options_say_how_a_table_is_read() {
    let workspace = Workspace::empty();
    let file = annex(&workspace, "phu-luc.csv", ANNEX);
    let tasks = |options: &[&str]| {
        let words = ["import", &*file, "--id", "a-2026", "--year", "2026", "--unit", "UBND xã A"];
        workspace.run(&[&words[..], options].concat()).stdout
    };
    assert!(tasks(&[]).contains("+due = 2026-11-14 # trước ngày 15/11"));
    assert!(tasks(&["--before", "same-day"]).contains("+due = 2026-11-15 # trước ngày 15/11"));
    assert!(tasks(&["--map", "5=note"]).contains("+# Kết quả: Kế hoạch"));
    assert!(tasks(&["--map", "cột 5=none"]).contains("+# Kết quả: Kế hoạch"));
    let words = ["import", &*file, "--id", "a", "--start", "2026-01-01", "--end", "2027-12-31", "--unit", "x"];
    let several = workspace.run(&words);
    assert!(several.stdout.contains("+due = \"2026-Q1\" # Quý I/2026"), "{}", several.all());
    assert!(several.stdout.contains("+# due: trước ngày 15/11"), "no year is taken: {}", several.all());
}

#[test]
fn faults_of_the_command_line_are_told() {
    let workspace = Workspace::long_an();
    let file = annex(&workspace, "phu-luc.csv", ANNEX);
    for (words, says) in [
        (vec![], "--id ID"),
        (vec!["--id", "a"], "--year"),
        (vec!["--id", "a", "--into", "long-an-2023"], "--into"),
        (vec!["--id", "a", "--year", "2026", "--map", "x=output"], "3=output"),
        (vec!["--id", "a", "--year", "2026", "--map", "3=outputs"], "number, title, output"),
        (vec!["--id", "a", "--year", "2026", "--table", "9"], "are: 1"),
        (vec!["--id", "a", "--year", "2026", "--map", "9=note"], "the widest has 6"),
        (vec!["--id", "không dấu", "--year", "2026"], "--id khong-dau"),
        (vec!["--id", "a", "--year", "2026", "--map", "cột3=output", "--map", "3=lead"], "column 3 twice"),
        (vec!["--values", "2023-Q3"], "--into"),
        (vec!["--values", "2023-Q3", "--id", "a"], "--id"),
        (vec!["--into", "long-an"], "long-an-2023"),
        (vec!["--into", "long-an-2023", "--unit", "UBND"], "--unit"),
        (vec!["--into", "long-an-2023", "--level", "province"], "--level"),
        (vec!["--into", "long-an-2023", "--year", "2026"], "--year"),
        (vec!["--into", "long-an-2023", "--start", "2023-01-01"], "--start"),
        (vec!["--into", "long-an-2023", "--end", "2023-12-31"], "--end"),
        (vec!["--into", "long-an-2023", "--values", "2023", "--before", "same-day"], "--before"),
        (vec!["--into", "long-an-2023", "--values", "2023", "--posts", "2025"], "--posts"),
        (vec!["--id", "a", "--year", "2026", "--write", "--dry-run"], "--dry-run"),
    ] {
        let outcome = workspace.run(&[&["import", &*file][..], &words].concat());
        assert_eq!(outcome.status, 2, "{words:?}: {}", outcome.all());
        assert!(outcome.stderr.contains(says), "{words:?}: {}", outcome.all());
    }
    let text = annex(&workspace, "ke-hoach.txt", "KẾ HOẠCH\nA năm 2026\n");
    let of_table = workspace.run(&["import", &text, "--id", "a", "--table", "1"]);
    assert!(of_table.status == 2 && of_table.stderr.contains("`--table` is for tables"), "{}", of_table.all());
    let lock = annex(&workspace, "~$phu-luc.docx", "x");
    let locked = workspace.run(&["import", &lock, "--id", "a", "--year", "2026"]);
    assert!(locked.status == 2 && locked.stderr.contains("without ~$"), "{}", locked.all());
    let absent = workspace.run(&["import", "khong-co.docx", "--id", "a", "--year", "2026"]);
    assert!(absent.status == 2 && absent.stderr.contains("khong-co.docx"), "{}", absent.all());
}

#[test]
fn the_written_plan_of_long_an_is_read() {
    let workspace = Workspace::empty();
    let file = super::repository().join("tests/files/import/ke-hoach-cchc-long-an-2023.txt");
    let file = file.to_str().expect("a path");
    let outcome = workspace.run(&["import", file, "--id", "long-an-2023", "--write"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    let plan = workspace.text("long-an-2023/plans/long-an-2023/plan.toml");
    let count = |header: &str| plan.matches(&format!("\n[[{header}]]\n")).count();
    assert_eq!((count("area"), count("legal-basis"), count("target"), count("solution")), (8, 2, 9, 11), "{plan}");
    let announced: u32 =
        plan.lines().filter_map(|line| line.strip_prefix("declared-tasks = ")?.parse::<u32>().ok()).sum();
    assert_eq!(announced, 34);
    let numbers: Vec<&str> = plan.lines().filter_map(|line| line.strip_prefix("number = ")).skip(2).collect();
    assert_eq!(numbers, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "14"]);
    for text in ["at-least = 85", "at-least = 30", "at-least = 75", "at-least = 55", "of-which = ", "of = 14"] {
        assert!(plan.contains(text), "{text}: {plan}");
    }
    let recipients = plan.split("recipients = [\n").nth(1).and_then(|list| list.split(']').next()).expect("recipients");
    assert_eq!(recipients.lines().count(), 6, "{recipients}");
    let assignees = workspace.text("long-an-2023/plans/long-an-2023/assignees.toml");
    assert_eq!(assignees.matches("[[assignee]]").count(), 7, "{assignees}");
    let found = validated(&workspace, "long-an-2023").json();
    let others: Vec<String> =
        errors_of(&found).into_iter().filter(|code| !LEFT_TO_A_PERSON.contains(&code.as_str())).collect();
    assert_eq!(others, Vec::<String>::new());
    let gap = found["findings"].as_array().is_some_and(|all| all.iter().any(|one| one["code"] == "E110"));
    assert!(gap, "the gap between 10 and 14 is found: {found}");
}

#[test]
fn the_text_of_a_plan_goes_into_the_plan_of_its_annex() {
    let workspace = Workspace::empty();
    let file = annex(&workspace, "phu-luc.csv", ANNEX);
    let made =
        workspace.run(&["import", &file, "--id", "a-2023", "--year", "2023", "--unit", "UBND xã Long An", "--write"]);
    assert_eq!(made.status, 1, "{}", made.all());
    let before = workspace.text("a-2023/plans/a-2023/tasks.toml");
    let text = super::repository().join("tests/files/import/ke-hoach-cchc-long-an-2023.txt");
    let words = ["import", text.to_str().expect("a path"), "--into", "a-2023", "--write"];
    let outcome = cchc_in(&workspace.file("a-2023"), &words);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    let after = workspace.text("a-2023/plans/a-2023/tasks.toml");
    assert_eq!(after, before, "the annex has the tasks");
    assert_eq!(outcome.stdout.matches("not taken: the plan has its tasks").count(), 14, "{}", outcome.all());
    let plan = workspace.text("a-2023/plans/a-2023/plan.toml");
    assert_eq!((plan.matches("[[target]]").count(), plan.matches("[[area]]").count()), (9, 2), "{plan}");
    let again = cchc_in(&workspace.file("a-2023"), &words);
    assert_eq!(workspace.text("a-2023/plans/a-2023/plan.toml"), plan, "a second time nothing changes: {}", again.all());
}

#[test]
fn a_written_plan_told_twice_changes_nothing() {
    let workspace = Workspace::empty();
    let text = super::repository().join("tests/files/import/ke-hoach-cchc-long-an-2023.txt");
    let text = text.to_str().expect("a path");
    let made = workspace.run(&["import", text, "--id", "a-2023", "--write"]);
    assert_eq!(made.status, 1, "{}", made.all());
    let again = cchc_in(&workspace.file("a-2023"), &["import", text, "--into", "a-2023", "--output-format", "json"]);
    let json = again.json();
    assert_eq!(json["plans"][0]["changes"], serde_json::json!([]));
    let unread = json["plans"][0]["unread"].as_array().expect("a list");
    assert!(unread.iter().all(|one| !one["why"].as_str().expect("words").contains("not taken")), "{unread:?}");
}

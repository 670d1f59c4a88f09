//! An annex into a plan that is there: only what it tells otherwise changes.

use super::kit::annex;
use crate::Workspace;

const TASKS: &str = "plans/long-an-2023/tasks.toml";

/// An annex with three tasks of Long An: one as the plan has it, one with another output, one that is new.
const CHANGED: &str = "\
STT;Nhiệm vụ;Sản phẩm;Chủ trì;Thời hạn
1.1;Tự chấm điểm Chỉ số CCHC (PAR INDEX) của xã;Bảng tự chấm điểm kèm tài liệu kiểm chứng;Công chức văn phòng – thống kê (phụ trách Nội vụ);15/12/2023
1.3;Báo cáo đột xuất theo yêu cầu của Phòng Nội vụ thị xã;Báo cáo và phụ lục;Văn phòng - Thống kê;khi phát sinh
1.10;Họp giao ban cải cách hành chính;Thông báo kết luận;VP-TK;hằng quý
";

#[test]
fn only_what_the_annex_tells_otherwise_changes() {
    let workspace = Workspace::long_an();
    let file = annex(&workspace, "phu-luc.csv", CHANGED);
    let before = workspace.text(TASKS);
    let words = ["import", &*file, "--into", "long-an-2023"];
    let shown = workspace.run(&words);
    assert_eq!(shown.status, 0, "{}", shown.all());
    assert_eq!(workspace.text(TASKS), before);
    for text in ["1.3   output", "\"Báo cáo\"", "In the plan, but not in the file; they stay: 1.2, 1.4"] {
        assert!(shown.stdout.contains(text), "{text}: {}", shown.all());
    }
    let json = workspace.run(&[&words[..], &["--output-format", "json"]].concat()).json();
    let fields: Vec<(&str, &str)> = json["plans"][0]["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| (change["task"].as_str().unwrap_or_default(), change["field"].as_str().expect("a field")))
        .collect();
    let new = ["id", "title", "output", "lead", "due", "source"].map(|field| ("1.10", field));
    assert_eq!(fields, [&[("1.3", "output")][..], &new[..]].concat());
    let written = workspace.run(&[&words[..], &["--write"]].concat());
    assert_eq!(written.status, 0, "{}", written.all());
    let after = workspace.text(TASKS);
    let place = "title = \"Báo cáo đột xuất theo yêu cầu của Phòng Nội vụ thị xã\"\noutput = ";
    let changed = before.replace(&format!("{place}\"Báo cáo\""), &format!("{place}\"Báo cáo và phụ lục\""));
    let block = after.strip_prefix(&changed).unwrap_or_else(|| panic!("every other byte stays:\n{after}"));
    assert!(block.contains("id = \"1.10\"") && block.contains("lead = \"van-phong-thong-ke\""), "{block}");
    assert!(block.contains("due = \"quarterly\" # hằng quý"), "{block}");
    let again = workspace.run(&words);
    assert!(again.stdout.contains("nothing to change"), "{}", again.all());
}

#[test]
fn a_plan_with_a_file_for_each_area_gets_the_task_there() {
    let workspace = Workspace::long_an();
    let text = workspace.text(TASKS);
    let (_, first) = text.split_once("[[task]]").expect("a task");
    let (first, rest) = first.split_once("[[task]]\nid = \"2.1\"").expect("area 2");
    workspace.remove(TASKS);
    workspace.write("plans/long-an-2023/tasks/1.toml", format!("[[task]]{first}"));
    workspace.write("plans/long-an-2023/tasks/2.toml", format!("[[task]]\nid = \"2.1\"{rest}"));
    let file = annex(&workspace, "phu-luc.csv", CHANGED);
    let outcome = workspace.run(&["import", &file, "--into", "long-an-2023", "--write"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(workspace.text("plans/long-an-2023/tasks/1.toml").contains("id = \"1.10\""));
    assert!(!workspace.file(TASKS).exists());
}

#[test]
fn tasks_in_brackets_are_left_to_a_person() {
    let workspace = Workspace::long_an();
    workspace.write(TASKS, "task = [{ id = \"1.1\", title = \"Một\", due = 2023-12-15 }]\n");
    let file = annex(&workspace, "phu-luc.csv", CHANGED);
    let outcome = workspace.run(&["import", &file, "--into", "long-an-2023", "--write"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("only a person can change"), "{}", outcome.all());
    assert!(workspace.text(TASKS).starts_with("task = [{ id = \"1.1\", title = \"Một\""));
}

#[test]
fn a_question_that_the_plan_has_answered_is_told_and_not_asked_again() {
    let workspace = Workspace::long_an();
    let table =
        "STT;Nhiệm vụ;Chủ trì;Thời hạn;Ghi chú\n1.1;Tự chấm điểm Chỉ số CCHC (PAR INDEX) của xã;;theo kế hoạch;x\n";
    let file = annex(&workspace, "phu-luc.csv", table);
    let outcome = workspace.run(&["import", &file, "--into", "long-an-2023", "--output-format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let json = outcome.json();
    let plan = &json["plans"][0];
    assert_eq!((&plan["asked"], &plan["changes"]), (&serde_json::json!([]), &serde_json::json!([])));
    let kept = plan["assumed"].as_array().expect("a list").iter().find(|one| one["text"] == "theo kế hoạch");
    assert_eq!(kept.expect("the phrase is told")["as"], "2023-12-15");
    assert_eq!(plan["passed_over"], 2);
    assert_eq!(plan["not_in_file"].as_array().map(Vec::len), Some(33), "34 without this one");
}

#[test]
fn a_task_with_another_title_is_known_by_its_number() {
    let workspace = Workspace::long_an();
    let table = "STT;Nhiệm vụ;Thời hạn\n1.1;Tự chấm Chỉ số CCHC năm 2023;15/12/2023\n1.2;Việc mới;30/6\n1.3;Báo cáo công tác CCHC định kỳ quý, 6 tháng, năm;theo kỳ báo cáo\n";
    let file = annex(&workspace, "phu-luc.csv", table);
    let json = workspace.run(&["import", &file, "--into", "long-an-2023", "--output-format", "json"]).json();
    let of_titles =
        json["plans"][0]["changes"].as_array().expect("changes").iter().filter(|one| one["field"] == "title");
    let told: Vec<(&str, &str)> =
        of_titles.map(|one| (one["task"].as_str().expect("a task"), one["after"].as_str().expect("a title"))).collect();
    // The title of 1.2 stands in another row, so that its number tells nothing.
    assert_eq!(told, [("1.1", "Tự chấm Chỉ số CCHC năm 2023"), ("1.10", "Việc mới")]);
}

#[test]
fn a_written_plan_that_tells_otherwise_asks() {
    let workspace = Workspace::long_an();
    let text = crate::text_of(&crate::repository().join("tests/files/import/ke-hoach-cchc-long-an-2023.txt"));
    let changed = text.replace("Cải cách thể chế: 03 nhiệm vụ", "Cải cách thể chế: 05 nhiệm vụ");
    assert_ne!(changed, text);
    let file = annex(&workspace, "ke-hoach.txt", changed);
    let outcome = workspace.run(&["import", &file, "--into", "long-an-2023", "--output-format", "json"]);
    let json = outcome.json();
    let asked = json["plans"][0]["asked"].as_array().expect("a list");
    assert!(asked.iter().any(|one| one["text"] == "declared-tasks = 5"), "{asked:?}");
    assert!(asked.iter().all(|one| one["text"] != "declared-tasks = 9"), "{asked:?}");
}

#[test]
fn the_lead_of_an_area_is_told_by_the_text() {
    let workspace = Workspace::long_an();
    let text = "KẾ HOẠCH\nCải cách hành chính năm 2023\n\nI. TỔ CHỨC THỰC HIỆN\n\n1. Công chức tài chính – kế toán:\n\n- Chủ trì lĩnh vực cải cách tài chính công; tham mưu bố trí kinh phí.\n";
    let file = annex(&workspace, "ke-hoach.txt", text);
    let outcome = workspace.run(&["import", &file, "--into", "long-an-2023", "--write"]);
    assert!(outcome.stdout.contains("lead = \"tai-chinh-ke-toan\""), "{}", outcome.all());
    let plan = workspace.text("plans/long-an-2023/plan.toml");
    let area = plan.split("title = \"Cải cách tài chính công\"").nth(1).expect("the area").split("[[").next();
    assert!(area.is_some_and(|area| area.contains("lead = \"tai-chinh-ke-toan\"")), "{area:?}");
}

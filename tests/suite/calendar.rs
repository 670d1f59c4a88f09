//! `cchc calendar`: events that move with their deadlines, files that nobody loses, and nothing that depends on the
//! machine. `.ci/check-calendar` reads the files with programs that others wrote.

use super::fuzzing::targets::harmless;
use super::{Outcome, Workspace, cchc, run, text_of};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const TASKS: &str = "plans/mau/tasks.toml";
const PEOPLE: &str = "plans/mau/assignees.toml";
const AS_OF: [&str; 4] = ["--as-of", "2023-03-01", "--lang", "en"];

fn calendar(workspace: &Workspace, args: &[&str]) -> Outcome {
    let outcome = workspace.run(&[&["calendar"], args, &AS_OF].concat());
    if !outcome.stdout.is_empty() {
        harmless::ics("the calendar", &outcome.stdout);
    }
    outcome
}

/// The properties of each event, by its UID.
type Events = BTreeMap<String, BTreeMap<String, String>>;

fn events_of(text: &str) -> Events {
    let text = text.replace("\r\n ", "");
    let blocks =
        text.split("BEGIN:VEVENT\r\n").skip(1).map(|block| block.split("\r\nEND:VEVENT\r\n").next().expect("an end"));
    let event = |block: &str| -> BTreeMap<String, String> {
        let own = block.split("BEGIN:VALARM\r\n").next().expect("a beginning");
        let pairs = own.lines().filter_map(|line| line.split_once(':'));
        pairs.map(|(name, value)| (name.split(';').next().unwrap_or(name).to_owned(), value.to_owned())).collect()
    };
    blocks.map(event).map(|event| (event["UID"].clone(), event)).collect()
}

fn events(workspace: &Workspace, args: &[&str]) -> Events {
    let outcome = calendar(workspace, args);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    events_of(&outcome.stdout)
}

fn days(events: &Events) -> BTreeMap<&str, &str> {
    events.iter().map(|(uid, event)| (uid.as_str(), event["DTSTART"].as_str())).collect()
}

#[test]
fn everything_that_is_still_to_be_delivered_has_its_day() {
    let events = events(&Workspace::minimal(), &[]);
    let expected = BTreeMap::from([
        ("1.2+2023-H1@mau.cchc", "20230620"),
        ("1.2+2023-Q1@mau.cchc", "20230320"),
        ("1.2+2023-Q3@mau.cchc", "20230920"),
        ("1.2+2023@mau.cchc", "20231220"),
        ("+report+2023-H1@mau.cchc", "20230620"),
        ("+report+2023-Q1@mau.cchc", "20230320"),
        ("+report+2023-Q3@mau.cchc", "20230920"),
        ("+report+2023@mau.cchc", "20231220"),
    ]);
    assert_eq!(days(&events), expected);
    let one = &events["1.2+2023-Q1@mau.cchc"];
    assert_eq!(one["SUMMARY"], "1.2 Báo cáo kết quả CCHC định kỳ (2023-Q1)");
    assert_eq!(one["DTEND"], "20230321");
    assert_eq!(one["CATEGORIES"], "Công tác chỉ đạo\\, điều hành CCHC");
    for part in ["Lead: Công chức văn phòng – thống kê\\n", "Output: Báo cáo\\n", "Plan: Kế hoạch cải cách"]
    {
        assert!(one["DESCRIPTION"].contains(part), "{one:?}");
    }
    assert_eq!(events["+report+2023-Q1@mau.cchc"]["SUMMARY"], "Report 2023-Q1 (figures missing: 2)");
}

#[test]
fn a_delivered_task_has_no_event_and_an_overdue_one_says_so() {
    let late = ["--as-of", "2023-07-01", "--lang", "en"];
    let events = events_of(&Workspace::minimal().run(&[&["calendar"], &late[..]].concat()).stdout);
    // The delivery and the report for Q1 are in.
    let uids: Vec<&str> = events.keys().map(String::as_str).filter(|uid| uid.contains("Q1")).collect();
    assert_eq!(uids, Vec::<&str>::new());
    let half = &events["1.2+2023-H1@mau.cchc"];
    assert!(half["SUMMARY"].starts_with("Overdue: 1.2 "), "{half:?}");
    assert!(half["DESCRIPTION"].contains("11 days overdue on 2023-07-01"), "{half:?}");
}

#[test]
fn a_moved_deadline_moves_its_event_and_doubles_none() {
    let one = |due: &str| {
        let workspace = Workspace::minimal().but(TASKS, "due = 2023-01-31", &format!("due = {due}"));
        events(&workspace.but(TASKS, "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]", ""), &[])
    };
    let (before, after) = (one("2023-05-31"), one("2023-08-15"));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let day = |events: &Events| events["1.1@mau.cchc"]["DTSTART"].clone();
    assert_eq!((day(&before).as_str(), day(&after).as_str()), ("20230531", "20230815"));
    // The same where a day becomes a list of one, and for a day of a list that an amendment moved.
    let amended = |due: &str, was: &str| format!("{due}\nwas = [{{ due = {was}, until = 2023-02-27 }}]");
    for (was, becomes) in [
        ("2023-05-31", "[2023-06-30]".to_owned()),
        ("2023-05-31", "\"2023-Q2\"".to_owned()),
        ("[2023-05-31, 2023-09-15]", amended("[2023-06-10, 2023-09-15]", "[2023-05-31, 2023-09-15]")),
        ("[2023-05-31, 2023-09-15]", amended("[2023-05-31, 2023-10-31]", "[2023-05-31, 2023-09-15]")),
    ] {
        let (before, after) = (one(was), one(&becomes));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{was} {becomes}");
        assert_ne!(days(&before), days(&after), "{was} {becomes}");
    }
}

#[test]
fn a_day_that_comes_into_a_list_changes_no_other_event() {
    let of = |due: &str| {
        let workspace = Workspace::minimal().but(TASKS, "due = 2023-01-31", &format!("due = {due}"));
        let workspace = workspace.but(TASKS, "done = [{ on = 2023-01-30, evidence = [\"08/KH-UBND\"] }]", "");
        let events = events(&workspace, &[]);
        let own = events.iter().filter(|(uid, _)| uid.starts_with("1.1"));
        own.map(|(uid, event)| (uid.clone(), event["DTSTART"].clone())).collect::<BTreeMap<_, _>>()
    };
    let before = of("[2023-05-31, 2023-09-15]");
    let name = |day: &str| format!("1.1+{day}@mau.cchc");
    assert!(before.keys().eq([&name("2023-05-31"), &name("2023-09-15")]), "{before:?}");
    for (with, new) in [
        ("[2023-04-15, 2023-05-31, 2023-09-15]", "2023-04-15"),
        ("[2023-05-31, 2023-07-01, 2023-09-15]", "2023-07-01"),
        ("[2023-09-15, 2023-12-01, 2023-05-31]", "2023-12-01"),
    ] {
        let mut after = of(with);
        assert_eq!(after.remove(&name(new)), Some(new.replace('-', "")), "{with}");
        assert_eq!(after, before, "{with}");
    }
}

#[test]
fn a_later_day_has_a_later_state_of_each_event() {
    let workspace = Workspace::minimal();
    let on = |day| {
        let text = workspace.run(&["calendar", "--as-of", day]).stdout;
        let event = events_of(&text)["1.2+2023-Q3@mau.cchc"].clone();
        (event["DTSTAMP"].clone(), event["SEQUENCE"].parse::<u32>().expect("a number"))
    };
    assert_eq!(on("2023-03-01"), ("20230301T000000Z".to_owned(), 8460));
    assert_eq!(on("2023-03-02"), ("20230302T000000Z".to_owned(), 8461));
}

#[test]
fn no_two_plans_share_an_event() {
    let town = Workspace::town();
    let text = town.run(&[&["calendar"], &AS_OF[..]].concat()).stdout;
    harmless::ics("the town", &text);
    let all = events_of(&text);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), all.len());
    let plans: BTreeSet<&str> = all.keys().map(|uid| uid.rsplit('@').next().expect("a plan")).collect();
    assert_eq!(plans.len(), 15);
    // The events of one plan are the same beside the others and alone.
    let alone = events_of(&town.run(&[&["calendar", "-p", "an-binh-2023"], &AS_OF[..]].concat()).stdout);
    assert!(!alone.is_empty() && alone.iter().all(|(uid, event)| all[uid] == *event));
}

#[test]
fn bytes_depend_on_neither_clock_nor_time_zone_nor_threads() {
    let town = Workspace::town();
    let first = run(cchc().arg("-C").arg(town.path()).arg("calendar").args(AS_OF)).stdout;
    for (zone, jobs) in [("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "7")] {
        let mut again = cchc();
        again.env("TZ", zone).env("LC_ALL", "vi_VN.UTF-8").arg("-C").arg(town.path());
        assert!(first == run(again.arg("calendar").args(AS_OF).args(["--jobs", jobs])).stdout, "{zone} {jobs}");
    }
}

#[test]
fn a_calendar_is_replaced_only_while_it_is_as_written() {
    let workspace = Workspace::minimal();
    let file = workspace.file("lich.ics");
    let again = |more: &[&str]| calendar(&workspace, &[&["-o", file.to_str().expect("a path")], more].concat());
    assert_eq!(again(&[]).status, 0);
    assert_eq!(again(&["--remind", "3d"]).status, 0, "nobody has edited it");
    let text = text_of(&file);
    assert!(text.contains("TRIGGER:-P3D\r\n"), "{text}");
    // git may turn the ends of lines.
    fs::write(&file, text.replace("\r\n", "\n")).expect("it can be written");
    assert_eq!(again(&[]).status, 0);
    let edited = text_of(&file).replace("DTSTART;VALUE=DATE:20230620", "DTSTART;VALUE=DATE:20230621");
    fs::write(&file, &edited).expect("it can be written");
    let refused = again(&[]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("was changed after cchc wrote it"), "{}", refused.stderr);
    assert_eq!(text_of(&file), edited);
    assert_eq!(again(&["--force"]).status, 0);
    fs::write(&file, "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").expect("it can be written");
    assert_eq!(again(&[]).status, 2, "a file of somebody else");
}

#[test]
fn each_assignee_gets_a_file_also_with_nothing_left_to_deliver() {
    let workspace = Workspace::minimal();
    let outcome = calendar(&workspace, &["--to", "lich"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let of = |name: &str| events_of(&text_of(&workspace.file(&format!("lich/{name}.ics"))));
    assert_eq!(of("van-phong-thong-ke").keys().filter(|uid| uid.starts_with("1.2+")).count(), 4);
    // A continuous task has no day.
    assert_eq!(of("tu-phap-ho-tich").len(), 0);
    assert!(outcome.stderr.contains("1 continuous"), "{}", outcome.stderr);
    let text = text_of(&workspace.file("lich/tu-phap-ho-tich.ics"));
    assert!(text.contains("X-WR-CALNAME:Công chức tư pháp – hộ tịch – Kế hoạch"), "{text}");
    // They are ours until somebody edits one; then none is written.
    assert_eq!(calendar(&workspace, &["--to", "lich"]).status, 0);
    workspace.write("lich/van-phong-thong-ke.ics", text.replace("P1D", "P2D"));
    let before = text_of(&workspace.file("lich/tu-phap-ho-tich.ics"));
    let refused = calendar(&workspace, &["--to", "lich", "--remind", "1w"]);
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert_eq!(text_of(&workspace.file("lich/tu-phap-ho-tich.ics")), before);
    // Each of several plans has a folder.
    let town = Workspace::town();
    assert_eq!(calendar(&town, &["--to", "lich", "--assignee", "Công chức văn phòng – thống kê"]).status, 0);
    assert!(town.file("lich/an-binh-2023/van-phong-thong-ke.ics").is_file());
}

#[test]
fn a_member_of_a_group_sees_its_own_delivery_under_the_name_that_all_see() {
    let group = "\n[[assignee]]\nid = \"nhom\"\ntitle = \"Hai công chức\"\nkind = \"group\"\n\
                 members = [\"van-phong-thong-ke\", \"tu-phap-ho-tich\"]\n";
    let task = "\n[[task]]\nid = \"1.3\"\ntitle = \"Tự kiểm tra\"\nlead = \"nhom\"\ndue = 2023-06-30\n\
                done = [{ on = 2023-02-20, by = \"tu-phap-ho-tich\" }]\n";
    let workspace = Workspace::minimal();
    workspace.write(PEOPLE, workspace.text(PEOPLE) + group);
    workspace.write(TASKS, workspace.text(TASKS) + task);
    workspace.replace("plans/mau/plan.toml", "tasks = 3", "tasks = 4");
    workspace.replace("plans/mau/plan.toml", "declared-tasks = 2", "declared-tasks = 3");
    let uid = "1.3@mau.cchc";
    let all = events(&workspace, &[]);
    assert!(all[uid]["DESCRIPTION"].contains("Members: 1/2 delivered\\; missing: Công chức văn phòng"), "{all:?}");
    // Whoever reads both files into one calendar sees one event.
    assert_eq!(events(&workspace, &["--assignee", "van-phong-thong-ke"])[uid], all[uid]);
    assert!(!events(&workspace, &["--assignee", "tu-phap-ho-tich"]).contains_key(uid));
    assert_eq!(calendar(&workspace, &["--to", "lich"]).status, 0);
    assert!(!workspace.file("lich/nhom.ics").exists(), "a group has no calendar of its own");
}

#[test]
fn a_person_sees_the_reports_for_which_it_brings_figures() {
    let indicators = "plans/mau/indicators.toml";
    let by = "id = \"so-tin-bai\"\nreported-by = \"tu-phap-ho-tich\"";
    let workspace = Workspace::minimal().but(indicators, "id = \"so-tin-bai\"", by);
    let own = events(&workspace, &["--assignee", "tu-phap-ho-tich"]);
    let report = &own["+report+2023-Q1@mau.cchc"];
    assert!(report["DESCRIPTION"].contains("Công chức tư pháp – hộ tịch: Số tin\\, bài"), "{report:?}");
    let others = events(&workspace, &["--assignee", "van-phong-thong-ke"]);
    assert!(others.keys().all(|uid| !uid.starts_with("+report")), "{others:?}");
    let of_area = events(&workspace, &["--area", "1"]);
    assert!(!of_area.is_empty() && of_area.keys().all(|uid| uid.starts_with("1.")), "{of_area:?}");
}

#[test]
fn reminders_are_alarms_of_what_is_not_late() {
    let workspace = Workspace::minimal();
    let text = workspace.run(&["calendar", "--as-of", "2023-07-01", "--remind", "3d,1w", "--remind", "3 ngày"]).stdout;
    let (events, overdue) = (text.matches("BEGIN:VEVENT").count(), 2);
    assert_eq!(text.matches("TRIGGER:-P7D\r\n").count(), events - overdue);
    assert_eq!(text.matches("TRIGGER:-P3D\r\n").count(), events - overdue, "each once");
    for (slip, says) in
        [("soon", "is not a number of days"), ("367", "at most 366 days"), ("-1", "there is no option `-1`")]
    {
        let outcome = calendar(&workspace, &["--remind", slip]);
        assert_eq!(outcome.status, 2, "{slip}");
        assert!(outcome.stderr.contains(says), "{slip}: {}", outcome.stderr);
    }
}

#[test]
fn hostile_text_stays_text() {
    let title = r#"title = "x\r\nEND:VEVENT\r\nBEGIN:VALARM;,\\n::error::y""#;
    let workspace = Workspace::minimal();
    let tasks = workspace.text(TASKS).replace("title = \"Báo cáo kết quả CCHC định kỳ\"", title);
    workspace.write(
        TASKS,
        tasks + &format!("\n[[task]]\nid = \"1.9\"\ntitle = \"{}\"\ndue = 2023-12-01\n", "ệ".repeat(20_000)),
    );
    let outcome = calendar(&workspace, &["--output-format", "ics"]);
    let events = events_of(&outcome.stdout);
    let one = &events["1.2+2023-Q1@mau.cchc"];
    assert!(one["SUMMARY"].contains("␍↵END:VEVENT␍↵BEGIN:VALARM\\;\\,\\\\n"), "{one:?}");
    assert!(events["1.9@mau.cchc"]["SUMMARY"].contains("ệệ"));
}

#[test]
fn a_plan_that_cannot_be_read_empties_no_calendar() {
    let workspace = Workspace::minimal();
    assert_eq!(calendar(&workspace, &["-o", "lich.ics"]).status, 0);
    assert_eq!(calendar(&workspace, &["--to", "lich"]).status, 0);
    let before = (text_of(&workspace.file("lich.ics")), text_of(&workspace.file("lich/van-phong-thong-ke.ics")));
    workspace.write(TASKS, workspace.text(TASKS) + "x = \n");
    for args in [&["-o", "lich.ics"][..], &["--to", "lich"], &[]] {
        let outcome = calendar(&workspace, args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{}", outcome.all());
        assert!(outcome.stderr.contains("no calendar was written"), "{}", outcome.stderr);
    }
    let after = (text_of(&workspace.file("lich.ics")), text_of(&workspace.file("lich/van-phong-thong-ke.ics")));
    assert!(before == after);
}

//! Faults that other readers found. Each test keeps one of them from coming back.

mod fuzzed;

use super::{Workspace, copy_folder, replace, repository};
use serde_json::Value;
use std::fs;

fn codes(folder: &Workspace) -> Vec<String> {
    let json = folder.run(&["validate", "--output-format", "json"]).json();
    let findings = json["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn a_figure_that_cannot_be_true_opens_no_gate() {
    let folder = Workspace::minimal();
    let values = folder.file("plans/mau/values/2023-Q1.toml");
    replace(&values, "{ numerator = 412, denominator = 1020 }", "{ percent = 140 }");
    let outcome = folder.run(&["check-targets", "--output-format", "json"]);
    assert_eq!(outcome.status, 2);
    let json = outcome.json();
    assert_eq!(json["ok"], Value::Bool(false));
    assert!(json["plans"].as_array().expect("plans").is_empty(), "{json}");
}

#[test]
fn settings_that_cannot_be_read_give_no_table() {
    let folder = Workspace::minimal();
    folder.write("cchc.toml", "holidays = [\"2023-09-04\"]\n");
    let outcome = folder.run(&["status"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("E007"), "{}", outcome.stderr);
}

#[test]
fn two_plans_of_one_id_are_found() {
    let folder = Workspace::minimal();
    copy_folder(&repository().join("examples/minimal/plans/mau"), &folder.file("plans/other"));
    assert_eq!(codes(&folder), ["E101"]);
}

#[test]
fn an_assignee_is_the_same_in_capitals() {
    let folder = Workspace::minimal();
    let tasks =
        folder.text("plans/mau/tasks.toml").replace("lead = \"van-phong-thong-ke\"", "lead = \"Van-Phong-Thong-Ke\"");
    folder.write("plans/mau/tasks.toml", tasks);
    assert!(codes(&folder).is_empty());
    let outcome = folder.run(&["status", "--output-format", "json"]);
    let json = outcome.json();
    let leads: Vec<&Value> =
        json["plans"][0]["tasks"].as_array().expect("tasks").iter().map(|task| &task["lead"]).collect();
    assert!(leads.contains(&&Value::from("van-phong-thong-ke")), "{leads:?}");
    let table = folder.run(&["status", "--by", "assignee", "--lang", "en"]).stdout;
    assert!(!table.contains("(no lead)"), "{table}");
    assert_eq!(table.matches("Công chức văn phòng").count(), 1, "{table}");
}

#[test]
fn a_fault_in_the_head_of_a_values_file_hides_no_figure() {
    let folder = Workspace::minimal();
    let values = folder.file("plans/mau/values/2023-Q1.toml");
    replace(&values, "reported-on = 2023-03-17", "reported-on = 2023-13-17");
    replace(&values, "numerator = 412", "numerator = 4120");
    assert_eq!(codes(&folder), ["E007", "E311"]);
}

#[test]
fn a_file_that_nobody_reads_is_named() {
    let folder = Workspace::minimal();
    let plan = folder.file("plans/mau");
    fs::create_dir_all(plan.join("value")).expect("a folder");
    fs::write(plan.join("value/2023-H1.toml"), "").expect("it is written");
    fs::write(plan.join("values/2023-H1.TOML"), "").expect("it is written");
    assert_eq!(codes(&folder), ["E015", "E015"]);
}

#[test]
fn a_failing_run_writes_json_for_those_who_asked() {
    let folder = Workspace::minimal();
    for args in [
        ["status", "-p", "nope", "--output-format", "json"],
        ["status", "--as-of", "x", "--output-format", "json"],
        ["status", "--state", "x", "--output-format", "json"],
    ] {
        let outcome = folder.run(&args);
        assert_eq!(outcome.status, 2, "{args:?}");
        let json = outcome.json();
        assert_eq!(json["ok"], Value::Bool(false));
        assert!(json["error"].as_str().is_some_and(|error| !error.is_empty()), "{json}");
    }
}

#[test]
fn several_plans_list_their_tasks_too() {
    let folder = Workspace::minimal();
    copy_folder(&repository().join("examples/minimal/plans/mau"), &folder.file("plans/other"));
    folder.replace("plans/other/plan.toml", "id = \"mau\"", "id = \"khac\"");
    let table = folder.run(&["status", "--tasks", "--lang", "en"]).stdout;
    assert!(table.contains("[mau]") && table.contains("[khac]"), "plans of one unit are told apart: {table}");
    assert_eq!(table.matches("Ban hành Kế hoạch").count(), 2, "{table}");
    assert!(table.contains("Targets:"), "{table}");
}

/// Found by `hostile`: each finding kept its whole line, so 64 KB of control characters in one line took a gigabyte.
#[test]
fn findings_in_a_long_line_do_not_keep_it_each() {
    let mut sources = cchc::source::Sources::default();
    let file = sources.add(cchc::source::FilePath::new("a.toml"), "\u{1b}".repeat(1_000_000));
    for byte in (0..1_000_000).step_by(10_000) {
        let span = cchc::source::Span { start: byte, end: byte + 1 };
        let at = sources.locate(cchc::source::Place { file, span });
        assert!(at.line.len() < 2_000 && at.line.get(at.marked.range()) == Some("\u{1b}"), "{}", at.line.len());
        assert_eq!(at.start.column, byte + 1);
    }
}

/// Found by `hostile`: there was no end to what is listed of a file.
#[test]
fn ten_thousand_findings_of_a_file_are_listed() {
    let folder = Workspace::minimal();
    folder.write("plans/mau/issues.toml", "a\n".repeat(12_000));
    let all = codes(&folder);
    assert_eq!(all.iter().filter(|code| *code == "E001").count(), 10_000);
    assert_eq!(all.iter().filter(|code| *code == "E008").count(), 1);
}

/// Found by `hostile`: the program compared each unknown id with each known one for "did you mean". With tens of
/// thousands of both that took minutes.
#[test]
fn no_id_is_proposed_behind_hundreds_of_faults() {
    let folder = Workspace::minimal();
    let tasks = folder.file("plans/mau/tasks.toml");
    let mut text = fs::read_to_string(&tasks).expect("it is there");
    for number in 0..300 {
        text.push_str("\n[[task]]\narea = \"1\"\ntitle = \"Việc\"\ndue = 2023-06-30\nserves = [\"tuyen-truyenn\"]\n");
        text.extend(["id = \"x", &number.to_string(), "\"\n"]);
    }
    fs::write(&tasks, text).expect("it is written");
    let json = folder.run(&["validate", "--output-format", "json"]).json();
    let findings = json["findings"].as_array().expect("findings").iter().filter(|one| one["code"] == "E105");
    let meant: Vec<bool> =
        findings.map(|one| one["help"].as_str().is_some_and(|help| help.contains("tuyen-truyen"))).collect();
    assert_eq!(
        (meant.len(), meant.iter().filter(|meant| **meant).count()),
        (300, 200),
        "all are told, the first with help"
    );
}

/// A run kept only the counts of the second of two plans. Where the first turned out to be faulty beside it, the
/// report showed the second as the only one, without a task.
#[test]
fn the_sound_one_of_two_plans_is_shown_whole() {
    let folder = Workspace::minimal();
    copy_folder(&repository().join("examples/minimal/plans/mau"), &folder.file("plans/z"));
    folder.replace("plans/z/plan.toml", "id = \"mau\"", "id = \"z\"");
    folder.replace("plans/mau/plan.toml", "id = \"mau\"", "id = \"mau\"\nparent = \"khong-co\"");
    for command in ["status", "check-targets"] {
        let of = |plan: &[&str]| folder.run(&[&[command, "--lang", "en", "--as-of", "2023-03-31"], plan].concat());
        let (both, alone) = (of(&[]), of(&["-p", "z"]));
        assert_eq!((both.status, alone.status), (2, 0), "the other is faulty");
        assert_eq!(both.stdout, alone.stdout);
    }
}

/// Looked through one by one for the first, thousands of targets took a minute; the same is found by their kinds.
#[test]
fn the_first_other_target_of_a_kind_is_named() {
    let folder = Workspace::minimal();
    let plan = folder.file("plans/mau/plan.toml");
    let target =
        |id: &str, least: u32| format!("\n[[target]]\nid = \"{id}\"\nindicator = \"SO-tin-bai\"\nat-least = {least}\n");
    let more = [("a", 24), ("b", 30), ("c", 24), ("d", 30)].map(|(id, least)| target(id, least));
    fs::write(&plan, fs::read_to_string(&plan).expect("it is there") + &more.concat()).expect("it is written");
    let json = folder.run(&["validate", "--output-format", "json", "--lang", "en"]).json();
    let findings = json["findings"].as_array().expect("findings");
    let named = findings.iter().filter(|one| one["name"] == "indicator-twice").map(|one| {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        (text(&one["item"]), text(&one["args"]["first"]))
    });
    let expected = [("b", "a"), ("c", "b"), ("d", "a")].map(|(one, other)| (one.to_owned(), other.to_owned()));
    assert_eq!(named.collect::<Vec<_>>(), expected, "{json:#}");
}

/// The finding of a circle of targets stood at the first that leads into it, which is not a part of it.
#[test]
fn a_circle_is_told_at_its_first_member_and_named_in_short() {
    let folder = Workspace::minimal();
    let plan = folder.file("plans/mau/plan.toml");
    let target = |(id, above): (usize, usize)| {
        format!("\n[[target]]\nid = \"t{id}\"\nindicator = \"so-tin-bai\"\nat-least = 24\nof-which = \"T{above}\"\n")
    };
    let circle = (1..50).map(|id| (id, if id == 49 { 1 } else { id + 1 }));
    let text: String = [(0, 3)].into_iter().chain(circle).map(target).collect();
    fs::write(&plan, fs::read_to_string(&plan).expect("it is there") + &text).expect("it is written");
    let json = folder.run(&["validate", "--output-format", "json", "--lang", "en"]).json();
    let found = json["findings"].as_array().expect("findings").iter().filter(|one| one["code"] == "E108");
    let found: Vec<&Value> = found.collect();
    assert_eq!(found.len(), 1, "{json}");
    assert_eq!(found[0]["item"], "t1", "{json}");
    let message = found[0]["message"].as_str().expect("a message");
    assert!(message.contains("t1, t2, t3,") && message.ends_with("t19, t20 and 30 more"), "{message}");
}

/// Once no test noticed that a run takes away the leftovers of a killed one, also in folders where it writes nothing.
#[test]
fn the_next_run_removes_the_leftovers_of_a_killed_one() {
    let folder = Workspace::minimal();
    let left = ["plans/mau/.cchc.tmp", "plans/mau/values/.cchc.tmp"].map(|name| folder.file(name));
    for file in &left {
        fs::write(file, "half a fi").expect("it is written");
    }
    let outcome = folder.run(&["progress", "1.1", "--percent", "50", "--as-of", "2023-01-20"]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    assert!(left.iter().all(|file| !file.exists()), "{left:?}");
}

/// A pipe where an export was to go was opened, to see who wrote it, and waited for for ever.
#[cfg(unix)]
#[test]
fn an_export_waits_for_no_pipe() {
    let folder = Workspace::minimal();
    let to = folder.file("tables");
    fs::create_dir(&to).expect("a folder");
    let made = std::process::Command::new("mkfifo").arg(to.join("datapackage.json")).status().expect("mkfifo runs");
    assert!(made.success());
    let to = to.to_str().expect("a path");
    let outcome = folder.run(&["export", "--to", to, "--lang", "en"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("datapackage.json"), "{}", outcome.stderr);
}

/// Once no test noticed findings as Markdown, a list that a comment on a change can hold.
#[test]
fn findings_are_a_list_in_markdown() {
    let folder = Workspace::minimal();
    folder.replace("plans/mau/plan.toml", "tasks = 3", "tasks = 4");
    let args = ["validate", "--output-format", "markdown", "--lang", "en", "--as-of", "2023-03-31"];
    let outcome = folder.run(&args);
    assert!(
        outcome.stdout.contains("\n- plans/mau/plan.toml:19:9: warning\\[E109 announced-count\\]: "),
        "{}",
        outcome.stdout
    );
}

/// A folder in place of the lock or the temporary file gave an error of the disk.
#[cfg(unix)]
#[test]
fn an_obstacle_to_a_write_is_named() {
    let lock = "`.cchc.lock` is not a plain file";
    let ways = [
        ("mkdir .cchc.lock", lock),
        ("ln -s plan.toml .cchc.lock", lock),
        ("mkfifo .cchc.lock", lock),
        ("mkdir .cchc.tmp", "the folder `.cchc.tmp` beside it is in the way"),
    ];
    for (put, says) in ways {
        let folder = Workspace::minimal();
        let plan = folder.file("plans/mau");
        let tasks = fs::read(plan.join("tasks.toml")).expect("it is there");
        let made = std::process::Command::new("sh").args(["-c", put]).current_dir(&plan).status();
        assert!(made.expect("it runs").success(), "{put}");
        let progress = ["progress", "1.1", "--percent", "50", "--as-of", "2023-01-20", "--lang", "en"];
        let outcome = folder.run(&progress);
        assert_eq!(outcome.status, 2, "{put}: {}", outcome.all());
        assert!(outcome.stderr.contains(says), "{put}: {}", outcome.stderr);
        assert_eq!(fs::read(plan.join("tasks.toml")).expect("it is there"), tasks);
    }
}

/// Told as "entity not found", in both languages.
#[test]
fn a_refusal_of_the_system_is_told_in_words() {
    let folder = Workspace::minimal();
    let absent = ("a folder of this path is not there", "không có thư mục trong đường dẫn này");
    let no_folder = ("a part of this path is not a folder", "một phần đường dẫn không phải thư mục");
    // Windows does not tell the two apart.
    let behind_a_file = if cfg!(windows) { absent } else { no_folder };
    let reports = [("no/such/x.json", absent), ("cchc.toml/x.json", behind_a_file)];
    for (file, (en, vi)) in reports {
        let report = format!("json={}", folder.file(file).display());
        for (lang, says) in [("en", en), ("vi", vi)] {
            let outcome = folder.run(&["validate", "--report", &report, "--lang", lang]);
            assert_eq!(outcome.status, 2, "{}", outcome.all());
            assert!(outcome.stderr.contains(says), "{}", outcome.stderr);
        }
    }
}

/// A width beyond any terminal's was filled with blanks, until the memory was full.
#[test]
fn no_claimed_width_is_too_wide() {
    for columns in ["99999999", "18446744073709551615"] {
        let outcome = super::run(super::cchc().env("COLUMNS", columns).args(["status", "--as-of", "2023-03-31"]));
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert!(outcome.stdout.len() < 200_000, "{} bytes", outcome.stdout.len());
    }
}

/// A conflict in the first line behind a byte order mark was told at its end.
#[test]
fn a_conflict_behind_a_byte_order_mark_is_told_where_it_begins() {
    let folder = Workspace::minimal();
    let text = "\u{FEFF}<<<<<<< HEAD\n[[issue]]\n=======\n[[issue]]\n>>>>>>> x\n";
    folder.write("plans/mau/issues.toml", text);
    let outcome = folder.run(&["validate", "--output-format", "concise"]);
    assert!(outcome.stdout.contains("issues.toml:1:1: error[E003"), "{}", outcome.stdout);
}

/// Characters for shorthand and music that nobody sees were printed as they are.
#[test]
fn ignorable_characters_of_unicode_are_found() {
    let folder = Workspace::minimal();
    folder.replace("plans/mau/tasks.toml", "title = \"Báo", "title = \"B\u{1d173}\u{1bca0}áo");
    assert_eq!(codes(&folder), ["E010", "E010"]);
}

/// Each was compared with all before it: eight seconds.
#[test]
fn whoever_is_named_twice_among_many_is_found() {
    let folder = Workspace::minimal();
    let many: Vec<String> = (0..5_000).map(|number| format!("\"x{number}\"")).collect();
    let roles = format!("support = [\"van-phong-thong-ke\", {}, \"Van-Phong-Thong-Ke\"]", many.join(", "));
    folder.replace("plans/mau/tasks.toml", "support = [\"van-phong-thong-ke\"]", &roles);
    let found = codes(&folder);
    assert_eq!(found.iter().filter(|code| *code == "E413").count(), 1, "van-phong-thong-ke, and nobody else");
}

/// The findings under a report were not counted: a comment, or the summary of a job, was refused whole.
#[test]
fn findings_in_markdown_fit_a_comment_too() {
    let folder = Workspace::minimal();
    let issue = |number| format!("[[issue]]\nraised = 2023-05-12\ntext = \"a\"\nunknown-key-{number} = 1\n");
    let issues: String = (0..2_000).map(issue).collect();
    folder.write("plans/mau/issues.toml", issues);
    for args in [&["validate"][..], &["ci", "--server", "none"]] {
        let args = [args, &["--output-format", "markdown", "--lang", "en"]].concat();
        let page = folder.run(&args).stdout;
        assert!(page.chars().count() <= 65_536 && page.contains("(cut here: "), "{args:?}: {}", page.len());
    }
}

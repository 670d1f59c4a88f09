//! Many plans are read and written part by part. Whatever the parts, every output has the same bytes.

use super::{Outcome, Workspace, copy_folder, replace, repository, text_of};
use std::fs;

/// More plans than are read at once.
const PLANS: usize = 262;

/// With one thread a part has 16 plans. With so many threads one part has them all.
const IN_PARTS: &str = "1";
const AT_ONCE: &str = "40";

/// Plans of which some have errors, some warnings and some gaps; each names the next as the plan above.
fn workspace() -> Workspace {
    let folder = Workspace::minimal();
    let mau = repository().join("examples/minimal/plans/mau");
    fs::remove_dir_all(folder.file("plans/mau")).expect("it goes");
    for number in 0..PLANS {
        let name = format!("p{number:03}");
        let plan = folder.file(&format!("plans/{name}"));
        copy_folder(&mau, &plan);
        let parent = if number % 4 == 0 { String::new() } else { format!("\nparent = \"p{:03}\"", number + 1) };
        replace(&plan.join("plan.toml"), "id = \"mau\"", &format!("id = \"{name}\"{parent}"));
        replace(&plan.join("plan.toml"), "xã Mẫu\"\nlevel", &format!("xã {number}\"\nlevel"));
        let tasks = plan.join("tasks.toml");
        let text = text_of(&tasks);
        let lead = "lead = \"van-phong-thong-ke\"";
        let changed = match number % 7 {
            1 => text.replacen(lead, "lead = \"khong-co-ai\"", 1),
            3 => text.replacen(lead, "support = [\"tu-phap-ho-tich\"]", 1),
            5 => text.replacen("output = \"Kế hoạch\"\n", "", 1),
            _ => text,
        };
        fs::write(&tasks, changed).expect("it is written");
        if number == 200 {
            fs::write(&tasks, "[[task]\n").expect("it is written");
        }
    }
    folder
}

fn run(folder: &Workspace, args: &[&str], jobs: &str) -> Outcome {
    folder.run(&[args, &["--as-of", "2023-06-30", "--lang", "en", "--jobs", jobs]].concat())
}

#[track_caller]
fn expect_same(one: &Outcome, other: &Outcome, of: &[&str]) {
    assert_eq!(one.status, other.status, "{of:?}\n{}", one.stderr);
    assert!(one.stdout == other.stdout && !one.stdout.is_empty(), "{of:?}");
    assert_eq!(one.stderr, other.stderr, "{of:?}");
}

#[test]
fn every_output_has_the_same_bytes_in_parts() {
    const FINDINGS: &[&str] = &["concise", "json", "csv", "markdown", "github", "gitlab", "sarif", "junit"];
    const TABLES: &[&str] = &["json", "csv", "markdown"];
    let folder = workspace();
    for (command, formats) in [
        (&["validate"][..], FINDINGS),
        (&["check-targets"], FINDINGS),
        (&["check-targets", "--by", "target"], TABLES),
        (&["assign"], FINDINGS),
        (&["assign", "--suggest"], TABLES),
        (&["status", "--fail-on-state", "overdue"], TABLES),
        (&["status", "--reports"], TABLES),
        (&["status", "--by", "month"], TABLES),
        (&["ci"], FINDINGS),
    ] {
        let whole = run(&folder, command, AT_ONCE);
        expect_same(&run(&folder, command, IN_PARTS), &whole, command);
        let written = |jobs: &str| {
            let name = |format: &str| format!("out-{jobs}.{format}");
            let reports: Vec<String> =
                formats.iter().map(|format| format!("--report={format}={}", name(format))).collect();
            let args: Vec<&str> = command.iter().copied().chain(reports.iter().map(String::as_str)).collect();
            let outcome = run(&folder, &[&args[..], &["--force"]].concat(), jobs);
            expect_same(&outcome, &whole, &args);
            formats.iter().map(|format| text_of(&folder.file(&name(format)))).collect::<Vec<String>>()
        };
        let (parts, whole) = (written(IN_PARTS), written(AT_ONCE));
        for ((format, part), whole) in formats.iter().zip(parts).zip(whole) {
            assert!(part == whole && part.len() > 100, "{command:?} {format}");
        }
    }
}

/// The form of an output must not depend on how many of the plans of a part could be computed.
#[test]
fn one_sound_plan_of_many_is_shown_alike_in_parts() {
    let folder = workspace();
    for number in (0..PLANS).filter(|number| *number != 128) {
        let plan = folder.file(&format!("plans/p{number:03}/plan.toml"));
        fs::write(&plan, text_of(&plan) + "loi = 1\n").expect("it is written");
    }
    for command in [&["ci"][..], &["status"], &["status", "--sort", "name"], &["check-targets"], &["assign"]] {
        expect_same(&run(&folder, command, IN_PARTS), &run(&folder, command, AT_ONCE), command);
    }
    let page = run(&folder, &["ci"], IN_PARTS).stdout;
    assert!(page.contains("1 plan ") && !page.contains("no task yet"), "{page}");
    // So few plans come together, whatever the number of jobs.
    let few = ["status", "-p", "p11?", "-p", "p12?"];
    expect_same(&run(&folder, &few, "1"), &run(&folder, &few, AT_ONCE), &few);
}

#[test]
fn kinds_that_come_late_do_not_change_a_log() {
    let folder = workspace();
    folder.write("cchc.toml", "[ci]\nfail-on-state = [\"overdue\", \"done\"]\nfail-on-verdict = [\"on-track\"]\n");
    let tasks = folder.file("plans/p258/tasks.toml");
    fs::write(&tasks, text_of(&tasks).replacen("lead = ", "khong-co = ", 1)).expect("it is written");
    for format in ["sarif", "gitlab", "concise", "junit"] {
        let args = ["ci", "--output-format", format];
        expect_same(&run(&folder, &args, IN_PARTS), &run(&folder, &args, AT_ONCE), &args);
    }
}

#[test]
fn a_format_on_standard_output_is_the_one_of_the_file() {
    let folder = workspace();
    for (command, format) in [("ci", "json"), ("ci", "junit"), ("validate", "sarif"), ("assign", "csv")] {
        let printed = run(&folder, &[command, "--output-format", format], IN_PARTS);
        run(&folder, &[command, "--output-format", format, "-o", "out", "--force"], IN_PARTS);
        assert!(printed.stdout == text_of(&folder.file("out")) && printed.stdout.len() > 10_000, "{command} {format}");
    }
}

#[test]
fn tables_for_others_are_the_same_in_parts() {
    let folder = workspace();
    let tables = |jobs: &str| {
        let to = format!("tables-{jobs}");
        assert_eq!(run(&folder, &["export", "--to", &to], jobs).status, 2, "some plans are faulty");
        let mut files: Vec<_> = fs::read_dir(folder.file(&to)).expect("a folder").flatten().collect();
        files.sort_by_key(fs::DirEntry::file_name);
        files.iter().map(|file| text_of(&file.path())).collect::<Vec<String>>()
    };
    let (parts, whole) = (tables(IN_PARTS), tables(AT_ONCE));
    assert!(parts.len() > 8 && parts == whole);
}

/// Nothing is printed with `--quiet` where all is well, and all of it where something fails.
#[test]
fn a_quiet_run_in_parts_waits_for_its_end() {
    let folder = workspace();
    let never = run(&folder, &["validate", "--fail-on", "never", "--quiet"], IN_PARTS);
    assert_eq!((never.status, never.stdout.as_str()), (0, ""));
    let failing = run(&folder, &["validate", "--quiet"], IN_PARTS);
    expect_same(&failing, &run(&folder, &["validate", "--quiet"], AT_ONCE), &["validate", "--quiet"]);
    assert_eq!(failing.status, 1);
}

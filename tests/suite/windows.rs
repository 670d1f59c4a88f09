//! What Windows has that other systems have not: files that others hold open, names of devices, patterns that no shell
//! expands, `\`, long paths.

use super::{Outcome, Workspace, cchc_in, text_of};
use std::fs;
use std::os::windows::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

fn english(folder: &Path, args: &[&str]) -> Outcome {
    cchc_in(folder, &[args, &["--lang", "en"]].concat())
}

/// A file as Word and Excel open it: nobody else may write it or take its place.
fn held(file: &Path) -> fs::File {
    const SHARE_READ: u32 = 1;
    fs::OpenOptions::new().read(true).share_mode(SHARE_READ).open(file).expect("the file opens")
}

#[test]
fn a_result_waits_for_a_file_that_another_program_has_open_and_then_says_so() {
    let workspace = Workspace::minimal();
    let args = ["status", "--output-format", "json", "-o", "a.json"];
    assert_eq!(english(workspace.path(), &args).status, 0);
    let before = workspace.text("a.json");
    let open = held(&workspace.file("a.json"));
    let outcome = english(workspace.path(), &args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("another program has it open"), "{}", outcome.stderr);
    assert_eq!(workspace.text("a.json"), before);
    drop(open);
    let names: Vec<_> = fs::read_dir(workspace.path()).expect("a folder").flatten().map(|e| e.file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().starts_with(".cchc")), "{names:?}");
    // Who has it only for a moment is waited for.
    let open = held(&workspace.file("a.json"));
    let release = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(150));
        drop(open);
    });
    let outcome = english(workspace.path(), &args);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    release.join().expect("it ends");
}

#[test]
fn an_edit_of_a_file_that_another_program_has_open_is_refused_and_loses_nothing() {
    let workspace = Workspace::minimal();
    let tasks = workspace.file("plans/mau/tasks.toml");
    let before = text_of(&tasks);
    let open = held(&tasks);
    let args = ["progress", "2.1", "--percent", "50", "--on", "2023-03-01"];
    let outcome = english(workspace.path(), &args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("another program has it open"), "{}", outcome.stderr);
    assert_eq!(text_of(&tasks), before);
    drop(open);
    assert_eq!(english(workspace.path(), &args).status, 0);
    assert_ne!(text_of(&tasks), before);
}

#[test]
fn a_table_that_another_program_has_open_stays_with_the_others_of_its_set() {
    let workspace = Workspace::minimal();
    let args = ["export", "--to", "tables"];
    assert_eq!(english(workspace.path(), &args).status, 0);
    let open = held(&workspace.file("tables/tasks.csv"));
    workspace.replace("plans/mau/tasks.toml", "id = \"2.1\"", "id = \"2.7\"");
    let before = workspace.text("tables/plans.csv");
    let outcome = english(workspace.path(), &args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("another program has it open"), "{}", outcome.stderr);
    assert_eq!(workspace.text("tables/plans.csv"), before);
    assert!(workspace.text("tables/tasks.csv").contains("2.1"));
    drop(open);
    assert_eq!(english(workspace.path(), &args).status, 0);
    assert!(workspace.text("tables/tasks.csv").contains("2.7"));
}

#[test]
fn no_result_goes_to_a_device() {
    let workspace = Workspace::minimal();
    for args in [
        &["status", "-o", "con"][..],
        &["status", "-o", r"plans\NUL.txt"],
        &["validate", "--report", "json=aux.json"],
        &["export", "--to", "prn"],
        &["export", "--to", r"com1.d\tables"],
        &["init", "lpt1", "--unit", "UBND xã Mới", "--year", "2026"],
        &["init", r"nul.d\xa", "--unit", "UBND xã Mới", "--year", "2026"],
    ] {
        let outcome = english(workspace.path(), args);
        assert_eq!(outcome.status, 2, "{args:?}: {}", outcome.all());
        assert!(outcome.stderr.contains("names a device of Windows"), "{args:?}: {}", outcome.stderr);
    }
}

/// A workspace from a stranger may hold such a file; it is never opened as a device, which would wait for a key.
#[test]
fn a_file_with_the_name_of_a_device_is_read_as_a_file() {
    let workspace = Workspace::minimal();
    let folder = fs::canonicalize(workspace.file("plans/mau/values")).expect("a folder");
    // The long form of a path knows no devices.
    if fs::write(folder.join("con.toml"), "a = 1\n").is_err() {
        eprintln!("no such file can be made here");
        return;
    }
    let started = Instant::now();
    let outcome = english(workspace.path(), &["validate"]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(outcome.stdout.contains("con.toml"), "{}", outcome.all());
    assert!(started.elapsed() < Duration::from_secs(20));
    fs::remove_file(folder.join("con.toml")).expect("it goes");
}

#[test]
fn forms_are_found_by_a_pattern() {
    let workspace = Workspace::long_an();
    let day = ["--as-of", "2023-09-30"];
    let made = english(workspace.path(), &[&["record", "--to", "phieu"][..], &day].concat());
    assert_eq!(made.status, 0, "{}", made.all());
    for pattern in [r"phieu\*.*", "phieu/*", "phieu/?*.*"] {
        let outcome = english(workspace.path(), &[&["record", "--from", pattern][..], &day].concat());
        assert_eq!(outcome.status, 0, "{pattern}: {}", outcome.all());
    }
    let outcome = english(workspace.path(), &[&["record", "--from", r"phieu\*.none"][..], &day].concat());
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("*.none"), "{}", outcome.stderr);
}

#[test]
fn reports_name_files_with_slashes_however_the_folder_is_named() {
    let workspace = Workspace::minimal().with("plans/mau/tasks.toml", "[[task]]\nid = 1\n");
    let above = workspace.path().parent().expect("a folder");
    let name = workspace.path().file_name().expect("a name").to_str().expect("a plain name");
    for named in [format!(r"{name}\plans"), format!(r".\{name}\plans\"), format!(r"{name}/plans")] {
        let mut command = super::cchc();
        command.current_dir(above).env("CCHC_LANG", "en");
        command.args(["-C", &named, "validate", "--output-format", "concise"]);
        let outcome = super::run(&mut command);
        assert_eq!(outcome.status, 1, "{named}: {}", outcome.all());
        assert!(outcome.stdout.contains("/plans/mau/tasks.toml:2:"), "{named}: {}", outcome.stdout);
        assert!(!outcome.all().contains('\\'), "{named}: {}", outcome.all());
    }
    let outcome = english(workspace.path(), &["validate", "-p", r"plans\mau"]);
    assert!(outcome.stdout.contains("plans/mau/tasks.toml"), "{}", outcome.all());
}

#[test]
fn long_and_vietnamese_paths_work() {
    let part = "thư mục của Ủy ban nhân dân xã Long An, thị xã Tân Châu, tỉnh An Giang";
    let folder = tempfile::tempdir().expect("a folder");
    let base = fs::canonicalize(folder.path()).expect("a folder");
    let mut deep = base.join([part; 5].join(r"\"));
    assert!(deep.to_string_lossy().chars().count() > 300);
    fs::create_dir_all(&deep).expect("the long form is taken");
    if fs::canonicalize(&deep).is_err() {
        eprintln!("wine cannot tell where links of so long a path lead: a shorter one is tried");
        deep = base.join(part);
    }
    let begin = ["init", "xa", "--unit", "UBND xã Long An", "--year", "2026"];
    let deep = deep.to_string_lossy().trim_start_matches(r"\\?\").to_owned();
    let here = Path::new(&deep);
    let outcome = english(here, &begin);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let root = here.join("xa");
    for args in [
        &["validate"][..],
        &["progress", "1.1", "--percent", "50"],
        &["status", "-o", "kết quả.txt"],
        &["export", "--to", "bảng"],
        &["export", "--to", "bảng"],
    ] {
        let outcome = english(&root, &[args, &["--as-of", "2026-03-01"]].concat());
        assert_ne!(outcome.status, 2, "{args:?}: {}", outcome.all());
        assert!(!outcome.all().contains(r"\\?\"), "{args:?}: {}", outcome.all());
    }
    assert!(fs::canonicalize(root.join("kết quả.txt")).is_ok());
}

#[test]
fn the_system_says_the_language_where_no_variable_does() {
    let workspace = Workspace::minimal();
    let mut command = super::cchc();
    for name in ["LC_ALL", "LANG", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    let outcome = super::run(command.arg("-C").arg(workspace.path()).arg("status").stdin(Stdio::null()));
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let is_vietnamese = sys_locale::get_locale().is_some_and(|locale| locale.starts_with("vi"));
    assert_eq!(outcome.stdout.contains("Nhiệm"), is_vietnamese, "{}", outcome.stdout);
}

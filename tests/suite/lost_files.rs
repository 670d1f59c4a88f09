//! The program tells once, at its place, of a file that it cannot read. It never takes such a file for absent.

use super::Workspace;
use cchc::app::{Selection, check};
use cchc::source::{Disk, Entry, FilePath, Files, Kind, Refusal};
use cchc::text::Lang;
use std::fs;

fn codes(folder: &Workspace) -> Vec<String> {
    let json = folder.run(&["validate", "--output-format", "json"]).json();
    let findings = json["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

/// A folder that could not be looked into made its plans vanish, and the gate opened.
#[cfg(unix)]
#[test]
fn plans_that_cannot_be_looked_for_open_no_gate() {
    let folder = Workspace::minimal();
    std::os::unix::fs::symlink("/", folder.file("plans/more")).expect("a link");
    let tables = folder.file("tables");
    let tables = tables.to_str().expect("a path");
    for command in [&["check-targets"][..], &["status"], &["assign"], &["export", "--to", tables]] {
        let outcome = folder.run(&[command, &["--lang", "en"]].concat());
        assert_eq!(outcome.status, 2, "{command:?}");
        assert!(outcome.stderr.contains("E013") && !outcome.stderr.contains("plan with errors"), "{}", outcome.stderr);
        assert!(!outcome.stdout.contains('✓'), "{}", outcome.stdout);
    }
}

/// A link to nothing counted as no file: the plan had no tasks, no figures or no name, and no finding told of it.
#[cfg(unix)]
#[test]
fn a_file_behind_a_link_to_nothing_is_missed() {
    for file in ["cchc.toml", "plans/mau/plan.toml", "plans/mau/values/2023-Q1.toml", "plans/mau/issues.toml"] {
        let folder = Workspace::minimal();
        let _ = fs::remove_file(folder.file(file));
        std::os::unix::fs::symlink("nowhere", folder.file(file)).expect("a link");
        let outcome = folder.run(&["validate", "--output-format", "concise", "--lang", "en"]);
        assert_eq!(outcome.status, 1, "{file}: {}", outcome.all());
        let says = format!("{file}:1:1: error[E012 unreadable-file]");
        assert!(outcome.stdout.contains(&says) && outcome.stdout.contains("leads nowhere"), "{}", outcome.stdout);
        assert_eq!(folder.run(&["check-targets"]).status, 2, "{file}");
    }
    let folder = Workspace::minimal();
    for (link, target) in [("plans/next", "nowhere"), ("plans/mau/tasks", "nowhere"), ("plans/round", "round")] {
        std::os::unix::fs::symlink(target, folder.path().join(link)).expect("a link");
    }
    assert_eq!(codes(&folder), ["E012", "E012", "E012"]);
}

/// It was told where plans are looked for and where this one is read; and that there are no tasks, which nobody knows.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_of_a_plan_that_cannot_be_listed_is_told_once() {
    use std::os::unix::ffi::OsStrExt as _;
    let odd = std::ffi::OsStr::from_bytes(b"x\xFF.toml");
    for name in ["values", "tasks"] {
        let folder = Workspace::minimal();
        let plan = folder.file("plans/mau");
        let _ = fs::create_dir(plan.join(name));
        if name == "tasks" {
            fs::rename(plan.join("tasks.toml"), plan.join("tasks/1.toml")).expect("a file can be moved");
        }
        fs::write(plan.join(name).join(odd), "").expect("a file can be written");
        assert_eq!(codes(&folder), ["E012"], "{name}");
        assert_eq!(folder.run(&["check-targets"]).status, 2, "{name}");
    }
    // Any other folder is none of the plan's: only who looks for plans can tell.
    let folder = Workspace::minimal();
    fs::create_dir(folder.file("plans/mau/annex")).expect("a folder can be made");
    fs::write(folder.file("plans/mau/annex").join(odd), "").expect("a file can be written");
    assert_eq!(codes(&folder), ["E012"]);
}

/// A reader found this: the message spoke of syntax errors.
#[cfg(unix)]
#[test]
fn a_figure_has_no_way_through_a_link_to_nothing() {
    let folder = Workspace::minimal();
    std::os::unix::fs::symlink("nowhere.toml", folder.file("plans/mau/values/2023-H1.toml")).expect("a link");
    let args = ["record", "so-tin-bai", "--period", "2023-H1", "--count", "3", "--as-of", "2023-06-30", "--lang", "en"];
    let outcome = folder.run(&args);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("2023-H1.toml` leads out of the workspace or nowhere"), "{}", outcome.stderr);
}

/// A reader found this: the message said that the folder is not there.
#[test]
fn a_file_in_place_of_a_folder_is_told() {
    for name in ["plans/mau/values", "plans"] {
        let folder = Workspace::minimal();
        fs::remove_dir_all(folder.file(name)).expect("it was there");
        folder.write(name, "");
        let outcome = folder.run(&["validate", "--lang", "en"]);
        assert_ne!(outcome.status, 0, "{}", outcome.all());
        assert!(outcome.all().contains(&format!("`{name}` cannot be read: it is not a folder")), "{}", outcome.all());
    }
}

/// A folder in which one file is gone when it comes to be read.
#[derive(Debug)]
struct Vanishing<'f>(&'f dyn Files, FilePath);

impl Files for Vanishing<'_> {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        self.0.list(folder)
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        if *file == self.1 { Err(Refusal::Absent) } else { self.0.read(file) }
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        self.0.resolved(path)
    }
}

#[test]
fn a_file_that_goes_between_listing_and_reading_is_missed() {
    let folder = Workspace::minimal();
    let tasks = folder.file("plans/mau/tasks.toml");
    fs::create_dir(tasks.with_file_name("tasks")).expect("a folder can be made");
    fs::write(tasks.with_file_name("tasks").join("more.toml"), "").expect("a file can be written");
    let disk = Disk::new(folder.path()).expect("the workspace is there");
    let day = cchc::value::Day::parse("2023-03-31").expect("a day");
    let found = |files: &dyn Files| {
        let checked = check(files, &Selection::all(), day).expect("it can be checked");
        checked.findings.iter().map(|one| format!("{} {}", one.rule().code, one.message(Lang::En))).collect::<Vec<_>>()
    };
    assert_eq!(found(&disk), [""; 0]);
    for file in ["plan.toml", "tasks/more.toml", "values/2023-Q1.toml"] {
        let path = format!("plans/mau/{file}");
        let expected = format!("E012 `{path}` cannot be read: nothing is there");
        assert_eq!(found(&Vanishing(&disk, FilePath::new(&path))), [expected]);
    }
}

/// A plan in a folder that a link stands for was read by nobody, and nobody was told.
#[cfg(unix)]
#[test]
fn a_plan_that_no_search_reaches_is_named() {
    use std::os::unix::fs::symlink;
    let folder = Workspace::minimal();
    let aside = folder.file("kho/nam-2024");
    super::copy_folder(&folder.file("plans/mau"), &aside);
    symlink("../kho/nam-2024", folder.file("plans/nam-2024")).expect("a link");
    assert_eq!(codes(&folder), ["E012"]);
    assert_eq!(folder.run(&["check-targets"]).status, 2);
    // Nor in a folder below.
    folder.remove("plans/nam-2024");
    symlink("../kho", folder.file("plans/kho")).expect("a link");
    assert_eq!(codes(&folder), ["E012"]);
    // A link to a folder that is read anyway, or without a plan, loses nothing.
    let folder = Workspace::minimal();
    symlink("mau", folder.file("plans/hien-hanh")).expect("a link");
    fs::create_dir(folder.file("tai-lieu")).expect("a folder can be made");
    symlink("../tai-lieu", folder.file("plans/tai-lieu")).expect("a link");
    symlink("../plans", folder.file("plans/vong")).expect("a link");
    assert_eq!(codes(&folder), Vec::<String>::new());
    let deep = (0..20).fold(folder.file("plans"), |above, at| above.join(at.to_string()));
    super::copy_folder(&folder.file("plans/mau"), &deep);
    assert_eq!(codes(&folder), ["E012"]);
    assert_eq!(folder.run(&["status"]).status, 2);
}

/// The run waited for ever for somebody to write into the pipe.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_in_the_place_of_a_folder_or_file_is_told() {
    for place in ["values", "tasks", "issues.toml", "../next", "../../cchc.toml"] {
        let folder = Workspace::minimal();
        let pipe = folder.file("plans/mau").join(place);
        let _ = fs::remove_file(&pipe);
        let _ = fs::remove_dir_all(&pipe);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo").success());
        let outcome = folder.run(&["validate", "--lang", "en"]);
        // Only a folder can hold a plan.
        let expected = i32::from(place != "../next");
        assert_eq!(outcome.status, expected, "{place}: {}", outcome.all());
    }
}

/// A carriage return alone made one line of two, and the rest of the file a comment.
#[test]
fn lines_that_only_old_macs_end_so_are_told_at_their_place() {
    let folder = Workspace::minimal();
    let tasks = folder.file("plans/mau/tasks.toml");
    let text = fs::read_to_string(&tasks).expect("the tasks");
    for (changed, what) in
        [(text.replace('\n', "\r"), "all of it"), (text.replacen("[[task]]", "# viec\r[[task]]", 1), "a comment")]
    {
        fs::write(&tasks, changed).expect("a file can be written");
        let outcome = folder.run(&["validate", "--lang", "en"]);
        assert_eq!(outcome.status, 1, "{what}: {}", outcome.all());
        assert!(outcome.stdout.contains("carriage return"), "{what}: {}", outcome.all());
        assert_eq!(folder.run(&["check-targets"]).status, 2, "{what}");
    }
}

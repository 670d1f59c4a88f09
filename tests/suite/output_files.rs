//! The files of results. They never replace a file of a plan or a file of somebody else. Their paths begin at the
//! working folder, and a path can mean standard output.

use super::{Outcome, Workspace, cchc, cchc_in, files_below, run, text_of};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder with what it holds, but for locks.
fn all(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files_below(folder).into_iter().map(|file| (file.clone(), fs::read(file).expect("a file"))).collect()
}

fn english(folder: &Path, args: &[&str]) -> Outcome {
    cchc_in(folder, &[args, &["--lang", "en"]].concat())
}

#[test]
fn no_output_replaces_a_file_that_plans_are_read_from() {
    let workspace = Workspace::minimal();
    let root = workspace.path();
    fs::write(root.join("cchc.toml"), "").expect("a file");
    fs::write(root.join("plans/mau/issues.toml"), "").expect("a file");
    let before = all(root);
    let absolute = root.join("plans/mau/tasks.toml").display().to_string();
    let files = [
        "cchc.toml",
        "indicators.toml",
        "plans/mau/plan.toml",
        "plans/../plans/mau/issues.toml",
        "plans/mau/values/2023-Q1.toml",
        "./CCHC.TOML",
        "plans/mau/new.toml",
        &absolute,
    ];
    for file in files {
        let report = format!("json={file}");
        let args = [
            &["status", "-o", file][..],
            &["validate", "--report", &report],
            &["explain", "E401", "-o", file],
            &["progress", "2.1", "--percent", "50", "-o", file],
            &["raise", "Thiếu máy", "-o", file],
            &["add", "task", "--id", "2.9", "--title", "x", "--due", "monthly", "-o", file],
        ];
        for args in args {
            for force in [&[][..], &["--force"]] {
                let outcome = english(root, &[args, force].concat());
                assert_eq!(outcome.status, 2, "{args:?} {force:?}: {}", outcome.all());
                assert!(outcome.stderr.contains("cchc reads plans from such files"), "{}", outcome.stderr);
                assert_eq!(all(root), before, "{args:?} {force:?}");
            }
        }
    }
}

/// The lock of a plan, and a file to which a link in a plan leads.
#[cfg(unix)]
#[test]
fn nor_one_through_which_a_plan_is_read_or_locked() {
    let workspace = Workspace::minimal();
    let root = workspace.path();
    fs::rename(root.join("plans/mau/tasks.toml"), root.join("tasks.txt")).expect("moved");
    std::os::unix::fs::symlink("../../tasks.txt", root.join("plans/mau/tasks.toml")).expect("a link");
    fs::rename(root.join("cchc.toml"), root.join("settings")).expect("moved");
    std::os::unix::fs::symlink("settings", root.join("cchc.toml")).expect("a link");
    fs::write(root.join("plans/mau/.cchc.lock"), "").expect("a file");
    let before = all(root);
    for file in ["tasks.txt", "settings", "plans/mau/.cchc.lock"] {
        let outcome = english(root, &["status", "--force", "-o", file]);
        assert_eq!(outcome.status, 2, "{file}: {}", outcome.all());
        assert!(outcome.stderr.contains("reads or locks a plan"), "{}", outcome.stderr);
        assert_eq!(all(root), before, "{file}");
    }
    // Without the link it is a file like any other.
    fs::remove_file(root.join("plans/mau/tasks.toml")).expect("removed");
    fs::rename(root.join("tasks.txt"), root.join("plans/mau/tasks.toml")).expect("moved");
    assert_eq!(english(root, &["status", "-o", "tasks.txt"]).status, 0);
}

#[cfg(unix)]
#[test]
fn no_table_replaces_a_file_of_a_plan() {
    let workspace = Workspace::minimal();
    let root = workspace.path();
    fs::create_dir(root.join("tables")).expect("a folder");
    fs::rename(root.join("plans/mau/tasks.toml"), root.join("tables/tasks.csv")).expect("moved");
    std::os::unix::fs::symlink("../../tables/tasks.csv", root.join("plans/mau/tasks.toml")).expect("a link");
    let before = all(root);
    let outcome = english(root, &["export", "--to", "tables", "--force"]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("reads or locks a plan"), "{}", outcome.stderr);
    assert_eq!(all(root), before);
}

#[test]
fn an_empty_file_is_replaced_by_force_only() {
    let workspace = Workspace::minimal();
    let file = workspace.file("x.json");
    let report = "json=x.json";
    for content in ["", "\n", " \t ", "\u{FEFF}", "[]  ", "[] and more"] {
        fs::write(&file, content).expect("a file");
        for args in [&["status", "-o", "x.json"][..], &["validate", "--report", report]] {
            let outcome = english(workspace.path(), args);
            assert_eq!(outcome.status, 2, "{content:?} {args:?}: {}", outcome.all());
            assert!(outcome.stderr.contains("--force"), "{}", outcome.stderr);
            assert_eq!(text_of(&file), content);
        }
        assert_eq!(english(workspace.path(), &["status", "--force", "-o", "x.json"]).status, 0);
    }
    for (command, file) in [("export", "plans.csv"), ("export", "datapackage.json"), ("schema", "plan.schema.json")] {
        let tables = workspace.path().join(file.replace('.', "-"));
        fs::create_dir(&tables).expect("a folder");
        fs::write(tables.join(file), "").expect("a file");
        let to = tables.to_str().expect("a path");
        assert_eq!(english(workspace.path(), &[command, "--to", to]).status, 2, "{command} {file}");
        assert_eq!(all(&tables).len(), 1);
    }
    // A report of GitLab without findings bears no name, and is ours.
    fs::remove_file(&file).expect("removed");
    for _ in 0..2 {
        let outcome = english(workspace.path(), &["validate", "--report", "gitlab=x.json"]);
        assert_eq!(outcome.status, 0, "{}", outcome.all());
        assert_eq!(text_of(&file), "[]\n");
    }
}

#[test]
fn a_hyphen_is_standard_output() {
    let workspace = Workspace::minimal();
    let before = all(workspace.path());
    let printed = english(workspace.path(), &["status"]).stdout;
    for option in [&["-o", "-"][..], &["-o-"], &["--output", "-"], &["--output=-"], &["-o", "-", "--force"]] {
        let outcome = english(workspace.path(), &[&["status"], option].concat());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (0, printed.as_str()), "{option:?}");
    }
    for report in ["json=-", "sarif=-", "csv=-"] {
        let outcome = english(workspace.path(), &["validate", "--report", report]);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains("standard output") && outcome.stderr.contains("./-"), "{}", outcome.stderr);
    }
    for command in ["export", "schema"] {
        let outcome = english(workspace.path(), &[command, "--to", "-"]);
        assert_eq!(outcome.status, 2, "{}", outcome.all());
        assert!(outcome.stderr.contains("standard output"), "{}", outcome.stderr);
    }
    assert_eq!(all(workspace.path()), before, "nothing is written");
    assert_eq!(english(workspace.path(), &["status", "-o", "./-"]).status, 0);
    assert_eq!(workspace.text("-"), printed);
}

#[test]
fn outputs_are_named_from_the_working_folder() {
    let outside = tempfile::tempdir().expect("a folder");
    let root = outside.path().join("sub/office");
    super::copy_folder(Workspace::minimal().path(), &root);
    // Each command, and what it writes.
    let runs: [(&[&str], &str); 6] = [
        (&["status", "-o", "status.txt"], "status.txt"),
        (&["validate", "--report", "junit=cchc.xml"], "cchc.xml"),
        (&["export", "--to", "tables"], "tables/plans.csv"),
        (&["schema", "--to", "schemas"], "schemas/plan.schema.json"),
        (&["ci", "--server", "gitlab"], "gl-code-quality-report.json"),
        (&["status", "-o", "../up.txt"], "../up.txt"),
    ];
    for (args, file) in runs {
        let mut command = cchc();
        command.current_dir(outside.path()).env("CCHC_AS_OF", "2023-03-31").args(["-C", "sub/office", "--lang", "en"]);
        let outcome = run(command.args(args));
        assert_eq!(outcome.status, 0, "{args:?}: {}", outcome.all());
        assert!(root.join(file).exists(), "{args:?}: {}", outcome.all());
        let here = fs::read_dir(outside.path()).expect("the folder").count();
        assert_eq!(here, 1, "{args:?} wrote where it was started");
    }
    let said = |args: &[&str]| {
        let mut command = cchc();
        command.current_dir(outside.path()).env("CCHC_AS_OF", "2023-03-31").args(["-C", "sub/office", "--lang", "en"]);
        run(command.args(args)).all()
    };
    // It is said so that it can be found from where the program was started.
    assert!(said(&["export", "--to", "tables"]).contains(": sub/office/tables\n"));
    assert!(said(&["status", "-o", "no/x.txt"]).contains("`sub/office/no/x.txt`"));
    let absolute = outside.path().join("x.txt");
    said(&["status", "-o", absolute.to_str().expect("a path")]);
    assert!(absolute.exists(), "an absolute path is what it is");
}

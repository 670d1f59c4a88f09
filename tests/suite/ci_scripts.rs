//! Where a machine lacks tools of others, `.ci/run` says so in a line for each, and goes on.

use super::{Outcome, repository, run};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Programs of a machine on which nothing can be fetched. Cargo does nothing but run the program that is tested.
const PROGRAMS: [(&str, &str); 4] = [
    (
        "cargo",
        "case $1 in deny | fuzz) exit 101 ;; run) while [ \"$1\" != -- ]; do shift; done; shift; exec \"$CCHC\" \"$@\" ;; esac",
    ),
    // Venv explains itself, but has no ensurepip to make one with.
    ("python3", "case \"$*\" in '-m venv --help') exit 0 ;; *) echo 'ensurepip is not available' >&2; exit 1 ;; esac"),
    ("npm", "echo 'npm error network' >&2; exit 1"),
    ("strace", "exit 0"),
];

/// The line of each check that cannot run.
const SAID: [&str; 7] = [
    "licences and sources",
    "the query of docs/guide/many-plans.md",
    "SARIF, JUnit and code quality",
    "do not read the tables",
    "the JSON Schemas",
    "github-workflow.yml",
    "workflows are not looked",
];

fn put(folder: &Path, name: &str, script: &str) {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

fn run_ci(change: impl Fn(&Path)) -> Outcome {
    let bin = TempDir::new().expect("a folder");
    for (name, script) in PROGRAMS {
        put(bin.path(), name, script);
    }
    change(bin.path());
    let path = std::env::var("PATH").expect("a path");
    let mut command = Command::new("bash");
    command.arg(".ci/run").current_dir(repository()).env("PATH", format!("{}:{path}", bin.path().display()));
    run(command.env("CCHC", env!("CARGO_BIN_EXE_cchc")).env("CCHC_AS_OF", "2023-03-31"))
}

fn expect_told(what: &str, outcome: &Outcome) {
    assert_eq!(outcome.status, 0, "{what}: {}", outcome.all());
    for said in SAID {
        let lines = outcome.stdout.lines().filter(|line| line.starts_with("==> ") && line.contains(said));
        let lines: Vec<&str> = lines.filter(|line| line.contains(" not ")).collect();
        assert_eq!(lines.len(), 1, "{what}, {said}: {}", outcome.all());
    }
    assert!(outcome.stdout.ends_with("==> all good\n"), "{what}: {}", outcome.all());
    assert!(!outcome.all().contains("ensurepip") && !outcome.all().contains("npm error"), "{}", outcome.all());
}

#[test]
fn a_run_names_missing_tools_and_goes_on() {
    expect_told("no ensurepip, no network for npm", &run_ci(|_| {}));
    expect_told(
        "no network for pip either",
        &run_ci(|bin| {
            let pip = "#!/bin/sh\\nexit 1\\n";
            let venv = format!(
                "case \"$*\" in '-m venv --help') ;; '-m venv '*) mkdir -p \"$3/bin\"; printf '{pip}' >\"$3/bin/pip\"; chmod +x \"$3/bin/pip\" ;; *) exit 1 ;; esac"
            );
            put(bin, "python3", &venv);
        }),
    );
    expect_told(
        "no python3, no npm",
        &run_ci(|bin| {
            put(bin, "python3", "exit 127");
            put(bin, "npm", "exit 127");
        }),
    );
    expect_told("venv waits for nothing and dies", &run_ci(|bin| put(bin, "python3", "kill -9 $$")));
}

/// The run uses a tool that is there, and fails where the tool refuses.
#[test]
fn a_checker_that_refuses_fails_the_run() {
    let outcome = run_ci(|bin| {
        let pip = "#!/bin/sh\\ncase \"$*\" in *check-jsonschema*) ;; *) exit 1 ;; esac\\n";
        let venv = format!(
            "case \"$*\" in '-m venv '*) mkdir -p \"$3/bin\"; printf '{pip}' >\"$3/bin/pip\"; printf '#!/bin/sh\\nexit 1\\n' >\"$3/bin/check-jsonschema\"; chmod +x \"$3/bin/\"* ;; *) exit 1 ;; esac"
        );
        put(bin, "python3", &venv);
    });
    assert_ne!(outcome.status, 0, "{}", outcome.all());
    assert!(!outcome.stdout.contains("all good"), "{}", outcome.all());
}

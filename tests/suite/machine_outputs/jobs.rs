//! `cchc ci` on a server: its annotations, its summary and its report files.

use super::{AS_OF, json};
use crate::{Outcome, Workspace, cchc, repository, run, text_of};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs `cchc ci` as a server would.
fn job(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> Outcome {
    let mut command = cchc();
    command.arg("-C").arg(folder).args(["ci", "--as-of", AS_OF, "--lang", "en"]).args(args);
    run(command.envs(variables.iter().copied()))
}

#[test]
fn a_job_on_github_annotates_and_sums_up() {
    let folder = Workspace::empty();
    let summary = folder.file("summary.md");
    fs::write(&summary, "before\n").expect("the file can be written");
    let variables = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary.to_str().expect("a path"))];
    let outcome = job(repository(), &variables, &[]);
    assert_eq!(outcome.status, 1, "{}", outcome.all());
    assert!(
        outcome.stdout.lines().any(|line| line.starts_with("::error file=plans/long-an-2023/")),
        "{}",
        outcome.stdout
    );
    let text = text_of(&summary);
    assert!(text.starts_with("before\n"), "a summary is added to");
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what} in\n{text}"));
    assert!(at("| Target |") < at("fails on") && at("fails on") < at("| Area |"), "the targets come first:\n{text}");
    let overridden = job(repository(), &variables, &["--server", "none"]);
    assert!(!overridden.stdout.contains("::error"), "{}", overridden.stdout);
    assert_eq!(text_of(&summary), text, "and adds nothing then");
}

/// Once no test noticed the size of the summary that is already there.
#[test]
fn a_summary_that_is_nearly_full_is_left_as_it_is() {
    let folder = Workspace::empty();
    let summary = folder.file("summary.md");
    let before = "x".repeat(1024 * 1024 - 100);
    fs::write(&summary, &before).expect("the file can be written");
    let variables = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary.to_str().expect("a path"))];
    let outcome = job(repository(), &variables, &[]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(text_of(&summary) == before, "it is full");
    assert!(outcome.stderr.contains("summary.md` is full"), "and that is said: {}", outcome.stderr);
}

/// A reader found this: the job waited for ever.
#[cfg(unix)]
#[test]
fn a_summary_that_is_a_pipe_is_refused() {
    let folder = Workspace::empty();
    let pipe = folder.file("summary.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
    let variables = [("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", pipe.to_str().expect("a path"))];
    let outcome = job(repository(), &variables, &[]);
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("summary.md"), "{}", outcome.stderr);
}

/// A reader found this: an output that others could not read was readable for everybody once it was written anew.
#[cfg(unix)]
#[test]
fn an_output_written_anew_keeps_its_mode_and_a_read_only_one_stays() {
    use std::os::unix::fs::PermissionsExt as _;
    let workspace = Workspace::minimal();
    let path = workspace.file("report.json");
    let write = || {
        let mut command = cchc();
        command.arg("-C").arg(workspace.path()).args(["validate", "--output-format", "json", "--lang", "en", "-o"]);
        run(command.arg(&path))
    };
    let set = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("it is ours");
    assert_eq!(write().status, 0);
    set(0o600);
    assert_eq!(write().status, 0);
    assert_eq!(fs::metadata(&path).expect("it is there").permissions().mode() & 0o777, 0o600);
    set(0o444);
    let refused = write();
    assert_eq!(refused.status, 2, "{}", refused.all());
    assert!(refused.stderr.contains("report.json"), "{}", refused.stderr);
}

#[test]
fn a_job_on_gitlab_leaves_a_code_quality_report() {
    let workspace = Workspace::minimal();
    let folder = workspace.path();
    let mut command = cchc();
    command.current_dir(folder).args(["ci", "--as-of", AS_OF]).env("GITLAB_CI", "true");
    let outcome = run(&mut command);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    let report: PathBuf = folder.join("gl-code-quality-report.json");
    assert!(json(&text_of(&report)).is_array());
}

#[test]
fn cchc_toml_sets_the_findings_that_fail_a_job() {
    let workspace = Workspace::minimal();
    let settings = |text: &str| workspace.write("cchc.toml", text);
    let status = |args: &[&str]| job(workspace.path(), &[], args).status;
    assert_eq!(status(&[]), 0);
    settings("[ci]\nfail-on = \"warning\"\n");
    assert_eq!(status(&[]), 1, "a report is missing");
    settings("[ci]\nfail-on-state = [\"overdue\"]\n");
    let overdue = job(workspace.path(), &[], &["--output-format", "github"]);
    assert_eq!(overdue.status, 1);
    assert!(overdue.stdout.contains("title=state overdue"), "{}", overdue.stdout);
    settings("[ci]\nfail-on-verdict = [\"awaiting-data\"]\n");
    assert_eq!(status(&[]), 1);
    settings("[ci]\nfail-on-verdict = []\nfail-on-gaps = false\n");
    workspace.replace("plans/mau/tasks.toml", "lead = \"tu-phap-ho-tich\"\n", "");
    assert_eq!(status(&[]), 0);
    settings("");
    assert_eq!(status(&[]), 1, "a gap fails unless it is said otherwise");
    settings("[ci]\nfail-on-verdict = [\"mised\"]\n");
    let slip = job(workspace.path(), &[], &[]);
    assert_eq!(slip.status, 1);
    assert!(slip.stdout.contains("E016") && slip.stdout.contains("cchc.toml:2:20"), "{}", slip.stdout);
    settings("[ci]\nfail-on = \"never\"\nfail-on-verdict = [\"mised\"]\n");
    assert_eq!(status(&[]), 2, "nothing was computed, so it is not a success");
}

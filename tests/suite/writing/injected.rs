//! Every call that writes a file fails once, in every way. Then the file is the old one or the new one, and the run
//! says which.

use super::harness::{Edit, Ground, Writer, document};
use super::times;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub(super) const CALLS: [&str; 8] = [
    "write",
    "openat",
    "fsync",
    "rename,renameat,renameat2",
    "fchmod,chmod,fchmodat",
    "flock",
    "read",
    "unlink,unlinkat",
];
pub(super) const ERRORS: [&str; 4] = ["ENOSPC", "EIO", "EACCES", "EINTR"];

/// Whether faults can be injected here.
pub(super) fn can_trace() -> bool {
    let mut command = Command::new("strace");
    let traced = command.args(["-f", "-o", "/dev/null", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    traced.is_ok_and(|status| status.success())
}

/// The counts of all cases.
#[derive(Debug, Default)]
struct Tally {
    cases: usize,
    /// So many calls were made to fail: a run has not eight of each.
    met: usize,
    failed: usize,
    /// The status and the file do not agree, or the file is neither the old one nor the new one.
    wrong: Vec<String>,
}

/// Runs a command in which the nth such call on these paths fails.
pub(super) fn traced(
    command: &Command,
    paths: &[PathBuf],
    (call, error, nth): (&str, &str, usize),
    log: &Path,
) -> Output {
    let mut traced = Command::new("strace");
    traced.args(["-f", "-o"]).arg(log);
    traced.args(["-e", &format!("trace={call}"), "-e", &format!("inject={call}:error={error}:when={nth}")]);
    for path in paths {
        traced.arg("-P").arg(path);
    }
    traced.arg("--").arg(command.get_program()).args(command.get_args());
    traced.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    for name in command.get_envs().filter_map(|(name, value)| value.is_none().then_some(name)) {
        traced.env_remove(OsString::from(name));
    }
    traced.current_dir(crate::repository()).stdin(Stdio::null()).output().expect("it runs")
}

fn inject(writer: Writer, errors: &[&str], most: usize) -> Tally {
    let mut tally = Tally::default();
    let ground = Ground::of(writer);
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let old = std::fs::read(ground.file()).expect("the file");
    for call in CALLS {
        for error in errors {
            for nth in 1..=most {
                let case = format!("{error} at {call} number {nth}");
                tally.cases += 1;
                let add = ground.add(tally.cases);
                // Only calls on the plan's own files, so that each number is one of them.
                let plan = ground.plan();
                let paths = [ground.file(), plan.join(".cchc.lock"), plan.join(".cchc.tmp"), plan];
                let output = traced(&add, &paths, (call, error, nth), log.path());
                let succeeded = output.status.success();
                tally.met += std::fs::read_to_string(log.path()).expect("a log").matches("(INJECTED)").count();
                tally.failed += usize::from(!succeeded);
                let is_old = std::fs::read(ground.file()).is_ok_and(|now| now == old);
                let is_new = ground
                    .entries()
                    .is_some_and(|entries| entries.len() == 1 && entries.contains(&document(tally.cases)));
                let agrees = if succeeded { is_new } else { is_old };
                if !agrees || ground.leftovers().len() > 1 {
                    let told = String::from_utf8_lossy(&output.stderr).into_owned();
                    tally.wrong.push(format!("{case}: {} (old {is_old}, new {is_new}): {told}", output.status));
                }
                std::fs::write(ground.file(), &old).expect("the file");
            }
        }
    }
    tally
}

#[test]
fn a_failing_disk_loses_nothing_and_is_told() {
    if !can_trace() {
        eprintln!("strace is not here or may not trace: no faults are injected");
        return;
    }
    let tally = inject(Writer::Cchc, &ERRORS, times(2, 8));
    let Tally { cases, met, failed, wrong } = &tally;
    eprintln!("injected: {cases} cases, {met} faults met, {failed} failed, {} wrong", wrong.len());
    assert!(tally.wrong.is_empty(), "{} cases\n{}", tally.cases, tally.wrong.join("\n"));
    assert!(met * 4 > *cases && failed * 8 > *cases, "too few faults were met: {met}, {failed} of {cases}");
}

#[test]
fn a_failing_disk_loses_nothing_of_another_edit() {
    if !can_trace() {
        eprintln!("strace is not here or may not trace: no faults are injected");
        return;
    }
    for edit in Edit::ALL {
        // In the short form each edit meets one kind of error.
        let number = Edit::ALL.iter().position(|one| *one == edit).unwrap_or_default() % ERRORS.len();
        let errors = if times(0, 1) == 1 { &ERRORS[..] } else { &ERRORS[number..=number] };
        let tally = inject(Writer::Other(edit), errors, times(1, 8));
        assert!(tally.wrong.is_empty(), "{edit:?}, {} cases\n{}", tally.cases, tally.wrong.join("\n"));
        assert!(tally.met > 0, "{edit:?}: no fault was met");
    }
}

#[test]
fn a_failing_disk_empties_the_file_of_a_naive_writer() {
    if !can_trace() {
        eprintln!("strace is not here or may not trace: no faults are injected");
        return;
    }
    let tally = inject(Writer::Naive, &ERRORS, 1);
    eprintln!("injected into the naive writer: {} cases, {} wrong", tally.cases, tally.wrong.len());
    assert!(!tally.wrong.is_empty(), "this test would not notice a torn file");
}

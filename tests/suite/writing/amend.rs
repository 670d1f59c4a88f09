//! `amend` writes several files, one after the other. A fault, or a kill, leaves each of them the old one or the new
//! one, and the next run ends what was begun.

use super::injected::{CALLS, ERRORS, can_trace, traced};
use super::times;
use crate::scratch::Scratch;
use crate::{run, text_of};
use std::fs;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const FILES: [&str; 3] = ["plan.toml", "tasks.toml", "amendments.toml"];

/// A plan in which a bound and a due day changed since the last commit.
struct Ground(Scratch);

impl Ground {
    fn new() -> Self {
        let scratch = Scratch::minimal("");
        scratch.replace("plans/mau/plan.toml", "at-least = 55", "at-least = 50");
        scratch.replace("plans/mau/tasks.toml", "due = 2023-01-31", "due = 2023-02-28");
        Self(scratch)
    }

    fn paths(&self) -> [PathBuf; 3] {
        FILES.map(|name| self.0.file(&format!("plans/mau/{name}")))
    }

    fn amend(&self) -> Command {
        let mut command = self.0.command();
        command.args(["amend", "60/QĐ-UBND", "--date", "2023-03-01", "--about", "x", "--quiet"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The texts of the files, empty where there is none.
    fn texts(&self) -> [String; 3] {
        self.paths().map(|path| if path.exists() { text_of(&path) } else { String::new() })
    }

    fn put_back(&self, texts: &[String; 3]) {
        for (path, text) in self.paths().iter().zip(texts) {
            if text.is_empty() {
                let _ = fs::remove_file(path);
            } else {
                fs::write(path, text).expect("the file");
            }
        }
    }
}

/// The texts before and after an edit that nobody disturbs.
fn old_and_new(ground: &Ground) -> ([String; 3], [String; 3]) {
    let old = ground.texts();
    assert_eq!(run(&mut ground.amend()).status, 0);
    let new = ground.texts();
    assert!(old.iter().zip(&new).all(|(old, new)| old != new), "each file changes");
    ground.put_back(&old);
    (old, new)
}

fn is_each_old_or_new(now: &[String; 3], old: &[String; 3], new: &[String; 3]) -> bool {
    now.iter().zip(old).zip(new).all(|((now, old), new)| now == old || now == new)
}

#[test]
fn a_failing_disk_leaves_whole_files_and_the_next_run_ends_the_work() {
    if !can_trace() {
        eprintln!("strace is not here or may not trace: no faults are injected");
        return;
    }
    let ground = Ground::new();
    let (old, new) = old_and_new(&ground);
    let log = tempfile::NamedTempFile::new().expect("a temporary file");
    let plan = ground.0.file("plans/mau");
    let paths: Vec<PathBuf> =
        ground.paths().into_iter().chain([plan.join(".cchc.lock"), plan.join(".cchc.tmp"), plan]).collect();
    let mut failed = 0;
    for (number, call) in CALLS.iter().enumerate() {
        let errors = if times(0, 1) == 1 { &ERRORS[..] } else { &ERRORS[number % 4..=number % 4] };
        for error in errors {
            for nth in 1..=times(3, 10) {
                let output = traced(&ground.amend(), &paths, (call, error, nth), log.path());
                let now = ground.texts();
                let case = format!("{error} at {call} number {nth}: {output:?}");
                assert!(is_each_old_or_new(&now, &old, &new), "{case}");
                assert!(!output.status.success() || now == new, "{case}");
                failed += usize::from(!output.status.success());
                assert_eq!(run(&mut ground.amend()).status, 0, "{case}");
                assert!(ground.texts() == new, "{case}\n{:?}", ground.texts());
                ground.put_back(&old);
            }
        }
    }
    assert!(failed > 3, "too few faults were met: {failed}");
}

#[test]
fn a_kill_leaves_whole_files_and_the_next_run_ends_the_work() {
    let ground = Ground::new();
    let (old, new) = old_and_new(&ground);
    let mut killed = 0;
    for step in 0..times(12, 200) {
        let mut child = ground.amend().process_group(0).spawn().expect("it starts");
        thread::sleep(Duration::from_millis(u64::try_from(step * 7 % 60).expect("a short time")));
        let _ = child.kill();
        killed += usize::from(child.wait().expect("it ends").signal().is_some());
        assert!(is_each_old_or_new(&ground.texts(), &old, &new), "kill {step}: {:?}", ground.texts());
        assert_eq!(run(&mut ground.amend()).status, 0, "kill {step}");
        assert!(ground.texts() == new, "kill {step}: {:?}", ground.texts());
        ground.put_back(&old);
    }
    assert!(killed > 0, "no run was killed");
}

/// One of several at once writes, and the others find that nothing is left.
#[test]
fn amendments_at_once_are_one() {
    let ground = Ground::new();
    let (_, new) = old_and_new(&ground);
    let children: Vec<_> = (0..8).map(|_| ground.amend().spawn().expect("it starts")).collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{output:?}");
    }
    assert!(ground.texts() == new, "{:?}", ground.texts());
}

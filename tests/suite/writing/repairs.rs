//! The repairs of `validate --fix --write`: killed, made to fail, and at once with other edits. Each file is the old
//! one or the new one, no edit is lost, and a run that wrote says so.

use super::harness::{Ground, Writer, document};
use super::injected::can_trace;
use super::times;
use crate::oracle::Rng;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A workspace with faults in three files, all of which can be mended.
struct Faulty {
    ground: Ground,
    /// Each file, as it is spoilt and as it is mended.
    files: Vec<(PathBuf, String, String)>,
}

impl Faulty {
    fn new() -> Self {
        let ground = Ground::of(Writer::Cchc);
        let root = ground.plan().join("../..");
        let spoilt = [
            (root.join("cchc.toml"), "", "due-soon-days = \"14\"\n", "due-soon-days = 14\n"),
            (ground.plan().join("plan.toml"), "level = \"commune\"", "level = “commune”", "level = \"commune\""),
            (ground.file(), "due = 2023-01-31", "due = \"31/01/2023\"", "due = 2023-01-31"),
        ];
        let files = spoilt.map(|(path, good, bad, mended)| {
            let text = crate::text_of(&path);
            assert!(text.contains(good), "{}", path.display());
            let with = |part: &str| if good.is_empty() { part.to_owned() } else { text.replacen(good, part, 1) };
            (path, with(bad), with(mended))
        });
        let faulty = Self { ground, files: files.into() };
        faulty.spoil();
        faulty
    }

    fn spoil(&self) {
        for (path, bad, _) in &self.files {
            fs::write(path, bad).expect("the file is written");
        }
    }

    fn mend(&self) -> Command {
        let mut command = crate::cchc();
        command.env("CCHC_AS_OF", "2023-03-31").env("CCHC_LANG", "en").arg("-C").arg(self.ground.plan());
        command.args(["validate", "--fix", "--write"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// How many files are mended; `None` when one is torn.
    fn mended(&self) -> Option<usize> {
        let mut mended = 0;
        for (path, bad, good) in &self.files {
            let now = fs::read_to_string(path).ok()?;
            mended += usize::from(now == *good);
            if now != *good && now != *bad {
                return None;
            }
        }
        Some(mended)
    }

    fn leftovers(&self) -> usize {
        self.ground.leftovers().len()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_kill_leaves_each_file_old_or_new() {
    let faulty = Faulty::new();
    let mut rng = Rng::new(7);
    let started = Instant::now();
    assert!(faulty.mend().output().expect("it runs").status.success());
    let most = u64::try_from(started.elapsed().as_micros()).expect("a short time") * 5 / 4;
    assert_eq!(faulty.mended(), Some(3));
    let (mut partly, mut left) = (0, 0);
    for kill in 0..times(40, 1_000) {
        faulty.spoil();
        let mut child = faulty.mend().stderr(Stdio::null()).spawn().expect("it starts");
        thread::sleep(Duration::from_micros(rng.below(most)));
        let _ = child.kill();
        let status = child.wait().expect("it ends");
        let mended = faulty.mended();
        assert!(mended.is_some(), "kill {kill}: a file is torn");
        assert!(!status.success() || mended == Some(3), "kill {kill}: {mended:?} are mended");
        partly += usize::from(mended != Some(3));
        left = left.max(faulty.leftovers());
    }
    eprintln!("{partly} runs were killed before their end, at most {left} files were left");
    assert!(partly > 0 && left <= 1, "{partly} {left}");
    // The next run mends what is left, and takes away what a killed one left.
    faulty.spoil();
    assert!(faulty.mend().output().expect("it runs").status.success());
    assert_eq!((faulty.mended(), faulty.leftovers()), (Some(3), 0));
}

#[test]
fn repairs_and_edits_at_once_lose_nothing() {
    let faulty = Faulty::new();
    let each = times(3, 40);
    let acknowledged: Vec<String> = thread::scope(|scope| {
        let faulty = &faulty;
        let edit = move |process: usize| {
            let numbers = (0..each).map(move |edit| process * each + edit);
            let done = |number: &usize| faulty.ground.add(*number).status().expect("it runs").success();
            numbers.filter(done).map(document).collect::<Vec<String>>()
        };
        let mend = move || {
            for _ in 0..each {
                let output = faulty.mend().output().expect("it runs");
                assert!(output.status.success(), "{}", told(&output));
            }
        };
        let edits: Vec<_> = (0..4).map(|process| scope.spawn(move || edit(process))).collect();
        let repairs: Vec<_> = (0..4).map(|_| scope.spawn(mend)).collect();
        for thread in repairs {
            thread.join().expect("it ends");
        }
        edits.into_iter().flat_map(|thread| thread.join().expect("it ends")).collect()
    });
    assert_eq!(acknowledged.len(), 4 * each);
    let entries = faulty.ground.entries().expect("a whole file");
    assert!(acknowledged.iter().all(|one| entries.contains(one)), "{entries:?}");
    let tasks = crate::text_of(&faulty.ground.file());
    assert!(tasks.contains("due = 2023-01-31") && faulty.leftovers() == 0, "{tasks}");
}

#[test]
fn a_failing_disk_tears_no_file_and_is_told() {
    const CALLS: [&str; 6] = ["write", "openat", "fsync", "rename,renameat,renameat2", "flock", "unlink,unlinkat"];
    if !can_trace() {
        eprintln!("strace is not here or may not trace: no faults are injected");
        return;
    }
    let faulty = Faulty::new();
    let (mut failed, mut wrong) = (0, Vec::new());
    for call in CALLS {
        for error in ["ENOSPC", "EACCES", "EINTR"] {
            for nth in 1..=times(3, 8) {
                faulty.spoil();
                let mend = faulty.mend();
                let mut traced = Command::new("strace");
                traced.args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}")]);
                traced.args(["-e", &format!("inject={call}:error={error}:when={nth}")]);
                let plan = faulty.ground.plan();
                for name in ["tasks.toml", "plan.toml", ".cchc.lock", ".cchc.tmp"] {
                    traced.arg("-P").arg(plan.join(name));
                }
                traced.arg("--").arg(mend.get_program()).args(mend.get_args());
                traced.envs(mend.get_envs().filter_map(|(name, value)| Some((name, value?))));
                let output = traced.current_dir(crate::repository()).stdin(Stdio::null()).output().expect("it runs");
                let (succeeded, mended) = (output.status.success(), faulty.mended());
                failed += usize::from(!succeeded);
                let is_told = mended == Some(0) || told(&output).contains("✓ written");
                if mended.is_none() || succeeded && mended != Some(3) || !is_told || faulty.leftovers() > 1 {
                    wrong.push(format!("{error} at {call} number {nth}: {mended:?} {}", told(&output)));
                }
            }
        }
    }
    eprintln!("{failed} runs failed");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(failed > 6, "too few faults were met: {failed}");
}

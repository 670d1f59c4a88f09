//! An export or a set of schemas whose run is killed keeps no later run from writing its own.

use crate::{Workspace, cchc, files_below, run};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Calls at which a run is killed; it makes each of them only while it writes its files, or a few times more.
const CALLS: [&str; 4] = ["rename,renameat,renameat2", "mkdir,mkdirat", "fsync", "unlink,unlinkat,rmdir"];

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let name = |path: &Path| path.strip_prefix(folder).expect("below").to_str().expect("a name").to_owned();
    files_below(folder).iter().map(|file| (name(file), fs::read(file).expect("a file"))).collect()
}

fn command(workspace: &Path, to: &Path, args: &[&str]) -> Command {
    let mut command = cchc();
    command.env("CCHC_AS_OF", "2023-03-31").arg("-C").arg(workspace).args(args).arg("--to").arg(to);
    command
}

/// Runs a command that is killed when it makes such a call for the nth time; whether it was.
fn killed(command: &Command, call: &str, nth: usize) -> bool {
    let mut traced = Command::new("strace");
    traced.args(["-f", "-o", "/dev/null", "-e", &format!("trace={call}")]);
    traced.args(["-e", &format!("inject={call}:signal=SIGKILL:when={nth}"), "--"]);
    traced.arg(command.get_program()).args(command.get_args());
    traced.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    for name in command.get_envs().filter_map(|(name, value)| value.is_none().then_some(name)) {
        traced.env_remove(OsString::from(name));
    }
    let status = traced.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().expect("it runs");
    status.signal().is_some() || status.code() == Some(128 + 9)
}

/// Kills a run at each step; the next one goes on without --force and leaves what it would have left anyway.
fn kill_at_each_step(before: &[&str], args: &[&str]) -> usize {
    let (workspace, clean) = (Workspace::minimal(), tempfile::tempdir().expect("a folder"));
    assert_eq!(run(&mut command(workspace.path(), clean.path(), args)).status, 0);
    let expected = files(clean.path());
    let mut kills = 0;
    for call in CALLS {
        // The short form kills at every third step: to kill at all takes a minute.
        for nth in (1..).step_by(super::times(3, 1)) {
            let folder = tempfile::tempdir().expect("a folder");
            if !before.is_empty() {
                assert_eq!(run(&mut command(workspace.path(), folder.path(), before)).status, 0);
            }
            fs::write(folder.path().join("notes.txt"), "mine").expect("a file");
            let was_killed = killed(&command(workspace.path(), folder.path(), args), call, nth);
            kills += usize::from(was_killed);
            // A second kill at the same step does no more harm.
            killed(&command(workspace.path(), folder.path(), args), call, nth);
            let outcome = run(&mut command(workspace.path(), folder.path(), args));
            assert_eq!(outcome.status, 0, "{args:?} killed at {call} number {nth}: {}", outcome.all());
            let mut left = files(folder.path());
            assert_eq!(left.remove("notes.txt").as_deref(), Some(&b"mine"[..]), "{call} {nth}");
            assert!(left == expected, "{args:?} killed at {call} number {nth}: {:?}", left.keys());
            let folders = fs::read_dir(folder.path()).expect("a folder").flatten();
            let stages = folders.filter(|entry| entry.path().is_dir()).count();
            assert_eq!(stages, 0, "{args:?} killed at {call} number {nth}: a stage is left");
            if !was_killed {
                break;
            }
        }
    }
    kills
}

#[test]
fn a_killed_export_does_not_block_the_next() {
    if !super::injected::can_trace() {
        eprintln!("strace is not here or may not trace: nothing is killed");
        return;
    }
    let csv = kill_at_each_step(&[], &["export"]);
    let lines = kill_at_each_step(&["export"], &["export", "--output-format", "jsonl"]);
    let schemas = kill_at_each_step(&["schema"], &["schema"]);
    eprintln!("kills at each step: {csv} of a first export, {lines} of a second one, {schemas} of schemas");
    let least = super::times(7, 20);
    assert!(csv > least && lines > least && schemas > least, "too few were killed");
}

/// Two runs at once write one after the other, and none is refused for what the other has half done.
#[test]
fn exports_at_once_leave_the_tables_of_one_of_them() {
    let (workspace, folder) = (Workspace::minimal(), tempfile::tempdir().expect("a folder"));
    let forms = ["csv", "jsonl"];
    let expected = forms.map(|form| {
        let clean = tempfile::tempdir().expect("a folder");
        let args = ["export", "--output-format", form];
        assert_eq!(run(&mut command(workspace.path(), clean.path(), &args)).status, 0);
        files(clean.path())
    });
    for _ in 0..super::times(5, 100) {
        let start = |form| {
            let args = ["export", "--output-format", form, "--lang", "en"];
            let mut command = command(workspace.path(), folder.path(), &args);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        for child in [forms[0], forms[1], forms[0], forms[1]].map(start) {
            let output = child.wait_with_output().expect("it ends");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        assert!(expected.contains(&files(folder.path())), "{:?}", files(folder.path()).keys());
    }
}

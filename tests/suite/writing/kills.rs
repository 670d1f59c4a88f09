//! A process that is killed while it writes leaves the old file or the new one.

use super::harness::{Edit, Ground, Writer, document};
use super::times;
use crate::oracle::Rng;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// The counts of all kills.
#[derive(Debug, Default)]
struct Tally {
    killed: usize,
    acknowledged: usize,
    torn: usize,
    lost: usize,
    most_leftovers: usize,
}

/// So many edits are left alone first.
const UNDISTURBED: usize = 5;

/// Kills so many edits; one that was done before the kill fell is none of them.
fn kill_many(writer: Writer, kills: usize) -> Tally {
    let mut ground = Ground::of(writer);
    let mut rng = Rng::new(1_000);
    let mut tally = Tally::default();
    // How long an edit takes that nobody disturbs; kills fall anywhere within a little more than that, so that
    // some edits are done before.
    let undisturbed = |number: usize| {
        let started = Instant::now();
        assert!(ground.add(number).status().expect("it runs").success());
        started.elapsed()
    };
    let mut usual: Vec<Duration> = (0..UNDISTURBED).map(undisturbed).collect();
    usual.sort_unstable();
    let most = u64::try_from(usual[UNDISTURBED / 2].as_micros()).expect("a short time") * 5 / 4;
    let mut must_hold: Vec<String> = (0..UNDISTURBED).map(document).collect();
    let mut number = UNDISTURBED;
    while tally.killed < kills {
        assert!(number < 10 * kills, "too few are killed while they run: {tally:?}");
        let mut child = in_a_group(&mut ground.add(number)).spawn().expect("it starts");
        thread::sleep(Duration::from_micros(rng.below(most)));
        if child.try_wait().expect("it can be asked").is_none() {
            kill(&mut child);
        }
        let status = child.wait().expect("it ends");
        tally.killed += usize::from(was_killed(status));
        if status.success() {
            tally.acknowledged += 1;
            must_hold.push(document(number));
        }
        tally.most_leftovers = tally.most_leftovers.max(ground.leftovers().len());
        if let Some(entries) = ground.entries() {
            tally.lost += must_hold.iter().filter(|one| !entries.contains(*one)).count();
            must_hold.retain(|one| entries.contains(one));
        } else {
            tally.torn += 1;
            (ground, must_hold) = (Ground::of(writer), Vec::new());
        }
        number += 1;
    }
    // The next run takes away what a killed one left.
    assert!(ground.add(number).status().expect("it runs").success());
    assert!(ground.leftovers().is_empty(), "{:?}", ground.leftovers());
    tally
}

/// The naive writer has children, which end with it.
#[cfg(unix)]
fn in_a_group(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0)
}

#[cfg(windows)]
const fn in_a_group(command: &mut Command) -> &mut Command {
    command
}

/// Ends a process that may have ended just now.
#[cfg(unix)]
fn kill(child: &mut Child) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args(["-9", "--", &group]).stderr(std::process::Stdio::null()).status();
}

#[cfg(windows)]
fn kill(child: &mut Child) {
    let _ = child.kill();
}

#[cfg(unix)]
fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt as _;
    status.signal().is_some()
}

/// Windows has no signals: a process that is ended from outside has the status 1, as one of ours has that refuses, which
/// none does here.
#[cfg(windows)]
fn was_killed(status: ExitStatus) -> bool {
    !status.success()
}

#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let tally = kill_many(Writer::Cchc, times(40, 1_000));
    eprintln!("kills: {tally:?}");
    assert_eq!((tally.torn, tally.lost), (0, 0), "{tally:?}");
    assert!(tally.most_leftovers <= 1, "{tally:?}");
}

#[test]
fn a_kill_during_another_edit_leaves_the_old_file_or_the_new_one() {
    for edit in Edit::ALL {
        let tally = kill_many(Writer::Other(edit), times(5, 100));
        assert_eq!((tally.torn, tally.lost), (0, 0), "{edit:?}: {tally:?}");
        assert!(tally.most_leftovers <= 1, "{edit:?}: {tally:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_kill_tears_the_file_of_a_naive_writer() {
    // On a busy machine few kills fall between the emptying and the writing: then some more are tried.
    let bites = (1..=10).any(|round| {
        let tally = kill_many(Writer::Naive, times(30, 300));
        eprintln!("kills of the naive writer, round {round}: {tally:?}");
        tally.torn + tally.lost > 0
    });
    assert!(bites, "this test would not notice a torn file");
}

//! A process that is killed while it writes leaves the old file or the new one.

use super::harness::{Ground, Writer, document};
use super::times;
use crate::oracle_states::rng::Rng;
use std::os::unix::process::CommandExt as _;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

/// What kills did.
#[derive(Debug, Default)]
struct Tally {
    killed: usize,
    acknowledged: usize,
    torn: usize,
    lost: usize,
    most_leftovers: usize,
}

fn kill_many(writer: Writer, times: usize) -> Tally {
    let mut ground = Ground::new();
    let mut rng = Rng::new(1_000);
    let mut tally = Tally::default();
    // How long an edit takes that nobody disturbs; kills fall anywhere within a little more than that, so that
    // some edits are done before.
    let undisturbed = |number: usize| {
        let started = Instant::now();
        assert!(ground.add(writer, times + 2 + number).status().expect("it runs").success());
        started.elapsed()
    };
    let usual = (0..5).map(undisturbed).max().expect("a time");
    let mut must_hold: Vec<String> = (0..5).map(|number| document(times + 2 + number)).collect();
    for number in 1..=times {
        let mut child = ground.add(writer, number).process_group(0).spawn().expect("it starts");
        let most = u64::try_from(usual.as_micros()).expect("a short time") * 3 / 2;
        thread::sleep(Duration::from_micros(rng.below(most)));
        let ended = child.try_wait().expect("it can be asked");
        if ended.is_none() {
            // The whole group: the naive writer has children.
            let group = format!("-{}", child.id());
            let _ = Command::new("kill").args(["-9", "--", &group]).stderr(std::process::Stdio::null()).status();
            tally.killed += 1;
        }
        let status = child.wait().expect("it ends");
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
            (ground, must_hold) = (Ground::new(), Vec::new());
        }
    }
    // The next run takes away what a killed one left.
    assert!(ground.add(writer, times + 1).status().expect("it runs").success());
    assert!(ground.leftovers().is_empty(), "{:?}", ground.leftovers());
    tally
}

#[test]
fn a_kill_leaves_the_old_file_or_the_new_one() {
    let tally = kill_many(Writer::Cchc, times(50, 1_000));
    eprintln!("kills: {tally:?}");
    assert!(tally.killed * 4 > times(50, 1_000), "too few were killed while they ran: {tally:?}");
    assert_eq!((tally.torn, tally.lost), (0, 0), "{tally:?}");
    assert!(tally.most_leftovers <= 1, "{tally:?}");
}

#[test]
fn a_kill_tears_what_a_naive_writer_writes() {
    // On a busy machine few kills fall between the emptying and the writing: then some more are tried.
    let bites = (1..=10).any(|round| {
        let tally = kill_many(Writer::Naive, times(80, 400));
        eprintln!("kills of the naive writer, round {round}: {tally:?}");
        tally.torn + tally.lost > 0
    });
    assert!(bites, "this test would not notice a torn file");
}

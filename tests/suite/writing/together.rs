//! Several processes edit one file at once, and no edit is lost.

use super::harness::{Edit, Ground, Writer, document};
use super::times;
use std::fs;
use std::thread;
use std::time::Duration;

const PROCESSES: usize = 8;

/// How many edits were acknowledged, and how many of those the file holds.
fn edit_together(writer: Writer, each: usize) -> (usize, Option<usize>) {
    let ground = Ground::of(writer);
    let acknowledged: Vec<String> = thread::scope(|scope| {
        let ground = &ground;
        let one = move |process: usize| {
            let numbers = (0..each).map(move |edit| process * each + edit);
            let done = |number: &usize| ground.add(*number).status().expect("it runs").success();
            numbers.filter(done).map(document).collect::<Vec<String>>()
        };
        let threads: Vec<_> = (0..PROCESSES).map(|process| scope.spawn(move || one(process))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("it ends")).collect()
    });
    let kept = ground.entries().map(|entries| acknowledged.iter().filter(|one| entries.contains(*one)).count());
    (acknowledged.len(), kept)
}

#[test]
fn no_edit_is_lost_among_others() {
    let each = times(6, 200);
    let all = PROCESSES * each;
    let (acknowledged, kept) = edit_together(Writer::Cchc, each);
    eprintln!("{PROCESSES} processes × {each} edits: {acknowledged} of {all} acknowledged, {kept:?} kept");
    assert_eq!((acknowledged, kept), (all, Some(all)));
}

#[test]
fn no_edit_of_another_kind_is_lost() {
    for edit in Edit::ALL {
        let each = times(2, 30);
        let all = PROCESSES * each;
        assert_eq!(edit_together(Writer::Other(edit), each), (all, Some(all)), "{edit:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_naive_writer_loses_edits() {
    let each = times(6, 50);
    let (acknowledged, kept) = edit_together(Writer::Naive, each);
    eprintln!("naive: {acknowledged} acknowledged, {kept:?} kept");
    assert_ne!(kept, Some(acknowledged), "this test would not notice a lost edit");
}

/// The lock of the plan, held by somebody else.
fn locked(ground: &Ground) -> fs::File {
    let mut options = fs::OpenOptions::new();
    let file = options.create(true).truncate(false).write(true).open(ground.plan().join(".cchc.lock")).expect("a file");
    file.lock().expect("the lock");
    file
}

#[test]
fn a_lock_is_waited_for() {
    let ground = Ground::of(Writer::Cchc);
    let held = locked(&ground);
    let mut waiting = ground.add(1).spawn().expect("it starts");
    thread::sleep(Duration::from_millis(400));
    assert!(waiting.try_wait().expect("it can be asked").is_none(), "it waits");
    assert_eq!(ground.entries().map(|entries| entries.len()), Some(0));
    drop(held);
    assert!(waiting.wait().expect("it ends").success());
    assert_eq!(ground.entries().map(|entries| entries.len()), Some(1));
}

/// Ten seconds are too long for every day.
#[test]
fn a_lock_is_not_waited_for_for_ever() {
    if times(0, 1) == 0 {
        return;
    }
    let ground = Ground::of(Writer::Cchc);
    let _held = locked(&ground);
    let mut command = ground.add(1);
    let outcome = crate::run(command.env("CCHC_LANG", "en"));
    assert_eq!(outcome.status, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("10 seconds"), "{}", outcome.stderr);
    assert_eq!(ground.entries().map(|entries| entries.len()), Some(0));
}

//! Several processes edit one file at once, and no edit is lost.

use super::harness::{Ground, Writer, day};
use super::times;
use std::thread;

const PROCESSES: usize = 8;

/// How many edits were acknowledged, and how many of those the file holds.
fn edit_together(writer: Writer, each: usize) -> (usize, Option<usize>) {
    let ground = Ground::new();
    let acknowledged: Vec<String> = thread::scope(|scope| {
        let ground = &ground;
        let one = move |process: usize| {
            let numbers = (0..each).map(move |edit| process * each + edit);
            let done = |number: &usize| ground.add(writer, *number).status().expect("it runs").success();
            numbers.filter(done).map(day).collect::<Vec<String>>()
        };
        let threads: Vec<_> = (0..PROCESSES).map(|process| scope.spawn(move || one(process))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("it ends")).collect()
    });
    let kept = ground.entries().map(|entries| acknowledged.iter().filter(|day| entries.contains(*day)).count());
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
fn a_naive_writer_loses_edits() {
    let each = times(6, 50);
    let (acknowledged, kept) = edit_together(Writer::Naive, each);
    eprintln!("naive: {acknowledged} acknowledged, {kept:?} kept");
    assert_ne!(kept, Some(acknowledged), "this test would not notice a lost edit");
}

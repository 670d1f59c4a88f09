//! Damaged files: prefixes of good files, and single bytes replaced, are read on a thread with the stack of a Windows
//! main thread. Nothing may panic, and a fault that was planted must be found. `CCHC_LONG=1` tries every place.

use cchc::app::{Selection, check};
use cchc::source::Memory;
use std::path::Path;

/// A minimal workspace in memory.
fn minimal() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal");
    let mut memory = Memory::default();
    let plan = "plans/mau";
    for path in [
        "cchc.toml".to_owned(),
        format!("{plan}/plan.toml"),
        format!("{plan}/assignees.toml"),
        format!("{plan}/tasks.toml"),
        format!("{plan}/indicators.toml"),
        format!("{plan}/values/2023-Q1.toml"),
    ] {
        memory.put(&path, std::fs::read(root.join(&path)).expect("the example is there"));
    }
    memory
}

const DAMAGED: [&str; 3] = ["plans/mau/plan.toml", "plans/mau/tasks.toml", "plans/mau/values/2023-Q1.toml"];

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(work).expect("a thread");
    thread.join().expect("nothing panics");
}

fn text_of(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal").join(path)).expect("it is there")
}

/// Every so manieth place is tried in the short form, every one in the long one.
fn every(short: usize) -> usize {
    if std::env::var_os("CCHC_LONG").is_some() { 1 } else { short }
}

/// Checks the workspace with each of these contents of a file in turn; gives how many there were.
fn check_each(path: &str, contents: impl Iterator<Item = Vec<u8>>) -> usize {
    let mut memory = minimal();
    let mut tried = 0;
    for content in contents {
        memory.put(path, content);
        check(&memory, &Selection::all(), day()).expect("it is checked");
        tried += 1;
    }
    tried
}

#[test]
fn no_prefix_of_a_file_is_too_strange() {
    on_a_small_stack(|| {
        let mut tried = 0;
        for path in DAMAGED {
            let good = text_of(path);
            let prefixes = (0..good.len()).step_by(every(7)).map(|end| good[..end].to_vec());
            tried += check_each(path, prefixes);
        }
        eprintln!("{tried} prefixes");
        assert!(tried * every(7) >= 3_000, "{tried}");
    });
}

/// The bytes that replace others: they open, close or part something, or no text has them.
const BYTES: [u8; 10] = [b'"', b'[', b'=', 0xFF, b'{', b'\'', b'.', b'\n', 0, b'\\'];

#[test]
fn no_replaced_byte_is_too_strange() {
    on_a_small_stack(|| {
        let mut tried = 0;
        for path in DAMAGED {
            let good = text_of(path);
            let bytes = &BYTES[..if every(5) == 1 { BYTES.len() } else { 4 }];
            let places = (0..good.len()).step_by(every(5));
            let replaced = places.flat_map(|at| bytes.iter().map(move |byte| (at, *byte))).map(|(at, byte)| {
                let mut bad = good.clone();
                bad[at] = byte;
                bad
            });
            tried += check_each(path, replaced);
        }
        eprintln!("{tried} replaced bytes");
        assert!(if every(5) == 1 { tried >= 20_000 } else { tried >= 2_000 }, "{tried}");
    });
}

#[test]
fn one_broken_line_is_one_finding() {
    // A line that lost its `=` must not drag other findings along.
    for path in DAMAGED {
        let good = String::from_utf8(text_of(path)).expect("text");
        for (number, line) in good.lines().enumerate() {
            let simple = line.contains(" = ") && !line.trim_start().starts_with('#') && line.matches('=').count() == 1;
            if !simple {
                continue;
            }
            let broken: Vec<String> = good
                .lines()
                .enumerate()
                .map(|(at, text)| if at == number { text.replacen(" = ", " ", 1) } else { text.to_owned() })
                .collect();
            let mut memory = minimal();
            memory.put(path, broken.join("\n"));
            let checked = check(&memory, &Selection::all(), day()).expect("it is checked");
            let found: Vec<String> = checked
                .findings
                .iter()
                .map(|finding| {
                    format!("{} at line {} of {:?}", finding.rule().code, finding.at.start.line, finding.at.file)
                })
                .collect();
            assert_eq!(found, [format!("E001 at line {} of {path:?}", number + 1)], "without `=` in: {line}");
        }
    }
}

/// The day of the examples: the first report is in, the next is not due.
fn day() -> cchc::value::Day {
    cchc::value::Day::parse("2023-03-31").expect("a day")
}

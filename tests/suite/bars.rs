//! Bars: in a terminal that has room for them, and nowhere else.

use super::{Workspace, cchc, repository, run};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::io::Read as _;
use std::os::unix::ffi::OsStrExt as _;

const STATUS: &[&str] = &["status", "--as-of", "2023-09-30", "--lang", "en"];
/// Titles of this example leave room for bars.
const TARGETS: &[&str] = &["-C", "examples/minimal", "check-targets", "--as-of", "2023-03-31", "--lang", "en"];

/// The text that the program prints on a terminal.
fn on_a_terminal(args: &[&str], columns: &str, variables: &[(&str, &str)]) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a pseudoterminal");
    grantpt(&master).and_then(|()| unlockpt(&master)).expect("its other end");
    let name = ptsname(&master, Vec::new()).expect("its name");
    let terminal = std::fs::OpenOptions::new().write(true).open(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let reader = std::thread::spawn(move || {
        let (mut master, mut all, mut buffer) = (std::fs::File::from(master), Vec::new(), [0; 4096]);
        // The end of a terminal is an error.
        while let Ok(count @ 1..) = master.read(&mut buffer) {
            all.extend_from_slice(&buffer[..count]);
        }
        String::from_utf8(all).expect("text")
    });
    let mut command = cchc();
    command.current_dir(repository()).args(args).env("COLUMNS", columns);
    command.env("LC_ALL", "C.UTF-8").env("TERM", "xterm").env("NO_COLOR", "1").envs(variables.iter().copied());
    let mut child = command.stdout(terminal.expect("a terminal")).spawn().expect("the program can be started");
    child.wait().expect("it ends");
    // Only the child held the other end.
    drop(command);
    reader.join().expect("it reads to the end").replace("\r\n", "\n")
}

fn printed(args: &[&str], columns: &str) -> String {
    run(cchc().current_dir(repository()).args(args).env("COLUMNS", columns).env("LC_ALL", "C.UTF-8")).stdout
}

/// A line without its bar.
fn without_bar(line: &str) -> &str {
    line.trim_end_matches(|c: char| "·▏▎▍▌▋▊▉█│#-| ".contains(c))
}

#[test]
fn a_wide_terminal_has_bars_and_a_pipe_has_none() {
    for args in [STATUS, TARGETS] {
        let (bars, plain) = (on_a_terminal(args, "200", &[]), printed(args, "200"));
        assert!(bars.contains('█') && !plain.contains('█'), "{bars}\n{plain}");
        // But for the bars, nothing differs.
        let without: Vec<&str> = bars.lines().map(without_bar).collect();
        assert_eq!(without, plain.lines().map(without_bar).collect::<Vec<_>>());
    }
}

#[test]
fn long_titles_wrap_for_a_bar_but_stay_wide() {
    for (args, columns) in [(STATUS, "130"), (TARGETS, "160")] {
        let seen = on_a_terminal(args, columns, &[]);
        assert!(seen.contains('█'), "{columns}\n{seen}");
        let columns: usize = columns.parse().expect("a number");
        assert!(seen.lines().all(|line| line.chars().count() <= columns), "{seen}");
    }
}

#[test]
fn no_column_gives_way_to_a_bar() {
    for args in [STATUS, TARGETS] {
        for columns in ["40", "60", "80", "100", "120"] {
            let (seen, plain) = (on_a_terminal(args, columns, &[]), printed(args, columns));
            let without: Vec<&str> = seen.lines().map(without_bar).collect();
            assert_eq!(without, plain.lines().map(without_bar).collect::<Vec<_>>(), "{columns}\n{seen}");
            let columns: usize = columns.parse().expect("a number");
            assert!(!seen.contains('█') || seen.lines().all(|line| line.chars().count() <= columns), "{seen}");
        }
    }
}

#[test]
fn a_bar_stands_beside_the_number_that_it_shows() {
    let seen = on_a_terminal(STATUS, "170", &[]);
    let complete = |line: &str| -> Option<(usize, String)> {
        let (number, bar) = line.trim_end().rsplit_once(" %  ")?;
        Some((number.rsplit(' ').next()?.parse().ok()?, bar.to_owned()))
    };
    let rows: Vec<(usize, String)> = seen.lines().filter_map(complete).collect();
    assert!(rows.len() > 8, "{seen}");
    for (percent, bar) in rows {
        let filled = bar.chars().filter(|c| *c == '█').count();
        let columns = bar.chars().count();
        let possible = percent * columns / 100..=(percent + 1) * columns / 100;
        assert!(columns <= 20 && possible.contains(&filled), "{percent} {bar}");
    }
}

#[test]
fn a_target_has_a_mark_at_its_bound() {
    let seen = on_a_terminal(TARGETS, "200", &[]);
    let bars = seen.lines().filter(|line| line.contains('│')).count();
    assert_eq!(bars, 2, "{seen}");
}

#[test]
fn a_terminal_without_blocks_gets_ascii_and_a_dumb_one_none() {
    let seen = on_a_terminal(STATUS, "170", &[("LC_ALL", "C")]);
    assert!(seen.contains("##") && !seen.contains('█'), "{seen}");
    let seen = on_a_terminal(STATUS, "170", &[("TERM", "dumb")]);
    assert!(!seen.contains("##") && !seen.contains('█'), "{seen}");
}

#[test]
fn files_have_no_bars() {
    let folder = Workspace::empty();
    let file = folder.file("status.txt");
    let path = file.to_str().expect("a path");
    let report = format!("markdown={path}.md");
    let args = [STATUS, &["--report", &report]].concat();
    let seen = on_a_terminal(&args, "170", &[]);
    assert!(seen.contains('█'), "{seen}");
    on_a_terminal(&[STATUS, &["-o", path]].concat(), "170", &[]);
    for file in [path, &format!("{path}.md")] {
        let text = std::fs::read_to_string(file).expect("it was written");
        assert!(!text.contains('█') && text.contains("38 %"), "{text}");
    }
    let markdown = on_a_terminal(&[STATUS, &["--output-format", "markdown"]].concat(), "170", &[]);
    assert!(!markdown.contains('█'), "{markdown}");
}

#[test]
fn without_colour_there_are_bars_all_the_same() {
    let seen = on_a_terminal(TARGETS, "200", &[]);
    assert!(seen.contains('█') && !seen.contains('\u{1b}'), "{seen}");
    let coloured = on_a_terminal(&[TARGETS, &["--color", "always"]].concat(), "200", &[]);
    assert!(coloured.contains('█') && coloured.contains('\u{1b}'), "{coloured}");
}

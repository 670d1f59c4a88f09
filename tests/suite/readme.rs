//! What README.md shows on a console is what the program prints.
//!
//! Every line of a `console` block that begins with `$ cchc …` or `$ cargo run -q -- …` is run from the
//! root of the repository; the lines behind it are what it must print. A line `…` stands for any
//! number of lines.

use super::{cchc, repository, run, text_of};

/// One command of the README and what it is said to print.
#[derive(Debug, PartialEq, Eq)]
struct Shown {
    command: String,
    lines: Vec<String>,
}

/// The commands of all `console` blocks.
fn shown(readme: &str) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if !inside {
        } else if let Some(command) = line.strip_prefix("$ ") {
            all.push(Shown { command: command.to_owned(), lines: Vec::new() });
        } else if let Some(last) = all.last_mut() {
            last.lines.push(line.trim_end().to_owned());
        }
    }
    all
}

/// The arguments of a command of ours; `None` for others, such as `cargo test`.
fn arguments(command: &str) -> Option<Vec<String>> {
    let rest = ["cargo run -q -- ", "cchc "].iter().find_map(|start| command.strip_prefix(start))?;
    let mut arguments = Vec::new();
    for (at, part) in rest.split('"').enumerate() {
        if at % 2 == 1 {
            arguments.push(part.to_owned());
        } else {
            arguments.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    Some(arguments)
}

/// Whether the lines fit, where `…` stands for any number of them.
fn fits(shown: &[String], printed: &[&str]) -> bool {
    match (shown.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "…" => {
            (0..=printed.len()).any(|skip| fits(rest, &printed[skip..]))
        }
        (Some((first, rest)), Some((line, more))) => first == line && fits(rest, more),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = text_of(&repository().join("README.md"));
    let mut tried = 0;
    let mut faults = Vec::new();
    for Shown { command, mut lines } in shown(&readme) {
        let Some(arguments) = arguments(&command) else { continue };
        tried += 1;
        let outcome = run(cchc().args(arguments).env("COLUMNS", "100").env("LC_ALL", "en_US.UTF-8"));
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let all = outcome.all();
        let printed: Vec<&str> = all.trim_end().lines().map(str::trim_end).collect();
        if !fits(&lines, &printed) {
            faults.push(format!("$ {command}\nprints:\n{all}\nbut README.md shows:\n{}\n", lines.join("\n")));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(tried > 0, "README.md shows no command");
}

#[test]
fn blocks_and_marks_are_understood() {
    let readme =
        "x\n```console\n$ cchc status -p \"a b\"\none\n…\nlast\n\n$ cargo test\n```\n```toml\n$ cchc no\n```\n";
    let all = shown(readme);
    assert_eq!(all.len(), 2);
    assert_eq!(arguments(&all[0].command), Some(["status", "-p", "a b"].map(str::to_owned).to_vec()));
    assert_eq!(arguments(&all[1].command), None);
    let lines = &all[0].lines[..3];
    assert!(fits(lines, &["one", "last"]));
    assert!(fits(lines, &["one", "two", "three", "last"]));
    assert!(!fits(lines, &["one", "two"]));
}

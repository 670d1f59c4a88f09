//! What the READMEs and the tutorials show on a console is what the program prints.
//!
//! Every line of a `console` block that begins with `$ cchc …` or `$ cargo run -q -- …` is run: those of a README from
//! the root of the repository, those of a tutorial in an empty folder, where its blocks `toml PATH` are files. The
//! lines behind it are what it must print. A line `…` stands for any number of lines.

use super::{cchc, repository, run, text_of};
use std::fs;
use std::path::Path;

/// One command of a page and what it is said to print.
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

/// Runs the commands of a page in a folder; what differs from what it shows.
fn faults_of(page: &str, name: &str, folder: &Path) -> Vec<String> {
    let mut faults = Vec::new();
    for Shown { command, mut lines } in shown(page) {
        let Some(arguments) = arguments(&command) else { continue };
        let mut program = cchc();
        let outcome =
            run(program.current_dir(folder).args(arguments).env("COLUMNS", "100").env("LC_ALL", "en_US.UTF-8"));
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let all = outcome.all();
        let printed: Vec<&str> = all.trim_end().lines().map(str::trim_end).collect();
        if !fits(&lines, &printed) {
            faults.push(format!("$ {command}\nprints:\n{all}\nbut {name} shows:\n{}\n", lines.join("\n")));
        }
    }
    faults
}

#[test]
fn the_readme_shows_what_is_printed() {
    for name in READMES {
        let readme = text_of(&repository().join(name));
        let faults = faults_of(&readme, name, repository());
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
        assert!(shown(&readme).len() > 8, "{name} shows no command");
    }
}

#[test]
fn a_plan_comes_of_following_the_tutorial() {
    for name in ["docs/tutorial.md", "docs/tutorial.vi.md"] {
        let tutorial = text_of(&repository().join(name));
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (mut faults, mut rest) = (Vec::new(), tutorial.as_str());
        // Up to each file in turn: what is shown before it is written is run without it.
        while let Some((before, after)) = rest.split_once("```toml ") {
            faults.extend(faults_of(before, name, folder.path()));
            let (path, after) = after.split_once('\n').expect("a line");
            let (text, after) = after.split_once("```\n").expect("the end of a block");
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
            rest = after;
        }
        faults.extend(faults_of(rest, name, folder.path()));
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
        assert_eq!(shown(&tutorial).len(), 6, "{name}");
    }
}

/// Pages of the same content.
const READMES: [&str; 2] = ["README.md", "README.vi.md"];

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

//! Command-line cases as data: each page of `tests/cmd` is files and commands, run in the order in which they stand.
//!
//! A page begins with the workspace of `tests/cmd/base`, or of the folder in its line `Begins with FOLDER.` A block
//! `toml PATH` writes that file (and `text PATH` any other), a line `$ …` of a block `console` runs, and the lines behind
//! it are what it prints: first stdout, then stderr, then `[exit N]` where the status is not 0. `git`, `mkdir` and `touch`
//! run too, so that a page can make a repository. A line `…` stands for any number of lines. With `CCHC_UPDATE=1` the pages
//! are written anew with what was printed, for review in the diff; blocks with a `…` stay.

use super::scratch::try_git;
use super::{cchc, copy_folder, files_below, repository, run, text_of};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// What a page is made of, in its order.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Lines that mean nothing to the runner, the marks of blocks among them.
    Prose(String),
    /// A file to be written.
    File { path: String, text: String },
    /// A command, and what it is said to print.
    Command { line: String, prints: Vec<String> },
}

/// The parts of a page; together they are the page again.
fn parts(page: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut file, mut in_console) = (None, false);
    for line in page.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            parts.extend(file.take());
            in_console = fence == "console";
            parts.push(Part::Prose(line.to_owned()));
            let path = ["toml ", "text "].iter().find_map(|kind| fence.strip_prefix(kind));
            file = path.map(|path| Part::File { path: path.to_owned(), text: String::new() });
        } else if let Some(Part::File { text, .. }) = &mut file {
            text.push_str(line);
            text.push('\n');
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| in_console) {
            parts.push(Part::Command { line: command.to_owned(), prints: Vec::new() });
        } else if let (true, Some(Part::Command { prints, .. })) = (in_console, parts.last_mut()) {
            prints.push(line.to_owned());
        } else {
            parts.push(Part::Prose(line.to_owned()));
        }
    }
    parts
}

/// The page that parts are.
fn written(parts: &[Part]) -> String {
    let mut page = String::new();
    for part in parts {
        match part {
            Part::Prose(line) => writeln!(page, "{line}"),
            Part::File { text, .. } => write!(page, "{text}"),
            Part::Command { line, prints } => {
                let mut lines = std::iter::once(format!("$ {line}")).chain(prints.iter().cloned());
                lines.try_for_each(|line| writeln!(page, "{line}"))
            }
        }
        .expect("a text takes everything");
    }
    page
}

/// The words of a command; quotes keep blanks together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        if at % 2 == 1 { words.push(part.to_owned()) } else { words.extend(part.split_whitespace().map(str::to_owned)) }
    }
    words
}

/// What a command prints in a folder, line by line.
fn printed(line: &str, folder: &Path) -> Vec<String> {
    let words = words(line);
    let (program, arguments) = words.split_first().expect("a command");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match program.as_str() {
        "cchc" => run(cchc().current_dir(folder).args(&arguments).env("COLUMNS", "100")),
        "git" => try_git(folder, &arguments),
        "mkdir" => {
            fs::create_dir_all(folder.join(arguments[0])).expect("a folder can be made");
            return Vec::new();
        }
        "touch" => {
            fs::write(folder.join(arguments[0]), "").expect("a file can be made");
            return Vec::new();
        }
        other => panic!("a page runs no `{other}`"),
    };
    let mut lines: Vec<String> = outcome.stdout.lines().chain(outcome.stderr.lines()).map(trimmed).collect();
    if outcome.status != 0 {
        lines.push(format!("[exit {}]", outcome.status));
    }
    lines
}

fn trimmed(line: &str) -> String {
    line.trim_end().to_owned()
}

/// Whether the lines fit, where `…` stands for any number of them.
fn fits(shown: &[String], printed: &[String]) -> bool {
    match (shown.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "…" => {
            (0..=printed.len()).any(|skip| fits(rest, &printed[skip..]))
        }
        (Some((first, rest)), Some((line, more))) => first == line && fits(rest, more),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Runs a page; what differs from what it shows. The page takes what was printed where nothing is left out.
fn faults_of(parts: &mut [Part]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let base = parts.iter().find_map(|part| match part {
        Part::Prose(line) => line.strip_prefix("Begins with ")?.strip_suffix('.'),
        Part::File { .. } | Part::Command { .. } => None,
    });
    copy_folder(&repository().join(base.unwrap_or("tests/cmd/base")), folder.path());
    let mut faults = Vec::new();
    for part in parts {
        match part {
            Part::Prose(_) => {}
            Part::File { path, text } => {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
                fs::write(path, text).expect("a file can be written");
            }
            Part::Command { line, prints } => {
                let found = printed(line, folder.path());
                if !fits(prints, &found) {
                    faults.push(format!(
                        "$ {line}\nprints:\n{}\nbut shown is:\n{}\n",
                        found.join("\n"),
                        prints.join("\n")
                    ));
                    if prints.iter().all(|line| line.trim() != "…") {
                        *prints = found;
                    }
                }
            }
        }
    }
    faults
}

#[test]
fn pages_show_what_is_printed() {
    let pages = files_below(&repository().join("tests/cmd"));
    let pages = pages.iter().filter(|page| page.extension().is_some_and(|ending| ending == "md"));
    #[allow(clippy::disallowed_methods, reason = "a contributor asks for the update")]
    let update = std::env::var_os("CCHC_UPDATE").is_some();
    let (mut faults, mut count) = (Vec::new(), 0);
    for page in pages {
        let text = text_of(page);
        let mut parts = parts(&text);
        assert_eq!(written(&parts), text, "{} is understood", page.display());
        let found = faults_of(&mut parts);
        if update {
            fs::write(page, written(&parts)).expect("the page can be written");
        }
        let name = page.file_name().expect("a name").to_string_lossy().into_owned();
        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
        count += 1;
    }
    assert!(update || faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(count >= 20, "{count} pages");
}

#[test]
fn files_commands_and_what_is_left_out_are_understood() {
    let page = "# x\n```toml a/b.toml\nc = 1\n```\n```console\n$ cchc -p \"a b\"\none\n…\nlast\n$ git init\n```\n";
    let parts = parts(page);
    assert_eq!(written(&parts), page);
    assert!(parts.contains(&Part::File { path: "a/b.toml".to_owned(), text: "c = 1\n".to_owned() }));
    assert_eq!(words("cchc -p \"a b\""), ["cchc", "-p", "a b"]);
    let lines = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let shown = lines(&["one", "…", "last"]);
    assert!(fits(&shown, &lines(&["one", "last"])) && fits(&shown, &lines(&["one", "two", "last"])));
    assert!(!fits(&shown, &lines(&["one", "two"])));
}

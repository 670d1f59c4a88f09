//! Runs a page: writes its files, runs its commands in their order, and compares what they print with what it shows.
//!
//! A block `toml PATH` (or `text PATH`) writes that file, a block `diff PATH` changes some lines of it. A line `$ …` of
//! a block `console` runs. The lines behind it are what it prints: first stdout, then stderr, then `[exit N]` where the
//! status is not 0. As in a shell, `2>/dev/null` behind a command leaves out stderr, `>/dev/null` stdout. `NAME=value`
//! before it sets a variable, and `$ export NAME=value` sets one for the rest of the page. A block `console FOLDER`
//! runs in that folder. `…` stands for any number of lines. With `CCHC_UPDATE=1` a page is written anew with what was
//! printed, for review in the diff; what stands behind a command with a `…` stays.

use super::scratch::try_git_at_one_time;
use super::{Outcome, cchc, run, text_of};
use std::fs;
use std::path::Path;

/// A part of a page; the parts stand in the order of the page.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// Lines that mean nothing to the runner, the marks of blocks among them.
    Prose(String),
    /// A file to be written, or changes to it.
    File { path: String, text: String, is_diff: bool },
    /// A command, the folder in which it runs, and what it is said to print.
    Command { line: String, folder: String, prints: Vec<String> },
}

/// A page of commands.
pub struct Page {
    parts: Vec<Part>,
    for_readers: bool,
    runs_git: bool,
    variables: Vec<(String, String)>,
}

impl Page {
    /// Reads a page.
    pub fn of(text: &str) -> Self {
        Self { parts: parts(text), for_readers: false, runs_git: true, variables: Vec::new() }
    }

    /// A page for people: it shows no exit status, and runs only our commands, as others could do harm there.
    pub fn for_readers(self) -> Self {
        Self { for_readers: true, runs_git: false, ..self }
    }

    /// A page for people that runs git too, in a folder of its own.
    pub fn with_git(self) -> Self {
        Self { runs_git: true, ..self }
    }

    /// With a variable for every command.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// How many commands of ours it shows.
    pub fn commands(&self) -> usize {
        let ours = |part: &&Part| matches!(part, Part::Command { line, .. } if Words::of(line).program == "cchc");
        self.parts.iter().filter(ours).count()
    }

    /// The commands and the files in their order, without the folders in which they stand.
    pub fn steps(&self) -> impl Iterator<Item = String> {
        self.parts.iter().filter_map(|part| match part {
            Part::Prose(_) => None,
            Part::File { path, .. } => Some(format!("a change of {path}")),
            Part::Command { line, .. } => Some(format!("$ {line}")),
        })
    }

    /// The rest of the only line that begins so, without its full stop.
    pub fn setting(&self, begin: &str) -> Option<&str> {
        self.parts.iter().find_map(|part| match part {
            Part::Prose(line) => line.strip_prefix(begin)?.strip_suffix('.'),
            Part::File { .. } | Part::Command { .. } => None,
        })
    }

    /// Runs it in a folder; what differs from what it shows. The page takes what was printed where nothing is left out.
    pub fn run(&mut self, folder: &Path) -> Vec<String> {
        let mut faults = Vec::new();
        let mut exported: Vec<(String, String)> = Vec::new();
        for part in &mut self.parts {
            match part {
                Part::Prose(_) => {}
                Part::File { path, text, is_diff } => {
                    let path = folder.join(path);
                    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
                    let text = if *is_diff { changed(&text_of(&path), text) } else { text.clone() };
                    fs::write(path, text).expect("a file can be written");
                }
                Part::Command { line, folder: below, prints } => {
                    let mut words = Words::of(line);
                    if words.program == "export" {
                        let variables = words.arguments.iter().filter_map(|word| word.split_once('='));
                        exported.extend(variables.map(|(name, value)| (name.to_owned(), value.to_owned())));
                        continue;
                    }
                    let is_git = self.runs_git && matches!(words.program.as_str(), "git" | "cd");
                    if words.program != "cchc" && !is_git && self.for_readers {
                        continue;
                    }
                    words.variables.extend(self.variables.iter().chain(&exported).cloned());
                    let mut found = words.run(&folder.join(&*below));
                    found.pop_if(|last| self.for_readers && last.starts_with("[exit "));
                    // A blank line parts two commands.
                    let blanks = prints.iter().rev().take_while(|line| line.is_empty()).count();
                    let shown = &prints[..prints.len() - blanks];
                    if !fits(shown, &found) {
                        let (found, shown) = (found.join("\n"), shown.join("\n"));
                        faults.push(format!("$ {line}\nprints:\n{found}\nbut shown is:\n{shown}\n"));
                    }
                    if prints.iter().all(|line| line.trim() != "…") {
                        prints.splice(..prints.len() - blanks, found);
                    }
                }
            }
        }
        faults
    }
}

/// Runs the page of a file in a folder, and writes it anew if that is asked for; what differs.
pub fn faults_of(file: &Path, folder: &Path, mut page: Page) -> Vec<String> {
    assert_eq!(page.to_string(), text_of(file), "{} is understood", file.display());
    let found = page.run(folder);
    if std::env::var_os("CCHC_UPDATE").is_some() {
        fs::write(file, page.to_string()).expect("the page can be written");
        return Vec::new();
    }
    let name = file.file_name().expect("a name").to_string_lossy();
    found.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

/// A text with some lines changed; its line breaks may be those of Windows, as in a form for Excel.
fn changed(text: &str, changes: &str) -> String {
    let new = with_changes(&text.replace("\r\n", "\n"), changes);
    if text.contains("\r\n") { new.replace('\n', "\r\n") } else { new }
}

/// A text with some lines changed: `-` stands before those that go, `+` before those that come, a blank before those
/// that stay. A line `…` parts changes that do not stand together.
pub fn with_changes(text: &str, changes: &str) -> String {
    let mut text = format!("\n{text}");
    for change in changes.split("…\n") {
        let kept = |dropped: char| {
            let lines = change.lines().filter(|line| !line.starts_with(dropped));
            lines.fold("\n".to_owned(), |text, line| text + line.get(1..).unwrap_or_default() + "\n")
        };
        let (old, new) = (kept('+'), kept('-'));
        assert_eq!(text.matches(&old).count(), 1, "these lines must stand there once:{old}");
        text = text.replace(&old, &new);
    }
    text.split_off(1)
}

/// The parts of a page; together they are the page again.
fn parts(page: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut file, mut console) = (None, None);
    for line in page.lines() {
        if let Some(fence) = line.strip_prefix("```") {
            parts.extend(file.take());
            console = fence.strip_prefix("console").map(|folder| folder.trim().to_owned());
            parts.push(Part::Prose(line.to_owned()));
            let path = ["toml ", "text ", "diff "].iter().find_map(|kind| fence.strip_prefix(kind));
            let is_diff = fence.starts_with("diff");
            file = path.map(|path| Part::File { path: path.to_owned(), text: String::new(), is_diff });
        } else if let Some(Part::File { text, .. }) = &mut file {
            text.push_str(line);
            text.push('\n');
        } else if let (Some(command), Some(folder)) = (line.strip_prefix("$ "), &console) {
            parts.push(Part::Command { line: command.to_owned(), folder: folder.clone(), prints: Vec::new() });
        } else if let (Some(_), Some(Part::Command { prints, .. })) = (&console, parts.last_mut()) {
            prints.push(line.to_owned());
        } else {
            parts.push(Part::Prose(line.to_owned()));
        }
    }
    parts
}

impl std::fmt::Display for Page {
    fn fmt(&self, page: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for part in &self.parts {
            match part {
                Part::Prose(line) => writeln!(page, "{line}")?,
                Part::File { text, .. } => page.write_str(text)?,
                Part::Command { line, prints, .. } => {
                    writeln!(page, "$ {line}")?;
                    prints.iter().try_for_each(|line| writeln!(page, "{line}"))?;
                }
            }
        }
        Ok(())
    }
}

/// A command in its words.
#[derive(Debug, PartialEq, Eq)]
struct Words {
    variables: Vec<(String, String)>,
    program: String,
    arguments: Vec<String>,
    without_stdout: bool,
    without_stderr: bool,
}

impl Words {
    /// Quotes keep blanks together. `cargo run -q --` runs our program too.
    fn of(line: &str) -> Self {
        let line = line.strip_prefix("cargo run -q -- ").map_or_else(|| line.to_owned(), |rest| format!("cchc {rest}"));
        let mut arguments = Vec::new();
        for (at, part) in line.split('"').enumerate() {
            if at % 2 == 1 {
                arguments.push(part.to_owned());
            } else {
                arguments.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        let mut ends_with = |word: &str| arguments.pop_if(|last| last == word).is_some();
        let (without_stderr, without_stdout) = (ends_with("2>/dev/null"), ends_with(">/dev/null"));
        let is_variable = |word: &String| word.contains('=') && word.starts_with(char::is_uppercase);
        let count = arguments.iter().take_while(|word| is_variable(word)).count();
        let variables = arguments.drain(..count).filter_map(|word| {
            let (name, value) = word.split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        });
        let variables = variables.collect();
        let program = if arguments.is_empty() { String::new() } else { arguments.remove(0) };
        Self { variables, program, arguments, without_stdout, without_stderr }
    }

    /// The lines that the command prints in a folder.
    fn run(&self, folder: &Path) -> Vec<String> {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let at = |path: &str| folder.join(path);
        let mut outcome = Outcome { status: 0, stdout: String::new(), stderr: String::new() };
        match (self.program.as_str(), arguments.as_slice()) {
            ("cchc", _) => {
                let mut command = cchc();
                command.current_dir(folder).args(&arguments).env("COLUMNS", "100");
                outcome = run(command.envs(self.variables.iter().cloned()));
            }
            ("git", _) => outcome = try_git_at_one_time(folder, &arguments),
            // The next block runs there.
            ("cd", [path]) => assert!(at(path).is_dir(), "there is no folder {path}"),
            ("cat", [path]) => outcome.stdout = text_of(&at(path)),
            ("mkdir", [path]) => fs::create_dir_all(at(path)).expect("a folder can be made"),
            ("touch", [path]) => fs::write(at(path), "").expect("a file can be made"),
            ("rm", ["-r", path]) => fs::remove_dir_all(at(path)).expect("a folder can be removed"),
            ("rm", [path]) => fs::remove_file(at(path)).expect("a file can be removed"),
            ("mv", [from, to]) => fs::rename(at(from), at(to)).expect("it can be moved"),
            (other, _) => panic!("a page runs no `{other}` with {arguments:?}"),
        }
        let streams = [(self.without_stdout, &outcome.stdout), (self.without_stderr, &outcome.stderr)];
        let shown = streams.into_iter().filter(|(left_out, _)| !left_out).flat_map(|(_, text)| text.lines());
        let mut lines: Vec<String> = shown.map(|line| line.trim_end().to_owned()).collect();
        while lines.pop_if(|last| last.is_empty()).is_some() {}
        if outcome.status != 0 {
            lines.push(format!("[exit {}]", outcome.status));
        }
        lines
    }
}

/// Whether the lines fit, where `…` stands for any number of them.
fn fits(shown: &[String], printed: &[String]) -> bool {
    match (shown.split_first(), printed.split_first()) {
        (None, None) => true,
        (Some((first, rest)), _) if first.trim() == "…" => {
            (0..=printed.len()).any(|skip| fits(rest, &printed[skip..]))
        }
        (Some((first, rest)), Some((line, more))) => first.trim_end() == line && fits(rest, more),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[test]
fn a_page_has_files_commands_and_omissions() {
    let text = "# x\n```toml a/b.toml\nc = 1\n```\n```console\n$ cchc -p \"a b\"\none\n…\nlast\n$ git init\n```\n";
    let page = Page::of(text);
    assert_eq!((page.to_string().as_str(), page.commands()), (text, 1));
    let file = Part::File { path: "a/b.toml".to_owned(), text: "c = 1\n".to_owned(), is_diff: false };
    assert!(page.parts.contains(&file));
    let words = Words::of("LANG=vi cchc -p \"a b\" 2>/dev/null");
    assert_eq!((words.program.as_str(), words.arguments.as_slice()), ("cchc", &["-p", "a b"].map(str::to_owned)[..]));
    assert_eq!(words.variables, [("LANG".to_owned(), "vi".to_owned())]);
    assert!(words.without_stderr && !words.without_stdout);
    assert_eq!(Words::of("cargo run -q -- status"), Words::of("cchc status"));
    let lines = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let shown = lines(&["one", "…", "last"]);
    assert!(fits(&shown, &lines(&["one", "last"])) && fits(&shown, &lines(&["one", "two", "last"])));
    assert!(!fits(&shown, &lines(&["one", "two"])));
}

#[test]
fn lines_are_changed_where_they_stand() {
    let changes = " a\n-b\n+c\n…\n d\n+e\n";
    assert_eq!(with_changes("a\nb\nd\n", changes), "a\nc\nd\ne\n");
}

//! Every command that reads plans, in every output: within its time and memory, and harmless.

use super::super::fuzzing::targets::harmless;
use super::super::{Outcome, cchc, run};
use super::cases::SECRET;
use cchc::write::Format;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each run may have 512 MiB of addresses and 5 seconds of the processor, an unoptimised program four times as many;
/// whoever takes more is stopped by the system.
const LIMITED: &str = if cfg!(debug_assertions) {
    "ulimit -v 524288 && ulimit -t 20 && exec \"$0\" \"$@\""
} else {
    "ulimit -v 524288 && ulimit -t 5 && exec \"$0\" \"$@\""
};

/// Whether it is the long form.
pub fn is_long() -> bool {
    std::env::var_os("CCHC_LONG").is_some()
}

/// The outputs besides that for people.
fn formats() -> impl Iterator<Item = &'static str> {
    Format::FINDINGS.into_iter().filter(|format| *format != Format::Text).map(Format::word)
}

/// Commands that take every output.
const CHECKS: [&[&str]; 5] = [&["validate"], &["check-targets"], &["assign"], &["score"], &["ci", "--server", "none"]];

/// The other commands, all of which only show.
const OTHERS: [&[&str]; 42] = [
    &["score", "--fill"],
    &["status", "--tasks"],
    &["check-targets", "-v"],
    &["paper", "report", "--draft", "-p", "mau"],
    &["paper", "plan", "-p", "mau", "--output-format", "json"],
    &["paper", "reminder", "--draft", "-p", "mau", "--output-format", "markdown"],
    &["paper", "bulletin", "--draft", "-p", "mau"],
    &["assign", "--by", "assignee"],
    &["done"],
    &["record"],
    &["calendar", "--remind", "3d"],
    &["page"],
    &["page", "--public"],
    &["calendar", "--assignee", "tu-phap-ho-tich", "--output-format", "ics"],
    &["record", "--period", "2023", "--output-format", "json"],
    &["record", "--form", "form.docx", "--period", "2023", "--force", "-p", "mau"],
    &["status"],
    &["assign", "--suggest"],
    &["assign", "--suggest", "--write", "--dry-run"],
    &["export", "--to", "tables"],
    &["validate", "--color", "always"],
    &["status", "--reports"],
    &["rank", "diem"],
    &["status", "--by", "assignee"],
    &["check-targets", "--against-parent"],
    &["export", "--to", "lines", "--output-format", "jsonl"],
    &["status", "--output-format", "json"],
    &["done", "--output-format", "json"],
    &["assign", "1.1", "--add-support", "tu-phap-ho-tich", "--dry-run"],
    &["done", "1.1", "--on", "2023-03-20", "--note", "x", "--dry-run"],
    &["progress", "2.1", "--percent", "50", "--dry-run"],
    &["record", "so-tin-bai", "--period", "2023-H1", "--count", "3", "--dry-run"],
    &["add", "task", "--id", "1.9", "--title", "x", "--due", "monthly", "--dry-run"],
    &["add", "target", "--id", "moi", "--qualitative", "--title", "x", "--dry-run"],
    &["drop", "task", "1.1", "--why", "x", "--dry-run"],
    &["due", "1.1", "2023-12-15", "--dry-run"],
    &["raise", "Thiếu máy", "--dry-run"],
    &["resolve", "kk-1", "--how", "x", "--dry-run"],
    &["amend", "60/QĐ-UBND", "--date", "2023-07-03", "--about", "x", "--dry-run"],
    &["status", "--tasks", "--color", "always"],
    &["rank", "hang", "--output-format", "csv"],
    &["init", "plans/next", "--from", "mau", "--id", "next"],
];

/// A workspace over which the commands go.
pub struct Sweep<'s> {
    pub name: &'s str,
    pub root: &'s Path,
    /// In the short form each workspace gets some of the commands, by its number.
    pub number: usize,
}

impl Sweep<'_> {
    /// Runs the program within its limits; what it says is looked at.
    pub fn run(&self, args: &[&str]) -> Outcome {
        let day = if self.number.is_multiple_of(2) { "2023-06-30" } else { "2023-03-31" };
        let mut command = limited();
        command.env("CCHC_AS_OF", day).env("COLUMNS", if self.number.is_multiple_of(3) { "40" } else { "100" });
        let outcome = run(command.current_dir(self.root).args(args));
        let what = format!("{} {args:?}", self.name);
        assert!((0..=2).contains(&outcome.status), "{what}: exit status {}\n{}", outcome.status, outcome.all());
        for forbidden in ["panicked", SECRET] {
            assert!(!outcome.all().contains(forbidden), "{what}: {forbidden}\n{}", outcome.all());
        }
        let is = |format: &str| args.windows(2).any(|pair| pair == ["--output-format", format]);
        if args.contains(&"always") {
            harmless::coloured(&what, &outcome.stdout);
        } else if args.first() == Some(&"calendar") {
            if !outcome.stdout.is_empty() {
                harmless::ics(&what, &outcome.stdout);
            }
        } else if args.first() == Some(&"page") {
            if !outcome.stdout.is_empty() {
                harmless::html(&what, &outcome.stdout);
            }
        } else if is("csv") {
            harmless::csv(&what, &outcome.stdout);
        } else {
            harmless::page(&what, &outcome.stdout);
        }
        // The output shows only a part of a long line.
        let longest = outcome.stdout.lines().map(str::len).max().unwrap_or_default();
        assert!(is("json") || args.first() == Some(&"page") || longest < 4096, "{what}: a line of {longest} bytes");
        harmless::coloured(&what, &outcome.stderr);
        outcome
    }

    /// All commands; in the short form some of them, in the long one in both languages.
    pub fn all(&self) {
        let long = is_long();
        let own = if self.number.is_multiple_of(2) { ["en"] } else { ["vi"] };
        let langs: &[&str] = if long { &["en", "vi"] } else { &own };
        for lang in langs {
            for (index, command) in CHECKS.iter().enumerate() {
                if long || index == 0 || index * 2 == 2 + self.number % 6 {
                    self.every_output(command, lang);
                }
            }
            for (index, command) in OTHERS.iter().enumerate() {
                if long || index == self.number % OTHERS.len() {
                    self.run(&[command, &["--lang", lang][..]].concat());
                }
            }
            self.tables();
        }
    }

    fn every_output(&self, command: &[&str], lang: &str) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let paths: Vec<PathBuf> = formats().map(|format| folder.path().join(format)).collect();
        let reports: Vec<String> =
            formats().zip(&paths).map(|(format, path)| format!("--report={format}={}", path.display())).collect();
        let mut args = [command, &["--lang", lang][..]].concat();
        args.extend(reports.iter().map(String::as_str));
        let outcome = self.run(&args);
        for (format, path) in formats().zip(&paths) {
            let what = format!("{} {command:?} as {format}", self.name);
            let page = fs::read_to_string(path).unwrap_or_else(|error| panic!("{what}: {error}\n{}", outcome.all()));
            assert!(!page.contains(SECRET), "{what}\n{page}");
            match format {
                "json" => super::super::json_outputs::hold(&harmless::json(&what, &page)),
                "gitlab" | "sarif" => drop(harmless::json(&what, &page)),
                "csv" => harmless::csv(&what, &page),
                "markdown" => harmless::markdown(&what, &page),
                "github" => {
                    // `ci` shows the annotations below what it says to people.
                    let (said, annotations) = parted(&page);
                    assert!(said.is_empty() || command[0] == "ci", "{what}\n{page}");
                    harmless::page(&what, &said);
                    harmless::annotations(&annotations);
                }
                "junit" => harmless::xml(&what, &page),
                "concise" => harmless::page(&what, &page),
                other => panic!("say what must hold of {other}"),
            }
        }
    }

    /// The files of an export, where one was made.
    fn tables(&self) {
        for folder in ["tables", "lines"].map(|name| self.root.join(name)).iter().filter(|folder| folder.is_dir()) {
            for file in super::super::files_below(folder) {
                let (what, page) = (file.display().to_string(), super::super::text_of(&file));
                match file.extension().and_then(|end| end.to_str()) {
                    Some("csv") => harmless::csv(&what, &page),
                    Some("jsonl") => page.lines().for_each(|line| drop(harmless::json(&what, line))),
                    _ => drop(harmless::json(&what, &page)),
                }
            }
            fs::remove_dir_all(folder).expect("a folder that was made here");
        }
    }
}

/// The lines that are not annotations, and those that are.
fn parted(page: &str) -> (String, String) {
    page.split_inclusive('\n').partition(|line| !line.starts_with("::"))
}

/// The program with its limits, where the system has them.
fn limited() -> Command {
    let own = cchc();
    if cfg!(not(unix)) {
        return own;
    }
    let mut command = Command::new("sh");
    command.args(["-c", LIMITED]).arg(own.get_program()).args(["--jobs", "2"]);
    for (name, value) in own.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    // Each thread would reserve 64 MiB of addresses for itself, used or not.
    command.env("MALLOC_ARENA_MAX", "1").stdin(std::process::Stdio::null());
    command
}

/// The limits hold: a program that takes more is stopped.
#[cfg(unix)]
#[test]
fn a_greedy_process_is_stopped() {
    let sh = |script: &str| {
        let limited = LIMITED.replace("-t 20", "-t 1").replace("-t 5", "-t 1");
        run(Command::new("sh").args(["-c", &limited, "sh", "-c", script])).status
    };
    assert_eq!(sh("exit 0"), 0);
    assert_ne!(sh("while :; do :; done"), 0, "five seconds of the processor");
    assert_ne!(sh("head -c 1000000000 /dev/zero | tail"), 0, "512 MiB");
}

//! Every rule has a page in two languages, and the examples of the page behave as it says.

use super::page::with_changes;
use super::{files_below, repository, text_of};
use cchc::app::{Selection, check};
use cchc::diag::{Example, ExampleKind, LocatedFinding, Page, Rule};
use cchc::lint::rules;
use cchc::source::{Memory, Refusal};
use cchc::text::{Both, Lang, holes};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// The smallest workspace, over which examples are laid.
fn minimal() -> Memory {
    let root = repository().join("examples/minimal");
    let mut memory = Memory::default();
    for file in files_below(&root) {
        let path = file.strip_prefix(&root).expect("a file of the example");
        let path: Vec<&str> = path.iter().map(|part| part.to_str().expect("an ASCII name")).collect();
        memory.put(&path.join("/"), fs::read(&file).expect("a readable file"));
    }
    memory
}

/// A place where something is found: code, file, line.
type LineFinding = (String, String, u32);

/// The lines of an example, and the codes that stand behind some of them.
fn read_marks(example: &Example<'_>) -> (Vec<String>, Vec<LineFinding>) {
    let (mut lines, mut marks) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(example.body.split('\n')) {
        let marked = line.rsplit_once("# ").filter(|(_, code)| rules().any(|rule| rule.code == *code));
        if let Some((_, code)) = marked {
            marks.push((code.to_owned(), example.path.to_owned(), at));
        }
        lines.push(marked.map_or(line, |(line, _)| line.trim_end()).to_owned());
    }
    (lines, marks)
}

/// Puts an example into the workspace; the places that it marks.
fn lay(memory: &mut Memory, example: &Example<'_>) -> Vec<LineFinding> {
    let (lines, marks) = read_marks(example);
    let text = lines.join("\n");
    match example.kind {
        ExampleKind::Text { times } => memory.put(example.path, format!("{text}\n").repeat(times)),
        ExampleKind::Hex => memory.put(example.path, from_hex(&text)),
        ExampleKind::Folder => memory.refuse(example.path, Refusal::IsFolder),
        ExampleKind::Link => memory.refuse(example.path, Refusal::Outside),
        ExampleKind::Absent => memory.remove(example.path),
        ExampleKind::Diff => panic!("{}: changes stand under Good", example.path),
    }
    marks
}

fn from_hex(body: &str) -> Vec<u8> {
    let digits: Vec<u8> = body.bytes().filter(u8::is_ascii_hexdigit).collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

/// The places of all findings, and the first few in words.
fn found(memory: &Memory, page: &Page<'_>) -> Result<(BTreeSet<LineFinding>, String), String> {
    let checked = check(memory, &Selection::all(), page.as_of.unwrap_or_else(day))
        .map_err(|_| "the workspace could not be checked".to_owned())?;
    let mut words = String::new();
    for finding in checked.findings.iter().take(5) {
        let (rule, at) = (finding.rule(), &finding.at);
        let place = format!("{}:{}:{}", at.file.as_str(), at.start.line, at.start.column);
        let _ = write!(words, "\n    {place}: {} {}", rule.code, finding.message(Lang::En));
    }
    let place = |it: &LocatedFinding| (it.rule().code.to_owned(), it.at.file.as_str().to_owned(), it.at.start.line);
    Ok((checked.findings.iter().map(place).collect(), words))
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}\n", faults.len(), faults.join("\n"));
}

fn page_of(rule: &Rule) -> Page<'static> {
    Page::parse(rule.page).unwrap_or_else(|| panic!("docs/rules/{}.md does not have its parts", rule.name))
}

#[test]
fn pages_have_their_parts_in_both_languages() {
    let mut faults = Vec::new();
    for rule in rules() {
        if !rule.page.starts_with(&format!("# {}\n", rule.name)) {
            faults.push(format!("{}: the page does not begin with its name", rule.name));
        }
        match Page::parse(rule.page) {
            None => faults.push(format!("{}: a part is missing or out of order", rule.name)),
            Some(page) => {
                let empty = Lang::ALL.iter().filter(|lang| page.text(**lang).is_empty());
                faults.extend(empty.map(|lang| format!("{}: no text in {}", rule.name, lang.code())));
                if page.text(Lang::En) == page.text(Lang::Vi) {
                    faults.push(format!("{}: the same text in both languages", rule.name));
                }
            }
        }
    }
    complain(&faults);
}

#[test]
fn every_page_belongs_to_a_rule() {
    let names: BTreeSet<String> = rules().map(|rule| format!("{}.md", rule.name)).collect();
    let pages = files_below(&repository().join("docs/rules"));
    let strays: Vec<String> = pages
        .iter()
        .filter_map(|page| page.file_name()?.to_str())
        .filter(|page| !names.contains(*page))
        .map(|page| format!("docs/rules/{page} belongs to no rule"))
        .collect();
    complain(&strays);
}

#[test]
fn messages_state_the_same_facts_in_both_languages() {
    let facts = |text: &'static str| holes(text).collect::<BTreeSet<_>>();
    let differ = |both: Both| facts(both.en) != facts(both.vi);
    let mut faults = Vec::new();
    for rule in rules() {
        if differ(rule.says) || rule.help.is_some_and(differ) {
            faults.push(format!("{} {}", rule.code, rule.name));
        }
    }
    complain(&faults);
}

#[test]
fn codes_and_names_are_given_once() {
    let all: Vec<_> = rules().collect();
    let codes: Vec<&str> = all.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "not sorted, or given twice: {codes:?}");
    let names: BTreeSet<&str> = all.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), all.len(), "a name is given twice");
}

/// A code, name or level that changes breaks somebody's `[lints]` or script: it is to be seen in review.
#[test]
fn codes_names_and_levels_are_as_listed() {
    let mut listed = String::new();
    for rule in rules() {
        let _ = writeln!(listed, "{} {} {}", rule.code, rule.name, rule.level.word());
    }
    let expected = text_of(&repository().join("tests/suite/rule_codes.txt"));
    assert_eq!(listed, expected, "if this is meant, change tests/suite/rule_codes.txt and say so in CHANGELOG.md");
}

/// Every rule of the source is in the list, so a test over the list covers every code that a check can push.
#[test]
fn no_rule_is_left_out_of_the_list() {
    let sources = files_below(&repository().join("src"));
    // An item of `rules!` begins so: `NO_LEAD = "E401" "no-lead"`.
    let code = |line: &str| line.split_once(" = \"E")?.1.split_once("\" \"").map(|(code, _)| format!("E{code}"));
    let written: BTreeSet<String> =
        sources.iter().flat_map(|file| text_of(file).lines().filter_map(code).collect::<Vec<_>>()).collect();
    let listed: BTreeSet<String> = rules().map(|rule| rule.code.to_owned()).collect();
    assert!(written.len() > 80, "{written:?}");
    assert_eq!(written, listed);
}

/// Every code has a case: the bad example of its page. The marked lines have the finding, and nothing else has one.
#[test]
fn bad_examples_break_their_rule_where_they_say_so() {
    let mut faults = Vec::new();
    for rule in rules() {
        let (page, mut memory) = (page_of(rule), minimal());
        let marked: BTreeSet<LineFinding> = page.bad.iter().flat_map(|example| lay(&mut memory, example)).collect();
        // One fault may bring another, which is marked too.
        if !marked.iter().any(|(code, _, _)| code == rule.code) {
            faults.push(format!("{} {}: the page marks {marked:?}", rule.code, rule.name));
        }
        match found(&memory, &page) {
            Ok((places, _)) if places == marked => {}
            Ok((_, words)) => faults.push(format!("{} {}: marked {marked:?}{words}", rule.code, rule.name)),
            Err(why) => faults.push(format!("{} {}: {why}", rule.code, rule.name)),
        }
    }
    complain(&faults);
}

#[test]
fn bad_examples_with_their_changes_break_no_rule() {
    let mut faults = Vec::new();
    for rule in rules() {
        let (page, mut memory) = (page_of(rule), minimal());
        page.bad.iter().for_each(|example| drop(lay(&mut memory, example)));
        for example in &page.good {
            match page.bad.iter().find(|bad| bad.path == example.path) {
                Some(bad) if example.kind == ExampleKind::Diff => {
                    let text = read_marks(bad).0.join("\n") + "\n";
                    memory.put(example.path, with_changes(&text, &format!("{}\n", example.body)));
                }
                _ => drop(lay(&mut memory, example)),
            }
        }
        match found(&memory, &page) {
            Ok((places, _)) if places.is_empty() => {}
            Ok((_, words)) => faults.push(format!("{} {}: found{words}", rule.code, rule.name)),
            Err(why) => faults.push(format!("{} {}: {why}", rule.code, rule.name)),
        }
    }
    complain(&faults);
}

/// The day of the examples of pages that name none: the first report is in, the next is not due.
fn day() -> cchc::value::Day {
    cchc::value::Day::parse("2023-03-31").expect("a day")
}

//! Who may use whom in src/. CONTRIBUTING.md says what each folder is for.

use super::{files_below, repository, text_of};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folders of src/, each with those that it may use besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("source", &[]),
    ("value", &["text", "source"]),
    ("diag", &["text", "source", "value"]),
    ("parse", &["text", "source", "value", "diag"]),
    ("keys", &["text", "source", "value", "diag", "parse"]),
    ("model", &["text", "source", "value", "diag", "parse", "keys"]),
    ("calc", &["text", "source", "value", "keys", "model"]),
    ("lint", &["text", "source", "value", "diag", "parse", "keys", "model", "calc"]),
    ("schema", &["text", "source", "diag", "keys", "model", "calc", "lint"]),
    ("edit", &["text", "parse"]),
    ("store", &[]),
    ("report", &["text", "source", "value", "diag", "parse", "keys", "model", "calc"]),
    ("write", &["text", "source", "value", "diag", "report"]),
    ("app", &["text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "edit", "store", "report"]),
    ("lsp", &["text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "app"]),
    (
        "cli",
        &[
            "text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "schema", "report", "write",
            "app", "lsp",
        ],
    ),
];

/// A file stays small enough to read in one sitting.
const MOST_LINES: usize = 600;

/// Words that only these folders may write, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("toml::", &["parse"], "one folder knows the parser"),
    ("toml_parser", &["parse"], "one folder knows the parser"),
    ("chrono::", &["value", "cli"], "a day is a `Day`"),
    ("Local::now", &["cli"], "time is an argument"),
    ("Utc::now", &["cli"], "time is an argument"),
];

/// One file of a layer.
struct Source {
    path: PathBuf,
    layer: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let src = repository().join("src");
    let files = files_below(&src).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files
        .filter_map(|path| {
            let relative = path.strip_prefix(&src).expect("a file of src").to_owned();
            // lib.rs and main.rs stand above every layer.
            let layer = relative.parent()?.iter().next()?.to_str()?.to_owned();
            let text = text_of(&path);
            Some(Source { path: relative, layer, text })
        })
        .collect()
}

/// The code without comments and unit tests, with its lines kept.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let kept = |line: &'_ str| if line.trim_start().starts_with("//") { String::new() } else { line.to_owned() };
    code.lines().map(|line| kept(line) + "\n").collect()
}

/// The places of a word that is not the end of a longer one.
fn places<'t>(code: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let part_of_a_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).map(|(at, _)| at).filter(move |at| !code[..*at].ends_with(part_of_a_word))
}

/// The names directly below `crate::`, with the lines where they stand.
fn used(code: &str) -> BTreeSet<(usize, String)> {
    let mut used = BTreeSet::new();
    for at in places(code, "crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(heads(group).into_iter().map(|name| (line, name))),
            None => drop(used.insert((line, name_at(rest)))),
        }
    }
    used
}

fn name_at(code: &str) -> String {
    code.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first names of a group, `a` and `b` of `{a::c, b::{d, e}}`, from behind its bracket.
fn heads(group: &str) -> Vec<String> {
    let mut names = vec![name_at(group.trim_start())];
    let mut depth = 1;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name_at(group[at + 1..].trim_start())),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn show(path: &Path, line: usize) -> String {
    format!("src/{}:{line}", path.display())
}

#[test]
fn every_folder_uses_only_what_is_listed_for_it() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some((_, may_use)) = LAYERS.iter().find(|(layer, _)| *layer == source.layer) else {
            faults.push(format!("src/{} is no known layer", source.layer));
            continue;
        };
        for (line, name) in used(&code_of(&source.text)) {
            let is_layer = LAYERS.iter().any(|(layer, _)| *layer == name);
            if is_layer && name != source.layer && !may_use.contains(&name.as_str()) {
                faults.push(format!("{}: {} may not use {name}", show(&source.path, line), source.layer));
            }
        }
    }
    complain(&faults);
}

#[test]
fn some_words_belong_to_one_folder() {
    let mut faults = Vec::new();
    for source in sources() {
        let code = code_of(&source.text);
        for (word, folders, why) in RESERVED.iter().filter(|(_, folders, _)| !folders.contains(&source.layer.as_str()))
        {
            for at in places(&code, word) {
                let line = code[..at].matches('\n').count() + 1;
                faults.push(format!("{}: `{word}` belongs to {}: {why}", show(&source.path, line), folders.join(", ")));
            }
        }
    }
    complain(&faults);
}

#[test]
fn files_stay_small() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES).then(|| format!("src/{} has {lines} lines", source.path.display()))
    };
    complain(&sources().iter().filter_map(long).collect::<Vec<_>>());
}

#[test]
fn grouped_and_inline_paths_are_seen() {
    let code = code_of(
        "use crate::{calc, model::{self, Plan}, text::Both};\n// crate::cli\nlet x = crate::view::Row;\n\
         #[cfg(test)]\nmod tests { use crate::app; }",
    );
    let names = |line: usize, names: &[&str]| names.iter().map(|name| (line, (*name).to_owned())).collect::<Vec<_>>();
    let expected: BTreeSet<_> = names(1, &["calc", "model", "text"]).into_iter().chain(names(3, &["view"])).collect();
    assert_eq!(used(&code), expected);
}

//! The folders of src/, and which of them may use which. CONTRIBUTING.md says what each folder is for.

mod files;
mod paths;
mod tokens;

use files::{Source, Sources, circles};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use tokens::tokens;

/// The folders of src/, each with exactly those that it uses besides itself: all of them stand above it.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("source", &[]),
    ("value", &["text", "source"]),
    ("diag", &["text", "source", "value"]),
    ("parse", &["text", "source", "value", "diag"]),
    ("keys", &["text", "source", "value", "diag", "parse"]),
    ("model", &["text", "source", "value", "diag", "parse", "keys"]),
    ("calc", &["text", "source", "value", "model"]),
    ("lint", &["text", "source", "value", "diag", "parse", "keys", "model", "calc"]),
    ("edit", &["text", "parse"]),
    ("store", &["text", "source", "diag"]),
    ("report", &["text", "source", "value", "diag", "parse", "model", "calc"]),
    ("schema", &["text", "source", "diag", "keys", "model", "calc", "lint", "report"]),
    ("ooxml", &["text", "value"]),
    ("write", &["text", "source", "value", "diag", "report", "ooxml"]),
    ("page", &["text", "value", "model", "calc", "report", "write"]),
    ("grid", &["text", "value", "ooxml"]),
    ("import", &["text", "source", "value", "diag", "parse", "model", "report", "grid"]),
    (
        "app",
        &[
            "text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "edit", "store", "report",
            "schema", "grid", "import",
        ],
    ),
    ("lsp", &["text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "app"]),
    (
        "cli",
        &[
            "text", "source", "value", "diag", "parse", "keys", "model", "calc", "lint", "schema", "report", "write",
            "page", "grid", "import", "app", "lsp", "store",
        ],
    ),
];

/// The files that still stand in a circle with others of their folder. A further one fails, and so does one that has
/// left its circle: then it goes from here.
const KNOWN_CIRCLES: &[&str] = &[];

/// A file stays small enough to read in one sitting.
const MOST_LINES: usize = 400;

/// Half of the files are no longer than this.
const MEDIAN_LINES: usize = 120;

/// Words that only these folders may write, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    ("toml::", &["parse"], "one folder knows the parser"),
    ("toml_parser", &["parse"], "one folder knows the parser"),
    ("chrono::", &["value", "cli"], "a day is a `Day`"),
    ("Local::now", &["cli"], "time is an argument"),
    ("Utc::now", &["cli"], "time is an argument"),
    ("fs::write", WRITERS, ONE_WRITER),
    ("fs::rename", WRITERS, ONE_WRITER),
    ("fs::create_dir", WRITERS, ONE_WRITER),
    ("fs::create_dir_all", WRITERS, ONE_WRITER),
    ("fs::remove_file", WRITERS, ONE_WRITER),
    ("fs::remove_dir", WRITERS, ONE_WRITER),
    ("File::create", WRITERS, ONE_WRITER),
    (".write(true)", WRITERS, ONE_WRITER),
    (".append(true)", WRITERS, ONE_WRITER),
    ("tempfile", WRITERS, ONE_WRITER),
];

const WRITERS: &[&str] = &["store"];
const ONE_WRITER: &str = "one folder creates, replaces and renames files";

fn sources() -> &'static Sources {
    static SOURCES: LazyLock<Sources> = LazyLock::new(Sources::read);
    &SOURCES
}

fn complain(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_folder_uses_exactly_what_is_listed_for_it() {
    let sources = sources();
    let mut faults = Vec::new();
    let mut arrows: BTreeMap<(&str, String), String> = BTreeMap::new();
    let found = sources.uses();
    for it in &found {
        let rooms = [it.room.as_deref(), it.to.room()];
        for (from, to) in rooms.into_iter().flatten().filter_map(|to| Some((it.from.room()?, to))) {
            let first = || format!("src/{}:{} leads to src/{}", it.from.path, it.line, it.to.path);
            arrows.entry((from, to.to_owned())).or_insert_with(first);
        }
    }
    for room in sources.iter().filter_map(Source::room).collect::<BTreeSet<_>>() {
        if !LAYERS.iter().any(|(layer, _)| *layer == room) {
            faults.push(format!("src/{room} is not in the table"));
        }
    }
    for (at, (room, listed)) in LAYERS.iter().enumerate() {
        let is_used = |to: &str| arrows.contains_key(&(*room, to.to_owned()));
        for to in listed.iter().filter(|to| !is_used(to)) {
            faults.push(format!("{room} does not use {to}, which is listed for it"));
        }
        for to in listed.iter().filter(|to| !LAYERS[..at].iter().any(|(above, _)| above == *to)) {
            faults.push(format!("{to} does not stand above {room}"));
        }
        for ((_, to), place) in arrows.iter().filter(|((from, to), _)| from == room && from != to) {
            if !listed.contains(&to.as_str()) {
                faults.push(format!("{room} may not use {to}: {place}"));
            }
        }
    }
    complain(&faults);
}

#[test]
fn files_of_a_folder_stand_in_no_circle() {
    let sources = sources();
    let uses: Vec<_> = sources.uses().into_iter().filter(|it| it.from.room() == it.to.room()).collect();
    let found = circles(&uses);
    let known: BTreeSet<String> = KNOWN_CIRCLES.iter().map(|file| (*file).to_owned()).collect();
    let in_a_circle: BTreeSet<String> = found.iter().flatten().cloned().collect();
    let mut faults = Vec::new();
    for circle in found.iter().filter(|circle| circle.iter().any(|file| !known.contains(file))) {
        faults.push(format!("a circle: {}", circle.join(", ")));
        let inside = uses.iter().filter(|it| circle.contains(&it.from.path) && circle.contains(&it.to.path));
        let pairs: BTreeMap<_, _> = inside.map(|it| ((&it.from.path, &it.to.path), it.line)).collect();
        let show =
            |((from, to), line): (&(&String, &String), &usize)| format!("    src/{from}:{line} leads to src/{to}");
        faults.extend(pairs.iter().map(show));
    }
    let gone = known.difference(&in_a_circle);
    faults.extend(gone.map(|file| format!("{file} stands in no circle: take it out of KNOWN_CIRCLES")));
    complain(&faults);
}

#[test]
fn some_words_belong_to_one_folder() {
    let mut faults = Vec::new();
    for source in sources().iter() {
        let room = source.room().unwrap_or_default();
        let code = tokens(&source.text);
        for (word, folders, why) in RESERVED.iter().filter(|(_, folders, _)| !folders.contains(&room)) {
            let word_tokens = tokens(word);
            for here in code.windows(word_tokens.len()) {
                if here.iter().zip(&word_tokens).all(|(here, word)| here.is(&word.text)) {
                    let place = format!("src/{}:{}", source.path, here[0].line);
                    faults.push(format!("{place}: `{word}` belongs to {}: {why}", folders.join(", ")));
                }
            }
        }
    }
    complain(&faults);
}

#[test]
fn files_stay_small() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > MOST_LINES).then(|| format!("src/{} has {lines} lines", source.path))
    };
    complain(&sources().iter().filter_map(long).collect::<Vec<_>>());
    let mut lines: Vec<usize> = sources().iter().map(|source| source.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= MEDIAN_LINES, "half of the files have more than {median} lines");
}

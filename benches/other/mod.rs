//! The programs that the benchmark compares with cchc.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// A work by its name.
pub fn named(name: &str) -> Option<fn(&[String])> {
    match name {
        "nothing" => Some(|_| {}),
        "read" => Some(|args| on_each_file(args, |bytes| drop(black_box(bytes)))),
        "parse" => Some(|args| on_each_file(args, |bytes| drop(black_box(parse(&bytes))))),
        _ => None,
    }
}

/// Reads every file below a folder, by so many threads.
fn on_each_file(args: &[String], work: impl Fn(Vec<u8>) + Sync) {
    let folder = args.first().map(PathBuf::from).expect("a folder");
    let threads: usize = args.get(1).and_then(|threads| threads.parse().ok()).unwrap_or(1);
    let mut files = Vec::new();
    list(&folder, &mut files);
    let share = files.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let work = &work;
        for part in files.chunks(share) {
            scope.spawn(move || part.iter().for_each(|path| work(fs::read(path).expect("a file"))));
        }
    });
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let is_folder = entry.file_type().expect("a kind").is_dir();
        if is_folder { list(&entry.path(), files) } else { files.push(entry.path()) }
    }
}

/// A file of any kind, as serde reads it into structs: what is most of the volume has fields, the rest is kept as
/// it is.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "reading is all that is measured")]
struct File {
    #[serde(default)]
    task: Vec<Task>,
    #[serde(default)]
    assignee: Vec<Assignee>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, toml::Value>>,
    #[serde(flatten)]
    rest: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "reading is all that is measured")]
struct Task {
    id: String,
    title: String,
    output: Option<String>,
    lead: Option<String>,
    #[serde(default)]
    support: Vec<String>,
    #[serde(default)]
    oversee: Vec<String>,
    due: toml::Value,
    #[serde(default)]
    serves: Vec<String>,
    source: Option<String>,
    cost: Option<i64>,
    spent: Option<i64>,
    started: Option<toml::value::Datetime>,
    #[serde(default)]
    done: Vec<BTreeMap<String, toml::Value>>,
    #[serde(default)]
    progress: Vec<Progress>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "reading is all that is measured")]
struct Progress {
    on: toml::value::Datetime,
    percent: i64,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(dead_code, reason = "reading is all that is measured")]
struct Assignee {
    id: String,
    title: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
}

fn parse(bytes: &[u8]) -> Option<File> {
    toml::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

//! Files in a plan's folder that nothing reads.

use crate::diag::{Finding, Sink};
use crate::keys::report_refused;
use crate::parse::rules::UNREAD_FILE;
use crate::source::{Entry, FilePath, Files, Kind, PLAN_SUBFOLDERS, Refusal, Sources, is_plan_file};
use crate::value::nearest;

/// The files, and where faults and texts go.
pub(super) struct Loader<'f> {
    pub files: &'f dyn Files,
    pub sources: &'f mut Sources,
    pub sink: &'f mut Sink,
    /// The folders that were listed, so that the search for files that nothing reads need not list them again.
    pub listed: Vec<(FilePath, Vec<Entry>)>,
}

impl<'f> Loader<'f> {
    pub(super) const fn new(files: &'f dyn Files, sources: &'f mut Sources, sink: &'f mut Sink) -> Self {
        Self { files, sources, sink, listed: Vec::new() }
    }

    /// The names in a folder that may have been listed before.
    fn names_below(&mut self, folder: &FilePath) -> Vec<Entry> {
        match self.listed.iter().position(|(listed, _)| listed == folder) {
            Some(at) => self.listed.swap_remove(at).1,
            None => self.files.list(folder).unwrap_or_default(),
        }
    }
}

/// The folder of the sets of criteria, at the root of the workspace.
pub(super) const SCORING_FOLDER: &str = "scoring";

/// The files that a plan's folder may hold, aside from its folders.
const KNOWN_FILES: [&str; 6] =
    ["plan.toml", "assignees.toml", "tasks.toml", "indicators.toml", "issues.toml", "amendments.toml"];

/// Reports each file that is not read: a slip in its name must not lose its content.
pub(super) fn report_unread_files(open: &mut Loader<'_>, folder: &FilePath, inside: Vec<Entry>) {
    for entry in inside {
        let path = folder.join(&entry.name);
        let known = KNOWN_FILES.contains(&entry.name.as_str());
        let stray = match entry.kind {
            Kind::Folder if PLAN_SUBFOLDERS.contains(&entry.name.as_str()) => {
                unread_below(open, &path);
                false
            }
            // A plan that stands at the root has the sets of criteria beside it.
            Kind::Folder if path.as_str() == SCORING_FOLDER => false,
            Kind::Folder => {
                let inside = open.files.list(&path).unwrap_or_default();
                let is_plan = inside.iter().any(|entry| entry.name == "plan.toml");
                !is_plan && inside.iter().any(is_toml) && !entry.name.starts_with('.')
            }
            Kind::OddName => {
                report_refused(&path, &Refusal::OddName, open.sources, open.sink);
                false
            }
            Kind::File | Kind::Link | Kind::Special => {
                PLAN_SUBFOLDERS.contains(&entry.name.as_str()) && entry.kind == Kind::File || is_toml(&entry) && !known
            }
        };
        if stray {
            report_unread(open, &path);
        }
    }
}

/// Reports each file beside the sets of criteria that is not read.
pub(super) fn report_unread_sets(open: &mut Loader<'_>, folder: &FilePath) {
    unread_below(open, folder);
}

/// In these folders only the files that stand right there are read.
fn unread_below(open: &mut Loader<'_>, folder: &FilePath) {
    for entry in open.names_below(folder) {
        let path = folder.join(&entry.name);
        let holds_toml = || open.files.list(&path).unwrap_or_default().iter().any(is_toml);
        let stray = match entry.kind {
            Kind::Folder => holds_toml(),
            // `names_in` reported it.
            Kind::OddName => false,
            Kind::File | Kind::Link | Kind::Special => is_toml(&entry) && !is_plan_file(&entry.name),
        };
        if stray {
            report_unread(open, &path);
        }
    }
}

fn report_unread(open: &mut Loader<'_>, path: &FilePath) {
    let file = open.sources.add(path.clone(), String::new());
    let finding = Finding::new(&UNREAD_FILE, Sources::start(file)).text("file", path.name());
    let known = KNOWN_FILES.into_iter().chain(PLAN_SUBFOLDERS);
    open.sink.push(finding.suggest(nearest(path.name(), known.filter(|known| *known != path.name()))));
}

/// Whether it has the name of a plan's file. A name that is not UTF-8 has a finding of its own.
fn is_toml(entry: &Entry) -> bool {
    let name = &entry.name;
    entry.kind != Kind::OddName && name.to_ascii_lowercase().ends_with(".toml") && !name.starts_with('.')
}

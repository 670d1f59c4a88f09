//! Reads the sets of criteria of a workspace, and the points of a plan.

use super::scoring::{PlanScores, ScoresFile, ScoringSet, check_set, check_sets_once};
use super::unread::{Loader, SCORING_FOLDER, report_unread_sets};
use crate::diag::{Finding, Sink};
use crate::keys::{FileReport, read_file};
use crate::parse::rules::BAD_ID;
use crate::source::{At, FilePath, Files, Sources};
use crate::value::{IndexedList, Item, List, ScoringSetId, id_fault};

/// The sets of a workspace, in the order of the files' names.
pub(super) fn load_sets(files: &dyn Files, sources: &mut Sources, sink: &mut Sink) -> List<ScoringSet> {
    let folder = FilePath::new(SCORING_FOLDER);
    let mut open = Loader::new(files, sources, sink);
    let (names, are_all) = open.names_in(&folder);
    let mut sets = List::default();
    if !are_all {
        sets.lose(None);
    }
    for name in names {
        let path = folder.join(&name);
        let before = open.sink.faults();
        match read_file(open.files, &path, ScoringSet::KEYS, open.sources, open.sink, ScoringSet::from_keys) {
            FileReport::Read { value: Some(set), file, .. } => {
                check_set(&set, open.sink);
                let sound = open.sink.faults() == before;
                sets.push(Item { value: set, place: Sources::start(file), sound });
            }
            // Its id is that of its file, where it has the usual name.
            FileReport::Read { value: None, .. } | FileReport::Refused => sets.lose(name.strip_suffix(".toml")),
            FileReport::Absent => {
                open.gone(&path);
                sets.lose(None);
            }
        }
    }
    report_unread_sets(&mut open, &folder);
    check_sets_once(&sets, open.sink);
    sets
}

/// The points of a plan, in the order of the files' names.
pub(super) fn load_scores(open: &mut Loader<'_>, plan: &FilePath) -> List<PlanScores> {
    let folder = plan.join("scores");
    let (names, are_all) = open.names_in(&folder);
    let mut scores = List::default();
    scores.whole = are_all;
    for name in names {
        let path = folder.join(&name);
        let report = read_file(open.files, &path, ScoresFile::KEYS, open.sources, open.sink, |table| {
            Some(ScoresFile::from_keys(table))
        });
        let FileReport::Read { value: Some(read), file, sound } = report else {
            if matches!(report, FileReport::Absent) {
                open.gone(&path);
            }
            scores.whole = false;
            continue;
        };
        let place = Sources::start(file);
        let stem = name.strip_suffix(".toml").unwrap_or(&name);
        if let Some(fault) = id_fault(stem) {
            open.sink.push(Finding::new(&BAD_ID, place).text("id", stem).phrase("fault", fault));
            continue;
        }
        let mut entries = IndexedList::default();
        entries.extend(read.entries);
        let value = PlanScores { set: At::new(ScoringSetId::from(stem), place), entries, sound };
        scores.push(Item { value, place, sound });
    }
    scores
}

//! A workspace whose shared files were read: a run over its plans reads them once.

use super::reading::{Reader, located};
use crate::diag::{Lints, LocatedFinding, Sink};
use crate::lint;
use crate::model::{self, Settings, SharedContent};
use crate::source::{Files, Location, Sources};
use crate::value::Day;
use std::fmt;
use std::sync::Arc;

/// cchc.toml and indicators.toml, which the plans of a workspace share.
#[derive(Debug)]
pub(crate) struct SharedFiles {
    pub content: SharedContent,
    pub lints: Lints,
    pub findings: Vec<LocatedFinding>,
    /// Whether they have no error, the sets of criteria aside. Faulty settings leave no plan to compute: its due days
    /// may hang on them.
    pub sound: bool,
    /// Where the ids of the indicators stand, in their order.
    pub indicators: Vec<Location>,
    /// The same of the sets of criteria.
    pub scoring: Vec<SetPlaces>,
}

/// Where a set of criteria stands.
#[derive(Debug)]
pub(crate) struct SetPlaces {
    /// Its id.
    pub id: Location,
    /// The ids of its criteria, in their order.
    pub criteria: Vec<Location>,
}

impl SharedFiles {
    pub(crate) fn read(files: &dyn Files) -> Self {
        let (mut sources, mut sink) = (Sources::default(), Sink::default());
        let content = model::load_shared(files, &mut sources, &mut sink);
        let lints = lint::levels(&content.settings, &mut sink);
        lint::check_shared(&content, files, &mut sink);
        let of_sets = content.scoring_faults + lint::check_sets(&content, &mut sink);
        let sound = sink.faults() == of_sets;
        let scoring = content.scoring_sets.iter().map(|set| SetPlaces {
            id: sources.locate(set.id.place),
            criteria: set.criteria.iter().map(|criterion| sources.locate(criterion.id.place)).collect(),
        });
        let scoring = scoring.collect();
        let indicators = content.indicators.iter().map(|indicator| sources.locate(indicator.id.place)).collect();
        Self { content, lints, findings: located(sink, &sources, None), sound, indicators, scoring }
    }

    /// A reader of the plans, by the shared files.
    pub(super) fn reader<'r>(&'r self, files: &'r dyn Files, as_of: Day, is_alone: bool) -> Reader<'r> {
        let Self { content, lints, sound, .. } = self;
        Reader { files, shared: content, lints, as_of, settings_sound: *sound, is_alone }
    }

    pub(crate) const fn settings(&self) -> &Settings {
        &self.content.settings
    }
}

/// The files of a workspace, and those that its plans share, read.
#[derive(Clone)]
pub struct Workspace<'w> {
    pub(crate) files: &'w dyn Files,
    pub(crate) shared: Arc<SharedFiles>,
}

impl fmt::Debug for Workspace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Workspace").field("shared", &self.shared).finish_non_exhaustive()
    }
}

/// Reads the shared files.
impl<'w> From<&'w dyn Files> for Workspace<'w> {
    fn from(files: &'w dyn Files) -> Self {
        Self { files, shared: Arc::new(SharedFiles::read(files)) }
    }
}

impl<'w, F: Files> From<&'w F> for Workspace<'w> {
    fn from(files: &'w F) -> Self {
        Self::from(files as &dyn Files)
    }
}

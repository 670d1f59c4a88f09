//! The content that all plans of a workspace share.

use super::{Indicator, ScoringSet, Settings, StatisticsForm};
use crate::value::List;
use std::sync::Arc;

/// The files that all plans of a workspace share.
#[derive(Clone, Debug, Default)]
pub struct SharedContent {
    /// cchc.toml.
    pub settings: Settings,
    /// indicators.toml of the workspace.
    pub indicators: Arc<List<Indicator>>,
    /// The statistics annexes of the workspace.
    pub forms: Arc<List<StatisticsForm>>,
    /// The sets of criteria, in the order of the files' names.
    pub scoring_sets: Arc<List<ScoringSet>>,
    /// How many faults the files of these sets have. They keep no plan from being computed.
    pub scoring_faults: usize,
}

//! The content that all plans of a workspace share.

use super::{Indicator, Settings, StatisticsForm};
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
}

//! A parsed file.

use super::guard::{self, GuardResult};
use super::quick;
use super::recovery::Recovery;
use super::tree::Table;
use crate::source::Span;
use toml::de::DeTable;

/// A file as a tree with places; parts that could not be read are marked.
#[derive(Debug)]
pub struct Document<'t> {
    pub(crate) root: Table<'t>,
    /// Values that stand for something unreadable, in their order.
    pub(crate) stand_ins: &'t [Span],
    /// Whether lines are missing: an absent key may stand on one of them.
    pub(crate) damaged: bool,
}

impl<'t> Document<'t> {
    /// Parses a text without faults and unusual signs; `None` for any other.
    pub(crate) fn plain(text: &'t str) -> Option<Self> {
        Some(Self { root: quick::parse(text)?, stand_ins: &[], damaged: false })
    }

    /// Whether a text has no fault of syntax.
    pub(crate) fn is_faultless(text: &str) -> bool {
        let can_be_parsed = || matches!(guard::check(text), GuardResult::Fit { unclosed: None });
        quick::parse(text).is_some() || can_be_parsed() && DeTable::parse_recoverable(text).1.is_empty()
    }

    /// Parses the text that recovery left.
    pub(crate) fn parse(recovered: &'t Recovery) -> Self {
        let root = quick::parse(&recovered.text).unwrap_or_else(|| {
            let (root, _) = DeTable::parse_recoverable(&recovered.text);
            Table::from_toml(root.into_inner())
        });
        Self { root, stand_ins: &recovered.stand_ins, damaged: recovered.damaged }
    }
}

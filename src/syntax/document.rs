//! A parsed file.

use super::recovery::Recovered;
use crate::source::Span;
use toml::de::DeTable;

/// A file as a tree with places; what could not be read is marked.
#[derive(Debug)]
pub struct Document<'t> {
    /// The tree.
    pub(super) root: DeTable<'t>,
    /// Values that stand for something unreadable.
    pub(super) stand_ins: &'t [Span],
    /// Whether lines are missing, so that nothing can be said of what is absent.
    pub(super) damaged: bool,
}

impl<'t> Document<'t> {
    /// Parses what recovery left.
    pub(super) fn parse(recovered: &'t Recovered) -> Self {
        let (root, _) = DeTable::parse_recoverable(&recovered.text);
        Self { root: root.into_inner(), stand_ins: &recovered.stand_ins, damaged: recovered.damaged }
    }
}

//! A repair that an editor offers for one finding, before anybody has tried it.

use super::candidate::Candidate;
use crate::diag::{LocatedFinding, Repair};
use crate::text::Raw;

/// The text that a repair would put in the place of another.
#[derive(Clone, Debug)]
pub(crate) struct OfferedRepair {
    pub before: Raw,
    pub after: Raw,
    /// Whether it composes every letter of the file.
    pub is_composition: bool,
    /// Whether nobody can have meant anything else, so that `validate --fix` makes it too.
    pub is_sure: bool,
}

/// The repair that a finding offers in its file, whose text this is.
pub(crate) fn offered_repair(finding: &LocatedFinding, text: &str) -> Option<OfferedRepair> {
    let sure = Candidate::of(finding, text);
    let is_sure = sure.is_some();
    let candidate = sure.or_else(|| Candidate::suggested(finding, text))?;
    let patch = candidate.patches.first()?;
    Some(OfferedRepair {
        before: Raw::new(text.get(patch.range.clone())?),
        after: Raw::new(patch.with.as_str()),
        is_composition: finding.repair() == Some(&Repair::Composition),
        is_sure,
    })
}

//! The amendment that adds something.

use super::amending::{Decision, Part, naming};
use crate::app::draft::{EditBase, FileEdit};
use crate::diag::Failure;
use crate::text::Both;

/// The edit by which the amendment of a decision names what is added; none where no decision is told.
///
/// # Errors
/// When the plan has no such amendment, and nothing says what the decision is about: its number would be lost.
pub(super) fn named_by(
    base: EditBase<'_>,
    decision: Option<&Decision>,
    named: (Part, &str),
) -> Result<Option<FileEdit>, Failure> {
    const UNKNOWN: Both = Both {
        en: "amendments.toml has no decision `{number}`",
        vi: "amendments.toml chưa có quyết định `{number}`",
    };
    const ABOUT: Both = Both {
        en: "say with --about what it is about, or leave --decision out: `cchc amend` names everything at once",
        vi: "ghi trích yếu bằng --about, hoặc bỏ --decision: `cchc amend` sẽ nêu tất cả một lần",
    };
    let Some(decision) = decision else { return Ok(None) };
    if decision.about.is_none() && super::amending::known(base, &decision.number).is_none() {
        return Err(Failure::new(UNKNOWN).text("number", decision.number.as_str()).help(ABOUT));
    }
    Ok(naming(base, decision, &[named]))
}

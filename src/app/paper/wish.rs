//! A paper that is asked for.

use crate::model::PaperKind;
use crate::report::Filter;
use crate::report::paper::AnnexTable;
use crate::value::Day;

/// A paper, as somebody asks for it.
#[derive(Clone, Debug)]
pub struct PaperWish {
    pub kind: PaperKind,
    /// The name of its period.
    pub period: Option<String>,
    /// The first and the last day, in place of a period.
    pub days: Option<(Day, Day)>,
    /// Whether it is a draft, which may have figures that are illustrative or not complete.
    pub is_draft: bool,
    /// Whether only its fields are listed: then it may lack something.
    pub only_fields: bool,
    /// Whether it is a message for a chat, which has neither symbol nor signature.
    pub is_message: bool,
    pub table: Option<AnnexTable>,
    pub filter: Filter,
}

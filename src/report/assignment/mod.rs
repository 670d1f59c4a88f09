//! The report of `cchc assign`.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod lists;
pub(crate) mod rows;
pub(crate) mod suggestions;

pub use document::{Marks, assignment_doc};
pub use json::PlanAssignmentJson;
pub use lists::lists_doc;
pub use rows::{AssigneeRow, GapRow, PlanAssignment, ProposalRow, SuggestionRow, plan_assignment};
pub use suggestions::suggestions_doc;

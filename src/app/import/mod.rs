//! The plan that an office has already in Word or Excel becomes a new plan, or goes into one that is there.

mod compare;
mod duties;
mod into;
mod known;
mod new;
mod read;
mod values;
mod written;

pub(crate) use into::import_into;
pub use new::imported_files;
pub(crate) use new::{NewImport, import_days, import_new};
pub(crate) use read::{ImportFile, kind_of as import_kind};
pub(crate) use values::import_values;

use crate::diag::LocatedFinding;
use crate::model::{GROUP_WITHOUT_MEMBERS, NO_DUE, UNKNOWN_ASSIGNEE};

/// Whether an error may stand in a plan that is imported: a person still has to answer it, and it is marked.
pub(crate) fn is_left_to_a_person(finding: &LocatedFinding) -> bool {
    [NO_DUE.code, GROUP_WITHOUT_MEMBERS.code, UNKNOWN_ASSIGNEE.code].contains(&finding.rule().code)
}

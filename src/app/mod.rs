//! The work of the commands, without a command line: find the plans, read each, check it and hand it on.
//! Only one plan per thread is in memory at a time.

mod assignment;
mod compare;
mod computable;
mod delivery;
mod draft;
mod entry_place;
mod fill_scores;
mod finding_order;
mod folders;
#[cfg(feature = "office")]
mod forms;
mod gathered;
mod ids;
#[cfg(feature = "office")]
mod import;
pub(crate) mod init;
mod kept;
mod likely;
pub(crate) mod meaning;
mod member;
mod names;
mod naming;
mod only;
mod others;
mod outputs;
mod owed;
#[cfg(feature = "office")]
mod paper;
mod plan_edits;
mod progress;
mod proposals;
mod reading;
mod record;
mod renaming;
mod repairs;
mod root;
mod run;
mod selection;
mod task_at;
mod threads;
mod whereabouts;
mod windows;
mod workspace;

pub use compare::{Comparison, PlanState, compare};
pub use gathered::{CheckResult, PlanRun, check, run};
#[cfg(feature = "office")]
pub use import::imported_files;
pub use reading::{Beyond, Unsound};
pub use run::{Part, Run, RunEnd, Treatment};
pub use selection::Selection;
pub use workspace::Workspace;

pub(crate) use assignment::{Helpers, Roles, assign, assign_suggested};
pub(crate) use compare::{plan_ids, plan_in};
pub(crate) use delivery::{DeliveryUndo, NewDelivery, deliver, undo_delivery};
pub(crate) use draft::{Draft, EditBase, EditMode, FileEdit, draft};
pub(crate) use fill_scores::fill_scores;
#[cfg(feature = "office")]
pub(crate) use forms::{FilledForms, FormFile, FormWish, read_forms};
pub(crate) use ids::{ids, members};
#[cfg(feature = "office")]
pub(crate) use import::{
    ImportFile, NewImport, import_days, import_into, import_kind, import_new, import_values, is_left_to_a_person,
};
pub(crate) use kept::KeptCheck;
pub(crate) use names::{DeclaredName, NamesAsked, OpenDelivery, Standing, declared, shared};
pub(crate) use naming::indicator_id;
pub(crate) use only::{OnlyPlan, only_plan};
pub(crate) use outputs::likely_outputs;
pub(crate) use owed::{expect_period, owed};
#[cfg(feature = "office")]
pub(crate) use paper::{PaperContent, PaperStop, PaperWish, paper};
pub(crate) use plan_edits::{
    AskedDue, Decision, Drop, Droppable, MovedDue, NewAmendment, NewAssignee, NewBaseline, NewDifficulty, NewHolder,
    NewIndicator, NewResolution, NewTarget, NewTask, add_assignee, add_target, add_task, amend, drop_item, move_due,
    raise, resolve,
};
pub(crate) use progress::{NewProgress, advance, undo_progress};
pub(crate) use proposals::{NewText, all_repaired, delivered, repaired, with_output};
pub(crate) use record::{FIGURE_KEYS, NewHead, NewValue, record, record_all};
pub(crate) use renaming::{IdPlace, NamedThing, check_can_rename, references, rename, stem, thing_in_text};
pub(crate) use repairs::{RepairScope, Repairs, WrittenRepairs, find_repairs, offered_repair, write_repairs};
pub(crate) use root::Root;
pub(crate) use whereabouts::workspace_in;
pub(crate) use workspace::SharedFiles;

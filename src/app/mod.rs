//! The work of the commands, without a command line: find the plans, read each, check it and hand it on.
//! Only one plan per thread is in memory at a time.

mod assignment;
mod compare;
mod delivery;
mod draft;
mod ids;
pub(crate) mod init;
mod kept;
mod likely;
mod names;
mod only;
mod progress;
mod reading;
mod record;
mod root;
mod run;
mod selection;
mod task_at;
mod whereabouts;
mod workspace;

pub use compare::{Comparison, PlanState, compare};
pub use reading::Unsound;
pub use run::{CheckResult, PlanRun, check, run, run_pools};
pub use selection::Selection;
pub use workspace::Workspace;

pub(crate) use assignment::{Helpers, Roles, assign, assign_suggested};
pub(crate) use compare::plan_ids;
pub(crate) use delivery::{DeliveryUndo, NewDelivery, deliver, undo_delivery};
pub(crate) use draft::{Draft, EditBase, EditMode, FileEdit, draft};
pub(crate) use ids::ids;
pub(crate) use kept::KeptCheck;
pub(crate) use names::{DeclaredName, Standing, declared, shared};
pub(crate) use only::only_plan;
pub(crate) use progress::{NewProgress, advance, undo_progress};
pub(crate) use record::{FIGURE_KEYS, NewValue, record};
pub(crate) use root::Root;
pub(crate) use whereabouts::workspace_in;
pub(crate) use workspace::SharedFiles;

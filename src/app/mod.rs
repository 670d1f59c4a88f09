//! What the commands do, without a command line: find the plans, read each, check it and hand it on.
//! Only one plan per thread is in memory at a time.

mod assignment;
mod change;
mod compare;
mod delivery;
pub mod init;
mod names;
mod only;
mod progress;
mod reading;
mod record;
mod root;
mod run;
mod selection;
mod target;
mod whereabouts;

pub use assignment::{Helpers, Lead, Roles, assign, assign_leads, assign_suggested};
pub use change::{Draft, FileEdit, Ground, Manner, draft};
pub use compare::{Compared, Half, compare, plan_ids};
pub use delivery::{DeliveryUndo, NewDelivery, deliver, undo_delivery};
pub use names::{Declared, Standing, declared, names, shared};
pub use only::only_plan;
pub use progress::{NewProgress, advance, undo_progress};
pub use reading::Unsound;
pub use record::{FIGURE_KEYS, NewValue, record};
pub use root::{NoWorkspace, Root};
pub use run::{Checked, Ran, check, run, run_pools, settings};
pub use selection::Selection;
pub use whereabouts::{Now, workspace_in};

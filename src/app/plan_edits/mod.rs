//! Edits of a plan that lives: what is added, dropped or moved, what is raised, and the amendment that names it.

mod add_assignee;
mod add_target;
mod add_task;
mod added;
mod amend;
mod amending;
mod difficulty;
mod dropping;
mod due;
mod due_words;
mod former;
mod new_item;

pub(crate) use add_assignee::{NewAssignee, NewHolder, add_assignee};
pub(crate) use add_target::{NewBaseline, NewIndicator, NewTarget, add_target};
pub(crate) use add_task::{NewTask, add_task};
pub(crate) use amend::{NewAmendment, amend};
pub(crate) use amending::Decision;
pub(crate) use difficulty::{NewDifficulty, NewResolution, raise, resolve};
pub(crate) use dropping::{Drop, Droppable, drop_item};
pub(crate) use due::{MovedDue, move_due};
pub(crate) use due_words::AskedDue;

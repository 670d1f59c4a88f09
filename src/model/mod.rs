//! The checked plan. Its reader reported every fault of the files. A faulty part is left out or has a neutral value,
//! and the plan says that it is not sound. Nothing is computed from such a plan; rules still run over it, so that one
//! run names every fault.

mod advice;
mod amended;
mod amendment;
mod area;
mod assignee;
mod baseline;
mod bound;
mod classes;
mod deadline;
mod difficulty;
mod due;
mod file_kind;
mod former;
mod goal;
mod history;
mod identified;
mod indicator;
mod load;
mod paper;
mod period;
mod plan;
mod resolve;
pub(crate) mod rules;
mod settings;
mod target;
mod task;
mod unread;
mod value;

pub(crate) use amended::Amended;
pub(crate) use amendment::Amendment;
pub(crate) use area::Area;
pub(crate) use assignee::{Assignee, AssigneeKind, Holder};
pub(crate) use baseline::{Baseline, Origin};
pub(crate) use bound::{Asked, Bound, Goal, Op, Step};
pub(crate) use classes::Classes;
pub(crate) use difficulty::{Difficulty, DifficultyKind, Resolution};
pub(crate) use due::{AfterTerm, Due};
pub use file_kind::FileKind;
pub(crate) use former::{Former, FormerBound, FormerDue, in_force as former_in_force};
pub(crate) use indicator::{Accumulate, ComputedIndicator, Direction, Indicator, Measure, WhenEmpty};
pub(crate) use load::{SharedContent, load_head};
pub use load::{load_plan, load_shared};
pub(crate) use period::{END, Period, ReportPeriod};
pub use period::{Scheme, SchemeKind};
pub(crate) use plan::Level;
pub use plan::Plan;
pub(crate) use resolve::plan_id_twice;
pub(crate) use rules::RULES;
pub use settings::Settings;
pub(crate) use settings::{CiSettings, FailOn, load_settings};
pub(crate) use target::{Pace, Target};
pub(crate) use task::{Delivery, OccurrenceName, Task};
pub(crate) use value::{Basis, Figure, PeriodValues, ReportedValue, unknown_class};
pub(crate) use value::{VALUE_KEYS, VALUES_KEYS};

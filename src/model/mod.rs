//! The checked plan. What was wrong in the files was reported while it was read; a faulty part is left
//! out or stands as its neutral, and the plan says that it is not sound. Nothing is computed from such
//! a plan; rules still run over it, so that one run names every fault.

mod amendment;
mod area;
mod assignee;
mod difficulty;
mod due;
mod file_kind;
mod identified;
mod indicator;
mod load;
mod paper;
mod period;
mod plan;
mod resolve;
pub mod rules;
mod settings;
mod target;
mod task;
mod value;

pub use amendment::Amendment;
pub use area::Area;
pub use assignee::{Assignee, AssigneeKind, Holder};
pub use difficulty::{Difficulty, Resolution};
pub use due::{Due, Frequency};
pub use file_kind::FileKind;
pub use indicator::{Accumulate, Indicator, Measure, Reserved, WhenEmpty};
pub use load::{Shared, load_head, load_plan, load_shared};
pub use paper::{Declares, Funding, Issued, LegalBasis, Signature, Solution};
pub use period::{END, Period, ReportPeriod, Scheme, SchemeKind};
pub use plan::{Level, Plan, PlanFile};
pub use resolve::plan_id_twice;
pub use rules::RULES;
pub use settings::{CiSettings, FailOn, LintSetting, Settings, load_settings};
pub use target::{Baseline, Bound, Goal, Op, Pace, Target};
pub use task::{Delivery, Dropped, Occurrence, Progress, Task};
pub use value::{Basis, Figure, Reported, ValuesFile};
pub(crate) use value::{VALUE_KEYS, VALUES_KEYS};

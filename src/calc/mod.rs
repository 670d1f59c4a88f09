//! What follows from a plan on a given day. Pure functions: no clock, no files, no words.

mod cascade;
mod completion;
pub mod diff;
mod duty;
mod duty_words;
mod gap;
mod load;
mod occurrence;
mod rank;
mod report;
mod reserved;
mod rollup;
mod state;
mod strictness;
mod suggest;
mod summary;
mod target;
mod theil_sen;
mod value;
mod verdict;

pub use cascade::{Pair, Relation, cascade};
pub use completion::{Completion, Tally};
pub use duty::{Duties, Duty, Likeness};
pub use gap::{Gap, GapKind, gaps, gaps_among};
pub use load::{Load, loads};
pub use occurrence::{Occurrence, due_day, occurrences};
pub use rank::{Member, Place, Pool, Ranks, Unranked};
pub use report::{ReportState, report_states};
pub use rollup::{Sum, figures};
pub use state::{Counted, State, Status, View, task_status};
pub use suggest::{Hindrance, Open, PassedOver, Proposal, Reason, Suggestion, suggest};
pub use summary::{PeriodScore, PlanSummary, RankSummary, ScoreSummary, TargetSummary};
pub use target::{Standing, Subject, count_verdicts, evaluate, verdicts};
pub use value::{Amount, Part, Value, chain, deciding, reported, to_date};
pub use verdict::{Unit, Verdict};

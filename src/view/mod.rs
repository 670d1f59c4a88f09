//! What a report says: typed rows and cells, still without language.

mod assign;
mod assign_doc;
mod assign_lists;
mod cascade_doc;
mod change;
mod ci;
mod difference;
mod difference_doc;
mod doc;
mod due;
mod export;
mod ranking;
mod recorded;
mod report_doc;
mod rollup;
mod status;
mod status_doc;
mod status_rollup;
mod suggest_doc;
mod tally_table;
mod target_compare;
mod target_doc;
mod target_rollup;
mod target_steps;
mod targets;

pub use crate::calc::diff::{ChangeKind, Fact, Mark, Side, Topic};
pub use crate::calc::{
    Amount, GapKind, Hindrance, Load, Open, Pair, PlanSummary, Reason, ReportState, State, Sum, Tally, TargetSummary,
    Unit, Unranked, Verdict, Verdicts,
};
pub use crate::model::{Bound, Due, Goal, Period};
pub use crate::syntax::Plain;
pub use assign::{AssigneeRow, GapRow, PlanAssignment, ProposalRow, SuggestionRow, plan_assignment};
pub use assign_doc::{Marks, assignment_doc};
pub use assign_lists::lists_doc;
pub use cascade_doc::{Cascade, cascade_doc, cascades};
pub use change::{Change, FileChange, PlanChanges};
pub use ci::{Reasons, reasons_doc};
pub use difference::{ChangeRow, PlanDifference, Stage, plan_difference};
pub use difference_doc::{Compared, change_sentence, difference_doc};
pub use doc::{Align, Block, Cell, Column, ColumnTitle, Doc, Row, Table, Tone};
pub use due::{DueRow, PlanDue, due_doc, plan_due};
pub use export::{Datum, Field, Kind, Link, Table as ExportTable, export_rows, export_tables, name_parent};
pub use ranking::{RankedBy, RankedUnit, Ranking, ranking, ranking_doc};
pub use recorded::{Recorded, recorded, recorded_doc};
pub use report_doc::reports_doc;
pub use rollup::{By, Cut, End, Group, GroupBy, groups};
pub use status::{AreaStatus, Filter, PlanStatus, TaskRow, plan_status};
pub use status_doc::{Grouping, StatusOptions, status_doc, task_sentence};
pub use status_rollup::{RollupRow, StatusNumber, StatusRollup};
pub use suggest_doc::suggestions_doc;
pub use target_compare::compared_doc;
pub use target_doc::{target_sentence, target_title, targets_doc, verdict_line};
pub use target_rollup::{FigureRow, TargetNumber, TargetRollup, VerdictRow, target_rollup_doc};
pub use target_steps::steps_doc;
pub use targets::{PlanFigure, PlanTargets, Source, TargetRow, Title, plan_targets};

//! What each command reports: rows, a document of typed cells, and its frozen JSON. No output format is known here.

pub(crate) mod assignment;
pub(crate) mod cases;
pub(crate) mod ci;
pub(crate) mod difference;
pub(crate) mod document;
pub(crate) mod due;
pub(crate) mod edits;
pub(crate) mod export;
pub(crate) mod findings;
pub mod json;
pub(crate) mod ranking;
pub(crate) mod rollup;
pub(crate) mod status;
pub(crate) mod targets;

pub use crate::calc::diff::{ChangeKind, Fact, Mark, Side, Topic};
pub use crate::calc::{
    Amount, GapKind, Hindrance, Load, NoProposal, NoRank, Pair, PlanSummary, Reason, ReportState, State, Sum, Tally,
    TargetSummary, Unit, Verdict, Verdicts,
};
pub use crate::model::{Bound, Due, Goal, Period};
pub use crate::parse::Plain;
pub use crate::value::{Cell, Tone};
pub use assignment::*;
pub use cases::{Case, Outcome, assignment_cases, remark_cases, target_cases};
pub use ci::{PlanCiJson, Reasons, reasons_doc};
pub use difference::*;
pub use document::{Align, Block, Column, ColumnTitle, Doc, Row, Table};
pub use due::*;
pub use edits::*;
pub use export::{Datum, Field, Kind, Link, Table as ExportTable, export_rows, export_tables, name_parent};
pub use findings::{FindingJson, PlanCountsJson, Remark, RemarkKind};
pub use ranking::*;
pub use rollup::{By, Cut, End, Group, GroupBy, groups};
pub use status::*;
pub use targets::*;

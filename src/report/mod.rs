//! The reports of commands: their rows, documents of typed cells, and frozen JSON. This folder knows no output format.

pub(crate) mod assignment;
pub(crate) mod case;
pub(crate) mod ci;
pub(crate) mod difference;
pub(crate) mod difficulties;
pub(crate) mod document;
pub(crate) mod due;
pub(crate) mod edits;
pub(crate) mod export;
pub(crate) mod fields;
pub(crate) mod findings;
pub(crate) mod object;
pub(crate) mod ranking;
pub(crate) mod rollup;
pub(crate) mod shared_methods;
pub(crate) mod status;
pub(crate) mod targets;

pub use assignment::{AssignmentReport, AssignmentView, Marks, plan_assignment};
pub(crate) use case::{Case, Outcome};
pub(crate) use ci::{CiReport, FailRules, PlanChecks};
pub(crate) use difference::PlanDifference;
pub use difference::{ChangeRow, DifferenceReport, Stage, States, plan_difference};
pub(crate) use difficulties::{DifficultiesReport, Unresolved, plan_difficulties};
pub(crate) use document::ColumnTitle;
pub use document::{Align, Block, Column, Detail, Doc, Row, Table};
pub use due::{DueReport, plan_due};
pub use edits::EditedFile;
pub(crate) use edits::{EditOutcome, EditsReport, FieldEdit, IndicatorEffect, PlanEdits, indicator_effect};
pub(crate) use export::{Link, Table as ExportTable, respell_parent};
pub use export::{export_rows, export_tables};
pub(crate) use fields::{Datum, Field};
pub use findings::{FindingsReport, Remark};
pub(crate) use findings::{PlanCounts, RemarkKind};
pub(crate) use ranking::Ranking;
pub use ranking::{RankingReport, RankingScore, ranking};
pub(crate) use rollup::{By, End};
pub use rollup::{Cut, GroupBy};
pub(crate) use status::StatusNumber;
pub use status::{Filter, Grouping, Listing, StatusReport, StatusRollup, plan_status};
pub(crate) use targets::{PlanTargets, TargetNumber};
pub use targets::{Shape, TargetRollup, TargetsReport, plan_targets};

use crate::diag::LocatedFinding;
use crate::text::Lang;
use crate::value::Day;
use serde::Serialize;
use serde_json::Value;

/// The facts that every report begins with.
#[derive(Clone, Debug)]
pub struct Head {
    /// The command.
    pub command: &'static str,
    /// The day from which the command looks.
    pub as_of: Day,
    /// The language of messages.
    pub lang: Lang,
    /// The path of the workspace as the caller can open it.
    pub workspace: String,
    /// The folder of the workspace in its repository, with a `/` at its end; empty for the repository's root.
    pub prefix: String,
    /// Whether the exit status is 0.
    pub ok: bool,
}

/// A command hands a report to a writer: a head, parts, and a foot. A part is made when the writer asks for it, and
/// belongs to one plan.
pub trait Report {
    /// The head.
    fn head(&self) -> &Head;

    /// The ids of the plans in the report.
    fn ids(&self) -> Vec<&str>;

    /// The documents for people, from the top.
    fn documents(&self) -> impl Iterator<Item = Doc>;

    /// The documents for a comment, the most important first.
    fn comment(&self) -> impl Iterator<Item = Doc> {
        self.documents()
    }

    /// The documents for the log of a CI job, beside its annotations.
    fn log(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    /// The plans in JSON.
    fn plans(&self) -> impl Iterator<Item = impl Serialize>;

    /// Further keys in JSON, sorted.
    ///
    /// # Errors
    /// When a value cannot be serialised; this program has no such values.
    fn foot(&self) -> serde_json::Result<Vec<(&'static str, Value)>> {
        Ok(Vec::new())
    }

    /// The findings in JSON.
    fn findings(&self) -> impl Iterator<Item = &LocatedFinding>;

    /// The columns of the table for other programs; by default those of remarks.
    fn columns(&self) -> Vec<&'static str> {
        findings::REMARK_COLUMNS.to_vec()
    }

    /// The rows of that table.
    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.listed().into_iter().map(|remark| findings::remark_row(&remark)).collect::<Vec<_>>().into_iter()
    }

    /// The remarks on single places, for servers that show them there; by default none.
    fn remarks(&self) -> Vec<Remark> {
        Vec::new()
    }

    /// The remarks that a list for people holds.
    fn listed(&self) -> Vec<Remark> {
        self.remarks()
    }

    /// The checks of the run, for a page of tests.
    fn cases(&self) -> Vec<Case> {
        Vec::new()
    }
}

//! The reports of commands: their rows, documents of typed cells, and frozen JSON. This folder knows no output format.

pub(crate) mod assignment;
pub(crate) mod calendar;
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
#[cfg(feature = "office")]
pub(crate) mod forms;
pub(crate) mod funding;
pub(crate) mod gauge;
pub(crate) mod json_shape;
pub(crate) mod json_values;
pub(crate) mod object;
pub(crate) mod outermost;
pub(crate) mod outputs;
pub(crate) mod owed;
#[cfg(feature = "office")]
pub(crate) mod page;
#[cfg(feature = "office")]
pub mod paper;
#[cfg(feature = "office")]
pub(crate) mod period_words;
pub(crate) mod plan_label;
pub(crate) mod proposal;
pub(crate) mod ranking;
pub(crate) mod repairs;
pub(crate) mod rollup;
pub(crate) mod score;
pub(crate) mod shared_methods;
#[cfg(feature = "office")]
pub(crate) mod sheet;
pub(crate) mod site;
pub(crate) mod status;
pub(crate) mod targets;

pub use assignment::{AssignmentReport, AssignmentView, Marks, plan_assignment};
pub(crate) use calendar::LeftOut;
pub use calendar::{Calendar, CalendarReport, Event, PlanCalendar, plan_calendar};
pub(crate) use case::{Case, Outcome};
pub(crate) use ci::{CiReport, FailRules, PlanChecks, Reasons};
pub(crate) use difference::PlanDifference;
pub use difference::{ChangeRow, DifferenceReport, Stage, States, plan_difference};
pub(crate) use difficulties::{DifficultiesReport, Unresolved, plan_difficulties};
pub(crate) use document::ColumnTitle;
pub use document::{Align, Block, Column, Detail, Doc, Row, RowKind, Table};
pub use due::{DueReport, plan_due};
pub use edits::EditedFile;
pub(crate) use edits::{EditOutcome, EditsReport, FieldEdit, IndicatorEffect, PlanEdits, indicator_effect};
pub(crate) use export::{Link, Table as ExportTable};
pub use export::{export_rows, export_tables};
pub(crate) use fields::{Datum, Field};
pub(crate) use findings::PlanCounts;
pub use findings::{FindingsReport, Remark, RemarkKind, RunSize};
#[cfg(feature = "office")]
pub(crate) use forms::{FormCounts, FormFigure, FormPlace, FormsOutcome, FormsReport, RefusedRow};
pub(crate) use funding::{FundingBy, FundingReport, plan_funding};
pub use gauge::{Gauge, GaugeBound};
pub use json_shape::{Json, JsonKey, JsonShape};
pub use object::{Keys, Object};
pub use outputs::{FAILURE, JsonOutput, PlanForm, common_keys, json_outputs};
pub(crate) use owed::{AskedPeriod, LastFigure, OwedReport, OwedRow, PlanOwed, nothing as nothing_owed, plan_owed};
#[cfg(feature = "office")]
pub(crate) use period_words::period_words;
pub use plan_label::PlanLabel;
#[cfg(feature = "office")]
pub(crate) use proposal::{
    CellCounts, ColumnRead, ImportOutcome, ImportReport, ListName, Proposal, ProposedEntry, ProposedTable,
    Remark as ImportRemark, RemarkKind as ImportRemarkKind, Spot, TableRead, ToldOtherwise,
};
pub(crate) use ranking::Ranking;
pub use ranking::{RankingReport, RankingScore, ranking};
pub(crate) use repairs::{LeftRepair, RepairOutcome, RepairRow, RepairsReport};
pub(crate) use rollup::{By, End};
pub use rollup::{Cut, GroupBy};
pub use score::{PlanScoring, ScoreReport, plan_scoring, ranked};
#[cfg(feature = "office")]
pub use sheet::{Accepts, Sheet, SheetAlign, SheetCell, SheetColumn, SheetRow, SheetTitle, SheetValue, TitleRank};
pub use site::Site;
pub use status::{Filter, Grouping, Listing, StatusReport, StatusRollup, plan_status};
pub(crate) use status::{PlanStatus, StatusNumber};
pub use targets::{FigureSums, Shape, TargetRollup, TargetsReport, plan_targets};
pub(crate) use targets::{PlanTargets, TargetNumber};

use crate::diag::LocatedFinding;
use crate::text::Lang;
use crate::value::Day;
use object::NoKeys;

/// The facts that every report begins with.
#[derive(Clone, Debug)]
pub struct Head {
    /// The command.
    pub command: &'static str,
    /// The day from which the command looks.
    pub as_of: Day,
    /// The language of messages.
    pub lang: Lang,
    /// Where the workspace lies.
    pub site: Site,
    /// Whether the exit status is 0.
    pub ok: bool,
}

/// A command hands a report to a writer, whole or in parts: many plans are never in memory together. A part is a report
/// on some of the plans. Behind the last part comes the closing report, which knows the run as a whole and has no
/// plans.
///
/// Most methods are about the plans and findings of the part. Some have three turns: things that stand where the plans
/// stand, things `later` behind those of all parts, and things at the `closing`.
pub trait Report {
    /// The head. Only that of the closing report knows how the run ends.
    fn head(&self) -> &Head;

    /// The ids of the plans in the report.
    fn ids(&self) -> Vec<&str>;

    /// The documents for people, from the top.
    fn documents(&self) -> impl Iterator<Item = Doc>;

    /// Documents behind those of all parts, with the heading above all of them.
    fn later(&self) -> (Option<Block>, Vec<Doc>) {
        (None, Vec::new())
    }

    /// The last documents.
    fn closing(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    /// The first documents of a comment, the most important of the closing report.
    fn comment_opening(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    /// The documents for a comment.
    fn comment(&self) -> impl Iterator<Item = Doc> {
        self.documents()
    }

    /// The last documents of a comment.
    fn comment_closing(&self) -> impl Iterator<Item = Doc> {
        self.closing()
    }

    /// Whether the log of a CI job shows the documents, beside its annotations.
    fn has_log(&self) -> bool {
        false
    }

    /// The plans in JSON.
    fn plans(&self) -> impl Iterator<Item = impl Json + Send>;

    /// Further keys in JSON, sorted.
    fn foot(&self) -> impl Object {
        NoKeys
    }

    /// The findings in JSON.
    fn findings(&self) -> impl Iterator<Item = &LocatedFinding>;

    /// The columns of the table for other programs; by default those of remarks.
    fn columns(&self) -> Vec<&'static str> {
        findings::REMARK_COLUMNS.to_vec()
    }

    /// The rows of that table.
    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        remark_rows(self.listed())
    }

    /// Rows behind those of all parts.
    fn later_rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        std::iter::empty()
    }

    /// The last rows.
    fn closing_rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        std::iter::empty()
    }

    /// The remarks on single places, for servers that show them there; by default none.
    fn remarks(&self) -> Vec<Remark> {
        Vec::new()
    }

    /// Remarks behind those of all parts.
    fn later_remarks(&self) -> Vec<Remark> {
        Vec::new()
    }

    /// The remarks that a list for people holds.
    fn listed(&self) -> Vec<Remark> {
        self.remarks()
    }

    /// The file of a report that fills a template.
    fn file(&self) -> &[u8] {
        &[]
    }

    /// The calendar of a report that has days.
    fn calendar(&self) -> Option<&Calendar> {
        None
    }

    /// The sheets of a report that lays out its workbook by itself.
    #[cfg(feature = "office")]
    fn sheets(&self) -> &[Sheet] {
        &[]
    }

    /// The checks of the run, for a page of tests. The lists of all parts stand behind each other: the first of every
    /// part, then the second.
    fn cases(&self) -> Vec<Vec<Case>> {
        Vec::new()
    }
}

pub(crate) fn remark_rows(remarks: Vec<Remark>) -> impl Iterator<Item = Vec<Datum>> {
    remarks.into_iter().map(|remark| findings::remark_row(&remark))
}

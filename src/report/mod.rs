//! What each command reports: rows, documents of typed cells, its frozen JSON. No output format is known here.

pub(crate) mod assignment;
pub(crate) mod case;
pub(crate) mod ci;
pub(crate) mod difference;
pub(crate) mod document;
pub(crate) mod due;
pub(crate) mod edits;
pub(crate) mod export;
pub(crate) mod fields;
pub(crate) mod findings;
pub(crate) mod object;
pub(crate) mod ranking;
pub(crate) mod rollup;
pub(crate) mod status;
pub(crate) mod targets;

pub use assignment::*;
pub use case::{Case, Outcome};
pub use ci::*;
pub use difference::*;
pub use document::{Align, Block, Column, ColumnTitle, Detail, Doc, Row, Table};
pub use due::*;
pub use edits::*;
pub use export::{Link, Table as ExportTable, export_rows, export_tables, name_parent};
pub use fields::{Datum, Field, Kind};
pub use findings::*;
pub use ranking::*;
pub use rollup::{By, Cut, End, Group, GroupBy, groups};
pub use status::*;
pub use targets::*;

use crate::diag::LocatedFinding;
use crate::text::Lang;
use crate::value::Day;
use serde::Serialize;
use serde_json::Value;

/// What was run, from which day, and how it ended.
#[derive(Clone, Debug)]
pub struct Head {
    /// The command.
    pub command: &'static str,
    /// The day from which it looked.
    pub as_of: Day,
    /// The language of messages.
    pub lang: Lang,
    /// The workspace as the caller can find it.
    pub workspace: String,
    /// Where the workspace lies in its repository, with a `/` behind; empty where that is the same.
    pub prefix: String,
    /// Whether the exit status is 0.
    pub ok: bool,
}

/// What a command hands to a writer: a head, parts that are made when a writer asks for the next one, and a foot. Of
/// several plans a part belongs to one of them.
pub trait Report {
    /// What was run.
    fn head(&self) -> &Head;

    /// The ids of the plans that were computed from.
    fn ids(&self) -> Vec<&str>;

    /// What people read, from the top.
    fn documents(&self) -> impl Iterator<Item = Doc>;

    /// The same for a comment, whose first lines are read first.
    fn comment(&self) -> impl Iterator<Item = Doc> {
        self.documents()
    }

    /// What stands in the log of a CI job beside its annotations.
    fn log(&self) -> impl Iterator<Item = Doc> {
        std::iter::empty()
    }

    /// The plans in JSON.
    fn plans(&self) -> impl Iterator<Item = impl Serialize>;

    /// Further keys in JSON, by their alphabet.
    ///
    /// # Errors
    /// When a value refuses to be serialised, which those of this program do not.
    fn foot(&self) -> serde_json::Result<Vec<(&'static str, Value)>> {
        Ok(Vec::new())
    }

    /// The findings in JSON.
    fn findings(&self) -> impl Iterator<Item = &LocatedFinding>;

    /// The columns of the report as a table for other programs; those of remarks where it has no table of its own.
    fn columns(&self) -> Vec<&'static str> {
        findings::REMARK_COLUMNS.to_vec()
    }

    /// The rows of that table.
    fn rows(&self) -> impl Iterator<Item = Vec<Datum>> {
        self.listed().into_iter().map(|remark| findings::remark_row(&remark)).collect::<Vec<_>>().into_iter()
    }

    /// What is said of single places, for servers that show it there; nothing where the report has no such places.
    fn remarks(&self) -> Vec<Remark> {
        Vec::new()
    }

    /// Those of them that a list for people holds.
    fn listed(&self) -> Vec<Remark> {
        self.remarks()
    }

    /// What was checked, for a page of tests.
    fn cases(&self) -> Vec<Case> {
        Vec::new()
    }
}

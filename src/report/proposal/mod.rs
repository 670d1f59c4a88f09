//! The report of `cchc import`: the plan files as they would be, and what a person must look at.

pub(crate) mod json;
pub(crate) mod report;
pub(crate) mod rows;

pub(crate) use report::{ImportOutcome, ImportReport};
pub(crate) use rows::{
    CellCounts, ColumnRead, ListName, Proposal, ProposedEntry, ProposedTable, Remark, RemarkKind, Spot, TableRead,
    ToldOtherwise,
};

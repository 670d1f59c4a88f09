//! The columns of an export's tables, and the columns by which tables join.

use crate::report::fields::Field;
use crate::text::Both;

#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Also the name of its file.
    pub name: &'static str,
    /// The meaning of a row.
    pub(crate) doc: Both,
    pub(crate) fields: &'static [Field],
    /// The columns that are unique together; none where rows may repeat.
    pub(crate) key: &'static [&'static str],
    /// The tables that its rows refer to.
    pub(crate) links: &'static [Link],
}

/// Columns that name a row of another table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    /// The names of the columns, equal in both tables.
    pub(crate) fields: &'static [&'static str],
    /// The name of the other table.
    pub(crate) table: &'static str,
}

/// Every row belongs to a plan.
pub(crate) const TO_PLAN: Link = Link { fields: &["plan"], table: "plans" };

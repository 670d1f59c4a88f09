//! What a table of an export is: its columns, and how it joins others.

use crate::report::fields::Field;
use crate::text::Both;

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Its name, which is also that of its file.
    pub name: &'static str,
    /// What a row is.
    pub doc: Both,
    /// Its columns.
    pub fields: &'static [Field],
    /// The columns that no two rows have alike; none where rows may repeat.
    pub key: &'static [&'static str],
    /// The tables whose rows its own belong to.
    pub links: &'static [Link],
}

/// Columns that name a row of another table.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The columns, named alike in both.
    pub fields: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
}

/// Every row belongs to a plan.
pub(crate) const TO_PLAN: Link = Link { fields: &["plan"], table: "plans" };

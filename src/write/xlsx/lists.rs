//! The lists from which a form lets people choose, on a sheet that nobody sees.
//!
//! Excel takes a list in the rule of a cell itself, but a short one alone.

use super::cells::{MOST_ROWS, write_text};
use super::tabs::Tabs;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{DataValidation, Format, Formula, ProtectionOptions, Workbook, XlsxError};
use std::collections::BTreeMap;

/// A rule holds no longer list, the commas among it, in units of UTF-16.
const MOST_UNITS: usize = 255;
/// A sheet has no more columns.
const MOST_LISTS: usize = 16_384;

/// The lists of a workbook that do not fit into their rules.
pub(super) struct Lists {
    tab: String,
    /// The column of each.
    columns: BTreeMap<Vec<String>, u16>,
}

impl Lists {
    pub(super) fn new(tabs: &mut Tabs) -> Self {
        Self { tab: tabs.name("cchc-danh-muc"), columns: BTreeMap::new() }
    }

    /// The rule that takes nothing but these items; none where it cannot be written.
    pub(super) fn rule(&mut self, items: Vec<String>) -> Option<DataValidation> {
        let rule = DataValidation::new();
        if items.is_empty() {
            return None;
        }
        if fits_into_rule(&items) {
            return rule.allow_list_strings(&items).ok();
        }
        let count = items.len().min(MOST_ROWS as usize);
        let next = self.columns.len();
        let column = match self.columns.get(&items) {
            Some(column) => *column,
            None if next < MOST_LISTS => {
                let column = u16::try_from(next).ok()?;
                self.columns.insert(items, column);
                column
            }
            None => return None,
        };
        let (tab, column) = (quote_sheet_name(&self.tab), column_number_to_name(column));
        Some(rule.allow_list_formula(Formula::new(format!("={tab}!${column}$1:${column}${count}"))))
    }

    /// Adds the sheet with the lists, if there are any.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet();
        sheet.set_name(&self.tab)?.set_hidden(true).protect_with_options(&ProtectionOptions::new());
        for (items, column) in &self.columns {
            for (row, item) in (0..MOST_ROWS).zip(items) {
                write_text(sheet, row, *column, item, &Format::new())?;
            }
        }
        Ok(())
    }
}

/// Whether a rule takes the items. A comma parts them there, and Excel drops blanks around them.
fn fits_into_rule(items: &[String]) -> bool {
    let is_plain = |item: &String| !item.is_empty() && item.trim() == item && !item.contains([',', '"']);
    let units: usize = items.iter().map(|item| item.encode_utf16().count() + 1).sum();
    units <= MOST_UNITS + 1 && items.iter().all(is_plain)
}

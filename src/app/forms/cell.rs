//! The text of a cell.

use crate::grid::{GridCell, GridValue};

/// The text of a cell, on one line.
pub(in crate::app) fn text_of(cell: &GridCell) -> String {
    match &cell.value {
        GridValue::Empty => String::new(),
        GridValue::Text(text) | GridValue::Error(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        GridValue::Number(number) => number.decimal(18),
        GridValue::Day(day) => day.to_string(),
        GridValue::Flag(flag) => flag.to_string(),
    }
}

//! The text of a cell as a reader sees it.

use crate::grid::{GridCell, GridValue};
use crate::text::Lang;
use crate::value::{Exact, day, number};

/// Decimals that a plan file may give.
const MOST_DECIMALS: u32 = 18;

/// The text of a cell: numbers as they are written in Vietnamese, days as dd/mm/yyyy.
pub(super) fn text_of(cell: &GridCell) -> String {
    match &cell.value {
        GridValue::Empty => String::new(),
        GridValue::Text(text) | GridValue::Error(text) => text.clone(),
        GridValue::Number(figure) if cell.is_percent => {
            format!("{}%", number(&(figure * &Exact::from(100)), MOST_DECIMALS, Lang::Vi))
        }
        // A number of a row has a point, and no sign between thousands.
        GridValue::Number(figure) => figure.decimal(MOST_DECIMALS),
        GridValue::Day(on) => day(*on, Lang::Vi),
        GridValue::Flag(true) => "TRUE".to_owned(),
        GridValue::Flag(false) => "FALSE".to_owned(),
    }
}

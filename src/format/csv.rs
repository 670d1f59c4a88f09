//! The tables of a report as comma-separated values (RFC 4180), for spreadsheets and programs: ISO
//! dates, decimal points, English titles.

use super::terminal::cell;
use crate::text::Lang;
use crate::view::{Block, Cell, Doc};

/// Every table of a report, one under the other.
#[must_use]
pub fn csv(doc: &Doc) -> String {
    let mut text = String::new();
    for block in &doc.blocks {
        if let Block::Table(table) = block {
            let titles: Vec<String> = table.columns.iter().map(|column| column.title.en.to_owned()).collect();
            text.push_str(&record(&titles));
            for row in &table.rows {
                text.push_str(&record(&row.cells.iter().map(plain).collect::<Vec<_>>()));
            }
        }
    }
    text
}

/// A cell without grouping of thousands, which would be read as a decimal mark.
fn plain(value: &Cell) -> String {
    match value {
        Cell::Unknown | Cell::Empty => String::new(),
        Cell::Count(count) => count.to_string(),
        Cell::Number(number, decimals) => number.decimal(*decimals),
        Cell::Joined(cells, between) => {
            let cells: Vec<String> = cells.iter().map(plain).filter(|cell| !cell.is_empty()).collect();
            cells.join(between)
        }
        Cell::Toned(_, inner) => plain(inner),
        Cell::Text(_)
        | Cell::Word(_)
        | Cell::Phrase(..)
        | Cell::Share(..)
        | Cell::Percent(_)
        | Cell::Exactly(_)
        | Cell::Day(_)
        | Cell::Month(..) => cell(value, Lang::En),
    }
}

fn record(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A field that no spreadsheet takes for a formula.
fn field(text: &str) -> String {
    let number = text.parse::<f64>().is_ok();
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn no_field_is_a_formula() {
        assert_eq!(field("=cmd()"), "'=cmd()");
        assert_eq!(field("@x,\"y\""), "\"'@x,\"\"y\"\"\"");
        assert_eq!(field("-5.5"), "-5.5");
        assert_eq!(field("-x"), "'-x");
    }
}

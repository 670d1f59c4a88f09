//! A sheet of a workbook, read event by event.

use super::budget::Budget;
use super::canvas::{Canvas, Merge};
use super::formats::Look;
use super::reference;
use super::refusal::GridRefusal;
use super::serial;
use super::strings::RichText;
use super::table::{GridCell, GridRow, GridValue};
use super::text::{plain, unfold};
use crate::ooxml::Part;
use crate::ooxml::mistake::MistakeKind;
use crate::ooxml::reader::{Events, Start, attributes, read};
use crate::value::{Exact, NumberFault};

/// The things of a workbook that its sheets name.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    pub(super) looks: Vec<Look>,
    /// Whether days are counted from 1904, as Excel for Macintosh did.
    pub(super) is_1904: bool,
}

/// The rows of a sheet.
pub(super) fn rows(part: &Part, shared: &Shared, budget: &mut Budget) -> Result<Vec<GridRow>, GridRefusal> {
    let mut sheet = Sheet {
        path: &part.path,
        shared,
        budget,
        canvas: Canvas::default(),
        refusal: None,
        row: 0,
        column: 0,
        cell: None,
        text: RichText::default(),
    };
    let outcome = read(&part.bytes, &mut sheet);
    if let Some(refusal) = sheet.refusal {
        return Err(refusal);
    }
    outcome.map_err(|mistake| GridRefusal::of(&part.path, mistake))?;
    sheet.canvas.rows(sheet.budget)
}

/// A cell whose end was not read yet.
#[derive(Default)]
struct OpenCell {
    kind: String,
    look: Look,
    /// The text of `v`: a number, the place of a shared text, …
    written: String,
    is_formula: bool,
}

struct Sheet<'s> {
    path: &'s str,
    shared: &'s Shared,
    budget: &'s mut Budget,
    canvas: Canvas,
    /// The first fault beside those of XML.
    refusal: Option<GridRefusal>,
    row: usize,
    column: usize,
    cell: Option<OpenCell>,
    text: RichText,
}

impl Sheet<'_> {
    fn bad(&self) -> GridRefusal {
        GridRefusal::BadSheet { part: self.path.to_owned() }
    }

    fn begin(&mut self, start: &Start<'_>) -> Result<(), GridRefusal> {
        match start.known {
            "x:row" => {
                self.row = match value(start, "r") {
                    Some(number) => reference::row(&number).ok_or_else(|| self.bad())?,
                    None => self.row + 1,
                };
                self.column = 0;
            }
            "x:c" => {
                (self.row, self.column) = match value(start, "r") {
                    Some(place) => reference::cell(&place).ok_or_else(|| self.bad())?,
                    None => (self.row, self.column + 1),
                };
                let style = value(start, "s").and_then(|style| style.parse().ok()).unwrap_or(0);
                let look = self.shared.looks.get(style).copied().unwrap_or_default();
                let kind = value(start, "t").unwrap_or_default();
                self.cell = Some(OpenCell { kind, look, ..OpenCell::default() });
                self.text.letters.clear();
            }
            "x:f" => {
                if let Some(cell) = &mut self.cell {
                    cell.is_formula = true;
                }
            }
            "x:mergeCell" => {
                let (first, last) =
                    value(start, "ref").and_then(|range| reference::range(&range)).ok_or_else(|| self.bad())?;
                let merge = Merge { rows: (first.0, last.0), columns: (first.1, last.1), origin: first };
                self.canvas.merge(merge, self.budget)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self, cell: OpenCell) -> Result<(), GridRefusal> {
        let value = match &*cell.kind {
            "s" => {
                let place = cell.written.trim();
                match place.parse::<usize>() {
                    Ok(place) => text(self.shared.strings.get(place).ok_or_else(|| self.bad())?.clone()),
                    Err(_) if place.is_empty() => GridValue::Empty,
                    Err(_) => return Err(self.bad()),
                }
            }
            "inlineStr" => text(self.text.take()),
            "b" => match cell.written.trim() {
                "0" | "false" => GridValue::Flag(false),
                "1" | "true" => GridValue::Flag(true),
                _ => text(cell.written),
            },
            "e" => GridValue::Error(cell.written),
            "d" => serial::iso_day(&cell.written).map_or_else(|| text(cell.written), GridValue::Day),
            "" | "n" => number(&cell.written, cell.look, self.shared.is_1904),
            _ => text(unfold(cell.written)),
        };
        let is_percent = cell.look == Look::Percent && matches!(value, GridValue::Number(_));
        let cell = GridCell { value, is_formula: cell.is_formula, is_percent, merged: None };
        self.canvas.put(self.row, self.column, cell, self.budget)
    }

    fn note(&mut self, outcome: Result<(), GridRefusal>) {
        if let Err(refusal) = outcome {
            self.refusal.get_or_insert(refusal);
        }
    }
}

impl Events for Sheet<'_> {
    fn start(&mut self, start: &Start<'_>) -> Result<(), MistakeKind> {
        self.text.start(start.known);
        let outcome = self.begin(start);
        self.note(outcome);
        // The kind of the mistake does not matter: the refusal goes before it.
        if self.refusal.is_some() { Err(MistakeKind::Large) } else { Ok(()) }
    }

    fn text(&mut self, raw: &str) {
        let Some(cell) = &mut self.cell else { return };
        if self.text.innermost() == "x:v" {
            cell.written.push_str(&plain(raw));
        } else {
            self.text.text(raw);
        }
    }

    fn other(&mut self, _: &str) {}

    fn end(&mut self) {
        if self.text.end() == "x:c"
            && let Some(cell) = self.cell.take()
        {
            let outcome = self.finish(cell);
            self.note(outcome);
        }
    }
}

/// An attribute without a prefix.
fn value(start: &Start<'_>, name: &str) -> Option<String> {
    attributes(start.attributes).find(|(key, _)| *key == name).map(|(_, value)| plain(&value))
}

fn text(text: String) -> GridValue {
    GridCell::text(text).value
}

/// A number of a cell: the shortest decimal number that is the same in binary. Excel writes `85.2` as
/// `85.200000000000003`.
fn number(written: &str, look: Look, is_1904: bool) -> GridValue {
    let trimmed = written.trim();
    let Ok(float) = trimmed.parse::<f64>() else { return text(written.to_owned()) };
    let exact = match Exact::parse(&float.to_string()) {
        // No clerk means the digits behind the eighteenth decimal.
        Err(NumberFault::TooFine) => Exact::parse(&format!("{float:.18}")),
        outcome => outcome,
    };
    let Ok(exact) = exact else { return text(trimmed.to_owned()) };
    match look {
        Look::Day => serial::day(&exact, is_1904).map_or(GridValue::Number(exact), GridValue::Day),
        Look::Plain | Look::Percent => GridValue::Number(exact),
    }
}

#[cfg(test)]
mod tests {
    use super::{GridValue, Look, number};

    fn shown(written: &str) -> String {
        let value = number(written, Look::Plain, false);
        if let GridValue::Number(number) = &value { number.decimal(18) } else { format!("{value:?}") }
    }

    #[test]
    fn a_number_is_the_shortest_that_is_the_same_in_binary() {
        for (written, expected) in [
            ("85.200000000000003", "85.2"),
            ("0.1", "0.1"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("1E3", "1000"),
            (" -5 ", "-5"),
            ("1.2345678901234567E-10", "0.000000000123456789"),
            ("1e-300", "0"),
            ("2251799813685249.5", "2251799813685249.5"),
            ("1E+300", "Text(\"1E+300\")"),
            ("inf", "Text(\"inf\")"),
            ("mười", "Text(\"mười\")"),
            ("", "Empty"),
        ] {
            assert_eq!(shown(written), expected, "{written}");
        }
    }
}

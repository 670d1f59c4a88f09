//! The sheets of a workbook. Nothing in it is run: formulas have the value that their program computed last.

use super::budget::Budget;
use super::formats::looks;
use super::refusal::GridRefusal;
use super::sheet::{Shared, rows};
use super::strings::strings;
use super::table::Grid;
use super::text::plain;
use crate::ooxml::Part;
use crate::ooxml::parts::find;
use crate::ooxml::reader::attributes;
use crate::ooxml::relations::{self, Relation};
use crate::ooxml::tree::{Element, parse};
use std::collections::BTreeSet;

/// The sheets in the order of their tabs, also those that are hidden. `main` is the path of `workbook`.
pub(super) fn grids(parts: &[Part], main: &str, workbook: &Element) -> Result<Vec<Grid>, GridRefusal> {
    let rels = relations::path_for(main);
    let mut shared = Shared::default();
    if let Some(part) = relations::target(parts, &rels, "sharedStrings") {
        shared.strings = strings(part)?;
    }
    if let Some(part) = relations::target(parts, &rels, "styles") {
        let root = parse(&part.bytes).map_err(|mistake| GridRefusal::of(&part.path, mistake))?;
        shared.looks = looks(&root);
    }
    let date_system = workbook.first("x:workbookPr").and_then(|it| it.attribute("date1904"));
    shared.is_1904 = date_system.is_some_and(|it| matches!(&*it, "1" | "true"));
    let relations = relations_in(parts, &rels)?;
    let (mut grids, mut budget) = (Vec::new(), Budget::new());
    // A workbook that names one part again and again would be read for hours.
    let mut seen = BTreeSet::new();
    let sheets = workbook.elements().filter(|group| group.known == "x:sheets").flat_map(Element::elements);
    for (at, sheet) in sheets.filter(|sheet| sheet.known == "x:sheet").enumerate() {
        let Some(part) = part_of(sheet, &relations, parts).map_err(|()| bad(main))? else { continue };
        if seen.insert(&part.path) {
            let name = sheet.attribute("name").unwrap_or_default();
            grids.push(Grid { name, number: at + 1, above: Vec::new(), rows: rows(part, &shared, &mut budget)? });
        }
    }
    Ok(grids)
}

/// The relationships in a part; none where the part is missing.
pub(super) fn relations_in(parts: &[Part], rels: &str) -> Result<Vec<Relation>, GridRefusal> {
    let Some(part) = find(parts, rels) else { return Ok(Vec::new()) };
    relations::read(part).map_err(|mistake| GridRefusal::of(&part.path, mistake))
}

fn bad(part: &str) -> GridRefusal {
    GridRefusal::BadSheet { part: part.to_owned() }
}

/// The part of a sheet; none where it is a chart.
fn part_of<'p>(sheet: &Element, relations: &[Relation], parts: &'p [Part]) -> Result<Option<&'p Part>, ()> {
    // The prefix of the id is up to the program. `sheetId` has none.
    let id = attributes(&sheet.attributes).find(|(key, _)| key.ends_with(":id")).map(|(_, id)| plain(&id)).ok_or(())?;
    let relation = relations.iter().find(|it| it.id == id).ok_or(())?;
    if relation.kind == "worksheet" && !relation.is_external {
        find(parts, &relation.target).map(Some).ok_or(())
    } else {
        Ok(None)
    }
}

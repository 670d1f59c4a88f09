//! Makes small workbooks and documents, and shows what was read.

use cchc::grid::{Grid, GridCell, GridRefusal, GridValue, read};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

const SHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file of the folder tests/files/grid.
pub fn file(name: &str) -> Vec<u8> {
    let path = super::super::repository().join("tests/files/grid").join(name);
    std::fs::read(path).expect("the file is there")
}

pub fn pack(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        writer.start_file(*path, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("its content");
    }
    writer.finish().expect("a file").into_inner()
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    format!("<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>", all.iter().map(one).collect::<String>())
}

/// A workbook with one sheet of this content, and further parts that take the place of the usual ones.
pub fn xlsx_with(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet xmlns=\"{SHEET}\">{sheet}</worksheet>");
    let book = format!(
        "<workbook xmlns=\"{SHEET}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"Một\" sheetId=\"1\" r:id=\"rId1\"/></sheets>\
         </workbook>"
    );
    let root = relations(&[("rId1", "officeDocument", "xl/workbook.xml")]);
    let rels = relations(&[
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"),
    ]);
    let usual = [
        ("_rels/.rels", &*root),
        ("xl/workbook.xml", &*book),
        ("xl/_rels/workbook.xml.rels", &*rels),
        ("xl/worksheets/sheet1.xml", &*sheet),
    ];
    let kept = usual.into_iter().filter(|(path, _)| !more.iter().any(|(other, _)| other == path));
    pack(&kept.chain(more.iter().copied()).collect::<Vec<_>>())
}

/// A workbook with one sheet that holds these rows.
pub fn xlsx(rows: &str) -> Vec<u8> {
    xlsx_with(&format!("<sheetData>{rows}</sheetData>"), &[])
}

/// A document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"{WORD}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">\
         <w:body>{body}</w:body></w:document>"
    );
    let root = relations(&[("rId1", "officeDocument", "word/document.xml")]);
    pack(&[("_rels/.rels", &root), ("word/document.xml", &document)])
}

pub fn refusal(bytes: &[u8], name: &str) -> GridRefusal {
    read(bytes, name).expect_err("the file is refused")
}

/// A row of each table: its number, and its cells between bars.
pub fn shown(bytes: &[u8], name: &str) -> Vec<String> {
    let grids = read(bytes, name).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
    grids.iter().flat_map(show).collect()
}

fn show(grid: &Grid) -> Vec<String> {
    let head = format!("{} {}", grid.number, grid.name).trim().to_owned();
    let row = |row: &cchc::grid::GridRow| {
        format!("{}: {}", row.number, row.cells.iter().map(show_cell).collect::<Vec<_>>().join(" | "))
    };
    std::iter::once(head).chain(grid.rows.iter().map(row)).collect()
}

fn show_cell(cell: &GridCell) -> String {
    let value = match &cell.value {
        GridValue::Empty => String::new(),
        GridValue::Text(text) => format!("“{}”", text.replace('\n', "⏎")),
        GridValue::Number(number) => number.decimal(18),
        GridValue::Day(day) => day.to_string(),
        GridValue::Flag(flag) => flag.to_string(),
        GridValue::Error(error) => error.clone(),
    };
    let formula = if cell.is_formula { "=" } else { "" };
    let percent = if cell.is_percent { "%" } else { "" };
    let merged = cell.merged.map(|(row, column)| format!("^{row},{column}")).unwrap_or_default();
    format!("{formula}{value}{percent}{merged}")
}

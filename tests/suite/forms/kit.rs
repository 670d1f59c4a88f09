//! Writes forms, and fills them in as programs for tables do.

use super::super::{Outcome, Workspace};
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

/// Two days before the report on the year is due.
pub const DAY: &str = "2023-12-18";

/// The end of a code, the figure, the evidence and the remark.
pub type Filled = (&'static str, &'static str, &'static str, &'static str);

pub const COUNTS: [Filled; 4] = [
    ("ty-le-so-hoa-ket-qua/numerator", "700", "45/BC-UBND; 46/BC-UBND", ""),
    ("ty-le-so-hoa-ket-qua/denominator", "1020", "", ""),
    ("xep-hang-par-index/rank", "3", "", "Theo thông báo"),
    ("xep-hang-par-index/of", "14", "", ""),
];

/// Writes a form for all figures of the year.
pub fn form(workspace: &Workspace, name: &str) -> PathBuf {
    let file = workspace.above().join(name);
    let outcome = workspace.run(&["record", "--form", file.to_str().expect("a path"), "--as-of", DAY]);
    assert_eq!(outcome.status, 0, "{}", outcome.all());
    file
}

pub fn filled(workspace: &Workspace, kind: &str, rows: &[Filled]) -> PathBuf {
    let file = form(workspace, &format!("phieu.{kind}"));
    Form::of(&file).fill(rows);
    file
}

/// Reads forms back.
pub fn taken(workspace: &Workspace, files: &[&Path], options: &[&str]) -> Outcome {
    let files: Vec<&str> = files.iter().map(|file| file.to_str().expect("a path")).collect();
    workspace.run(&[&["record", "--as-of", DAY, "--lang", "vi", "--from"][..], &files, options].concat())
}

/// The words of an outcome on one line: a screen breaks long ones.
pub fn words_of(outcome: &Outcome) -> String {
    outcome.stdout.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A form on the disk.
pub struct Form(PathBuf);

impl Form {
    pub fn of(file: &Path) -> Self {
        Self(file.to_owned())
    }

    pub fn text(&self) -> String {
        fs::read_to_string(&self.0).expect("a CSV")
    }

    /// Fills in the rows whose code ends so.
    pub fn fill(&self, rows: &[Filled]) {
        match self.0.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => {
                let text = rows.iter().fold(self.text(), |text, row| fill_csv(&text, row));
                fs::write(&self.0, text).expect("the form");
            }
            Some("xlsx") => self.change_part("xl/worksheets/sheet1.xml", |parts, sheet| {
                rows.iter().fold(sheet.to_owned(), |sheet, row| fill_sheet(parts, &sheet, row))
            }),
            Some("docx") => self.change_part("word/document.xml", |_, document| {
                rows.iter().fold(document.to_owned(), |document, row| fill_document(&document, row))
            }),
            other => panic!("{other:?}"),
        }
    }

    /// Changes a part of a file of Word or Excel.
    pub fn change_part(&self, path: &str, change: impl FnOnce(&[(String, String)], &str) -> String) {
        let bytes = fs::read(&self.0).expect("the form");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut parts = Vec::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut text = String::new();
            part.read_to_string(&mut text).expect("text");
            parts.push((part.name().expect("a name").into_owned(), text));
        }
        let old = parts.iter().find(|(name, _)| name == path).expect("the part").1.clone();
        let new = change(&parts, &old);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &parts {
            writer.start_file(&**name, SimpleFileOptions::default()).expect("a part");
            let text = if name == path { &new } else { text };
            writer.write_all(text.as_bytes()).expect("a part");
        }
        fs::write(&self.0, writer.finish().expect("a zip file").into_inner()).expect("the form");
    }
}

fn fill_csv(text: &str, (code, figure, evidence, note): &Filled) -> String {
    let quoted = |cell: &str| if cell.contains([',', '\n']) { format!("\"{cell}\"") } else { (*cell).to_owned() };
    let mut is_found = false;
    let lines = text.split_inclusive("\r\n").map(|line| match line.trim_end().strip_suffix(code) {
        // Its last cells are empty: figure, evidence and remark.
        Some(before) => {
            let (before, plan) = before.rsplit_once(",,,,").expect("empty cells");
            is_found = true;
            format!("{before},{},{},{},{plan}{code}\r\n", quoted(figure), quoted(evidence), quoted(note))
        }
        None => line.to_owned(),
    });
    let text = lines.collect();
    assert!(is_found, "{code}");
    text
}

/// The index of a text among the shared ones.
fn shared_index(parts: &[(String, String)], end: &str) -> usize {
    let shared = &parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").expect("the texts").1;
    let document = roxmltree::Document::parse(shared).expect("XML");
    let mut texts = document.root_element().children().filter(|node| node.has_tag_name("si") || node.is_element());
    texts
        .position(|text| text.descendants().filter_map(|node| node.text()).collect::<String>().ends_with(end))
        .unwrap_or_else(|| panic!("no text ends with {end}"))
}

fn fill_sheet(parts: &[(String, String)], sheet: &str, (code, figure, evidence, note): &Filled) -> String {
    let document = roxmltree::Document::parse(sheet).expect("XML");
    let index = shared_index(parts, code).to_string();
    let is_code = |cell: &roxmltree::Node<'_, '_>| {
        cell.attribute("t") == Some("s") && cell.descendants().any(|node| node.text() == Some(&index))
    };
    let cells = || document.descendants().filter(|node| node.tag_name().name() == "c");
    let code_cell = cells().find(is_code).expect("the row").attribute("r").expect("a name").to_owned();
    let row = code_cell.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let mut sheet = sheet.to_owned();
    for (column, text) in [("F", figure), ("G", evidence), ("H", note)] {
        if text.is_empty() {
            continue;
        }
        let begin = format!("<c r=\"{column}{row}\"");
        let at = sheet.find(&begin).unwrap_or_else(|| panic!("no {begin}"));
        let style = sheet[at..].split("s=\"").nth(1).expect("a style").split('"').next().expect("a style").to_owned();
        let end = at + sheet[at..].find("/>").expect("an empty cell") + 2;
        let number = text.parse::<f64>().is_ok();
        let cell = if number {
            format!("{begin} s=\"{style}\"><v>{text}</v></c>")
        } else {
            format!("{begin} s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        };
        sheet.replace_range(at..end, &cell);
    }
    sheet
}

fn fill_document(document: &str, (code, figure, evidence, note): &Filled) -> String {
    let at = document.find(&format!("{code}<")).unwrap_or_else(|| panic!("no {code}"));
    let row = document[..at].rfind("<w:tr>").or_else(|| document[..at].rfind("<w:tr ")).expect("a row");
    let mut cells: Vec<String> = document[row..at].split_inclusive("</w:tc>").map(str::to_owned).collect();
    for (column, text) in [(5, figure), (6, evidence), (7, note)] {
        let cell = &mut cells[column];
        let end = cell.rfind("</w:p>").expect("a paragraph");
        cell.insert_str(end, &format!("<w:r><w:t>{text}</w:t></w:r>"));
    }
    format!("{}{}{}", &document[..row], cells.concat(), &document[at..])
}

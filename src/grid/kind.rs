//! Which kind of file it is: its content decides, and the ending where the content cannot.

use super::paragraph::Paragraph;
use super::refusal::GridRefusal;
use super::table::Grid;
use super::{body, csv, docx, lines, xlsx};
use crate::ooxml::parts::find;
use crate::ooxml::relations::ROOT;
use crate::ooxml::tree::{Element, parse};
use crate::ooxml::{PackageRefusal, Part, unzip};

/// The first bytes of a zip file, and of a file of an old Word or Excel.
const PACKED: [&[u8]; 2] = [b"PK\x03\x04", &[0xd0, 0xcf, 0x11, 0xe0]];

/// The tables of a file. The name says what a file without marks in its content is.
///
/// # Errors
/// The reason for which it cannot be read.
pub fn read(bytes: &[u8], name: &str) -> Result<Vec<Grid>, GridRefusal> {
    let ending = ending_of(name);
    if matches!(&*ending, "csv" | "tsv" | "txt") && !is_packed(bytes) {
        return Ok(vec![csv::grid(bytes)?]);
    }
    let (parts, main, root) = package(bytes, &ending)?;
    match root.known {
        "x:workbook" => xlsx::grids(&parts, &main, &root),
        "document" => docx::grids(&root),
        _ => Err(GridRefusal::UnknownKind),
    }
}

/// The paragraphs of a document or of a plain text, in their order.
///
/// # Errors
/// The reason for which it cannot be read.
pub fn paragraphs(bytes: &[u8], name: &str) -> Result<Vec<Paragraph>, GridRefusal> {
    let ending = ending_of(name);
    if matches!(&*ending, "txt" | "md") && !is_packed(bytes) {
        return lines::paragraphs(bytes, ending == "md");
    }
    let (parts, main, root) = package(bytes, &ending)?;
    match root.known {
        "document" => body::paragraphs(&parts, &main, &root),
        _ => Err(GridRefusal::UnknownKind),
    }
}

fn ending_of(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// A text file may well begin with the letters PK.
fn is_packed(bytes: &[u8]) -> bool {
    PACKED.iter().any(|mark| bytes.starts_with(mark))
}

/// The parts of a package, with the path of its main part and the root of that. The root says what the package is.
fn package(bytes: &[u8], ending: &str) -> Result<(Vec<Part>, String, Element), GridRefusal> {
    let parts = match unzip(bytes) {
        Ok(parts) => parts,
        Err(PackageRefusal::NotZip) if !matches!(ending, "xlsx" | "xlsm" | "docx" | "docm") => {
            return Err(GridRefusal::UnknownKind);
        }
        Err(PackageRefusal::Old) => return Err(old(bytes)),
        Err(refusal) => return Err(refusal.into()),
    };
    let relations = xlsx::relations_in(&parts, ROOT)?;
    let main = relations.iter().find(|it| it.kind == "officeDocument" && !it.is_external);
    let Some(main) = main.and_then(|it| find(&parts, &it.target)) else {
        let is_other = parts.iter().any(|part| part.path == "mimetype");
        return Err(if is_other { GridRefusal::OtherOffice } else { GridRefusal::UnknownKind });
    };
    // A workbook of the kind .xlsb has no XML there.
    if main.path.to_ascii_lowercase().ends_with(".bin") {
        return Err(GridRefusal::OtherOffice);
    }
    let root = parse(&main.bytes).map_err(|mistake| GridRefusal::of(&main.path, mistake))?;
    let path = main.path.clone();
    Ok((parts, path, root))
}

/// A compound file has a stream whose name says its program, written in UTF-16.
fn old(bytes: &[u8]) -> GridRefusal {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("WordDocument") {
        GridRefusal::OldWord
    } else if has("Workbook") || has("Book") {
        GridRefusal::OldExcel
    } else {
        PackageRefusal::Old.into()
    }
}

//! No file makes the reader panic, take all memory or run for long.

use super::kit::{docx, file, pack, refusal, xlsx, xlsx_with};
use cchc::grid::{GridRefusal, read};
use cchc::text::Lang;
use cchc::write::docx::PackageRefusal as Package;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

#[test]
fn files_of_another_kind() {
    assert_eq!(refusal(&file("old.xls"), "a.xls"), GridRefusal::OldExcel);
    assert_eq!(refusal(&file("old.doc"), "a.docx"), GridRefusal::OldWord);
    assert_eq!(refusal(&file("other.ods"), "a.ods"), GridRefusal::OtherOffice);
    let compound: Vec<u8> = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].into();
    let stream = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let locked: Vec<u8> = compound.iter().copied().chain([0; 504]).chain(stream).collect();
    assert_eq!(refusal(&locked, "a.xlsx"), Package::Encrypted.into());
    assert_eq!(refusal(&compound, "a.csv"), Package::Old.into());
    assert_eq!(refusal(b"%PDF-1.7", "a.xlsx"), Package::NotZip.into());
    assert_eq!(refusal(b"%PDF-1.7", "a.pdf"), GridRefusal::UnknownKind);
    assert_eq!(refusal(b"", "a"), GridRefusal::UnknownKind);
    assert_eq!(refusal(b"PK\x03\x04", "a.csv"), Package::Damaged.into());
    assert_eq!(refusal(&pack(&[("a.txt", "x")]), "a.zip"), GridRefusal::UnknownKind);
}

#[test]
fn the_content_decides_and_not_the_name() {
    let xml = file("values.xlsx");
    for name in ["a.xlsx", "a.csv", "a.docx", "a", "a.xlsm"] {
        assert_eq!(read(&xml, name).map(|grids| grids.len()), Ok(3), "{name}");
    }
}

#[test]
fn a_far_cell_takes_no_memory() {
    assert_eq!(refusal(&file("far.xlsx"), "a.xlsx"), GridRefusal::TooManyColumns { row: 1_048_576 });
    let grids = read(&xlsx("<row><c r=\"A1048576\"><v>1</v></c></row>"), "a.xlsx").expect("one row");
    assert_eq!(grids[0].rows.len(), 1);
}

#[test]
fn references_that_no_sheet_has() {
    let bad = GridRefusal::BadSheet { part: "xl/worksheets/sheet1.xml".to_owned() };
    for rows in [
        "<row><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>",
        "<row><c r=\"A99999999999\"><v>1</v></c></row>",
        "<row><c r=\"\"><v>1</v></c></row>",
        "<row r=\"0\"/>",
        "<row r=\"4294967297\"/>",
        "<row><c t=\"s\"><v>0</v></c></row>",
        "<row><c t=\"s\"><v>-1</v></c></row>",
    ] {
        assert_eq!(refusal(&xlsx(rows), "a.xlsx"), bad, "{rows}");
    }
    let merges = "<sheetData/><mergeCells><mergeCell ref=\"A1:ZZZZ9\"/></mergeCells>";
    assert_eq!(refusal(&xlsx_with(merges, &[]), "a.xlsx"), bad);
    // The number of a shared formula is of no interest.
    let formula = "<row><c><f t=\"shared\" si=\"4294967295\" ref=\"B2:A1\">A1</f><v>1</v></c></row>";
    assert!(read(&xlsx(formula), "a.xlsx").is_ok());
    let size = "<dimension ref=\"B2:A1\"/><sheetData><row><c><v>1</v></c></row></sheetData>";
    assert!(read(&xlsx_with(size, &[]), "a.xlsx").is_ok());
}

#[test]
fn xml_with_entities() {
    let evil = "<!DOCTYPE a [<!ENTITY b \"c\">]>";
    let parts =
        ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/sharedStrings.xml", "xl/styles.xml"];
    for part in parts.into_iter().chain(["xl/worksheets/sheet1.xml"]) {
        let bytes = xlsx_with("<sheetData/>", &[(part, &format!("{evil}<a/>"))]);
        let found = refusal(&bytes, "a.xlsx");
        assert!(matches!(found, GridRefusal::Package(Package::Doctype { .. })), "{part}: {found:?}");
    }
    let found = refusal(&xlsx("<row><c t=\"str\"><v>&b;</v></c></row>"), "a.xlsx");
    assert!(matches!(found, GridRefusal::Package(Package::Doctype { .. })), "{found:?}");
}

#[test]
fn files_that_grow() {
    let zeros = "0".repeat(20 << 20);
    let found = refusal(&pack(&[("xl/workbook.xml", &zeros)]), "a.xlsx");
    assert_eq!(found, Package::TooDense.into());
    // One long text that every cell names.
    let strings = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{}</t></si></sst>",
        "x".repeat(1 << 20)
    );
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(100);
    let bytes = xlsx_with(&format!("<sheetData>{cells}</sheetData>"), &[("xl/sharedStrings.xml", &strings)]);
    assert_eq!(refusal(&bytes, "a.xlsx"), GridRefusal::TooMuchText);
    assert_eq!(refusal(&xlsx(&"<row><c><v>1</v></c></row>".repeat(100_001)), "a.xlsx"), GridRefusal::TooManyRows);
    // A sheet may be merged as a whole.
    let whole =
        "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    assert_eq!(read(&xlsx_with(whole, &[]), "a.xlsx").expect("a workbook")[0].rows.len(), 1);
}

#[test]
fn an_element_with_many_attributes_takes_no_time() {
    let many = |before: &str| (0..50_000).map(|at| format!(" {before}a{at}=\"\"")).collect::<Vec<_>>().concat();
    let book = |before: &str| {
        let cells = "<c r=\"A1\"><v>1</v></c>".repeat(10_000);
        xlsx(&format!("<row{}>{cells}</row>", many(before)))
    };
    let begin = Instant::now();
    assert!(read(&book(""), "a.xlsx").is_ok());
    let found = refusal(&book("xmlns:"), "a.xlsx");
    assert!(matches!(found, GridRefusal::Package(Package::TooManyElements { .. })), "{found:?}");
    assert!(begin.elapsed() < Duration::from_secs(10), "{:?}", begin.elapsed());
}

#[test]
fn a_sheet_that_is_named_often_is_read_once() {
    let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let ids = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheets = "<sheet name=\"a\" sheetId=\"1\" q:id=\"rId1\"/>".repeat(1_000);
    let book = format!("<workbook xmlns=\"{space}\" xmlns:q=\"{ids}\"><sheets>{sheets}</sheets></workbook>");
    let sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    let grids = read(&xlsx_with(sheet, &[("xl/workbook.xml", &book)]), "a.xlsx").expect("a workbook");
    assert_eq!(grids.len(), 1);
}

#[test]
fn documents_with_strange_numbers() {
    let table = |about: &str, cell: &str| {
        docx(&format!(
            "<w:tbl><w:tr><w:trPr>{about}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>\
             </w:tr></w:tbl>"
        ))
    };
    for number in ["18446744073709551615", "2001", "4000000000"] {
        let found = refusal(&table("", &format!("<w:gridSpan w:val=\"{number}\"/>")), "a.docx");
        assert_eq!(found, GridRefusal::TooManyColumns { row: 1 });
        let found = refusal(&table(&format!("<w:gridBefore w:val=\"{number}\"/>"), ""), "a.docx");
        assert_eq!(found, GridRefusal::TooManyColumns { row: 1 });
    }
    for number in ["0", "-1", "", "99999999999999999999999"] {
        assert!(read(&table("", &format!("<w:gridSpan w:val=\"{number}\"/>")), "a.docx").is_ok());
    }
    let mut deep = String::new();
    for _ in 0..60 {
        let _ = write!(deep, "<w:tbl><w:tr><w:tc>");
    }
    deep.push_str(&"</w:tc></w:tr></w:tbl>".repeat(60));
    assert_eq!(read(&docx(&deep), "a.docx").expect("a document").len(), 60);
}

fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn below(state: &mut u64, limit: usize) -> usize {
    usize::try_from(next(state) % limit.max(1) as u64).expect("small")
}

/// Changes, cuts or takes out bytes.
fn damage(bytes: &mut Vec<u8>, state: &mut u64) {
    match below(state, 3) {
        0 => bytes.truncate(below(state, bytes.len())),
        1 => {
            for _ in 0..=below(state, 8) {
                let at = below(state, bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = next(state).to_le_bytes()[0];
                }
            }
        }
        _ => {
            let at = below(state, bytes.len());
            let end = (at + below(state, 100)).min(bytes.len());
            bytes.drain(at..end);
        }
    }
}

fn try_it(bytes: &[u8], name: &str) -> bool {
    let begin = Instant::now();
    let outcome = read(bytes, name);
    assert!(begin.elapsed() < Duration::from_secs(1), "{name} took {:?}", begin.elapsed());
    if let Err(refusal) = &outcome {
        assert!(!refusal.sentence(Lang::Vi).is_empty());
    }
    outcome.is_ok()
}

#[test]
fn damage_never_panics_nor_takes_long() {
    let mut state = 11;
    for name in ["values.xlsx", "libreoffice-merged.xlsx", "tables.docx", "libreoffice-tables.docx", "old.xls"] {
        let good = file(name);
        for _ in 0..500 {
            let mut bytes = good.clone();
            damage(&mut bytes, &mut state);
            try_it(&bytes, name);
        }
    }
}

#[test]
fn damage_inside_the_parts_never_panics() {
    let mut state = 12;
    let mut good = 0;
    for name in ["values.xlsx", "libreoffice-formulas.xlsx", "merged.xlsx", "tables.docx"] {
        let parts = unpack(&file(name));
        for _ in 0..150 {
            let mut parts = parts.clone();
            let at = below(&mut state, parts.len());
            damage(&mut parts[at].1, &mut state);
            let texts: Vec<(&str, String)> =
                parts.iter().map(|(path, bytes)| (&**path, String::from_utf8_lossy(bytes).into_owned())).collect();
            let texts: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (*path, &**text)).collect();
            good += usize::from(try_it(&pack(&texts), name));
        }
    }
    assert!(good > 30, "some damage does not matter: {good}");
}

fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip file");
    let count = archive.len();
    let read = |at: usize| {
        let mut file = archive.by_index(at).expect("a part");
        let path = file.name().expect("a name").into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut file, &mut content).expect("its content");
        (path, content)
    };
    (0..count).map(read).collect()
}

#[test]
fn damage_to_csv_never_panics() {
    let mut state = 13;
    let good = "sep=;\r\nĐơn vị;\"a\"\"b\r\nc\";1,5\r\n;;\r\nx;\"\";y".as_bytes().to_vec();
    for _ in 0..2_000 {
        let mut bytes = good.clone();
        damage(&mut bytes, &mut state);
        try_it(&bytes, "a.csv");
    }
}

//! Files of Word and Excel around a few lines of XML, and what came out of them.

use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default \
    Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
    Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument.";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a package whose first part is this.
fn package(part: &str, kind: &str, content: String, target: &str) -> Vec<(String, Vec<u8>)> {
    let relation = |id: &str, kind: &str, to: &str| {
        format!(
            "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" \
             Target=\"{to}\"/></Relationships>"
        )
    };
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), format!("{TYPES}{part}\" ContentType=\"{OFFICE}{kind}\"/></Types>")),
        ("_rels/.rels".to_owned(), relation("r1", "officeDocument", part)),
        (part.to_owned(), content),
    ];
    if !target.is_empty() {
        let (folder, name) = part.split_once('/').expect("a folder");
        parts.push((format!("{folder}/_rels/{name}.rels"), relation("r1", "worksheet", target)));
    }
    parts.into_iter().map(|(path, content)| (path, content.into_bytes())).collect()
}

/// The parts of a file of Word with this body.
pub fn word(body: &str) -> Vec<(String, Vec<u8>)> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/>\
         </w:body></w:document>"
    );
    package("word/document.xml", "wordprocessingml.document.main+xml", document, "")
}

/// The parts of a workbook with these rows.
pub fn excel(rows: &str) -> Vec<(String, Vec<u8>)> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{KINDS}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets>\
         </workbook>"
    );
    let sheet = format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
    let mut parts = package("xl/workbook.xml", "spreadsheetml.sheet.main+xml", book, "worksheets/sheet1.xml");
    parts.push(("xl/worksheets/sheet1.xml".to_owned(), sheet.into_bytes()));
    parts
}

/// The file of these parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (path, content) in parts {
        writer.start_file(path.as_str(), options).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a file").into_inner()
}

/// The parts of a file.
pub fn unpacked(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a file that can be opened");
    let count = archive.len();
    let mut parts = Vec::with_capacity(count);
    for number in 0..count {
        let mut part = archive.by_index(number).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("its content");
        parts.push((part.name().expect("a path").into_owned(), content));
    }
    parts
}

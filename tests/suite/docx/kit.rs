//! Builds small documents, and reads what came out.

use cchc::report::paper::{FieldKind as Kind, FieldName, FieldValue as Value, Fields};
use cchc::text::{Both, Lang};
use cchc::write::docx::{FillFault, FillOptions, MarkFault, Refusal, Template};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const fn text(name: &'static str) -> FieldName {
    FieldName { name, kind: Kind::Text, about: Both { en: "", vi: "" } }
}

const fn list(name: &'static str, names: &'static [FieldName]) -> FieldName {
    FieldName { name, kind: Kind::List(names), about: Both { en: "", vi: "" } }
}

const TASK: &[FieldName] = &[
    text("id"),
    text("title"),
    text("end"),
    list("steps", &[text("text"), text("title")]),
    FieldName { name: "by", kind: Kind::Texts, about: Both { en: "", vi: "" } },
];

pub const NAMES: &[FieldName] = &[
    text("issuer"),
    text("draft"),
    text("narrative"),
    text("note"),
    FieldName { name: "period", kind: Kind::Group(&[text("title"), text("name")]), about: Both { en: "", vi: "" } },
    FieldName { name: "places", kind: Kind::Texts, about: Both { en: "", vi: "" } },
    list("tasks", TASK),
    list("overdue", &[text("id"), text("text")]),
    list("areas", &[text("number"), text("title"), list("tasks", TASK)]),
];

/// A document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A document with this body and further parts; a part of the same path takes the place of the usual one.
pub fn docx_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    pack(&parts_with(body, more))
}

pub fn parts_with(body: &str, more: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{W}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
         xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:v=\"urn:schemas-microsoft-com:vml\">\
         <w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let mut parts = vec![
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELS.to_owned()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", EMPTY_RELS.to_owned()),
    ];
    for (path, content) in more {
        match parts.iter_mut().find(|(other, _)| other == path) {
            Some((_, place)) => (*content).clone_into(place),
            None => parts.push((path, (*content).to_owned())),
        }
    }
    parts.into_iter().map(|(path, content)| (path.to_owned(), content.into_bytes())).collect()
}

pub const TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/\
    content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\
    \"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
pub const RELS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";
pub const EMPTY_RELS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// The relationships of the document with these.
pub fn rels(relations: &[(&str, &str, bool)]) -> String {
    let mut all = String::new();
    for (number, (kind, target, is_external)) in relations.iter().enumerate() {
        let mode = if *is_external { " TargetMode=\"External\"" } else { "" };
        let kind = format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}");
        write!(all, "<Relationship Id=\"r{number}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>").expect("a string");
    }
    EMPTY_RELS.replace("></", &format!(">{all}</"))
}

pub fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        writer.start_file(path.as_str(), SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its content");
    }
    writer.finish().expect("a file").into_inner()
}

/// A part of a file.
pub fn part(bytes: &[u8], path: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a file");
    let mut text = String::new();
    archive.by_name(path).expect("the part").read_to_string(&mut text).expect("text");
    text
}

pub fn paths(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a file");
    archive.file_names().map(|name| name.expect("a name").into_owned()).collect()
}

/// A paragraph with this text in one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A row with a cell for each text.
pub fn row(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| format!("<w:tc><w:tcPr/>{}</w:tc>", p(text))).collect();
    format!("<w:tr>{}</w:tr>", cells.concat())
}

pub fn table(rows: &str) -> String {
    format!("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>")
}

pub fn read(body: &str) -> Template {
    Template::read(&docx(body)).expect("a template")
}

pub fn faults(body: &str) -> Vec<MarkFault> {
    read(body).faults(NAMES)
}

/// A fault in English, without the marks around names.
fn sentence(fault: &MarkFault) -> String {
    fault.sentence(Lang::En).replace('`', "").replace(['“', '”'], "\"")
}

/// The faults as sentences.
pub fn said(body: &str) -> Vec<String> {
    faults(body).iter().map(sentence).collect()
}

pub fn refusal(bytes: &[u8]) -> Refusal {
    let found = Template::read(bytes).err();
    found.unwrap_or_else(|| panic!("no refusal of {:?}", part(bytes, "word/document.xml")))
}

pub fn fill(body: &str, fields: &Fields) -> Vec<u8> {
    match read(body).fill(NAMES, fields, &FillOptions::default()) {
        Ok(bytes) => bytes,
        Err(FillFault::Marks(faults)) => {
            panic!("{:#?}", faults.iter().map(sentence).collect::<Vec<_>>())
        }
        Err(fault) => panic!("{fault:?}"),
    }
}

/// The filled body without the section at its end.
pub fn body(body: &str, fields: &Fields) -> String {
    let xml = part(&fill(body, fields), "word/document.xml");
    let begin = xml.find("<w:body>").expect("a body") + 8;
    let end = xml.rfind("<w:sectPr/></w:body>").expect("its end");
    xml[begin..end].to_owned()
}

/// The filled body in short: paragraphs end in `¶`, cells in `|`, rows in `/`, tables in `=`, sections in `§`.
pub fn short(template: &str, fields: &Fields) -> String {
    shorten(&body(template, fields))
}

pub fn shorten(xml: &str) -> String {
    let mut out = String::new();
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, behind) = after.split_once('>').expect("a tag");
        match tag.split([' ', '/']).next().expect("a name") {
            "" => out.push_str(match &tag[1..] {
                "w:p" => "¶",
                "w:tc" => "|",
                "w:tr" => "/",
                "w:tbl" => "=",
                _ => "",
            }),
            "w:p" if tag.ends_with('/') => out.push('¶'),
            "w:tab" => out.push('→'),
            "w:sectPr" => out.push('§'),
            _ => {}
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

pub fn task(id: &str, title: &str) -> Fields {
    Fields::default().with("id", id).with("title", title)
}

pub fn some_fields() -> Fields {
    let tasks = vec![task("1", "Một").with("end", ";"), task("2", "Hai").with("end", ".")];
    let first =
        Fields::default().with("number", "I").with("title", "Thể chế").with("tasks", Value::List(tasks.clone()));
    let second = Fields::default().with("number", "II").with("title", "Thủ tục").with("tasks", Value::List(vec![]));
    Fields::default()
        .with("issuer", "Ủy ban")
        .with("narrative", "Đoạn một\nĐoạn\thai\nĐoạn ba")
        .with("note", "")
        .with("period", Value::Group(Fields::default().with("title", "quý III")))
        .with("places", Value::Texts(vec!["Ấp 1".to_owned(), "Ấp 2".to_owned()]))
        .with("tasks", Value::List(tasks))
        .with("overdue", Value::List(vec![]))
        .with("areas", Value::List(vec![first, second]))
}

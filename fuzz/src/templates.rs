//! Templates of Word with any marks. A template is refused, or it has faults, or it is filled: then the paper is a file
//! that Word can open, with the parts of the template and no mark that is left.
//!
//! An input is the XML of the body, and behind a line of `%%` a text for all values.

use super::office::{packed, unpacked, word};
use cchc::report::paper::{FieldKind, FieldName, FieldValue, Fields};
use cchc::text::Both;
use cchc::write::docx::{FillFault, FillOptions, Template};

const fn name(name: &'static str, kind: FieldKind) -> FieldName {
    FieldName { name, about: Both { en: "", vi: "" }, kind }
}

const TASK: &[FieldName] = &[name("id", FieldKind::Text), name("title", FieldKind::Text), name("by", FieldKind::Texts)];
const PERIOD: &[FieldName] = &[name("title", FieldKind::Text)];
const NAMES: &[FieldName] = &[
    name("issuer", FieldKind::Text),
    name("draft", FieldKind::Text),
    name("period", FieldKind::Group(PERIOD)),
    name("places", FieldKind::Texts),
    name("tasks", FieldKind::List(TASK)),
];

fn values(text: &str) -> Fields {
    let texts = |count: usize| FieldValue::Texts(vec![text.to_owned(); count]);
    let task = |count| {
        Fields::default()
            .with("id", FieldValue::Text("1.1".to_owned()))
            .with("title", FieldValue::Text(text.to_owned()))
            .with("by", texts(count))
    };
    let period = Fields::default().with("title", FieldValue::Text(text.to_owned()));
    Fields::default()
        .with("issuer", FieldValue::Text(text.to_owned()))
        .with("draft", FieldValue::Absent)
        .with("period", FieldValue::Group(period))
        .with("places", texts(2))
        .with("tasks", FieldValue::List(vec![task(0), task(2)]))
}

/// Tries one input.
pub fn run(bytes: &[u8]) {
    filled(bytes);
}

/// Tries one input, and says whether it made a paper.
pub fn filled(bytes: &[u8]) -> bool {
    let input = String::from_utf8_lossy(bytes);
    let (body, text) = input.split_once("\n%%\n").unwrap_or((&input, "Ủy ban nhân dân xã"));
    let parts = word(body);
    let Ok(template) = Template::read(&packed(&parts)) else { return false };
    let faults = template.faults(NAMES);
    match template.fill(NAMES, &values(text), &FillOptions::default()) {
        Ok(paper) => {
            assert!(faults.is_empty(), "{faults:?}");
            whole(&parts, paper, text);
            true
        }
        Err(FillFault::Marks(found)) => {
            assert_eq!(found, faults);
            false
        }
        Err(FillFault::TooManyParagraphs | FillFault::TooLarge) => false,
        Err(FillFault::Packing(why)) => panic!("{why}"),
    }
}

/// Panics where a paper lacks a part of its template, cannot be read as XML, or shows a mark.
fn whole(template: &[(String, Vec<u8>)], paper: Vec<u8>, text: &str) {
    let parts = unpacked(paper);
    for (path, _) in template {
        assert!(parts.iter().any(|(other, _)| other == path), "{path} is gone");
    }
    for (path, content) in &parts {
        let content = std::str::from_utf8(content).expect("text");
        if let Err(fault) = roxmltree::Document::parse(content) {
            panic!("{path}: {fault}\n{content}");
        }
    }
    let document = parts.iter().find(|(path, _)| path == "word/document.xml").expect("the document");
    let document = std::str::from_utf8(&document.1).expect("text");
    let shown = roxmltree::Document::parse(document).expect("XML");
    let shown: String = shown.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect();
    let is_left = NAMES.iter().any(|name| shown.contains(&format!("{{{{{}}}}}", name.name)));
    assert!(!is_left || text.contains("{{"), "a mark is left: {shown}");
}

/// Inputs to begin with.
pub fn seeds() -> Vec<Vec<u8>> {
    let p = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    [
        p("{{issuer}} {{period.title}}"),
        [p("{{#tasks}}"), p("{{id}} {{title}}"), p("{{/tasks}}")].concat(),
        [p("{{^draft}}"), p("{{#places}}{{.}} {{/places}}"), p("{{/draft}}{{! lời ghi }}")].concat(),
        format!("<w:tbl>{}{}</w:tbl>", row(&["Mã", "Tên"]), row(&["{{#tasks}}{{id}}", "{{title}}{{/tasks}}"])),
        "<w:p><w:r><w:t>{{iss</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>uer}}</w:t></w:r></w:p>\n%%\na < b & {{c}}\n]]>"
            .to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

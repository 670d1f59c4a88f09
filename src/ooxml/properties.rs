//! The properties of a paper: title and time, and the kinds and relationships that its parts need.

use super::chars::escape;
use super::parts::{Part, TYPES, find};
use super::relations::{self, ROOT};
use super::tree::{Element, Node, parse};

const DC: &str = "http://purl.org/dc/elements/1.1/";
const TERMS: &str = "http://purl.org/dc/terms/";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// Title and time of a paper.
pub struct Moment<'m> {
    /// The title.
    pub title: Option<&'m str>,
    /// The time.
    pub moment: Option<&'m str>,
}

/// Sets title and time where the template has such properties.
pub fn set_core(parts: &mut [Part], moment: &Moment<'_>) {
    let Some(path) = relations::target(parts, ROOT, "core-properties").map(|part| part.path.clone()) else { return };
    change(parts, &path, |root| {
        if let Some(title) = moment.title {
            put(root, "title", &format!("<dc:title xmlns:dc=\"{DC}\">{}</dc:title>", escaped(title)));
        }
        for name in ["created", "modified"] {
            if let Some(time) = moment.moment {
                let time = escaped(time);
                let head = format!("<dcterms:{name} xmlns:dcterms=\"{TERMS}\" xmlns:xsi=\"{XSI}\"");
                put(root, name, &format!("{head} xsi:type=\"dcterms:W3CDTF\">{time}</dcterms:{name}>"));
            }
        }
    });
}

/// A paper made from a template of Word (.dotx) is a document.
pub fn set_type(parts: &mut [Part]) {
    let is_template = find(parts, TYPES)
        .is_some_and(|part| part.bytes.windows(TEMPLATE.len()).any(|window| window == TEMPLATE.as_bytes()));
    if is_template {
        change(parts, TYPES, |root| {
            for node in &mut root.children {
                if let Node::Element(element) = node {
                    element.attributes = element.attributes.replace(TEMPLATE, DOCUMENT);
                }
            }
        });
    }
}

/// The path of a part of the whole file, added to kinds and relationships where the template lacks it.
pub fn ensure_part(parts: &mut Vec<Part>, kind: &str, path: &str, content_type: &str, empty: &str) -> String {
    if let Some(part) = relations::target(parts, ROOT, kind) {
        return part.path.clone();
    }
    if find(parts, path).is_none() {
        parts.push(Part { path: path.to_owned(), bytes: empty.as_bytes().to_owned() });
    }
    let name = format!("/{path}");
    change(parts, TYPES, |root| {
        let is_there = |it: &Element| it.attribute("PartName").is_some_and(|it| it.eq_ignore_ascii_case(&name));
        if !root.elements().any(is_there) {
            let tag = root.prefix().to_owned();
            add(root, &format!("<{tag}Override PartName=\"{name}\" ContentType=\"{content_type}\"/>"));
        }
    });
    change(parts, ROOT, |root| {
        let taken = |id: &String| root.elements().any(|it| it.attribute("Id").as_ref() == Some(id));
        // One more than there are relationships: one of these ids is free.
        let mut ids = (0..=root.children.len()).map(|number| format!("rIdCchc{number}"));
        let id = ids.find(|id| !taken(id)).unwrap_or_default();
        let tag = root.prefix().to_owned();
        add(root, &format!("<{tag}Relationship Id=\"{id}\" Type=\"{RELATIONS}{kind}\" Target=\"{path}\"/>"));
    });
    path.to_owned()
}

/// Changes the XML of a part. One that cannot be read stays as it is; the template would have been refused.
pub fn change(parts: &mut [Part], path: &str, edit: impl FnOnce(&mut Element)) {
    let Some(part) = parts.iter_mut().find(|part| part.path.eq_ignore_ascii_case(path)) else { return };
    if let Ok(mut root) = parse(&part.bytes) {
        edit(&mut root);
        part.bytes = root.part();
    }
}

/// Puts an element in place of the one with this local name.
fn put(root: &mut Element, local: &str, xml: &str) {
    root.children.retain(|child| child.element().is_none_or(|element| element.local() != local));
    add(root, xml);
}

/// Appends written XML.
pub fn add(root: &mut Element, xml: &str) {
    root.children.push(Node::Other(xml.to_owned()));
}

/// Text in its written form.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(text, &mut out);
    out
}

//! The mark by which a paper knows whether somebody has edited it.

use super::parts::{Part, find, unzip};
use super::properties::{add, change, ensure_part, escaped};
use super::relations::{self, ROOT};
use super::tree::{Element, parse};
use crate::text::sha256;

/// The name of the property.
const NAME: &str = "cchc-content";
const KIND: &str = "custom-properties";
const PATH: &str = "docProps/custom.xml";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const SPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VALUES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The format id that all custom properties carry ([MS-OLEPS] 2.18).
const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
/// The first number that a custom property may have.
const FIRST: usize = 2;

/// Puts the hash of all other parts among the properties of a paper.
pub fn seal(parts: &mut Vec<Part>) {
    let empty = format!("<Properties xmlns=\"{SPACE}\"></Properties>");
    let path = ensure_part(parts, KIND, PATH, TYPE, &empty);
    let digest = escaped(&digest(parts, &path));
    change(parts, &path, |root| {
        root.children.retain(|child| !child.element().is_some_and(is_ours));
        let numbers = root.elements().filter_map(|property| property.attribute("pid")?.parse().ok());
        let number = numbers.fold(FIRST - 1, usize::max).saturating_add(1);
        let tag = root.prefix().to_owned();
        let value = format!("<vt:lpwstr xmlns:vt=\"{VALUES}\">{digest}</vt:lpwstr>");
        let head = format!("<{tag}property fmtid=\"{FORMAT}\" pid=\"{number}\" name=\"{NAME}\"");
        add(root, &format!("{head}>{value}</{tag}property>"));
    });
}

/// Whether a file is a paper of ours as it was written: none where it is not ours, false where it was edited since.
#[must_use]
pub fn mark_of(bytes: &[u8]) -> Option<bool> {
    let parts = unzip(bytes).ok()?;
    let part = relations::target(&parts, ROOT, KIND)?;
    let root = parse(&part.bytes).ok()?;
    let written = root.elements().find(|property| is_ours(property))?.text();
    Some(written == digest(&parts, &part.path))
}

fn is_ours(property: &Element) -> bool {
    property.attribute("name").as_deref() == Some(NAME)
}

/// The hash over the paths and hashes of all parts but one. A program that packs them in another order has edited.
fn digest(parts: &[Part], without: &str) -> String {
    let mut all = String::new();
    let without = find(parts, without).map(|part| &part.path);
    for part in parts.iter().filter(|part| Some(&part.path) != without) {
        all.push_str(&part.path);
        all.push('\0');
        all.push_str(&sha256(&part.bytes));
        all.push('\n');
    }
    sha256(all.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Part, mark_of, seal};
    use crate::ooxml::zip;

    /// The parts that a workbook needs at least.
    fn workbook() -> Vec<Part> {
        let part = |path: &str, xml: &str| Part { path: path.to_owned(), bytes: xml.as_bytes().to_owned() };
        vec![
            part(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ),
            part(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            part("xl/workbook.xml", "<workbook/>"),
        ]
    }

    #[test]
    fn a_workbook_can_be_sealed() {
        let mut parts = workbook();
        let pack = |parts: &[Part]| zip(parts).expect("it can be packed");
        assert_eq!(mark_of(&pack(&parts)), None);
        seal(&mut parts);
        assert_eq!(mark_of(&pack(&parts)), Some(true));
        let once = parts.clone();
        seal(&mut parts);
        assert_eq!(parts, once, "a second seal changes nothing");
        for part in &mut parts {
            if part.path == "xl/workbook.xml" {
                part.bytes = b"<workbook></workbook>".to_vec();
            }
        }
        assert_eq!(mark_of(&pack(&parts)), Some(false));
    }
}

//! The properties of the file: title, time, and the mark by which an edit is seen.

use super::kit::{EMPTY_RELS, NAMES, RELS, TYPES, docx, docx_with, p, pack, part, parts_with, paths, some_fields};
use cchc::write::docx::{FillOptions, Template, mark_of};

fn sealed(template: &[u8]) -> Vec<u8> {
    let options = FillOptions { title: Some("Báo cáo <1>"), moment: Some("2023-09-14T00:00:00Z") };
    Template::read(template).expect("a template").fill(NAMES, &some_fields(), &options).expect("a paper")
}

#[test]
fn a_paper_knows_whether_it_was_edited() {
    let template = docx(&p("{{issuer}}"));
    assert_eq!(mark_of(&template), None);
    let out = sealed(&template);
    assert_eq!(mark_of(&out), Some(true));
    let edited: Vec<(String, Vec<u8>)> = paths(&out)
        .into_iter()
        .map(|path| {
            let content = part(&out, &path).replace("Ủy ban", "Ủy  ban");
            (path, content.into_bytes())
        })
        .collect();
    assert_eq!(mark_of(&pack(&edited)), Some(false));
    assert_eq!(mark_of(b"nothing"), None);
    // Filled again, it is still as written.
    assert_eq!(mark_of(&sealed(&out)), Some(true));
    assert_eq!(paths(&out)[0], "[Content_Types].xml");
    assert!(part(&out, "[Content_Types].xml").contains("/docProps/custom.xml"));
    assert!(part(&out, "_rels/.rels").contains("custom-properties"));
}

#[test]
fn other_properties_are_kept() {
    let custom = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" \
        xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"x\" pid=\"7\" \
        name=\"Số\"><vt:lpwstr>41</vt:lpwstr></property></Properties>";
    let core = "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
        xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>cũ</dc:title><dc:creator>VP</dc:creator>\
        </cp:coreProperties>";
    let more = "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
        custom-properties\" Target=\"docProps/custom.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.\
        openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>";
    let rels = RELS.replace("</Relationships>", &format!("{more}</Relationships>"));
    let parts = [("docProps/custom.xml", custom), ("docProps/core.xml", core), ("_rels/.rels", &rels)];
    let out = sealed(&docx_with(&p("{{issuer}}"), &parts));
    let custom = part(&out, "docProps/custom.xml");
    assert!(
        custom.contains("name=\"Số\"><vt:lpwstr>41</vt:lpwstr>") && custom.contains("pid=\"8\" name=\"cchc-content\"")
    );
    let core = part(&out, "docProps/core.xml");
    assert!(core.contains(">Báo cáo &lt;1&gt;</dc:title>") && !core.contains("cũ") && core.contains("VP"));
    assert_eq!(core.matches(">2023-09-14T00:00:00Z<").count(), 2);
    assert_eq!(mark_of(&out), Some(true));
}

#[test]
fn a_template_of_word_becomes_a_document() {
    let types = TYPES.replace("document.main+xml", "template.main+xml");
    let out = sealed(&docx_with(&p("{{issuer}}"), &[("[Content_Types].xml", &types)]));
    assert!(part(&out, "[Content_Types].xml").contains("wordprocessingml.document.main+xml"));
}

#[test]
fn parts_that_were_never_packed_are_a_template_too() {
    let parts = parts_with(&p("{{issuer}}"), &[]);
    let template = Template::from_parts(parts.clone()).expect("a template");
    let packed = template.bytes().expect("a file");
    assert_eq!(Template::read(&packed).expect("a template").faults(NAMES), []);
    for (path, content) in parts {
        assert_eq!(part(&packed, &path).into_bytes(), content);
    }
    assert_eq!(part(&packed, "word/_rels/document.xml.rels"), EMPTY_RELS);
}

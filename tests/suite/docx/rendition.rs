//! A document as plain blocks.

use super::kit::{docx_with, fill, p, rels, row, some_fields, table};
use cchc::report::paper::PaperBlock;
use cchc::write::docx::blocks;

#[test]
fn paragraphs_and_tables_are_told_apart() {
    let styles = format!(
        "<w:styles xmlns:w=\"{}\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>\
         <w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Muc\"><w:name w:val=\
         \"Mục I\"/><w:basedOn w:val=\"a\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
         </w:styles>",
        super::kit::W
    );
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Muc\"/></w:pPr><w:r><w:t>I. CHUNG</w:t></w:r></w:p>\
        <w:p><w:pPr><w:jc w:val=\"center\"/><w:sectPr/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:br/><w:t>\
        b</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\
        \"separate\"/><w:t>7</w:t><w:fldChar w:fldCharType=\"end\"/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del>\
        </w:p><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>\
        TT</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p><w:p/></w:tc><w:tc><w:tcPr>\
        <w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>";
    let parts =
        [("word/styles.xml", &*styles), ("word/_rels/document.xml.rels", &rels(&[("styles", "styles.xml", false)]))];
    let found = blocks(&docx_with(body, &parts)).expect("blocks");
    let rows = [["TT", ""], ["1\n", ""]].map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let expected = [
        PaperBlock::Paragraph { text: "I. CHUNG".to_owned(), is_bold: true },
        PaperBlock::Paragraph { text: "a\nb7".to_owned(), is_bold: false },
        PaperBlock::Table { rows, head: 1 },
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_filled_paper_can_be_read_back() {
    let bytes =
        fill(&[p("{{issuer}}"), table(&row(&["{{#tasks}}{{id}}", "{{title}}{{/tasks}}"]))].concat(), &some_fields());
    let found = blocks(&bytes).expect("blocks");
    assert!(matches!(&found[0], PaperBlock::Paragraph { text, .. } if text == "Ủy ban"));
    assert!(matches!(&found[1], PaperBlock::Table { rows, .. } if *rows == [["1", "Một"], ["2", "Hai"]]));
}

//! The elements that are known here, by namespace and not by prefix.

/// A namespace whose elements matter here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// The text of Word.
    Word,
    /// The sheets of Excel.
    Sheet,
    /// Two forms of one thing, for newer and older programs.
    Compatibility,
    /// The place of a drawing in the text.
    Drawing,
    /// Any other.
    Other,
}

impl Space {
    /// The namespace of an address. Each has two: of ECMA-376 as first published, and the strict one of ISO/IEC 29500.
    pub fn of(address: &str) -> Self {
        match address {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            | "http://purl.oclc.org/ooxml/spreadsheetml/main" => Self::Sheet,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::Drawing,
            _ => Self::Other,
        }
    }
}

/// Elements of Word's text.
const WORD: &[&str] = &[
    "altChunk",
    "attachedTemplate",
    "b",
    "basedOn",
    "body",
    "bookmarkEnd",
    "bookmarkStart",
    "br",
    "commentRangeEnd",
    "commentRangeStart",
    "commentReference",
    "cr",
    "customXml",
    "del",
    "delText",
    "delInstrText",
    "document",
    "endnote",
    "endnoteReference",
    "endnotes",
    "fldChar",
    "fldSimple",
    "footnote",
    "footnoteReference",
    "footnotes",
    "ftr",
    "gridAfter",
    "gridBefore",
    "gridSpan",
    "hdr",
    "hyperlink",
    "ins",
    "instrText",
    "jc",
    "lastRenderedPageBreak",
    "moveFrom",
    "moveTo",
    "name",
    "noBreakHyphen",
    "outlineLvl",
    "p",
    "pPr",
    "pStyle",
    "pageBreakBefore",
    "permEnd",
    "permStart",
    "proofErr",
    "r",
    "rPr",
    "rStyle",
    "sdt",
    "sdtContent",
    "sdtEndPr",
    "sdtPr",
    "sectPr",
    "smartTag",
    "softHyphen",
    "style",
    "styles",
    "sym",
    "t",
    "tab",
    "tbl",
    "tblGrid",
    "tblHeader",
    "tblPr",
    "tblPrEx",
    "tc",
    "tcPr",
    "tr",
    "trPr",
    "txbxContent",
    "vMerge",
    "vanish",
];

/// Elements of Excel's sheets, whose names would else be those of Word.
const SHEET: &[&str] = &[
    "x:c",
    "x:cellXfs",
    "x:f",
    "x:is",
    "x:mergeCell",
    "x:numFmts",
    "x:rPh",
    "x:row",
    "x:sheet",
    "x:sheets",
    "x:si",
    "x:t",
    "x:v",
    "x:workbook",
    "x:workbookPr",
    "x:worksheet",
    "x:xf",
];

/// The name of an element that somebody here knows, or an empty text. Elements of Word have their local name.
pub fn known(space: Space, local: &str) -> &'static str {
    match (space, local) {
        (Space::Word, _) => WORD.iter().find(|name| **name == local).copied().unwrap_or_default(),
        (Space::Sheet, _) => {
            SHEET.iter().find(|name| name.strip_prefix("x:") == Some(local)).copied().unwrap_or_default()
        }
        (Space::Compatibility, "Fallback") => "mc:Fallback",
        (Space::Compatibility, "Choice") => "mc:Choice",
        (Space::Compatibility, "AlternateContent") => "mc:AlternateContent",
        (Space::Drawing, "docPr") => "wp:docPr",
        (Space::Compatibility | Space::Drawing | Space::Other, _) => "",
    }
}

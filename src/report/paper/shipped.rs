//! The shipped templates, as readable parts of Word files.

use crate::model::PaperKind;

macro_rules! part {
    ($folder:literal, $path:literal) => {
        ($path, include_str!(concat!("../../../templates/paper/", $folder, "/", $path)))
    };
}

/// The parts that all of them share.
const COMMON: [(&str, &str); 11] = [
    part!("common", "[Content_Types].xml"),
    part!("common", "_rels/.rels"),
    part!("common", "docProps/app.xml"),
    part!("common", "docProps/core.xml"),
    part!("common", "word/_rels/document.xml.rels"),
    part!("common", "word/fontTable.xml"),
    part!("common", "word/footer.xml"),
    part!("common", "word/footer-first.xml"),
    part!("common", "word/header.xml"),
    part!("common", "word/header-first.xml"),
    part!("common", "word/settings.xml"),
];
const STYLES: (&str, &str) = part!("common", "word/styles.xml");

/// The parts of the template of a kind.
pub(crate) fn shipped(kind: PaperKind) -> Vec<(String, Vec<u8>)> {
    let body = match kind {
        PaperKind::Report => part!("report", "word/document.xml"),
        PaperKind::Plan => part!("plan", "word/document.xml"),
        PaperKind::Reminder => part!("reminder", "word/document.xml"),
        PaperKind::Bulletin => part!("bulletin", "word/document.xml"),
        PaperKind::Annex => part!("annex", "word/document.xml"),
    };
    parts(body)
}

/// The parts of the template of a form for figures.
pub(crate) fn shipped_form() -> Vec<(String, Vec<u8>)> {
    parts(part!("form", "word/document.xml"))
}

fn parts(body: (&str, &str)) -> Vec<(String, Vec<u8>)> {
    let parts = COMMON.into_iter().chain([STYLES, body]);
    parts.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).collect()
}

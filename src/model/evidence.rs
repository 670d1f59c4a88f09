//! The kinds of evidence: a file of the plan's folder, or words for people.

/// Endings of files that serve as evidence.
const ENDINGS: [&str; 24] = [
    "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "jpg", "jpeg", "png", "tif",
    "tiff", "heic", "zip", "rar", "7z", "eml", "msg", "mp4",
];

/// Whether a piece of evidence is a file of the plan's folder.
///
/// Document numbers hold slashes too (12/BC-UBND). So a path is recognised by its first characters or by the ending of
/// its name. An address on the web is neither: nothing is fetched.
pub(crate) fn is_evidence_file(text: &str) -> bool {
    if text.contains("://") {
        return false;
    }
    let begins = ["./", "../", "/", "\\", ".\\", "..\\"].iter().any(|start| text.starts_with(start));
    let ending = text.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    begins || ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_evidence_file;

    #[test]
    fn document_numbers_are_not_paths() {
        for number in [
            "12/BC-UBND",
            "45/2016/QĐ-TTg",
            "Biên bản họp ngày 14.3.2023",
            "Quyết định TP.HCM",
            "https://dvc.gov.vn/x.pdf",
        ] {
            assert!(!is_evidence_file(number), "{number}");
        }
        for path in ["./a", "../a", "/etc/passwd", "kiem-chung/bao-cao.pdf", "C:\\a.docx"] {
            assert!(is_evidence_file(path), "{path}");
        }
    }
}

//! Bytes to text, never with loss. A file that is not UTF-8 gets the name of its format.

use super::characters::holds;
use crate::text::Both;
use simdutf8::basic::from_utf8;

/// A file that is not UTF-8.
#[derive(Debug)]
pub(crate) struct NotText {
    /// The format that it seems to have.
    pub found: Both,
    /// The part before the fault, where showing it helps and is safe; else empty.
    pub before: String,
}

const UTF_16: Both = Both { en: "it is UTF-16", vi: "đây là UTF-16" };
const LEGACY: Both = Both {
    en: "it looks like an old Vietnamese font encoding (TCVN3, VNI) or Latin-1",
    vi: "có vẻ là bảng mã tiếng Việt cũ (TCVN3, VNI) hoặc Latin-1",
};
const ARCHIVE: Both = Both {
    en: "it is a spreadsheet, a Word document or an archive under another name",
    vi: "đây là bảng tính, tài liệu Word hoặc tệp nén được đổi tên",
};
const BINARY: Both = Both { en: "it holds binary data", vi: "tệp chứa dữ liệu nhị phân" };

/// The text of a file. A byte order mark stays in it, so that positions are those of the file.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    let unreadable = |found| Err(NotText { found, before: String::new() });
    // ZIP (xlsx, docx, ods), the old Office container, gzip, PDF.
    if [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"\x1F\x8B", b"%PDF"].iter().any(|magic| bytes.starts_with(magic)) {
        return unreadable(ARCHIVE);
    }
    // Most files have none, and looking for the first is quicker than counting.
    let nuls = if holds(&bytes, |byte| byte == 0) {
        bytes.iter().map(|byte| usize::from(*byte == 0)).sum::<usize>()
    } else {
        0
    };
    // ASCII letters in UTF-16 have a zero byte each, whichever half comes first.
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || (nuls > 1 && nuls * 4 >= bytes.len()) {
        return unreadable(UTF_16);
    }
    // Checking with vector instructions and copying take less time than the check of the standard library.
    if let Ok(text) = from_utf8(&bytes) {
        return Ok(text.to_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) if nuls > 0 => unreadable(BINARY),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            Err(NotText { found: LEGACY, before: String::from_utf8(bytes).unwrap_or_default() })
        }
    }
}

//! Refusals of packages in words, in both languages.

use super::refusal::PackageRefusal;
use crate::text::Both;
use crate::value::Cell;

const fn word(en: &'static str, vi: &'static str) -> Cell {
    Cell::Word(Both { en, vi })
}

fn phrase(en: &'static str, vi: &'static str, args: Vec<(&'static str, Cell)>) -> Cell {
    Cell::phrase(Both { en, vi }, args)
}

impl PackageRefusal {
    /// Why the file is not taken, and what to do. A reader of one kind of file names that kind instead of both.
    #[must_use]
    pub fn words(&self) -> Cell {
        let part = |part: &str| vec![("part", Cell::from(part))];
        let at = |part: &str, at: usize| vec![("part", Cell::from(part)), ("at", Cell::Count(at))];
        match self {
            Self::NotZip => word(
                "it is not a file of Word or Excel (.docx, .xlsx)",
                "đây không phải tệp Word hoặc Excel (.docx, .xlsx)",
            ),
            Self::Damaged => word("it is damaged: its parts cannot be unpacked", "tệp hỏng, không giải nén được"),
            Self::Encrypted => {
                word("it has a password; save it without one", "tệp có mật khẩu; hãy lưu lại không mật khẩu")
            }
            Self::Old => word(
                "it is a file of an old Word or Excel; save it as .docx or .xlsx",
                "tệp của Word hoặc Excel đời cũ; hãy lưu lại thành .docx hoặc .xlsx",
            ),
            Self::TooManyParts => word("it holds more than 2,000 parts", "tệp có quá 2.000 phần"),
            Self::TooLarge => word("it is larger than 128 MiB once unpacked", "giải nén ra lớn hơn 128 MiB"),
            Self::TooDense => word("it grows far too much when it is unpacked", "tệp phình ra quá nhiều khi giải nén"),
            Self::TooManyElements { part: path } => {
                phrase("{part} holds too many elements", "{part} có quá nhiều phần tử", part(path))
            }
            Self::BadPath { path } => phrase(
                "the path {path} leads out of the file",
                "đường dẫn {path} ra ngoài tệp",
                vec![("path", Cell::from(path.as_str()))],
            ),
            Self::Twice { path: Some(path) } => {
                phrase("it holds {path} twice", "tệp có {path} hai lần", vec![("path", Cell::from(path.as_str()))])
            }
            Self::Twice { path: None } => word("it holds a part twice", "tệp có một phần hai lần"),
            Self::Doctype { part, at: byte } => phrase(
                "{part} declares or uses entities (byte {at})",
                "{part} dùng thực thể (byte {at})",
                at(part, *byte),
            ),
            Self::Deep { part, at: byte } => phrase(
                "{part} nests more than 256 elements (byte {at})",
                "{part} lồng quá 256 cấp (byte {at})",
                at(part, *byte),
            ),
            Self::Encoding { part, at: byte } => phrase(
                "{part} is not written in UTF-8 (byte {at})",
                "{part} không viết bằng UTF-8 (byte {at})",
                at(part, *byte),
            ),
            Self::Malformed { part, at: byte } => phrase(
                "{part} is not well-formed XML (byte {at})",
                "{part} không phải XML đúng cú pháp (byte {at})",
                at(part, *byte),
            ),
        }
    }
}

//! Refusals of files with tables in words, in both languages.

use super::refusal::GridRefusal;
use crate::text::{Both, Lang};
use crate::value::{Cell, words};

const fn word(en: &'static str, vi: &'static str) -> Cell {
    Cell::Word(Both { en, vi })
}

fn phrase(en: &'static str, vi: &'static str, name: &'static str, value: Cell) -> Cell {
    Cell::phrase(Both { en, vi }, vec![(name, value)])
}

impl GridRefusal {
    /// Why the file is not read, in a language.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        words(&self.words(), lang)
    }

    /// Why the file is not read, and what to do.
    #[must_use]
    pub fn words(&self) -> Cell {
        match self {
            Self::UnknownKind => word(
                "it is not a file with tables; save it as .xlsx, .docx or .csv",
                "đây không phải tệp có bảng; hãy lưu lại thành .xlsx, .docx hoặc .csv",
            ),
            Self::OldWord => {
                word("it is a file of an old Word; save it as .docx", "tệp của Word đời cũ; hãy lưu lại thành .docx")
            }
            Self::OldExcel => {
                word("it is a file of an old Excel; save it as .xlsx", "tệp của Excel đời cũ; hãy lưu lại thành .xlsx")
            }
            Self::OtherOffice => word(
                "it is a workbook or document of another kind; save it as .xlsx or .docx",
                "đây là bảng tính hoặc văn bản loại khác; hãy lưu lại thành .xlsx hoặc .docx",
            ),
            Self::Package(refusal) => refusal.words(),
            Self::BadSheet { part } => phrase(
                "it is damaged: {part} cannot be understood; open it in Excel and save it again",
                "tệp hỏng: không hiểu được {part}; hãy mở bằng Excel rồi lưu lại",
                "part",
                Cell::from(part.as_str()),
            ),
            Self::TooManyRows => word(
                "it holds more than 100,000 rows; delete those that are not needed",
                "tệp có quá 100.000 dòng; hãy xóa các dòng không cần",
            ),
            Self::TooManyColumns { row } => phrase(
                "row {row} has content behind column 2,000; delete it",
                "dòng {row} có nội dung sau cột thứ 2.000; hãy xóa đi",
                "row",
                Cell::Count(*row),
            ),
            Self::TooManyCells => word(
                "it holds more than 2,000,000 cells; delete rows and columns that are not needed",
                "tệp có quá 2.000.000 ô; hãy xóa các dòng và cột không cần",
            ),
            Self::TooMuchText => word("it holds more than 64 MiB of text", "tệp có quá 64 MiB chữ"),
            Self::NotUtf8 { line } => phrase(
                "line {line} is not written in UTF-8; in Excel, save it as “CSV UTF-8”",
                "dòng {line} không viết bằng UTF-8; trong Excel hãy lưu lại thành “CSV UTF-8”",
                "line",
                Cell::Count(*line),
            ),
            Self::TextNotUtf8 { line } => phrase(
                "line {line} is not written in UTF-8; save the text with the encoding UTF-8",
                "dòng {line} không viết bằng UTF-8; hãy lưu lại với bảng mã UTF-8",
                "line",
                Cell::Count(*line),
            ),
            Self::OpenQuote { line } => phrase(
                "a quotation mark in line {line} is not closed",
                "dấu ngoặc kép ở dòng {line} chưa đóng",
                "line",
                Cell::Count(*line),
            ),
        }
    }
}

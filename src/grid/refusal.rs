//! Why the tables of a file are not read.

use crate::ooxml::PackageRefusal;
use crate::ooxml::mistake::Mistake;

/// Why the tables of a file are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GridRefusal {
    /// Neither the ending nor the content is that of a workbook, a document or a CSV file.
    UnknownKind,
    /// A .doc file of Word 97 to 2003.
    OldWord,
    /// A .xls file of Excel 97 to 2003.
    OldExcel,
    /// A workbook or a document of a kind that cchc does not read: .xlsb, .ods, .odt.
    OtherOffice,
    /// The package cannot be read, or the XML of a part.
    Package(PackageRefusal),
    /// A sheet that no program writes like that.
    BadSheet {
        /// The part.
        part: String,
    },
    /// More than 100,000 rows with content.
    TooManyRows,
    /// Content behind the column 2,000.
    TooManyColumns {
        /// The row.
        row: usize,
    },
    /// More than 2,000,000 cells, with the empty ones between others.
    TooManyCells,
    /// More than 64 MiB of text.
    TooMuchText,
    /// A CSV file that is not written in UTF-8.
    NotUtf8 {
        /// The line.
        line: usize,
    },
    /// A plain text that is not written in UTF-8.
    TextNotUtf8 {
        /// The line.
        line: usize,
    },
    /// A CSV file with a quotation mark that is never closed.
    OpenQuote {
        /// The line with the mark.
        line: usize,
    },
}

impl GridRefusal {
    /// The refusal of a part whose XML cannot be read.
    pub(super) fn of(part: &str, mistake: Mistake) -> Self {
        Self::Package(PackageRefusal::of(part, mistake))
    }
}

impl From<PackageRefusal> for GridRefusal {
    fn from(refusal: PackageRefusal) -> Self {
        Self::Package(refusal)
    }
}

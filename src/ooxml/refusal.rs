//! Why a file is not taken as a package of Word or Excel.

use super::mistake::{Mistake, MistakeKind};

/// Why a file is not taken as a package of Word or Excel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageRefusal {
    /// The bytes are not a zip file at all.
    NotZip,
    /// The zip file is torn, or uses a method that Word does not use.
    Damaged,
    /// A file with a password.
    Encrypted,
    /// A file of Word or Excel 97 to 2003, or another file of that kind.
    Old,
    /// More than 2,000 parts.
    TooManyParts,
    /// More than 128 MiB once unpacked.
    TooLarge,
    /// So much larger once unpacked that somebody made it so on purpose.
    TooDense,
    /// A part with more elements than its reader takes.
    TooManyElements {
        /// The part.
        part: String,
    },
    /// A part whose path leaves the file.
    BadPath {
        /// The path as written.
        path: String,
    },
    /// A path that stands in the file twice; `None` where the reader of the zip file hides which.
    Twice {
        /// The path.
        path: Option<String>,
    },
    /// XML that declares a document type or uses entities.
    Doctype {
        /// The part.
        part: String,
        /// The byte.
        at: usize,
    },
    /// XML with more than 256 elements inside each other.
    Deep {
        /// The part.
        part: String,
        /// The byte.
        at: usize,
    },
    /// XML in another encoding than UTF-8.
    Encoding {
        /// The part.
        part: String,
        /// The byte.
        at: usize,
    },
    /// XML that is not well-formed.
    Malformed {
        /// The part.
        part: String,
        /// The byte.
        at: usize,
    },
}

impl PackageRefusal {
    /// The refusal of a part whose XML cannot be read.
    pub(crate) fn of(part: &str, mistake: Mistake) -> Self {
        let (part, at) = (part.to_owned(), mistake.at);
        match mistake.kind {
            MistakeKind::Malformed => Self::Malformed { part, at },
            MistakeKind::Doctype => Self::Doctype { part, at },
            MistakeKind::Deep => Self::Deep { part, at },
            MistakeKind::Encoding => Self::Encoding { part, at },
            MistakeKind::Large => Self::TooManyElements { part },
        }
    }
}

//! Why a file is not taken as a template.

use crate::ooxml::PackageRefusal;
use crate::ooxml::mistake::Mistake;

/// Why a file is not taken as a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The package cannot be read, or the XML of a part.
    Package(PackageRefusal),
    /// A zip file that is not a Word document.
    NotWord,
    /// No relationship names the main part, or the part is not there.
    NoDocument,
    /// The file holds a macro, or says that it may.
    Macros,
    /// A reference to another file or address that is not a hyperlink.
    External {
        /// The part that holds the reference.
        part: String,
        /// The address.
        target: String,
    },
    /// The file is bound to another template.
    AttachedTemplate {
        /// The part that holds the reference.
        part: String,
    },
    /// A field that reads another file or starts another program.
    Field {
        /// The part that holds the field.
        part: String,
        /// The first word of the field, in capitals.
        keyword: String,
    },
    /// An embedded object of another program.
    EmbeddedObject {
        /// The part that holds or names the object.
        part: String,
    },
    /// Another document that Word would read in.
    AltChunk {
        /// The part that holds the reference.
        part: String,
    },
}

impl Refusal {
    /// The refusal of a part whose XML cannot be read.
    pub(crate) fn of(part: &str, mistake: Mistake) -> Self {
        Self::Package(PackageRefusal::of(part, mistake))
    }
}

impl From<PackageRefusal> for Refusal {
    fn from(refusal: PackageRefusal) -> Self {
        Self::Package(refusal)
    }
}

//! Mistakes in the XML of a part, with their places.

/// The kind of a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// It breaks the rules of XML or of its namespaces.
    Malformed,
    /// It declares a document type or uses an entity that XML does not know by itself.
    Doctype,
    /// Too many elements stand inside each other.
    Deep,
    /// It is not UTF-8.
    Encoding,
    /// It holds too many elements.
    Large,
}

/// A mistake in the XML of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Its kind.
    pub kind: MistakeKind,
    /// The byte in the part.
    pub at: usize,
}

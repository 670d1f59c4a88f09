//! Places in files, and values that remember theirs.

/// A file of one [`super::Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub(super) u32);

/// A run of bytes, from 0, end exclusive. Files have at most 4 MiB, so 32 bits are plenty.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The run of a parser; an end beyond 32 bits, which no file has, is clipped.
    pub(crate) fn new(range: std::ops::Range<usize>) -> Self {
        let clip = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { start: clip(range.start), end: clip(range.end.max(range.start)) }
    }

    /// The run as a range of bytes.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A run of bytes in one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// In which file.
    pub file: FileId,
    /// Which bytes.
    pub span: Span,
}

impl Place {
    /// A place in a file whose text is gone.
    pub(crate) const NOWHERE: Self = Self { file: FileId(u32::MAX), span: Span { start: 0, end: 0 } };
}

/// A value and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub place: Place,
}

impl<T> At<T> {
    /// The value at its place.
    pub(crate) const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// Another value at the same place.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> At<U> {
        At { value: change(self.value), place: self.place }
    }
}

//! A file with another id in it.

use crate::source::FilePath;
use std::ops::Range;

/// A file in which an id changes.
#[derive(Clone, Debug)]
pub(crate) struct RenamedFile {
    pub path: FilePath,
    /// Its text as it is.
    pub before: String,
    /// Runs of bytes with the texts that take their place, in the order of the file.
    pub patches: Vec<(Range<usize>, String)>,
}

impl RenamedFile {
    /// Its text with the new id.
    pub(crate) fn after(&self) -> String {
        let (mut text, mut copied_to) = (String::with_capacity(self.before.len()), 0);
        for (bytes, with) in &self.patches {
            text.extend([self.before.get(copied_to..bytes.start).unwrap_or_default(), with]);
            copied_to = bytes.end;
        }
        text + self.before.get(copied_to..).unwrap_or_default()
    }
}

//! Text of a plan file that people read.

use crate::text::Raw;

/// Text that somebody wrote: not empty, without hidden characters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Text(Raw);

impl Text {
    /// The text on its way to a sink.
    pub const fn raw(&self) -> &Raw {
        &self.0
    }

    /// The text for comparing and searching.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Raw::new(text))
    }
}

//! How much a finding matters.

use crate::text::Both;

/// How much a finding matters, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Worth knowing; nothing needs to be done.
    Note,
    /// Should be looked at; the plan can be used.
    Warning,
    /// Must be mended: what stands there cannot be used.
    Error,
}

impl Level {
    /// The word of machine formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The word for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::Note => Both { en: "note", vi: "lưu ý" },
            Self::Warning => Both { en: "warning", vi: "cảnh báo" },
            Self::Error => Both { en: "error", vi: "lỗi" },
        }
    }
}

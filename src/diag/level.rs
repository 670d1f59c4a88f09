//! How much a finding matters.

use crate::value::word_enum;

word_enum! {
    /// How much a finding matters, the least first.
    pub enum Level {
        /// Worth knowing; nothing needs to be done.
        Note = "note" { en: "note", vi: "lưu ý" },
        /// Should be looked at; the plan can be used.
        Warning = "warning" { en: "warning", vi: "cảnh báo" },
        /// Must be mended: what stands there cannot be used.
        Error = "error" { en: "error", vi: "lỗi" },
    }
}

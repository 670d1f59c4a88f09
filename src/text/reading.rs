//! The advice how to write a number, a day or an id that was written another way.

use super::Both;

/// The text has one reading, in the hole `reading`.
pub(crate) const WRITE_THIS: Both = Both { en: "write {reading}", vi: "viết {reading}" };

/// It has several; the last is in the hole `other-reading`.
pub(crate) const WRITE_EITHER: Both = Both {
    en: "write {reading} or {other-reading}, whichever is meant",
    vi: "viết {reading} hoặc {other-reading}, tùy nghĩa muốn nói",
};

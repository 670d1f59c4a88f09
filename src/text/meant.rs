//! What to write in place of something that was written another way.

use super::Both;

/// Where one thing can be meant, in the hole `reading`.
pub(crate) const WRITE_THIS: Both = Both { en: "write {reading}", vi: "viết {reading}" };

/// Where two can, the other in the hole `other-reading`.
pub(crate) const WRITE_EITHER: Both = Both {
    en: "write {reading} or {other-reading}, whichever is meant",
    vi: "viết {reading} hoặc {other-reading}, tùy ý muốn nói số nào",
};

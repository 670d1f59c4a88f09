//! The levels of bodies.

use crate::value::{Day, word_enum};

word_enum! {
    /// The level of the body that a plan belongs to.
    pub enum Level {
        /// Xã, phường, thị trấn.
        Commune = "commune" { en: "communes", vi: "cấp xã" },
        /// Huyện, quận, thị xã (until 30 June 2025).
        District = "district" { en: "districts", vi: "cấp huyện" },
        /// Tỉnh, thành phố.
        Province = "province" { en: "provinces", vi: "cấp tỉnh" },
        /// Bộ, ngành.
        Ministry = "ministry" { en: "ministries", vi: "bộ, ngành" },
    }
}

/// Whether there are only two levels of local government on this day, provinces and communes. The districts were
/// abolished on 1 July 2025.
pub(crate) fn has_two_levels(day: Day) -> bool {
    (day.year(), day.month()) >= (2025, 7)
}

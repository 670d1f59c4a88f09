//! Ids: short ASCII names, equal without regard to case.

use crate::source::is_device_name;
use crate::text::{Both, Raw};
use std::fmt;

/// The most characters of an id.
const MOST_CHARACTERS: usize = 64;

/// Why a text cannot be an id.
pub(crate) fn id_fault(id: &str) -> Option<Both> {
    if id.is_empty() {
        Some(Both { en: "it is empty", vi: "để trống" })
    } else if id.len() > MOST_CHARACTERS {
        Some(Both { en: "it is longer than 64 characters", vi: "dài hơn 64 ký tự" })
    } else if !id.bytes().all(is_of_ids) {
        Some(Both { en: "it holds another character", vi: "có ký tự không được phép" })
    } else if !id.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        Some(Both {
            en: "it does not begin with a letter or digit", vi: "không bắt đầu bằng chữ hoặc số"
        })
    } else if is_device_name(id) {
        Some(Both { en: "Windows keeps this name for a device", vi: "Windows dành tên này cho thiết bị" })
    } else {
        None
    }
}

#[allow(clippy::indexing_slicing, reason = "every byte has its place in the table")]
fn is_of_ids(byte: u8) -> bool {
    static OF_IDS: [bool; 256] = {
        let mut all = [false; 256];
        let mut byte = 0;
        while byte < all.len() {
            #[allow(clippy::cast_possible_truncation, reason = "it is less than 256")]
            let letter = byte as u8;
            all[byte] = letter.is_ascii_alphanumeric() || matches!(letter, b'.' | b'_' | b'-');
            byte += 1;
        }
        all
    };
    OF_IDS[usize::from(byte)]
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Raw);

        impl $name {
            /// The id as it is written; ASCII without hidden characters.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            pub(crate) fn raw(&self) -> Raw {
                self.0.clone()
            }

            /// Whether it is the same id: case does not matter.
            #[allow(dead_code, reason = "not every kind of id is compared with a text")]
            pub(crate) fn is(&self, other: &str) -> bool {
                self.as_str().eq_ignore_ascii_case(other)
            }
        }

        /// The text was read as an id, or a finding says why it cannot be one.
        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(Raw::new(id))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    )+};
}

ids! {
    /// The id of a plan, unique in the workspace.
    PlanId;
    /// The id of an area.
    AreaId;
    /// The id of a task.
    TaskId;
    /// The id of a target.
    TargetId;
    /// The id of an indicator.
    IndicatorId;
    /// The id of an assignee.
    AssigneeId;
    /// The id of a fund.
    FundId;
    /// The id of a content of spending.
    ContentId;
    /// The id of a section of the list of targets.
    TargetGroupId;
    /// The id of a difficulty.
    DifficultyId;
    /// The id of a statistics annex.
    FormId;
    /// The id of a set of criteria.
    ScoringSetId;
    /// The id of a criterion, unique in its set.
    CriterionId;
}

#[cfg(test)]
mod tests {
    use super::id_fault;

    #[test]
    fn ids_have_letters_digits_and_few_signs() {
        for good in ["1.10", "so-hoa", "A_b", "0", "com", "com10", "conx", "com.1", "co", "x.con"] {
            assert_eq!(id_fault(good), None, "{good}");
        }
        for bad in ["", ".a", "-a", "a b", "số", "con", "NUL.1", "lpt9", &"a".repeat(65)] {
            assert!(id_fault(bad).is_some(), "{bad}");
        }
    }
}

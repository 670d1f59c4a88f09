//! The words before a day or a period.

use super::phrases::{BEFORE, FROM, LEADS, NOT_BEFORE, UP_TO, WITHIN};
use super::pieces::Reader;

/// The words before a day or a period.
#[derive(Default, Debug)]
pub(super) struct Lead {
    /// "trước"
    pub(super) is_before: bool,
    /// "từ": a range follows.
    pub(super) is_from: bool,
    /// Words that do not change the day.
    words: Vec<&'static str>,
}

impl Lead {
    /// Reads past the words before a day or a period; `None` where they do not fit together.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let mut lead = Self::default();
        loop {
            if let Some(word) = reader.takes_any(&LEADS) {
                lead.words.push(word);
                reader.takes(":");
            } else if reader.takes(NOT_BEFORE) || lead.is_from && (lead.is_up_to() || lead.is_before) {
                return None;
            } else if reader.takes(BEFORE) {
                lead.is_before = true;
            } else if !lead.is_from && reader.takes(FROM) {
                lead.is_from = true;
            } else {
                return Some(lead);
            }
        }
    }

    /// Whether the year that follows may be that of the plan: "trong", "hết".
    pub(super) fn is_within(&self) -> bool {
        self.words.iter().any(|word| WITHIN.contains(word))
    }

    /// Whether a later year may follow: "đến".
    pub(super) fn is_up_to(&self) -> bool {
        self.words.iter().any(|word| UP_TO.contains(word))
    }
}

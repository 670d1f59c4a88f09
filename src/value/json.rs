//! How plain values stand in JSON: text as it is, days as ISO dates, numbers with at most six decimals.

use super::{Day, Exact, Stretch, WrittenDue};
use crate::text::Raw;
use serde::{Serialize, Serializer};

impl Serialize for Raw {
    /// The writer of JSON escapes what a terminal or a CI runner would obey.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Stretch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for WrittenDue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Exact {
    /// A whole number, or a number with at most six decimals, rounded half up; `null` beyond the range of JSON numbers.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = self.to_whole() {
            return serializer.serialize_i64(whole);
        }
        let number = self.decimal(6).parse::<f64>().ok().filter(|number| number.is_finite());
        number.serialize(serializer)
    }
}

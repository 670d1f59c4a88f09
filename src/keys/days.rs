//! How days are read.

use super::form::Form;
use super::value_reader::{Shape, ValueReader};
use crate::diag::Finding;
use crate::parse::Node;
use crate::parse::rules::BAD_DATE;
use crate::text::Both;
use crate::value::{Day, OUT_OF_RANGE, day_reading};

impl Shape for Day {
    const EXPECTED: Both = Both { en: "a date such as 2023-06-30", vi: "ngày, ví dụ 2023-06-30" };

    fn form() -> Form {
        Form::Date
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if !node.is_datetime() {
            match node.as_text().and_then(day_reading) {
                Some(day) => reader.quoted_day(node, day),
                None => reader.not_a_day(node, Self::EXPECTED),
            }
            return None;
        }
        let fault = match node.as_date().map(|(year, month, day)| Self::new(year, month, day)) {
            Some(Some(day)) if day.is_in_range() => return Some(day),
            Some(_) => OUT_OF_RANGE,
            None => Both { en: "a time, where a date is asked for", vi: "là giờ, ở đây cần ngày" },
        };
        let finding = Finding::new(&BAD_DATE, reader.place(node));
        let finding = finding.text("date", reader.written(node)).phrase("fault", fault);
        reader.push(finding);
        None
    }
}

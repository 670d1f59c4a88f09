//! How numbers are read. A number that a Vietnamese reader may take for another one is refused or noted.

use super::form::Form;
use super::table::Keep;
use super::value_reader::{Shape, ValueReader};
use crate::diag::Finding;
use crate::parse::Node;
use crate::parse::rules::BAD_NUMBER;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Exact, NumberFault, Numbers, looks_grouped};

impl Shape for Exact {
    const EXPECTED: Both = Both { en: "a number such as 85 or 79.4", vi: "số, ví dụ 85 hoặc 79.4" };

    fn form() -> Form {
        Form::Number { least: None, most: None }
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let Some(written) = node.as_number() else {
            let meant = node.as_text().map(|text| Numbers::Decimal.readings(text)).unwrap_or_default();
            reader.wrong_type_meant(node, Self::EXPECTED, &meant);
            return None;
        };
        let fault = match Self::parse(&written) {
            Ok(number) => return Some(number),
            Err(NumberFault::NotFinite) => Both { en: "it is not a number", vi: "đây không phải là số" },
            Err(NumberFault::TooLarge) => Both { en: "it is out of range", vi: "số quá lớn" },
            Err(NumberFault::TooFine) => {
                Both { en: "it has more than 18 decimals", vi: "số có hơn 18 chữ số thập phân" }
            }
        };
        reader.bad_number(node, fault);
        None
    }
}

/// A number of which no reader can take the decimals for thousands: `1.000` is refused.
#[derive(Clone, Debug)]
pub struct UngroupedNumber(pub Exact);

impl Shape for UngroupedNumber {
    const EXPECTED: Both = Exact::EXPECTED;

    fn form() -> Form {
        Exact::form()
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let number = Exact::read(node, reader)?;
        let written = reader.written(node);
        if looks_grouped(written) {
            let key = reader.key_name();
            reader.push(grouped_number(&key, reader.place(node), written));
            return None;
        }
        Some(Self(number))
    }
}

impl Keep<Exact> for UngroupedNumber {
    fn keep(self) -> Exact {
        self.0
    }
}

/// A number as it is written, where a Vietnamese reader takes its point for one between thousands.
pub fn grouped(reader: &ValueReader<'_>, place: Place) -> Option<At<String>> {
    let written = reader.text_at(place);
    looks_grouped(written).then(|| At::new(written.to_owned(), place))
}

/// A number as it is written, where it is not written as a whole one.
pub(crate) fn pointed(reader: &ValueReader<'_>, place: Place) -> Option<At<String>> {
    let written = reader.text_at(place);
    written.contains(['.', 'e', 'E']).then(|| At::new(written.to_owned(), place))
}

/// A number whose point may stand between thousands, or before decimals.
pub(crate) fn grouped_number(key: &str, place: Place, written: &str) -> Finding {
    const FAULT: Both = Both {
        en: "its point may stand between thousands or before decimals",
        vi: "dấu chấm có thể là phân cách hàng nghìn hoặc dấu thập phân",
    };
    let finding = Finding::new(&BAD_NUMBER, place).text("key", key).text("found", written).phrase("fault", FAULT);
    finding.write_instead(&Numbers::UngroupedNumber.readings(written))
}

impl Shape for i64 {
    const EXPECTED: Both = Both { en: "a whole number", vi: "số nguyên" };

    fn form() -> Form {
        Form::Whole { least: None, most: None }
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if !node.is_number() {
            let meant = node.as_text().map(|text| Numbers::Whole.readings(text)).unwrap_or_default();
            reader.wrong_type_meant(node, Self::EXPECTED, &meant);
            return None;
        }
        // `1.000` is one thousand in Vietnamese, and one in TOML.
        let number = Exact::read(node, reader)?;
        if !node.is_integer() {
            reader.not_whole(node);
            return None;
        }
        number.to_whole()
    }
}

/// A count: not negative.
impl Shape for u32 {
    const EXPECTED: Both =
        Both { en: "a whole number from 0 to 4,294,967,295", vi: "số nguyên từ 0 đến 4.294.967.295" };

    fn form() -> Form {
        Form::Whole { least: Some(0), most: Some(i64::from(Self::MAX)) }
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let count = Self::try_from(i64::read(node, reader)?).ok();
        if count.is_none() {
            reader.wrong_value(node, Self::EXPECTED, reader.written(node), None);
        }
        count
    }
}

//! The shapes that a key's value can have in every file.

use super::form::Form;
use super::table::Keep;
use super::value_reader::{Shape, ValueReader};
use crate::diag::Finding;
use crate::parse::Node;
use crate::parse::{rules::BAD_DATE, rules::BAD_NUMBER, rules::INVISIBLE_CHARACTER};
use crate::source::{At, Place};
use crate::text::{Both, code_of, is_hidden};
use crate::value::{Day, Exact, Item, List, NumberFault, Numbers, Text, WordEnum, day_reading, looks_grouped, nearest};

impl Shape for Text {
    const EXPECTED: Both = Both { en: "a text in quotes", vi: "chữ trong dấu nháy" };

    fn form() -> Form {
        Form::Text
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let text = visible_text(node, reader)?;
        if text.trim().is_empty() {
            let expected = Both { en: "a text that is not empty", vi: "chữ không để trống" };
            reader.wrong_value(node, expected, text, None);
            return None;
        }
        Some(Self::from(text))
    }
}

impl Shape for String {
    const EXPECTED: Both = Text::EXPECTED;

    fn form() -> Form {
        Form::AnyText
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        visible_text(node, reader).map(str::to_owned)
    }
}

/// A text without hidden characters.
fn visible_text<'n>(node: Node<'n>, reader: &mut ValueReader<'_>) -> Option<&'n str> {
    let Some(text) = node.as_text() else {
        reader.wrong_type(node, Text::EXPECTED);
        return None;
    };
    // Hidden characters that stand there as such were reported for the file; here are the escaped.
    if !node.is_as_written()
        && let Some(c) = text.chars().find(|c| is_hidden(*c) && !reader.written(node).contains(*c))
    {
        let finding = Finding::new(&INVISIBLE_CHARACTER, reader.place(node)).text("character", code_of(c));
        reader.push(finding);
        return None;
    }
    // With a line feed it ends a line. Alone, it lets a terminal write over what stands before it.
    if text.split('\r').skip(1).any(|behind| !behind.starts_with('\n')) {
        let finding = Finding::new(&INVISIBLE_CHARACTER, reader.place(node)).text("character", code_of('\r'));
        reader.push(finding);
        return None;
    }
    Some(text)
}

impl Shape for bool {
    const EXPECTED: Both = Both { en: "true or false", vi: "true hoặc false" };

    fn form() -> Form {
        Form::Bool
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let value = node.as_bool();
        if value.is_none() {
            reader.wrong_type(node, Self::EXPECTED);
        }
        value
    }
}

impl Shape for Day {
    const EXPECTED: Both = Both { en: "a date such as 2023-06-30", vi: "ngày, ví dụ 2023-06-30" };

    fn form() -> Form {
        Form::Date
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        if !node.is_datetime() {
            match node.as_text().and_then(day_reading) {
                Some(day) => reader.quoted_day(node, day),
                None => reader.wrong_type(node, Self::EXPECTED),
            }
            return None;
        }
        let fault = match node.as_date().map(|(year, month, day)| Self::new(year, month, day)) {
            Some(Some(day)) if day.is_in_range() => return Some(day),
            Some(_) => Both { en: "outside the years 2000 to 2100", vi: "nằm ngoài các năm 2000 đến 2100" },
            None => Both { en: "a time, where a date is asked for", vi: "là giờ, ở đây cần ngày" },
        };
        let finding = Finding::new(&BAD_DATE, reader.place(node));
        let finding = finding.text("date", reader.written(node)).phrase("fault", fault);
        reader.push(finding);
        None
    }
}

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
pub struct Ungrouped(pub Exact);

impl Shape for Ungrouped {
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

impl Keep<Exact> for Ungrouped {
    fn keep(self) -> Exact {
        self.0
    }
}

/// A number as it is written, where a Vietnamese reader takes its point for one between thousands.
#[must_use]
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
    finding.readings(&Numbers::Ungrouped.readings(written))
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
        // `1.000` is one thousand for who writes Vietnamese, and one for TOML.
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

/// A list; an element that is faulty is left out, after saying so.
impl<T: Shape> Shape for Vec<At<T>> {
    const EXPECTED: Both = Both { en: "a list in [ ]", vi: "danh sách trong [ ]" };

    fn form() -> Form {
        Form::List(Box::new(T::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let Some(elements) = node.as_list() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let mut values = Self::with_capacity(elements.len());
        values.extend(elements.filter_map(|element| reader.value(element)));
        Some(values)
    }
}

/// A list of tables; one that is faulty is left out, and the list remembers that.
impl<T: Shape> Shape for List<T> {
    const EXPECTED: Both = Both { en: "a list of tables", vi: "danh sách các bảng" };

    fn form() -> Form {
        Form::List(Box::new(T::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let Some(elements) = node.as_list() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let mut list = Self::default();
        if reader.is_damaged() {
            list.lose(None);
        }
        for element in elements {
            let before = reader.faults();
            match reader.value(element) {
                Some(At { value, place }) => {
                    list.push(Item { value, place, sound: reader.faults() == before && !reader.is_damaged() });
                }
                None => list.lose(element.id()),
            }
        }
        Some(list)
    }
}

/// One word of those of an enum.
impl<T: WordEnum> Shape for T {
    const EXPECTED: Both = Both::same(T::LISTED);

    fn form() -> Form {
        Form::Words(T::ALL.iter().map(|one| one.word()).collect())
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let Some(word) = node.as_text() else {
            reader.wrong_type(node, Self::EXPECTED);
            return None;
        };
        let found = T::ALL.iter().copied().find(|one| one.word() == word);
        if found.is_none() {
            let suggestion = nearest(word, T::ALL.iter().map(|one| one.word()));
            reader.wrong_value(node, Self::EXPECTED, word, suggestion);
        }
        found
    }
}

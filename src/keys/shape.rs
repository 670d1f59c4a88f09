//! How values of the basic types are read: truth values, lists and words.

use super::form::Form;
use super::value_reader::{Shape, ValueReader};
use crate::parse::Node;
use crate::source::At;
use crate::text::Both;
use crate::value::{Item, List, WordEnum, nearest_of};

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

/// A list; a faulty element is left out, after a finding.
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

/// The name of a list of tables in messages.
pub(super) const LIST_OF_TABLES: Both = Both { en: "a list of tables", vi: "danh sách các bảng" };

/// A list of tables; one that is faulty is left out, and the list remembers that.
impl<T: Shape> Shape for List<T> {
    const EXPECTED: Both = LIST_OF_TABLES;

    fn form() -> Form {
        Form::List(Box::new(T::form()))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let Some(elements) = node.as_list() else {
            if node.is_table() {
                reader.one_table(node, Self::EXPECTED);
            } else {
                reader.wrong_type(node, Self::EXPECTED);
            }
            return None;
        };
        let mut list = Self::default();
        if reader.skips_lists() {
            return Some(list);
        }
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
            let near = nearest_of(word, T::ALL.iter().map(|one| one.word()));
            reader.wrong_value(node, Self::EXPECTED, word, near);
        }
        found
    }
}

//! The classes of an indicator (các mức xếp loại), the worst first.

use crate::keys::{Form, Shape, ValueReader};
use crate::parse::Node;
use crate::source::At;
use crate::text::{Both, fold};
use crate::value::Text;

/// The classes, the worst first: at least two, and none twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Classes(Vec<At<Text>>);

impl Classes {
    /// The place of a class, from 1 for the worst. Case and the place of tones do not matter.
    pub(crate) fn place(&self, name: &str) -> Option<u32> {
        let name = fold(name);
        let number = self.0.iter().position(|class| fold(class.value.as_str()) == name)?;
        u32::try_from(number + 1).ok()
    }

    /// The class as the indicator spells it.
    pub(crate) fn spelled(&self, name: &str) -> Option<&Text> {
        let number = usize::try_from(self.place(name)?).ok()?;
        self.0.get(number.checked_sub(1)?).map(|class| &class.value)
    }

    /// All of them, the worst first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().map(|class| &class.value)
    }

    /// All of them as they are compared.
    pub(crate) fn folded(&self) -> Vec<String> {
        self.names().map(|name| fold(name.as_str())).collect()
    }
}

impl Shape for Classes {
    const EXPECTED: Both = Both {
        en: "a list of at least two classes, the worst first",
        vi: "danh sách ít nhất hai mức, mức thấp nhất trước",
    };

    fn form() -> Form {
        Vec::<At<Text>>::form()
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        const TWICE: Both = Both { en: "classes that differ", vi: "các mức khác nhau" };
        let before = reader.faults();
        let classes: Vec<At<Text>> = Shape::read(node, reader)?;
        for (number, class) in classes.iter().enumerate() {
            let same = |other: &At<Text>| fold(other.value.as_str()) == fold(class.value.as_str());
            if classes.iter().take(number).any(same) {
                reader.contradiction("classes", class.place, TWICE);
            }
        }
        if classes.len() < 2 && reader.faults() == before {
            reader.contradiction("classes", reader.place(node), Self::EXPECTED);
        }
        (reader.faults() == before).then_some(Self(classes))
    }
}

//! How points are read.

use crate::keys::{Form, Keep, Shape, UngroupedNumber, ValueReader};
use crate::parse::Node;
use crate::text::Both;
use crate::value::Exact;

/// Points: a number, 0 or more, of which no reader can take the decimals for thousands.
#[derive(Clone, Debug)]
pub(super) struct Points(pub(super) Exact);

impl Keep<Exact> for Points {
    fn keep(self) -> Exact {
        self.0
    }
}

impl Shape for Points {
    const EXPECTED: Both = Both { en: "a number of points, 0 or more", vi: "số điểm, từ 0 trở lên" };

    fn form() -> Form {
        Form::Number { least: Some(0), most: None }
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let UngroupedNumber(number) = UngroupedNumber::read(node, reader)?;
        if number.is_negative() {
            reader.wrong_value(node, Self::EXPECTED, reader.written(node), None);
            return None;
        }
        Some(Self(number))
    }
}

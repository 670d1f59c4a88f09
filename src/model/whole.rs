//! Whole numbers within bounds: sums of money, and percentages.

use crate::keys::{Form, Keep, Shape, ValueReader};
use crate::parse::Node;
use crate::text::Both;
use crate::value::Exact;

/// A whole number within bounds.
macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $least:expr, $most:expr, $en:literal, $vi:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(super) struct $name(i64);

        impl Keep<Exact> for $name {
            fn keep(self) -> Exact {
                Exact::from(self.0)
            }
        }

        impl Shape for $name {
            const EXPECTED: Both = Both { en: $en, vi: $vi };

            fn form() -> Form {
                Form::Whole { least: $least, most: $most }
            }

            fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
                let (least, most): (Option<i64>, Option<i64>) = ($least, $most);
                let number = i64::read(node, reader)?;
                if least.is_some_and(|least| number < least) || most.is_some_and(|most| number > most) {
                    reader.wrong_value(node, Self::EXPECTED, reader.written(node), None);
                    return None;
                }
                Some(Self(number))
            }
        }
    };
}
bounded!(
    /// A sum of money, in đồng.
    NotNegative,
    Some(0),
    None,
    "a whole number, 0 or more",
    "số nguyên, từ 0 trở lên"
);
bounded!(
    /// How far something is.
    Percentage,
    Some(0),
    Some(100),
    "a whole number from 0 to 100",
    "số nguyên từ 0 đến 100"
);

impl Keep<i64> for NotNegative {
    fn keep(self) -> i64 {
        self.0
    }
}

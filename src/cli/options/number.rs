//! Numbers as people type them.

use super::SingleValue;
use crate::diag::Failure;
use crate::text::Both;
use crate::value::{Exact, looks_grouped, number_readings, whole_readings};
use anyhow::Result;

/// Which numbers an option takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum Numbers {
    /// Whole ones: it counts.
    Whole,
    /// Those whose point cannot be taken for one between thousands.
    Ungrouped,
    /// Any.
    Decimal,
    /// Any; a sign of percent may follow.
    Percent,
}

/// A whole number.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Whole(pub Exact);

impl SingleValue for Whole {
    fn parse(text: &str) -> Result<Self> {
        parse_number(text, Numbers::Whole).map(Self)
    }
}

/// A number as it is typed. One that a Vietnamese reader takes for another is refused, with what may be meant.
pub(in crate::cli) fn parse_number(typed: &str, kind: Numbers) -> Result<Exact> {
    const NO_NUMBER: Both = Both { en: "`{number}` is not a number", vi: "`{number}` không phải là số" };
    const NOT_WHOLE: Both =
        Both { en: "`{number}` is not a whole number", vi: "`{number}` không phải là số nguyên" };
    const UNCLEAR: Both = Both {
        en: "the point of `{number}` may stand between thousands or before decimals",
        vi: "dấu chấm trong `{number}` có thể là phân cách hàng nghìn hoặc dấu thập phân",
    };
    const LIKE_WHOLE: Both = Both { en: "write it like 1020", vi: "viết như 1020" };
    const LIKE_DECIMAL: Both = Both { en: "write it like 1020 or 79.4", vi: "viết như 1020 hoặc 79.4" };
    let plain = typed.trim();
    let plain = if kind == Numbers::Percent { plain.trim_end_matches('%').trim_end() } else { plain };
    let (says, readings, like) = match (Exact::parse(plain), kind) {
        (Ok(number), Numbers::Whole) if plain.bytes().all(|byte| !b".eE".contains(&byte)) => return Ok(number),
        (Ok(number), Numbers::Ungrouped) if !looks_grouped(plain) => return Ok(number),
        (Ok(number), Numbers::Decimal | Numbers::Percent) => return Ok(number),
        (Ok(_), Numbers::Ungrouped) => (UNCLEAR, number_readings(plain), LIKE_DECIMAL),
        (_, Numbers::Whole) => (NOT_WHOLE, whole_readings(plain), LIKE_WHOLE),
        (Err(_), Numbers::Ungrouped | Numbers::Decimal | Numbers::Percent) => {
            (NO_NUMBER, number_readings(plain), LIKE_DECIMAL)
        }
    };
    Err(Failure::new(says).arg("number", typed).help(like).readings(&readings).into())
}

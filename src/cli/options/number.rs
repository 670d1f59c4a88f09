//! Numbers as people type them.

use super::SingleValue;
use crate::diag::Failure;
use crate::text::Both;
use crate::value::{Exact, Numbers};
use anyhow::Result;

/// A whole number.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Whole(pub Exact);

impl SingleValue for Whole {
    fn parse(text: &str) -> Result<Self> {
        parse_number(text, Numbers::Whole).map(Self)
    }
}

/// A number with or without decimals.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Decimal(pub Exact);

impl SingleValue for Decimal {
    fn parse(text: &str) -> Result<Self> {
        parse_number(text, Numbers::UngroupedNumber).map(Self)
    }
}

/// A number as it is typed. One that a Vietnamese reader takes for another is refused, with what may be meant.
pub(in crate::cli) fn parse_number(typed: &str, numbers: Numbers) -> Result<Exact> {
    const NO_NUMBER: Both = Both { en: "`{number}` is not a number", vi: "`{number}` không phải là số" };
    const NOT_WHOLE: Both =
        Both { en: "`{number}` is not a whole number", vi: "`{number}` không phải là số nguyên" };
    const UNCLEAR: Both = Both {
        en: "the point of `{number}` may stand between thousands or before decimals",
        vi: "dấu chấm trong `{number}` có thể là phân cách hàng nghìn hoặc dấu thập phân",
    };
    const LIKE_WHOLE: Both = Both { en: "write it like 1020", vi: "viết như 1020" };
    const LIKE_DECIMAL: Both = Both { en: "write it like 1020 or 79.4", vi: "viết như 1020 hoặc 79.4" };
    numbers.read(typed).map_err(|readings| {
        let (says, like) = match numbers {
            Numbers::Whole => (NOT_WHOLE, LIKE_WHOLE),
            Numbers::UngroupedNumber if Exact::parse(typed.trim()).is_ok() => (UNCLEAR, LIKE_DECIMAL),
            Numbers::UngroupedNumber | Numbers::Decimal | Numbers::Percent => (NO_NUMBER, LIKE_DECIMAL),
        };
        Failure::new(says).arg("number", typed).help(like).readings(&readings).into()
    })
}

//! `--sort`, `--top` and `--bottom`: which rows of a table of plans are shown, and in which order.

use super::SingleValue;
use crate::diag::Failure;
use crate::report::{By, Cut, End, StatusNumber, TargetNumber};
use crate::text::Both;
use crate::value::Numbers;
use anyhow::Result;

options! {
    /// How many rows of plans are shown.
    pub(in crate::cli) struct Slice {
        top: Option<Rows> = "--top N", en: "Only the first N rows of plans", vi: "Chỉ N dòng kế hoạch đầu"
            .conflicts_with("bottom");
        bottom: Option<Rows> = "--bottom N", en: "Only the last N rows of plans", vi: "Chỉ N dòng kế hoạch cuối";
    }
}

/// A number of rows, 1 or more.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Rows(usize);

impl SingleValue for Rows {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both {
            en: "`{text}` is not a number of rows: write 1 or more",
            vi: "`{text}` không phải là số dòng: ghi số từ 1 trở lên",
        };
        let rows = text.parse().ok().filter(|rows| *rows > 0).map(Self);
        rows.ok_or_else(|| Failure::new(SAYS).arg("text", text).readings(&Numbers::Whole.readings(text)).into())
    }
}

impl SingleValue for By<StatusNumber> {
    fn parse(word: &str) -> Result<Self> {
        column(word, StatusNumber::from_word(word), StatusNumber::words())
    }
}

impl SingleValue for By<TargetNumber> {
    fn parse(word: &str) -> Result<Self> {
        column(word, TargetNumber::from_word(word), TargetNumber::words())
    }
}

fn column<S>(word: &str, column: Option<S>, known: impl IntoIterator<Item = &'static str>) -> Result<S> {
    const SAYS: Both =
        Both { en: "there is no column `{name}` to sort by", vi: "không có cột `{name}` để sắp xếp" };
    column.ok_or_else(|| Failure::unknown(SAYS, word, known).into())
}

/// The rows that the options ask for. Without `--sort`, the first and the last are those by `usual`.
pub(in crate::cli) fn cut<S: Copy>(sort: Option<S>, slice: &Slice, usual: S) -> Cut<S> {
    let top = slice.top.map(|rows| (End::Top, rows.0));
    let most = top.or_else(|| slice.bottom.map(|rows| (End::Bottom, rows.0)));
    Cut { sort: sort.or_else(|| most.map(|_| usual)), most }
}

/// Refuses options that sort or cut a table of plans where the result has none.
pub(in crate::cli) fn expect_plan_table<S>(cut: &Cut<S>, is_table: bool) -> Result<()> {
    const SAYS: Both = Both {
        en: "`--sort`, `--top` and `--bottom` go with a table of plans: several plans, or `--by plan`",
        vi: "`--sort`, `--top` và `--bottom` dùng với bảng các kế hoạch: nhiều kế hoạch, hoặc `--by plan`",
    };
    if cut.sort.is_some() && !is_table { Err(Failure::new(SAYS).into()) } else { Ok(()) }
}

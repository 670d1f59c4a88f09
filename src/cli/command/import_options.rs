//! The options of `cchc import` for the place of the plan, and for the content of a column.

use crate::diag::Failure;
use crate::import::column_word;
use crate::text::{Both, slug};
use anyhow::Result;

options! {
    /// Where the plan goes.
    pub(in crate::cli) struct Target {
        id: Option<String> = "--id ID",
            en: "Make a new plan of this id, in a folder of that name",
            vi: "Lập kế hoạch mới với mã này, trong thư mục cùng tên"
            .conflicts_with("into");
        into: Option<String> = "--into PLAN",
            en: "Bring it into this plan (id, title or folder)",
            vi: "Đưa vào kế hoạch này (mã, tên hoặc thư mục)";
        values: Option<String> = "--values PERIOD",
            en: "Read figures of this period, such as 2026-H1, from a table of indicators",
            vi: "Đọc số liệu của kỳ này, ví dụ 2026-H1, từ bảng chỉ số"
            .requires("into").conflicts_with_all(["id", "text", "map", "table"]);
    }
}

/// The content of a column.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct ColumnMeaning {
    /// From 1.
    pub column: usize,
    /// The word for its content; `None` where it is kept as comments.
    pub word: Option<&'static str>,
}

impl ColumnMeaning {
    pub(super) fn parse(text: &str) -> Result<Self> {
        const SHAPE: Both = Both {
            en: "`{text}` does not say what a column holds: write the number of the column, = and a word, such as 3=output",
            vi: "`{text}` chưa nêu rõ cột: ghi số thứ tự cột, dấu = và loại nội dung, ví dụ 3=output",
        };
        const WORDS: Both = Both {
            en: "the words are number, title, output, lead, support, due, note, cost, fund, submit-to, none",
            vi: "các từ: number, title, output, lead, support, due, note, cost, fund, submit-to, none",
        };
        let fault = || Failure::new(SHAPE).text("text", text).help(WORDS);
        let (column, word) = text.split_once('=').ok_or_else(fault)?;
        let column = slug(column);
        let digits = ["cot", "column", "col"].iter().find_map(|name| column.strip_prefix(name));
        let digits = digits.unwrap_or(&column).trim_start_matches('-');
        let column = digits.parse().ok().filter(|number| *number > 0).ok_or_else(fault)?;
        let word = match word.trim() {
            "none" => None,
            word => Some(column_word(word).ok_or_else(fault)?),
        };
        Ok(Self { column, word })
    }
}

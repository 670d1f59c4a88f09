//! The options of a command: one declaration makes what the command line shows and the struct that the command reads.

#[macro_use]
mod declare;

mod common;
mod csv;
mod number;
mod plan_table;
mod words;

pub(super) use common::CommonOptions;
pub(super) use csv::CsvOptions;
pub(super) use declare::{Field, OneOf, OptionGroup, SingleValue, arg, described, id};
pub(super) use number::{Whole, parse_number};
pub(super) use plan_table::{Slice, cut, expect_plan_table};

use crate::diag::Failure;
use crate::text::Both;
use crate::value::{Day, day_reading};
use anyhow::Result;

impl SingleValue for Day {
    fn parse(date: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "`{date}` is not a date", vi: "`{date}` không phải là ngày" };
        const HELP: Both = Both { en: "write it like 2023-09-30", vi: "viết như 2023-09-30" };
        let meant = || day_reading(date).map(|day| day.to_string());
        let slip = || Failure::new(SAYS).arg("date", date).help(HELP).readings(meant().as_slice());
        Ok(Self::parse(date).ok_or_else(slip)?)
    }
}

options! {
    /// The format of a result that has no others.
    pub(super) struct TextOrJson {
        format: Option<String> = "--output-format FORMAT",
            en: "text (default) or json", vi: "text (mặc định) hoặc json".one_of(&["text", "json"]);
    }
}

impl TextOrJson {
    pub(super) fn is_json(&self) -> bool {
        self.format.as_deref() == Some("json")
    }
}

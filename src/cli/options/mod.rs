//! The options of a command: one declaration makes what the command line shows and the struct that the command reads.

#[macro_use]
mod declare;

mod common;
mod csv;
mod days;
mod names;
mod number;
mod plan_table;
mod typed_day;
mod words;

pub(super) use common::CommonOptions;
pub(super) use csv::CsvOptions;
pub(super) use days::Days;
pub(super) use declare::{Field, OneOf, OptionGroup, SingleValue, arg, described, id};
pub(super) use names::{Names, Sought};
pub(super) use number::{Decimal, Whole, parse_number};
pub(super) use plan_table::{Slice, cut, expect_plan_table};
pub(super) use typed_day::TypedDay;

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

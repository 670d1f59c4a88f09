//! Numbers of days as people type them.

use super::declare::values;
use super::{Field, SingleValue};
use crate::diag::Failure;
use crate::text::{Both, slug};
use crate::value::Numbers;
use anyhow::Result;
use clap::{Arg, ArgMatches};

/// A number of days: `30`, `30d`, "30 ngày", "2 tuần".
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Days(pub u32);

impl SingleValue for Days {
    fn parse(text: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "`{text}` is not a number of days", vi: "`{text}` không phải là số ngày" };
        const HELP: Both = Both { en: "write it like 30d or 2 weeks", vi: "viết như 30d, 30 ngày hoặc 2 tuần" };
        let unit = text.find(|letter: char| letter.is_alphabetic()).unwrap_or(text.len());
        let (number, unit) = text.split_at(unit);
        let (number, unit) = (number.trim(), slug(unit));
        let days_of_one = match unit.as_str() {
            "" | "d" | "day" | "days" | "ngay" => Some(1),
            "w" | "week" | "weeks" | "tuan" => Some(7),
            _ => None,
        };
        // Where the unit is the slip, a reading of the number would mislead.
        let readings = days_of_one.map(|_| Numbers::Whole.readings(number)).unwrap_or_default();
        let slip = || Failure::new(SAYS).arg("text", text).help(HELP).readings(&readings);
        let days = number.parse::<u32>().ok().zip(days_of_one).and_then(|(number, days)| number.checked_mul(days));
        days.map(Self).ok_or_else(|| slip().into())
    }
}

/// Several numbers: the option is repeated, or they are parted by commas.
impl Field for Vec<Days> {
    fn shape(arg: Arg) -> Arg {
        <Vec<String> as Field>::shape(arg)
    }

    fn read(matches: &ArgMatches, id: &str) -> Result<Self> {
        values(matches, id).map(Days::parse).collect()
    }
}

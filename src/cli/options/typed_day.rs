//! Days as people type them.

use super::SingleValue;
use crate::cli::environment::Environment;
use crate::diag::Failure;
use crate::model::Settings;
use crate::text::{Both, slug};
use crate::value::{Day, day_fault, day_reading};
use anyhow::Result;

/// A day that was typed: 2026-09-30, 30/9/2026, or a word for the day on which the command runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum TypedDay {
    On(Day),
    Today,
}

impl TypedDay {
    /// The day, for a workspace with these settings: they say in which part of the world it is.
    ///
    /// # Errors
    /// When the clock shows no day.
    pub(in crate::cli) fn day(self, settings: &Settings) -> Result<Day, Failure> {
        const NO_CLOCK: Both =
            Both { en: "the clock shows no usable date", vi: "đồng hồ không cho ngày dùng được" };
        match self {
            Self::On(day) => Ok(day),
            Self::Today => Environment::today(settings.utc_offset_minutes).ok_or_else(|| Failure::new(NO_CLOCK)),
        }
    }
}

impl SingleValue for TypedDay {
    fn parse(date: &str) -> Result<Self> {
        const SAYS: Both = Both { en: "`{date}` is not a date", vi: "`{date}` không phải là ngày" };
        const NO_SUCH: Both =
            Both { en: "`{date}` is not a date: {why}", vi: "`{date}` không phải là ngày: {why}" };
        const HELP: Both = Both {
            en: "write it like 2023-09-30, 30/9/2023 (day first) or today",
            vi: "viết như 2023-09-30, 30/9/2023 (ngày trước) hoặc hôm nay",
        };
        if ["today", "hom-nay"].contains(&slug(date).as_str()) {
            return Ok(Self::Today);
        }
        let day = Day::parse(date).or_else(|| day_reading(date));
        let slip = || match day_fault(date) {
            Some(why) => Failure::new(NO_SUCH).arg("why", why),
            None => Failure::new(SAYS),
        };
        Ok(Self::On(day.ok_or_else(|| slip().arg("date", date).help(HELP))?))
    }
}

#[cfg(test)]
mod tests {
    use super::{SingleValue as _, TypedDay};

    #[test]
    fn a_day_is_taken_as_people_type_it() {
        let typed = |text| match TypedDay::parse(text) {
            Ok(TypedDay::On(day)) => day.to_string(),
            Ok(TypedDay::Today) => "today".to_owned(),
            Err(_) => "refused".to_owned(),
        };
        for (text, day) in [
            ("2026-09-30", "2026-09-30"),
            ("30/9/2026", "2026-09-30"),
            ("30.09.2026", "2026-09-30"),
            ("1-7-2026", "2026-07-01"),
            ("today", "today"),
            ("Hôm nay", "today"),
            ("hom nay", "today"),
            ("9/30/2026", "refused"),
            ("31/02/2026", "refused"),
            ("30/9", "refused"),
            ("tomorrow", "refused"),
            ("1999-12-31", "refused"),
        ] {
            assert_eq!(typed(text), day, "{text}");
        }
    }
}

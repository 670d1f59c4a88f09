//! Working days, and due days that fall on a day on which nobody works.

use super::{Day, DueDay, word_enum};
use std::collections::{BTreeMap, BTreeSet};

word_enum! {
    /// The day that counts for a due day on a rest day.
    pub enum OnRestDay {
        /// That day itself.
        SameDay = "same-day",
        /// The next working day.
        NextWorkingDay = "next-working-day",
    }
}

/// The working days of a workspace: Monday to Friday and the worked days of weekends, less the holidays. All other days
/// are rest days.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WorkingDays {
    /// Each holiday with the working day after it. Years of holidays in a row are then passed in one step.
    holidays: BTreeMap<Day, Day>,
    worked: BTreeSet<Day>,
    /// As cchc.toml says; `None`: it says nothing, and the due day itself counts.
    on_rest_day: Option<OnRestDay>,
}

impl WorkingDays {
    /// The working days by the keys of cchc.toml. A day in both lists is a holiday.
    pub fn new(
        holidays: impl IntoIterator<Item = Day>,
        worked: impl IntoIterator<Item = Day>,
        on_rest_day: Option<OnRestDay>,
    ) -> Self {
        let holidays: BTreeSet<Day> = holidays.into_iter().collect();
        let worked = worked.into_iter().collect();
        let mut days = Self { holidays: BTreeMap::new(), worked, on_rest_day };
        // From the last to the first, so that the days after a holiday are known.
        for holiday in holidays.into_iter().rev() {
            let next = holiday.plus(1).map_or(holiday, |day| days.working_day_from(day));
            days.holidays.insert(holiday, next);
        }
        days
    }

    /// Whether nobody works on this day.
    #[must_use]
    pub fn is_rest_day(&self, day: Day) -> bool {
        self.holidays.contains_key(&day) || self.is_free_weekend(day)
    }

    fn is_free_weekend(&self, day: Day) -> bool {
        !day.is_weekday() && !self.worked.contains(&day)
    }

    /// The first working day, on this day or after it.
    fn working_day_from(&self, from: Day) -> Day {
        let mut day = from;
        loop {
            if let Some(next) = self.holidays.get(&day) {
                return *next;
            }
            match day.plus(1) {
                Some(next) if self.is_free_weekend(day) => day = next,
                Some(_) | None => return day,
            }
        }
    }

    /// The due day that a file writes as this day.
    #[must_use]
    pub fn due(&self, written: Day) -> DueDay {
        match self.on_rest_day {
            Some(OnRestDay::NextWorkingDay) => DueDay { day: self.working_day_from(written), written },
            Some(OnRestDay::SameDay) | None => DueDay::fixed(written),
        }
    }

    /// Whether cchc.toml says which day counts for a due day on a rest day.
    pub(crate) const fn settles_rest_days(&self) -> bool {
        self.on_rest_day.is_some()
    }

    /// The day that lies `days` working days after `event`. The day after the event is the first. `None` beyond the
    /// calendar.
    #[must_use]
    pub fn after(&self, event: Day, days: u32) -> Option<Day> {
        // No term of a plan is longer than its hundred years; a larger number is beyond the calendar.
        const MOST: u32 = 40_000;
        let mut day = event;
        for _ in 0..Some(days).filter(|days| *days <= MOST)? {
            day = self.working_day_from(day.plus(1)?);
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::{OnRestDay, WorkingDays};
    use crate::value::{Day, DueDay};

    fn day(month: u32, day: u32) -> Day {
        Day::new(2024, month, day).expect("a day")
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        // 26 April 2024 is a Friday; the office works on Saturday, 4 May, in place of Monday, 29 April.
        let holidays = [day(4, 29), day(4, 30), day(5, 1)];
        let days = WorkingDays::new(holidays, [], None);
        assert_eq!(days.after(day(4, 26), 1), Some(day(5, 2)));
        assert_eq!(days.after(day(5, 2), 2), Some(day(5, 6)));
        assert_eq!(days.after(day(4, 28), 0), Some(day(4, 28)));
        assert_eq!(days.after(day(4, 28), 40_001), None);
        let days = WorkingDays::new(holidays, [day(5, 4)], None);
        assert_eq!(days.after(day(5, 2), 2), Some(day(5, 4)));
        assert_eq!(days.after(day(5, 3), 2), Some(day(5, 6)));
        let rest: Vec<u32> = (1..=8).filter(|number| days.is_rest_day(day(5, *number))).collect();
        assert_eq!(rest, [1, 5]);
    }

    #[test]
    fn a_day_in_both_lists_is_a_holiday() {
        let days = WorkingDays::new([day(5, 4), day(5, 4)], [day(5, 4), day(5, 5)], Some(OnRestDay::NextWorkingDay));
        assert!(days.is_rest_day(day(5, 4)) && !days.is_rest_day(day(5, 5)));
        assert_eq!(days.due(day(5, 4)), DueDay { day: day(5, 5), written: day(5, 4) });
    }

    #[test]
    fn a_due_day_moves_only_where_cchc_toml_says_so() {
        let holidays = [day(4, 29), day(4, 30), day(5, 1)];
        for (on_rest_day, counts) in
            [(None, day(4, 27)), (Some(OnRestDay::SameDay), day(4, 27)), (Some(OnRestDay::NextWorkingDay), day(5, 2))]
        {
            let due = WorkingDays::new(holidays, [], on_rest_day).due(day(4, 27));
            assert_eq!((due.day, due.written), (counts, day(4, 27)), "{on_rest_day:?}");
            assert_eq!(due.moved_from().is_some(), counts != day(4, 27));
        }
    }

    #[test]
    fn years_of_holidays_are_passed_at_once() {
        let first = Day::new(2000, 1, 1).expect("a day");
        let all = (0..36_890).filter_map(|days| first.plus(days));
        let days = WorkingDays::new(all, [], Some(OnRestDay::NextWorkingDay));
        let after_all = days.due(first).day;
        assert_eq!(after_all, Day::new(2101, 1, 3).expect("a day"), "1 January 2101 is a Saturday");
        for written in (0..30_000).filter_map(|days| first.plus(days)) {
            assert_eq!(days.due(written).day, after_all);
        }
    }
}

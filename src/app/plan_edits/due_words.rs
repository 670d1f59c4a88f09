//! When a task is due, in the words of a command line.

use crate::app::task_at::{day, table, text};
use crate::diag::Failure;
use crate::model::{Plan, SpokenDue, spoken_due};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::{Day, Exact, day_fault};

/// A due day that somebody asks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct AskedDue {
    /// A day, several days, a period, or a word of the format.
    pub words: Vec<String>,
    /// The event after which it is due.
    pub after: Option<String>,
    /// So many days after it.
    pub days: Option<Exact>,
    /// So many working days after it.
    pub working_days: Option<Exact>,
    /// The day of the event.
    pub event: Option<Day>,
}

impl AskedDue {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The value as a file writes it.
    ///
    /// # Errors
    /// When the words mean no due day, or contradict each other.
    pub(super) fn value(&self, plan: &Plan) -> Result<Plain, Failure> {
        const TWO: Both = Both {
            en: "a due day is either {words}, or after an event (--after)",
            vi: "thời hạn hoặc là {words}, hoặc sau một sự kiện (--after)",
        };
        const NO_AFTER: Both = Both {
            en: "--days, --working-days and --event go with --after \"what the event is\"",
            vi: "--days, --working-days và --event đi cùng --after \"sự kiện gì\"",
        };
        let Some(after) = &self.after else {
            if self.days.is_some() || self.working_days.is_some() || self.event.is_some() {
                return Err(Failure::new(NO_AFTER));
            }
            return self.of_words(plan);
        };
        if !self.words.is_empty() {
            return Err(Failure::new(TWO).arg("words", self.words.join(" ")));
        }
        let number = |number: &Option<Exact>| number.as_ref().map(|number| Plain::Number(number.decimal(18)));
        Ok(table([
            ("days", number(&self.days)),
            ("working-days", number(&self.working_days)),
            ("after", Some(text(after))),
            ("event", self.event.map(day)),
        ]))
    }

    /// The words whose day is another than the one in them, with the day that they are read as: "trước ngày 30/4" is
    /// the 29th.
    pub(crate) fn read_otherwise(&self, plan: &Plan) -> Vec<(&str, Day)> {
        let year = common_year(plan);
        let otherwise = |word: &str| match spoken_due(word, year)? {
            SpokenDue::On(on) => {
                let digits = word.split(|letter: char| !letter.is_ascii_digit()).find(|digits| !digits.is_empty())?;
                // A day of the format begins with its year.
                let is_year = digits.len() == 4;
                (!is_year && digits.parse() != Ok(on.day())).then_some(on)
            }
            SpokenDue::By(_) | SpokenDue::Days(_) | SpokenDue::Word(_) | SpokenDue::After { .. } => None,
        };
        self.words.iter().filter_map(|word| Some((word.as_str(), otherwise(word)?))).collect()
    }

    fn of_words(&self, plan: &Plan) -> Result<Plain, Failure> {
        const NO_DUE: Both = Both { en: "`{word}` cannot be a due day", vi: "`{word}` không phải là thời hạn" };
        const NO_DAY: Both = Both { en: "`{word}` is not a day: {why}", vi: "`{word}` không phải là ngày: {why}" };
        const NOT_SEVERAL: Both = Both {
            en: "several due days are all days, and `{word}` is none",
            vi: "nhiều thời hạn thì phải đều là ngày, mà `{word}` không phải",
        };
        const LIKE: Both = Both {
            en: "write a day (2023-09-30 or 30/9/2023), several days, a month, quarter, half-year or year (2023-Q3, \"quý III\"), or one of: weekly, monthly, quarterly, half-yearly, yearly, every-report, continuous, on-demand",
            vi: "ghi một ngày (2023-09-30 hoặc 30/9/2023), nhiều ngày, một tháng, quý, nửa năm hoặc năm (2023-Q3, \"quý III\"), hoặc một trong: weekly, monthly, quarterly, half-yearly, yearly, every-report, continuous, on-demand",
        };
        let year = common_year(plan);
        let slip = |word: &str| match day_fault(word) {
            Some(why) => Failure::new(NO_DAY).arg("why", why),
            None => Failure::new(NO_DUE),
        };
        let read =
            |word: &String| spoken_due(word, year).ok_or_else(|| slip(word).text("word", word.as_str()).help(LIKE));
        match self.words.as_slice() {
            [one] => Ok(read(one)?.to_plain()),
            several => {
                let mut days = Vec::new();
                for word in several {
                    match read(word)? {
                        SpokenDue::On(on) => days.push(on),
                        SpokenDue::By(_) | SpokenDue::Days(_) | SpokenDue::Word(_) | SpokenDue::After { .. } => {
                            return Err(Failure::new(NOT_SEVERAL).text("word", word.as_str()).help(LIKE));
                        }
                    }
                }
                days.sort_unstable();
                days.dedup();
                Ok(Plain::List(days.into_iter().map(day).collect()))
            }
        }
    }
}

/// The year of days that are typed without one.
fn common_year(plan: &Plan) -> Option<i32> {
    let years = (plan.start.value.year(), plan.end.value.year());
    (years.0 == years.1).then_some(years.0)
}

//! A due day after an event, as options.

use crate::app::{AskedDue, EditBase};
use crate::cli::context::Context;
use crate::cli::options::{TypedDay, Whole};
use crate::cli::output;
use crate::diag::Failure;
use crate::text::Both;

options! {
    /// The event after which a task is due.
    pub(in crate::cli) struct DueOptions {
        after: Option<String> = "--after TEXT",
            en: "Due after this event (sau khi …)", vi: "Hạn tính từ sự kiện này (sau khi …)";
        days: Option<Whole> = "--days NUMBER", en: "… so many days after it", vi: "… sau bao nhiêu ngày"
            .conflicts_with("working-days");
        working_days: Option<Whole> = "--working-days NUMBER",
            en: "… so many working days after it", vi: "… sau bao nhiêu ngày làm việc";
        event: Option<TypedDay> = "--event DATE",
            en: "The day of the event, once it is known", vi: "Ngày xảy ra sự kiện, khi đã biết";
    }
}

impl DueOptions {
    /// The due day that these options and the words of another ask for. It is told where the words name another day.
    pub(in crate::cli) fn with(
        &self,
        words: Vec<String>,
        base: EditBase<'_>,
        context: &Context,
    ) -> Result<AskedDue, Failure> {
        const READ_AS: Both =
            Both { en: "“{words}” is taken as {day}", vi: "“{words}” được hiểu là hạn ngày {day}" };
        let number = |number: &Option<Whole>| number.clone().map(|Whole(number)| number);
        let due = AskedDue {
            words,
            after: self.after.clone(),
            days: number(&self.days),
            working_days: number(&self.working_days),
            event: self.event.map(|day| day.day(base.settings)).transpose()?,
        };
        for (words, day) in due.read_otherwise(base.plan).into_iter().filter(|_| !context.quiet) {
            output::complain(&Failure::new(READ_AS).arg("words", words).day("day", day).note(context.lang));
        }
        Ok(due)
    }
}

//! A due day after an event, as options.

use crate::app::{AskedDue, EditBase};
use crate::cli::options::{TypedDay, Whole};
use crate::diag::Failure;

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
    /// The due day that these options and the words of another ask for.
    pub(in crate::cli) fn with(&self, words: Vec<String>, base: EditBase<'_>) -> Result<AskedDue, Failure> {
        let number = |number: &Option<Whole>| number.clone().map(|Whole(number)| number);
        Ok(AskedDue {
            words,
            after: self.after.clone(),
            days: number(&self.days),
            working_days: number(&self.working_days),
            event: self.event.map(|day| day.day(base.settings)).transpose()?,
        })
    }
}

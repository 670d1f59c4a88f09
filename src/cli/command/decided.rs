//! The decision behind an edit, as options.

use crate::app::{Decision, EditBase};
use crate::cli::command::edit;
use crate::cli::options::TypedDay;
use crate::diag::Failure;

options! {
    /// The decision that adds something.
    pub(in crate::cli) struct DecisionOptions {
        decision: Option<String> = "--decision NUMBER",
            en: "The decision; its [[amendment]] names what is added", vi: "Quyết định; [[amendment]] của nó sẽ nêu mục được thêm";
        about: Option<String> = "--about TEXT",
            en: "The subject of the decision, where amendments.toml does not have it yet",
            vi: "Trích yếu quyết định, khi amendments.toml chưa có"
            .requires("decision");
        date: Option<TypedDay> = "--date DATE",
            en: "The day of the decision; default the day of --as-of", vi: "Ngày quyết định; mặc định ngày của --as-of"
            .requires("decision");
    }
}

impl DecisionOptions {
    pub(in crate::cli) fn read(&self, base: EditBase<'_>) -> Result<Option<Decision>, Failure> {
        let date = edit::day_or_as_of(self.date, base)?;
        let (number, about) = (self.decision.clone(), self.about.clone());
        Ok(number.map(|number| Decision { number, about, date }))
    }
}

//! A deadline that somebody says, as a plan file may write it.

use crate::model::due::AfterTerm;
use crate::parse::Plain;
use crate::value::{Day, Stretch};

/// When something is due, as a person says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SpokenDue {
    On(Day),
    By(Stretch),
    /// Each of these days.
    Days(Vec<Day>),
    /// A word of the format.
    Word(&'static str),
    /// After an event.
    After {
        term: Option<AfterTerm>,
        event: String,
        /// The day of the event, where the phrase says it.
        on: Option<Day>,
    },
}

impl SpokenDue {
    /// The value as a file writes it.
    pub(crate) fn to_plain(&self) -> Plain {
        let date = |day: &Day| Plain::Date(day.to_string());
        match self {
            Self::On(day) => date(day),
            Self::By(stretch) => Plain::Text(stretch.to_string()),
            Self::Days(days) => Plain::List(days.iter().map(date).collect()),
            Self::Word(word) => Plain::Text((*word).to_owned()),
            Self::After { term, event, on } => {
                let days = term.map(|term| {
                    let key = if term.working { "working-days" } else { "days" };
                    (key.to_owned(), Plain::Number(term.days.to_string()))
                });
                let event = ("after".to_owned(), Plain::Text(event.clone()));
                let on = on.as_ref().map(|day| ("event".to_owned(), date(day)));
                Plain::Table(days.into_iter().chain([event]).chain(on).collect())
            }
        }
    }
}

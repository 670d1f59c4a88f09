//! What fails a CI job, as cchc.toml has it.

use crate::calc::{State, Verdict};
use crate::diag::Level;
use crate::model::{CiSettings, FailOn};
use crate::source::At;
use crate::value::Text;

/// What fails a job.
#[derive(Clone, Debug)]
pub struct FailRules {
    /// From which level on a finding does; `None` for never.
    pub level: Option<Level>,
    /// Which verdicts do.
    pub verdicts: Vec<Verdict>,
    /// Which states of tasks do.
    pub states: Vec<State>,
    /// Whether gaps in the assignment do.
    pub gaps: bool,
}

impl FailRules {
    /// The rules of a workspace. Words that mean nothing were reported as errors of cchc.toml.
    #[must_use]
    pub fn of(ci: &CiSettings) -> Self {
        Self {
            level: match ci.fail_on {
                Some(FailOn::Never) => None,
                Some(FailOn::Warning) => Some(Level::Warning),
                Some(FailOn::Error) | None => Some(Level::Error),
            },
            verdicts: meanings(ci.fail_on_verdict.as_ref(), Verdict::from_word)
                .unwrap_or_else(|| vec![Verdict::Missed]),
            states: meanings(ci.fail_on_state.as_ref(), State::from_word).unwrap_or_default(),
            gaps: ci.fail_on_gaps.unwrap_or(true),
        }
    }
}

fn meanings<T>(words: Option<&Vec<At<Text>>>, parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    words.map(|words| words.iter().filter_map(|word| parse(word.value.as_str())).collect())
}

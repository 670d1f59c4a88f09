//! The rules of cchc.toml by which a CI job fails.

use crate::calc::{State, Verdict};
use crate::diag::{Group, Level, LocatedFinding};
use crate::model::{CiSettings, FailOn};
use crate::source::At;
use crate::value::Text;

#[derive(Clone, Debug)]
pub(crate) struct FailRules {
    /// Findings of this level or above fail the job; `None`: no finding does.
    pub(crate) level: Option<Level>,
    /// The verdicts that fail the job.
    pub(crate) verdicts: Vec<Verdict>,
    /// The states of tasks that fail the job.
    pub(crate) states: Vec<State>,
    /// Whether gaps in the assignment fail the job.
    pub(crate) gaps: bool,
    /// Whether warnings about scores fail the job.
    pub(crate) scores: bool,
}

impl FailRules {
    /// The rules of a workspace. Unknown words are left out: they were reported as errors of cchc.toml.
    pub(crate) fn of(ci: &CiSettings) -> Self {
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
            scores: ci.fail_on_score_findings.unwrap_or(false),
        }
    }
}

impl FailRules {
    /// Whether a finding fails the job.
    pub(crate) fn fails(&self, finding: &LocatedFinding) -> bool {
        let of_scores = self.scores && finding.level() >= Level::Warning && finding.rule().is_in(Group::Scores);
        of_scores || self.level.is_some_and(|level| finding.level() >= level)
    }
}

fn meanings<T>(words: Option<&Vec<At<Text>>>, parse: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    words.map(|words| words.iter().filter_map(|word| parse(word.value.as_str())).collect())
}

//! Checks of what the plans of a workspace share: its settings and its indicators.

use super::{papers, plan, scores, targets};
use crate::calc::{State, Verdict};
use crate::diag::{Finding, Sink};
use crate::model::{CiSettings, SharedContent};
use crate::parse::rules::WRONG_VALUE;
use crate::source::{At, Files};
use crate::text::Both;
use crate::value::{IndicatorId, Text, nearest_of};

pub(crate) fn check_shared(shared: &SharedContent, files: &dyn Files, sink: &mut Sink) {
    papers::template_files(&shared.settings.paper, files, sink);
    gates(&shared.settings.ci, sink);
    plan::report_periods(&shared.settings.report_periods, sink);
    let find = |id: &IndicatorId| shared.indicators.named(id.as_str()).map(|item| &item.value);
    targets::kinds(&shared.indicators, find, sink);
}

/// Checks the sets of criteria. Gives how many faults they have: these keep no plan from being computed.
pub(crate) fn check_sets(shared: &SharedContent, sink: &mut Sink) -> usize {
    let before = sink.faults();
    scores::check_sets(shared, sink);
    sink.faults() - before
}

/// A word of `[ci]` that means nothing would open a gate.
fn gates(ci: &CiSettings, sink: &mut Sink) {
    const VERDICT: Both =
        Both { en: "a verdict such as missed or no-data", vi: "một kết quả, ví dụ missed hoặc no-data" };
    const STATE: Both = Both {
        en: "a state such as overdue or done-late",
        vi: "một trạng thái, ví dụ overdue hoặc done-late",
    };
    words("fail-on-verdict", ci.fail_on_verdict.as_ref(), &Verdict::ALL.map(Verdict::word), VERDICT, sink);
    words("fail-on-state", ci.fail_on_state.as_ref(), &State::ALL.map(State::word), STATE, sink);
}

fn words(key: &'static str, given: Option<&Vec<At<Text>>>, known: &[&'static str], expected: Both, sink: &mut Sink) {
    for word in given.into_iter().flatten().filter(|word| !known.contains(&word.value.as_str())) {
        let found = word.value.as_str();
        let finding = Finding::new(&WRONG_VALUE, word.place).text("key", key).phrase("expected", expected);
        let finding = finding.text("found", found).did_you_mean(found, nearest_of(found, known.iter().copied()));
        sink.push(finding.item("ci").field(key));
    }
}

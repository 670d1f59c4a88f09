//! Checks that each statistics annex and each of its rows is given once, and that their indicators are known.

use super::StatisticsForm;
use super::{resolve::IdSource, resolve::once, resolve::unknown, rules::UNKNOWN_INDICATOR};
use crate::diag::Sink;
use crate::text::Both;
use crate::value::List;

/// Reports every fault of statistics annexes. For those of the workspace `indicators` is empty: each plan may have the
/// indicator that a row names, and another leaves it blank.
pub(super) fn check_forms(forms: &List<StatisticsForm>, indicators: &[&dyn IdSource], sink: &mut Sink) {
    const FORM: Both = Both { en: "statistics annex", vi: "biểu thống kê" };
    const ROW: Both = Both { en: "row", vi: "dòng" };
    once(FORM, forms.iter().map(|form| (form.id.value.as_str(), form.id.place)), sink);
    for form in forms {
        once(ROW, form.rows.iter().map(|row| (row.code.value.as_str(), row.code.place)), sink);
        for row in &form.rows {
            if !indicators.is_empty()
                && let Some(id) = &row.indicator
                && let Some(finding) = unknown(&UNKNOWN_INDICATOR, (id.value.as_str(), id.place), indicators, sink)
            {
                sink.push(finding.item(form.id.value.as_str()).field("indicator"));
            }
        }
    }
}

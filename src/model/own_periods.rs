//! The periods by which an indicator is counted: those of the plan, or a scheme of its own.

use super::{END, Indicator, Period, Plan, Scheme, SchemeKind, rules::VALUE_OUTSIDE_PERIODS};
use crate::diag::{Finding, Sink};
use crate::source::At;
use crate::value::IndicatorId;
use std::borrow::Cow;
use std::sync::Arc;

impl Plan {
    /// The scheme of an indicator. Its own has no `[[report-period]]`: those are reports of the plan.
    pub(crate) fn scheme_of(&self, indicator: &Indicator) -> Cow<'_, Scheme> {
        indicator.periods.map_or(Cow::Borrowed(&self.scheme), |kind| Cow::Owned(self.own_scheme(kind.value)))
    }

    fn own_scheme(&self, kind: SchemeKind) -> Scheme {
        Scheme::new(kind, [], Arc::clone(&self.working_days))
    }

    /// The reports that the figures of an indicator are to reach, in the order in which they are due. They are owed
    /// from the day on which the plan's own are.
    pub(crate) fn reports_of(&self, indicator: &Indicator) -> Vec<Period> {
        self.owed(self.all_reports_of(indicator))
    }

    /// The same, owed or not.
    pub(crate) fn all_reports_of(&self, indicator: &Indicator) -> Vec<Period> {
        match indicator.periods {
            Some(kind) => self.own_scheme(kind.value).reports(self.start.value, self.end.value),
            None => self.all_reports(),
        }
    }

    /// The period of this name by the scheme of an indicator.
    pub(crate) fn period_of(&self, indicator: &Indicator, name: &str) -> Option<Period> {
        let closing = || self.reports_of(indicator).into_iter().find(|report| report.name == END);
        self.scheme_of(indicator).period(name).or_else(|| if name == END { closing() } else { None })
    }

    /// One indicator for each scheme that indicators have for themselves.
    pub(crate) fn with_own_periods(&self) -> Vec<&Indicator> {
        let mut each: Vec<&Indicator> = Vec::new();
        for indicator in self.indicators.iter().chain(self.shared.iter()) {
            let kind = indicator.periods.map(|kind| kind.value);
            if kind.is_some() && each.iter().all(|one| one.periods.map(|kind| kind.value) != kind) {
                each.push(indicator);
            }
        }
        each
    }

    /// The period that a file of values can be named after: the plan's, else that of a scheme of some indicator.
    pub(crate) fn file_period(&self, name: &str) -> Option<Period> {
        let own = || self.with_own_periods().into_iter().find_map(|indicator| self.period_of(indicator, name));
        self.period(name).or_else(|| if self.own_schemes.is_empty() { None } else { own() })
    }

    /// Whether a name that no scheme of the plan has may be one of an indicator that could not be read whole.
    pub(crate) fn may_have_period(&self, name: &str) -> bool {
        let are_whole = self.indicators.is_sound() && self.shared.is_sound();
        !are_whole && SchemeKind::ALL.into_iter().any(|kind| self.own_scheme(kind).period(name).is_some())
    }
}

/// Reports a value of a period that its indicator does not have.
pub(super) fn value_period(plan: &Plan, id: &At<IndicatorId>, name: &str, sink: &mut Sink) {
    let named = plan.indicators.named(id.value.as_str()).or_else(|| plan.shared.named(id.value.as_str()));
    // The periods of a faulty indicator may be lost.
    let Some(indicator) = named.filter(|item| item.sound).map(|item| &item.value) else { return };
    if plan.period_of(indicator, name).is_some() {
        return;
    }
    let known = plan.reports_of(indicator);
    let finding = Finding::new(&VALUE_OUTSIDE_PERIODS, id.place).text("indicator", id.value.as_str());
    let finding = finding.text("scheme", plan.scheme_of(indicator).kind().word()).text("period", name);
    let finding = finding.texts("known", known.iter().map(|report| &*report.name));
    sink.push(finding.item(id.value.as_str()).field("values"));
}

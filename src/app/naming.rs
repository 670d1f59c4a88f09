//! The indicator and the period that a person means by a name.

use crate::diag::Failure;
use crate::model::{ComputedIndicator, Goal, Indicator, Period, Plan};
use crate::text::Both;
use crate::value::{HasId, Item, List, SpokenPeriod};

/// The thing of a list that a person means: by its id, else by its title. `unknown` says that there is none.
///
/// # Errors
/// When there is none, and when the name is that of several.
pub(super) fn one_of<'l, T: HasId>(list: &'l List<T>, name: &str, unknown: Both) -> Result<&'l Item<T>, Failure> {
    if let Some(own) = list.named(name) {
        return Ok(own);
    }
    match list.called(name).as_slice() {
        [one] => Ok(one),
        [] => Err(Failure::unknown(unknown, name, list.iter().map(HasId::id))),
        several => Err(Failure::several(name, several.iter().map(|one| one.id()))),
    }
}

/// The indicator that a person means: by its id, else by its title.
///
/// # Errors
/// When there is none, when the program computes it, and when the name is that of a target or of several indicators.
pub(super) fn indicator<'p>(plan: &'p Plan, id: &str) -> Result<&'p Indicator, Failure> {
    const UNKNOWN: Both = Both { en: "there is no indicator `{name}`", vi: "không có chỉ số `{name}`" };
    const COMPUTED: Both = Both {
        en: "`{name}` is computed by cchc; it is not reported",
        vi: "`{name}` do cchc tự tính, không báo cáo",
    };
    const OF_TARGET: Both = Both {
        en: "`{name}` is a target; a figure is recorded for its indicator",
        vi: "`{name}` là chỉ tiêu; số liệu ghi cho chỉ số của nó",
    };
    const NAME_IT: Both = Both { en: "write `{indicator}`", vi: "ghi `{indicator}`" };
    let all = || plan.indicators.iter().chain(plan.shared.iter());
    if let Some(found) = all().find(|one| one.id.value.is(id)) {
        return Ok(&found.value);
    }
    if ComputedIndicator::ALL.iter().any(|reserved| reserved.word().eq_ignore_ascii_case(id)) {
        return Err(Failure::new(COMPUTED).arg("name", id));
    }
    match plan.indicators.called(id).into_iter().chain(plan.shared.called(id)).collect::<Vec<_>>().as_slice() {
        [one] => return Ok(&one.value),
        [] => {}
        several => return Err(Failure::several(id, several.iter().map(|one| one.id.value.as_str()))),
    }
    let target = plan.targets.named(id).or_else(|| plan.targets.called(id).into_iter().next());
    if let Some(indicator) = target.filter(|target| target.goal != Goal::Qualitative).map(|target| &target.indicator) {
        return Err(Failure::new(OF_TARGET).text("name", id).text("indicator", indicator.value.as_str()).help(NAME_IT));
    }
    Err(Failure::unknown(UNKNOWN, id, all().map(|one| one.id.value.as_str())))
}

/// Its id, if a name means one.
pub(crate) fn indicator_id(plan: &Plan, name: &str) -> Option<String> {
    indicator(plan, name).ok().map(|one| one.id.value.as_str().to_owned())
}

/// The name of the period that a person means, as the scheme writes it: 2023-Q3, Q3, "Quý III", "6 tháng".
///
/// # Errors
/// When the plan has no such period, or the name can mean several.
pub(super) fn period(plan: &Plan, name: &str) -> Result<String, Failure> {
    const UNKNOWN: Both =
        Both { en: "there is no period `{name}` in this plan", vi: "kế hoạch không có kỳ `{name}`" };
    let unknown = || Failure::new(UNKNOWN).arg("name", name);
    named_period(plan, name, &|name| plan.period(name), &|| plan.reports(), &unknown)
}

/// The same for a figure of an indicator, which may have periods of its own.
///
/// # Errors
/// When the indicator has no such period, or the name can mean several.
pub(super) fn period_of(plan: &Plan, indicator: &Indicator, name: &str) -> Result<String, Failure> {
    const UNKNOWN: Both = Both {
        en: "`{indicator}` counts by the periods of `{scheme}`, which has no `{name}`",
        vi: "`{indicator}` tính theo kỳ của `{scheme}`, không có kỳ `{name}`",
    };
    let Some(kind) = indicator.periods else { return period(plan, name) };
    let unknown = || {
        let failure = Failure::new(UNKNOWN).arg("indicator", indicator.id.value.as_str());
        failure.arg("scheme", kind.value.word()).arg("name", name)
    };
    let found = |name: &str| plan.period_of(indicator, name);
    named_period(plan, name, &found, &|| plan.reports_of(indicator), &unknown)
}

fn named_period(
    plan: &Plan,
    name: &str,
    found: &dyn Fn(&str) -> Option<Period>,
    reports: &dyn Fn() -> Vec<Period>,
    unknown: &dyn Fn() -> Failure,
) -> Result<String, Failure> {
    const THESE: Both = Both { en: "its reports are {known}", vi: "các kỳ báo cáo: {known}" };
    let otherwise = [name.to_ascii_uppercase(), name.to_ascii_lowercase()];
    if let Some(period) = found(name).or_else(|| otherwise.iter().find_map(|name| found(name))) {
        return Ok(period.name.to_string());
    }
    let known: Vec<String> = reports().into_iter().map(|period| period.name.to_string()).collect();
    if let Some(spoken) = SpokenPeriod::read(name) {
        let years = plan.start.value.year()..=plan.end.value.year();
        let names: Vec<String> = years.map(|year| spoken.name(year)).collect();
        let mut meant: Vec<Period> = names.iter().filter_map(|name| found(name)).collect();
        meant.dedup_by(|one, other| one.name == other.name);
        match meant.as_slice() {
            [one] => return Ok(one.name.to_string()),
            [] => {}
            several => return Err(Failure::several(name, several.iter().map(|one| &*one.name))),
        }
    }
    // The nearest name would be another quarter, and its figures would be overwritten.
    Err(unknown().arg("known", known.join(", ")).help(THESE))
}

//! Rules about values that a plan reads in other plans of its unit.

use super::context::{Check, Context};
use crate::calc::{Amount, Part, own_values};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Classes, Figure, Indicator, Plan};
use crate::text::{Both, fold};
use crate::value::{IndicatorId, Text};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

rules! { pub(super) FAMILY: Family<Check>;
    UNLIKE_SOURCES = "E335" "unlike-sources" Warning in [Targets] by unlike_figures:
        en "`{indicator}`, {period}: plan `{plan}` reports another figure, which does not count here",
        vi "`{indicator}`, kỳ {period}: kế hoạch `{plan}` báo cáo số liệu khác, số liệu đó không được tính ở đây",
        help en "a figure that `values-from` brings is typed once: take one of the two away, or correct it",
        help vi "số liệu đọc qua `values-from` chỉ nhập một lần: bỏ một trong hai, hoặc sửa cho giống nhau";

    UNLIKE_DEFINITIONS = "E336" "unlike-definitions" Error in [Targets] by unlike_definitions:
        en "`{indicator}` is defined in one way here and in another in plan `{plan}`, whose values this plan reads",
        vi "`{indicator}` được định nghĩa ở đây một cách, ở kế hoạch `{plan}` (nơi đọc số liệu) một cách khác",
        help en "define the indicator once, in the workspace's indicators.toml",
        help vi "định nghĩa chỉ số một lần, trong indicators.toml chung";
}

const OTHER_FIGURE: Both = Both { en: "the other figure", vi: "số liệu kia" };
const OTHER_DEFINITION: Both = Both { en: "the other definition", vi: "định nghĩa kia" };

/// The first figure of a period counts. One that says something else would be lost in silence.
fn unlike_figures(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    let known = |holder: &Plan, id: &IndicatorId| {
        let mut parts = own_values(holder, id, plan);
        parts.retain(|part| part.known_on <= view.as_of);
        parts
    };
    for id in borrowed_indicators(plan) {
        let mut first: BTreeMap<SmolStr, Part> = BTreeMap::new();
        for part in known(plan, id) {
            first.entry(part.period.name.clone()).or_insert(part);
        }
        for source in &plan.sources {
            for part in known(source, id) {
                let Some(known) = first.get(&part.period.name) else {
                    first.insert(part.period.name.clone(), part);
                    continue;
                };
                if is_alike(&known.figure, &part.figure) {
                    continue;
                }
                let finding = Finding::new(&UNLIKE_SOURCES, known.place).text("indicator", id.as_str());
                let finding = finding.text("period", &*part.period.name).text("plan", source.id.value.as_str());
                sink.push(finding.item(id.as_str()).field("values").note(OTHER_FIGURE, part.place));
            }
        }
    }
}

/// The indicators that this plan knows and for which a source has a value, in the order of the sources' files.
fn borrowed_indicators(plan: &Plan) -> Vec<&IndicatorId> {
    let mut seen = BTreeSet::new();
    let files = plan.sources.iter().flat_map(|source| &source.values);
    let all = files.flat_map(|file| &file.values).map(|value| &value.indicator.value);
    let known = all.filter(|id| plan.indicator(id).is_some());
    known.filter(|id| seen.insert(id.as_str().to_ascii_lowercase())).collect()
}

/// Whether two figures say the same. Only one of them may give its counts, or the size of its pool.
fn is_alike(one: &Figure, other: &Figure) -> bool {
    let [one, other] = [one, other].map(Amount::from);
    match (one.rank(), other.rank()) {
        (Some((one, of)), Some((other, other_of))) => {
            one == other && (of.is_none() || other_of.is_none() || of == other_of)
        }
        _ => match (one.counts(), other.counts()) {
            (Some(one), Some(other)) => one == other,
            _ => one == other || (one.counts().is_some() || other.counts().is_some()) && one.figure() == other.figure(),
        },
    }
}

fn unlike_definitions(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for source in &plan.sources {
        let mut told = BTreeSet::new();
        let values = source.values.iter().flat_map(|file| &file.values).map(|value| &value.indicator.value);
        for id in values.filter(|id| told.insert(id.as_str().to_ascii_lowercase())) {
            let (Some(own), Some(other)) = (plan.indicator(id), source.indicator(id)) else { continue };
            let entry = plan.values_from.iter().find(|entry| entry.value.is(source.id.value.as_str()));
            let Some(entry) = entry.filter(|_| !are_one_kind(own, other)) else { continue };
            let finding = Finding::new(&UNLIKE_DEFINITIONS, entry.place).text("indicator", id.as_str());
            let finding = finding.text("plan", source.id.value.as_str()).item(id.as_str()).field("values-from");
            sink.push(finding.note(OTHER_DEFINITION, other.id.place));
        }
    }
}

/// Whether figures of the two mean the same.
fn are_one_kind(one: &Indicator, other: &Indicator) -> bool {
    let maximum = |indicator: &Indicator| indicator.maximum.as_ref().map(|maximum| maximum.value.clone());
    let unit = |indicator: &Indicator| indicator.unit.as_ref().map(|unit| fold(unit.as_str()));
    let classes = |indicator: &Indicator| -> Vec<String> {
        indicator.classes.iter().flat_map(Classes::names).map(Text::as_str).map(fold).collect()
    };
    one.measure == other.measure
        && maximum(one) == maximum(other)
        && unit(one) == unit(other)
        && classes(one) == classes(other)
}

//! The plan as a report on a period sees it: with the values of that and earlier periods, however late they came in.

use crate::model::{Basis, PeriodValues, Plan, ReportedValue, SourcePlan};
use crate::value::{Day, Item, List};
use std::sync::Arc;

/// The plan with the values of periods that end by `end` and that are known on `as_of`. They count as known on `end`,
/// so that a view from that day has them: the figures of a quarter are typed after the quarter.
pub(crate) fn as_reported(plan: &Plan, end: Day, as_of: Day) -> Plan {
    let sources = plan.sources.iter().map(|source| SourcePlan {
        plan: Arc::new(as_reported(&source.plan, end, as_of)),
        is_counted: source.is_counted,
    });
    let mut seen = Plan { sources: sources.collect(), ..plan.clone() };
    seen.values = reported(&plan.values, end, as_of);
    seen
}

fn reported(values: &List<PeriodValues>, end: Day, as_of: Day) -> List<PeriodValues> {
    let mut kept = values.clone();
    kept.retain(|file| file.period.to <= end);
    kept.for_each_mut(|file| {
        let of_file = file.clone();
        file.values.retain(|value| is_known(value, &of_file, as_of));
        file.reported_on.value = of_file.reported_on.value.min(end);
        file.values.each_mut().for_each(|value| {
            if let Some(on) = &mut value.reported_on {
                on.value = on.value.min(end);
            }
        });
    });
    kept
}

/// The files of which a report on a period uses a value with a basis of this kind.
pub(crate) fn weak_files(
    plan: &Plan,
    end: Day,
    as_of: Day,
    is_weak: impl Fn(Basis) -> bool,
) -> impl Iterator<Item = &Item<PeriodValues>> {
    let files = super::value::holders(plan).flat_map(|holder| &holder.values);
    files.filter(move |file| {
        let used = file.values.iter().filter(|value| file.period.to <= end && is_known(value, file, as_of));
        used.map(|value| value.basis.unwrap_or(file.basis)).any(&is_weak)
    })
}

/// Whether a value is known on a day: its own day goes before that of the file.
fn is_known(value: &ReportedValue, file: &PeriodValues, as_of: Day) -> bool {
    value.reported_on.unwrap_or(file.reported_on).value <= as_of
}

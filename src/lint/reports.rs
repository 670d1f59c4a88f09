//! Rules about values over several periods.

use super::context::{Check, Context};
use crate::calc::{Part, chain, first_of_each_period, holders};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Accumulate, Basis, END, Figure, Indicator, Measure, Plan};
use crate::source::Sources;
use crate::text::Both;
use smol_str::SmolStr;

rules! { pub(super) FAMILY: Family<Check>;
    HOLE_IN_CHAIN = "E316" "hole-in-chain" Warning in [Targets] by holes:
        en "`{indicator}`: the value for {period} cannot be added, because no period covers {from} to {to}",
        vi "`{indicator}`: số liệu kỳ {period} không cộng dồn được, vì không kỳ nào phủ {from} đến {to}",
        help en "report the period in between",
        help vi "báo cáo kỳ còn thiếu ở giữa";

    MISSING_REPORT = "E317" "missing-report" Warning in [Targets] by missing_reports:
        en "the values for {period} were due on {due} and are not there",
        vi "chưa có số liệu kỳ {period}, hạn báo cáo {due}",
        help en "add values/{period}.toml",
        help vi "thêm values/{period}.toml";

    CUMULATIVE_QUARTER = "E318" "cumulative-quarter" Note in [Targets] by cumulative_quarters:
        en "`{indicator}`: the figure for {period} is not below that for {half}; was it typed year-to-date?",
        vi "`{indicator}`: số liệu kỳ {period} không nhỏ hơn kỳ {half}; có phải đã ghi lũy kế từ đầu năm?",
        help en "a quarter's file holds the figures of that quarter alone",
        help vi "tệp của quý chỉ ghi số phát sinh trong quý đó";
}

/// The plan's and the workspace's indicators that add up over periods.
fn flows(plan: &Plan) -> impl Iterator<Item = &Indicator> {
    let all = plan.indicators.iter().chain(plan.shared.iter()).map(|item| &item.value);
    all.filter(|indicator| match indicator.measure {
        Measure::Ratio | Measure::Count | Measure::Amount | Measure::Score => {
            indicator.accumulate != Accumulate::Latest
        }
        Measure::Rank | Measure::Milestone | Measure::Class => false,
    })
}

/// The values of an indicator that the plan may use, whenever they were reported.
fn values(plan: &Plan, indicator: &Indicator) -> Vec<Part> {
    first_of_each_period(plan, &indicator.id.value, |part| {
        plan.start.value <= part.period.to && part.period.from <= part.period.to
    })
}

fn holes(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if !plan.values.is_sound() || plan.end.value < plan.start.value {
        return;
    }
    for indicator in flows(plan) {
        let parts = values(plan, indicator);
        let (links, _) = chain(&parts, plan.start.value);
        let Some(end) = links.last().map(|link| link.period.to) else { continue };
        let behind =
            parts.iter().filter(|part| part.period.to > end).min_by_key(|part| (part.period.from, part.period.to));
        if let Some(part) = behind
            && let (Some(from), Some(to)) = (end.plus(1), part.period.from.plus(-1))
            && from <= to
        {
            let id = indicator.id.value.as_str();
            let finding = Finding::new(&HOLE_IN_CHAIN, part.place).text("indicator", id).item(id).field("values");
            sink.push(finding.text("period", &*part.period.name).day("from", from).day("to", to));
        }
    }
}

/// Only for plans that measure something: a plan without indicators has nothing to report, and one whose
/// own deliveries are placeholders owes nobody a report.
fn missing_reports(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const CLOSING: Both = Both {
        en: "add values/end.toml: the report at the plan's end, on {from} to {to}",
        vi: "thêm values/end.toml: báo cáo kết thúc kế hoạch, từ {from} đến {to}",
    };
    let measures = plan.indicators.len() + plan.shared.len() > 0 && plan.basis != Basis::Illustrative;
    if !measures || !plan.values.whole || !plan.periods_known || plan.issued.is_none() || !plan.sound {
        return;
    }
    // A file that is there may lack a figure, but its target tells so. A name stands for one file, by whatever scheme.
    let own = used_with_own_periods(plan).into_iter().flat_map(|indicator| plan.reports_of(indicator));
    let mut seen: Vec<SmolStr> = Vec::new();
    for report in plan.reports().into_iter().chain(own).filter(|report| report.due.day < view.as_of) {
        if seen.contains(&report.name) {
            continue;
        }
        seen.push(report.name.clone());
        if !holders(plan).any(|holder| holder.values.iter().any(|file| file.period.name == report.name)) {
            let finding = Finding::new(&MISSING_REPORT, Sources::start(plan.id.place.file));
            let finding = finding.text("period", &*report.name).day("due", report.due.day).item(&*report.name);
            // Nobody knows the name of this period from a calendar.
            let is_closing = report.name == END;
            let closing = |finding: Finding| finding.day("from", report.from).day("to", report.to).help(CLOSING);
            sink.push(if is_closing { closing(finding) } else { finding });
        }
    }
}

/// One indicator for each scheme that indicators have for themselves, of those that the plan defines or measures.
fn used_with_own_periods(plan: &Plan) -> Vec<&Indicator> {
    let mut each = plan.with_own_periods();
    each.retain(|known| {
        let kind = |indicator: &Indicator| indicator.periods.map(|kind| kind.value);
        let measured = || plan.targets.iter().filter_map(|target| plan.indicator(&target.indicator.value));
        let own = plan.indicators.iter().map(|item| &item.value);
        own.chain(measured()).any(|indicator| kind(indicator) == kind(known))
    });
    each
}

/// 581/BNV-CCHC: the third quarter stands alone, the half-year runs from the year's start. A quarter with
/// as much as the half-year before it was probably added up once too often.
fn cumulative_quarters(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for indicator in flows(plan) {
        let parts = values(plan, indicator);
        for part in &parts {
            let Some(year) = part.period.name.strip_suffix("-Q3") else { continue };
            let half = format!("{year}-H1");
            let Some(before) = parts.iter().find(|other| other.period.name == half) else { continue };
            if part.period.from > before.period.to && is_not_below(&part.figure, &before.figure) {
                let id = indicator.id.value.as_str();
                let finding = Finding::new(&CUMULATIVE_QUARTER, part.place).text("indicator", id).item(id);
                sink.push(finding.text("period", &*part.period.name).text("half", half).field("values"));
            }
        }
    }
}

fn is_not_below(quarter: &Figure, half: &Figure) -> bool {
    match (quarter, half) {
        (Figure::Ratio { denominator: quarter, .. }, Figure::Ratio { denominator: half, .. })
        | (Figure::Count(quarter), Figure::Count(half)) => half.value > 0 && quarter.value >= half.value,
        (Figure::Amount(quarter), Figure::Amount(half)) => !half.value.is_zero() && quarter.value >= half.value,
        (
            Figure::Ratio { .. }
            | Figure::Percent(_)
            | Figure::Count(_)
            | Figure::Amount(_)
            | Figure::Score(_)
            | Figure::Rank { .. }
            | Figure::Done(_)
            | Figure::Class(..),
            _,
        ) => false,
    }
}

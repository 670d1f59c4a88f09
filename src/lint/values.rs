//! Rules about reported values.

use super::context::{Check, Context};
use super::targets::may_be_thousands;
use crate::diag::{Family, Finding, Rule, Sink, rules};
use crate::keys::grouped_number;
use crate::model::{Basis, Figure, Goal, Plan, ReportedValue};
use crate::parse::rules::BAD_NUMBER;
use crate::source::{At, Place};
use crate::text::{Both, fold};
use crate::value::{Exact, Numbers, looks_grouped};

rules! { pub(super) FAMILY: Family<Check>;
    NUMERATOR_ABOVE_DENOMINATOR = "E311" "numerator-above-denominator" Error in [Targets] by figures:
        en "`{indicator}`: numerator {numerator} is above denominator {denominator}",
        vi "`{indicator}`: tử số {numerator} lớn hơn mẫu số {denominator}";

    NEGATIVE_VALUE = "E312" "negative-value" Error in [Targets]:
        en "`{indicator}`: {figure} is negative",
        vi "`{indicator}`: {figure} là số âm";

    VALUE_OUT_OF_RANGE = "E322" "value-out-of-range" Error in [Targets]:
        en "`{indicator}`: {figure} is above {maximum}",
        vi "`{indicator}`: {figure} vượt quá {maximum}";

    RANK_ABOVE_POOL = "E313" "rank-above-pool" Error in [Targets]:
        en "`{indicator}`: rank {rank} of {of} does not exist",
        vi "`{indicator}`: hạng {rank} trên {of} không có thật";

    PERCENT_WITHOUT_COUNTS = "E314" "percent-without-counts" Warning in [Targets]:
        en "`{indicator}`: a percentage without its counts cannot be checked or added up",
        vi "`{indicator}`: tỷ lệ không kèm số đếm thì không kiểm tra và không cộng dồn được",
        help en "give numerator and denominator",
        help vi "ghi numerator và denominator";

    CONTRADICTING_PERCENT = "E315" "contradicting-percent" Warning in [Targets]:
        en "`{indicator}`: {stated} % is stated, but {numerator}/{denominator} is {exact} %",
        vi "`{indicator}`: ghi {stated} %, nhưng {numerator}/{denominator} là {exact} %";

    ILLUSTRATIVE_FIGURES = "E319" "illustrative-figures" Note in [Targets] by illustrative:
        en "the figures of this file are illustrative",
        vi "số liệu của tệp này là minh họa";
}

fn about(rule: &'static Rule, value: &ReportedValue, place: Place) -> Finding {
    let id = value.indicator.value.as_str();
    Finding::new(rule, place).text("indicator", id).item(id).field("values")
}

/// Checks each figure by itself. A fault that explains another one stands alone.
fn figures(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for value in plan.values.iter().flat_map(|file| &file.values) {
        match &value.figure {
            Figure::Ratio { numerator, denominator, stated } => {
                if !negative(value, [numerator, denominator], sink) {
                    ratio(value, *numerator, *denominator, stated.as_ref(), sink);
                }
            }
            Figure::Percent(percent) => {
                if in_range(value, percent, Some(&Exact::from(100)), sink) {
                    sink.push(about(&PERCENT_WITHOUT_COUNTS, value, percent.place));
                }
            }
            Figure::Count(count) => {
                negative(value, [count], sink);
            }
            Figure::Amount(amount) => {
                if in_range(value, amount, None, sink) {
                    whole_money(plan, value, amount, sink);
                }
            }
            Figure::Score(score) => {
                let indicator = plan.indicator(&value.indicator.value);
                let maximum = indicator.and_then(|indicator| indicator.maximum.as_ref());
                let maximum = maximum.map(|maximum| &maximum.value);
                let grouped = value.pointed.as_ref().filter(|one| looks_grouped(&one.value));
                let grouped = grouped.filter(|one| maximum.is_some_and(|most| may_be_thousands(&one.value, most)));
                match grouped {
                    Some(written) => {
                        let finding = grouped_number("score", written.place, &written.value);
                        sink.push(finding.item(value.indicator.value.as_str()).field("values"));
                    }
                    None => {
                        in_range(value, score, maximum, sink);
                    }
                }
            }
            Figure::Rank { rank, of } => ranked(plan, value, *rank, *of, sink),
            Figure::Done(_) | Figure::Class(..) => {}
        }
    }
}

fn negative<'v>(value: &ReportedValue, counts: impl IntoIterator<Item = &'v At<i64>>, sink: &mut Sink) -> bool {
    let first = counts.into_iter().find(|count| count.value < 0);
    if let Some(count) = first {
        sink.push(about(&NEGATIVE_VALUE, value, count.place).count("figure", count.value));
    }
    first.is_some()
}

fn in_range(value: &ReportedValue, figure: &At<Exact>, maximum: Option<&Exact>, sink: &mut Sink) -> bool {
    if figure.value.is_negative() {
        sink.push(about(&NEGATIVE_VALUE, value, figure.place).number("figure", &figure.value));
        return false;
    }
    if let Some(maximum) = maximum.filter(|maximum| figure.value > **maximum) {
        let finding = about(&VALUE_OUT_OF_RANGE, value, figure.place).number("figure", &figure.value);
        sink.push(finding.number("maximum", maximum));
        return false;
    }
    true
}

/// Whether a unit is đồng, also by the year or the head; thousands and millions of đồng may have decimals.
fn is_dong(unit: &str) -> bool {
    let unit = unit.split('/').next().unwrap_or_default().trim();
    ["đ", "Đ", "₫"].contains(&unit) || ["dong", "đồng", "vnd", "vnđ"].map(fold).contains(&fold(unit))
}

/// Đồng has no smaller coin: a point in a sum of money stands between thousands, or is a slip.
fn whole_money(plan: &Plan, value: &ReportedValue, amount: &At<Exact>, sink: &mut Sink) {
    const FAULT: Both = Both { en: "đồng is counted in whole numbers", vi: "đồng phải là số nguyên" };
    let unit = plan.indicator(&value.indicator.value).and_then(|indicator| indicator.unit.as_ref());
    let is_money = unit.is_some_and(|unit| is_dong(unit.as_str()));
    let Some(written) = value.pointed.as_ref().filter(|_| is_money) else { return };
    let finding = about(&BAD_NUMBER, value, amount.place).text("key", "amount").phrase("fault", FAULT);
    sink.push(finding.text("found", &*written.value).write_instead(&Numbers::Whole.readings(&written.value)));
}

fn ratio(value: &ReportedValue, numerator: At<i64>, denominator: At<i64>, stated: Option<&At<Exact>>, sink: &mut Sink) {
    let counted =
        |finding: Finding| finding.count("numerator", numerator.value).count("denominator", denominator.value);
    if numerator.value > denominator.value {
        sink.push(counted(about(&NUMERATOR_ABOVE_DENOMINATOR, value, numerator.place)));
        return;
    }
    let Some(stated) = stated else { return };
    let Some(exact) = Exact::ratio(numerator.value, denominator.value).map(|share| &share * &Exact::from(100)) else {
        return;
    };
    // The exact share, rounded to as many decimals, must equal the stated one.
    let written = stated.value.decimal(18);
    let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let rounded = exact.decimal(u32::try_from(decimals).unwrap_or_default());
    if rounded != written {
        let finding = about(&CONTRADICTING_PERCENT, value, stated.place).number("stated", &stated.value);
        // Two decimals say enough, and more only where more were stated.
        let shown = exact.decimal(u32::try_from(decimals.max(2)).unwrap_or_default());
        sink.push(counted(finding).number("exact", &Exact::parse(&shown).unwrap_or(exact)));
    }
}

fn ranked(plan: &Plan, value: &ReportedValue, rank: At<i64>, of: Option<At<i64>>, sink: &mut Sink) {
    if negative(value, [Some(&rank), of.as_ref()].into_iter().flatten(), sink) {
        return;
    }
    let of_target = || {
        plan.targets.iter().find_map(|target| match &target.goal {
            Goal::Bound(asked) if target.indicator.value.is(value.indicator.value.as_str()) => {
                asked.value.pool_size().map(i64::from)
            }
            Goal::Bound(_) | Goal::Qualitative => None,
        })
    };
    let pool = of.map(|of| of.value).or_else(of_target);
    // Places begin at 1.
    if rank.value < 1 || pool.is_some_and(|pool| rank.value > pool) {
        let finding = about(&RANK_ABOVE_POOL, value, rank.place).count("rank", rank.value);
        sink.push(match pool {
            Some(pool) => finding.count("of", pool),
            None => finding.text("of", "?"),
        });
    }
}

fn illustrative(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for file in &plan.values {
        let of_value = file.values.iter().find(|value| value.basis == Some(Basis::Illustrative));
        let place = match file.basis {
            Basis::Illustrative => file.basis_place.or(Some(file.value.place)),
            Basis::Official | Basis::Preliminary | Basis::Estimate => of_value.map(|value| value.place),
        };
        if let Some(place) = place {
            sink.push(Finding::new(&ILLUSTRATIVE_FIGURES, place).item(&*file.period.name).field("basis"));
        }
    }
}

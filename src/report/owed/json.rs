//! Figures that are still to be reported, in JSON.

use super::rows::{LastFigure, OwedRow, PlanOwed};
use crate::model::Period;
use crate::report::json_values::{AtLeast, Count, Id, Text, Word};
use crate::report::object::object;

object! { PlanOwed, plan => {
    ..plan.label;
    "period": plan.period.as_ref().map(|period| Text(&period.name)),
        en: "the period: that of `--period`, else the one due next; `null` where the plan owes no report",
        vi: "kỳ: kỳ của `--period`, không có thì kỳ đến hạn tiếp theo; `null` khi kế hoạch không phải báo cáo";
    "due": plan.period.as_ref().map(|period| period.due.day), en: "the day on which its report is due",
        vi: "ngày phải gửi báo cáo";
    "asked": plan.asked, en: "how many figures the period has, reported or not",
        vi: "tổng số số liệu của kỳ, đã có hay chưa";
    "missing": plan.rows, en: "the figures that are still to be reported, by who brings them",
        vi: "các số liệu còn thiếu, theo người cung cấp";
    "earlier": plan.earlier.iter().map(|(period, missing)| Earlier { period, missing: *missing }).collect::<Vec<_>>(),
        en: "the last reports that were due before, where figures still lack",
        vi: "các kỳ đã quá hạn gần nhất còn thiếu số liệu";
} }

struct Earlier<'e> {
    period: &'e Period,
    missing: usize,
}

object! { Earlier<'_>, earlier => {
    "period": Text(&earlier.period.name), en: "the period", vi: "kỳ";
    "due": earlier.period.due.day, en: "the day on which its report was due", vi: "ngày phải gửi báo cáo";
    "missing": earlier.missing, en: "how many figures lack", vi: "số số liệu còn thiếu";
} }

object! { OwedRow, row => {
    "indicator": Id(row.indicator.id.value.raw()), en: "id of the indicator", vi: "mã chỉ số";
    "title": row.indicator.title.raw().clone(), en: "its title", vi: "tên chỉ số";
    "measure": Word(row.indicator.measure), en: "the kind of figure", vi: "loại số liệu";
    "period": Text(&row.period.name), en: "the period of this figure; another one where the indicator has its own",
        vi: "kỳ của số liệu này; khác khi chỉ số có kỳ riêng";
    "due": row.period.due.day, en: "the day on which that report is due", vi: "ngày phải gửi báo cáo kỳ đó";
    "reported_by": Id(row.reporter.as_ref().map(|(id, _)| id)), en: "id of the assignee who brings it",
        vi: "mã người cung cấp";
    "last": row.last, en: "the latest figure that was reported; `null` where there is none",
        vi: "số liệu gần nhất đã báo cáo; `null` khi chưa có";
} }

object! { LastFigure, last => {
    "period": Text(&last.part.period.name), en: "its period", vi: "kỳ";
    "value": last.amount.figure(), en: "the figure: percent for ratios, the place for classes; `null` for 0/0",
        vi: "con số: phần trăm với tỷ lệ, thứ tự với xếp loại; `null` với 0/0";
    "numerator": last.amount.counts().map(|(numerator, _)| AtLeast::<0, _>(Count(numerator))),
        en: "numerator of a ratio", vi: "tử số";
    "denominator": last.amount.counts().map(|(_, denominator)| AtLeast::<0, _>(Count(denominator))),
        en: "denominator of a ratio", vi: "mẫu số";
    "rank": AtLeast::<1, _>(last.amount.rank().map(|(rank, _)| rank)), en: "the rank", vi: "thứ hạng";
    "of": AtLeast::<1, _>(last.amount.rank().and_then(|(_, of)| of)), en: "number of units in the pool",
        vi: "số đơn vị được xếp";
    "class": last.amount.class(), en: "the class", vi: "mức xếp loại";
    "known_on": last.part.known_on, en: "the day from which it is known", vi: "ngày có số liệu";
    "basis": Word(last.part.basis), en: "how sure it is", vi: "căn cứ số liệu";
} }

//! Points in JSON.

use super::rows::{CriterionRow, PlanScoring, SetRows};
use crate::calc::{Counted, Reading, ScoreTotal, Scored, Value};
use crate::report::json_values::{AtLeast, Count, Id, Word};
use crate::report::object::object;
use crate::value::Exact;

object! { PlanScoring, plan => {
    ..plan.label;
    "sets": plan.sets, en: "the sets of criteria that score the plan", vi: "các bộ tiêu chí chấm kế hoạch này";
} }

object! { SetRows, set => {
    "set": Id(&set.set), en: "id of the set", vi: "mã bộ tiêu chí";
    "title": set.title, en: "its title", vi: "tên bộ tiêu chí";
    "total": set.total, en: "the total", vi: "tổng điểm";
    "class": set.class, en: "the class of the total; `null` while its range spans two, or the set has none",
        vi: "xếp loại theo tổng điểm; `null` khi khoảng điểm nằm trên hai mức, hoặc bộ tiêu chí không xếp loại";
    "rank": AtLeast::<1, _>(set.rank.map(|rank| rank.rank)),
        en: "the place among the plans of this output by what is certain; `null` for one plan",
        vi: "hạng trong các kế hoạch của kết quả này theo điểm đã chắc chắn; `null` khi chỉ có một kế hoạch";
    "of": AtLeast::<1, _>(set.rank.map(|rank| rank.of)), en: "among how many", vi: "trong bao nhiêu kế hoạch";
    "criteria": set.criteria, en: "the criteria and groups, in the order of the set",
        vi: "các tiêu chí và nhóm tiêu chí, theo thứ tự của bộ tiêu chí";
} }

object! { ScoreTotal, total => {
    "certain": total.certain, en: "the points that are certain; `null` where no criterion applies",
        vi: "điểm đã chắc chắn; `null` khi không tiêu chí nào phát sinh";
    "possible": total.possible, en: "the same with every criterion that has no points yet at its maximum",
        vi: "tổng khi mọi tiêu chí chưa có điểm đều đạt tối đa";
    "maximum": total.maximum, en: "the maximum of the set", vi: "điểm tối đa của bộ tiêu chí";
    "bonus": total.bonus, en: "points of bonuses beside the maximum", vi: "điểm thưởng ngoài tổng tối đa";
    "self": total.own, en: "the total of the points that the body gives itself; `null` while a criterion lacks its own",
        vi: "tổng điểm tự chấm; `null` khi còn tiêu chí chưa tự chấm";
    "appraised": total.appraised, en: "the same after appraisal", vi: "tổng điểm sau thẩm định";
    "left_out": total.left_out, en: "points of criteria that do not apply and have left the maximum",
        vi: "điểm của tiêu chí không phát sinh, đã loại khỏi tổng tối đa";
} }

object! { CriterionRow, row => {
    "id": Id(&row.id), en: "id of the criterion", vi: "mã tiêu chí";
    "title": row.title, en: "its title", vi: "tên tiêu chí";
    "part_of": Id(&row.part_of), en: "id of the group of which it is a part", vi: "mã nhóm chứa tiêu chí";
    "max": row.max, en: "the most points", vi: "điểm tối đa";
    "outside": row.is_outside, en: "whether it is a bonus beside the maximum", vi: "là điểm thưởng ngoài tổng tối đa";
    "figure": FigureJson::of(row), en: "the figure; `null` for a group, and where there is none",
        vi: "số liệu; `null` với nhóm, và khi chưa có";
    "computed": row.computed, en: "the points that follow from the plan; of a group the sum; `null` while a source has no value",
        vi: "điểm tính từ kế hoạch; với nhóm là tổng; `null` khi nguồn chưa có số liệu";
    "self": row.own, en: "the points that the body gives itself", vi: "điểm tự chấm";
    "appraised": row.appraised, en: "the points after appraisal", vi: "điểm thẩm định";
    "opinion": row.opinion, en: "the words of the appraisal", vi: "ý kiến thẩm định";
    "not_applicable": row.not_applicable.map(Word), en: "how it does not apply; `null` where it does",
        vi: "cách tính khi không phát sinh; `null` khi có phát sinh";
    "why": row.why, en: "why it does not apply, or how the points come about",
        vi: "lý do không phát sinh, hoặc giải trình điểm";
    "lost": row.lost, en: "the maximum less the computed points", vi: "điểm tối đa trừ điểm đạt được";
    "recoverable": row.recoverable, en: "points that can still be won", vi: "điểm còn có thể đạt thêm";
    "lead": Id(&row.lead), en: "id of who leads the task or brings the figure",
        vi: "mã người chủ trì nhiệm vụ hoặc cung cấp số liệu";
    "evidence": row.evidence, en: "document numbers and files", vi: "số văn bản và tệp kiểm chứng";
    "evidence_asked": row.evidence_asked, en: "the documents that the set asks to see",
        vi: "tài liệu kiểm chứng mà bộ tiêu chí yêu cầu";
} }

/// The figure of a criterion.
struct FigureJson<'r> {
    row: &'r CriterionRow,
}

impl<'r> FigureJson<'r> {
    fn of(row: &'r CriterionRow) -> Option<Self> {
        let has_figure = row.figure.reading != Reading::Unknown || row.figure.values.iter().any(Option::is_some);
        (!row.is_group && !row.is_manual && has_figure).then_some(Self { row })
    }

    /// The only value behind the figure.
    fn only(&self) -> Option<&'r Value> {
        if let [Some(value)] = self.row.figure.values.as_slice() { Some(value) } else { None }
    }

    pub(super) fn number(&self) -> Option<&'r Exact> {
        number_of(self.row)
    }

    fn counts(&self) -> Option<(i128, i128)> {
        counts_of(self.row)
    }
}

/// The number of a figure.
pub(super) fn number_of(row: &CriterionRow) -> Option<&Exact> {
    match &row.figure.reading {
        Reading::Known(Scored::Number(number, _)) => Some(number),
        Reading::Known(Scored::Day(_))
        | Reading::NotApplicable
        | Reading::Attained
        | Reading::Missed
        | Reading::Unknown => None,
    }
}

/// Numerator and denominator of a figure.
pub(super) fn counts_of(row: &CriterionRow) -> Option<(i128, i128)> {
    let whole = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    match row.figure.counted {
        Some(Counted::Share(part, of)) => Some((whole(part), whole(of))),
        Some(Counted::Count(_)) => None,
        None => match row.figure.values.as_slice() {
            [Some(value)] if !row.figure.is_rest => value.amount.counts(),
            _ => None,
        },
    }
}

/// The day of a delivery.
pub(super) fn day_of(row: &CriterionRow) -> Option<crate::value::Day> {
    match row.figure.reading {
        Reading::Known(Scored::Day(day)) => day,
        Reading::Known(Scored::Number(..))
        | Reading::NotApplicable
        | Reading::Attained
        | Reading::Missed
        | Reading::Unknown => None,
    }
}

object! { FigureJson<'_>, figure => {
    "value": figure.number(), en: "the figure: percent for ratios, the rank for ranks; `null` for a day and for 0/0",
        vi: "con số: phần trăm với tỷ lệ, thứ hạng với xếp hạng; `null` với ngày và với 0/0";
    "numerator": figure.counts().map(|(numerator, _)| AtLeast::<0, _>(Count(numerator))), en: "numerator of a ratio",
        vi: "tử số";
    "denominator": figure.counts().map(|(_, denominator)| AtLeast::<0, _>(Count(denominator))),
        en: "denominator of a ratio", vi: "mẫu số";
    "rank": AtLeast::<1, _>(figure.only().and_then(|value| value.amount.rank()).map(|(rank, _)| rank)), en: "the rank",
        vi: "thứ hạng";
    "of": AtLeast::<1, _>(figure.only().and_then(|value| value.amount.rank()).and_then(|(_, of)| of)),
        en: "number of units in the pool", vi: "số đơn vị được xếp";
    "day": day_of(figure.row), en: "the day of the last delivery; `null` where it is not delivered",
        vi: "ngày nộp lần cuối; `null` khi chưa nộp";
    "values": figure.row.figure.values, en: "the values of the indicators behind it, in their order",
        vi: "số liệu của các chỉ số tạo nên, theo thứ tự";
} }

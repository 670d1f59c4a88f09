//! One table of an export: the criteria that score a plan, with its points.

use super::plan_on_day::PlanOnDay;
use super::schema::{TO_PLAN, Table};
use crate::model::NotApplicable;
use crate::report::fields::{Datum, Kind, PLAN, field, words};
use crate::report::score::{criterion_cells, plan_scoring};
use crate::text::Both;

pub(super) static SCORES: Table = Table {
    name: "scores",
    doc: Both {
        en: "one row per criterion or group of a set that scores the plan",
        vi: "mỗi dòng một tiêu chí hoặc nhóm tiêu chí của bộ tiêu chí chấm kế hoạch",
    },
    fields: &[
        PLAN,
        field("set", Kind::Text, "id of the set of criteria", "mã bộ tiêu chí"),
        field("criterion", Kind::Text, "id of the criterion", "mã tiêu chí"),
        field("part_of", Kind::Text, "id of the group of which it is a part", "mã nhóm chứa tiêu chí"),
        field("title", Kind::Text, "its title", "tên tiêu chí"),
        field("maximum", Kind::Number, "the most points", "điểm tối đa"),
        field("outside", Kind::Flag, "whether it is a bonus beside the maximum", "là điểm thưởng ngoài tổng tối đa"),
        field("value", Kind::Number, "the figure; percent for ratios", "số liệu; tỷ lệ tính bằng phần trăm"),
        field("numerator", Kind::Whole, "numerator of a ratio", "tử số"),
        field("denominator", Kind::Whole, "denominator of a ratio", "mẫu số"),
        field("delivered_on", Kind::Day, "day of the last delivery of its task", "ngày nộp lần cuối của nhiệm vụ"),
        field("computed", Kind::Number, "points that follow from the plan", "điểm tính từ kế hoạch"),
        field(
            "possible",
            Kind::Number,
            "the same with what is open at its maximum",
            "điểm nếu phần chưa có đều đạt tối đa",
        ),
        field("self", Kind::Number, "points that the body gives itself", "điểm tự chấm"),
        field("appraised", Kind::Number, "points after appraisal", "điểm thẩm định"),
        field("opinion", Kind::Text, "what the appraisal says", "ý kiến thẩm định"),
        field(
            "not_applicable",
            Kind::Word(words::<NotApplicable>),
            "how it does not apply; empty where it does",
            "cách tính khi không phát sinh; để trống khi có phát sinh",
        ),
        field("why", Kind::Text, "why it does not apply, or how the points come about", "lý do, giải trình"),
        field("lost", Kind::Number, "the maximum less the computed points", "điểm bị mất"),
        field("recoverable", Kind::Number, "points that can still be won", "điểm còn có thể đạt thêm"),
        field("lead", Kind::Text, "id of who leads the task or brings the figure", "mã người phụ trách"),
        field(
            "evidence",
            Kind::Text,
            "document numbers and files, parted by semicolons",
            "tài liệu kiểm chứng, cách nhau bằng dấu chấm phẩy",
        ),
    ],
    key: &["plan", "set", "criterion"],
    links: &[TO_PLAN],
};

pub(super) fn scores(PlanOnDay { plan, view, .. }: PlanOnDay<'_>) -> Vec<Vec<Datum>> {
    let scoring = plan_scoring(plan, view, None);
    let sets = scoring.sets.iter();
    sets.flat_map(|set| set.criteria.iter().map(|row| criterion_cells(&scoring, set, row))).collect()
}

//! The targets of many plans together, and beside those of the plan above, in JSON.

use super::against_parent::Cascade;
use super::rollup::{FigureRow, TargetRollup, VerdictRow};
use crate::calc::{Amount, Pair, Sum, TargetSummary};
use crate::model::Bound;
use crate::report::json_values::{AtLeast, Id, Text, Word, filled};
use crate::report::object::object;
use crate::text::Raw;

/// Behind the plans, the same by groups, or beside the plans above.
pub(super) struct Foot<'r> {
    pub against_parent: Option<Vec<Cascade<'r>>>,
    pub rollup: Option<&'r TargetRollup>,
}

object! { Foot<'_>, foot => {
    "against_parent": foot.against_parent,
        en: "the bounds beside those of the plan above; only with `--against-parent`",
        vi: "mức của kế hoạch so với kế hoạch cấp trên; chỉ khi có `--against-parent`";
    "rollup": foot.rollup, en: "the plans in groups, where there are several or `--by` asks for it",
        vi: "các kế hoạch theo nhóm, khi có nhiều hoặc khi dùng `--by`";
} }

object! { TargetRollup, rollup => {
    "by": Word(rollup.by), en: "the kind of groups", vi: "cách nhóm";
    "rows": rollup.rows, en: "the groups that are shown", vi: "các nhóm hiển thị";
    "total": rollup.total, en: "all plans together", vi: "tổng các kế hoạch";
    "indicators": rollup.figures, en: "each indicator over all plans", vi: "từng chỉ số trên mọi kế hoạch";
} }

object! { VerdictRow, row => {
    "id": filled(&row.id),
        en: "id of the plan, locality, or word of the group; `null` for the total and for those without",
        vi: "mã kế hoạch, địa bàn hoặc từ chỉ nhóm; `null` ở dòng tổng và nhóm không ghi";
    "plans": row.count.standing(), en: "number of plans", vi: "số kế hoạch";
    "drafts": row.count.drafts, en: "number of drafts among them", vi: "số dự thảo trong đó";
    "replaced": row.count.replaced, en: "number of plans that are left out, as others replaced them",
        vi: "số kế hoạch không tính vì đã bị thay thế";
    "verdicts": row.verdicts, en: "number of targets with each verdict", vi: "số chỉ tiêu theo từng kết quả";
} }

object! { FigureRow, row => {
    "id": Id(&row.indicator), en: "id of the indicator", vi: "mã chỉ số";
    "title": row.title, en: "its title", vi: "tên chỉ số";
    "measure": Word(row.measure), en: "the kind of figure", vi: "loại số liệu";
    ..row.sum;
    "groups": row.groups.iter().map(|(_, group, sum)| GroupSum { group, sum }).collect::<Vec<_>>(),
        en: "the same for each group", vi: "số liệu của từng nhóm";
} }

struct GroupSum<'r> {
    group: &'r Raw,
    sum: &'r Sum,
}

object! { GroupSum<'_>, one => {
    "group": filled(one.group), en: "id of the group, as in `rows`", vi: "mã nhóm, như trong `rows`";
    ..*one.sum;
} }

object! { Sum, sum => {
    "plans": sum.plans, en: "number of plans", vi: "số kế hoạch";
    "plans_with_value": sum.with_value, en: "number of plans with a value", vi: "số kế hoạch có số liệu";
    "plans_only_percent": sum.uncounted, en: "number of those that state only a percentage, which cannot be added",
        vi: "số kế hoạch chỉ ghi phần trăm, không cộng được";
    "value": sum.total.as_ref().and_then(Amount::figure), en: "the sum; for ratios the percentage of the sums",
        vi: "tổng; với tỷ lệ là phần trăm của các tổng";
    "numerator": counts(sum).and_then(|(numerator, _)| i64::try_from(numerator).ok()).map(AtLeast::<0, _>),
        en: "sum of the numerators", vi: "tổng tử số";
    "denominator": counts(sum).and_then(|(_, denominator)| i64::try_from(denominator).ok()).map(AtLeast::<0, _>),
        en: "sum of the denominators", vi: "tổng mẫu số";
    "lowest": sum.range.as_ref().map(|(low, _)| low), en: "the lowest score", vi: "điểm thấp nhất";
    "highest": sum.range.as_ref().map(|(_, high)| high), en: "the highest score", vi: "điểm cao nhất";
    "done": sum.done, en: "number of plans that reached a milestone", vi: "số kế hoạch đã đạt cột mốc";
    "partial": sum.partial, en: "whether a value does not cover everything from its plan's start",
        vi: "có số liệu thiếu kỳ từ đầu kế hoạch";
} }

fn counts(sum: &Sum) -> Option<(i128, i128)> {
    sum.total.as_ref().and_then(Amount::counts)
}

object! { Cascade<'_>, cascade => {
    "id": Id(Text(cascade.plan.id.as_str())), en: "id of the plan", vi: "mã kế hoạch";
    "parent": Id(Text(cascade.above.id.as_str())), en: "id of the plan above", vi: "mã kế hoạch cấp trên";
    "targets": cascade.pairs, en: "each target of the plan above beside the nearest of the plan",
        vi: "từng chỉ tiêu cấp trên và chỉ tiêu gần nhất của kế hoạch";
    "named_by": Word(cascade.kind), en: "the key that names the other plan: `parent`, or `within` for the longer one",
        vi: "khóa ghi kế hoạch kia: `parent`, hoặc `within` với kế hoạch dài hạn";
} }

object! { Pair<'_>, pair => {
    "indicator": Id(Text(pair.above.indicator.as_str())), en: "id of the indicator", vi: "mã chỉ số";
    "relation": Word(pair.relation), en: "how the plan's bound stands to the one above",
        vi: "mức của kế hoạch so với cấp trên";
    "above": pair.above, en: "the target of the plan above", vi: "chỉ tiêu của kế hoạch cấp trên";
    "own": pair.own, en: "the plan's own target", vi: "chỉ tiêu của kế hoạch";
} }

object! { TargetSummary, target => {
    "target": Id(Text(target.id.as_str())), en: "id of the target", vi: "mã chỉ tiêu";
    "op": Word(target.asked.op()), en: "the key of the bound in the plan", vi: "khóa của mức trong kế hoạch";
    "value": target.bound.as_ref().and_then(Bound::figure), en: "the figure; `null` for a milestone",
        vi: "con số; `null` với cột mốc";
    "by": target.by, en: "the last day for it", vi: "hạn đạt";
} }

//! The standing of targets, in JSON.

use super::rows::{PlanTargets, TargetRow, Title};
use crate::calc::{BaselineFigure, Unit, Value, Verdict, Verdicts};
use crate::model::{Asked, Bound, Step};
use crate::report::json_shape::{Json, JsonShape};
use crate::report::json_values::{AtLeast, Count, Id, InLang, Text, Word, counts_of, each_in};
use crate::report::object::object;
use crate::text::Raw;
use crate::value::Exact;
use serde::{Serialize, Serializer};

object! { InLang<'_, PlanTargets>, InLang(plan, lang) => {
    ..plan.label;
    "target_groups": plan.target_groups.iter().map(|(id, title)| Group { id, title }).collect::<Vec<Group<'_>>>(),
        en: "the sections of the list of targets, in their order", vi: "các nhóm chỉ tiêu, theo thứ tự";
    "verdicts": plan.verdicts(), en: "number of targets with each verdict", vi: "số chỉ tiêu theo từng kết quả";
    "targets": each_in(&plan.targets, *lang), en: "the targets, those under another behind it",
        vi: "các chỉ tiêu; chỉ tiêu thành phần đứng sau chỉ tiêu chung";
} }

struct Group<'p> {
    id: &'p Raw,
    title: &'p Raw,
}

object! { Group<'_>, group => {
    "id": Id(group.id), en: "id of the section", vi: "mã nhóm chỉ tiêu";
    "title": group.title, en: "its heading", vi: "tên nhóm chỉ tiêu";
} }

object! { InLang<'_, TargetRow>, InLang(row, lang) => {
    "id": Id(&row.id), en: "id of the target", vi: "mã chỉ tiêu";
    "title": Text(match &row.title {
        Title::File(raw) => raw.as_str(),
        Title::Ours(both) => both.get(*lang),
    }), en: "its title; that of a computed indicator is in the language of `lang`",
        vi: "tên; tên của chỉ số tự tính theo ngôn ngữ `lang`";
    "indicator": Id(&row.indicator), en: "id of its indicator", vi: "mã chỉ số";
    "of_which": Id(&row.of_which), en: "id of the target that it is a part of", vi: "mã chỉ tiêu chung";
    "group": Id(&row.section.group), en: "id of the section that it names", vi: "mã nhóm mà chỉ tiêu ghi";
    "area": Id(&row.section.area), en: "id of the area that it names in place of a group",
        vi: "mã lĩnh vực mà chỉ tiêu ghi thay cho nhóm";
    "measure": row.measure.map(Word), en: "the kind of figure", vi: "loại số liệu";
    "bound": row.asked.as_ref().map(|asked| BoundJson { row, asked }), en: "the bound; `null` for a target in words", vi: "mức yêu cầu; `null` với chỉ tiêu định tính";
    "bound_until": row.in_force.as_ref().map(|force| force.until),
        en: "the last day on which this bound is in force, where an amendment changes it later",
        vi: "ngày cuối còn áp dụng mức này, khi sau đó có quyết định điều chỉnh";
    "bound_decision": row.in_force.as_ref().and_then(|force| force.decision.as_ref()),
        en: "the decision that changes it then", vi: "quyết định điều chỉnh mức đó";
    "by": row.standing.by, en: "the last day for it", vi: "hạn đạt";
    "lead": Id(&row.lead), en: "id of the assignee who leads it", vi: "mã người chủ trì";
    "reported_by": Id(row.reporter.as_ref().map(|(id, _)| id)), en: "id of the assignee who brings its figures",
        vi: "mã người cung cấp số liệu";
    "tasks": Id(&row.tasks), en: "ids of the tasks that serve it", vi: "mã các nhiệm vụ phục vụ";
    "verdict": Word(row.standing.verdict), en: "the verdict on `as_of`", vi: "kết quả vào ngày `as_of`";
    "final": row.standing.is_final, en: "whether no later figure can change an `attained` or `missed`",
        vi: "`attained` hoặc `missed` không thể thay đổi nữa";
    "value": row.standing.value, en: "the value to date", vi: "số liệu đến nay";
    "attainment": row.standing.attainment, en: "the share of the bound that is reached; 1 is the whole",
        vi: "mức đạt so với yêu cầu; 1 là đạt đủ";
    "expected": row.standing.expected, en: "the figure expected on the last day that the value covers",
        vi: "số liệu lẽ ra phải có vào ngày cuối mà số liệu phản ánh";
    "shortfall": row.standing.shortfall.as_ref().map(|(amount, unit)| Shortfall { amount, unit: *unit }),
        en: "the distance to the bound", vi: "phần còn thiếu";
    "forecast": row.standing.forecast, en: "the figure to which the values so far lead by then",
        vi: "số liệu dự báo vào hạn đạt";
} }

struct BoundJson<'r> {
    row: &'r TargetRow,
    asked: &'r Asked,
}

object! { BoundJson<'_>, bound => {
    "op": Word(bound.asked.op()), en: "the key of the bound in the plan", vi: "khóa của mức trong kế hoạch";
    "value": bound.row.standing.bound.as_ref().and_then(Bound::figure),
        en: "the figure; percent for ratios, the place for classes, `null` for a milestone",
        vi: "con số; phần trăm với tỷ lệ, thứ tự với xếp loại, `null` với cột mốc";
    "of": bound.asked.pool_size(), en: "the pool that a rank is asked in", vi: "tổng số đơn vị khi yêu cầu thứ hạng";
    "change": bound.asked.step().map(|step| Change { row: bound.row, step }),
        en: "the step from the baseline that makes the figure; `null` for other bounds",
        vi: "mức tăng, giảm so với mức xuất phát; `null` với mức khác";
    "class": bound.asked.class().map(|class| Text(class.as_str())), en: "the class that is asked for",
        vi: "mức xếp loại yêu cầu";
} }

struct Change<'r> {
    row: &'r TargetRow,
    step: &'r Step,
}

object! { Change<'_>, change => {
    "by": change.step.number(), en: "how much, as the file writes it; `null` for `better-than-baseline`",
        vi: "bao nhiêu, như trong tệp; `null` với `better-than-baseline`";
    "baseline": change.row.standing.baseline, en: "the figure that it counts from; `null` where there is none",
        vi: "số liệu xuất phát; `null` khi không có";
} }

object! { BaselineFigure, baseline => {
    "value": baseline.figure, en: "the figure from which it counts", vi: "con số xuất phát";
    "numerator": baseline.amount.counts().map(|(numerator, _)| AtLeast::<0, _>(Count(numerator))),
        en: "numerator of a ratio", vi: "tử số";
    "denominator": baseline.amount.counts().map(|(_, denominator)| AtLeast::<0, _>(Count(denominator))),
        en: "denominator of a ratio", vi: "mẫu số";
    "rank": AtLeast::<1, _>(baseline.amount.rank().map(|(rank, _)| rank)), en: "the rank", vi: "thứ hạng";
    "of": AtLeast::<1, _>(baseline.amount.rank().and_then(|(_, of)| of)), en: "number of units in the pool",
        vi: "số đơn vị được xếp";
    "on": baseline.on, en: "its day; `null`: the plan's start", vi: "ngày; `null`: ngày đầu kế hoạch";
    "plan": Id(baseline.plan.as_ref().map(|plan| Text(plan.as_str()))), en: "id of the plan whose last figure it is",
        vi: "mã kế hoạch có số liệu cuối đó";
} }

struct Shortfall<'r> {
    amount: &'r Exact,
    unit: Unit,
}

object! { Shortfall<'_>, shortfall => {
    "amount": shortfall.amount, en: "how much lacks", vi: "số còn thiếu";
    "unit": Word(shortfall.unit), en: "its unit", vi: "đơn vị tính";
} }

object! { Value, value => {
    "value": value.amount.figure(),
        en: "the figure that is compared with the bound: percent for ratios, the rank for ranks",
        vi: "con số so với mức: phần trăm với tỷ lệ, thứ hạng với xếp hạng";
    "numerator": value.amount.counts().map(|(numerator, _)| AtLeast::<0, _>(Count(numerator))),
        en: "numerator of a ratio", vi: "tử số";
    "denominator": value.amount.counts().map(|(_, denominator)| AtLeast::<0, _>(Count(denominator))),
        en: "denominator of a ratio", vi: "mẫu số";
    "rank": AtLeast::<1, _>(value.amount.rank().map(|(rank, _)| rank)), en: "the rank", vi: "thứ hạng";
    "of": AtLeast::<1, _>(value.amount.rank().and_then(|(_, of)| of)), en: "number of units in the pool",
        vi: "số đơn vị được xếp";
    "class": value.amount.class(), en: "the class", vi: "mức xếp loại";
    "periods": value.parts.iter().map(|part| Text(&part.period.name)).collect::<Vec<Text<'_>>>(),
        en: "names of the periods that made it up", vi: "các kỳ tạo nên số liệu";
    "through": value.through, en: "the last day that it covers", vi: "ngày cuối mà số liệu phản ánh";
    "known_on": value.known_on, en: "the day from which it is known; `null` where the program computes it",
        vi: "ngày có số liệu; `null` khi chương trình tự tính";
    "basis": Word(value.basis), en: "the weakest basis of its parts", vi: "căn cứ yếu nhất trong các phần";
    "partial": value.partial, en: "whether a period since the plan's start lacks", vi: "thiếu kỳ từ đầu kế hoạch";
    "stale": value.stale, en: "whether a later report was due and lacks", vi: "báo cáo sau đã đến hạn mà chưa có";
} }

impl Serialize for Verdicts {
    /// How many targets have each verdict, by its word.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counted: Vec<_> = self.iter().map(|(verdict, count)| (verdict.word(), count)).collect();
        counted.sort_unstable();
        serializer.collect_map(counted)
    }
}

impl Json for Verdicts {
    fn shape() -> JsonShape {
        counts_of::<Verdict>()
    }
}

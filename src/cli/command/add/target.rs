//! `cchc add target`.

use super::bound::BoundOptions;
use crate::app::{self, NewBaseline, NewIndicator, NewTarget};
use crate::cli::command::decided::DecisionOptions;
use crate::cli::command::edit::{self, EditOptions};
use crate::cli::context::Context;
use crate::cli::exit::Exit;
use crate::cli::options::{Decimal, TextOrJson, TypedDay, Whole};
use crate::model::{Accumulate, Measure, Pace};
use anyhow::Result;

command! {
    "target", en: "cchc add target --id ID --at-least NUMBER", vi: "cchc add target --id MÃ --at-least SỐ";
    about
        en: "Add a target; with --measure also the indicator that it measures",
        vi: "Thêm chỉ tiêu; có --measure thì định nghĩa luôn chỉ số được đo";
    examples
        en: "cchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55\ncchc add target --id par-index --indicator xep-hang-par-index --rank-within 3 --of 14\ncchc add target --id nhan-luc --fall-by-percent 20 --baseline 50 --baseline-on 2025-12-31\ncchc add target --id tin-bai --at-least 12 --measure count --accumulate sum --title \"Số tin, bài tuyên truyền\"",
        vi: "cchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55\ncchc add target --id par-index --indicator xep-hang-par-index --rank-within 3 --of 14\ncchc add target --id nhan-luc --fall-by-percent 20 --baseline 50 --baseline-on 2025-12-31\ncchc add target --id tin-bai --at-least 12 --measure count --accumulate sum --title \"Số tin, bài tuyên truyền\"";

    id: Option<String> = "--id ID", en: "Its id, such as so-hoa", vi: "Mã, ví dụ so-hoa";
    title: Option<String> = "--title TEXT",
        en: "Its words; with --measure the name of the indicator", vi: "Nguyên văn; có --measure thì là tên chỉ số";
    indicator: Option<String> = "--indicator INDICATOR",
        en: "The indicator (id or title); default: the target's id",
        vi: "Chỉ số được đo (mã hoặc tên); mặc định là mã chỉ tiêu";
    of_which: Option<String> = "--of-which TARGET",
        en: "The target under which it is shown (trong số đó)", vi: "Chỉ tiêu mà nó nằm trong (trong số đó)";
    group: Option<String> = "--group GROUP", en: "Its section of the list of targets", vi: "Nhóm chỉ tiêu";
    area: Option<String> = "--area AREA", en: "Its area, in place of a section", vi: "Lĩnh vực, thay cho nhóm";
    bound: BoundOptions;
    by: Option<TypedDay> = "--by DATE", en: "Until when; default: the plan's end", vi: "Đến ngày; mặc định là ngày cuối kế hoạch";
    pace: Option<Pace> = "--pace PACE",
        en: "level (the bound at all times) or linear (straight from the baseline)",
        vi: "level (luôn bằng mức) hoặc linear (tăng đều từ mức xuất phát)";
    baseline: Option<Decimal> = "--baseline NUMBER", en: "The figure from which it starts", vi: "Mức xuất phát"
        .conflicts_with("baseline-plan");
    baseline_of: Option<Whole> = "--baseline-of NUMBER", en: "… a rank of how many", vi: "… hạng trong bao nhiêu đơn vị"
        .requires("baseline");
    baseline_on: Option<TypedDay> = "--baseline-on DATE", en: "… on which day", vi: "… vào ngày nào"
        .requires("baseline");
    baseline_plan: Option<String> = "--baseline-plan PLAN",
        en: "Start from the last figure of this plan", vi: "Lấy số liệu cuối của kế hoạch này làm mức xuất phát";
    lead: Option<String> = "--lead ID", en: "The person who answers for it", vi: "Người phụ trách chỉ tiêu";
    source: Option<String> = "--source TEXT", en: "Where the written plan says so", vi: "Vị trí trong văn bản";
    measure: Option<Measure> = "--measure MEASURE",
        en: "Define the indicator too: ratio, count, amount, score, rank, milestone or class",
        vi: "Định nghĩa luôn chỉ số: ratio, count, amount, score, rank, milestone hoặc class";
    accumulate: Option<Accumulate> = "--accumulate HOW",
        en: "… how its periods combine: latest, sum or mean", vi: "… cách cộng dồn các kỳ: latest, sum hoặc mean";
    unit: Option<String> = "--unit TEXT", en: "… what is counted", vi: "… đơn vị tính";
    maximum: Option<Decimal> = "--maximum NUMBER", en: "… the highest score", vi: "… điểm tối đa";
    classes: Vec<String> = "--classes CLASS", en: "… the classes, the worst first", vi: "… các mức xếp loại, thấp nhất trước";
    decision: DecisionOptions;
    edit: EditOptions;
    format: TextOrJson;
}

/// Makes the edit for the command of this name.
pub(in crate::cli) fn run(context: &Context, name: &'static str, options: &Options) -> Result<Exit> {
    let command = (name, options.format.is_json());
    edit::make(context, command, &options.edit, None, |base| {
        let own = options.clone();
        let decision = own.decision.read(base)?;
        let on = |day: TypedDay| day.day(base.settings);
        let number = |Decimal(number)| number;
        let new = NewTarget {
            id: own.id,
            title: own.title,
            of_which: own.of_which,
            indicator: own.indicator,
            group: own.group,
            area: own.area,
            bound: own.bound.0,
            by: own.by.map(on).transpose()?,
            pace: own.pace,
            baseline: NewBaseline {
                figure: own.baseline.map(number),
                of: own.baseline_of.map(|Whole(of)| of),
                on: own.baseline_on.map(on).transpose()?,
                plan: own.baseline_plan,
            },
            lead: own.lead,
            source: own.source,
            new_indicator: NewIndicator {
                measure: own.measure,
                accumulate: own.accumulate,
                unit: own.unit,
                maximum: own.maximum.map(number),
                classes: own.classes,
            },
            decision,
        };
        app::add_target(base, &new)
    })
}

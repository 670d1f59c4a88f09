//! Rules about the plan as a whole.

use super::context::{Check, Context};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Level, Plan, ReportPeriod, has_two_levels};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Day, TaskId, Text};
use crate::value::{List, Referrers};
use smol_str::{SmolStr, ToSmolStr as _};
use std::collections::BTreeSet;

rules! { pub(super) FAMILY: Family<Check>;
    ANNOUNCED_COUNT = "E109" "announced-count" Warning by announced_counts:
        en "{declared} {what} announced, {present} listed",
        vi "văn bản nêu {declared} {what}, liệt kê {present}";

    NUMBERING_GAP = "E110" "numbering-gap" Warning by numbering_gaps:
        en "the numbers of the {what} jump from {from} to {to}",
        vi "số thứ tự {what} nhảy từ {from} đến {to}";

    DOCUMENT_NUMBER = "E111" "document-number" Warning by document_numbers:
        en "`{number}` is not written like the number of a document",
        vi "`{number}` không viết đúng dạng số, ký hiệu văn bản",
        help en "such as 40/KH-UBND, 26/2019/TT-BTC or 18-NQ/TW",
        help vi "ví dụ 40/KH-UBND, 26/2019/TT-BTC hoặc 18-NQ/TW";

    UNNUMBERED_PLAN = "E112" "unnumbered-plan" Note by unnumbered:
        en "the plan is issued, but {missing} not given",
        vi "kế hoạch đã ban hành nhưng {missing}";

    LEGAL_BASIS_TO_RENEW = "E120" "legal-basis-to-renew" Warning by bases_to_renew:
        en "legal basis {number} is carried over from an earlier plan and still to be checked",
        vi "căn cứ {number} lấy từ kế hoạch trước, chưa được rà soát",
        help en "put this year's document in its place or confirm that it holds, then take `renew` away",
        help vi "thay bằng văn bản của năm nay hoặc xác nhận còn hiệu lực, rồi bỏ dòng `renew`";

    DATE_OUTSIDE_PLAN = "E113" "date-outside-plan" Warning by dates_outside:
        en "{what} on {date} lies outside the plan ({start} to {end})",
        vi "{what} ngày {date} nằm ngoài kế hoạch ({start} đến {end})";

    ABOLISHED_DISTRICT = "E134" "abolished-district" Note by district_after_its_end:
        en "this is the plan of a district, and it ends on {end}: districts were abolished on 1 July 2025",
        vi "đây là kế hoạch cấp huyện, kết thúc ngày {end}: từ 01/07/2025 không còn cấp huyện",
        help en "put the level of the unit that goes on into `level`, or let the plan end by 30 June 2025",
        help vi "ghi vào `level` cấp của đơn vị tiếp nhận, hoặc cho kế hoạch kết thúc chậm nhất ngày 30/06/2025";

    REPORT_PERIOD = "E114" "report-period" Error by own_periods:
        en "report period `{period}` {fault}",
        vi "kỳ báo cáo `{period}` {fault}";
}

fn announced_counts(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const AREAS: Both = Both { en: "areas", vi: "lĩnh vực" };
    const TASKS: Both = Both { en: "tasks", vi: "nhiệm vụ" };
    const FIELDS: Both = Both { en: "priority fields", vi: "lĩnh vực trọng tâm" };
    let mut compare = |declared: At<u32>, present: usize, what, item: Option<&str>, field| {
        if usize::try_from(declared.value) != Ok(present) {
            let finding = Finding::new(&ANNOUNCED_COUNT, declared.place).count("declared", declared.value);
            let finding = finding.count("present", present).phrase("what", what).field(field);
            sink.push(match item {
                Some(item) => finding.item(item),
                None => finding,
            });
        }
    };
    let declares = &plan.declares;
    if let (Some(declared), true) = (declares.areas, plan.areas.whole) {
        compare(declared, plan.areas.len(), AREAS, None, "areas");
    }
    if let (Some(declared), Some(fields)) = (declares.priority_fields, &plan.priority_fields) {
        compare(declared, fields.value.len(), FIELDS, None, "priority-fields");
    }
    // A plan without any task breaks another rule.
    if !plan.tasks.whole || plan.tasks.is_empty() || !plan.targets.whole || !plan.amendments.whole {
        return;
    }
    // The announced counts speak of the plan as issued, before any amendment.
    let added: BTreeSet<String> = ids(plan.amendments.iter().flat_map(|amendment| &amendment.adds));
    let dropped: BTreeSet<String> = ids(plan.amendments.iter().flat_map(|amendment| &amendment.drops));
    // A dropped task that still stands is counted there, and a dropped target is not a task.
    let tasks = plan.tasks.iter().map(|task| task.id.value.as_str());
    let targets = plan.targets.iter().map(|target| target.id.value.as_str());
    // Most plans were never amended.
    let present = tasks.chain(targets).filter(|_| !dropped.is_empty());
    let present: BTreeSet<String> = present.map(str::to_ascii_lowercase).collect();
    let is_added = |id: &str| !added.is_empty() && added.contains(&id.to_ascii_lowercase());
    let here = plan.tasks.iter().filter(|task| !is_added(task.id.value.as_str()));
    let gone = dropped.iter().filter(|id| !present.contains(*id));
    let here = here.map(|task| (task.area.value.as_str(), ()));
    let issued: Vec<(&str, ())> = here.chain(gone.map(|id| (id.split('.').next().unwrap_or_default(), ()))).collect();
    if let Some(declared) = declares.tasks {
        compare(declared, issued.len(), TASKS, None, "tasks");
    }
    let issued: Referrers<'_, ()> = issued.into_iter().collect();
    for area in &plan.areas {
        if let Some(declared) = area.declared_tasks {
            let id = area.id.value.as_str();
            compare(declared, issued.to(id).count(), TASKS, Some(id), "declared-tasks");
        }
    }
}

fn ids<'t>(texts: impl Iterator<Item = &'t At<Text>>) -> BTreeSet<String> {
    texts.map(|text| text.value.as_str().to_ascii_lowercase()).collect()
}

fn numbering_gaps(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const SOLUTIONS: Both = Both { en: "solutions", vi: "giải pháp" };
    const TASKS: Both = Both { en: "tasks", vi: "nhiệm vụ" };
    let mut gaps = |what, mut numbers: Vec<(u32, SmolStr, Place)>, field| {
        numbers.sort_by_key(|(number, ..)| *number);
        for pair in numbers.windows(2) {
            if let [(before, from, _), (after, to, place)] = pair
                && after - before > 1
            {
                let finding = Finding::new(&NUMBERING_GAP, *place).phrase("what", what);
                sink.push(finding.text("from", from.clone()).text("to", to.clone()).item(&**to).field(field));
            }
        }
    };
    if plan.solutions.whole {
        let numbers = plan.solutions.iter().map(|solution| solution.number);
        gaps(
            SOLUTIONS,
            numbers.map(|number| (number.value, number.value.to_smolstr(), number.place)).collect(),
            "number",
        );
    }
    // A number dropped by an amendment leaves a gap that is meant.
    if plan.tasks.whole && plan.amendments.is_empty() {
        let numbered = plan.tasks.iter().filter_map(|task| {
            let (stem, number) = task.id.value.as_str().rsplit_once('.')?;
            Some((stem, (number.parse().ok()?, &task.id)))
        });
        let numbered: Referrers<'_, (u32, &At<TaskId>)> = numbered.collect();
        for area in &plan.areas {
            let numbers = numbered.to(area.id.value.as_str());
            let numbers = numbers.map(|(number, id)| (*number, SmolStr::new(id.value.as_str()), id.place));
            gaps(TASKS, numbers.collect(), "id");
        }
    }
}

fn document_numbers(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    let issued = plan.issued.iter().filter_map(|issued| issued.value.number.as_ref());
    let bases = plan.legal_basis.iter().map(|basis| &basis.number);
    let amendments = plan.amendments.iter().map(|amendment| &amendment.number);
    let rules = plan.funding.rules.iter().map(|number| (number, "rules"));
    let numbers = issued.chain(bases).chain(amendments).map(|number| (number, "number"));
    for (number, field) in numbers.chain(rules) {
        if !is_document_number(number.value.as_str()) {
            let finding = Finding::new(&DOCUMENT_NUMBER, number.place).text("number", number.value.as_str());
            sink.push(finding.field(field));
        }
    }
}

/// Decree 30/2020/NĐ-CP: a number, for some kinds the year, and a symbol of capital letters joined by
/// dashes. Party documents put a dash behind the number (18-NQ/TW).
fn is_document_number(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default();
    let rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    let Some(rest) = rest.strip_prefix(['/', '-']) else { return false };
    let year = rest.get(..5).filter(|year| year.ends_with('/') && year.bytes().take(4).all(|b| b.is_ascii_digit()));
    let symbol = year.map_or(rest, |_| rest.get(5..).unwrap_or_default());
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c.is_ascii_digit());
    digits > 0 && symbol.chars().next().is_some_and(char::is_uppercase) && symbol.split(['-', '/', '.']).all(part)
}

fn bases_to_renew(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for basis in plan.legal_basis.iter().filter(|basis| basis.renew) {
        let number = basis.number.value.as_str();
        let finding = Finding::new(&LEGAL_BASIS_TO_RENEW, basis.number.place).text("number", number);
        sink.push(finding.item(number).field("renew"));
    }
}

fn district_after_its_end(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    match plan.level {
        Level::District if has_two_levels(plan.end.value) => {
            sink.push(Finding::new(&ABOLISHED_DISTRICT, plan.end.place).day("end", plan.end.value).field("end"));
        }
        Level::District | Level::Commune | Level::Province | Level::Ministry => {}
    }
}

fn unnumbered(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    let Some(issued) = plan.issued.as_ref().filter(|issued| issued.value.sound) else { return };
    let missing = match (&issued.value.number, issued.value.date) {
        (Some(_), Some(_)) => return,
        (None, Some(_)) => Both { en: "its number is", vi: "không ghi số" },
        (Some(_), None) => Both { en: "its date is", vi: "không ghi ngày" },
        (None, None) => Both { en: "its number and date are", vi: "không ghi số và ngày" },
    };
    sink.push(Finding::new(&UNNUMBERED_PLAN, issued.place).phrase("missing", missing).field("issued"));
}

fn dates_outside(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const TARGET: Both = Both { en: "the last day of a target", vi: "thời hạn của chỉ tiêu" };
    const DELIVERY: Both = Both { en: "a delivery", vi: "lần nộp kết quả" };
    const PROGRESS: Both = Both { en: "a progress entry", vi: "tiến độ" };
    const DROP: Both = Both { en: "the dropping of a task", vi: "việc dừng nhiệm vụ" };
    const SPENDING: Both = Both { en: "a sum that was spent", vi: "khoản chi" };
    const ISSUE: Both = Both { en: "a difficulty raised", vi: "khó khăn nêu" };
    const AMENDMENT: Both = Both { en: "an amendment", vi: "quyết định điều chỉnh" };
    // A plan that ends before it starts has no inside. It breaks another rule.
    let ends = plan.start.value <= plan.end.value;
    for target in plan.targets.iter().filter(|_| ends) {
        if let Some(by) = target.by
            && !(plan.start.value..=plan.end.value).contains(&by.value)
        {
            outside(plan, by, TARGET, Some(target.id.value.as_str()), "by", sink);
        }
    }
    let mut early = |date: At<Day>, what, item: Option<&str>, field| {
        if date.value < plan.start.value {
            outside(plan, date, what, item, field, sink);
        }
    };
    for task in &plan.tasks {
        let item = Some(task.id.value.as_str());
        task.done.iter().for_each(|delivery| early(delivery.on, DELIVERY, item, "done"));
        task.progress.iter().for_each(|progress| early(progress.on, PROGRESS, item, "progress"));
        let spent = task.spent.iter().flat_map(|spent| spent.value.entries());
        spent.for_each(|spending| early(spending.on, SPENDING, item, "spent"));
        if let Some(dropped) = &task.dropped {
            early(dropped.value.on, DROP, item, "dropped");
        }
    }
    for difficulty in &plan.difficulties {
        early(difficulty.raised, ISSUE, difficulty.id.as_ref().map(|id| id.value.as_str()), "raised");
    }
    for amendment in &plan.amendments {
        if let Some(date) = amendment.date {
            early(date, AMENDMENT, Some(amendment.number.value.as_str()), "date");
        }
    }
}

fn outside(plan: &Plan, date: At<Day>, what: Both, item: Option<&str>, field: &'static str, sink: &mut Sink) {
    let finding = Finding::new(&DATE_OUTSIDE_PLAN, date.place).phrase("what", what).day("date", date.value);
    let finding = bounded(finding, plan, date.value).field(field);
    sink.push(match item {
        Some(item) => finding.item(item),
        None => finding,
    });
}

/// Adds the plan's days to a finding, and points to the one that `date` lies beyond.
pub(super) fn bounded(finding: Finding, plan: &Plan, date: Day) -> Finding {
    const STARTS: Both = Both { en: "the plan starts here", vi: "kế hoạch bắt đầu ở đây" };
    const ENDS: Both = Both { en: "the plan ends here", vi: "kế hoạch kết thúc ở đây" };
    let finding = finding.day("start", plan.start.value).day("end", plan.end.value);
    if date < plan.start.value { finding.note(STARTS, plan.start.place) } else { finding.note(ENDS, plan.end.place) }
}

fn own_periods(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    report_periods(&plan.report_periods, sink);
}

/// Checks the periods that a plan or a workspace sets itself.
pub(super) fn report_periods(periods: &List<ReportPeriod>, sink: &mut Sink) {
    const BACKWARDS: Both = Both { en: "ends before it begins", vi: "kết thúc trước khi bắt đầu" };
    const EARLY: Both = Both { en: "is due before it ends", vi: "có hạn báo cáo trước khi kết thúc" };
    const CROSSES: Both = Both { en: "overlaps another one in part", vi: "chồng một phần lên kỳ khác" };
    const OTHER: Both = Both { en: "the other one", vi: "kỳ kia" };
    let report = |period: &ReportPeriod, place, fault| {
        let name = period.name.value.as_str();
        Finding::new(&REPORT_PERIOD, place).text("period", name).phrase("fault", fault).item(name)
    };
    for (index, period) in periods.iter().enumerate() {
        let (from, to) = (period.from.value, period.to.value);
        if to < from {
            sink.push(report(period, period.to.place, BACKWARDS).field("to"));
        } else if period.due.value < to {
            sink.push(report(period, period.due.place, EARLY).field("due"));
        }
        let crossed = periods.iter().take(index).find(|other| {
            let (start, end) = (other.from.value, other.to.value);
            let meet = from <= end && start <= to;
            let nested = (start <= from && to <= end) || (from <= start && end <= to);
            meet && !nested && other.name.value != period.name.value
        });
        if let Some(other) = crossed {
            sink.push(report(period, period.from.place, CROSSES).field("from").note(OTHER, other.from.place));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_document_number;

    #[test]
    fn numbers_as_documents_bear_them() {
        for good in [
            "40/KH-UBND",
            "2010/KH-UBND",
            "26/2019/TT-BTC",
            "45/2016/QĐ-TTg",
            "18-NQ/TW",
            "581/BNV-CCHC",
            "76/NQ-CP",
            "30/2020/NĐ-CP",
            "12a/BC-UBND",
            "12A/BC-UBND",
        ] {
            assert!(is_document_number(good), "{good}");
        }
        for bad in ["", "40", "KH-UBND", "40 KH-UBND", "40/", "40/kh-ubnd", "số 40/KH-UBND", "40/KH-UBND/"] {
            assert!(!is_document_number(bad), "{bad}");
        }
    }
}

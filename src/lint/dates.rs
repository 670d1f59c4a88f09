//! Rules about days: records of days to come, holders of a post, due days.

use super::context::{Check, Context, about_task};
use crate::calc::{delivered_on, due_day};
use crate::diag::{Family, Finding, Rule, Sink, rules};
use crate::model::{Assignee, Due, Figure, Holder};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::Item;
use crate::value::{Day, Exact};

rules! { pub(super) FAMILY: Family<Check>;
    FUTURE_RECORD = "E118" "future-record" Warning by future_records:
        en "{what} is dated {date}, after {today}: it does not count yet",
        vi "{what} ghi ngày {date}, sau ngày {today}: chưa được tính",
        help en "check day, month and year; `--as-of` looks from another day",
        help vi "kiểm tra lại ngày, tháng, năm; `--as-of` để xem từ ngày khác";

    HOLDER_DATES = "E119" "holder-dates" Error by holders:
        en "`{name}` holds the post of {assignee} until {until}, which is before {from}",
        vi "`{name}` giữ chức danh {assignee} đến {until}, trước cả ngày bắt đầu {from}",
        help en "`from` is the first day in the post, `until` the last",
        help vi "`from` là ngày đầu giữ chức danh, `until` là ngày cuối";

    HOLDERS_OVERLAP = "E121" "holders-overlap" Warning:
        en "on {day} both `{first}` and `{name}` hold the post of {assignee}",
        vi "ngày {day} cả `{first}` và `{name}` cùng giữ chức danh {assignee}",
        help en "end the time of the one before that of the other begins",
        help vi "cho thời gian của người trước kết thúc trước khi người sau bắt đầu";

    DUE_DAY_TWICE = "E212" "due-day-twice" Warning by due_day_twice:
        en "task {task} lists the due day {due} more than once; it counts once",
        vi "nhiệm vụ {task} ghi hạn {due} nhiều lần; chỉ tính một lần";

    DUE_BEFORE_ISSUE = "E213" "due-before-issue" Warning by due_before_issue:
        en "task {task} was due on {due}, before the plan was issued on {issued}",
        vi "nhiệm vụ {task} có hạn {due}, trước ngày ban hành kế hoạch {issued}",
        help en "give it a later day, or record its delivery",
        help vi "đặt hạn muộn hơn, hoặc ghi kết quả đã nộp";

    COMPLETE_UNDELIVERED = "E214" "complete-undelivered" Note by complete:
        en "task {task} is at 100 % since {on}, but nothing is delivered: it is not done",
        vi "nhiệm vụ {task} đạt 100 % từ {on} nhưng chưa ghi kết quả: chưa tính là xong",
        help en "record the delivery: `cchc done {task}`",
        help vi "ghi kết quả: `cchc done {task}`";

    PROGRESS_AFTER_DELIVERY = "E215" "progress-after-delivery" Warning by progress_after_delivery:
        en "task {task} has progress of {on}, after its delivery on {delivered}",
        vi "nhiệm vụ {task} ghi tiến độ ngày {on}, sau ngày nộp kết quả {delivered}",
        help en "correct one of the two days, or take the delivery back: `cchc done {task} --undo`",
        help vi "sửa một trong hai ngày, hoặc bỏ lần nộp: `cchc done {task} --undo`";

    DUE_ON_REST_DAY = "E216" "rest-day-due" Note by rest_days:
        en "tasks due on a rest day: {count}, the first is {task} on {due}",
        vi "nhiệm vụ có hạn trùng ngày nghỉ: {count}, đầu tiên là {task}, hạn {due}",
        help en "say in cchc.toml which day counts: `due-on-rest-day = \"next-working-day\"` or `\"same-day\"`",
        help vi "ghi trong cchc.toml: `due-on-rest-day = \"next-working-day\"` nếu được lùi, `\"same-day\"` nếu không";

    RECORD_AFTER_DROP = "E217" "record-after-drop" Warning by records_after_drop:
        en "task {task} has {what} of {on}, though it was dropped on {dropped}: it does not count",
        vi "nhiệm vụ {task} ghi {what} ngày {on}, nhưng đã dừng từ ngày {dropped}: không được tính",
        help en "correct the day or take the record back; where the work went on, correct or delete `dropped`",
        help vi "sửa ngày hoặc bỏ mục ghi đó; nếu việc vẫn tiếp tục thì sửa hoặc xóa `dropped`";
}

/// How a message calls a record (`what`), the id it belongs to (empty: none), and the TOML key.
struct Record<'r> {
    what: Both,
    item: &'r str,
    field: &'static str,
}

impl<'r> Record<'r> {
    const fn of(what: Both, item: &'r str, field: &'static str) -> Self {
        Self { what, item, field }
    }

    /// Pushes a finding where the day is still to come: such a record counts for nothing yet.
    fn check(&self, on: At<Day>, as_of: Day, sink: &mut Sink) {
        if on.value > as_of {
            let finding = Finding::new(&FUTURE_RECORD, on.place).phrase("what", self.what).day("date", on.value);
            sink.push(finding.day("today", as_of).item(self.item).field(self.field));
        }
    }
}

fn future_records(context: Context<'_>, sink: &mut Sink) {
    // A plan that is replaced is looked at from an earlier day, and others may still use what it recorded since.
    if context.view.replacement.is_some() {
        return;
    }
    future_of_tasks(context, sink);
    future_of_values(context, sink);
    future_of_difficulties(context, sink);
}

fn future_of_tasks(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const DELIVERY: Both = Both { en: "a delivery", vi: "lần nộp kết quả" };
    const PROGRESS: Both = Both { en: "a progress entry", vi: "mục tiến độ" };
    const START: Both = Both { en: "the start of a task", vi: "ngày bắt đầu nhiệm vụ" };
    const SPENDING: Both = Both { en: "a sum that was spent", vi: "khoản chi" };
    const EVENT: Both = Both { en: "the event that a task follows", vi: "sự kiện mà nhiệm vụ chờ" };
    for task in &plan.tasks {
        let record = |what, field| Record::of(what, task.id.value.as_str(), field);
        let days = task.done.iter().map(|delivery| (record(DELIVERY, "done"), delivery.on));
        let days = days.chain(task.progress.iter().map(|progress| (record(PROGRESS, "progress"), progress.on)));
        let days = days.chain(task.started.map(|started| (record(START, "started"), started)));
        let event = match &task.due.value {
            Due::After { on, .. } => on.map(|on| (record(EVENT, "due"), At::new(on, task.due.place))),
            Due::On(_)
            | Due::By(_)
            | Due::Every(_)
            | Due::EveryReport
            | Due::Days(_)
            | Due::Continuous
            | Due::OnDemand => None,
        };
        let spent = task.spent.iter().flat_map(|spent| spent.value.entries());
        let spent = spent.map(|spending| (record(SPENDING, "spent"), spending.on));
        for (record, on) in days.chain(event).chain(spent) {
            record.check(on, view.as_of, sink);
        }
    }
}

fn future_of_values(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const FILE: Both = Both { en: "a file of values", vi: "tệp số liệu" };
    const VALUE: Both = Both { en: "a value", vi: "số liệu" };
    const MILESTONE: Both = Both { en: "a milestone", vi: "việc hoàn thành" };
    for file in &plan.values {
        Record::of(FILE, &file.period.name, "reported-on").check(file.reported_on, view.as_of, sink);
        for value in &file.values {
            let item = value.indicator.value.as_str();
            if let Some(on) = value.reported_on {
                Record::of(VALUE, item, "values").check(on, view.as_of, sink);
            }
            if let Figure::Done(on) = value.figure {
                Record::of(MILESTONE, item, "values").check(on, view.as_of, sink);
            }
        }
    }
}

fn future_of_difficulties(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const RAISED: Both = Both { en: "a difficulty", vi: "khó khăn, vướng mắc" };
    const RESOLVED: Both = Both { en: "the solution of a difficulty", vi: "việc giải quyết vướng mắc" };
    for difficulty in &plan.difficulties {
        Record::of(RAISED, difficulty.name(), "raised").check(difficulty.raised, view.as_of, sink);
        if let Some(resolved) = &difficulty.resolved {
            Record::of(RESOLVED, difficulty.name(), "resolved").check(resolved.on, view.as_of, sink);
        }
    }
}

fn holders(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for assignee in &plan.assignees {
        for (index, holder) in assignee.holders.iter().enumerate() {
            if !backwards(assignee, holder, sink) {
                let others = assignee.holders.iter().take(index).filter(|other| !other.is_backwards());
                overlap(assignee, holder, others, sink);
            }
        }
    }
}

fn of_holder(rule: &'static Rule, assignee: &Assignee, holder: &Holder, place: Place) -> Finding {
    let finding = Finding::new(rule, place).text("name", holder.name.as_str());
    let finding = finding.text("assignee", assignee.title.as_str());
    finding.item(assignee.id.value.as_str()).field("holders")
}

fn backwards(assignee: &Assignee, holder: &Holder, sink: &mut Sink) -> bool {
    const FROM: Both = Both { en: "the first day", vi: "ngày đầu" };
    let Some((from, until)) = holder.from.zip(holder.until).filter(|_| holder.is_backwards()) else { return false };
    let finding = of_holder(&HOLDER_DATES, assignee, holder, until.place).day("until", until.value);
    sink.push(finding.day("from", from.value).note(FROM, from.place));
    true
}

/// Pushes the first few earlier holders who share a day with this one.
fn overlap<'h>(
    assignee: &Assignee,
    holder: &Item<Holder>,
    before: impl Iterator<Item = &'h Item<Holder>>,
    sink: &mut Sink,
) {
    const FIRST: Both = Both { en: "the other holder", vi: "người kia" };
    /// A file may name hundreds of holders of one post; a few clashes of each say enough.
    const MOST: usize = 5;
    let first_day = |holder: &Holder| holder.from.map(|from| from.value);
    // The first shared day: the later of the two first days, where there is one.
    let shared = |other: &Item<Holder>| {
        let day = first_day(holder).max(first_day(other)).or(holder.until.or(other.until).map(|until| until.value));
        day.filter(|day| holder.covers(*day) && other.covers(*day)).map(|day| (other.name.clone(), other.place, day))
    };
    for (name, place, day) in before.into_iter().filter_map(shared).take(MOST) {
        let at = holder.from.map_or(holder.place, |from| from.place);
        let finding = of_holder(&HOLDERS_OVERLAP, assignee, holder, at).text("first", name.as_str());
        sink.push(finding.day("day", day).note(FIRST, place));
    }
}

fn due_day_twice(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const FIRST: Both = Both { en: "the first time", vi: "lần thứ nhất" };
    for task in &plan.tasks {
        let Due::Days(days) = &task.due.value else { continue };
        let mut days = days.clone();
        // Equal days keep the order of the file.
        days.sort_by_key(|day| (day.value, day.place));
        for same in days.chunk_by(|one, other| one.value == other.value) {
            let [first, again, ..] = same else { continue };
            let finding = about_task(&DUE_DAY_TWICE, task, again.place).day("due", again.value);
            sink.push(finding.field("due").note(FIRST, first.place));
        }
    }
}

/// Only days that somebody wrote: no office chose the last day of a quarter, or the day after a term.
fn rest_days(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    if plan.working_days.settles_rest_days() {
        return;
    }
    let mut found = plan.standing(view.as_of).filter_map(|task| {
        let days: &[At<Day>] = match &task.due.value {
            Due::On(day) => &[At::new(*day, task.due.place)],
            Due::Days(days) => days,
            Due::By(_) | Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand | Due::After { .. } => &[],
        };
        let day = days.iter().find(|day| plan.working_days.is_rest_day(day.value)).copied();
        day.map(|day| (task, day))
    });
    let Some((task, day)) = found.next() else { return };
    let finding = about_task(&DUE_ON_REST_DAY, task, day.place).day("due", day.value);
    sink.push(finding.count("count", 1 + found.count()).field("due"));
}

/// A recurring task owes nothing that was due before the issue. A task with one due day stays, and is overdue at once.
fn due_before_issue(Context { today: plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const ISSUED: Both = Both { en: "the day of issue", vi: "ngày ban hành" };
    let Some(issued) = plan.issued.as_ref().and_then(|issued| issued.value.date) else { return };
    for task in plan.standing(view.as_of) {
        let Some(due) = due_day(task, &plan.working_days, view.as_of).map(|due| due.day) else { continue };
        let in_time = delivered_on(plan, task, view).is_some_and(|on| on <= due.min(view.as_of));
        // A day before the plan starts breaks another rule.
        if plan.start.value <= due && due < issued.value && !in_time {
            let finding = about_task(&DUE_BEFORE_ISSUE, task, task.due.place).day("due", due);
            sink.push(finding.day("issued", issued.value).field("due").note(ISSUED, issued.place));
        }
    }
}

fn complete(Context { today: plan, view, .. }: Context<'_>, sink: &mut Sink) {
    let is_known = |on: &At<Day>| on.value <= view.as_of;
    for task in plan.standing(view.as_of) {
        let last = task.progress.iter().filter(|progress| is_known(&progress.on)).max_by_key(|one| one.on.value);
        let Some(last) = last.filter(|last| last.percent.value == Exact::from(100)) else { continue };
        if !matches!(task.due.value, Due::OnDemand) && !task.done.iter().any(|delivery| is_known(&delivery.on)) {
            let finding = about_task(&COMPLETE_UNDELIVERED, task, last.percent.place).day("on", last.on.value);
            sink.push(finding.field("progress"));
        }
    }
}

/// The first delivery ends a task with one due day. Other tasks go on, and so does their progress.
fn progress_after_delivery(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const DELIVERED: Both = Both { en: "the delivery", vi: "lần nộp kết quả" };
    for task in &plan.tasks {
        match &task.due.value {
            Due::On(_) | Due::By(_) | Due::After { .. } => {}
            Due::Every(_) | Due::EveryReport | Due::Days(_) | Due::Continuous | Due::OnDemand => continue,
        }
        // Where a group leads, the last member ends it.
        let ended = delivered_on(plan, task, view);
        let Some(first) = task.done.iter().map(|delivery| delivery.on).find(|on| Some(on.value) == ended) else {
            continue;
        };
        // A day to come breaks another rule.
        let late = |on: &At<Day>| first.value < on.value && on.value <= view.as_of;
        for on in task.progress.iter().map(|progress| progress.on).filter(late) {
            let finding = about_task(&PROGRESS_AFTER_DELIVERY, task, on.place).day("on", on.value);
            sink.push(finding.day("delivered", first.value).field("progress").note(DELIVERED, first.place));
        }
    }
}

/// Money may be paid after the last day, so spending is left alone. A day to come breaks another rule.
fn records_after_drop(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const DELIVERY: Both = Both { en: "a delivery", vi: "lần nộp kết quả" };
    const PROGRESS: Both = Both { en: "progress", vi: "tiến độ" };
    const DROPPED: Both = Both { en: "dropped from this day on", vi: "dừng từ ngày này" };
    for task in &plan.tasks {
        let Some(dropped) = task.dropped.as_ref().map(|dropped| dropped.value.on) else { continue };
        let deliveries = task.done.iter().map(|delivery| (DELIVERY, "done", delivery.on));
        let all = deliveries.chain(task.progress.iter().map(|progress| (PROGRESS, "progress", progress.on)));
        for (what, field, on) in all.filter(|(_, _, on)| dropped.value <= on.value && on.value <= view.as_of) {
            let finding = about_task(&RECORD_AFTER_DROP, task, on.place).phrase("what", what).day("on", on.value);
            sink.push(finding.day("dropped", dropped.value).field(field).note(DROPPED, dropped.place));
        }
    }
}

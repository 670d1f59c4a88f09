//! Rules about tasks and their deliveries.

use super::context::{Check, Context, about_task};
use super::plan::bounded;
use crate::calc::{Occurrence, all_occurrences, due_day, names_due_day, occurrences_of, spent};
use crate::diag::{Family, Finding, Repair, Sink, rules};
use crate::model::{Due, OccurrenceName, Plan, Task};
use crate::source::At;
use crate::text::{Both, Raw};
use crate::value::{Cell, Day, Item, WorkingDays};

rules! { pub(super) FAMILY: Family<Check>;
    NO_TASKS = "E209" "no-tasks" Warning by no_tasks:
        en "the plan has no task",
        vi "kế hoạch không có nhiệm vụ nào",
        help en "add a [[task]] to tasks.toml",
        help vi "thêm [[task]] vào tasks.toml";

    PROVISIONAL_TASKS = "E208" "provisional-tasks" Note by provisional:
        en "{count} of {total} tasks are provisional: not in the text at hand, to be confirmed",
        vi "{count} trên {total} nhiệm vụ là tạm lấy: chưa có trong văn bản, cần xác nhận";

    NO_OUTPUT = "E201" "no-output" Warning in [Assignment] by no_output:
        en "task {task} names no output",
        vi "nhiệm vụ {task} không ghi sản phẩm",
        help en "name its output: `output = …`",
        help vi "ghi sản phẩm của nhiệm vụ: `output = …`";

    DUE_OUTSIDE_PLAN = "E203" "due-outside-plan" Warning by due_outside:
        en "task {task} is due on {due}, outside the plan ({start} to {end})",
        vi "nhiệm vụ {task} có hạn {due}, ngoài kế hoạch ({start} đến {end})";

    DELIVERED_BEFORE_START = "E204" "delivered-before-start" Warning by delivered_before_start:
        en "task {task} was delivered on {on}, before it started on {started}",
        vi "nhiệm vụ {task} nộp kết quả ngày {on}, trước ngày bắt đầu {started}";

    SPENT_ABOVE_COST = "E207" "spent-above-cost" Warning by spent_above_cost:
        en "task {task} spent {spent} đồng, more than the estimated {cost}",
        vi "nhiệm vụ {task} đã chi {spent} đồng, vượt dự toán {cost}";

    DELIVERED_TWICE = "E205" "delivered-twice" Warning by deliveries:
        en "task {task} has two deliveries for {occurrence}",
        vi "nhiệm vụ {task} có hai lần nộp cho {occurrence}",
        help en "the earliest counts; remove the other, or name the occurrence it is for",
        help vi "lần nộp sớm nhất được tính; xóa lần kia hoặc ghi đúng kỳ của nó";

    UNKNOWN_OCCURRENCE = "E206" "unknown-occurrence" Error:
        en "task {task} has no occurrence {occurrence}",
        vi "nhiệm vụ {task} không có kỳ {occurrence}";

    DELIVERY_WITHOUT_OCCURRENCE = "E211" "delivery-without-occurrence" Error:
        en "a delivery of the recurring task {task} does not say what it is `for`",
        vi "một lần nộp của nhiệm vụ định kỳ {task} không ghi cho kỳ nào (`for`)",
        help en "such as {example}",
        help vi "ví dụ {example}";

    NO_OCCURRENCE = "E210" "no-occurrence" Error by no_occurrence:
        en "task {task} never comes up within the plan",
        vi "nhiệm vụ {task} không có kỳ nào trong thời gian kế hoạch";
}

fn no_tasks(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if plan.tasks.is_empty() && plan.tasks.whole {
        sink.push(Finding::new(&NO_TASKS, plan.tasks_place));
    }
}

fn provisional(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if !plan.tasks.whole {
        return;
    }
    let mut provisional = plan.tasks.iter().filter(|task| task.provisional);
    if let Some(first) = provisional.next() {
        let finding = Finding::new(&PROVISIONAL_TASKS, first.id.place).count("count", 1 + provisional.count());
        sink.push(finding.count("total", plan.tasks.len()).field("provisional"));
    }
}

fn no_output(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    for task in plan.tasks.iter().filter(|task| task.output.is_none() && task.sound && task.dropped.is_none()) {
        sink.push(about_task(&NO_OUTPUT, task, task.id.place).field("output"));
    }
}

fn due_outside(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if plan.end.value < plan.start.value {
        return;
    }
    for task in &plan.tasks {
        let days: Vec<At<Day>> = match &task.due.value {
            Due::On(day) => vec![At::new(*day, task.due.place)],
            Due::By(stretch) => vec![At::new(stretch.last_day(), task.due.place)],
            Due::Days(days) => days.clone(),
            // A day that lies far outside does so with and without the holidays of the workspace.
            Due::After { .. } => {
                let due = due_day(task, &WorkingDays::default(), last_day_of_calendar(plan));
                due.map(|due| At::new(due.written, task.due.place)).into_iter().collect()
            }
            Due::Every(_) | Due::EveryReport | Due::Continuous | Due::OnDemand => Vec::new(),
        };
        // Self-scoring and the reports of a year fall in the weeks after its end.
        let last = plan.end.value.plus(DAYS_AFTER_END - 1).unwrap_or(plan.end.value);
        for day in days.iter().filter(|day| !(plan.start.value..=last).contains(&day.value)) {
            let finding = about_task(&DUE_OUTSIDE_PLAN, task, day.place).day("due", day.value).field("due");
            sink.push(bounded(finding, plan, day.value));
        }
    }
}

/// A due day so many days after the plan's end, or later, is probably a slip.
const DAYS_AFTER_END: i64 = 60;

/// The last day that the program knows: by then, every event of a plan has happened.
fn last_day_of_calendar(plan: &Plan) -> Day {
    Day::new(Day::LAST_YEAR, 12, 31).unwrap_or(plan.end.value)
}

fn delivered_before_start(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    const STARTED: Both = Both { en: "it started here", vi: "bắt đầu ở đây" };
    for task in &plan.tasks {
        let Some(started) = task.started else { continue };
        for delivery in task.done.iter().filter(|delivery| delivery.on.value < started.value) {
            let finding = about_task(&DELIVERED_BEFORE_START, task, delivery.on.place).day("on", delivery.on.value);
            sink.push(finding.day("started", started.value).field("done").note(STARTED, started.place));
        }
    }
}

fn spent_above_cost(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    const COST: Both = Both { en: "the estimate", vi: "dự toán" };
    for task in &plan.tasks {
        if let (Some(cost), Some(place), Some(sum)) =
            (&task.cost, task.spent.as_ref().map(|spent| spent.place), spent(task, view.as_of))
            && sum > cost.value
        {
            let finding = about_task(&SPENT_ABOVE_COST, task, place).number("spent", &sum);
            sink.push(finding.number("cost", &cost.value).field("spent").note(COST, cost.place));
        }
    }
}

fn no_occurrence(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    // Faulty days or periods of the plan have findings already.
    if plan.end.value < plan.start.value || !plan.periods_known {
        return;
    }
    for task in plan.tasks.iter().filter(|task| task.sound && task.due.value.is_recurring()) {
        if all_occurrences(plan, task).is_empty() {
            sink.push(about_task(&NO_OCCURRENCE, task, task.due.place).field("due"));
        }
    }
}

/// Each delivery belongs to one occurrence, and each occurrence has at most one.
fn deliveries(Context { plan, .. }: Context<'_>, sink: &mut Sink) {
    if plan.end.value < plan.start.value || !plan.periods_known {
        return;
    }
    for task in &plan.tasks {
        if task.due.value.is_recurring() {
            recurring(plan, task, sink);
        } else {
            one_off(plan, task, sink);
        }
    }
}

/// Whether a delivery was for due days that were in force before an amendment.
fn is_of_former(plan: &Plan, task: &Task, name: &OccurrenceName) -> bool {
    let mut due = task.was.iter().map(|former| &former.due.value);
    due.any(|due| names_due_day(due, name) || occurrences_of(plan, due).iter().any(|one| one.is_called(name)))
}

fn recurring(plan: &Plan, task: &Item<Task>, sink: &mut Sink) {
    const UNQUOTE: Both = Both { en: "write the day without quotes", vi: "viết ngày không có dấu nháy" };
    const FIRST: Both = Both { en: "the other delivery", vi: "lần nộp kia" };
    // A delivery for a day before the issue counts for nothing, and is not a slip.
    let known = all_occurrences(plan, task);
    let owed_from = plan.task_owed_from(task);
    let owed = || known.iter().filter(|occurrence| occurrence.due.day >= owed_from);
    let is_owed = |name: &At<OccurrenceName>| owed().any(|occurrence| occurrence.is_called(&name.value));
    // A task that never comes up breaks another rule.
    let Some(first) = known.first() else { return };
    let mut seen: Vec<(&Occurrence, &At<OccurrenceName>)> = Vec::new();
    // Each member of a group delivers for itself; that one delivers twice is a rule of groups.
    let of_one = plan.leading_groups(task).is_empty();
    for delivery in &task.done {
        let Some(name) = &delivery.occurrence else {
            // A `for` that could not be read is not one that is missing.
            if delivery.sound {
                let finding = about_task(&DELIVERY_WITHOUT_OCCURRENCE, task, delivery.place);
                sink.push(finding.text("example", example(&first.name)).field("done"));
            }
            continue;
        };
        let Some(meant) = known.iter().find(|occurrence| occurrence.is_called(&name.value)) else {
            if is_of_former(plan, task, &name.value) {
                continue;
            }
            let finding =
                about_task(&UNKNOWN_OCCURRENCE, task, name.place).arg("occurrence", named(&name.value)).field("done");
            let quoted = match &name.value {
                OccurrenceName::Report(text) => Day::parse(text),
                OccurrenceName::Day(_) => None,
            };
            let quoted = quoted.filter(|day| known.iter().any(|one| one.name == OccurrenceName::Day(*day)));
            sink.push(match quoted {
                Some(day) => finding.help(UNQUOTE).repair(Repair::Text(day.to_string().into())),
                None => finding.suggest(suggestion(&name.value, &known).as_deref()),
            });
            continue;
        };
        if let Some((_, other)) = seen.iter().find(|(one, _)| *one == meant) {
            let finding = about_task(&DELIVERED_TWICE, task, name.place).arg("occurrence", named(&name.value));
            sink.push(finding.field("done").note(FIRST, other.place));
        } else if of_one && is_owed(name) {
            // A delivery that nobody owes counts for nothing, however often it is there.
            seen.push((meant, name));
        }
    }
}

/// The nearest report, or the day in the same month.
fn suggestion(name: &OccurrenceName, known: &[Occurrence]) -> Option<String> {
    match name {
        OccurrenceName::Report(name) => {
            let names: Vec<String> = known
                .iter()
                .filter_map(|occurrence| match &occurrence.name {
                    OccurrenceName::Report(known) => Some(known.to_string()),
                    OccurrenceName::Day(_) => occurrence.period_name(),
                })
                .collect();
            crate::value::nearest(name, names.iter().map(String::as_str)).map(str::to_owned)
        }
        OccurrenceName::Day(day) => {
            let same = |due: Day| (due.year(), due.month()) == (day.year(), day.month());
            known.iter().find(|occurrence| same(occurrence.due.written)).map(Occurrence::written_name)
        }
    }
}

fn one_off(plan: &Plan, task: &Item<Task>, sink: &mut Sink) {
    for delivery in &task.done {
        let Some(name) = &delivery.occurrence else { continue };
        if !names_due_day(&task.due.value, &name.value) && !is_of_former(plan, task, &name.value) && task.sound {
            let finding = about_task(&UNKNOWN_OCCURRENCE, task, name.place).arg("occurrence", named(&name.value));
            sink.push(finding.field("done"));
        }
    }
}

fn named(name: &OccurrenceName) -> Cell {
    match name {
        OccurrenceName::Report(name) => Cell::Text(Raw::new(&**name)),
        OccurrenceName::Day(day) => Cell::Day(*day),
    }
}

/// The line as a file has it.
fn example(name: &OccurrenceName) -> String {
    match name {
        OccurrenceName::Report(name) => format!("for = \"{name}\""),
        OccurrenceName::Day(day) => format!("for = {day}"),
    }
}

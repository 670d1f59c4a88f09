//! Rules about the money of a plan: its funds, and the tasks that they pay for.

use super::context::{Check, Context, about_task};
use crate::calc::{MoneySum, State, TaskMoney, spent, task_money, task_status};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::Task;
use crate::text::Both;

rules! { pub(super) FAMILY: Family<Check>;
    FUND_OVER_ALLOTMENT = "E136" "fund-over-allotment" Warning by over_allotment:
        en "fund {fund} is allotted {allotted} đồng, but its tasks are estimated at {cost} and have spent {spent}",
        vi "nguồn {fund} được giao {allotted} đồng, nhưng các nhiệm vụ có dự toán {cost} và đã chi {spent}";

    SPENT_WITHOUT_DELIVERY = "E224" "spent-without-delivery" Warning by without_delivery:
        en "task {task} spent {spent} đồng and was due on {due}, but nothing is delivered",
        vi "nhiệm vụ {task} đã chi {spent} đồng, hạn {due} đã qua mà chưa nộp kết quả nào",
        help en "record the delivery (`cchc done {task}`), or the decision that the task is dropped",
        help vi "ghi kết quả đã nộp (`cchc done {task}`), hoặc quyết định dừng nhiệm vụ";

    COST_WITHOUT_FUND = "E225" "cost-without-fund" Warning by without_fund:
        en "task {task} is estimated at {cost} đồng and names no fund",
        vi "nhiệm vụ {task} có dự toán {cost} đồng nhưng không ghi nguồn kinh phí",
        help en "name a fund of plan.toml: `fund = …`",
        help vi "ghi nguồn kinh phí đã khai báo trong plan.toml: `fund = …`";
}

/// A fund whose tasks need more than it has, or have spent more. The estimate of a dropped task counts as far as it was
/// spent.
fn over_allotment(Context { today, view, .. }: Context<'_>, sink: &mut Sink) {
    for fund in &today.funds {
        let Some(allotted) = &fund.allotted else { continue };
        let id = fund.id.value.as_str();
        let pays_for = |task: &Task| task.fund.as_ref().is_some_and(|named| named.value.is(id));
        let tasks = today.tasks.iter().filter(|task| pays_for(task));
        let money: Vec<TaskMoney> = tasks.filter_map(|task| task_money(task, view.as_of)).collect();
        let MoneySum { cost, spent } = MoneySum::of(&money);
        if cost > allotted.value || spent > allotted.value {
            let finding = Finding::new(&FUND_OVER_ALLOTMENT, allotted.place).text("fund", id).item(id);
            let finding = finding.number("allotted", &allotted.value).number("cost", &cost);
            sink.push(finding.number("spent", &spent).field("allotted"));
        }
    }
}

/// Money is often spent long before the result is there. So only a task that is overdue, and for which nothing at all
/// was delivered, is named: not one that recurs and has delivered before.
fn without_delivery(Context { today, view, .. }: Context<'_>, sink: &mut Sink) {
    const DUE: Both = Both { en: "it is due here", vi: "thời hạn ở đây" };
    for task in today.tasks.iter().filter(|task| task.sound) {
        let Some((place, sum)) = task.spent.as_ref().map(|spent| spent.place).zip(spent(task, view.as_of)) else {
            continue;
        };
        if sum.is_zero() || task.done.iter().any(|delivery| delivery.on.value <= view.as_of) || !task.done.whole {
            continue;
        }
        let status = task_status(today, task, view);
        if let (State::Overdue, Some(due)) = (status.state, status.due) {
            let finding = about_task(&SPENT_WITHOUT_DELIVERY, task, place).number("spent", &sum).day("due", due);
            sink.push(finding.field("spent").note(DUE, task.due.place));
        }
    }
}

/// Where funds are listed, the sums by fund lack the tasks that name none.
fn without_fund(Context { today, view, .. }: Context<'_>, sink: &mut Sink) {
    if today.funds.is_empty() || !today.funds.whole {
        return;
    }
    let standing = today.standing(view.as_of).filter(|task| task.fund.is_none() && task.sound);
    for (task, cost) in standing.filter_map(|task| Some((task, task.cost.as_ref()?))) {
        if !cost.value.is_zero() {
            let finding = about_task(&COST_WITHOUT_FUND, task, cost.place).number("cost", &cost.value);
            sink.push(finding.field("fund"));
        }
    }
}

//! The bulletin for the loudspeaker: public facts. It names no person and no difficulty.

use super::facts::{Facts, is_within};
use super::fields::Fields;
use super::target_words;
use super::wording::{count, day, line, list};
use crate::calc::{State, Tally};
use crate::report::targets::rows::{PlanTargets, Title};

/// The fields of the bulletin.
pub(super) fn bulletin(facts: &Facts<'_>, targets: &PlanTargets) -> Fields {
    let unit = &facts.unit.name;
    let greeting = facts.unit.people().map(|people| format!("Kính thưa nhân dân {people}!"));
    Fields::default()
        .with("greeting", greeting.unwrap_or_else(|| "Kính thưa quý vị và bà con!".to_owned()))
        .with("facts", list(state_of_plan(facts)))
        .with("results", list(results(facts)))
        .with("services", list(services(targets)))
        .with("closing", format!("Mọi phản ánh, kiến nghị về cải cách hành chính xin gửi đến {unit}"))
}

fn state_of_plan(facts: &Facts<'_>) -> Vec<String> {
    let tally: Tally = facts.tasks.iter().map(|(_, status)| status.state).collect();
    let done = tally.of(State::Done) + tally.of(State::DoneLate);
    let title = line(facts.plan.title.raw());
    let so_far = format!("{title} có {} nhiệm vụ; đến ngày {}", count(tally.tasks()), day(facts.day()));
    let mut facts_of_plan = vec![if done == 0 {
        format!("{so_far} chưa hoàn thành nhiệm vụ nào")
    } else {
        format!("{so_far} đã hoàn thành {} nhiệm vụ", count(done))
    }];
    let going_on = tally.of(State::InProgress) + tally.of(State::DueSoon);
    if going_on > 0 {
        facts_of_plan.push(format!("Đang thực hiện {} nhiệm vụ", count(going_on)));
    }
    facts_of_plan
}

/// The tasks of which something was delivered in the period, by their titles alone.
fn results(facts: &Facts<'_>) -> Vec<String> {
    let delivered = facts.tasks.iter().filter(|(task, _)| {
        let mut days = task.done.iter().map(|delivery| delivery.on.value);
        days.any(|on| is_within(&facts.request.period, on) && on <= facts.day())
    });
    delivered.map(|(task, _)| line(task.title.raw())).collect()
}

fn services(targets: &PlanTargets) -> Vec<String> {
    // The counts of the program, such as gaps in the assignment, tell citizens nothing.
    let measured = targets.targets.iter().filter(|row| matches!(row.title, Title::File(_)));
    let known = measured.filter_map(|row| Some((row, target_words::value(row)?)));
    known.map(|(row, value)| format!("{}: {value}", target_words::title(row))).collect()
}

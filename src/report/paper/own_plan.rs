//! The plan itself as a paper: as a plan (KH), or behind the articles of a decision (QĐ).

use super::common::{ARTICLES, document, is_decision, lower_first};
use super::facts::{Facts, sentence};
use super::fields::Fields;
use super::target_words;
use super::wording::{capitals, ended, line, list, roman};
use crate::model::{Assignee, Task, written_deadline};
use crate::report::targets::rows::{PlanTargets, TargetRow};
use crate::text::Raw;

/// The fields of the plan.
pub(super) fn own_plan(facts: &Facts<'_>, targets: &PlanTargets) -> Fields {
    let plan = facts.plan;
    let decides = is_decision(plan);
    let fields = plan.priority_fields.as_ref().map(|at| at.value.as_slice()).unwrap_or_default();
    let rules = plan.funding.rules.as_slice();
    let source = plan.funding.source.as_ref();
    let parts = parts(&[
        ("priority-fields", !fields.is_empty()),
        ("goals", !targets.targets.is_empty()),
        ("areas", !plan.areas.is_empty()),
        ("solutions", !plan.solutions.is_empty()),
        ("funding", source.is_some() || !rules.is_empty()),
        ("assignments", true),
    ]);
    Fields::default()
        .with("parts", parts)
        .with("decision", decides.then_some(""))
        .with("authority", decides.then(|| authority(facts)))
        .with("articles", if decides { articles(facts) } else { Vec::new() })
        .with("priority-fields", list(fields.iter().map(|at| sentence(at.value.raw()))))
        .with("goals", goals(facts, targets))
        .with("areas", areas(facts))
        .with("solutions", solutions(facts))
        .with("funding", source.map(|text| sentence(text.raw())))
        .with("funding-rules", list(rules.iter().map(|at| document(&sentence(at.value.raw())))))
        .with("assignments", assignments(facts))
}

/// Roman numbers for the parts that are there: a plan does not announce what it lacks.
fn parts(all: &[(&'static str, bool)]) -> Fields {
    let there = all.iter().filter(|(_, is_there)| *is_there).enumerate();
    there.fold(Fields::default(), |fields, (at, (name, _))| fields.with(name, roman(at + 1)))
}

/// The one who decides. A chairman who signs in his own name decides himself; "TM." says that the committee does.
fn authority(facts: &Facts<'_>) -> String {
    let capacity = facts.plan.signature.as_ref().and_then(|signature| signature.capacity.as_ref());
    let is_for_all = capacity.is_none_or(|capacity| capacity.as_str().trim_start().to_uppercase().starts_with("TM"));
    let unit = capitals(&facts.unit.name);
    if is_for_all || !facts.unit.is_committee() { unit } else { format!("CHỦ TỊCH {unit}") }
}

fn articles(facts: &Facts<'_>) -> Vec<Fields> {
    let title = line(facts.plan.title.raw());
    let texts: [String; ARTICLES] = [
        format!("Ban hành kèm theo Quyết định này {title}."),
        "Quyết định này có hiệu lực kể từ ngày ký.".to_owned(),
        "Các cơ quan, đơn vị, cá nhân được giao nhiệm vụ tại Kế hoạch và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
            .to_owned(),
    ];
    let article =
        |(at, text): (usize, String)| Fields::default().with("number", (at + 1).to_string()).with("text", text);
    texts.into_iter().enumerate().map(article).collect()
}

/// The targets in sentences, section by section, with those under them.
fn goals(facts: &Facts<'_>, targets: &PlanTargets) -> Vec<Fields> {
    type Goal = (String, Vec<String>);
    let mut sections: Vec<(Option<Raw>, Vec<Goal>)> = Vec::new();
    for row in &targets.targets {
        let heading = row.section.heading.as_ref().map(|(_, title)| title.clone());
        if sections.last().is_none_or(|(known, _)| *known != heading) {
            sections.push((heading, Vec::new()));
        }
        let Some((_, goals)) = sections.last_mut() else { continue };
        let text = goal_text(facts, row);
        match goals.last_mut().filter(|_| row.depth > 0) {
            Some((_, parts)) => parts.push(text),
            None => goals.push((text, Vec::new())),
        }
    }
    let goal = |(text, parts): Goal| Fields::default().with("text", text).with("parts", list(parts));
    let section = |(title, goals): (Option<Raw>, Vec<Goal>)| {
        let goals = ended(goals.into_iter().map(goal).collect());
        Fields::default().with("title", title.as_ref().map(line)).with("targets", goals)
    };
    sections.into_iter().map(section).collect()
}

/// The wording of the written plan, else title and bound.
fn goal_text(facts: &Facts<'_>, row: &TargetRow) -> String {
    let target = facts.plan.targets.named(row.id.as_str());
    let written = target.and_then(|target| target.text.as_ref()).map(|text| sentence(text.raw()));
    written.unwrap_or_else(|| {
        let title = target_words::title(row);
        target_words::asked(row).map_or_else(|| title.clone(), |bound| format!("{title}: {bound}"))
    })
}

fn areas(facts: &Facts<'_>) -> Vec<Fields> {
    let area = |(at, area): (usize, &crate::model::Area)| {
        let lead = area.lead.as_ref().and_then(|lead| facts.plan.assignee(&lead.value));
        let tasks = facts
            .tasks_of(area.id.value.as_str())
            .map(|(task, _)| Fields::default().with("id", task.id.value.as_str()).with("text", task_text(facts, task)));
        Fields::default()
            .with("number", (at + 1).to_string())
            .with("id", area.id.value.as_str())
            .with("title", line(area.title.raw()))
            .with("lead", lead.map(|one| line(one.title.raw())))
            .with("tasks", ended(tasks.collect()))
    };
    facts.plan.areas.iter().map(|item| &item.value).enumerate().map(area).collect()
}

fn task_text(facts: &Facts<'_>, task: &Task) -> String {
    let (title, lead) = (sentence(task.title.raw()), facts.leads(task));
    let due = written_deadline(&task.due.value);
    let lead = if lead.is_empty() { String::new() } else { format!("chủ trì: {lead}; ") };
    format!("{title} ({lead}thời hạn: {})", lower_first(&due))
}

fn solutions(facts: &Facts<'_>) -> Vec<Fields> {
    let one = |solution: &crate::model::Solution| {
        Fields::default().with("number", solution.number.value.to_string()).with("text", line(solution.text.raw()))
    };
    facts.plan.solutions.iter().map(|solution| one(solution)).collect()
}

/// The areas and tasks that each assignee leads, and the tasks that it supports.
fn assignments(facts: &Facts<'_>) -> Vec<Fields> {
    let one = |assignee: &Assignee| {
        let id = assignee.id.value.as_str();
        let is_theirs =
            |people: &[crate::source::At<crate::value::AssigneeId>]| people.iter().any(|one| one.value.is(id));
        let areas = facts.plan.areas.iter().filter(|area| area.lead.as_ref().is_some_and(|lead| lead.value.is(id)));
        let mut leads: Vec<String> =
            areas.map(|area| format!("Phụ trách lĩnh vực: {}", line(area.title.raw()))).collect();
        let led = tasks(facts, |task| is_theirs(&task.leads));
        leads.extend(led.map(|ids| format!("Chủ trì nhiệm vụ: {ids}")));
        let supported = tasks(facts, |task| is_theirs(&task.support));
        let supports = supported.map(|ids| format!("Phối hợp thực hiện nhiệm vụ: {ids}."));
        (!leads.is_empty() || supports.is_some()).then(|| {
            Fields::default()
                .with("title", line(assignee.title.raw()))
                .with("leads", list(leads))
                .with("supports", supports)
        })
    };
    facts.plan.assignees.iter().filter_map(|assignee| one(assignee)).collect()
}

/// The ids of tasks, as one text.
fn tasks(facts: &Facts<'_>, takes: impl Fn(&Task) -> bool) -> Option<String> {
    let of_these = facts.tasks.iter().filter(|(task, _)| takes(task));
    let ids: Vec<&str> = of_these.map(|(task, _)| task.id.value.as_str()).collect();
    (!ids.is_empty()).then(|| ids.join(", "))
}

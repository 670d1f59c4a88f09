//! Checks of who answers for what: gaps, which `calc` finds, and what else is worth a look.

use super::{Check, Context};
use super::{
    assignment_rules::AREA_WITHOUT_LEAD, assignment_rules::EXTERNAL_LEAD, assignment_rules::IDLE_ASSIGNEE,
    assignment_rules::LEAD_OUTSIDE_AREA, assignment_rules::NAMED_TWICE, assignment_rules::OVERLOADED_ASSIGNEE,
    assignment_rules::OVERSEER_LEADS_AREA, assignment_rules::SIMILAR_DUTY, assignment_rules::rule_of,
};
use crate::calc::{Duties, Gap, GapKind, gaps_among, loads};
use crate::diag::{Finding, Rule, Sink};
use crate::model::{Area, Assignee, AssigneeId, AssigneeKind, Plan, Task, TaskId};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Item, Referrers};

pub(super) const CHECKS: &[Check] =
    &[gaps_and_duties, named_twice, areas_without_lead, leads_outside_area, external_leads, assignees, overseers];

fn about(rule: &'static Rule, task: &Task, place: Place) -> Finding {
    let id = task.id.value.as_str();
    Finding::new(rule, place).text("task", id).item(id)
}

/// The tasks that stand on the day.
fn standing(Context { plan, view, .. }: Context<'_>) -> impl Iterator<Item = &Item<Task>> {
    plan.standing(view.as_of)
}

/// The post by its title, as people call it.
fn title(plan: &Plan, id: &AssigneeId) -> String {
    plan.assignee(id).map_or_else(|| id.as_str(), |one| one.title.as_str()).to_owned()
}

/// Gaps, and tasks that look like one duty: both are told from the titles, which are taken apart once.
fn gaps_and_duties(context: Context<'_>, sink: &mut Sink) {
    let duties = Duties::of(standing(context));
    found_gaps(context, &duties, sink);
    similar(duties, sink);
}

fn found_gaps(Context { plan, view, .. }: Context<'_>, duties: &Duties<'_>, sink: &mut Sink) {
    for gap in gaps_among(plan, view, duties) {
        let task = gap.tasks.first().and_then(|id| plan.tasks.named(id.as_str()));
        // A lead that could not be read is no lack of one.
        if gap.kind == GapKind::NoLead && task.is_some_and(|task| !task.sound) {
            continue;
        }
        // Nor is a post vacant whose holder's days are written backwards.
        let is_backwards = |id: &AssigneeId| {
            plan.assignee(id).is_some_and(|post| post.holders.iter().any(|holder| holder.is_backwards()))
        };
        if gap.kind == GapKind::Vacant && gap.assignees.iter().any(is_backwards) {
            continue;
        }
        sink.push(gap_finding(plan, &gap));
    }
}

fn gap_finding(plan: &Plan, gap: &Gap) -> Finding {
    const FIRST_LEAD: Both = Both { en: "the first lead", vi: "người chủ trì thứ nhất" };
    const FIRST_ROLE: Both = Both { en: "the first role", vi: "vai trò thứ nhất" };
    const FIRST_TASK: Both = Both { en: "the first of them", vi: "nhiệm vụ thứ nhất" };
    let (field, first) = match gap.kind {
        GapKind::NoLead | GapKind::Vacant => ("lead", None),
        GapKind::SeveralLeads => ("lead", Some(FIRST_LEAD)),
        GapKind::TwoRoles => ("", Some(FIRST_ROLE)),
        GapKind::SameDuty => ("title", Some(FIRST_TASK)),
    };
    let tasks: Vec<&str> = gap.tasks.iter().map(TaskId::as_str).collect();
    let item = match gap.kind {
        GapKind::SameDuty => tasks.get(1),
        GapKind::NoLead | GapKind::SeveralLeads | GapKind::Vacant | GapKind::TwoRoles => tasks.first(),
    };
    let item = item.copied().unwrap_or_default();
    let mut finding = Finding::new(rule_of(gap.kind), gap.place).text("task", item).item(item).field(field);
    finding = match gap.kind {
        GapKind::NoLead => finding,
        GapKind::SeveralLeads => {
            let leads = gap.assignees.iter().map(AssigneeId::as_str);
            finding.count("count", gap.assignees.len()).texts("leads", leads)
        }
        GapKind::Vacant | GapKind::TwoRoles => {
            let posts = gap.assignees.iter().map(|one| title(plan, one));
            match &gap.person {
                Some(person) => {
                    let posts = posts.collect::<Vec<String>>().join("; ");
                    finding.texts("assignee", [format!("{} ({posts})", person.as_str())])
                }
                None => finding.texts("assignee", posts),
            }
        }
        GapKind::SameDuty => finding.texts("tasks", tasks),
    };
    if let Some(day) = gap.day {
        finding = finding.day("day", day);
    }
    match (first, gap.other) {
        (Some(says), Some(place)) => finding.note(says, place),
        (None, _) | (_, None) => finding,
    }
}

fn named_twice(context: Context<'_>, sink: &mut Sink) {
    const FIRST: Both = Both { en: "the first time", vi: "lần thứ nhất" };
    for task in standing(context) {
        for (field, role) in [("lead", &task.leads), ("support", &task.support), ("oversee", &task.oversee)] {
            if role.len() < 2 {
                continue;
            }
            let places: Referrers<'_, Place> = role.iter().map(|one| (one.value.as_str(), one.place)).collect();
            for person in role {
                let first = places.to(person.value.as_str()).next().filter(|first| **first != person.place);
                if let Some(first) = first {
                    let finding = about(&NAMED_TWICE, task, person.place);
                    let finding = finding.text("assignee", title(context.plan, &person.value)).field(field);
                    sink.push(finding.note(FIRST, *first));
                }
            }
        }
    }
}

fn similar(duties: Duties<'_>, sink: &mut Sink) {
    const OTHER: Both = Both { en: "the other task", vi: "nhiệm vụ kia" };
    for (first, second) in duties.similar() {
        let finding = about(&SIMILAR_DUTY, second, second.title_place).text("first", first.id.value.as_str());
        sink.push(finding.field("title").note(OTHER, first.title_place));
    }
}

fn areas_without_lead(context: Context<'_>, sink: &mut Sink) {
    let by_area: Referrers<'_, ()> = standing(context).map(|task| (task.area.value.as_str(), ())).collect();
    let has_tasks = |area: &&Item<Area>| by_area.to(area.id.value.as_str()).next().is_some();
    let open = context.plan.areas.iter().filter(|area| area.lead.is_none() && area.sound).filter(has_tasks);
    let open: Vec<&Item<Area>> = open.collect();
    // One for all of them: twelve areas without a lead are one thing to settle, and not twelve.
    if let Some(first) = open.first() {
        let finding = Finding::new(&AREA_WITHOUT_LEAD, first.id.place);
        sink.push(finding.texts("areas", open.iter().map(|area| area.id.value.as_str())).field("lead"));
    }
}

/// The tasks of areas that somebody answers for, with the area and who that is.
fn with_area_lead(context: Context<'_>) -> impl Iterator<Item = (&Item<Task>, &Item<Area>, &At<AssigneeId>)> {
    standing(context).filter_map(move |task| {
        let area = context.plan.areas.named(task.area.value.as_str())?;
        Some((task, area, area.lead.as_ref()?))
    })
}

const AREA_LEAD: Both = Both { en: "who answers for the area", vi: "người phụ trách lĩnh vực" };

fn leads_outside_area(context: Context<'_>, sink: &mut Sink) {
    for (task, area, area_lead) in with_area_lead(context) {
        // With a part in the task, the two know of each other.
        if task.people().any(|one| one.value.is(area_lead.value.as_str())) {
            continue;
        }
        // Who is not known was reported as that.
        let is_known = |id: &AssigneeId| context.plan.assignee(id).is_some();
        if let [lead] = task.leads.as_slice()
            && !lead.value.is(area_lead.value.as_str())
            && is_known(&lead.value)
            && is_known(&area_lead.value)
        {
            let finding =
                about(&LEAD_OUTSIDE_AREA, task, lead.place).text("assignee", title(context.plan, &lead.value));
            let finding =
                finding.text("area", area.id.value.as_str()).text("lead", title(context.plan, &area_lead.value));
            sink.push(finding.field("lead").note(AREA_LEAD, area_lead.place));
        }
    }
}

fn overseers(context: Context<'_>, sink: &mut Sink) {
    for (task, area, area_lead) in with_area_lead(context) {
        let is_area_lead = |one: &&At<AssigneeId>| one.value.is(area_lead.value.as_str());
        // Who does the work besides has two roles, and was told so.
        if task.leads.iter().chain(&task.support).any(|one| is_area_lead(&one)) {
            continue;
        }
        if let Some(overseer) = task.oversee.iter().find(is_area_lead) {
            let finding = about(&OVERSEER_LEADS_AREA, task, overseer.place);
            let finding = finding.text("assignee", title(context.plan, &overseer.value));
            let finding = finding.text("area", area.id.value.as_str()).field("oversee");
            sink.push(finding.note(AREA_LEAD, area_lead.place));
        }
    }
}

fn external_leads(context: Context<'_>, sink: &mut Sink) {
    for task in standing(context) {
        for lead in &task.leads {
            let post = context.plan.assignee(&lead.value);
            if let Some(post) = post.filter(|post| post.kind == AssigneeKind::External) {
                let finding = about(&EXTERNAL_LEAD, task, lead.place).text("assignee", post.title.as_str());
                sink.push(finding.field("lead"));
            }
        }
    }
}

fn assignees(Context { plan, view, .. }: Context<'_>, sink: &mut Sink) {
    let about = |rule, one: &Assignee, place| {
        Finding::new(rule, place).text("assignee", one.title.as_str()).item(one.id.value.as_str())
    };
    for (one, load) in plan.assignees.iter().zip(loads(plan, view)) {
        // A role that could not be read may be this one's.
        if load.is_empty() && plan.tasks.is_sound() && !plan.tasks.is_empty() {
            sink.push(about(&IDLE_ASSIGNEE, one, one.id.place).field("id"));
        }
        if let Some(most) = one.max_leads.filter(|most| load.leads > most.value as usize) {
            let finding = about(&OVERLOADED_ASSIGNEE, one, most.place).count("leads", load.leads);
            sink.push(finding.count("most", most.value).field("max-leads"));
        }
    }
}

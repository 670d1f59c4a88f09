//! Rules about assignment: gaps, which `calc` finds, and less certain signs.

use super::context::{Check, Context, about_task};
use crate::calc::{Duties, Gap, GapKind, gaps_among, role_counts};
use crate::diag::{Family, Finding, Sink, rules};
use crate::model::{Area, Assignee, AssigneeKind, Plan, Task};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AssigneeId, Item, Referrers, TaskId};

rules! { pub(super) FAMILY: Family<Check>;
    NO_LEAD = "E401" "no-lead" Warning in [Assignment, Gaps] by gaps_and_duties:
        en "nobody leads task {task}",
        vi "nhiệm vụ {task} chưa có người chủ trì",
        help en "name one lead; `cchc assign --suggest` proposes one where it can",
        help vi "ghi một người chủ trì; `cchc assign --suggest` đề xuất khi có thể";

    SEVERAL_LEADS = "E402" "several-leads" Warning in [Assignment, Gaps]:
        en "task {task} has {count} leads: {leads}",
        vi "nhiệm vụ {task} có {count} người chủ trì: {leads}",
        help en "name one lead; the others support",
        help vi "chỉ ghi một người chủ trì; những người khác phối hợp";

    VACANT_POST = "E403" "vacant-post" Warning in [Assignment, Gaps]:
        en "task {task} is led by {assignee}, but nobody holds that post on {day}",
        vi "nhiệm vụ {task} do {assignee} chủ trì, nhưng ngày {day} chức danh này không có người giữ",
        help en "give the task to somebody else, or add the holder to assignees.toml",
        help vi "giao nhiệm vụ cho người khác, hoặc bổ sung người giữ chức danh vào assignees.toml";

    TWO_ROLES = "E404" "two-roles" Warning in [Assignment, Gaps]:
        en "{assignee} has two roles in task {task}",
        vi "{assignee} giữ hai vai trò trong nhiệm vụ {task}",
        help en "keep one role: a lead need not support, and nobody oversees their own work",
        help vi "chỉ để một vai trò: đã chủ trì thì không cần phối hợp, và không ai tự giám sát mình";

    SAME_DUTY = "E405" "same-duty" Warning in [Assignment, Gaps]:
        en "tasks {tasks} are one duty given twice",
        vi "các nhiệm vụ {tasks} là một việc giao hai lần",
        help en "drop one of them, or write the difference into the titles",
        help vi "bỏ bớt một nhiệm vụ, hoặc ghi rõ trong tên điểm khác nhau";

    SIMILAR_DUTY = "E406" "similar-duty" Warning in [Assignment]:
        en "tasks {first} and {task} look like one duty in other words",
        vi "nhiệm vụ {first} và {task} có vẻ là một việc, chỉ diễn đạt khác",
        help en "drop one of them, or write the difference into the titles",
        help vi "bỏ bớt một nhiệm vụ, hoặc ghi rõ trong tên điểm khác nhau";

    NAMED_TWICE = "E413" "named-twice" Warning in [Assignment] by named_twice:
        en "task {task} names {assignee} twice in one role",
        vi "nhiệm vụ {task} ghi {assignee} hai lần trong cùng một vai trò",
        help en "name it once",
        help vi "chỉ ghi một lần";

    AREA_WITHOUT_LEAD = "E407" "area-without-lead" Warning in [Assignment] by areas_without_lead:
        en "areas with tasks that nobody answers for: {areas}",
        vi "lĩnh vực có nhiệm vụ nhưng chưa có người phụ trách: {areas}",
        help en "name its lead: `lead = …`",
        help vi "ghi người phụ trách: `lead = …`";

    LEAD_OUTSIDE_AREA = "E408" "lead-outside-area" Note in [Assignment] by leads_outside_area:
        en "task {task} is led by {assignee}; {lead} answers for its area {area} and has no part in it",
        vi "nhiệm vụ {task} do {assignee} chủ trì; {lead} phụ trách lĩnh vực {area} nhưng không có vai trò nào";

    EXTERNAL_LEAD = "E409" "external-lead" Note in [Assignment] by external_leads:
        en "task {task} is led by {assignee}, which the committee can only ask",
        vi "nhiệm vụ {task} do {assignee} chủ trì; Ủy ban nhân dân chỉ có thể đề nghị cơ quan này";

    IDLE_ASSIGNEE = "E410" "idle-assignee" Warning in [Assignment] by assignees:
        en "{assignee} has no part in any task",
        vi "{assignee} không được giao việc nào",
        help en "give it a task, or take it out of assignees.toml",
        help vi "giao việc, hoặc bỏ khỏi assignees.toml";

    OVERLOADED_ASSIGNEE = "E411" "overloaded-assignee" Warning in [Assignment]:
        en "tasks led by {assignee}: {leads}, more than its limit of {most}",
        vi "{assignee} chủ trì {leads} nhiệm vụ, quá mức {most}",
        help en "give some of them to others",
        help vi "chuyển bớt cho người khác";

    OVERSEER_LEADS_AREA = "E412" "overseer-leads-area" Warning in [Assignment] by overseers:
        en "{assignee} oversees task {task}, but answers for its area {area}",
        vi "{assignee} giám sát nhiệm vụ {task} nhưng chính là người phụ trách lĩnh vực {area}",
        help en "choose an overseer who does not lead the area",
        help vi "giao giám sát cho người khác, không phụ trách lĩnh vực";
}

/// The tasks that stand on the day.
fn standing(Context { today, view, .. }: Context<'_>) -> impl Iterator<Item = &Item<Task>> {
    today.standing(view.as_of)
}

/// The post by its title, as people call it.
fn title(plan: &Plan, id: &AssigneeId) -> String {
    plan.assignee(id).map_or_else(|| id.as_str(), |one| one.title.as_str()).to_owned()
}

/// Finds gaps, and tasks that look like one duty. Both need the titles taken apart, which is done once.
fn gaps_and_duties(context: Context<'_>, sink: &mut Sink) {
    let duties = Duties::of(standing(context));
    found_gaps(context, &duties, sink);
    similar(duties, sink);
}

fn found_gaps(Context { today: plan, view, .. }: Context<'_>, duties: &Duties<'_>, sink: &mut Sink) {
    for gap in gaps_among(plan, view, duties) {
        let task = gap.tasks.first().and_then(|id| plan.tasks.named(id.as_str()));
        // A lead that could not be read is not missing.
        if gap.kind == GapKind::NoLead && task.is_some_and(|task| !task.sound) {
            continue;
        }
        // A post whose holder's days are written backwards is not vacant.
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
    let (rule, field, first) = match gap.kind {
        GapKind::NoLead => (&NO_LEAD, "lead", None),
        GapKind::Vacant => (&VACANT_POST, "lead", None),
        GapKind::SeveralLeads => (&SEVERAL_LEADS, "lead", Some(FIRST_LEAD)),
        GapKind::TwoRoles => (&TWO_ROLES, "", Some(FIRST_ROLE)),
        GapKind::SameDuty => (&SAME_DUTY, "title", Some(FIRST_TASK)),
    };
    let tasks: Vec<&str> = gap.tasks.iter().map(TaskId::as_str).collect();
    let item = match gap.kind {
        GapKind::SameDuty => tasks.get(1),
        GapKind::NoLead | GapKind::SeveralLeads | GapKind::Vacant | GapKind::TwoRoles => tasks.first(),
    };
    let item = item.copied().unwrap_or_default();
    let mut finding = Finding::new(rule, gap.place).text("task", item).item(item).field(field);
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
                    let finding = about_task(&NAMED_TWICE, task, person.place);
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
        let finding = about_task(&SIMILAR_DUTY, second, second.title_place).text("first", first.id.value.as_str());
        sink.push(finding.field("title").note(OTHER, first.title_place));
    }
}

fn areas_without_lead(context: Context<'_>, sink: &mut Sink) {
    let by_area: Referrers<'_, ()> = standing(context).map(|task| (task.area.value.as_str(), ())).collect();
    let has_tasks = |area: &&Item<Area>| by_area.to(area.id.value.as_str()).next().is_some();
    let open = context.plan.areas.iter().filter(|area| area.lead.is_none() && area.sound).filter(has_tasks);
    let open: Vec<&Item<Area>> = open.collect();
    // One finding names all of them: somebody settles twelve areas without a lead in one sitting.
    if let Some(first) = open.first() {
        let finding = Finding::new(&AREA_WITHOUT_LEAD, first.id.place);
        sink.push(finding.texts("areas", open.iter().map(|area| area.id.value.as_str())).field("lead"));
    }
}

/// The tasks of areas that have a lead, with the area and that lead.
fn with_area_lead(context: Context<'_>) -> impl Iterator<Item = (&Item<Task>, &Item<Area>, &At<AssigneeId>)> {
    standing(context).filter_map(move |task| {
        let area = context.plan.areas.named(task.area.value.as_str())?;
        Some((task, area, area.lead.as_ref()?))
    })
}

const AREA_LEAD: Both = Both { en: "the lead of the area", vi: "người phụ trách lĩnh vực" };

fn leads_outside_area(context: Context<'_>, sink: &mut Sink) {
    for (task, area, area_lead) in with_area_lead(context) {
        // An area lead with a part in the task knows of it.
        if task.people().any(|one| one.value.is(area_lead.value.as_str())) {
            continue;
        }
        // An unknown assignee has a finding already.
        let is_known = |id: &AssigneeId| context.plan.assignee(id).is_some();
        if let [lead] = task.leads.as_slice()
            && !lead.value.is(area_lead.value.as_str())
            && is_known(&lead.value)
            && is_known(&area_lead.value)
        {
            let finding =
                about_task(&LEAD_OUTSIDE_AREA, task, lead.place).text("assignee", title(context.plan, &lead.value));
            let finding =
                finding.text("area", area.id.value.as_str()).text("lead", title(context.plan, &area_lead.value));
            sink.push(finding.field("lead").note(AREA_LEAD, area_lead.place));
        }
    }
}

fn overseers(context: Context<'_>, sink: &mut Sink) {
    for (task, area, area_lead) in with_area_lead(context) {
        let is_area_lead = |one: &&At<AssigneeId>| one.value.is(area_lead.value.as_str());
        // An area lead who does the work as well has a finding for two roles.
        if task.leads.iter().chain(&task.support).any(|one| is_area_lead(&one)) {
            continue;
        }
        if let Some(overseer) = task.oversee.iter().find(is_area_lead) {
            let finding = about_task(&OVERSEER_LEADS_AREA, task, overseer.place);
            let finding = finding.text("assignee", title(context.plan, &overseer.value));
            let finding = finding.text("area", area.id.value.as_str()).field("oversee");
            sink.push(finding.note(AREA_LEAD, area_lead.place));
        }
    }
}

const MEMBERS: Both = Both { en: "the members of the group", vi: "các thành viên của nhóm" };

fn external_leads(context: Context<'_>, sink: &mut Sink) {
    for task in standing(context) {
        for lead in &task.leads {
            let Some(post) = context.plan.assignee(&lead.value) else { continue };
            let is_external = |post: &&Assignee| post.kind == AssigneeKind::External;
            if is_external(&post) {
                let finding = about_task(&EXTERNAL_LEAD, task, lead.place).text("assignee", post.title.as_str());
                sink.push(finding.field("lead"));
            }
            // One finding names all members of a group that can only be asked.
            let members = post.members().iter().filter_map(|member| context.plan.assignee(&member.value));
            let asked: Vec<&str> = members.filter(is_external).map(|member| member.title.as_str()).collect();
            if let Some(members) = post.members.as_ref().filter(|_| !asked.is_empty()) {
                let finding = about_task(&EXTERNAL_LEAD, task, lead.place).texts("assignee", asked);
                sink.push(finding.field("lead").note(MEMBERS, members.place));
            }
        }
    }
}

fn assignees(Context { today: plan, view, .. }: Context<'_>, sink: &mut Sink) {
    let about = |rule, one: &Assignee, place| {
        Finding::new(rule, place).text("assignee", one.title.as_str()).item(one.id.value.as_str())
    };
    for (one, roles) in plan.assignees.iter().zip(role_counts(plan, view.as_of)) {
        // A role that could not be read may belong to this assignee.
        if roles.is_empty() && plan.tasks.is_sound() && !plan.tasks.is_empty() {
            sink.push(about(&IDLE_ASSIGNEE, one, one.id.place).field("id"));
        }
        if let Some(most) = one.max_leads.filter(|most| roles.leads > most.value as usize) {
            let finding = about(&OVERLOADED_ASSIGNEE, one, most.place).count("leads", roles.leads);
            sink.push(finding.count("most", most.value).field("max-leads"));
        }
    }
}

//! What must hold between the parts of a plan before anything can be computed from it: ids are given
//! once, and what refers to something finds it.

use super::rules::{
    CYCLE, DUPLICATE_ID, PLAN_DATES, RESERVED_INDICATOR, UNKNOWN_AREA, UNKNOWN_ASSIGNEE, UNKNOWN_INDICATOR,
    UNKNOWN_ITEM, UNKNOWN_TARGET, UNKNOWN_TASK,
};
use super::{AssigneeId, Goal, Indicator, IndicatorId, Plan, PlanId, Reserved, Settings, Target};
use crate::diag::{Finding, Rule, Sink};
use crate::source::{At, Place};
use crate::syntax::{Choice as _, Item, List, nearest};
use crate::text::Both;
use std::collections::{BTreeMap, BTreeSet};

/// Reports what does not hold.
pub(super) fn resolve(plan: &Plan, sink: &mut Sink) {
    if plan.end.value < plan.start.value {
        let finding = Finding::new(&PLAN_DATES, plan.end.place).day("start", plan.start.value);
        sink.report(finding.day("end", plan.end.value).field("end").note(STARTS_HERE, plan.start.place));
    }
    duplicates(plan, sink);
    tasks(plan, sink);
    targets(plan, sink);
    others(plan, sink);
    cycles(&plan.targets, sink);
}

/// The finding for a plan whose id another plan of the workspace has.
#[must_use]
pub fn plan_id_twice(id: &PlanId) -> Finding {
    const PLAN: Both = Both { en: "plan", vi: "kế hoạch" };
    const HELP: Both = Both {
        en: "ids of plans are unique in the workspace, without regard to case",
        vi: "mã kế hoạch không được trùng trong không gian làm việc, không phân biệt chữ hoa",
    };
    let id = id.as_str();
    Finding::elsewhere(&DUPLICATE_ID).text("id", id).phrase("kind", PLAN).help(HELP).item(id).field("id")
}

const STARTS_HERE: Both = Both { en: "the plan starts here", vi: "kế hoạch bắt đầu ở đây" };
const FIRST: Both = Both { en: "first given here", vi: "đã có ở đây" };

/// What must hold for what the plans of a workspace share.
pub(super) fn resolve_shared(settings: &Settings, indicators: &List<Indicator>, sink: &mut Sink) {
    once(INDICATOR, indicators.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(PERIOD, settings.report_periods.iter().map(|one| (one.name.value.as_str(), one.name.place)), sink);
    for indicator in indicators {
        if Reserved::named(&indicator.id.value).is_some() {
            reserved(&indicator.id, sink);
        }
        if let Some(score) = &indicator.rank_of {
            let known = indicators.iter().map(|one| one.id.value.as_str());
            let id = score.value.as_str();
            let lost = indicators.may_have_held(id);
            if let Some(finding) = unknown(&UNKNOWN_INDICATOR, (id, score.place), lost, known, sink) {
                sink.report(finding.item(indicator.id.value.as_str()).field("rank-of"));
            }
        }
    }
}

const INDICATOR: Both = Both { en: "indicator", vi: "chỉ số" };
const PERIOD: Both = Both { en: "report period", vi: "kỳ báo cáo" };

/// Reports ids that are given more than once, each at its second place.
fn once<'i>(kind: Both, ids: impl IntoIterator<Item = (&'i str, Place)>, sink: &mut Sink) {
    let mut ids: Vec<(&str, Place)> = ids.into_iter().collect();
    // The order is kept among equal ones, so that the first is the first in the files.
    ids.sort_by(|(one, _), (other, _)| ignoring_case(one).cmp(ignoring_case(other)));
    for same in ids.chunk_by(|(one, _), (other, _)| one.eq_ignore_ascii_case(other)) {
        let Some(((_, first), others)) = same.split_first() else { continue };
        for (id, place) in others {
            let finding = Finding::new(&DUPLICATE_ID, *place).text("id", *id).phrase("kind", kind);
            sink.report(finding.item(*id).field("id").note(FIRST, *first));
        }
    }
}

fn ignoring_case(id: &str) -> impl Iterator<Item = u8> {
    id.bytes().map(|letter| letter.to_ascii_lowercase())
}

fn duplicates(plan: &Plan, sink: &mut Sink) {
    const AREA: Both = Both { en: "area", vi: "lĩnh vực" };
    const TASK: Both = Both { en: "task", vi: "nhiệm vụ" };
    const TARGET: Both = Both { en: "target", vi: "chỉ tiêu" };
    const ASSIGNEE: Both = Both { en: "assignee", vi: "người được giao" };
    const SOLUTION: Both = Both { en: "solution", vi: "giải pháp" };
    once(AREA, plan.areas.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(TASK, plan.tasks.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(TARGET, plan.targets.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(ASSIGNEE, plan.assignees.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(INDICATOR, plan.indicators.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(PERIOD, plan.report_periods.iter().map(|one| (one.name.value.as_str(), one.name.place)), sink);
    let numbers: Vec<(String, Place)> =
        plan.solutions.iter().map(|one| (one.number.value.to_string(), one.number.place)).collect();
    once(SOLUTION, numbers.iter().map(|(number, place)| (number.as_str(), *place)), sink);
}

/// Behind so many faults nobody needs to be told what was meant, and a file made for it could make telling take minutes.
const MOST_SUGGESTED: usize = 200;

/// A reference that finds nothing, unless what it means may be among what was `lost`.
fn unknown<'k>(
    rule: &'static Rule,
    (id, place): (&str, Place),
    lost: bool,
    known: impl Iterator<Item = &'k str> + Clone,
    sink: &Sink,
) -> Option<Finding> {
    if known.clone().any(|known| known.eq_ignore_ascii_case(id)) || lost {
        return None;
    }
    let finding = Finding::new(rule, place).text("id", id);
    Some(if sink.faults() < MOST_SUGGESTED { finding.suggest(nearest(id, known)) } else { finding })
}

fn assignee(plan: &Plan, id: &At<AssigneeId>, item: &str, field: &'static str, sink: &mut Sink) {
    let known = plan.assignees.iter().map(|assignee| assignee.id.value.as_str());
    let lost = plan.assignees.may_have_held(id.value.as_str());
    if let Some(finding) = unknown(&UNKNOWN_ASSIGNEE, (id.value.as_str(), id.place), lost, known, sink) {
        sink.report(finding.item(item).field(field));
    }
}

fn tasks(plan: &Plan, sink: &mut Sink) {
    let areas: Vec<&str> = plan.areas.iter().map(|area| area.id.value.as_str()).collect();
    let targets: Vec<&str> = plan.targets.iter().map(|target| target.id.value.as_str()).collect();
    for task in &plan.tasks {
        let item = task.id.value.as_str();
        let area = &task.area;
        let doubtful = !task.sound && area.place == task.id.place;
        let lost = doubtful || plan.areas.may_have_held(area.value.as_str());
        if let Some(finding) =
            unknown(&UNKNOWN_AREA, (area.value.as_str(), area.place), lost, areas.iter().copied(), sink)
        {
            sink.report(finding.item(item).field("area"));
        }
        for (field, people) in [("lead", &task.leads), ("support", &task.support), ("oversee", &task.oversee)] {
            for id in people {
                assignee(plan, id, item, field, sink);
            }
        }
        for target in &task.serves {
            let id = target.value.as_str();
            let lost = plan.targets.may_have_held(id);
            if let Some(finding) = unknown(&UNKNOWN_TARGET, (id, target.place), lost, targets.iter().copied(), sink) {
                sink.report(finding.item(item).field("serves"));
            }
        }
    }
}

fn targets(plan: &Plan, sink: &mut Sink) {
    let known: Vec<&str> = plan.targets.iter().map(|target| target.id.value.as_str()).collect();
    for target in &plan.targets {
        let item = target.id.value.as_str();
        if let Some(above) = &target.of_which {
            let id = above.value.as_str();
            let lost = plan.targets.may_have_held(id);
            if let Some(finding) = unknown(&UNKNOWN_TARGET, (id, above.place), lost, known.iter().copied(), sink) {
                sink.report(finding.item(item).field("of-which"));
            }
        }
        if let Some(lead) = &target.lead {
            assignee(plan, lead, item, "lead", sink);
        }
        // What is only shown needs nothing to measure it by; and where the key may be on a line that could
        // not be read, the default says nothing.
        let given = target.sound || target.indicator.place != target.id.place;
        if matches!(target.goal, Goal::Bound(_)) && given && Reserved::named(&target.indicator.value).is_none() {
            indicator(plan, &target.indicator, item, "indicator", sink);
        }
    }
}

fn indicator(plan: &Plan, id: &At<IndicatorId>, item: &str, field: &'static str, sink: &mut Sink) {
    let given = plan.indicators.iter().chain(plan.shared.iter()).map(|indicator| indicator.id.value.as_str());
    let known = given.chain(Reserved::WORDS.iter().map(|(word, _)| *word));
    let name = id.value.as_str();
    let lost = plan.indicators.may_have_held(name) || plan.shared.may_have_held(name);
    if let Some(finding) = unknown(&UNKNOWN_INDICATOR, (name, id.place), lost, known, sink) {
        sink.report(finding.item(item).field(field));
    }
}

/// Reports an indicator that has two values in one file.
pub(super) fn values_once<'i>(ids: impl Iterator<Item = &'i At<IndicatorId>>, sink: &mut Sink) {
    const VALUE: Both = Both { en: "value's", vi: "số liệu" };
    once(VALUE, ids.map(|id| (id.value.as_str(), id.place)), sink);
}

/// Reports a value of an indicator that is not known, or that the program computes itself.
pub(super) fn value_indicator(plan: &Plan, id: &At<IndicatorId>, sink: &mut Sink) {
    if Reserved::named(&id.value).is_some() {
        reserved(id, sink);
    } else {
        indicator(plan, id, id.value.as_str(), "values", sink);
    }
}

fn reserved(id: &At<IndicatorId>, sink: &mut Sink) {
    let finding = Finding::new(&RESERVED_INDICATOR, id.place).text("id", id.value.as_str());
    sink.report(finding.item(id.value.as_str()).field("id"));
}

fn others(plan: &Plan, sink: &mut Sink) {
    for area in &plan.areas {
        if let Some(lead) = &area.lead {
            assignee(plan, lead, area.id.value.as_str(), "lead", sink);
        }
    }
    for indicator_item in &plan.indicators {
        if Reserved::named(&indicator_item.id.value).is_some() {
            reserved(&indicator_item.id, sink);
        }
        if let Some(score) = &indicator_item.rank_of {
            indicator(plan, score, indicator_item.id.value.as_str(), "rank-of", sink);
        }
    }
    for values in &plan.values {
        if let Some(id) = &values.reported_by {
            assignee(plan, id, &values.period.name, "reported-by", sink);
        }
    }
    let task_ids: Vec<&str> = plan.tasks.iter().map(|task| task.id.value.as_str()).collect();
    for difficulty in &plan.difficulties {
        if let Some(id) = &difficulty.by {
            assignee(plan, id, "", "by", sink);
        }
        for task in &difficulty.tasks {
            let id = task.value.as_str();
            let lost = plan.tasks.may_have_held(id);
            if let Some(finding) = unknown(&UNKNOWN_TASK, (id, task.place), lost, task_ids.iter().copied(), sink) {
                sink.report(finding.field("tasks"));
            }
        }
    }
    let items: Vec<&str> =
        task_ids.iter().copied().chain(plan.targets.iter().map(|target| target.id.value.as_str())).collect();
    for amendment in &plan.amendments {
        // What it drops may be gone from the files; what it adds or changes must be there.
        for id in amendment.adds.iter().chain(&amendment.changes) {
            let name = amendment.number.value.as_str();
            let lost = plan.tasks.may_have_held(id.value.as_str()) || plan.targets.may_have_held(id.value.as_str());
            if let Some(finding) =
                unknown(&UNKNOWN_ITEM, (id.value.as_str(), id.place), lost, items.iter().copied(), sink)
            {
                sink.report(finding.item(name));
            }
        }
    }
}

/// Reports each circle of targets under targets once, at its first member in the file.
fn cycles(targets: &List<Target>, sink: &mut Sink) {
    let above: BTreeMap<String, &Item<Target>> =
        targets.iter().map(|target| (target.id.value.as_str().to_ascii_lowercase(), target)).collect();
    let mut done: BTreeSet<String> = BTreeSet::new();
    for target in targets {
        let mut path: Vec<String> = Vec::new();
        let mut next = Some(target.id.value.as_str().to_ascii_lowercase());
        while let Some(id) = next {
            if let Some(start) = path.iter().position(|seen| *seen == id) {
                let members: Vec<String> = path.iter().skip(start).chain([&id]).cloned().collect();
                let place = target.of_which.as_ref().map_or(target.id.place, |above| above.place);
                let finding = Finding::new(&CYCLE, place).texts("ids", members);
                sink.report(finding.item(target.id.value.as_str()).field("of-which"));
                break;
            }
            if done.contains(&id) {
                break;
            }
            next = above
                .get(&id)
                .and_then(|target| target.of_which.as_ref())
                .map(|above| above.value.as_str().to_ascii_lowercase());
            path.push(id);
        }
        done.extend(path);
    }
}

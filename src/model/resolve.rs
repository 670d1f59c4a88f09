//! Checks the parts of a plan against each other before anything is computed from it: each id is given once, and each
//! reference finds its aim.

use super::{AssigneeKind, ComputedIndicator, Indicator, Plan, Settings, Target, history};
use super::{
    rules::CYCLE, rules::DUPLICATE_ID, rules::GROUP_IN_GROUP, rules::GROUP_WITHOUT_MEMBERS,
    rules::MEMBERS_WITHOUT_GROUP, rules::PLAN_DATES, rules::RESERVED_INDICATOR, rules::TWO_SECTIONS,
    rules::UNKNOWN_AREA, rules::UNKNOWN_ASSIGNEE, rules::UNKNOWN_INDICATOR, rules::UNKNOWN_ITEM, rules::UNKNOWN_TARGET,
    rules::UNKNOWN_TARGET_GROUP, rules::UNKNOWN_TASK,
};
use crate::diag::{Finding, Rule, Sink};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{AssigneeId, HasId, IndicatorId, Item, List, Nearest, PlanId, TargetId, id_order, nearest_of};
use std::collections::BTreeMap;

/// Reports every fault between the parts of a plan.
pub(super) fn resolve(plan: &Plan, sink: &mut Sink) {
    if plan.end.value < plan.start.value {
        let finding = Finding::new(&PLAN_DATES, plan.end.place).day("start", plan.start.value);
        sink.push(finding.day("end", plan.end.value).field("end").note(STARTS_HERE, plan.start.place));
    }
    duplicates(plan, sink);
    groups(plan, sink);
    tasks(plan, sink);
    targets(plan, sink);
    others(plan, sink);
    history::resolve(plan, sink);
    cycles(&plan.targets, sink);
}

/// The finding for a plan whose id another plan of the workspace has.
pub(crate) fn plan_id_twice(id: &PlanId) -> Finding {
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

/// Reports every fault of the files that all plans share.
pub(super) fn resolve_shared(settings: &Settings, indicators: &List<Indicator>, sink: &mut Sink) {
    once(INDICATOR, indicators.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(PERIOD, settings.report_periods.iter().map(|one| (one.name.value.as_str(), one.name.place)), sink);
    for indicator in indicators {
        if ComputedIndicator::named(&indicator.id.value).is_some() {
            reserved(&indicator.id, sink);
        }
        if let Some(score) = &indicator.rank_of {
            let place = (score.value.as_str(), score.place);
            if let Some(finding) = unknown(&UNKNOWN_INDICATOR, place, &[indicators], sink) {
                sink.push(finding.item(indicator.id.value.as_str()).field("rank-of"));
            }
        }
    }
}

const INDICATOR: Both = Both { en: "indicator", vi: "chỉ số" };
const PERIOD: Both = Both { en: "report period", vi: "kỳ báo cáo" };

/// Reports ids that are given more than once, each at its second place.
pub(super) fn once<'i>(kind: Both, ids: impl IntoIterator<Item = (&'i str, Place)>, sink: &mut Sink) {
    let mut ids: Vec<(&str, Place)> = ids.into_iter().collect();
    // The sort keeps equal ids in their order, so that the first is the first in the files.
    ids.sort_by(|(one, _), (other, _)| id_order(one, other));
    for same in ids.chunk_by(|(one, _), (other, _)| one.eq_ignore_ascii_case(other)) {
        let Some(((_, first), others)) = same.split_first() else { continue };
        for (id, place) in others {
            let finding = Finding::new(&DUPLICATE_ID, *place).text("id", *id).phrase("kind", kind);
            sink.push(finding.item(*id).field("id").note(FIRST, *first));
        }
    }
}

fn duplicates(plan: &Plan, sink: &mut Sink) {
    const AREA: Both = Both { en: "area", vi: "lĩnh vực" };
    const TASK: Both = Both { en: "task", vi: "nhiệm vụ" };
    const TARGET: Both = Both { en: "target", vi: "chỉ tiêu" };
    const ASSIGNEE: Both = Both { en: "assignee", vi: "người được giao" };
    const GROUP: Both = Both { en: "target group", vi: "nhóm chỉ tiêu" };
    const DIFFICULTY: Both = Both { en: "difficulty", vi: "khó khăn, vướng mắc" };
    const SOLUTION: Both = Both { en: "solution", vi: "giải pháp" };
    once(AREA, plan.areas.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(TASK, plan.tasks.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(GROUP, plan.target_groups.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(TARGET, plan.targets.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(ASSIGNEE, plan.assignees.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    let named = plan.difficulties.iter().filter_map(|one| one.id.as_ref());
    once(DIFFICULTY, named.map(|id| (id.value.as_str(), id.place)), sink);
    once(INDICATOR, plan.indicators.iter().map(|one| (one.id.value.as_str(), one.id.place)), sink);
    once(PERIOD, plan.report_periods.iter().map(|one| (one.name.value.as_str(), one.name.place)), sink);
    let numbers: Vec<(String, Place)> =
        plan.solutions.iter().map(|one| (one.number.value.to_string(), one.number.place)).collect();
    once(SOLUTION, numbers.iter().map(|(number, place)| (number.as_str(), *place)), sink);
}

/// A list in which a reference may find its aim.
pub(super) trait IdSource {
    /// Whether the aim is there, or may be among the lost ones.
    fn may_hold(&self, id: &str) -> bool;
    /// All ids, in the order of the files.
    fn ids(&self) -> Vec<&str>;
    /// The ids of those that people call so.
    fn called(&self, name: &str) -> Vec<&str>;
}

impl<T: HasId> IdSource for List<T> {
    fn may_hold(&self, id: &str) -> bool {
        self.named(id).is_some() || self.may_have_held(id)
    }

    fn ids(&self) -> Vec<&str> {
        self.iter().map(HasId::id).collect()
    }

    fn called(&self, name: &str) -> Vec<&str> {
        Self::called(self, name).into_iter().map(HasId::id).collect()
    }
}

/// The indicators that the program computes itself.
struct ReservedWords;

impl IdSource for ReservedWords {
    fn may_hold(&self, id: &str) -> bool {
        ComputedIndicator::ALL.iter().any(|reserved| reserved.word().eq_ignore_ascii_case(id))
    }

    fn ids(&self) -> Vec<&str> {
        ComputedIndicator::ALL.map(ComputedIndicator::word).to_vec()
    }

    fn called(&self, _: &str) -> Vec<&str> {
        Vec::new()
    }
}

/// The finding for a reference that finds nothing.
pub(super) fn unknown(
    rule: &'static Rule,
    (id, place): (&str, Place),
    known: &[&dyn IdSource],
    sink: &Sink,
) -> Option<Finding> {
    if known.iter().any(|known| known.may_hold(id)) {
        return None;
    }
    let finding = Finding::new(rule, place).text("id", id);
    Some(if sink.suggests() {
        let mut called = known.iter().flat_map(|known| known.called(id));
        match (called.next(), called.next()) {
            (Some(only), None) => finding.did_you_mean(id, Some(Nearest::only(only))),
            (Some(first), Some(_)) => finding.suggest(Some(first)),
            (None, _) => finding.did_you_mean_id(id, nearest_of(id, known.iter().flat_map(|known| known.ids()))),
        }
    } else {
        finding
    })
}

fn assignee(plan: &Plan, id: &At<AssigneeId>, item: &str, field: &'static str, sink: &mut Sink) {
    if let Some(finding) = unknown(&UNKNOWN_ASSIGNEE, (id.value.as_str(), id.place), &[&plan.assignees], sink) {
        sink.push(finding.item(item).field(field));
    }
}

fn target(plan: &Plan, id: &At<TargetId>, item: &str, field: &'static str, sink: &mut Sink) {
    let Some(finding) = unknown(&UNKNOWN_TARGET, (id.value.as_str(), id.place), &[&plan.targets], sink) else {
        return;
    };
    // Many take a target for its indicator.
    let mut of_indicator = plan.targets.iter().filter(|target| target.indicator.value.is(id.value.as_str()));
    let finding = match (of_indicator.next(), of_indicator.next()) {
        (Some(target), None) => finding.did_you_mean(id.value.as_str(), Some(Nearest::only(target.id.value.as_str()))),
        _ => finding,
    };
    sink.push(finding.item(item).field(field));
}

/// Reports groups without members, members that are groups or not known, and members of what is not a group.
fn groups(plan: &Plan, sink: &mut Sink) {
    const GROUP: Both = Both { en: "this group", vi: "nhóm này" };
    for one in &plan.assignees {
        let id = one.id.value.as_str();
        let about = |rule, name, place| Finding::new(rule, place).text(name, id).item(id).field("members");
        let members = one.members.as_ref();
        if one.kind != AssigneeKind::Group {
            if let Some(members) = members {
                sink.push(about(&MEMBERS_WITHOUT_GROUP, "assignee", members.place));
            }
            continue;
        }
        // A list, or a member, that could not be read has a finding already.
        if members.is_none_or(|members| members.value.is_empty()) && one.sound {
            let place = members.map_or(one.id.place, |members| members.place);
            sink.push(about(&GROUP_WITHOUT_MEMBERS, "group", place));
        }
        for member in one.members() {
            assignee(plan, member, id, "members", sink);
            let inner = plan.assignee(&member.value).filter(|inner| inner.kind == AssigneeKind::Group);
            if let Some(inner) = inner {
                let finding = about(&GROUP_IN_GROUP, "group", member.place).text("member", inner.id.value.as_str());
                sink.push(finding.note(GROUP, inner.id.place));
            }
        }
    }
}

fn tasks(plan: &Plan, sink: &mut Sink) {
    for task in &plan.tasks {
        let item = task.id.value.as_str();
        let area = &task.area;
        let doubtful = !task.sound && area.place == task.id.place;
        if !doubtful
            && let Some(finding) = unknown(&UNKNOWN_AREA, (area.value.as_str(), area.place), &[&plan.areas], sink)
        {
            sink.push(finding.item(item).field("area"));
        }
        for (field, people) in [("lead", &task.leads), ("support", &task.support), ("oversee", &task.oversee)] {
            for id in people {
                assignee(plan, id, item, field, sink);
            }
        }
        for by in task.done.iter().filter_map(|delivery| delivery.by.as_ref()) {
            assignee(plan, by, item, "done", sink);
        }
        for id in &task.serves {
            target(plan, id, item, "serves", sink);
        }
    }
}

fn targets(plan: &Plan, sink: &mut Sink) {
    for target in &plan.targets {
        let item = target.id.value.as_str();
        if let Some(above) = &target.of_which {
            self::target(plan, above, item, "of-which", sink);
        }
        if let Some(lead) = &target.lead {
            assignee(plan, lead, item, "lead", sink);
        }
        section(plan, target, sink);
        // A qualitative target needs no indicator. The default says nothing where the key may stand on a line that
        // could not be read.
        let given = target.sound || target.indicator.place != target.id.place;
        if target.bounds().next().is_some() && given && ComputedIndicator::named(&target.indicator.value).is_none() {
            indicator(plan, &target.indicator, item, "indicator", sink);
        }
    }
}

/// Reports a section that the plan does not have, and a second one.
fn section(plan: &Plan, target: &Target, sink: &mut Sink) {
    const OTHER: Both = Both { en: "its group stands here", vi: "nhóm đã ghi ở đây" };
    let item = target.id.value.as_str();
    let group = target.group.as_ref().map(|id| (&UNKNOWN_TARGET_GROUP, "group", (id.value.as_str(), id.place)));
    let area = target.area.as_ref().map(|id| (&UNKNOWN_AREA, "area", (id.value.as_str(), id.place)));
    for (rule, field, place) in [group, area].into_iter().flatten() {
        let known: &dyn IdSource = if field == "group" { &plan.target_groups } else { &plan.areas };
        if let Some(finding) = unknown(rule, place, &[known], sink) {
            sink.push(finding.item(item).field(field));
        }
    }
    if let (Some(group), Some(area)) = (&target.group, &target.area) {
        let finding = Finding::new(&TWO_SECTIONS, area.place).text("target", item).item(item).field("area");
        sink.push(finding.note(OTHER, group.place));
    }
}

fn indicator(plan: &Plan, id: &At<IndicatorId>, item: &str, field: &'static str, sink: &mut Sink) {
    let known: [&dyn IdSource; 3] = [&plan.indicators, &*plan.shared, &ReservedWords];
    if let Some(finding) = unknown(&UNKNOWN_INDICATOR, (id.value.as_str(), id.place), &known, sink) {
        sink.push(finding.item(item).field(field));
    }
}

/// Reports an indicator that has two values in one file.
pub(super) fn values_once<'i>(ids: impl Iterator<Item = &'i At<IndicatorId>>, sink: &mut Sink) {
    const VALUE: Both = Both { en: "value's", vi: "số liệu" };
    once(VALUE, ids.map(|id| (id.value.as_str(), id.place)), sink);
}

/// Reports a value of an indicator that is not known, or that the program computes itself.
pub(super) fn value_indicator(plan: &Plan, id: &At<IndicatorId>, sink: &mut Sink) {
    if ComputedIndicator::named(&id.value).is_some() {
        reserved(id, sink);
    } else {
        let known: [&dyn IdSource; 3] = [&plan.indicators, &*plan.shared, &ReservedWords];
        let place = (id.value.as_str(), id.place);
        if let Some(finding) = unknown(&UNKNOWN_INDICATOR, place, &known, sink) {
            // Figures belong to indicators; people know the targets.
            let target = plan.targets.named(id.value.as_str()).map(|target| target.indicator.value.as_str());
            let finding = finding.item(id.value.as_str()).field("values");
            sink.push(match target {
                Some(indicator) => finding.did_you_mean(id.value.as_str(), Some(Nearest::only(indicator))),
                None => finding,
            });
        }
    }
}

fn reserved(id: &At<IndicatorId>, sink: &mut Sink) {
    let finding = Finding::new(&RESERVED_INDICATOR, id.place).text("id", id.value.as_str());
    sink.push(finding.item(id.value.as_str()).field("id"));
}

fn others(plan: &Plan, sink: &mut Sink) {
    for area in &plan.areas {
        if let Some(lead) = &area.lead {
            assignee(plan, lead, area.id.value.as_str(), "lead", sink);
        }
    }
    for indicator_item in &plan.indicators {
        if ComputedIndicator::named(&indicator_item.id.value).is_some() {
            reserved(&indicator_item.id, sink);
        }
        if let Some(id) = &indicator_item.reported_by {
            assignee(plan, id, indicator_item.id.value.as_str(), "reported-by", sink);
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
    for difficulty in &plan.difficulties {
        if let Some(id) = &difficulty.by {
            assignee(plan, id, difficulty.name(), "by", sink);
        }
        for task in &difficulty.tasks {
            if let Some(finding) = unknown(&UNKNOWN_TASK, (task.value.as_str(), task.place), &[&plan.tasks], sink) {
                sink.push(finding.item(difficulty.name()).field("tasks"));
            }
        }
    }
    let items: [&dyn IdSource; 2] = [&plan.tasks, &plan.targets];
    for amendment in &plan.amendments {
        // The files must have all that it adds or changes; they may have lost those that it drops.
        for id in amendment.adds.iter().chain(&amendment.changes) {
            let name = amendment.number.value.as_str();
            if let Some(finding) = unknown(&UNKNOWN_ITEM, (id.value.as_str(), id.place), &items, sink) {
                sink.push(finding.item(name));
            }
        }
    }
}

/// Reports each circle of targets under targets once, at its first member in the file.
fn cycles(targets: &List<Target>, sink: &mut Sink) {
    let number_above =
        |target: &Item<Target>| target.of_which.as_ref().and_then(|above| targets.position(above.value.as_str()));
    let above: Vec<Option<usize>> = targets.iter().map(number_above).collect();
    // For each target the start of the way up on which it was seen, and its position there.
    let mut seen: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for start in 0..above.len() {
        let mut way: Vec<usize> = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next {
            match seen.get(&at) {
                Some((own, from)) if *own == start => {
                    circle(targets, way.get(*from..).unwrap_or_default(), sink);
                    break;
                }
                Some(_) => break,
                None => seen.insert(at, (start, way.len())),
            };
            way.push(at);
            next = above.get(at).copied().flatten();
        }
    }
}

fn circle(targets: &[Item<Target>], members: &[usize], sink: &mut Sink) {
    let first = (0..members.len()).min_by_key(|number| members.get(*number)).unwrap_or(0);
    let from_first = members.iter().cycle().skip(first).take(members.len() + 1);
    let members: Vec<&Item<Target>> = from_first.filter_map(|number| targets.get(*number)).collect();
    let Some(target) = members.first() else { return };
    let place = target.of_which.as_ref().map_or(target.id.place, |above| above.place);
    let ids = members.iter().map(|member| member.id.value.as_str());
    sink.push(Finding::new(&CYCLE, place).texts("ids", ids).item(target.id.value.as_str()).field("of-which"));
}

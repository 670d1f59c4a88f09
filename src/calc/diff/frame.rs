//! Changes around the targets and tasks: days, title and the like, areas, announced counts, reports and amendments.

use super::case::{Case, Difference, comparable_ids, ids, is_given, same_words};
use super::change::{Change, Fact, Mark, Side, Topic};
use super::{change_kind::ChangeKind, pairs::pair};
use crate::model::{Amendment, Area, Goal, Period, Plan};
use crate::source::{At, Place, Sources};
use crate::text::{Raw, fold};
use crate::value::{AssigneeId, DueDay, PlanId, Text};

pub(super) fn compare(case: Case<'_>, difference: &mut Difference) {
    days(case, difference);
    if case.base.sound && case.head.sound {
        words(case, difference);
        reports(case, difference);
    }
    counts(case, difference);
    areas(case, difference);
    amendments(case, difference);
}

/// The amendments of HEAD that BASE does not have: the number, and the ids that each names.
pub(super) fn new_amendments(case: Case<'_>) -> Vec<(Raw, Vec<String>)> {
    let known = |amendment: &Amendment| {
        case.base.amendments.iter().any(|old| same_words(old.number.value.as_str(), amendment.number.value.as_str()))
    };
    let named = |amendment: &Amendment| {
        let all = amendment.adds.iter().chain(&amendment.changes).chain(&amendment.drops);
        (amendment.number.value.raw().clone(), all.map(|id| id.value.as_str().to_owned()).collect())
    };
    case.head.amendments.iter().filter(|one| !known(one)).map(|one| named(one)).collect()
}

fn days(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let changed = |old: At<_>, now: At<_>| is_given(old.place) && is_given(now.place) && old.value != now.value;
    let change = |place| Change::new(ChangeKind::PlanDates, Topic::Plan, (Side::Head, place));
    let facts = |old: At<_>, now: At<_>| (Fact::Day(old.value), Fact::Day(now.value));
    if changed(base.start, head.start) {
        let (old, now) = facts(base.start, head.start);
        difference.changes.push(change(head.start.place).field("start").facts(old, now));
    }
    if changed(base.end, head.end) {
        let (old, now) = facts(base.end, head.end);
        // A target without a day of its own has the last day of the plan.
        let by_the_end =
            head.targets.iter().filter(|target| target.by.is_none() && matches!(target.goal, Goal::Bound(_)));
        let mut stood = by_the_end.map(|target| target.id.value.as_str());
        let later = head.end.value > base.end.value
            && stood.any(|id| base.targets.iter().any(|old| old.id.value.is(id) && old.by.is_none()));
        let change = change(head.end.place).field("end").facts(old, now).marked(Mark::Loosened, later);
        difference.changes.push(change.marked(Mark::MovedAfterDue, base.end.value < case.as_of));
    }
}

/// The plans that each key names, in the order of the file: of several plans whose values are read the first counts.
type NamedPlans = fn(&Plan) -> Vec<&PlanId>;

const OTHER_PLANS: [(&str, NamedPlans); 4] = [
    ("parent", |plan| plan.parent.iter().map(|id| &id.value).collect()),
    ("within", |plan| plan.within.iter().map(|id| &id.value).collect()),
    ("replaces", |plan| plan.replaces.iter().map(|id| &id.value).collect()),
    ("values-from", |plan| plan.values_from.iter().map(|id| &id.value).collect()),
];

/// Compares title, unit, level, basis, the plans that it names, and issue.
fn words(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let mut changed = |field, old: Fact, now: Fact| {
        let change = Change::new(ChangeKind::PlanChanged, Topic::Plan, (Side::Head, head.id.place));
        difference.changes.push(change.field(field).facts(old, now));
    };
    for (field, old, now) in [("title", &base.title, &head.title), ("unit", &base.unit, &head.unit)] {
        if !same_words(old.as_str(), now.as_str()) {
            changed(field, Fact::Text(old.raw().clone()), Fact::Text(now.raw().clone()));
        }
    }
    for (field, old, now) in
        [("level", base.level.word(), head.level.word()), ("basis", base.basis.word(), head.basis.word())]
    {
        if old != now {
            changed(field, Fact::Word(old), Fact::Word(now));
        }
    }
    for (field, named) in OTHER_PLANS {
        let named = |plan| named(plan).iter().map(|id| id.as_str().to_ascii_lowercase()).collect::<Vec<_>>();
        let (old, now) = (named(base), named(head));
        if old != now {
            changed(field, ids(old.iter().map(String::as_str)), ids(now.iter().map(String::as_str)));
        }
    }
    let issued = |plan: &Plan| {
        plan.issued.as_ref().map(|issued| {
            let issued = &issued.value;
            let number = issued.number.as_ref().map(|number| number.value.as_str().to_owned());
            let date = issued.date.map(|date| date.value.to_string());
            [Some(issued.kind.word().to_owned()), number, date].into_iter().flatten().collect::<Vec<_>>().join(" ")
        })
    };
    if issued(base) != issued(head) {
        let fact = |plan| issued(plan).map_or(Fact::Nothing, |words| Fact::Text(Raw::new(words)));
        changed("issued", fact(base), fact(head));
    }
}

/// Compares the due days and the days of the reports. Reports that come and go with the plan's own days count as a
/// change of the plan.
fn reports(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    // This takes in reports due before the day of issue: issuing a draft moves none of them.
    let (old, new) = (base.all_reports(), head.all_reports());
    let place = |period: &Period| {
        let own = head.report_periods.iter().find(|own| own.name.value.as_str() == period.name);
        own.map_or_else(|| Sources::start(head.id.place.file), |own| own.due.place)
    };
    let mut changed = |period: &Period, field, before, after, passed| {
        let topic = Topic::Report(Raw::new(&*period.name));
        let change = Change::new(ChangeKind::ReportMoved, topic, (Side::Head, place(period))).field(field);
        difference.changes.push(change.facts(before, after).marked(Mark::MovedAfterDue, passed));
    };
    let same_days = (base.start.value, base.end.value) == (head.start.value, head.end.value);
    for before in &old {
        match new.iter().find(|after| after.name == before.name) {
            Some(after) => {
                if before.due != after.due {
                    // A report that holidays move keeps the day of its scheme.
                    let is_same = before.due.written == after.due.written;
                    let day = |due: DueDay| Fact::Day(if is_same { due.day } else { due.written });
                    changed(after, "due", day(before.due), day(after.due), before.due.day < case.as_of);
                }
                if (before.from, before.to) != (after.from, after.to) {
                    let days = |period: &Period| Fact::Days(period.from, period.to);
                    changed(after, "to", days(before), days(after), false);
                }
            }
            None if same_days => {
                changed(before, "due", Fact::Day(before.due.written), Fact::Nothing, before.due.day < case.as_of);
            }
            None => {}
        }
    }
    for after in new.iter().filter(|after| same_days && old.iter().all(|before| before.name != after.name)) {
        changed(after, "due", Fact::Nothing, Fact::Day(after.due.written), false);
    }
}

fn counts(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (case.base, case.head);
    let both_sound = base.sound && head.sound;
    let (old, new) = (&base.declares, &head.declares);
    for (field, before, after) in [
        ("areas", old.areas, new.areas),
        ("tasks", old.tasks, new.tasks),
        ("priority-fields", old.priority_fields, new.priority_fields),
    ] {
        let comparable = both_sound || (before.is_some() && after.is_some());
        if let Some(change) = count((Topic::Plan, head.id.place), field, before, after).filter(|_| comparable) {
            difference.changes.push(change);
        }
    }
}

fn count(
    (topic, place): (Topic, Place),
    field: &'static str,
    before: Option<At<u32>>,
    after: Option<At<u32>>,
) -> Option<Change> {
    let value = |count: Option<At<u32>>| count.map(|count| count.value);
    let fact = |count| value(count).map_or(Fact::Nothing, Fact::Count);
    let place = after.map_or(place, |count| count.place);
    let change = Change::new(ChangeKind::CountChanged, topic, (Side::Head, place)).field(field);
    (value(before) != value(after)).then(|| change.facts(fact(before), fact(after)))
}

fn areas(case: Case<'_>, difference: &mut Difference) {
    let topic = |area: &Area| Topic::Area(area.id.value.raw());
    let title = |area: &Area| Fact::Text(area.title.raw().clone());
    let (base, head) = (&case.base.areas, &case.head.areas);
    let pairs = pair(base, head, |area| area.id.value.as_str(), |area| fold(area.title.as_str()));
    for area in pairs.gone {
        let change = Change::new(ChangeKind::AreaRemoved, topic(area), (Side::Base, area.id.place));
        difference.changes.push(change.facts(title(area), Fact::Nothing));
    }
    for area in pairs.new {
        let change = Change::new(ChangeKind::AreaAdded, topic(area), (Side::Head, area.id.place));
        difference.changes.push(change.facts(Fact::Nothing, title(area)));
    }
    difference.not_compared.extend(pairs.doubtful.iter().map(|area| topic(area)));
    for (before, after) in pairs.both {
        if !before.sound || !after.sound {
            difference.not_compared.push(topic(after));
            continue;
        }
        let change = |kind, place| Change::new(kind, topic(after), (Side::Head, place));
        let (old_id, id) = (before.id.value.as_str(), after.id.value.as_str());
        if !after.id.value.is(old_id) {
            let change = change(ChangeKind::AreaChanged, after.id.place).field("id");
            difference.changes.push(change.facts(ids([old_id]), ids([id])));
        }
        if !same_words(before.title.as_str(), after.title.as_str()) {
            let change = change(ChangeKind::AreaChanged, after.id.place).field("title");
            difference.changes.push(change.facts(title(before), title(after)));
        }
        let lead = |area: &'_ Area| area.lead.as_ref().map(|lead| lead.value.clone());
        let (old, now) = (lead(before), lead(after));
        let (old, now) = (old.as_ref().map(AssigneeId::as_str), now.as_ref().map(AssigneeId::as_str));
        if comparable_ids(old) != comparable_ids(now) {
            let place = after.lead.as_ref().map_or(after.id.place, |lead| lead.place);
            let change = change(ChangeKind::LeadChanged, place).field("lead");
            difference.changes.push(change.facts(ids(old), ids(now)));
        }
        let at = (topic(after), after.id.place);
        difference.changes.extend(count(at, "declared-tasks", before.declared_tasks, after.declared_tasks));
    }
}

fn amendments(case: Case<'_>, difference: &mut Difference) {
    let (base, head) = (&case.base.amendments, &case.head.amendments);
    let content = |amendment: &Amendment| fold(amendment.number.value.as_str());
    let pairs = pair(base, head, |amendment| amendment.number.value.as_str(), content);
    let topic = |number: &At<Text>| Topic::Amendment(number.value.raw().clone());
    let about = |amendment: &Amendment| Fact::Text(amendment.about.raw().clone());
    for one in pairs.gone {
        let change = Change::new(ChangeKind::AmendmentRemoved, topic(&one.number), (Side::Base, one.number.place));
        difference.changes.push(change.facts(about(one), Fact::Nothing));
    }
    for one in pairs.new {
        let change = Change::new(ChangeKind::AmendmentAdded, topic(&one.number), (Side::Head, one.number.place));
        difference.changes.push(change.facts(Fact::Nothing, about(one)));
    }
}

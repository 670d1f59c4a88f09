//! How plans name each other: the plan above, the longer plan, the plan that is replaced, plans whose values are read.

use super::across::{About, Above, Across};
use super::circles::circles;
use super::links::{Links, SourceLink, are_of_one_unit, first_readers, replacements};
use crate::calc::{AboveKind, PlanLink, PlanState, PlanSummary, Replacement};
use crate::diag::{Family, Finding, Lints, MOST_SUGGESTED, rules};
use crate::model::plan_id_twice;
use crate::parse::rules::TOO_LARGE;
use crate::source::At;
use crate::text::Both;
use crate::value::{Cell, Day, Nearest, PlanId, nearest_of};
use std::collections::BTreeMap;

rules! { pub(super) FAMILY: Family;
    UNKNOWN_PARENT = "E116" "unknown-parent" Error:
        en "no plan of this workspace has the id `{id}`",
        vi "không kế hoạch nào trong không gian làm việc có mã `{id}`",
        help en "`parent` names a plan of the same workspace; leave it out where that plan is kept elsewhere",
        help vi "`parent` ghi mã của kế hoạch cùng không gian làm việc; nếu kế hoạch đó để nơi khác thì bỏ dòng này";

    PARENT_CYCLE = "E117" "parent-cycle" Error:
        en "plans are above each other in a circle: {ids}",
        vi "các kế hoạch là cấp trên vòng quanh của nhau: {ids}";

    UNKNOWN_BASELINE_PLAN = "E344" "unknown-baseline-plan" Error in [Targets]:
        en "target `{target}` starts from plan `{id}`, and no plan of this workspace has that id",
        vi "chỉ tiêu `{target}` lấy mức xuất phát từ kế hoạch `{id}`, nhưng không gian làm việc không có kế hoạch này",
        help en "where that plan is kept elsewhere, give its figure as `value`, with its day as `on`",
        help vi "nếu kế hoạch đó để nơi khác, ghi số liệu vào `value` và ngày vào `on`";

    UNKNOWN_PLAN = "E125" "unknown-plan" Error:
        en "`{key}` names plan `{id}`, and no plan of this workspace has that id",
        vi "`{key}` ghi kế hoạch `{id}`, nhưng không gian làm việc không có kế hoạch này",
        help en "leave the id out where that plan is kept elsewhere",
        help vi "nếu kế hoạch đó để nơi khác thì bỏ mã này";

    PLAN_CIRCLE = "E126" "plan-circle" Error:
        en "plans name each other in a circle by `{key}`: {ids}",
        vi "các kế hoạch ghi nhau vòng quanh ở `{key}`: {ids}";

    REPLACES_LATER_PLAN = "E127" "replaces-later-plan" Error:
        en "this plan was issued on {issued}, before plan `{id}` that it replaces ({later})",
        vi "kế hoạch này ban hành ngày {issued}, trước kế hoạch `{id}` mà nó thay thế ({later})",
        help en "`replaces` names the earlier plan; check both days of issue",
        help vi "`replaces` ghi kế hoạch ban hành trước; kiểm tra lại ngày ban hành của hai kế hoạch";

    SOURCE_OF_OTHER_UNIT = "E128" "source-of-other-unit" Error:
        en "`values-from` names plan `{id}` of another unit: {unit}",
        vi "`values-from` ghi kế hoạch `{id}` của đơn vị khác: {unit}",
        help en "a plan reads the values of plans of its own unit; the spelling of `unit` counts",
        help vi "chỉ đọc số liệu của kế hoạch cùng đơn vị; tên ở `unit` phải giống nhau";

    FAULTY_SOURCE = "E129" "faulty-source" Error:
        en "plan `{id}`, whose values this plan reads, has errors",
        vi "kế hoạch `{id}`, nơi kế hoạch này đọc số liệu, đang có lỗi",
        help en "mend that plan first: `cchc validate -p {id}` names its errors",
        help vi "sửa kế hoạch đó trước: `cchc validate -p {id}` chỉ ra từng lỗi";

    OUTSIDE_LONGER_PLAN = "E132" "outside-longer-plan" Warning:
        en "the days of this plan do not lie within those of `{id}`: {start} to {end}",
        vi "thời gian của kế hoạch này không nằm trong thời gian của `{id}`: {start} đến {end}",
        help en "`within` names the unit's longer plan of which this one is a part",
        help vi "`within` ghi kế hoạch dài hạn mà kế hoạch này là một phần";

    LONGER_PLAN_OF_OTHER_UNIT = "E133" "longer-plan-of-other-unit" Warning:
        en "`within` names plan `{id}` of another unit: {unit}",
        vi "`within` ghi kế hoạch `{id}` của đơn vị khác: {unit}",
        help en "`within` is the unit's own longer plan, `parent` the plan of the level above",
        help vi "`within` là kế hoạch dài hạn của chính đơn vị, `parent` là kế hoạch cấp trên";
}

/// A plan reads the values of so many others. Thousands that read thousands would never end.
const MOST_SOURCES: usize = 16;

/// How the plans of a workspace name each other. Plans are given by their numbers.
#[derive(Debug)]
pub(crate) struct Hierarchy {
    as_of: Day,
    taken: Vec<bool>,
    ids: Vec<PlanId>,
    /// The plan of each id in small letters; the first where two have the same.
    numbers: BTreeMap<String, usize>,
    parents: Links,
    within: Links,
    replaces: Links,
    /// The plans whose values each reads too, where it names any.
    sources: BTreeMap<usize, Vec<usize>>,
    source_circles: BTreeMap<usize, Vec<usize>>,
    /// The first plan that a total counts and that reads the values of each.
    first_readers: BTreeMap<usize, usize>,
    /// The plan that takes the place of each, and from which day on.
    replacements: BTreeMap<usize, (Day, usize)>,
    /// The nearest id of the first unknown names, and whether it is the only one: many plans may name the same.
    meant: BTreeMap<String, Option<(String, bool)>>,
}

impl Hierarchy {
    /// The hierarchy of these plans on a day. Findings are about those that are `taken`.
    pub(crate) fn of(plans: &[PlanSummary], taken: &[bool], as_of: Day) -> Self {
        let mut numbers = BTreeMap::new();
        for (number, plan) in plans.iter().enumerate() {
            numbers.entry(key(&plan.id)).or_insert(number);
        }
        let known = |link: &PlanLink| numbers.get(&key(&link.0)).copied();
        let links = |key, link: fn(&PlanSummary) -> &Option<PlanLink>| {
            Links::new(key, plans.iter().map(|plan| link(plan).as_ref().and_then(known)).collect(), taken)
        };
        let parents = links("parent", |plan| &plan.parent);
        let within = links("within", |plan| &plan.within);
        let replaces = links("replaces", |plan| &plan.replaces);
        let reading = plans.iter().enumerate().filter(|(_, plan)| !plan.values_from.is_empty());
        let sources: BTreeMap<usize, Vec<usize>> = reading
            .map(|(number, plan)| {
                let mut named: Vec<usize> = plan.values_from.iter().take(MOST_SOURCES).filter_map(known).collect();
                // An id that stands twice adds nothing.
                let mut seen = Vec::new();
                named.retain(|one| {
                    !seen.contains(one) && {
                        seen.push(*one);
                        true
                    }
                });
                (number, named)
            })
            .collect();
        let source_circles = circles(&|plan| sources.get(&plan).map(Vec::as_slice).unwrap_or_default(), taken);
        let replacements = replacements(plans, &replaces);
        let ids = plans.iter().map(|plan| plan.id.clone()).collect();
        let meant = BTreeMap::new();
        let taken = taken.to_vec();
        let mut hierarchy = Self {
            as_of,
            taken,
            ids,
            numbers,
            parents,
            within,
            replaces,
            sources,
            source_circles,
            replacements,
            meant,
            first_readers: BTreeMap::new(),
        };
        hierarchy.first_readers = first_readers(&hierarchy.sources, plans, |reader| hierarchy.is_counted(reader));
        hierarchy
    }

    /// The plan above a plan; `None` for a plan above itself.
    pub(crate) fn parent_of(&self, number: usize) -> Option<usize> {
        self.parents.of(number).filter(|above| *above != number)
    }

    /// The longer plan of the unit; `None` for a plan within itself.
    pub(crate) fn longer_of(&self, number: usize) -> Option<usize> {
        self.within.of(number).filter(|longer| *longer != number)
    }

    /// The plans whose targets those of a plan are held against.
    pub(crate) fn named_above(&self, number: usize) -> impl Iterator<Item = usize> + use<> {
        self.parent_of(number).into_iter().chain(self.longer_of(number))
    }

    /// The same with their summaries.
    pub(crate) fn above<'p>(
        &self,
        number: usize,
        plans: &'p [PlanSummary],
    ) -> impl Iterator<Item = Above<'p>> + use<'p> {
        let parent = self.parent_of(number).and_then(|parent| plans.get(parent));
        let longer = self.longer_of(number).and_then(|longer| plans.get(longer));
        let parent = parent.map(|plan| Above { plan, kind: AboveKind::Parent });
        parent.into_iter().chain(longer.map(|plan| Above { plan, kind: AboveKind::Longer }))
    }

    /// The plans of its unit whose values a plan reads too, with their folders.
    pub(crate) fn sources_of(&self, number: usize, plans: &[PlanSummary]) -> Vec<SourceLink> {
        let Some(own) = plans.get(number) else { return Vec::new() };
        let named = self.sources.get(&number).into_iter().flatten();
        let is_of_unit = |source: &&usize| plans.get(**source).is_some_and(|plan| are_of_one_unit(plan, own));
        let of_unit = named.filter(|source| **source != number).filter(is_of_unit);
        let link = |source: &usize| {
            let plan = plans.get(*source)?;
            let is_read_before = self.first_readers.get(source).is_some_and(|reader| *reader < number);
            let is_counted = self.is_counted(*source) || is_read_before;
            Some(SourceLink { id: plan.id.clone(), folder: plan.folder.clone(), is_counted })
        };
        of_unit.filter_map(link).collect()
    }

    /// Whether a total counts a plan.
    fn is_counted(&self, number: usize) -> bool {
        self.taken.get(number) == Some(&true) && self.replacement_of(number).is_none()
    }

    /// The plan that stands in the place of a plan.
    pub(crate) fn replacement_of(&self, number: usize) -> Option<Replacement> {
        let (on, by) = self.replacements.get(&number).filter(|(on, _)| *on <= self.as_of)?;
        Some(Replacement { by: self.ids.get(*by)?.clone(), on: *on })
    }

    /// The day from which a plan is looked at: of one that is replaced, the day before.
    pub(crate) fn day_of(&self, number: usize) -> Day {
        self.replacement_of(number).map_or(self.as_of, |known| known.day_before())
    }

    /// The plan of an id.
    pub(crate) fn number_of(&self, id: &PlanId) -> Option<usize> {
        self.numbers.get(&key(id)).copied()
    }

    /// Whether an earlier plan has the same id.
    fn is_twice(&self, number: usize) -> bool {
        self.ids.get(number).is_some_and(|id| self.numbers.get(&key(id)) != Some(&number))
    }

    /// Spells the ids of the plans that a plan names as their own plans do, since references may differ in case. The
    /// later of two plans with one id decides nothing: nobody knows which of them is meant.
    pub(crate) fn fit(&self, number: usize, plan: &mut PlanSummary) {
        let own = |links: &Links| links.of(number).and_then(|named| self.ids.get(named));
        for (link, links) in [(&mut plan.parent, &self.parents), (&mut plan.within, &self.within)] {
            if let (Some((id, _)), Some(own)) = (link.as_mut(), own(links)) {
                id.clone_from(own);
            }
        }
        plan.replaced_on = self.replacements.get(&number).map(|(on, _)| *on);
        if let Some(replacement) = self.replacement_of(number) {
            plan.state = PlanState::Replaced(replacement);
        }
        plan.sound &= !self.is_twice(number);
    }

    /// Finds what is wrong with the place of a plan among the others. A circle is told once, and all its plans are
    /// faulty.
    pub(crate) fn faults(&mut self, number: usize, plans: &[PlanSummary], lints: &Lints) -> Vec<Across> {
        let Some(plan) = plans.get(number) else { return Vec::new() };
        let mut found = Vec::new();
        if self.is_twice(number) {
            let mut twice = plan_id_twice(&plan.id).locate_at(plan.at.clone());
            twice.plan = Some(plan.id.as_str().to_owned());
            found.push(Across { finding: Some(twice), is_fault: true });
        }
        let about = About { plan, lints };
        self.baselines(&about, &mut found);
        if let Some(link) = &plan.parent {
            found.extend(self.circle(&about, number, &self.parents, link, &PARENT_CYCLE));
            if self.parents.of(number).is_none() {
                let finding = Finding::elsewhere(&UNKNOWN_PARENT).text("id", link.0.as_str());
                let finding = self.did_you_mean(finding, link.0.as_str()).field("parent");
                found.extend(about.finding(finding, &link.1, None));
            }
        }
        if let Some(link) = &plan.within {
            found.extend(self.circle(&about, number, &self.within, link, &PLAN_CIRCLE));
            match self.longer_of(number).and_then(|longer| plans.get(longer)) {
                Some(longer) => longer_plan(&about, link, longer, &mut found),
                None if self.within.of(number).is_none() => found.extend(self.unknown(&about, "within", link)),
                None => {}
            }
        }
        if let Some(link) = &plan.replaces {
            found.extend(self.circle(&about, number, &self.replaces, link, &PLAN_CIRCLE));
            match self.replaces.of(number).and_then(|old| plans.get(old)) {
                Some(old) => found.extend(later_plan(&about, link, old)),
                None => found.extend(self.unknown(&about, "replaces", link)),
            }
        }
        self.sources(&about, number, plans, &mut found);
        found
    }

    fn baselines(&mut self, about: &About<'_>, found: &mut Vec<Across>) {
        for baseline in &about.plan.baselines {
            if self.number_of(&baseline.plan).is_some() {
                continue;
            }
            let id = baseline.plan.as_str();
            let finding = Finding::elsewhere(&UNKNOWN_BASELINE_PLAN).text("target", baseline.target.as_str());
            let finding = self.did_you_mean(finding.text("id", id), id);
            found.extend(about.finding(finding.item(baseline.target.as_str()).field("baseline"), &baseline.at, None));
        }
    }

    fn sources(&mut self, about: &About<'_>, number: usize, plans: &[PlanSummary], found: &mut Vec<Across>) {
        const KEY: &str = "values-from";
        const LIMIT: Both = Both {
            en: "a plan reads the values of 16 other plans at most",
            vi: "một kế hoạch đọc số liệu của nhiều nhất 16 kế hoạch khác",
        };
        const { assert!(MOST_SOURCES == 16, "the words above name the limit") };
        let plan = about.plan;
        let circle = self.source_circles.get(&number);
        let next = circle.and_then(|circle| circle.get(1).or(circle.first())).copied().unwrap_or(number);
        let leads_on = |link: &&PlanLink| self.number_of(&link.0) == Some(next);
        if let Some(link) = plan.values_from.iter().find(leads_on).or(plan.values_from.first()) {
            found.extend(self.told(about, circle, KEY, link, number, &PLAN_CIRCLE));
        }
        for link in plan.values_from.iter().take(MOST_SOURCES) {
            let Some(source) = self.number_of(&link.0).and_then(|source| plans.get(source)) else {
                found.extend(self.unknown(about, KEY, link));
                continue;
            };
            if !are_of_one_unit(source, plan) {
                let finding = of_unit(Finding::elsewhere(&SOURCE_OF_OTHER_UNIT), source);
                found.extend(about.finding(finding.field(KEY), &link.1, None));
            }
        }
        if let Some((_, at)) = plan.values_from.get(MOST_SOURCES) {
            found.extend(about.finding(Finding::elsewhere(&TOO_LARGE).phrase("limit", LIMIT).field(KEY), at, None));
        }
    }

    fn circle(
        &self,
        about: &About<'_>,
        number: usize,
        links: &Links,
        link: &PlanLink,
        rule: &'static crate::diag::Rule,
    ) -> Option<Across> {
        self.told(about, links.circles.get(&number), links.key, link, number, rule)
    }

    /// The finding of a circle for the plan that tells it; for its other plans, that they are faulty.
    fn told(
        &self,
        about: &About<'_>,
        circle: Option<&Vec<usize>>,
        key: &'static str,
        (_, at): &PlanLink,
        number: usize,
        rule: &'static crate::diag::Rule,
    ) -> Option<Across> {
        match circle?.as_slice() {
            [] => Some(Across { finding: None, is_fault: true }),
            members => {
                let ids = members.iter().chain([&number]).filter_map(|member| self.ids.get(*member));
                let finding = Finding::elsewhere(rule).text("key", key).texts("ids", ids.map(PlanId::as_str));
                about.finding(finding.field(key), at, None)
            }
        }
    }

    fn unknown(&mut self, about: &About<'_>, key: &'static str, (id, at): &PlanLink) -> Option<Across> {
        let finding = Finding::elsewhere(&UNKNOWN_PLAN).text("key", key).text("id", id.as_str());
        let finding = self.did_you_mean(finding, id.as_str());
        about.finding(finding.field(key), at, None)
    }

    fn did_you_mean(&mut self, finding: Finding, id: &str) -> Finding {
        if self.meant.len() < MOST_SUGGESTED && !self.meant.contains_key(id) {
            let near = nearest_of(id, self.ids.iter().map(PlanId::as_str));
            self.meant.insert(id.to_owned(), near.map(|near| (near.name.to_owned(), near.is_only)));
        }
        let meant = self.meant.get(id).and_then(Option::as_ref);
        finding.did_you_mean_id(id, meant.map(|(name, is_only)| Nearest { name, is_only: *is_only }))
    }
}

/// The finding for a plan whose values another reads, and which has errors itself.
pub(crate) fn faulty_source(entry: &At<PlanId>) -> Finding {
    Finding::new(&FAULTY_SOURCE, entry.place).text("id", entry.value.as_str()).field("values-from")
}

fn longer_plan(about: &About<'_>, (id, at): &PlanLink, longer: &PlanSummary, found: &mut Vec<Across>) {
    const KEY: &str = "within";
    let plan = about.plan;
    if !are_of_one_unit(longer, plan) {
        let finding = of_unit(Finding::elsewhere(&LONGER_PLAN_OF_OTHER_UNIT), longer);
        found.extend(about.finding(finding.field(KEY), at, None));
    }
    if plan.start < longer.start || longer.end < plan.end {
        let finding = Finding::elsewhere(&OUTSIDE_LONGER_PLAN).text("id", id.as_str());
        let finding = finding.day("start", longer.start).day("end", longer.end).field(KEY);
        found.extend(about.finding(finding, at, None));
    }
}

fn later_plan(about: &About<'_>, (id, at): &PlanLink, old: &PlanSummary) -> Option<Across> {
    let (issued, later) = about.plan.issued_on.zip(old.issued_on).filter(|(issued, later)| issued < later)?;
    let finding = Finding::elsewhere(&REPLACES_LATER_PLAN).text("id", id.as_str());
    about.finding(finding.day("issued", issued).day("later", later).field("replaces"), at, None)
}

fn of_unit(finding: Finding, plan: &PlanSummary) -> Finding {
    finding.text("id", plan.id.as_str()).arg("unit", Cell::Text(plan.unit.clone()))
}

fn key(id: &PlanId) -> String {
    id.as_str().to_ascii_lowercase()
}

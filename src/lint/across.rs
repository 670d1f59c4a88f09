//! Rules about several plans: parents, targets above and below, pools of ranks. The checks see summaries, since no two
//! plans are in memory together.

use crate::calc::{NoRank, PlanSummary, Ranks, Relation, TargetSummary, cascade};
use crate::diag::{Family, Finding, Lints, LocatedFinding, MOST_SUGGESTED, Rule, rules};
use crate::model::Bound;
use crate::parse::rules::TOO_LARGE;
use crate::source::Location;
use crate::text::{Both, Raw};
use crate::value::{Cell, nearest};
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

    WEAKER_THAN_PARENT = "E305" "weaker-than-parent" Warning in [Targets, AgainstParent]:
        en "target `{target}` asks for {bound} by {by}; the plan above, `{parent}`, for {above} by {above-by}",
        vi "chỉ tiêu `{target}` đặt {bound} đến {by}; kế hoạch cấp trên `{parent}` đặt {above} đến {above-by}";

    MISSING_PARENT_TARGET = "E323" "missing-parent-target" Note in [Targets, AgainstParent]:
        en "the plan above, `{parent}`, has a target on `{indicator}`; this plan has none",
        vi "kế hoạch cấp trên `{parent}` có chỉ tiêu về `{indicator}`; kế hoạch này không có";

    RANK_ALONE = "E325" "rank-alone" Warning in [Targets, Ranks]:
        en "target `{target}` asks for a place by `{score}`, but no other plan has the parent `{parent}`",
        vi "chỉ tiêu `{target}` xếp hạng theo `{score}`, nhưng không kế hoạch nào khác có cấp trên `{parent}`",
        help en "add the other units' plans, or report the rank under `values`",
        help vi "thêm kế hoạch của các đơn vị khác, hoặc ghi thứ hạng được thông báo vào `values`";

    NO_COMMON_PERIOD = "E326" "no-common-period" Warning in [Targets, Ranks]:
        en "target `{target}`: there is no period for which every unit has a score `{score}`; without one for {period}: {units}",
        vi "chỉ tiêu `{target}`: không có kỳ nào mọi đơn vị đều có điểm `{score}`; chưa có điểm kỳ {period}: {units}",
        help en "a rank needs the scores of all for one and the same period",
        help vi "muốn xếp hạng phải có điểm của tất cả trong cùng một kỳ";

    SCORE_MAXIMA = "E327" "score-maxima" Warning in [Targets, Ranks]:
        en "target `{target}`: the units measure `{score}` on different maxima: {maxima}",
        vi "chỉ tiêu `{target}`: các đơn vị chấm `{score}` theo điểm tối đa khác nhau: {maxima}",
        help en "define the score once, in the workspace's indicators.toml",
        help vi "định nghĩa điểm một lần, trong indicators.toml chung";

    OPPOSITE_BOUND = "E328" "opposite-bound" Warning in [Targets]:
        en "target `{target}` asks for {bound}; the plan above, `{parent}`, for {above}, in the other direction",
        vi "chỉ tiêu `{target}` đặt {bound}; kế hoạch cấp trên `{parent}` đặt {above}, ngược chiều",
        help en "check which of the two is meant, or use another indicator",
        help vi "kiểm tra lại chiều của mức, hoặc dùng chỉ số khác";
}

/// A plan lists so many findings beside the plan above. Thousands of targets above thousands of plans would give
/// millions.
const MOST_BESIDE_PARENT: usize = 50;

/// A finding about one of several plans.
#[derive(Debug)]
pub(crate) struct Across {
    /// The index of the plan.
    pub(crate) plan: usize,
    /// `None` where the finding stands at another plan.
    pub(crate) finding: Option<LocatedFinding>,
    /// Whether nothing may be computed from the plan.
    pub(crate) is_fault: bool,
}

/// Checks how the plans that are `taken` stand to all of these.
pub(crate) fn check_across(plans: &[&PlanSummary], taken: &[bool], ranks: &Ranks, lints: &Lints) -> Vec<Across> {
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    for (index, plan) in plans.iter().enumerate() {
        ids.entry(plan.id.as_str().to_ascii_lowercase()).or_insert(index);
    }
    let hierarchy = Hierarchy { plans, taken, ids, lints };
    let mut found = hierarchy.circles();
    let mut meant = BTreeMap::new();
    for (index, plan) in plans.iter().enumerate().filter(|(index, _)| hierarchy.takes(*index)) {
        if let Some((id, at)) = &plan.parent {
            match hierarchy.find(id.as_str()) {
                None => found.extend(hierarchy.unknown(index, id.as_str(), at, &mut meant)),
                Some(above) if above != index => {
                    if let Some(above) = plans.get(above) {
                        hierarchy.against_parent(index, plan, above, &mut found);
                    }
                }
                Some(_) => {}
            }
        }
        for target in &plan.targets {
            hierarchy.rank(index, plan, target, ranks, &mut found);
        }
    }
    found
}

struct Hierarchy<'f> {
    plans: &'f [&'f PlanSummary],
    taken: &'f [bool],
    /// The plan of each id; the first where two have the same.
    ids: BTreeMap<String, usize>,
    lints: &'f Lints,
}

impl Hierarchy<'_> {
    fn takes(&self, index: usize) -> bool {
        self.taken.get(index) == Some(&true)
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.ids.get(&id.to_ascii_lowercase()).copied()
    }

    fn parent_of(&self, index: usize) -> Option<usize> {
        self.find(self.plans.get(index)?.parent.as_ref()?.0.as_str())
    }

    /// A finding about a plan at one of its places, with a second place where that helps.
    fn about(&self, index: usize, finding: Finding, at: &Location, note: Option<(Both, &Location)>) -> Option<Across> {
        let is_fault = finding.rule().level == crate::diag::Level::Error;
        let mut located = self.lints.apply(finding)?.locate_at(at.clone());
        located.plan = self.plans.get(index).map(|plan| plan.id.as_str().to_owned());
        if let Some((says, at)) = note {
            located = located.note_at(says, at.clone());
        }
        Some(Across { plan: index, finding: Some(located), is_fault })
    }

    /// `meant` remembers the nearest id of the first unknown names: many plans may name the same.
    fn unknown<'m>(
        &'m self,
        index: usize,
        id: &'m str,
        at: &Location,
        meant: &mut BTreeMap<&'m str, Option<&'m str>>,
    ) -> Option<Across> {
        if meant.len() < MOST_SUGGESTED {
            meant.entry(id).or_insert_with(|| nearest(id, self.plans.iter().map(|plan| plan.id.as_str())));
        }
        let suggestion = meant.get(id).copied().flatten();
        let finding = Finding::elsewhere(&UNKNOWN_PARENT).text("id", id).suggest(suggestion).field("parent");
        self.about(index, finding, at, None)
    }

    /// Finds each circle of parents once, at its first plan that is taken; all of its plans are faulty.
    fn circles(&self) -> Vec<Across> {
        let parents: Vec<Option<usize>> = (0..self.plans.len()).map(|index| self.parent_of(index)).collect();
        let mut left = in_circles(&parents);
        let mut found = Vec::new();
        for start in (0..self.plans.len()).filter(|index| self.takes(*index)) {
            if left.get(start) != Some(&true) {
                continue;
            }
            let members = circle_of(&parents, start);
            set(&mut left, &members, false);
            let names = members.iter().chain([&start]).filter_map(|index| self.plans.get(*index));
            let finding = Finding::elsewhere(&PARENT_CYCLE).texts("ids", names.map(|plan| plan.id.as_str()));
            if let Some((_, at)) = self.plans.get(start).and_then(|plan| plan.parent.as_ref()) {
                found.extend(self.about(start, finding.field("parent"), at, None));
            }
            let others = members.into_iter().filter(|member| *member != start && self.takes(*member));
            found.extend(others.map(|plan| Across { plan, finding: None, is_fault: true }));
        }
        found
    }

    fn against_parent(&self, index: usize, plan: &PlanSummary, above: &PlanSummary, found: &mut Vec<Across>) {
        const ABOVE: Both = Both { en: "the bound of the plan above", vi: "mức của kế hoạch cấp trên" };
        let before = found.len();
        for pair in cascade(plan, above) {
            if found.len() - before >= MOST_BESIDE_PARENT {
                found.extend(self.too_many(index, plan));
                return;
            }
            let theirs = pair.above;
            let note = Some((ABOVE, &theirs.at));
            let finding = |rule: &'static Rule| {
                Finding::elsewhere(rule).text("indicator", theirs.indicator.as_str()).text("parent", above.id.as_str())
            };
            for (relation, own) in pair.short() {
                let rule = if relation == Relation::Opposite { &OPPOSITE_BOUND } else { &WEAKER_THAN_PARENT };
                let [own_bound, their_bound] = [own, theirs].map(|target| asked(&target.bound));
                let finding = finding(rule).text("target", own.id.as_str());
                let finding = finding.arg("bound", own_bound).arg("above", their_bound);
                let finding = finding.day("by", own.by).day("above-by", theirs.by);
                found.extend(self.about(index, finding.item(own.id.as_str()), &own.at, note));
            }
            // A target that could not be read may be the one that seems to be missing.
            if pair.relation == Relation::Absent && plan.targets_whole {
                let at = plan.parent.as_ref().map_or(&plan.at, |(_, at)| at);
                found.extend(self.about(index, finding(&MISSING_PARENT_TARGET).field("parent"), at, note));
            }
        }
    }

    /// Says that not every finding beside the plan above is listed. The plan can still be computed.
    fn too_many(&self, index: usize, plan: &PlanSummary) -> Option<Across> {
        const LIMIT: Both = Both {
            en: "more than 50 findings beside the plan above; the others are not listed",
            vi: "hơn 50 phát hiện khi so với kế hoạch cấp trên; phần còn lại không liệt kê",
        };
        const { assert!(MOST_BESIDE_PARENT == 50, "the words above name the limit") };
        let finding = Finding::elsewhere(&TOO_LARGE).phrase("limit", LIMIT);
        let across = self.about(index, finding, &plan.at, None)?;
        Some(Across { is_fault: false, ..across })
    }

    /// Finds why the rank of a target cannot be computed, where that is a fault of the files.
    fn rank(&self, index: usize, plan: &PlanSummary, target: &TargetSummary, ranks: &Ranks, found: &mut Vec<Across>) {
        let (Some(score), Some((parent, _))) = (&target.rank_of, &plan.parent) else { return };
        let Some(pool) = ranks.pool(parent, score) else { return };
        let finding = |rule| {
            let finding = Finding::elsewhere(rule).text("target", target.id.as_str()).text("score", score.as_str());
            finding.text("parent", parent.as_str()).item(target.id.as_str())
        };
        let place = ranks.rank(&plan.id, Some(parent), score, target.by);
        let finding = match place {
            Err(NoRank::Alone) => finding(&RANK_ALONE),
            Err(NoRank::Maxima(maxima)) => {
                let maxima = Cell::texts(&maxima, |maximum| Raw::new(maximum.decimal(18)));
                finding(&SCORE_MAXIMA).arg("maxima", maxima)
            }
            // Before everybody has reported for once, nothing is wrong.
            Err(NoRank::ScoresMissing { period: Some(period), without })
                if !without.is_empty() && pool.members.iter().all(|member| !member.scores.is_empty()) =>
            {
                let finding = finding(&NO_COMMON_PERIOD).text("period", period);
                finding.arg("units", Cell::texts(&without, Raw::clone))
            }
            Ok(_) | Err(NoRank::NoPool | NoRank::ScoresMissing { .. }) => return,
        };
        found.extend(self.about(index, finding, &target.at, None));
    }
}

/// Marks the plans that lie in a circle of parents. The walk visits each plan once.
fn in_circles(parents: &[Option<usize>]) -> Vec<bool> {
    let mut in_circle = vec![false; parents.len()];
    // The start of the walk that first visited each plan.
    let mut origin: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut next = Some(start);
        while let Some(plan) = next.filter(|plan| origin.get(*plan) == Some(&None)) {
            if let Some(origin) = origin.get_mut(plan) {
                *origin = Some(start);
            }
            next = parents.get(plan).copied().flatten();
        }
        // A walk that meets its own way again goes round.
        if let Some(first) = next.filter(|plan| origin.get(*plan) == Some(&Some(start))) {
            set(&mut in_circle, &circle_of(parents, first), true);
        }
    }
    in_circle
}

/// The circle in which a plan lies, itself first.
fn circle_of(parents: &[Option<usize>], first: usize) -> Vec<usize> {
    let above = |plan: &usize| parents.get(*plan).copied().flatten().filter(|above| *above != first);
    std::iter::successors(Some(first), above).collect()
}

fn set(flags: &mut [bool], of: &[usize], to: bool) {
    for index in of {
        if let Some(flag) = flags.get_mut(*index) {
            *flag = to;
        }
    }
}

/// A bound with its key: `at-least 55`.
fn asked(bound: &Bound) -> Cell {
    let figure = bound.figure().map(|figure| figure.decimal(18));
    Cell::Text(Raw::new([bound.word().to_owned()].into_iter().chain(figure).collect::<Vec<_>>().join(" ")))
}

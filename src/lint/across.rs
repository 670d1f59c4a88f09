//! Rules about several plans: parents, targets above and below, pools of ranks. The checks see summaries, since no two
//! plans are in memory together.

use crate::calc::{NoRank, PlanSummary, Ranks, Relation, TargetSummary, cascade};
use crate::diag::{Family, Finding, Lints, LocatedFinding, MOST_SUGGESTED, Rule, rules};
use crate::model::{Asked, plan_id_twice};
use crate::parse::rules::TOO_LARGE;
use crate::source::Location;
use crate::text::{Both, Raw};
use crate::value::{Cell, PlanId, nearest};
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

    UNKNOWN_BASELINE_PLAN = "E344" "unknown-baseline-plan" Error in [Targets]:
        en "target `{target}` starts from plan `{id}`, and no plan of this workspace has that id",
        vi "chỉ tiêu `{target}` lấy mức xuất phát từ kế hoạch `{id}`, nhưng không gian làm việc không có kế hoạch này",
        help en "where that plan is kept elsewhere, give its figure as `value`, with its day as `on`",
        help vi "nếu kế hoạch đó để nơi khác, ghi số liệu vào `value` và ngày vào `on`";

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
    /// `None` where the finding stands at another plan.
    pub(crate) finding: Option<LocatedFinding>,
    /// Whether nothing may be computed from the plan.
    pub(crate) is_fault: bool,
}

/// How the plans of a workspace stand above each other, by their ids. Plans are given by their numbers.
#[derive(Debug)]
pub(crate) struct Hierarchy {
    ids: Vec<PlanId>,
    /// The plan of each id in small letters; the first where two have the same.
    numbers: BTreeMap<String, usize>,
    /// The plan above each, if it is known.
    parents: Vec<Option<usize>>,
    /// The plans that lie in a circle of parents: for the first that is taken all of its plans, for others none.
    circles: BTreeMap<usize, Vec<usize>>,
    /// The nearest id of the first unknown names: many plans may name the same.
    meant: BTreeMap<String, Option<String>>,
}

impl Hierarchy {
    /// The hierarchy of these plans. Findings are about those that are `taken`.
    pub(crate) fn of(plans: &[PlanSummary], taken: &[bool]) -> Self {
        let mut numbers = BTreeMap::new();
        for (number, plan) in plans.iter().enumerate() {
            numbers.entry(key(&plan.id)).or_insert(number);
        }
        let above = |plan: &PlanSummary| numbers.get(&key(&plan.parent.as_ref()?.0)).copied();
        let parents: Vec<Option<usize>> = plans.iter().map(above).collect();
        let circles = circles(&parents, taken);
        let ids = plans.iter().map(|plan| plan.id.clone()).collect();
        Self { ids, numbers, parents, circles, meant: BTreeMap::new() }
    }

    /// The plan above a plan; `None` for a plan above itself.
    pub(crate) fn parent_of(&self, number: usize) -> Option<usize> {
        self.parents.get(number).copied().flatten().filter(|above| *above != number)
    }

    /// The plan of an id.
    pub(crate) fn number_of(&self, id: &PlanId) -> Option<usize> {
        self.numbers.get(&key(id)).copied()
    }

    /// Whether an earlier plan has the same id.
    fn is_twice(&self, number: usize) -> bool {
        self.ids.get(number).is_some_and(|id| self.numbers.get(&key(id)) != Some(&number))
    }

    /// Spells the id of the plan above as its own plan does, since references may differ in case. The later of two
    /// plans with one id decides nothing: nobody knows which of them is meant.
    pub(crate) fn fit(&self, number: usize, plan: &mut PlanSummary) {
        let above = self.parents.get(number).copied().flatten().and_then(|above| self.ids.get(above));
        if let (Some((parent, _)), Some(own)) = (plan.parent.as_mut(), above) {
            parent.clone_from(own);
        }
        plan.sound &= !self.is_twice(number);
    }

    /// Finds what is wrong with the place of a plan in the hierarchy. A circle is told once, and all its plans are
    /// faulty.
    pub(crate) fn faults(&mut self, number: usize, plan: &PlanSummary, lints: &Lints) -> Vec<Across> {
        let mut found = Vec::new();
        if self.is_twice(number) {
            let mut twice = plan_id_twice(&plan.id).locate_at(plan.at.clone());
            twice.plan = Some(plan.id.as_str().to_owned());
            found.push(Across { finding: Some(twice), is_fault: true });
        }
        let about = About { plan, lints };
        for baseline in &plan.baselines {
            if self.number_of(&baseline.plan).is_some() {
                continue;
            }
            let id = baseline.plan.as_str();
            let finding = Finding::elsewhere(&UNKNOWN_BASELINE_PLAN).text("target", baseline.target.as_str());
            let finding = finding.text("id", id).suggest(self.nearest(id).as_deref());
            found.extend(about.finding(finding.item(baseline.target.as_str()).field("baseline"), &baseline.at, None));
        }
        let Some((parent, at)) = &plan.parent else { return found };
        let circle = match self.circles.get(&number).map(Vec::as_slice) {
            None => None,
            Some([]) => Some(Across { finding: None, is_fault: true }),
            Some(members) => {
                let ids = members.iter().chain([&number]).filter_map(|member| self.ids.get(*member));
                let finding = Finding::elsewhere(&PARENT_CYCLE).texts("ids", ids.map(PlanId::as_str));
                about.finding(finding.field("parent"), at, None)
            }
        };
        let is_unknown = self.parents.get(number).copied().flatten().is_none();
        let unknown = is_unknown.then(|| {
            let finding = Finding::elsewhere(&UNKNOWN_PARENT).text("id", parent.as_str());
            about.finding(finding.suggest(self.nearest(parent.as_str()).as_deref()).field("parent"), at, None)
        });
        found.extend(circle.into_iter().chain(unknown.flatten()));
        found
    }

    fn nearest(&mut self, id: &str) -> Option<String> {
        if self.meant.len() < MOST_SUGGESTED && !self.meant.contains_key(id) {
            let nearest = nearest(id, self.ids.iter().map(PlanId::as_str)).map(str::to_owned);
            self.meant.insert(id.to_owned(), nearest);
        }
        self.meant.get(id).cloned().flatten()
    }
}

fn key(id: &PlanId) -> String {
    id.as_str().to_ascii_lowercase()
}

/// Checks a plan against the plan above, and whether its ranks can be computed.
pub(crate) fn check_beside(
    plan: &PlanSummary,
    above: Option<&PlanSummary>,
    ranks: &Ranks,
    lints: &Lints,
) -> Vec<Across> {
    let about = About { plan, lints };
    let mut found = Vec::new();
    if let Some(above) = above {
        about.against_parent(above, &mut found);
    }
    for target in &plan.targets {
        about.rank(target, ranks, &mut found);
    }
    found
}

/// Makes the findings about one plan.
struct About<'f> {
    plan: &'f PlanSummary,
    lints: &'f Lints,
}

impl About<'_> {
    /// A finding at a place of the plan, with a second place where that helps.
    fn finding(&self, finding: Finding, at: &Location, note: Option<(Both, &Location)>) -> Option<Across> {
        let is_fault = finding.rule().level == crate::diag::Level::Error;
        let mut located = self.lints.apply(finding)?.locate_at(at.clone());
        located.plan = Some(self.plan.id.as_str().to_owned());
        if let Some((says, at)) = note {
            located = located.note_at(says, at.clone());
        }
        Some(Across { finding: Some(located), is_fault })
    }

    fn against_parent(&self, above: &PlanSummary, found: &mut Vec<Across>) {
        const ABOVE: Both = Both { en: "the bound of the plan above", vi: "mức của kế hoạch cấp trên" };
        let plan = self.plan;
        for pair in cascade(plan, above) {
            if found.len() >= MOST_BESIDE_PARENT {
                found.extend(self.too_many());
                return;
            }
            let theirs = pair.above;
            let note = Some((ABOVE, &theirs.at));
            let finding = |rule: &'static Rule| {
                Finding::elsewhere(rule).text("indicator", theirs.indicator.as_str()).text("parent", above.id.as_str())
            };
            for (relation, own) in pair.short() {
                let rule = if relation == Relation::Opposite { &OPPOSITE_BOUND } else { &WEAKER_THAN_PARENT };
                let [own_bound, their_bound] = [own, theirs].map(|target| asked(&target.asked));
                let finding = finding(rule).text("target", own.id.as_str());
                let finding = finding.arg("bound", own_bound).arg("above", their_bound);
                let finding = finding.day("by", own.by).day("above-by", theirs.by);
                found.extend(self.finding(finding.item(own.id.as_str()), &own.at, note));
            }
            // A target that could not be read may be the one that seems to be missing.
            if pair.relation == Relation::Absent && plan.targets_whole {
                let at = plan.parent.as_ref().map_or(&plan.at, |(_, at)| at);
                found.extend(self.finding(finding(&MISSING_PARENT_TARGET).field("parent"), at, note));
            }
        }
    }

    /// Says that not every finding beside the plan above is listed. The plan can still be computed.
    fn too_many(&self) -> Option<Across> {
        const LIMIT: Both = Both {
            en: "more than 50 findings beside the plan above; the others are not listed",
            vi: "hơn 50 phát hiện khi so với kế hoạch cấp trên; phần còn lại không liệt kê",
        };
        const { assert!(MOST_BESIDE_PARENT == 50, "the words above name the limit") };
        let finding = Finding::elsewhere(&TOO_LARGE).phrase("limit", LIMIT);
        let across = self.finding(finding, &self.plan.at, None)?;
        Some(Across { is_fault: false, ..across })
    }

    /// Finds why the rank of a target cannot be computed, where that is a fault of the files.
    fn rank(&self, target: &TargetSummary, ranks: &Ranks, found: &mut Vec<Across>) {
        let (Some(score), Some((parent, _))) = (&target.rank_of, &self.plan.parent) else { return };
        let Some(pool) = ranks.pool(parent, score) else { return };
        let finding = |rule| {
            let finding = Finding::elsewhere(rule).text("target", target.id.as_str()).text("score", score.as_str());
            finding.text("parent", parent.as_str()).item(target.id.as_str())
        };
        let place = ranks.rank(&self.plan.id, Some(parent), score, target.by);
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
        found.extend(self.finding(finding, &target.at, None));
    }
}

/// The circles of parents. The walks visit each plan twice at most.
fn circles(parents: &[Option<usize>], taken: &[bool]) -> BTreeMap<usize, Vec<usize>> {
    let mut left = in_circles(parents);
    let mut circles = BTreeMap::new();
    for start in (0..parents.len()).filter(|number| taken.get(*number) == Some(&true)) {
        if left.get(start) != Some(&true) {
            continue;
        }
        let members = circle_of(parents, start);
        set(&mut left, &members, false);
        circles.extend(members.iter().filter(|member| **member != start).map(|member| (*member, Vec::new())));
        circles.insert(start, members);
    }
    circles
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
fn asked(asked: &Asked) -> Cell {
    let number = asked.number().map(|number| number.decimal(18));
    let words = [Some(asked.word().to_owned()), number, asked.class().map(|class| class.as_str().to_owned())];
    Cell::Text(Raw::new(words.into_iter().flatten().collect::<Vec<_>>().join(" ")))
}

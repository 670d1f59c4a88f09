//! Rules about a plan beside others: its targets and those of the plans above, and pools of ranks. The checks see
//! summaries, since no two plans are in memory together.

use crate::calc::{AboveKind, NoRank, PlanSummary, Ranks, Relation, TargetSummary, cascade};
use crate::diag::{Family, Finding, Level, Lints, LocatedFinding, Rule, rules};
use crate::model::Asked;
use crate::parse::rules::TOO_LARGE;
use crate::source::Location;
use crate::text::{Both, Raw};
use crate::value::{Cell, Day};

rules! { pub(super) FAMILY: Family;
    WEAKER_THAN_PARENT = "E305" "weaker-than-parent" Warning in [Targets, AgainstParent]:
        en "target `{target}` asks for {bound} by {by}; {which}, `{parent}`, for {above} by {above-by}",
        vi "chỉ tiêu `{target}` đặt {bound} đến {by}; {which} `{parent}` đặt {above} đến {above-by}";

    MISSING_PARENT_TARGET = "E323" "missing-parent-target" Note in [Targets, AgainstParent]:
        en "{which}, `{parent}`, has a target on `{indicator}`; this plan has none",
        vi "{which} `{parent}` có chỉ tiêu về `{indicator}`; kế hoạch này không có";

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
        en "target `{target}` asks for {bound}; {which}, `{parent}`, for {above}, in the other direction",
        vi "chỉ tiêu `{target}` đặt {bound}; {which} `{parent}` đặt {above}, ngược chiều",
        help en "check which of the two is meant, or use another indicator",
        help vi "kiểm tra lại chiều của mức, hoặc dùng chỉ số khác";
}

/// A plan lists so many findings beside a plan above: thousands of targets above thousands of plans would give
/// millions.
const MOST_BESIDE_PARENT: usize = 50;

/// A plan whose targets those of another are held against.
#[derive(Clone, Copy)]
pub(crate) struct Above<'p> {
    pub(crate) plan: &'p PlanSummary,
    pub(crate) kind: AboveKind,
}

impl Above<'_> {
    const fn bound(self) -> Both {
        match self.kind {
            AboveKind::Parent => Both { en: "the bound of the plan above", vi: "mức của kế hoạch cấp trên" },
            AboveKind::Longer => Both { en: "the bound of the longer plan", vi: "mức của kế hoạch dài hạn" },
        }
    }
}

/// A finding about one of several plans.
#[derive(Debug)]
pub(crate) struct Across {
    /// `None` where the finding stands at another plan.
    pub(crate) finding: Option<LocatedFinding>,
    /// Whether nothing may be computed from the plan.
    pub(crate) is_fault: bool,
}

/// Checks a plan on its day against the plans above, and whether its ranks can be computed.
pub(crate) fn check_beside<'p>(
    plan: &PlanSummary,
    above: impl Iterator<Item = Above<'p>>,
    ranks: &Ranks,
    as_of: Day,
    lints: &Lints,
) -> Vec<Across> {
    let about = About { plan, lints };
    let mut found = Vec::new();
    for above in above {
        found.extend(about.against(above));
    }
    for target in &plan.targets {
        about.rank(target, ranks, as_of, &mut found);
    }
    found
}

/// Makes the findings about one plan.
pub(super) struct About<'f> {
    pub(super) plan: &'f PlanSummary,
    pub(super) lints: &'f Lints,
}

impl About<'_> {
    /// A finding at a place of the plan, with a second place where that helps.
    pub(super) fn finding(&self, finding: Finding, at: &Location, note: Option<(Both, &Location)>) -> Option<Across> {
        let is_fault = finding.rule().level == Level::Error;
        let mut located = self.lints.apply(finding)?.locate_at(at.clone());
        located.plan = Some(self.plan.id.as_str().to_owned());
        if let Some((says, at)) = note {
            located = located.note_at(says, at.clone());
        }
        Some(Across { finding: Some(located), is_fault })
    }

    fn against(&self, above: Above<'_>) -> Vec<Across> {
        let (plan, mut found) = (self.plan, Vec::new());
        for pair in cascade(plan, above.plan) {
            if found.len() >= MOST_BESIDE_PARENT {
                found.extend(self.too_many());
                break;
            }
            let theirs = pair.above;
            let note = Some((above.bound(), &theirs.at));
            let finding = |rule: &'static Rule| {
                let finding = Finding::elsewhere(rule).text("indicator", theirs.indicator.as_str());
                finding.phrase("which", above.kind.title()).text("parent", above.plan.id.as_str())
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
                let link = match above.kind {
                    AboveKind::Parent => &plan.parent,
                    AboveKind::Longer => &plan.within,
                };
                let at = link.as_ref().map_or(&plan.at, |(_, at)| at);
                found.extend(self.finding(finding(&MISSING_PARENT_TARGET).field(above.kind.word()), at, note));
            }
        }
        found
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
    fn rank(&self, target: &TargetSummary, ranks: &Ranks, as_of: Day, found: &mut Vec<Across>) {
        let (Some(score), Some((parent, _))) = (&target.rank_of, &self.plan.parent) else { return };
        let Some(pool) = ranks.pool(parent, score) else { return };
        let finding = |rule| {
            let finding = Finding::elsewhere(rule).text("target", target.id.as_str()).text("score", score.as_str());
            finding.text("parent", parent.as_str()).item(target.id.as_str())
        };
        let place = ranks.rank(&self.plan.id, Some(parent), score, target.by, as_of);
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

/// A bound with its key: `at-least 55`.
fn asked(asked: &Asked) -> Cell {
    let number = asked.number().map(|number| number.decimal(18));
    let words = [Some(asked.word().to_owned()), number, asked.class().map(|class| class.as_str().to_owned())];
    Cell::Text(Raw::new(words.into_iter().flatten().collect::<Vec<_>>().join(" ")))
}

//! The keys of a bound, as a target and its former bounds have them.

use super::{bound::Asked, bound::Bound, bound::Goal, bound::Op, bound::Step, rules::BOUND_COUNT};
use crate::diag::Finding;
use crate::keys::TableReader;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Exact, TargetId, Text};

/// The keys of which a target has one, and `of` beside it.
pub(super) struct BoundKeys {
    pub at_least: Option<At<Exact>>,
    pub more_than: Option<At<Exact>>,
    pub at_most: Option<At<Exact>>,
    pub less_than: Option<At<Exact>>,
    pub rank_within: Option<At<u32>>,
    pub of: Option<At<u32>>,
    pub done: Option<At<bool>>,
    pub class_at_least: Option<At<Text>>,
    pub rise_by: Option<At<Exact>>,
    pub fall_by: Option<At<Exact>>,
    pub rise_by_percent: Option<At<Exact>>,
    pub fall_by_percent: Option<At<Exact>>,
    pub better_than_baseline: Option<At<bool>>,
}

impl BoundKeys {
    /// The goal that these keys ask for. A target that does not have exactly one bound counts as qualitative, after a
    /// finding: nothing is computed from it.
    pub(super) fn goal(
        self,
        table: &mut TableReader<'_, '_, '_>,
        id: Option<&At<TargetId>>,
        qualitative: bool,
    ) -> Goal {
        let given = self.given(table);
        let of = self.of;
        let mut bounds = self.bounds();
        bounds.sort_by_key(|bound| bound.place);
        let of_fits = of.is_none() || matches!(bounds.as_slice(), [one] if takes_of(&one.value)) || given != 1;
        match (qualitative, given) {
            (true, 0) => Goal::Qualitative,
            (false, 1) if of_fits => bounds.pop().map_or(Goal::Qualitative, Goal::Bound),
            (false, 0) if table.reader().is_damaged() => Goal::Qualitative,
            _ => {
                report_count(table, id, qualitative, &bounds, of.filter(|_| !of_fits).map(|of| of.place));
                Goal::Qualitative
            }
        }
    }

    /// How many bounds there are, well or badly written. `done = false` asks for nothing, like
    /// `better-than-baseline = false`.
    pub(super) fn given(&self, table: &TableReader<'_, '_, '_>) -> usize {
        let given = Op::ALL.iter().filter(|op| table.has(op.word())).count();
        let switches = [self.done, self.better_than_baseline];
        given - switches.into_iter().flatten().filter(|key| !key.value).count()
    }

    fn bounds(self) -> Vec<At<Asked>> {
        let of = self.of;
        let switch = |key: Option<At<bool>>, asked: Asked| key.filter(|key| key.value).map(|at| at.map(|_| asked));
        let bound = |key: Option<At<Exact>>, kind: fn(Exact) -> Bound| {
            key.map(|at| at.map(|number| Asked::Bound(kind(number))))
        };
        let step = |key: Option<At<Exact>>, kind: fn(Exact) -> Step| {
            key.map(|at| at.map(|number| Asked::Step(kind(number), of)))
        };
        let bounds = [
            bound(self.at_least, Bound::AtLeast),
            bound(self.more_than, Bound::MoreThan),
            bound(self.at_most, Bound::AtMost),
            bound(self.less_than, Bound::LessThan),
            self.rank_within.map(|at| at.map(|rank| Asked::Bound(Bound::RankWithin(rank, of)))),
            switch(self.done, Asked::Bound(Bound::Done)),
            self.class_at_least.map(|at| at.map(Asked::Class)),
            step(self.rise_by, Step::Rise),
            step(self.fall_by, Step::Fall),
            step(self.rise_by_percent, Step::RisePercent),
            step(self.fall_by_percent, Step::FallPercent),
            switch(self.better_than_baseline, Asked::Step(Step::Better, of)),
        ];
        bounds.into_iter().flatten().collect()
    }
}

/// Whether a bound may be one of a rank, for which `of` says the size of the pool.
const fn takes_of(asked: &Asked) -> bool {
    match asked {
        Asked::Bound(Bound::RankWithin(..)) | Asked::Step(Step::Rise(_) | Step::Better, _) => true,
        Asked::Bound(Bound::AtLeast(_) | Bound::MoreThan(_) | Bound::AtMost(_) | Bound::LessThan(_) | Bound::Done)
        | Asked::Class(_)
        | Asked::Step(Step::Fall(_) | Step::RisePercent(_) | Step::FallPercent(_), _) => false,
    }
}

fn report_count(
    table: &mut TableReader<'_, '_, '_>,
    id: Option<&At<TargetId>>,
    qualitative: bool,
    bounds: &[At<Asked>],
    stray_of: Option<Place>,
) {
    const FIRST: Both = Both { en: "the first bound", vi: "mức thứ nhất" };
    let fault = match (bounds, stray_of) {
        (_, Some(_)) => Both { en: "has `of`, but no `rank-within`", vi: "có `of` nhưng không có `rank-within`" },
        ([], None) => Both { en: "has no bound", vi: "không có mức phải đạt" },
        (_, None) if qualitative => {
            Both { en: "is qualitative and has a bound", vi: "vừa định tính vừa có mức phải đạt" }
        }
        (_, None) => Both { en: "has more than one bound", vi: "có hơn một mức phải đạt" },
    };
    let place = stray_of.or_else(|| bounds.last().map(|bound| bound.place)).or_else(|| id.map(|id| id.place));
    // A former bound stands in the table of its target.
    let name = id.map_or_else(|| table.reader().item_id().to_owned(), |id| id.value.as_str().to_owned());
    let finding = Finding::new(&BOUND_COUNT, place.unwrap_or_else(|| table.place()));
    let mut finding = finding.text("target", name).phrase("fault", fault);
    if let [first, _, ..] = bounds {
        finding = finding.note(FIRST, first.place);
    }
    table.reader().push(finding);
}

//! The keys of a bound, as a target and its former bounds have them.

use super::{bound::Bound, bound::Goal, bound::Op, rules::BOUND_COUNT};
use crate::diag::Finding;
use crate::keys::TableReader;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Exact, TargetId};

/// The keys of which a target has one, and `of` beside it.
pub(super) struct BoundKeys {
    pub at_least: Option<At<Exact>>,
    pub more_than: Option<At<Exact>>,
    pub at_most: Option<At<Exact>>,
    pub less_than: Option<At<Exact>>,
    pub rank_within: Option<At<u32>>,
    pub of: Option<At<u32>>,
    pub done: Option<At<bool>>,
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
        let has_reserved = ["rise-by", "fall-by", "better-than-baseline"].iter().any(|key| table.has(key));
        let given = self.given(table);
        let of = self.of;
        let mut bounds = self.bounds();
        bounds.sort_by_key(|bound| bound.place);
        let of_fits =
            of.is_none() || matches!(bounds.as_slice(), [At { value: Bound::RankWithin(..), .. }]) || given != 1;
        match (qualitative, given) {
            (true, 0) => Goal::Qualitative,
            (false, 1) if of_fits => bounds.pop().map_or(Goal::Qualitative, Goal::Bound),
            (false, 0) if has_reserved || table.reader().is_damaged() => Goal::Qualitative,
            _ => {
                report_count(table, id, qualitative, &bounds, of.filter(|_| !of_fits).map(|of| of.place));
                Goal::Qualitative
            }
        }
    }

    /// How many bounds there are, well or badly written. `done = false` asks for nothing.
    pub(super) fn given(&self, table: &TableReader<'_, '_, '_>) -> usize {
        let given = Op::ALL.iter().filter(|op| table.has(op.word())).count();
        given - usize::from(self.done.is_some_and(|done| !done.value))
    }

    fn bounds(self) -> Vec<At<Bound>> {
        let Self { at_least, more_than, at_most, less_than, rank_within, of, done } = self;
        let bounds = [
            at_least.map(|at| at.map(Bound::AtLeast)),
            more_than.map(|at| at.map(Bound::MoreThan)),
            at_most.map(|at| at.map(Bound::AtMost)),
            less_than.map(|at| at.map(Bound::LessThan)),
            rank_within.map(|at| at.map(|rank| Bound::RankWithin(rank, of))),
            done.filter(|done| done.value).map(|at| at.map(|_| Bound::Done)),
        ];
        bounds.into_iter().flatten().collect()
    }
}

fn report_count(
    table: &mut TableReader<'_, '_, '_>,
    id: Option<&At<TargetId>>,
    qualitative: bool,
    bounds: &[At<Bound>],
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

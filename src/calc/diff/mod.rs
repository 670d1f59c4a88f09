//! The changes between two versions of a plan: their meaning, not the lines that they touch. The order of files and
//! tables, comments and ways of writing the same value mean nothing.
//!
//! In a plan with faults, the parts that could be read in both versions are compared. The others are named as not
//! compared, so that a fault can neither hide a change beside it nor look like one.

mod case;
mod change;
mod change_kind;
mod difficulties;
mod frame;
mod groups;
mod history;
mod money;
mod pairs;
mod records;
mod scores;
mod sections;
mod targets;
mod tasks;

pub use case::Difference;
pub use change::{Change, Fact, Mark, Side, Topic};
pub use change_kind::ChangeKind;

use crate::model::Plan;
use crate::value::Day;
use case::Case;

/// Compares two versions of a plan; a deadline has passed when it lies before `as_of`.
#[must_use]
pub fn difference(base: &Plan, head: &Plan, as_of: Day) -> Difference {
    let case = Case { base, head, as_of };
    let mut difference = Difference::default();
    frame::compare(case, &mut difference);
    targets::compare(case, &mut difference);
    tasks::compare(case, &mut difference);
    money::funds(case, &mut difference);
    money::contents(case, &mut difference);
    sections::compare(case, &mut difference);
    difficulties::compare(case, &mut difference);
    groups::compare(case, &mut difference);
    records::values(case, &mut difference);
    scores::compare(case, &mut difference);
    let amendments = frame::new_amendments(case);
    // A draft may change as it likes; only a plan once issued is changed by an amendment.
    let issued = case.base.issued.is_some();
    for change in &mut difference.changes {
        let names = |ids: &[String]| {
            change.names.is_empty()
                || change.names.iter().any(|name| ids.iter().any(|id| id.eq_ignore_ascii_case(name)))
        };
        if change.kind.is_of_the_plan() {
            let new = amendments.iter().find(|(_, ids)| names(ids)).map(|(number, _)| number.clone());
            change.amendment = new.or_else(|| history::recorded_amendment(case, change));
            if issued && change.amendment.is_none() {
                change.marks.push(Mark::Unamended);
            }
        }
    }
    difference.changes.sort_by_key(|change| change.kind);
    difference
}

/// The change that a plan is new, or gone.
#[must_use]
pub fn whole_plan(plan: &Plan, side: Side) -> Change {
    let title = Fact::Text(plan.title.raw().clone());
    match side {
        Side::Head => {
            Change::new(ChangeKind::PlanAdded, Topic::Plan, (side, plan.id.place)).facts(Fact::Nothing, title)
        }
        // With the plan go its targets.
        Side::Base => {
            let change = Change::new(ChangeKind::PlanRemoved, Topic::Plan, (side, plan.id.place));
            let change = change.facts(title, Fact::Nothing).marked(Mark::Loosened, !plan.targets.is_empty());
            change.marked(Mark::Unamended, plan.issued.is_some())
        }
    }
}

//! The members of the group that leads a task: how many have delivered, and who has not.

use crate::calc::{MemberCounts, TaskStatus};
use crate::model::Plan;
use crate::report::fields::Datum;
use crate::report::json_values::Id;
use crate::report::object::object;
use crate::text::{Both, Raw};
use crate::value::{AssigneeId, Cell};

/// How many members have delivered for one occurrence, and who has not.
#[derive(Clone, Debug)]
pub(crate) struct MemberShare {
    pub(crate) total: usize,
    pub(crate) delivered: usize,
    /// The ids, in the order of the file.
    pub(crate) missing: Vec<Raw>,
    /// The titles of the same.
    titles: Vec<Raw>,
}

/// How many of the missing members are named.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Named {
    /// None.
    #[default]
    None,
    /// The first ones, where some have delivered.
    First,
    /// All.
    All,
}

object! { MemberShare, share => {
    "total": share.total, en: "number of members that must deliver", vi: "số thành viên phải nộp kết quả";
    "delivered": share.delivered, en: "number of members that have delivered", vi: "số thành viên đã nộp";
    "missing": Id(&share.missing), en: "ids of those that have not", vi: "mã thành viên chưa nộp";
} }

impl MemberShare {
    pub(crate) fn of(plan: &Plan, counts: &MemberCounts) -> Self {
        let title = |id: &AssigneeId| plan.assignee(id).map_or_else(|| id.raw(), |one| one.title.raw().clone());
        Self {
            total: counts.total,
            delivered: counts.delivered,
            missing: counts.missing.iter().map(AssigneeId::raw).collect(),
            titles: counts.missing.iter().map(title).collect(),
        }
    }

    /// The share for the occurrence that the due day of the task names.
    pub(crate) fn of_task(plan: &Plan, status: &TaskStatus) -> Option<Self> {
        status.members.as_ref().map(|counts| Self::of(plan, counts))
    }

    /// How many have delivered, and as many of those that have not as `named` says. It is empty for one member.
    pub(crate) fn cell(&self, named: Named) -> Cell {
        const SHARE: Both = Both { en: "{share} delivered", vi: "{share} đã nộp" };
        const MISSING: Both =
            Both { en: "{share} delivered; missing: {missing}", vi: "{share} đã nộp; còn thiếu: {missing}" };
        let share = ("share", Cell::Share(self.delivered, self.total));
        let missing = match named {
            _ if self.total < 2 => return Cell::Empty,
            _ if self.titles.is_empty() => return Cell::phrase(SHARE, vec![share]),
            Named::None => return Cell::phrase(SHARE, vec![share]),
            // That all are missing needs no names.
            Named::First if self.delivered == 0 => return Cell::phrase(SHARE, vec![share]),
            Named::First => Cell::texts(&self.titles, Raw::clone),
            Named::All => Cell::Joined(self.titles.iter().cloned().map(Cell::Text).collect(), ", "),
        };
        Cell::phrase(MISSING, vec![share, ("missing", missing)])
    }

    /// The columns of [`MEMBER_COLUMNS`].
    pub(crate) fn data(share: Option<&Self>) -> [Datum; 3] {
        [
            Datum::of(share, |share| Datum::count(share.total)),
            Datum::of(share, |share| Datum::count(share.delivered)),
            Datum::of(share, |share| Datum::joined(share.missing.iter().cloned(), " ")),
        ]
    }
}

/// The columns of members in tables for other programs, as `cchc export` names them.
pub(crate) const MEMBER_COLUMNS: [&str; 3] = ["members", "members_delivered", "members_missing"];

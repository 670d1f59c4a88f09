//! One change between two versions of a plan: its meaning, and where it stands.

use super::change_kind::ChangeKind;
use crate::calc::Amount;
use crate::model::{Due, Goal, Measure, Origin};
use crate::source::Place;
use crate::text::Raw;
use crate::value::word_enum;
use crate::value::{Day, Exact};

/// The thing that changed. Ids are those of HEAD, or of BASE where the thing is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Topic {
    /// The plan as a whole.
    Plan,
    /// An area.
    Area(Raw),
    /// A task.
    Task(Raw),
    /// A target.
    Target(Raw),
    /// A section of the list of targets.
    TargetGroup(Raw),
    /// A fund.
    Fund(Raw),
    /// A content of spending.
    Content(Raw),
    /// A difficulty; its text stands for an id that it does not have.
    Difficulty(Raw),
    /// An assignee.
    Assignee(Raw),
    /// An indicator.
    Indicator(Raw),
    /// The report of a period.
    Report(Raw),
    /// A value: its period and its indicator.
    Value(Raw, Raw),
    /// A criterion: its set and its id.
    Criterion(Raw, Raw),
    /// An amending decision, by its number.
    Amendment(Raw),
}

impl Topic {
    /// Every word of machine formats.
    pub(crate) const WORDS: [&str; 14] = [
        "plan",
        "area",
        "task",
        "target",
        "target-group",
        "assignee",
        "fund",
        "content",
        "issue",
        "indicator",
        "report",
        "value",
        "criterion",
        "amendment",
    ];

    /// The word of machine formats.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Area(_) => "area",
            Self::Task(_) => "task",
            Self::Target(_) => "target",
            Self::TargetGroup(_) => "target-group",
            Self::Fund(_) => "fund",
            Self::Content(_) => "content",
            Self::Difficulty(_) => "issue",
            Self::Assignee(_) => "assignee",
            Self::Indicator(_) => "indicator",
            Self::Report(_) => "report",
            Self::Value(..) => "value",
            Self::Criterion(..) => "criterion",
            Self::Amendment(_) => "amendment",
        }
    }

    /// Its id; for a value the indicator's, none for the plan itself.
    #[must_use]
    pub const fn id(&self) -> Option<&Raw> {
        match self {
            Self::Plan => None,
            Self::Area(id)
            | Self::Task(id)
            | Self::Target(id)
            | Self::TargetGroup(id)
            | Self::Fund(id)
            | Self::Content(id)
            | Self::Difficulty(id)
            | Self::Assignee(id)
            | Self::Indicator(id)
            | Self::Report(id)
            | Self::Value(_, id)
            | Self::Criterion(_, id)
            | Self::Amendment(id) => Some(id),
        }
    }

    /// Its period, for a report or a value.
    pub(crate) const fn period(&self) -> Option<&Raw> {
        match self {
            Self::Value(period, _) | Self::Report(period) => Some(period),
            Self::Plan
            | Self::Area(_)
            | Self::Task(_)
            | Self::Target(_)
            | Self::TargetGroup(_)
            | Self::Fund(_)
            | Self::Content(_)
            | Self::Difficulty(_)
            | Self::Assignee(_)
            | Self::Indicator(_)
            | Self::Criterion(..)
            | Self::Amendment(_) => None,
        }
    }
}

/// A value of a key before or after the change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fact {
    /// Nothing.
    Nothing,
    /// A text of a file.
    Text(Raw),
    /// Ids.
    Ids(Vec<Raw>),
    /// A word of the format.
    Word(&'static str),
    /// A count.
    Count(u32),
    /// A number.
    Number(Exact),
    /// A day.
    Day(Day),
    /// From a day to a day.
    Days(Day, Day),
    /// When a task is due.
    Due(Due),
    /// The goal of a target, and the kind of its figure where that is known.
    Goal(Goal, Option<Measure>),
    /// A reported figure.
    Figure(Amount),
    /// The figure of a baseline, on a day where one is given.
    Baseline(Origin, Option<Day>),
    /// A delivery: its day, the member of a group that delivered, and its evidence.
    Delivery(Day, Option<Raw>, Vec<Raw>),
    /// A sum that was spent: its day, its amount and its evidence.
    Spending(Day, Exact, Vec<Raw>),
    /// How a difficulty was resolved: the day, the way and the decision.
    Resolved(Day, Raw, Option<Raw>),
    /// The end of a task: the day, the reason and the decision.
    Dropped(Day, Raw, Option<Raw>),
}

word_enum! {
    /// The version in which a place is.
    pub enum Side {
        /// Before.
        Base = "base",
        /// After.
        Head = "head",
    }
}

word_enum! {
    /// A warning about a change: a reviewer must see it, and a job may fail on it.
    pub enum Mark {
        /// A target asks for less, or later, or not at all; or fewer members of a group have to deliver.
        Loosened = "loosened" { en: "loosened", vi: "nới lỏng" },
        /// It moves or takes away a deadline that had passed.
        MovedAfterDue = "moved-after-due" { en: "moved after it was due", vi: "sửa khi đã quá hạn" },
        /// A reported value says something else, or is gone.
        Restated = "restated" { en: "restated", vi: "sửa số liệu đã báo cáo" },
        /// It changes the demands of an issued plan, and no new amendment names it.
        Unamended = "unamended" { en: "without an amendment", vi: "chưa có quyết định điều chỉnh" },
    }
}

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// Its meaning.
    pub kind: ChangeKind,
    /// The thing that changed.
    pub topic: Topic,
    /// The key that changed, where it is one.
    pub field: Option<&'static str>,
    /// The value before.
    pub before: Fact,
    /// The value now.
    pub after: Fact,
    /// The version of `place`: HEAD, or BASE where the thing is gone.
    pub side: Side,
    /// Where it stands.
    pub place: Place,
    /// Its warnings, in the order of [`Mark::ALL`].
    pub marks: Vec<Mark>,
    /// The new amendment that names it.
    pub amendment: Option<Raw>,
    /// The ids by which an amendment can name it; empty where any amendment covers it.
    pub(super) names: Vec<String>,
}

impl Change {
    pub(super) const fn new(kind: ChangeKind, topic: Topic, (side, place): (Side, Place)) -> Self {
        Self {
            kind,
            topic,
            field: None,
            before: Fact::Nothing,
            after: Fact::Nothing,
            side,
            place,
            marks: Vec::new(),
            amendment: None,
            names: Vec::new(),
        }
    }

    pub(super) fn facts(mut self, before: Fact, after: Fact) -> Self {
        (self.before, self.after) = (before, after);
        self
    }

    pub(super) const fn field(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// Adds a mark where it `applies`.
    pub(super) fn marked(mut self, mark: Mark, applies: bool) -> Self {
        if applies {
            self.marks.push(mark);
            self.marks.sort_unstable();
        }
        self
    }

    /// Whether it bears a mark.
    pub(crate) fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// The ids of which an amendment must name one; none where any amendment covers the change.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn named<'i>(mut self, ids: impl IntoIterator<Item = &'i str>) -> Self {
        self.names.extend(ids.into_iter().map(str::to_owned));
        self
    }
}

//! One change between two states of a plan: what it means, and where it stands.

use crate::calc::Amount;
use crate::model::{Due, Goal, Measure};
use crate::scalar::{Day, Exact};
use crate::source::Place;
use crate::text::{Both, Raw};

/// Declares the kinds of changes, in the order in which a reviewer should see them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal, $en:literal, $vi:literal;)*) => {
        /// What a change means.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum ChangeKind { $($(#[$doc])* $kind,)* }

        impl ChangeKind {
            /// Every kind, the weightiest first.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// The word of machine formats.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }

            /// The words for people.
            #[must_use]
            pub const fn title(self) -> Both {
                match self { $(Self::$kind => Both { en: $en, vi: $vi },)* }
            }
        }
    };
}

kinds! {
    /// A plan is gone.
    PlanRemoved = "plan-removed", "plan removed", "bỏ kế hoạch";
    /// A target is gone.
    TargetRemoved = "target-removed", "target removed", "bỏ chỉ tiêu";
    /// A target asks for less, or later.
    TargetLoosened = "target-loosened", "target loosened", "nới lỏng chỉ tiêu";
    /// The first or last day of the plan is another one.
    PlanDates = "plan-dates", "days of the plan changed", "đổi thời gian kế hoạch";
    /// A target asks for something that is neither less nor more.
    TargetChanged = "target-changed", "target changed", "sửa chỉ tiêu";
    /// What a target measures is counted in another way.
    IndicatorChanged = "indicator-changed", "indicator redefined", "sửa định nghĩa chỉ số";
    /// A value that was reported says something else.
    ValueRestated = "value-restated", "reported value restated", "sửa số liệu đã báo cáo";
    /// A value that was reported is gone.
    ValueWithdrawn = "value-withdrawn", "reported value withdrawn", "rút số liệu đã báo cáo";
    /// A delivery is gone.
    DeliveryWithdrawn = "delivery-withdrawn", "delivery withdrawn", "rút kết quả đã giao";
    /// A delivery is of another day, or with other evidence.
    DeliveryChanged = "delivery-changed", "delivery changed", "sửa kết quả đã giao";
    /// A task is due on other days.
    DeadlineMoved = "deadline-moved", "deadline moved", "đổi thời hạn";
    /// A report is due on another day, or covers other days.
    ReportMoved = "report-moved", "report period changed", "đổi kỳ báo cáo";
    /// A task is gone.
    TaskRemoved = "task-removed", "task removed", "bỏ nhiệm vụ";
    /// A task is no longer to be done.
    TaskDropped = "task-dropped", "task dropped", "dừng nhiệm vụ";
    /// A dropped task is to be done again.
    TaskResumed = "task-resumed", "task resumed", "thực hiện lại nhiệm vụ";
    /// Somebody else leads.
    LeadChanged = "lead-changed", "lead changed", "đổi người chủ trì";
    /// Others support.
    SupportChanged = "support-changed", "supporters changed", "đổi người phối hợp";
    /// Others oversee.
    OverseeChanged = "oversee-changed", "overseers changed", "đổi người giám sát";
    /// A task has the same id and another title.
    TaskRenamed = "task-renamed", "task renamed", "đổi tên nhiệm vụ";
    /// A task has the same title and another id.
    TaskRenumbered = "task-renumbered", "task renumbered", "đổi mã nhiệm vụ";
    /// A task belongs to another area, brings another output or serves other targets.
    TaskChanged = "task-changed", "task changed", "sửa nhiệm vụ";
    /// A target asks for more, or earlier.
    TargetTightened = "target-tightened", "target tightened", "siết chặt chỉ tiêu";
    /// A target is the same under another id.
    TargetRenumbered = "target-renumbered", "target given another id", "đổi mã chỉ tiêu";
    /// A target is new.
    TargetAdded = "target-added", "target added", "thêm chỉ tiêu";
    /// A task is new.
    TaskAdded = "task-added", "task added", "thêm nhiệm vụ";
    /// The text announces another number.
    CountChanged = "count-changed", "announced count changed", "sửa con số nêu trong văn bản";
    /// An area is gone.
    AreaRemoved = "area-removed", "area removed", "bỏ lĩnh vực";
    /// An area is new.
    AreaAdded = "area-added", "area added", "thêm lĩnh vực";
    /// An area has another title or id.
    AreaChanged = "area-changed", "area changed", "sửa lĩnh vực";
    /// The plan is new.
    PlanAdded = "plan-added", "plan added", "thêm kế hoạch";
    /// What the plan says of itself is different.
    PlanChanged = "plan-changed", "plan changed", "sửa thông tin kế hoạch";
    /// A decision that changes the plan is new.
    AmendmentAdded = "amendment-added", "amendment added", "thêm quyết định điều chỉnh";
    /// A decision that changes the plan is gone.
    AmendmentRemoved = "amendment-removed", "amendment removed", "bỏ quyết định điều chỉnh";
    /// How sure a value is, or since when it is known, changed; its figure did not.
    ValueChanged = "value-changed", "what is said of a value changed", "sửa thông tin về số liệu";
    /// A value is new.
    ValueReported = "value-reported", "value reported", "báo cáo số liệu";
    /// A delivery is new.
    DeliveryRecorded = "delivery-recorded", "delivery recorded", "ghi nhận kết quả";
}

/// What a change is about. Ids are those of HEAD, or of BASE for what is gone.
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
    /// An indicator.
    Indicator(Raw),
    /// The report of a period.
    Report(Raw),
    /// A value: its period and its indicator.
    Value(Raw, Raw),
    /// A decision, by its number.
    Amendment(Raw),
}

impl Topic {
    /// The word of machine formats.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Area(_) => "area",
            Self::Task(_) => "task",
            Self::Target(_) => "target",
            Self::Indicator(_) => "indicator",
            Self::Report(_) => "report",
            Self::Value(..) => "value",
            Self::Amendment(_) => "amendment",
        }
    }

    /// Its id: of a value the indicator's, none for the plan itself.
    #[must_use]
    pub const fn id(&self) -> Option<&Raw> {
        match self {
            Self::Plan => None,
            Self::Area(id)
            | Self::Task(id)
            | Self::Target(id)
            | Self::Indicator(id)
            | Self::Report(id)
            | Self::Value(_, id)
            | Self::Amendment(id) => Some(id),
        }
    }

    /// The period, where it is about one.
    #[must_use]
    pub const fn period(&self) -> Option<&Raw> {
        match self {
            Self::Value(period, _) | Self::Report(period) => Some(period),
            Self::Plan
            | Self::Area(_)
            | Self::Task(_)
            | Self::Target(_)
            | Self::Indicator(_)
            | Self::Amendment(_) => None,
        }
    }
}

/// What stood there before, or stands there now.
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
    /// What a target asks for, of a figure of this kind where that is known.
    Goal(Goal, Option<Measure>),
    /// A figure, and since when it is known.
    Figure(Amount),
    /// A figure on a day, where one is given.
    Baseline(Exact, Option<Day>),
    /// What was delivered: on which day, with which evidence.
    Delivery(Day, Vec<Raw>),
    /// From which day a task was dropped, why, and by which decision.
    Dropped(Day, Raw, Option<Raw>),
}

/// In which of the two states a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Before.
    Base,
    /// After.
    Head,
}

/// What a reviewer must know of a change, and a job may fail on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// A target asks for less, or later, or not at all.
    Loosened,
    /// It moves or takes away a deadline that had passed.
    MovedAfterDue,
    /// A reported value says something else, or is gone.
    Restated,
    /// It changes what an issued plan asks for, and no new amendment names it.
    Unamended,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 4] = [Self::Loosened, Self::MovedAfterDue, Self::Restated, Self::Unamended];

    /// The word of options and machine formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Loosened => "loosened",
            Self::MovedAfterDue => "moved-after-due",
            Self::Restated => "restated",
            Self::Unamended => "unamended",
        }
    }

    /// The mark of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }

    /// The words for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::Loosened => Both { en: "loosened", vi: "nới lỏng" },
            Self::MovedAfterDue => Both { en: "moved after it was due", vi: "sửa khi đã quá hạn" },
            Self::Restated => Both { en: "restated", vi: "sửa số liệu đã báo cáo" },
            Self::Unamended => Both { en: "without an amendment", vi: "chưa có quyết định điều chỉnh" },
        }
    }
}

/// One change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What it means.
    pub kind: ChangeKind,
    /// What it is about.
    pub topic: Topic,
    /// The key that says so, where it is one.
    pub field: Option<&'static str>,
    /// What stood there before.
    pub before: Fact,
    /// What stands there now.
    pub after: Fact,
    /// In which state `place` is: in HEAD, or in BASE for what is gone.
    pub side: Side,
    /// Where it stands.
    pub place: Place,
    /// What a reviewer must know of it, in the order of [`Mark::ALL`].
    pub marks: Vec<Mark>,
    /// The new amendment that names it.
    pub amendment: Option<Raw>,
    /// The ids by which an amendment can name it; empty where any amendment covers it.
    pub(super) names: Vec<String>,
}

impl ChangeKind {
    /// Whether it changes what the plan asks for, so that a plan once issued needs an amendment; the others
    /// are records of what was done and reported, or amendments themselves.
    #[must_use]
    pub const fn is_of_the_plan(self) -> bool {
        match self {
            Self::PlanRemoved
            | Self::TargetRemoved
            | Self::TargetLoosened
            | Self::PlanDates
            | Self::TargetChanged
            | Self::IndicatorChanged
            | Self::DeadlineMoved
            | Self::TaskRemoved
            | Self::TaskDropped
            | Self::TaskResumed
            | Self::LeadChanged
            | Self::SupportChanged
            | Self::OverseeChanged
            | Self::TaskRenamed
            | Self::TaskRenumbered
            | Self::TaskChanged
            | Self::TargetTightened
            | Self::TargetRenumbered
            | Self::TargetAdded
            | Self::TaskAdded
            | Self::CountChanged
            | Self::AreaRemoved
            | Self::AreaAdded
            | Self::AreaChanged => true,
            Self::ValueRestated
            | Self::ValueWithdrawn
            | Self::DeliveryWithdrawn
            | Self::DeliveryChanged
            | Self::ReportMoved
            | Self::PlanAdded
            | Self::PlanChanged
            | Self::AmendmentAdded
            | Self::AmendmentRemoved
            | Self::ValueChanged
            | Self::ValueReported
            | Self::DeliveryRecorded => false,
        }
    }
}

impl ChangeKind {
    /// Whether several keys can mean it, so that the key is to be said too.
    #[must_use]
    pub const fn has_several_keys(self) -> bool {
        match self {
            Self::PlanDates
            | Self::TargetChanged
            | Self::IndicatorChanged
            | Self::ReportMoved
            | Self::TaskChanged
            | Self::CountChanged
            | Self::AreaChanged
            | Self::PlanChanged
            | Self::ValueChanged => true,
            Self::PlanRemoved
            | Self::TargetRemoved
            | Self::TargetLoosened
            | Self::ValueRestated
            | Self::ValueWithdrawn
            | Self::DeliveryWithdrawn
            | Self::DeliveryChanged
            | Self::DeadlineMoved
            | Self::TaskRemoved
            | Self::TaskDropped
            | Self::TaskResumed
            | Self::LeadChanged
            | Self::SupportChanged
            | Self::OverseeChanged
            | Self::TaskRenamed
            | Self::TaskRenumbered
            | Self::TargetTightened
            | Self::TargetRenumbered
            | Self::TargetAdded
            | Self::TaskAdded
            | Self::AreaRemoved
            | Self::AreaAdded
            | Self::PlanAdded
            | Self::AmendmentAdded
            | Self::AmendmentRemoved
            | Self::ValueReported
            | Self::DeliveryRecorded => false,
        }
    }
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

    /// With a mark, where it `applies`.
    pub(super) fn marked(mut self, mark: Mark, applies: bool) -> Self {
        if applies {
            self.marks.push(mark);
            self.marks.sort_unstable();
        }
        self
    }

    /// Whether it bears a mark.
    #[must_use]
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    pub(super) fn named<'i>(mut self, ids: impl IntoIterator<Item = &'i str>) -> Self {
        self.names.extend(ids.into_iter().map(str::to_owned));
        self
    }
}

//! What a change can mean.

use crate::text::Both;

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

    /// Whether several keys can mean it, so that the key is to be said too.
    pub(crate) const fn has_several_keys(self) -> bool {
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

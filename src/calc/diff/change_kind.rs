//! The kinds of changes.

use crate::value::word_enum;

word_enum! {
    /// The meaning of a change; the weightiest kinds come first.
    pub enum ChangeKind {
        /// A plan is gone.
        PlanRemoved = "plan-removed" { en: "plan removed", vi: "bỏ kế hoạch" },
        /// A target is gone.
        TargetRemoved = "target-removed" { en: "target removed", vi: "bỏ chỉ tiêu" },
        /// A target asks for less, or later.
        TargetLoosened = "target-loosened" { en: "target loosened", vi: "nới lỏng chỉ tiêu" },
        /// The first or last day of the plan is another one.
        PlanDates = "plan-dates" { en: "days of the plan changed", vi: "đổi thời gian kế hoạch" },
        /// A target asks for something that is neither less nor more.
        TargetChanged = "target-changed" { en: "target changed", vi: "sửa chỉ tiêu" },
        /// The indicator of a target is counted in another way.
        IndicatorChanged = "indicator-changed" { en: "indicator redefined", vi: "sửa định nghĩa chỉ số" },
        /// A bound or due day that was in force before an amendment is not told any more.
        FormerRemoved = "former-removed" { en: "former state removed", vi: "bỏ nội dung trước điều chỉnh" },
        /// A bound or due day that was in force before an amendment is told otherwise.
        FormerChanged = "former-changed" { en: "former state changed", vi: "sửa nội dung trước điều chỉnh" },
        /// A reported value has another figure.
        ValueRestated = "value-restated" { en: "reported value restated", vi: "sửa số liệu đã báo cáo" },
        /// A value that was reported is gone.
        ValueWithdrawn = "value-withdrawn" { en: "reported value withdrawn", vi: "rút số liệu đã báo cáo" },
        /// A delivery is gone.
        DeliveryWithdrawn = "delivery-withdrawn" { en: "delivery withdrawn", vi: "rút kết quả đã nộp" },
        /// A delivery has another day or other evidence.
        DeliveryChanged = "delivery-changed" { en: "delivery changed", vi: "sửa kết quả đã nộp" },
        /// The points of a criterion, its source or its rule are others, or it is new or gone.
        CriterionChanged = "criterion-changed" { en: "criterion changed", vi: "sửa tiêu chí chấm điểm" },
        /// The points of an entry of scores are gone.
        ScoreWithdrawn = "score-withdrawn" { en: "score withdrawn", vi: "rút điểm đã chấm" },
        /// An entry of scores has other points, or says otherwise whether the criterion applies.
        ScoreChanged = "score-changed" { en: "score changed", vi: "sửa điểm đã chấm" },
        /// A sum that was spent on a day is gone.
        SpendingWithdrawn = "spending-withdrawn" { en: "spending withdrawn", vi: "rút khoản chi" },
        /// A task has spent another sum, or on another day, or by other evidence.
        SpendingChanged = "spending-changed" { en: "spending changed", vi: "sửa khoản chi" },
        /// A task is due on other days.
        DeadlineMoved = "deadline-moved" { en: "deadline moved", vi: "đổi thời hạn" },
        /// A report is due on another day, or covers other days.
        ReportMoved = "report-moved" { en: "report period changed", vi: "đổi kỳ báo cáo" },
        /// A task is gone.
        TaskRemoved = "task-removed" { en: "task removed", vi: "bỏ nhiệm vụ" },
        /// A task is not to be done any more.
        TaskDropped = "task-dropped" { en: "task dropped", vi: "dừng nhiệm vụ" },
        /// A dropped task is to be done again.
        TaskResumed = "task-resumed" { en: "task resumed", vi: "thực hiện lại nhiệm vụ" },
        /// Somebody else leads.
        LeadChanged = "lead-changed" { en: "lead changed", vi: "đổi người chủ trì" },
        /// A group has fewer members, so fewer have to deliver.
        MemberRemoved = "member-removed" { en: "members left a group", vi: "bớt thành viên của nhóm" },
        /// A group has more members.
        MemberAdded = "member-added" { en: "members joined a group", vi: "thêm thành viên vào nhóm" },
        /// An assignee became a group, or stopped being one.
        GroupChanged = "group-changed" { en: "became or stopped being a group", vi: "chuyển thành nhóm hoặc thôi là nhóm" },
        /// Others support.
        SupportChanged = "support-changed" { en: "supporters changed", vi: "đổi người phối hợp" },
        /// Others oversee.
        OverseeChanged = "oversee-changed" { en: "overseers changed", vi: "đổi người giám sát" },
        /// A task has the same id and another title.
        TaskRenamed = "task-renamed" { en: "task renamed", vi: "đổi tên nhiệm vụ" },
        /// A task has the same title and another id.
        TaskRenumbered = "task-renumbered" { en: "task renumbered", vi: "đổi mã nhiệm vụ" },
        /// A task belongs to another area, brings another output, serves other targets, or has other money.
        TaskChanged = "task-changed" { en: "task changed", vi: "sửa nhiệm vụ" },
        /// A target asks for more, or earlier.
        TargetTightened = "target-tightened" { en: "target tightened", vi: "siết chặt chỉ tiêu" },
        /// A target is the same under another id.
        TargetRenumbered = "target-renumbered" { en: "target given another id", vi: "đổi mã chỉ tiêu" },
        /// A target is new.
        TargetAdded = "target-added" { en: "target added", vi: "thêm chỉ tiêu" },
        /// A task is new.
        TaskAdded = "task-added" { en: "task added", vi: "thêm nhiệm vụ" },
        /// The text announces another number.
        CountChanged = "count-changed" { en: "announced count changed", vi: "sửa con số nêu trong văn bản" },
        /// An area is gone.
        AreaRemoved = "area-removed" { en: "area removed", vi: "bỏ lĩnh vực" },
        /// An area is new.
        AreaAdded = "area-added" { en: "area added", vi: "thêm lĩnh vực" },
        /// An area has another title or id.
        AreaChanged = "area-changed" { en: "area changed", vi: "sửa lĩnh vực" },
        /// Somebody else brings the figures of an indicator.
        ReporterChanged = "reporter-changed" { en: "reporter changed", vi: "đổi người cung cấp số liệu" },
        /// A target stands in another section of the list.
        TargetMoved = "target-moved" { en: "target moved to another section", vi: "chuyển chỉ tiêu sang mục khác" },
        /// A section of the list of targets is gone.
        TargetGroupRemoved = "target-group-removed" { en: "target group removed", vi: "bỏ nhóm chỉ tiêu" },
        /// A section of the list of targets is new.
        TargetGroupAdded = "target-group-added" { en: "target group added", vi: "thêm nhóm chỉ tiêu" },
        /// A section of the list of targets has another title or id.
        TargetGroupChanged = "target-group-changed" { en: "target group changed", vi: "sửa nhóm chỉ tiêu" },
        /// A fund is gone.
        FundRemoved = "fund-removed" { en: "fund removed", vi: "bỏ nguồn kinh phí" },
        /// A fund is new.
        FundAdded = "fund-added" { en: "fund added", vi: "thêm nguồn kinh phí" },
        /// A fund has another name, id or sum.
        FundChanged = "fund-changed" { en: "fund changed", vi: "sửa nguồn kinh phí" },
        /// A content of spending is gone.
        ContentRemoved = "content-removed" { en: "content of spending removed", vi: "bỏ nội dung chi" },
        /// A content of spending is new.
        ContentAdded = "content-added" { en: "content of spending added", vi: "thêm nội dung chi" },
        /// A content of spending has another name or id.
        ContentChanged = "content-changed" { en: "content of spending changed", vi: "sửa nội dung chi" },
        /// A difficulty is gone.
        IssueRemoved = "issue-removed" { en: "difficulty removed", vi: "bỏ khó khăn, vướng mắc" },
        /// A difficulty has another text, day or resolution.
        IssueChanged = "issue-changed" { en: "difficulty changed", vi: "sửa khó khăn, vướng mắc" },
        /// The plan is new.
        PlanAdded = "plan-added" { en: "plan added", vi: "thêm kế hoạch" },
        /// The plan has another title, unit, level, basis, parent or issue.
        PlanChanged = "plan-changed" { en: "plan changed", vi: "sửa thông tin kế hoạch" },
        /// A decision that changes the plan is new.
        AmendmentAdded = "amendment-added" { en: "amendment added", vi: "thêm quyết định điều chỉnh" },
        /// A decision that changes the plan is gone.
        AmendmentRemoved = "amendment-removed" { en: "amendment removed", vi: "bỏ quyết định điều chỉnh" },
        /// The bound or due day before an amendment is told.
        FormerRecorded = "former-recorded" { en: "former state recorded", vi: "ghi nội dung trước điều chỉnh" },
        /// The basis or the report day of a value changed, but not its figure.
        ValueChanged = "value-changed" { en: "details of a value changed", vi: "sửa thông tin về số liệu" },
        /// A value is new.
        ValueReported = "value-reported" { en: "value reported", vi: "báo cáo số liệu" },
        /// A delivery is new.
        DeliveryRecorded = "delivery-recorded" { en: "delivery recorded", vi: "ghi nhận kết quả" },
        /// A difficulty is new.
        IssueRaised = "issue-raised" { en: "difficulty raised", vi: "nêu khó khăn, vướng mắc" },
        /// A difficulty is resolved.
        IssueResolved = "issue-resolved" { en: "difficulty resolved", vi: "đã giải quyết vướng mắc" },
        /// A sum that was spent is new.
        SpendingRecorded = "spending-recorded" { en: "spending recorded", vi: "ghi nhận khoản chi" },
    }
}

impl ChangeKind {
    /// Whether it changes the demands of the plan, so that a plan once issued needs an amendment. The other kinds are
    /// records of work and reports, or amendments themselves.
    #[must_use]
    pub const fn is_of_the_plan(self) -> bool {
        self.nature().0
    }

    /// Whether a task or target is in the plan that was not.
    pub(crate) const fn is_addition(self) -> bool {
        matches!(self, Self::TaskAdded | Self::TargetAdded)
    }

    /// Whether a task or target is in the plan no longer.
    pub(crate) const fn is_end(self) -> bool {
        self.is_loss() || matches!(self, Self::TaskDropped)
    }

    /// Whether the table of a task or target is gone.
    pub(crate) const fn is_loss(self) -> bool {
        matches!(self, Self::TaskRemoved | Self::TargetRemoved)
    }

    /// Whether several keys can cause it, so that the output must name the key too.
    pub(crate) const fn has_several_keys(self) -> bool {
        self.nature().1
    }

    /// Whether it changes the demands of the plan, and whether several keys can cause it.
    const fn nature(self) -> (bool, bool) {
        match self {
            Self::PlanDates
            | Self::TargetChanged
            | Self::IndicatorChanged
            | Self::TaskChanged
            | Self::CountChanged
            | Self::AreaChanged => (true, true),
            Self::PlanRemoved
            | Self::TargetRemoved
            | Self::TargetLoosened
            | Self::DeadlineMoved
            | Self::TaskRemoved
            | Self::TaskDropped
            | Self::TaskResumed
            | Self::LeadChanged
            | Self::MemberRemoved
            | Self::MemberAdded
            | Self::GroupChanged
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
            | Self::FormerRemoved
            | Self::FormerChanged => (true, false),
            Self::ReportMoved
            | Self::PlanChanged
            | Self::TargetGroupChanged
            | Self::FundChanged
            | Self::ContentChanged
            | Self::IssueChanged
            | Self::CriterionChanged
            | Self::ScoreChanged
            | Self::ValueChanged => (false, true),
            Self::ValueRestated
            | Self::ValueWithdrawn
            | Self::ScoreWithdrawn
            | Self::DeliveryWithdrawn
            | Self::DeliveryChanged
            | Self::SpendingWithdrawn
            | Self::SpendingChanged
            | Self::ReporterChanged
            | Self::TargetMoved
            | Self::TargetGroupRemoved
            | Self::TargetGroupAdded
            | Self::FundRemoved
            | Self::FundAdded
            | Self::ContentRemoved
            | Self::ContentAdded
            | Self::IssueRemoved
            | Self::IssueRaised
            | Self::IssueResolved
            | Self::PlanAdded
            | Self::AmendmentAdded
            | Self::AmendmentRemoved
            | Self::FormerRecorded
            | Self::ValueReported
            | Self::DeliveryRecorded
            | Self::SpendingRecorded => (false, false),
        }
    }
}

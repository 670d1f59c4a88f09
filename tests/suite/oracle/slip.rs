//! Slips of a second implementation: in a test, an oracle with one of them stands for a program with that fault. Some
//! drawn workspace must show each (`coverage`).

/// A fault in one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// A baseline is a day later.
    BaselineADayLater,
    /// A sum of a plan that does not reach its last report is a baseline.
    ShortBaseline,
    /// `rise-by-percent` adds points.
    PercentIsPoints,
    /// As good as the baseline is better.
    AsGoodIsBetter,
    /// A reckoned bound is not held inside the measure's range.
    OutsideTheRange,
    /// `direction` is passed over.
    NoDirection,
    /// Ranks in pools of any size are compared.
    AnyPool,
    /// A target that cannot be compared has no data.
    NotComparableIsNoData,
    /// A change bound is attained as a plain one: value/bound.
    PlainAttainment,
    /// Attainment of a change bound is not held inside 0 to 1.
    AttainmentOutside,
    /// Two classes short are at risk too.
    TwoClassesShort,
    /// The baseline of a flow starts its pace.
    FlowFromBaseline,
    /// A report that is due on a day of rest is late on the next working day.
    ReportsDoNotRest,
    /// The day of issue is held against the written due day.
    IssueByTheWrittenDay,
    /// A Saturday or Sunday is never a working day.
    NoWorkDays,
    /// A day in both lists is a working day.
    WorkedHoliday,
    /// A day of rest moves the plan's end as the due day of a continuous task.
    EndRests,
    /// `for` names the day to which a due day runs.
    ForNamesTheMovedDay,
    /// A group delivers with its first member.
    FirstMember,
    /// A group begins with its last member.
    OneMemberIsNothing,
    /// A member's post is vacant for what the group has to deliver.
    VacantForAll,
    /// A member of the group has no role.
    MembersDoNotLead,
    /// A member is late while the group is.
    MemberLateAsGroup,
    /// An oracle without history: it takes the present bounds and due days for any day.
    NoHistory,
    /// `until` is the day of the amendment.
    UntilTheDayBefore,
    /// The last of several entries of a history counts.
    LastOfTheHistory,
    /// A task or target that an amendment adds was always there.
    AddedWasThere,
    /// A task that is added owes what was due before.
    AddedOwesAll,
    /// A target that an amendment drops stays.
    DroppedStays,
    /// A bound of before an amendment is asked for by the day of after it.
    OldBoundNewBy,
    /// `values-from` is passed over.
    NoValuesFrom,
    /// The plan's own values come last.
    OwnValuesLast,
    /// `periods` of an indicator is passed over.
    NoOwnPeriods,
    /// A value of an indicator with periods of its own must reach the plan's reports.
    NoOwnReports,
    /// Money spent after the day counts.
    SpentLater,
    /// A replaced plan goes on.
    ReplacedGoesOn,
    /// A replaced plan is computed on the day of the other's issue.
    ReplacedOnTheDay,
    /// A replaced plan keeps its gaps.
    ReplacedGaps,
    /// A day of rest moves a target's `by`.
    ByRests,
    /// Figures of periods before the days of the set count.
    ValuesBeforeTheSet,
    /// Deliveries outside the days of the set count.
    DeliveriesOutside,
    /// A task that recurs owes what is due outside the days of the set too.
    OwesAll,
    /// The first of several deliveries counts.
    FirstDelivery,
    /// A sum is there without the value of one of its indicators.
    SumOfSome,
    /// An indicator of 0/0 counts in a mean as one more.
    MeanWithEmpty,
    /// A delivery a day late counts as in time.
    ADayLate,
    /// A figure exactly at a bound does not reach it.
    StrictSteps,
    /// Points are not held within the maximum of a criterion.
    PointsAboveTheMost,
    /// `floor` is passed over.
    NoFloor,
    /// A bonus grows beyond its cap.
    BonusWithoutCap,
    /// `times` is passed over.
    NoTimes,
    /// A criterion does not apply in the way of the set, whatever it says itself.
    NoOwnWay,
    /// A total is not scaled to the maximum again.
    NoRescale,
    /// A bonus beside the maximum is added to the total.
    BonusWithin,
    /// A class needs more than its bound.
    ClassAbove,
    /// A range that spans two classes has the lower one.
    ClassOfTheCertain,
    /// A total that only grows may fall again.
    FlowsFall,
}

//! The verdicts on a target, and the units of a shortfall.

use crate::value::word_enum;

word_enum! {
    /// The verdict on a target.
    pub enum Verdict {
        /// The bound holds.
        Attained = "attained" { en: "attained", vi: "đạt" },
        /// The value reaches the expected figure.
        OnTrack = "on-track" { en: "on track", vi: "đúng tiến độ" },
        /// It falls a little short of that.
        AtRisk = "at-risk" { en: "at risk", vi: "có nguy cơ" },
        /// It falls far short of that.
        OffTrack = "off-track" { en: "off track", vi: "chậm" },
        /// The bound does not hold, and no later figure can mend that.
        OutOfReach = "out-of-reach" { en: "out of reach", vi: "không thể đạt" },
        /// The day has passed and the bound does not hold.
        Missed = "missed" { en: "missed", vi: "không đạt" },
        /// The day has passed, and figures that may decide are missing.
        AwaitingData = "awaiting-data" { en: "awaiting data", vi: "chờ số liệu" },
        /// No value is known.
        NoData = "no-data" { en: "no data", vi: "chưa có số liệu" },
        /// The baseline cannot be held against the value.
        NotComparable = "not-comparable" { en: "not comparable", vi: "không so sánh được" },
        /// There was nothing to measure.
        NotApplicable = "not-applicable" { en: "not applicable", vi: "không phát sinh" },
        /// It is not measured at all.
        NotMeasurable = "not-measurable" { en: "not measurable", vi: "không đo được" },
    }
}

word_enum! {
    /// The unit of a shortfall.
    pub enum Unit {
        /// Things, such as files or procedures.
        Count = "count",
        /// Percentage points, or points of a score.
        Points = "points",
        /// The indicator's own unit, such as đồng.
        Amount = "amount",
        /// Places of a ranking.
        Places = "places",
        /// Classes.
        Classes = "classes",
    }
}

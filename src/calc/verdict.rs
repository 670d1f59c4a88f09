//! What can be said of a target, and in what a shortfall is counted.

use crate::text::Both;

/// What is to be said of a target.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// The bound holds.
    Attained,
    /// The value reaches what was expected.
    OnTrack,
    /// It falls a little short of that.
    AtRisk,
    /// It falls far short of that.
    OffTrack,
    /// The bound does not hold, and no later figure can mend that.
    OutOfReach,
    /// The day has passed and the bound does not hold.
    Missed,
    /// The day has passed, and figures that may decide are not in.
    AwaitingData,
    /// No value is known.
    NoData,
    /// There was nothing to measure.
    NotApplicable,
    /// It is not measured at all.
    NotMeasurable,
}

impl Verdict {
    /// Every verdict, the best first.
    pub const ALL: [Self; 10] = [
        Self::Attained,
        Self::OnTrack,
        Self::AtRisk,
        Self::OffTrack,
        Self::OutOfReach,
        Self::Missed,
        Self::AwaitingData,
        Self::NoData,
        Self::NotApplicable,
        Self::NotMeasurable,
    ];

    /// The word of options and machine formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Attained => "attained",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::OffTrack => "off-track",
            Self::OutOfReach => "out-of-reach",
            Self::Missed => "missed",
            Self::AwaitingData => "awaiting-data",
            Self::NoData => "no-data",
            Self::NotApplicable => "not-applicable",
            Self::NotMeasurable => "not-measurable",
        }
    }

    /// The word for people.
    #[must_use]
    pub const fn title(self) -> Both {
        match self {
            Self::Attained => Both { en: "attained", vi: "đạt" },
            Self::OnTrack => Both { en: "on track", vi: "đúng tiến độ" },
            Self::AtRisk => Both { en: "at risk", vi: "có nguy cơ" },
            Self::OffTrack => Both { en: "off track", vi: "chậm" },
            Self::OutOfReach => Both { en: "out of reach", vi: "không thể đạt" },
            Self::Missed => Both { en: "missed", vi: "không đạt" },
            Self::AwaitingData => Both { en: "awaiting data", vi: "chờ số liệu" },
            Self::NoData => Both { en: "no data", vi: "chưa có số liệu" },
            Self::NotApplicable => Both { en: "not applicable", vi: "không phát sinh" },
            Self::NotMeasurable => Both { en: "not measurable", vi: "không đo được" },
        }
    }

    /// The verdict of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }
}

/// In what a shortfall is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Things, such as files or procedures.
    Count,
    /// Percentage points, or points of a score.
    Points,
    /// What the indicator measures, such as đồng.
    Amount,
    /// Places of a ranking.
    Places,
}

impl Unit {
    /// The word of machine formats.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Points => "points",
            Self::Amount => "amount",
            Self::Places => "places",
        }
    }
}

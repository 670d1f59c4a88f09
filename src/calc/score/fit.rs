//! Whether a rule can take the figure of a source.

use crate::model::{Combination, FigureSource, Measure, PointsRule, ReportsFigure, TasksFigure};
use crate::text::Both;

/// A kind of figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A percentage.
    Percent,
    /// Points of a maximum.
    Score,
    /// A number of things, or a quantity.
    Number,
    /// A place among others.
    Rank,
    /// A day.
    Day,
    Class,
    Person,
}

impl From<Measure> for Kind {
    fn from(measure: Measure) -> Self {
        match measure {
            Measure::Ratio => Self::Percent,
            Measure::Score => Self::Score,
            Measure::Count | Measure::Amount => Self::Number,
            Measure::Rank => Self::Rank,
            Measure::Milestone => Self::Day,
            Measure::Class => Self::Class,
        }
    }
}

/// Why a rule does not fit its source; `measures` has those of the indicators, `None` for an unknown one. A source with
/// an unknown indicator fits: it has a finding of its own.
pub(crate) fn misfit(source: &FigureSource, rule: Option<&PointsRule>, measures: &[Option<Measure>]) -> Option<Both> {
    const UNLIKE: Both =
        Both { en: "needs indicators of one measure", vi: "cần các chỉ số cùng loại số liệu" };
    const OF_PERCENT: Both =
        Both { en: "can only take ratios from 100", vi: "chỉ trừ được các chỉ số tỷ lệ" };
    let known: Option<Vec<Measure>> = measures.iter().copied().collect();
    let known = known?;
    let kind = match source {
        FigureSource::Task(_) => Kind::Day,
        FigureSource::Tasks(_, TasksFigure::DoneShare | TasksFigure::OnTimeShare)
        | FigureSource::Reports(ReportsFigure::OnTimeShare) => Kind::Percent,
        FigureSource::Tasks(_, TasksFigure::LateCount)
        | FigureSource::Reports(ReportsFigure::LateCount | ReportsFigure::MissingCount) => Kind::Number,
        FigureSource::Manual => Kind::Person,
        FigureSource::Indicator(_) => known.first().copied()?.into(),
        FigureSource::Combined(how, _) => {
            let first = known.first().copied()?;
            if known.iter().any(|other| *other != first) {
                return Some(UNLIKE);
            }
            match how {
                Combination::HundredMinus if first != Measure::Ratio => return Some(OF_PERCENT),
                Combination::HundredMinus => Kind::Percent,
                Combination::Sum | Combination::Mean => match Kind::from(first) {
                    Kind::Day | Kind::Class | Kind::Rank | Kind::Person => return Some(UNLIKE),
                    kind @ (Kind::Percent | Kind::Score | Kind::Number) => kind,
                },
            }
        }
    };
    rule_misfit(rule?, kind)
}

fn rule_misfit(rule: &PointsRule, kind: Kind) -> Option<Both> {
    const OF_DAYS: Both = Both {
        en: "gives a day: its rule is `by-date` or `yes-no`",
        vi: "cho một ngày: quy tắc là `by-date` hoặc `yes-no`",
    };
    const NO_DAY: Both =
        Both { en: "gives no day, which `by-date` needs", vi: "không cho ngày nào, `by-date` cần có ngày" };
    const NO_SHARE: Both = Both {
        en: "gives neither a percentage nor a score: take `steps`, `capped`, `minus` or `bonus`",
        vi: "không cho tỷ lệ phần trăm hay điểm số: dùng `steps`, `capped`, `minus` hoặc `bonus`",
    };
    const OF_RANK: Both = Both {
        en: "gives a rank: its rule is `steps` with `down = true`",
        vi: "cho thứ hạng: quy tắc là `steps` kèm `down = true`",
    };
    const OF_CLASS: Both = Both {
        en: "gives a class, from which no points follow: take `manual`, or the score behind it",
        vi: "cho mức xếp loại, không tính ra điểm được: dùng `manual`, hoặc chỉ số điểm của nó",
    };
    match (rule, kind) {
        (_, Kind::Class) => Some(OF_CLASS),
        (PointsRule::ByDate(_), Kind::Percent | Kind::Score | Kind::Number | Kind::Rank) => Some(NO_DAY),
        (
            PointsRule::Steps { .. }
            | PointsRule::Capped(_)
            | PointsRule::Proportion
            | PointsRule::Band(_)
            | PointsRule::Minus(_)
            | PointsRule::Bonus(_),
            Kind::Day,
        ) => Some(OF_DAYS),
        (PointsRule::Steps { down, .. }, Kind::Rank) => (!down).then_some(OF_RANK),
        (
            PointsRule::Capped(_)
            | PointsRule::Proportion
            | PointsRule::Band(_)
            | PointsRule::Minus(_)
            | PointsRule::Bonus(_),
            Kind::Rank,
        ) => Some(OF_RANK),
        (PointsRule::Proportion | PointsRule::Band(_), Kind::Number) => Some(NO_SHARE),
        (PointsRule::YesNo, _)
        | (_, Kind::Person)
        | (PointsRule::ByDate(_), Kind::Day)
        | (PointsRule::Proportion | PointsRule::Band(_), Kind::Percent | Kind::Score)
        | (
            PointsRule::Steps { .. } | PointsRule::Capped(_) | PointsRule::Minus(_) | PointsRule::Bonus(_),
            Kind::Percent | Kind::Score | Kind::Number,
        ) => None,
    }
}

/// Why an indicator is not a coefficient.
pub(crate) fn coefficient_misfit(measure: Measure) -> Option<Both> {
    const NO_COEFFICIENT: Both = Both {
        en: "is multiplied by an indicator that is not a ratio, a score or an amount",
        vi: "nhân với một chỉ số không phải tỷ lệ, điểm hay đại lượng",
    };
    match measure {
        Measure::Ratio | Measure::Score | Measure::Amount => None,
        Measure::Count | Measure::Rank | Measure::Milestone | Measure::Class => Some(NO_COEFFICIENT),
    }
}

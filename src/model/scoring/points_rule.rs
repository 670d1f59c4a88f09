//! The rule by which a figure gives points.

use super::points::Points;
use crate::keys::{Form, Shape, TableReader, UngroupedNumber, ValueReader, table};
use crate::parse::Node;
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Day, Exact};

/// The rule of a criterion. P is its maximum, R the figure.
#[derive(Clone, Debug)]
pub enum PointsRule {
    /// P, or nothing.
    YesNo,
    /// The points of the first bound that the figure reaches: R ≥ it, or R ≤ it where `down`.
    Steps { steps: Vec<Step>, down: bool },
    /// P from this figure on, else R·P/it. More than 0.
    Capped(Exact),
    /// R·P/100, for scores R·P/their maximum.
    Proportion,
    /// P from a figure on, 0 below another, between them R·P/100.
    Band(Band),
    /// The points of the first day on or after the delivery.
    ByDate(Vec<ByDay>),
    /// P less so many points for each, not below a floor.
    Minus(Minus),
    /// So many points for each, up to a cap.
    Bonus(Bonus),
}

/// A bound of steps, and its points.
#[derive(Clone, Debug)]
pub struct Step {
    pub bound: Exact,
    pub points: Exact,
    pub place: Place,
}

/// A day, and the points of a delivery by it.
#[derive(Clone, Debug)]
pub struct ByDay {
    pub day: Day,
    pub points: Exact,
    pub place: Place,
}

table! {
    /// P from `full` on, 0 below `zero-below`.
    pub struct Band: "`band`", "`band`" called "a table { full = …, zero-below = … }", "bảng { full = …, zero-below = … }" {
        pub full: At<Exact> as UngroupedNumber = required "full", "from which percentage on all points are given", "từ bao nhiêu phần trăm thì đủ điểm";
        pub zero_below: At<Exact> as UngroupedNumber = required "zero-below", "below which percentage none are given", "dưới bao nhiêu phần trăm thì 0 điểm";
    }
}

table! {
    /// Points that are lost for each.
    pub struct Minus: "`minus`", "`minus`" called "a table { each = … }", "bảng { each = … }" {
        pub each: At<Exact> as Points = required "each", "points lost for each", "số điểm trừ cho mỗi đơn vị";
        pub floor: At<Exact> as Points = optional "floor", "not below so many points; default 0", "không thấp hơn số điểm này; mặc định 0" else At::new(Exact::from(0), place);
    }
    with table {
        pub place: Place = table.place();
    }
}

table! {
    /// Points that are won for each.
    pub struct Bonus: "`bonus`", "`bonus`" called "a table { each = …, cap = … }", "bảng { each = …, cap = … }" {
        pub each: At<Exact> as Points = required "each", "points won for each", "số điểm cộng cho mỗi đơn vị";
        pub cap: At<Exact> as Points = required "cap", "at most so many points", "tối đa bao nhiêu điểm";
        pub outside: bool = optional "outside", "whether they stand beside the maximum; default false", "điểm thưởng nằm ngoài tổng tối đa; mặc định false";
    }
}

impl PointsRule {
    pub(crate) const fn is_outside(&self) -> bool {
        match self {
            Self::Bonus(bonus) => bonus.outside,
            Self::YesNo
            | Self::Steps { .. }
            | Self::Capped(_)
            | Self::Proportion
            | Self::Band(_)
            | Self::ByDate(_)
            | Self::Minus(_) => false,
        }
    }

    /// The points that it states, each with its place: none may be above those of the criterion.
    pub(crate) fn stated(&self) -> Vec<At<&Exact>> {
        match self {
            Self::Steps { steps, .. } => steps.iter().map(|step| At::new(&step.points, step.place)).collect(),
            Self::ByDate(days) => days.iter().map(|day| At::new(&day.points, day.place)).collect(),
            Self::Minus(minus) => vec![At::new(&minus.floor.value, minus.floor.place)],
            Self::Bonus(bonus) if !bonus.outside => vec![At::new(&bonus.cap.value, bonus.cap.place)],
            Self::YesNo | Self::Capped(_) | Self::Proportion | Self::Band(_) | Self::Bonus(_) => Vec::new(),
        }
    }
}

const ONE_RULE: Both = Both {
    en: "exactly one of yes-no, steps, capped, proportion, band, by-date, minus, bonus",
    vi: "đúng một trong yes-no, steps, capped, proportion, band, by-date, minus, bonus",
};
const DOWN_OF_STEPS: Both =
    Both { en: "left out: only `steps` has `down`", vi: "bỏ đi: chỉ `steps` mới có `down`" };
const ONLY_TRUE: Both = Both { en: "true, or left out", vi: "true, hoặc bỏ đi" };
const BEST_FIRST: Both = Both {
    en: "the best bound first, and no more points for a worse one",
    vi: "mức tốt nhất trước, mức kém hơn không được nhiều điểm hơn",
};
const FIRST_DAY_FIRST: Both = Both {
    en: "the first day first, and no more points for a later one",
    vi: "ngày sớm nhất trước, ngày sau không được nhiều điểm hơn",
};
const ABOVE_ZERO: Both = Both { en: "a number above 0", vi: "số lớn hơn 0" };
const ORDERED_BAND: Both = Both { en: "`full` above `zero-below`", vi: "`full` lớn hơn `zero-below`" };

table! {
    struct RuleKeys: "`rule`", "`rule`" called "a table such as { capped = 80 }", "bảng, ví dụ { capped = 80 }" {
        let yes_no: bool = optional "yes-no", "all points when it is done, or not 0", "đủ điểm khi đã làm, hoặc khác 0";
        let steps: Vec<At<StepPair>> = optional "steps", "[[bound, points], …]: the first bound with R ≥ it", "[[mức, điểm], …]: mức đầu tiên mà R ≥ mức đó";
        let down: bool = optional "down", "of steps: R ≤ the bound", "với steps: R ≤ mức";
        let capped: UngroupedNumber = optional "capped", "all points from this figure on, else in proportion to it", "đủ điểm từ số này trở lên, dưới thì tính theo tỷ lệ";
        let proportion: bool = optional "proportion", "points in proportion to the percentage, or to a score's maximum", "điểm theo tỷ lệ phần trăm, hoặc theo điểm tối đa của chỉ số";
        let band: Band = optional "band", "all points from a percentage on, none below another, in proportion between", "đủ điểm từ mức trên, 0 điểm dưới mức dưới, ở giữa theo tỷ lệ";
        let by_date: Vec<At<DayPair>> = optional "by-date", "[[day, points], …]: the first day on or after the delivery", "[[ngày, điểm], …]: ngày đầu tiên không sớm hơn ngày nộp";
        let minus: Minus = optional "minus", "all points less so many for each", "đủ điểm rồi trừ theo số lượng";
        let bonus: Bonus = optional "bonus", "so many points for each, up to a cap", "cộng điểm theo số lượng, có mức trần";
    }
    with table {
        pub rule: PointsRule = {
            if !table.is_sound() {
                return None;
            }
            if let (None, Some(down)) = (&steps, &down) {
                table.reader().contradiction("down", down.place, DOWN_OF_STEPS);
                return None;
            }
            for (key, word) in [("yes-no", &yes_no), ("proportion", &proportion)] {
                if let Some(word) = word.as_ref().filter(|word| !word.value) {
                    table.reader().contradiction(key, word.place, ONLY_TRUE);
                    return None;
                }
            }
            let down = down.is_some_and(|down| down.value);
            let given: Vec<PointsRule> = [
                yes_no.map(|_| PointsRule::YesNo),
                steps.map(|steps| PointsRule::Steps { steps: unpacked(steps.value), down }),
                capped.map(|cap| PointsRule::Capped(cap.value.0)),
                proportion.map(|_| PointsRule::Proportion),
                band.map(|band| PointsRule::Band(band.value)),
                by_date.map(|days| PointsRule::ByDate(days.value.into_iter().map(|pair| pair.value.0).collect())),
                minus.map(|minus| PointsRule::Minus(minus.value)),
                bonus.map(|bonus| PointsRule::Bonus(bonus.value)),
            ]
            .into_iter()
            .flatten()
            .collect();
            only_one(given, table)?
        };
    }
}

fn unpacked(steps: Vec<At<StepPair>>) -> Vec<Step> {
    steps.into_iter().map(|pair| pair.value.0).collect()
}

/// The only rule of a table; a finding where it has none or several, or where a better figure would lose points.
fn only_one(given: Vec<PointsRule>, table: &mut TableReader<'_, '_, '_>) -> Option<PointsRule> {
    let place = table.place();
    let mut given = given.into_iter();
    let (Some(rule), None) = (given.next(), given.next()) else {
        table.reader().contradiction("rule", place, ONE_RULE);
        return None;
    };
    let fault = match &rule {
        PointsRule::Steps { steps, down } => {
            let is_worse = |one: &Step, next: &Step| {
                let further = if *down { next.bound > one.bound } else { next.bound < one.bound };
                further && next.points <= one.points
            };
            unordered(steps, is_worse, |step| step.place, place).map(|place| (place, "steps", BEST_FIRST))
        }
        PointsRule::ByDate(days) => {
            let is_worse = |one: &ByDay, next: &ByDay| next.day > one.day && next.points <= one.points;
            unordered(days, is_worse, |day| day.place, place).map(|place| (place, "by-date", FIRST_DAY_FIRST))
        }
        PointsRule::Capped(cap) if *cap <= Exact::from(0) => Some((place, "capped", ABOVE_ZERO)),
        PointsRule::Band(band) if band.full.value <= band.zero_below.value => {
            Some((band.full.place, "band", ORDERED_BAND))
        }
        PointsRule::YesNo
        | PointsRule::Capped(_)
        | PointsRule::Proportion
        | PointsRule::Band(_)
        | PointsRule::Minus(_)
        | PointsRule::Bonus(_) => None,
    };
    if let Some((place, key, expected)) = fault {
        table.reader().contradiction(key, place, expected);
        return None;
    }
    Some(rule)
}

/// The place of the first entry that does not follow the one before, or that of the list where it is empty.
fn unordered<T>(
    all: &[T],
    follows: impl Fn(&T, &T) -> bool,
    place: impl Fn(&T) -> Place,
    list: Place,
) -> Option<Place> {
    if all.is_empty() {
        return Some(list);
    }
    all.windows(2).find_map(|pair| match pair {
        [one, next] if !follows(one, next) => Some(place(next)),
        _ => None,
    })
}

impl Shape for PointsRule {
    const EXPECTED: Both = RuleKeys::EXPECTED;

    fn form() -> Form {
        RuleKeys::form()
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        RuleKeys::read(node, reader).map(|keys| keys.rule)
    }
}

/// `[90, 0.5]`: a bound and its points.
#[derive(Clone, Debug)]
struct StepPair(Step);

/// `[2025-01-31, 1]`: a day and its points.
#[derive(Clone, Debug)]
struct DayPair(ByDay);

/// The two elements of a pair, read one by one.
fn pair<A: Shape, B: Shape>(node: Node<'_>, reader: &mut ValueReader<'_>, expected: Both) -> Option<(A, B)> {
    let elements: Option<Vec<Node<'_>>> = node.as_list().map(Iterator::collect);
    let Some([first, second]) = elements.as_deref() else {
        reader.wrong_type(node, expected);
        return None;
    };
    let (first, second) = (reader.value::<A>(*first), reader.value::<B>(*second));
    Some((first?.value, second?.value))
}

impl Shape for StepPair {
    const EXPECTED: Both = Both { en: "a pair such as [90, 0.5]", vi: "một cặp, ví dụ [90, 0.5]" };

    fn form() -> Form {
        Form::List(Box::new(Form::Number { least: None, most: None }))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let (bound, points) = pair::<UngroupedNumber, Points>(node, reader, Self::EXPECTED)?;
        Some(Self(Step { bound: bound.0, points: points.0, place: reader.place(node) }))
    }
}

impl Shape for DayPair {
    const EXPECTED: Both = Both { en: "a pair such as [2025-01-31, 1]", vi: "một cặp, ví dụ [2025-01-31, 1]" };

    fn form() -> Form {
        Form::List(Box::new(Form::OneOf(vec![Form::Date, Form::Number { least: Some(0), most: None }])))
    }

    fn read(node: Node<'_>, reader: &mut ValueReader<'_>) -> Option<Self> {
        let (day, points) = pair::<Day, Points>(node, reader, Self::EXPECTED)?;
        Some(Self(ByDay { day, points: points.0, place: reader.place(node) }))
    }
}

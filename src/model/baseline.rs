//! The baseline of a target (mức xuất phát): the figure from which a linear pace starts, and from which a step counts.

use crate::keys::{TableReader, grouped, table};
use crate::source::{At, Place};
use crate::text::Both;
use crate::value::{Day, Exact, PlanId, Text};

/// The figure that a baseline gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A number in the measure's own unit: percent for ratios, the place for ranks.
    Figure(Exact),
    /// Numerator and denominator of a ratio.
    Counts(i64, i64),
    /// A rank, and of how many.
    Rank(i64, Option<i64>),
    /// The last figure of the same indicator in this plan.
    Plan(PlanId),
}

table! {
    /// Where a target starts from.
    pub struct Baseline: "a table { value = …, on = … }", "bảng { value = …, on = … }" {
        let value: Exact = optional "value", "the figure: percent for ratios, the place for ranks", "số liệu: phần trăm với tỷ lệ, hạng với xếp hạng";
        let numerator: i64 = optional "numerator", "in place of `value` for a ratio: how many", "thay cho `value` với tỷ lệ: tử số";
        let denominator: i64 = optional "denominator", "of how many", "mẫu số";
        let rank: i64 = optional "rank", "in place of `value` for a rank: which place", "thay cho `value` với xếp hạng: hạng";
        let of: i64 = optional "of", "of how many units", "trong tổng số đơn vị";
        let plan: PlanId = optional "plan", "in place of `value`: the last figure of the indicator in this plan", "thay cho `value`: số liệu cuối của chỉ số này trong kế hoạch đó";
        pub on: Option<At<Day>> = optional "on", "its day; default: the plan's start", "ngày; mặc định là ngày đầu kế hoạch";
        pub source: Option<Text> = optional "source", "where it comes from", "nguồn";
    }
    with table {
        /// The figure, at its place.
        pub origin: At<Origin> = {
            let forms = [
                value.map(|at| at.map(Origin::Figure)),
                counts(numerator, denominator, table)?,
                ranked(rank, of, table)?,
                plan.map(|at| at.map(Origin::Plan)),
            ];
            one_of(forms, on, table)?
        };
        /// The figure as it is written, where its point may stand between thousands.
        pub grouped: Option<At<String>> = grouped(table.reader(), origin.place);
    }
}

impl Baseline {
    /// The plan that it names.
    pub(crate) const fn plan(&self) -> Option<&PlanId> {
        self.origin.value.plan()
    }
}

impl Origin {
    /// The plan whose last figure it is.
    pub(crate) const fn plan(&self) -> Option<&PlanId> {
        match self {
            Self::Plan(plan) => Some(plan),
            Self::Figure(_) | Self::Counts(..) | Self::Rank(..) => None,
        }
    }
}

/// A form that is not there, or that was told to be faulty (`None`).
type Form = Option<Option<At<Origin>>>;

fn counts(numerator: Option<At<i64>>, denominator: Option<At<i64>>, table: &mut TableReader<'_, '_, '_>) -> Form {
    const POSITIVE: Both = Both { en: "more than 0", vi: "số lớn hơn 0" };
    match (numerator, denominator) {
        (Some(_), Some(denominator)) if denominator.value <= 0 => {
            table.reader().contradiction("denominator", denominator.place, POSITIVE);
            None
        }
        (Some(numerator), Some(denominator)) => {
            Some(Some(At::new(Origin::Counts(numerator.value, denominator.value), numerator.place)))
        }
        (None, None) => absent(table, &["numerator", "denominator"]),
        (Some(_), None) => lacks(table, "denominator"),
        (None, Some(_)) => lacks(table, "numerator"),
    }
}

fn ranked(rank: Option<At<i64>>, of: Option<At<i64>>, table: &mut TableReader<'_, '_, '_>) -> Form {
    match (rank, of) {
        (Some(rank), of) if !table.has("of") || of.is_some() => {
            Some(Some(At::new(Origin::Rank(rank.value, of.map(|of| of.value)), rank.place)))
        }
        (None, Some(_)) => lacks(table, "rank"),
        (Some(_), _) => None,
        (None, None) => absent(table, &["rank", "of"]),
    }
}

/// Keys that are there without a value were told to be faulty.
fn absent(table: &TableReader<'_, '_, '_>, keys: &[&str]) -> Form {
    if keys.iter().any(|key| table.has(key)) { None } else { Some(None) }
}

fn lacks(table: &mut TableReader<'_, '_, '_>, key: &'static str) -> Form {
    // A key with a faulty value was told.
    if !table.has(key) {
        table.missing(key);
    }
    None
}

/// The only form that is given; else `None`, after a finding.
fn one_of(
    forms: [Option<At<Origin>>; 4],
    on: Option<At<Day>>,
    table: &mut TableReader<'_, '_, '_>,
) -> Option<At<Origin>> {
    const ONE: Both = Both {
        en: "left out: the baseline has a figure already",
        vi: "bỏ đi: mức xuất phát đã có số liệu",
    };
    const DAY: Both = Both {
        en: "left out beside `plan`: its figure has a day",
        vi: "bỏ đi khi đã có `plan`: số liệu đó có ngày",
    };
    let mut given: Vec<At<Origin>> = forms.into_iter().flatten().collect();
    given.sort_by_key(|form| form.place);
    match given.as_slice() {
        [] => {
            if !table.has("value") && !table.has("plan") {
                table.missing("value");
            }
            None
        }
        [only] => {
            if let (Origin::Plan(_), Some(on)) = (&only.value, on) {
                table.reader().contradiction("on", on.place, DAY);
                return None;
            }
            given.pop()
        }
        [_, second, ..] => {
            let (key, place): (_, Place) = (key_of(&second.value), second.place);
            table.reader().contradiction(key, place, ONE);
            None
        }
    }
}

/// The key under which a form begins.
pub(crate) const fn key_of(origin: &Origin) -> &'static str {
    match origin {
        Origin::Figure(_) => "value",
        Origin::Counts(..) => "numerator",
        Origin::Rank(..) => "rank",
        Origin::Plan(_) => "plan",
    }
}

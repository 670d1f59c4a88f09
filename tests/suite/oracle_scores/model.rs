//! The plain data of a generated workspace: that of `oracle_targets` with sets of criteria and the points of plans.

use chrono::NaiveDate;

use crate::oracle_targets::model as base;
use crate::oracle_targets::numbers::Decimal;

/// A workspace with its plans and sets.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// The plans, their indicators and values, the settings.
    pub base: base::Workspace,
    /// The files of `scoring/`, in the order of their ids.
    pub sets: Vec<Set>,
    /// The files `scores/<set>.toml` of the plans.
    pub sheets: Vec<Sheet>,
}

/// `scoring/<id>.toml`.
#[derive(Debug, Clone)]
pub struct Set {
    /// Its id.
    pub id: String,
    /// The level of the bodies that it scores.
    pub level: String,
    /// The first day that counts.
    pub from: NaiveDate,
    /// The last day that counts.
    pub to: NaiveDate,
    /// The most points.
    pub maximum: Decimal,
    /// `not-applicable`, where the file says it.
    pub not_applicable: Option<Way>,
    /// The points from which a class is given, and its title; the best first.
    pub classes: Vec<(Decimal, String)>,
    /// The criteria and groups.
    pub criteria: Vec<Criterion>,
}

/// `not-applicable`: the points of a criterion that does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Its points leave the maximum.
    Rescale,
    /// All of them.
    Full,
    /// None.
    Zero,
}

/// A `[[criterion]]`.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// The most points.
    pub max: Decimal,
    /// `part-of`, where the file says it.
    pub part_of: Option<String>,
    /// `figure`; a group has none.
    pub source: Option<Source>,
    /// `rule`; a group has none, nor have points that a person gives.
    pub rule: Option<Rule>,
    /// `times`: the id of an indicator.
    pub times: Option<String>,
    /// `not-applicable` in place of the set's.
    pub not_applicable: Option<Way>,
}

/// `figure`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The id of an indicator.
    Indicator(String),
    /// The id of a task.
    Task(String),
    /// Several tasks.
    Tasks(Which, TasksAs),
    /// The reports that the plan owes.
    Reports(ReportsAs),
    /// Indicators that are added.
    Sum(Vec<String>),
    /// Indicators of which the mean is taken.
    Mean(Vec<String>),
    /// 100 less these indicators.
    HundredMinus(Vec<String>),
    /// Points of a person.
    Manual,
}

/// `tasks`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of the plan.
    All,
    /// Those of an area.
    Area(String),
    /// Those with these ids.
    Ids(Vec<String>),
}

/// `as`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TasksAs {
    /// As `tasks-done`.
    DoneShare,
    /// As `tasks-on-time`.
    OnTimeShare,
    /// Done late and overdue.
    LateCount,
}

/// `reports`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportsAs {
    /// As `reports-on-time`.
    OnTimeShare,
    /// Sent late.
    LateCount,
    /// Not sent.
    MissingCount,
}

/// `rule`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `yes-no`.
    YesNo,
    /// Bounds and points; whether lower figures are better.
    Steps(Vec<(Decimal, Decimal)>, bool),
    /// All points from this figure on.
    Capped(Decimal),
    /// In proportion to the percentage or to the maximum of a score.
    Proportion,
    /// All points from the first percentage on, none below the second.
    Band(Decimal, Decimal),
    /// Days and points.
    ByDate(Vec<(NaiveDate, Decimal)>),
    /// The points lost for each, and `floor` where the file says it.
    Minus(Decimal, Option<Decimal>),
    /// The points won for each, the cap, and whether they stand beside the maximum.
    Bonus(Decimal, Decimal, bool),
}

impl Criterion {
    /// Whether it is a group: its points are the sum of its parts.
    pub fn is_group(&self) -> bool {
        self.source.is_none()
    }

    /// Whether it is a bonus beside the maximum.
    pub fn is_outside(&self) -> bool {
        matches!(self.rule, Some(Rule::Bonus(_, _, true)))
    }
}

impl Set {
    /// The id of the group of a criterion: the one in `part-of`, or the one whose id is its own up to the last dot.
    pub fn group_of(&self, criterion: &Criterion) -> Option<String> {
        let by_id = || criterion.id.rsplit_once('.').map(|(front, _)| front.to_owned());
        let named = criterion.part_of.clone().or_else(by_id)?;
        self.criteria.iter().any(|other| other.id == named).then_some(named)
    }

    /// The criteria directly in a group.
    pub fn parts(&self, group: &str) -> Vec<&Criterion> {
        self.criteria.iter().filter(|each| self.group_of(each).as_deref() == Some(group)).collect()
    }
}

/// `plans/<plan>/scores/<set>.toml`.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The id of the plan.
    pub plan: String,
    /// The id of the set.
    pub set: String,
    /// The entries, each with the id of its criterion.
    pub entries: Vec<(String, Entry)>,
}

/// An entry of `[scores]`.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// `self`.
    pub own: Option<Decimal>,
    /// `appraised`.
    pub appraised: Option<Decimal>,
    /// `yes`.
    pub yes: Option<bool>,
    /// `not-applicable`.
    pub not_applicable: Option<bool>,
    /// `why`.
    pub why: Option<&'static str>,
    /// `opinion`.
    pub opinion: Option<&'static str>,
}

impl Workspace {
    /// The plan's own file for a set.
    pub fn sheet(&self, plan: &str, set: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.plan == plan && sheet.set == set)
    }

    /// Whether a set scores a plan: it is of its level and begins within its days, or has a file for it.
    pub fn scores(&self, set: &Set, plan: &base::Plan) -> bool {
        let by_level = plan.base.level == set.level && set.from <= plan.base.start && plan.base.start <= set.to;
        by_level || self.sheet(&plan.base.id, &set.id).is_some()
    }
}

/// The same number without zeros at its end. It never has three places, which could stand for thousands.
pub fn shortest(mut number: Decimal) -> Decimal {
    while number.places > 0 && number.digits % 10 == 0 {
        number = Decimal { digits: number.digits / 10, places: number.places - 1 };
    }
    if number.places == 3 { Decimal { digits: number.digits * 10, places: 4 } } else { number }
}

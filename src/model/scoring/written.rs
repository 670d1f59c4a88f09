//! Sources and rules as one line, for people who compare two of them.

use super::figure_source::{FigureSource, TasksChosen};
use super::points_rule::PointsRule;
use crate::source::At;
use crate::value::{Exact, IndicatorId};

/// A file states as many decimals.
const STATED: u32 = 18;

impl FigureSource {
    /// The source as the format writes it, without quotes.
    pub(crate) fn written(&self) -> String {
        match self {
            Self::Indicator(id) => format!("indicator = {}", id.value.as_str()),
            Self::Task(id) => format!("task = {}", id.value.as_str()),
            Self::Tasks(chosen, figure) => format!("tasks = {}, as = {}", chosen.written(), figure.word()),
            Self::Reports(figure) => format!("reports = {}", figure.word()),
            Self::Combined(how, ids) => format!("{} = [{}]", how.word(), listed(ids)),
            Self::Manual => "manual".to_owned(),
        }
    }
}

impl TasksChosen {
    fn written(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Area(id) => format!("area:{}", id.value.as_str()),
            Self::Listed(ids) => {
                let ids: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
                format!("[{}]", ids.join(", "))
            }
        }
    }
}

fn listed(ids: &[At<IndicatorId>]) -> String {
    let ids: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
    ids.join(", ")
}

impl PointsRule {
    /// The rule as the format writes it.
    pub(crate) fn written(&self) -> String {
        let number = |number: &Exact| number.decimal(STATED);
        match self {
            Self::YesNo => "yes-no".to_owned(),
            Self::Steps { steps, down } => {
                let steps = steps.iter().map(|step| format!("[{}, {}]", number(&step.bound), number(&step.points)));
                let steps: Vec<String> = steps.collect();
                format!("steps = [{}]{}", steps.join(", "), if *down { ", down" } else { "" })
            }
            Self::Capped(full) => format!("capped = {}", number(full)),
            Self::Proportion => "proportion".to_owned(),
            Self::Band(band) => {
                format!("band: full = {}, zero-below = {}", number(&band.full.value), number(&band.zero_below.value))
            }
            Self::ByDate(days) => {
                let days: Vec<String> =
                    days.iter().map(|entry| format!("[{}, {}]", entry.day, number(&entry.points))).collect();
                format!("by-date = [{}]", days.join(", "))
            }
            Self::Minus(minus) => {
                format!("minus: each = {}, floor = {}", number(&minus.each.value), number(&minus.floor.value))
            }
            Self::Bonus(bonus) => {
                let place = if bonus.outside { ", outside" } else { "" };
                format!("bonus: each = {}, cap = {}{place}", number(&bonus.each.value), number(&bonus.cap.value))
            }
        }
    }
}

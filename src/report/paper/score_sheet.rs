//! The sheet on which a body scores itself: a table for each set of criteria.

use super::facts::Facts;
use super::fields::Fields;
use super::statistics::DECIMALS;
use super::wording::{capitals, line};
use crate::report::score::{CriterionRow, SetRows, plan_scoring};
use crate::text::{Lang, Raw};
use crate::value::{Exact, number};

/// The sheet of a set.
pub(super) struct SetSheet {
    pub title: String,
    pub decision: Option<String>,
    pub class: Option<String>,
    pub bonus: Exact,
    /// The criteria and groups.
    pub lines: Vec<SheetLine>,
    /// The total.
    pub total: SheetLine,
}

/// A line of the sheet.
pub(super) struct SheetLine {
    pub number: String,
    pub title: String,
    pub maximum: Option<Exact>,
    pub own: Option<Exact>,
    pub evidence: String,
    pub explanation: String,
    pub appraised: Option<Exact>,
    pub opinion: String,
}

/// The sheets of the sets that score the plan.
pub(super) fn filled(facts: &Facts<'_>) -> Vec<SetSheet> {
    plan_scoring(facts.plan, facts.view, None).sets.iter().map(sheet).collect()
}

fn sheet(set: &SetRows) -> SetSheet {
    let total = SheetLine {
        number: String::new(),
        title: "Tổng".to_owned(),
        maximum: Some(set.total.maximum.clone()),
        own: set.total.declared.clone(),
        evidence: String::new(),
        explanation: String::new(),
        appraised: set.total.appraised.clone(),
        opinion: String::new(),
    };
    SetSheet {
        title: line(&set.title),
        decision: set.decision.as_ref().map(line),
        class: set.class.as_ref().map(line),
        bonus: set.total.bonus.clone(),
        lines: set.criteria.iter().map(sheet_line).collect(),
        total,
    }
}

fn sheet_line(row: &CriterionRow) -> SheetLine {
    const NOT_APPLICABLE: &str = "không phát sinh";
    let why = row.why.as_ref().map(line);
    let applies_not = row.not_applicable.map(|_| NOT_APPLICABLE.to_owned());
    let text = |text: &Option<Raw>| text.as_ref().map(line).unwrap_or_default();
    SheetLine {
        number: row.id.as_str().to_owned(),
        title: line(&row.title),
        maximum: Some(row.max.clone()),
        own: row.declared.clone(),
        evidence: row.evidence.iter().map(line).collect::<Vec<_>>().join("; "),
        explanation: applies_not.into_iter().chain(why).collect::<Vec<_>>().join("; "),
        appraised: row.appraised.clone(),
        opinion: text(&row.opinion),
    }
}

/// The same as fields of a template.
pub(super) fn sets(facts: &Facts<'_>) -> Vec<Fields> {
    let points =
        |points: &Option<Exact>| points.as_ref().map(|points| number(points, DECIMALS, Lang::Vi)).unwrap_or_default();
    let row = |of: &SheetLine| {
        Fields::default()
            .with("number", of.number.as_str())
            .with("title", of.title.as_str())
            .with("maximum", points(&of.maximum))
            .with("self", points(&of.own))
            .with("evidence", of.evidence.as_str())
            .with("explanation", of.explanation.as_str())
            .with("appraised", points(&of.appraised))
            .with("opinion", of.opinion.as_str())
    };
    let set = |(at, set): (usize, SetSheet)| {
        let rows: Vec<Fields> = set.lines.iter().map(row).collect();
        Fields::default()
            .with("title-capitals", capitals(&set.title))
            .with("decision", set.decision)
            .with("again", (at > 0).then_some(""))
            .with("maximum", points(&set.total.maximum))
            .with("self", points(&set.total.own))
            .with("appraised", points(&set.total.appraised))
            .with("bonus", (!set.bonus.is_zero()).then(|| number(&set.bonus, DECIMALS, Lang::Vi)))
            .with("class", set.class)
            .with("title", set.title)
            .with("rows", rows)
    };
    filled(facts).into_iter().enumerate().map(set).collect()
}

//! Statistics annexes: the forms of the plan or the workspace; without any, every indicator with its counts.

use super::facts::Facts;
use super::fields::Fields;
use super::wording::{capitals, line, period_title};
use crate::calc::{Amount, Part, first_of_each_period, indicator_values};
use crate::model::{Indicator, StatisticsForm};
use crate::text::{Lang, Raw};
use crate::value::{Exact, day, number};

/// An annex: a form with its figures.
pub(super) struct StatisticsAnnex {
    /// The id of the form; none without a form.
    pub id: Option<Raw>,
    pub title: String,
    pub rows: Vec<StatisticsRow>,
}

/// A row of an annex.
pub(super) struct StatisticsRow {
    pub code: String,
    pub title: String,
    pub unit: String,
    /// The figure of the period.
    pub value: Option<Amount>,
    /// The figure since the plan's start.
    pub to_date: Option<Amount>,
}

/// The annexes that have rows.
pub(super) fn filled(facts: &Facts<'_>) -> Vec<StatisticsAnnex> {
    let all = Figures::of(facts);
    let forms = forms(facts);
    let mut filled: Vec<StatisticsAnnex> = if forms.is_empty() {
        let title = format!("Số liệu thống kê {}", period_title(&facts.request.period));
        vec![StatisticsAnnex { id: None, title, rows: indicator_rows(&all) }]
    } else {
        let annex = |form: &StatisticsForm| StatisticsAnnex {
            id: Some(form.id.value.raw()),
            title: line(form.title.raw()),
            rows: form_rows(form, &all),
        };
        forms.into_iter().map(annex).collect()
    };
    filled.retain(|annex| !annex.rows.is_empty());
    filled
}

/// The annexes, each with its number.
pub(super) fn annexes(facts: &Facts<'_>) -> Vec<Fields> {
    let text = |amount: Option<&Amount>| amount.map(amount_text).unwrap_or_default();
    let row = |row: StatisticsRow| {
        Fields::default()
            .with("code", row.code)
            .with("title", row.title)
            .with("unit", row.unit)
            .with("value", text(row.value.as_ref()))
            .with("to-date", text(row.to_date.as_ref()))
    };
    let annex = |(at, annex): (usize, StatisticsAnnex)| {
        Fields::default()
            .with("id", annex.id.as_ref().map(line))
            .with("number", facts.annexes.statistics_number(at))
            .with("again", (at > 0).then_some(""))
            .with("title-capitals", capitals(&annex.title))
            .with("title", annex.title)
            .with("rows", annex.rows.into_iter().map(row).collect::<Vec<_>>())
    };
    filled(facts).into_iter().enumerate().map(annex).collect()
}

/// How many annexes there are.
pub(super) fn count(facts: &Facts<'_>) -> usize {
    let forms = forms(facts);
    let measures = || facts.plan.indicators.len() + facts.plan.shared.len() > 0;
    if forms.is_empty() { usize::from(measures()) } else { forms.iter().filter(|form| !form.rows.is_empty()).count() }
}

/// The forms of the plan, and those of the workspace that it does not have itself.
fn forms<'f>(facts: &Facts<'f>) -> Vec<&'f StatisticsForm> {
    let own = &facts.plan.forms;
    let is_own = |form: &StatisticsForm| own.iter().any(|known| known.id.value.is(form.id.value.as_str()));
    let shared = facts.plan.shared_forms.iter().filter(|form| !is_own(form));
    own.iter().chain(shared).map(|form| &form.value).collect()
}

/// The figures of an indicator: of the period, and since the plan's start.
struct Figures<'f> {
    all: Vec<(&'f Indicator, Option<Amount>, Option<Amount>)>,
}

impl<'f> Figures<'f> {
    fn of(facts: &Facts<'f>) -> Self {
        let period = &facts.request.period;
        let one = |(indicator, to_date): (&'f Indicator, Option<crate::calc::Value>)| {
            let is_of = |part: &Part| {
                part.period.name == period.name || (part.period.from, part.period.to) == (period.from, period.to)
            };
            let parts = first_of_each_period(facts.plan, &indicator.id.value, is_of);
            let own = parts.first().map(|part| Amount::from(&part.figure));
            (indicator, own, to_date.map(|value| value.amount))
        };
        Self { all: indicator_values(facts.plan, facts.day()).into_iter().map(one).collect() }
    }

    fn named(&self, id: &str) -> Option<&(&'f Indicator, Option<Amount>, Option<Amount>)> {
        self.all.iter().find(|(indicator, _, _)| indicator.id.value.is(id))
    }
}

fn form_rows(form: &StatisticsForm, figures: &Figures<'_>) -> Vec<StatisticsRow> {
    let row = |row: &crate::model::FormRow| {
        let known = row.indicator.as_ref().and_then(|id| figures.named(id.value.as_str()));
        let unit = row.unit.as_ref().map(|unit| line(unit.raw()));
        let unit = unit.or_else(|| known.and_then(|(indicator, _, _)| unit_of(indicator)));
        let (value, to_date) = known.map(|(_, own, to_date)| (own.clone(), to_date.clone())).unwrap_or_default();
        StatisticsRow {
            code: line(row.code.value.raw()),
            title: line(row.title.raw()),
            unit: unit.unwrap_or_default(),
            value,
            to_date,
        }
    };
    form.rows.iter().map(|one| row(&one.value)).collect()
}

fn indicator_rows(figures: &Figures<'_>) -> Vec<StatisticsRow> {
    let mut rows = Vec::new();
    for (at, (indicator, own, to_date)) in figures.all.iter().enumerate() {
        let code = at + 1;
        rows.push(StatisticsRow {
            code: code.to_string(),
            title: line(indicator.title.raw()),
            unit: unit_of(indicator).unwrap_or_default(),
            value: own.clone(),
            to_date: to_date.clone(),
        });
        let counted = [indicator.numerator.as_ref(), indicator.denominator.as_ref()];
        for (below, title) in counted.into_iter().enumerate() {
            let Some(title) = title else { continue };
            let part = |amount: &Option<Amount>| {
                let (numerator, denominator) = amount.as_ref()?.counts()?;
                Some(Amount::Count(if below == 0 { numerator } else { denominator }))
            };
            rows.push(StatisticsRow {
                code: format!("{code}.{}", below + 1),
                title: super::wording::begun(&format!("số {}", line(title.raw()))),
                unit: String::new(),
                value: part(own),
                to_date: part(to_date),
            });
        }
    }
    rows
}

fn unit_of(indicator: &Indicator) -> Option<String> {
    use crate::model::Measure;
    match indicator.measure {
        Measure::Ratio => Some("%".to_owned()),
        Measure::Score => Some("điểm".to_owned()),
        Measure::Rank => Some("hạng".to_owned()),
        Measure::Count | Measure::Amount | Measure::Milestone | Measure::Class => {
            indicator.unit.as_ref().map(|unit| line(unit.raw()))
        }
    }
}

/// Two decimals are enough beside a count. The exact figure decides elsewhere.
pub(super) const DECIMALS: u32 = 2;

/// A figure as the cell of a table.
pub(super) fn amount_text(amount: &Amount) -> String {
    match amount {
        Amount::Ratio(..) | Amount::Percent(_) => {
            amount.figure().map_or_else(|| "0/0".to_owned(), |share| format!("{}%", number(&share, DECIMALS, Lang::Vi)))
        }
        Amount::Count(count) => number(&Exact::from(*count), 0, Lang::Vi),
        Amount::Amount(figure) | Amount::Score(figure) => number(figure, DECIMALS, Lang::Vi),
        Amount::Rank(rank, Some(of)) => format!("{rank}/{of}"),
        Amount::Rank(rank, None) => rank.to_string(),
        Amount::Done(on) => day(*on, Lang::Vi),
        Amount::Class(class, _) => line(class),
    }
}

//! Statistics annexes: the forms of the plan or the workspace; without any, every indicator with its counts.

use super::facts::Facts;
use super::fields::Fields;
use super::wording::{capitals, line, period_title};
use crate::calc::{Amount, Part, first_of_each_period, indicator_values};
use crate::model::{Indicator, StatisticsForm};
use crate::text::{Lang, Raw};
use crate::value::{Exact, day, number};

/// The id of the form, the title, and the rows.
type Annex = (Option<Raw>, String, Vec<Fields>);

/// The annexes, each with its number.
pub(super) fn annexes(facts: &Facts<'_>) -> Vec<Fields> {
    let all = Figures::of(facts);
    let forms = forms(facts);
    let filled: Vec<Annex> = if forms.is_empty() {
        vec![(None, format!("Số liệu thống kê {}", period_title(&facts.request.period)), indicator_rows(&all))]
    } else {
        forms
            .into_iter()
            .map(|form| (Some(form.id.value.raw()), line(form.title.raw()), form_rows(form, &all)))
            .collect()
    };
    let filled = filled.into_iter().filter(|(_, _, rows)| !rows.is_empty());
    let annex = |(at, (id, title, rows)): (usize, Annex)| {
        Fields::default()
            .with("id", id.as_ref().map(line))
            .with("number", facts.annexes.statistics_number(at))
            .with("again", (at > 0).then_some(""))
            .with("title-capitals", capitals(&title))
            .with("title", title)
            .with("rows", rows)
    };
    filled.enumerate().map(annex).collect()
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

fn form_rows(form: &StatisticsForm, figures: &Figures<'_>) -> Vec<Fields> {
    let row = |row: &crate::model::FormRow| {
        let known = row.indicator.as_ref().and_then(|id| figures.named(id.value.as_str()));
        let unit = row.unit.as_ref().map(|unit| line(unit.raw()));
        let unit = unit.or_else(|| known.and_then(|(indicator, _, _)| unit_of(indicator))).unwrap_or_default();
        let text = |amount: Option<&Amount>| amount.map(amount_text).unwrap_or_default();
        Fields::default()
            .with("code", line(row.code.value.raw()))
            .with("title", line(row.title.raw()))
            .with("unit", unit)
            .with("value", text(known.and_then(|(_, own, _)| own.as_ref())))
            .with("to-date", text(known.and_then(|(_, _, to_date)| to_date.as_ref())))
    };
    form.rows.iter().map(|one| row(&one.value)).collect()
}

fn indicator_rows(figures: &Figures<'_>) -> Vec<Fields> {
    let mut rows = Vec::new();
    for (at, (indicator, own, to_date)) in figures.all.iter().enumerate() {
        let row = |code: String, title: String, unit: Option<String>, own: Option<String>, to_date: Option<String>| {
            Fields::default()
                .with("code", code)
                .with("title", title)
                .with("unit", unit.unwrap_or_default())
                .with("value", own.unwrap_or_default())
                .with("to-date", to_date.unwrap_or_default())
        };
        let text = |amount: &Option<Amount>| amount.as_ref().map(amount_text);
        let code = at + 1;
        rows.push(row(code.to_string(), line(indicator.title.raw()), unit_of(indicator), text(own), text(to_date)));
        let counted = [indicator.numerator.as_ref(), indicator.denominator.as_ref()];
        for (below, title) in counted.into_iter().enumerate() {
            let Some(title) = title else { continue };
            let part = |amount: &Option<Amount>| {
                let (numerator, denominator) = amount.as_ref()?.counts()?;
                Some(whole(if below == 0 { numerator } else { denominator }))
            };
            let title = super::wording::begun(&format!("số {}", line(title.raw())));
            rows.push(row(format!("{code}.{}", below + 1), title, None, part(own), part(to_date)));
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

fn whole(count: i128) -> String {
    number(&Exact::from(count), 0, Lang::Vi)
}

/// A figure as the cell of a table. Two decimals are enough beside a count; the exact figure decides elsewhere.
fn amount_text(amount: &Amount) -> String {
    match amount {
        Amount::Ratio(..) | Amount::Percent(_) => {
            amount.figure().map_or_else(|| "0/0".to_owned(), |share| format!("{}%", number(&share, 2, Lang::Vi)))
        }
        Amount::Count(count) => whole(*count),
        Amount::Amount(figure) | Amount::Score(figure) => number(figure, 2, Lang::Vi),
        Amount::Rank(rank, Some(of)) => format!("{rank}/{of}"),
        Amount::Rank(rank, None) => rank.to_string(),
        Amount::Done(on) => day(*on, Lang::Vi),
        Amount::Class(class, _) => line(class),
    }
}

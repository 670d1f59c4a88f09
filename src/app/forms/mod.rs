//! Filled forms: the figures that they bring, and the rows that cannot be taken, each with its reason.

mod cell;
mod figure;
mod reasons;
mod request;
mod rows;

use super::NewValue;
use super::draft::EditBase;
use super::naming;
use crate::calc::{self, Part};
use crate::model::{Figure, Indicator, Plan};
use crate::parse::Plain;
use crate::report::paper::{ASKED, EVIDENCE, FIGURE, NOTE, UNIT, form_parts, form_unit};
use crate::report::{FormFigure, FormPlace, LastFigure, RefusedRow};
use crate::text::{Raw, fold};
use crate::value::{Cell, Day, Exact, Message};
pub(super) use cell::text_of as cell_text;
pub(super) use figure::part as figure_part;
pub(crate) use request::{FormFile, FormWish};
use rows::{FormCode, FormRow};
use std::collections::BTreeSet;

/// The figures of forms.
#[derive(Clone, Debug, Default)]
pub(crate) struct FilledForms {
    pub values: Vec<FilledValue>,
    /// The rows that cannot be taken.
    pub refused: Vec<RefusedRow>,
    /// How many figures are not filled in.
    pub empty: usize,
    /// How many figures the plan has already, and the form says the same.
    pub known: usize,
    /// How many cells hold a formula, whose last value was taken.
    pub formulas: usize,
}

/// A figure of a form.
#[derive(Clone, Debug)]
pub(crate) struct FilledValue {
    pub value: NewValue,
    pub place: FormPlace,
    /// The figure for people, beside the last one.
    pub figure: FormFigure,
}

/// Reads filled forms against the plan for which they were made.
pub(crate) fn read_forms(base: EditBase<'_>, files: &[FormFile], wish: &FormWish) -> FilledForms {
    let mut filled = FilledForms::default();
    let mut rows = Vec::new();
    for file in files {
        rows::read(file, &mut rows, &mut filled.refused);
    }
    let reader = FormReader { base, wish };
    for figure in reader.figures(rows, &mut filled.refused) {
        match reader.value(&figure) {
            Ok(FigureState::Empty) => filled.empty += 1,
            Ok(FigureState::Known) => filled.known += 1,
            Ok(FigureState::New(value)) => {
                filled.formulas += figure.rows.iter().map(FormRow::formulas).sum::<usize>();
                let shown = reader.shown(&figure, &value);
                filled.values.push(FilledValue { value, place: figure.place().clone(), figure: shown });
            }
            Err(mut refused) => filled.refused.append(&mut refused),
        }
    }
    for row in &mut filled.refused {
        row.title = row.code.as_ref().and_then(|code| reader.title(code.as_str()));
    }
    filled.refused.sort_by(|one, other| order(&one.place).cmp(&order(&other.place)));
    filled
}

fn order(place: &FormPlace) -> (&Raw, Option<&Raw>, Option<usize>) {
    (&place.file, place.sheet.as_ref(), place.row)
}

/// The rows of one figure.
struct AskedFigure<'p> {
    indicator: &'p Indicator,
    period: String,
    first: FormRow,
    rows: Vec<FormRow>,
}

impl AskedFigure<'_> {
    const fn place(&self) -> &FormPlace {
        &self.first.place
    }
}

/// Whether a figure of a form is new.
enum FigureState {
    /// It is not filled in.
    Empty,
    /// The plan has it.
    Known,
    New(NewValue),
}

struct FormReader<'r> {
    base: EditBase<'r>,
    wish: &'r FormWish,
}

impl<'r> FormReader<'r> {
    /// The rows of each figure together. A row that asks for nothing of this plan and period is refused.
    fn figures(&self, rows: Vec<FormRow>, refused: &mut Vec<RefusedRow>) -> Vec<AskedFigure<'r>> {
        let mut figures: Vec<AskedFigure<'r>> = Vec::new();
        for row in rows {
            let indicator = match self.indicator(&row.code) {
                Ok(indicator) => indicator,
                Err(why) => {
                    refused.push(row.refused(why));
                    continue;
                }
            };
            match figures.iter_mut().find(|known| std::ptr::eq(known.indicator, indicator)) {
                None => {
                    let period = row.code.period.clone();
                    figures.push(AskedFigure { indicator, period, first: row.clone(), rows: vec![row] });
                }
                Some(known) => match known.rows.iter().position(|other| other.code.part == row.code.part) {
                    None => known.rows.push(row),
                    // Two people may have got the same form, and one of them has left it empty.
                    Some(_) if row.is_blank() => {}
                    Some(at) => match known.rows.get_mut(at) {
                        Some(other) if other.is_blank() => {
                            if at == 0 {
                                known.first = row.clone();
                            }
                            *other = row;
                        }
                        Some(other) => refused.push(row.refused(reasons::twice(other.place.cell()))),
                        None => {}
                    },
                },
            }
        }
        figures
    }

    /// The indicator for which a row asks.
    fn indicator(&self, code: &FormCode) -> Result<&'r Indicator, Message> {
        let plan: &'r Plan = self.base.plan;
        if !plan.id.value.is(&code.plan) {
            return Err(reasons::other_plan(&code.plan, plan.id.value.as_str()));
        }
        let all = plan.indicators.iter().chain(plan.shared.iter()).map(|item| &item.value);
        let indicator = all.into_iter().find(|indicator| indicator.id.value.is(&code.indicator));
        let indicator = indicator.ok_or_else(|| reasons::no_indicator(&code.indicator))?;
        let id = indicator.id.value.as_str();
        if !form_parts(indicator.measure).iter().any(|part| part.key == code.part) {
            return Err(reasons::no_part(&code.part, id));
        }
        if plan.period_of(indicator, &code.period).is_none() {
            return Err(reasons::no_period(&code.period, id));
        }
        let asked = match &self.wish.period {
            Some(name) => naming::period_of(plan, indicator, name).ok(),
            None => calc::next_report(plan, indicator, self.base.as_of).map(|period| period.name.to_string()),
        };
        match asked {
            Some(asked) if asked != code.period => Err(reasons::other_period(&code.period, &asked)),
            Some(_) => Ok(indicator),
            None => Err(reasons::no_period(self.wish.period.as_deref().unwrap_or(&code.period), id)),
        }
    }

    /// The value that a figure adds.
    ///
    /// # Errors
    /// The rows that cannot be taken.
    fn value(&self, figure: &AskedFigure<'_>) -> Result<FigureState, Vec<RefusedRow>> {
        let AskedFigure { indicator, period, first, rows } = figure;
        let mut refused = Vec::new();
        let mut parts: Vec<(&'static str, Plain)> = Vec::new();
        let mut lacking: Option<RefusedRow> = None;
        for part in form_parts(indicator.measure) {
            let Some(row) = rows.iter().find(|row| row.code.part == part.key) else {
                lacking = lacking.or_else(|| Some(first.refused(reasons::no_row(part.key))));
                continue;
            };
            match row.cell(FIGURE).map_or(Ok(None), |cell| figure::part(indicator, part.key, cell)) {
                Ok(Some(value)) => parts.push((part.key, value)),
                Ok(None) => lacking = lacking.or_else(|| Some(row.refused(reasons::lacking_part(&row.text(ASKED))))),
                Err(why) => refused.push(row.refused(why)),
            }
        }
        // In Word every row has room for them.
        let written = rows.iter().find(|row| !row.is_blank_at(EVIDENCE) || !row.is_blank_at(NOTE));
        let (mut evidence, mut notes): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for row in rows {
            match figure::evidence(row.cell(EVIDENCE)) {
                Ok(own) => evidence.extend(own),
                Err(why) => refused.push(row.refused(why)),
            }
            match figure::note(row.cell(NOTE)) {
                Ok(own) => notes.extend(Some(own).filter(|own| !own.is_empty())),
                Err(why) => refused.push(row.refused(why)),
            }
            let (found, unit) = (row.text(UNIT), form_unit(indicator, &row.code.part));
            // A CSV has a mark before what a program would take for a formula.
            let found = found.trim_start_matches('\'');
            if !found.is_empty() && fold(found) != fold(&unit) {
                refused.push(row.refused(reasons::other_unit(found, &unit)));
            }
        }
        let mut seen = BTreeSet::new();
        evidence.retain(|one| seen.insert(one.clone()));
        if !refused.is_empty() {
            return Err(refused);
        }
        if parts.is_empty() {
            return match written {
                Some(row) => Err(vec![row.refused(reasons::words_alone())]),
                None => Ok(FigureState::Empty),
            };
        }
        if let Some(lacking) = lacking {
            return Err(vec![lacking]);
        }
        let note = (!notes.is_empty()).then(|| notes.join("; "));
        if let Some(known) = self.known(indicator, period) {
            if known != parts {
                let why = reasons::reported_otherwise(figure_cell(&known), period, figure_cell(&parts));
                return Err(vec![first.refused(why)]);
            }
            return match written {
                Some(row) if !self.has_words(indicator, period, &evidence, note.as_deref()) => {
                    Err(vec![row.refused(reasons::known_with_other_words(period))])
                }
                Some(_) | None => Ok(FigureState::Known),
            };
        }
        Ok(FigureState::New(NewValue {
            indicator: indicator.id.value.as_str().to_owned(),
            period: period.clone(),
            figure: parts,
            evidence,
            reported_on: self.wish.reported_on,
            reported_by: None,
            basis: self.wish.basis.clone(),
            note,
        }))
    }

    /// The title of the indicator that a code names.
    fn title(&self, code: &str) -> Option<Raw> {
        let code = FormCode::read(code)?;
        let all = self.base.plan.indicators.iter().chain(self.base.plan.shared.iter());
        let named = all.into_iter().find(|indicator| indicator.id.value.is(&code.indicator));
        named.map(|indicator| indicator.title.raw().clone())
    }

    /// A new figure for people.
    fn shown(&self, figure: &AskedFigure<'_>, value: &NewValue) -> FormFigure {
        let AskedFigure { indicator, period, .. } = figure;
        let plan = self.base.plan;
        let owed = plan
            .period_of(indicator, period)
            .and_then(|period| calc::owed_figure(plan, indicator, period, self.base.as_of));
        FormFigure {
            title: indicator.title.raw().clone(),
            period: Raw::new(&**period),
            figure: figure_cell(&value.figure),
            last: owed.and_then(|owed| owed.last).map(LastFigure::of),
        }
    }

    /// The figure that the plan has already, also where it reads it in another plan.
    fn known(&self, indicator: &Indicator, period: &str) -> Option<Vec<(&'static str, Plain)>> {
        known_figure(self.base.plan, indicator, period)
    }

    /// Whether the figure that is known has these documents, or the file for it, and this remark.
    fn has_words(&self, indicator: &Indicator, period: &str, evidence: &[String], note: Option<&str>) -> bool {
        let Some(file) = self.base.plan.values.iter().find(|file| file.period.name == period) else { return false };
        let data = Plain::parse(self.base.sources.text(file.place.file)).unwrap_or(Plain::Table(Vec::new()));
        let value = data.get("values").and_then(|values| values.get(indicator.id.value.as_str()));
        let of_value = |key: &str| value.and_then(|value| value.get(key)).or_else(|| data.get(key));
        let has_evidence = || {
            let known = of_value("evidence");
            let texts = evidence.iter().map(|one| Plain::Text(one.clone())).collect();
            known == Some(&Plain::List(texts))
        };
        let has_note = || note.is_none_or(|note| of_value("note") == Some(&Plain::Text(note.to_owned())));
        (evidence.is_empty() || has_evidence()) && has_note()
    }
}

/// The figure that a plan has for a period, part by part.
pub(super) fn known_figure(plan: &Plan, indicator: &Indicator, period: &str) -> Option<Vec<(&'static str, Plain)>> {
    let is_of = |part: &Part| part.period.name == period;
    let parts = calc::first_of_each_period(plan, &indicator.id.value, is_of);
    parts.into_iter().next().map(|part| written_figure(&part.figure))
}

/// The parts of a reported figure, as forms give them.
fn written_figure(figure: &Figure) -> Vec<(&'static str, Plain)> {
    let whole = |number: i64| Plain::Number(number.to_string());
    match figure {
        Figure::Ratio { numerator, denominator, .. } => {
            vec![("numerator", whole(numerator.value)), ("denominator", whole(denominator.value))]
        }
        Figure::Percent(percent) => vec![("percent", Plain::Number(percent.value.decimal(18)))],
        Figure::Count(count) => vec![("count", whole(count.value))],
        Figure::Amount(amount) => vec![("amount", figure::number(&amount.value))],
        Figure::Score(score) => vec![("score", figure::number(&score.value))],
        Figure::Rank { rank, of } => {
            let of = of.map(|of| ("of", whole(of.value)));
            std::iter::once(("rank", whole(rank.value))).chain(of).collect()
        }
        Figure::Done(on) => vec![("done", Plain::Date(on.value.to_string()))],
        Figure::Class(class, _) => vec![("class", Plain::Text(class.as_str().to_owned()))],
    }
}

/// A figure as people read it.
fn figure_cell(parts: &[(&'static str, Plain)]) -> Cell {
    const DECIMALS: u32 = 18;
    let part = |(_, part): &(&'static str, Plain)| match part {
        Plain::Number(number) => Exact::parse(number).map_or(Cell::Unknown, |number| Cell::Number(number, DECIMALS)),
        Plain::Date(day) => Day::parse(day).map_or(Cell::Unknown, Cell::Day),
        Plain::Text(text) => Cell::from(text.as_str()),
        Plain::Bool(_) | Plain::List(_) | Plain::Table(_) => Cell::Unknown,
    };
    Cell::Joined(parts.iter().map(part).collect(), "/")
}

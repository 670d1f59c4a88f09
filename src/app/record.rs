//! Recording what was reported for a period.

use super::naming::{indicator, period_of};
use super::{draft::EditBase, draft::Field, draft::FileEdit, draft::Work};
use super::{task_at::assignee, task_at::day, task_at::evidence, task_at::names, task_at::table, task_at::text};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::{Indicator, PeriodValues, Plan, VALUE_KEYS, VALUES_KEYS};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::Day;

const VALUES: &str = "values";
const REPORTED_ON: &str = "reported-on";
const REPORTED_BY: &str = "reported-by";
const EVIDENCE: &str = "evidence";
const BASIS: &str = "basis";
const NOTE: &str = "note";
/// The basis of a file of values that does not say.
const OFFICIAL: &str = "official";

/// The keys of a figure, in the order of the format.
pub(crate) const FIGURE_KEYS: [&str; 10] =
    ["numerator", "denominator", "percent", "count", "amount", "score", "rank", "of", "done", "class"];

/// A value to be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewValue {
    pub indicator: String,
    /// The name of the period.
    pub period: String,
    /// The figure, by the keys of [`FIGURE_KEYS`].
    pub figure: Vec<(&'static str, Plain)>,
    /// Document numbers, or files of the plan's folder.
    pub evidence: Vec<String>,
    /// The day from which it is known; by default the day to look from.
    pub reported_on: Option<Day>,
    /// The person who reported it; for a new file.
    pub reported_by: Option<String>,
    /// How sure it is.
    pub basis: Option<String>,
    pub note: Option<String>,
}

/// The edit that records a value, in the file of its period, which is made where there is none.
///
/// # Errors
/// When the indicator or the period is not known, or no figure is given.
pub(crate) fn record(base: EditBase<'_>, new: &NewValue) -> Result<Vec<FileEdit>, Failure> {
    const NO_FIGURE: Both = Both {
        en: "no figure is given for {indicator} (measure {measure})",
        vi: "chưa có số liệu cho {indicator} (loại {measure})",
    };
    let indicator = indicator(base.plan, &new.indicator)?;
    let id = indicator.id.value.as_str();
    if new.figure.is_empty() {
        let failure = Failure::new(NO_FIGURE).arg("indicator", id);
        return Err(failure.arg("measure", indicator.measure.word()));
    }
    let new = &spelled(indicator, new);
    let period = period_of(base.plan, indicator, &new.period)?;
    let known = base.plan.values.iter().find(|file| file.period.name == period);
    let reported_on = new.reported_on.unwrap_or(base.as_of);
    let Some(file) = known else {
        let by = new.reported_by.as_deref().map(|name| assignee(base.plan, name, base.as_of)).transpose()?;
        let head = table([
            (BASIS, new.basis.as_deref().map(text)),
            (REPORTED_BY, by.map(|by| text(by.id.value.as_str()))),
            (REPORTED_ON, Some(day(reported_on))),
            (EVIDENCE, evidence(&new.evidence)),
            (VALUES, Some(Plain::Table(vec![(id.to_owned(), value(new, None, None))]))),
        ]);
        let Plain::Table(entries) = head else { return Ok(Vec::new()) };
        let path = base.plan.folder.join(VALUES).join(&format!("{period}.toml"));
        let fields: Vec<Field> = entries
            .iter()
            .map(|(name, _)| name.as_str())
            .filter(|name| *name != VALUES)
            .map(|name| field(name, vec![Step::Key(name.to_owned())]))
            .chain([value_field(id)])
            .collect();
        let text = base.new_file(&path, &entries);
        return Ok(vec![FileEdit { path, work: Work::Create(text), fields }]);
    };
    let edits = edits(base, file, id, new, reported_on);
    let path = base.sources.path(file.place.file).clone();
    Ok(vec![FileEdit { path, work: Work::Edit(edits), fields: vec![value_field(id)] }])
}

/// The value with its class as the indicator spells it. The check of the file refuses a class that it does not have.
fn spelled(indicator: &Indicator, new: &NewValue) -> NewValue {
    let mut new = new.clone();
    for (_, part) in &mut new.figure {
        if let (Plain::Text(class), Some(classes)) = (&mut *part, &indicator.classes)
            && let Some(known) = classes.spelled(class)
        {
            known.as_str().clone_into(class);
        }
    }
    new
}

fn field(name: &str, path: Vec<Step>) -> Field {
    Field { subject: None, is_new: false, name: name.to_owned(), path }
}

fn value_field(id: &str) -> Field {
    field(&format!("{VALUES}.{id}"), vec![Step::Key(VALUES.to_owned()), Step::Key(id.to_owned())])
}

/// The edits of a file that is there.
fn edits(base: EditBase<'_>, file: &PeriodValues, id: &str, new: &NewValue, reported_on: Day) -> Vec<Edit> {
    let data = Plain::parse(base.sources.text(file.place.file)).unwrap_or(Plain::Table(Vec::new()));
    let Some(values) = data.get(VALUES) else {
        let value = Plain::Table(vec![(id.to_owned(), value(new, Some(&data), Some(reported_on)))]);
        return vec![Edit::set(vec![Step::Key(VALUES.to_owned())], value).in_order(names(VALUES_KEYS))];
    };
    let path = vec![Step::Key(VALUES.to_owned()), Step::Key(id.to_owned())];
    let Some(old) = values.get(id) else {
        let value = value(new, Some(&data), Some(reported_on));
        return vec![Edit::set(path, value).in_order(indicator_ids(base.plan))];
    };
    let wanted = value(new, Some(&data), Some(reported_on));
    let at = |name: &str| {
        let mut path = path.clone();
        path.push(Step::Key(name.to_owned()));
        path
    };
    let mut edits = Vec::new();
    for key in names(VALUE_KEYS) {
        // A basis of its own stays where nothing else is said. A remark and the evidence belong to the old figure.
        let kept = key == BASIS && new.basis.is_none();
        match (old.get(key), wanted.get(key)) {
            (Some(old), Some(wanted)) if old == wanted => {}
            (_, Some(wanted)) => edits.push(Edit::set(at(key), wanted.clone()).in_order(names(VALUE_KEYS))),
            (Some(_), None) if !kept => edits.push(Edit::remove(at(key))),
            (Some(_) | None, None) => {}
        }
    }
    // New keys come before those that go: a table must not be empty in between.
    edits.sort_by_key(|edit| matches!(edit.act, crate::edit::Act::Remove));
    edits
}

/// The table of the value, without what the file says for all its values. `file` is `None` for a new file, whose head
/// gets the basis, the day and the evidence.
fn value(new: &NewValue, file: Option<&Plain>, reported_on: Option<Day>) -> Plain {
    let figure =
        |key: &'static str| (key, new.figure.iter().find(|(own, _)| *own == key).map(|(_, value)| value.clone()));
    let own = |key: &'static str, value: Option<Plain>| {
        let same = match file.and_then(|file| file.get(key)) {
            Some(of_file) => value.as_ref() == Some(of_file),
            None => key == BASIS && value == Some(Plain::Text(OFFICIAL.to_owned())),
        };
        (key, value.filter(|_| file.is_some() && !same))
    };
    table(FIGURE_KEYS.map(figure).into_iter().chain([
        own(BASIS, new.basis.as_deref().map(text)),
        own(REPORTED_ON, reported_on.map(day)),
        own(EVIDENCE, evidence(&new.evidence)),
        (NOTE, new.note.as_deref().map(text)),
    ]))
}

fn indicator_ids(plan: &Plan) -> Vec<String> {
    plan.indicators.iter().chain(plan.shared.iter()).map(|one| one.id.value.as_str().to_owned()).collect()
}

//! Recording what was reported for a period.

use super::naming::{indicator, period_of};
use super::{draft::EditBase, draft::Field, draft::FileEdit, draft::Work};
use super::{task_at::assignee, task_at::day, task_at::evidence, task_at::names, task_at::table, task_at::text};
use crate::diag::Failure;
use crate::edit::{Edit, Step};
use crate::model::{Indicator, PeriodValues, Plan, VALUE_KEYS, VALUES_KEYS};
use crate::parse::Plain;
use crate::text::Both;
use crate::value::{AssigneeId, Day};

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

/// A value whose indicator and period are known.
struct ReadyValue<'n> {
    id: &'n str,
    period: String,
    reported_on: Day,
    /// The person who reported it.
    by: Option<&'n AssigneeId>,
    new: NewValue,
}

/// The facts in the head of a new file, which are those of all its values, later ones too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NewHead {
    /// Basis and evidence: the file begins with a report, whose figures come one by one.
    OfReport,
    /// Neither: several people bring figures, each with documents of its own.
    OfNone,
}

/// The edit that records a value, in the file of its period, which is made where there is none.
///
/// # Errors
/// When the indicator or the period is not known, or no figure is given.
pub(crate) fn record(base: EditBase<'_>, new: &NewValue) -> Result<Vec<FileEdit>, Failure> {
    record_all(base, std::slice::from_ref(new), NewHead::OfReport)
}

/// The edits that record several values, those of a period in one file.
///
/// # Errors
/// When an indicator or a period is not known, or a value has no figure.
pub(crate) fn record_all(base: EditBase<'_>, all: &[NewValue], head: NewHead) -> Result<Vec<FileEdit>, Failure> {
    let mut ready = all.iter().map(|new| ready(base, new)).collect::<Result<Vec<_>, _>>()?;
    // A file has its values in the order of the indicators.
    let ids = indicator_ids(base.plan);
    let rank = |value: &ReadyValue<'_>| ids.iter().position(|id| id.eq_ignore_ascii_case(value.id));
    ready.sort_by(|one, other| one.period.cmp(&other.period).then_with(|| rank(one).cmp(&rank(other))));
    let edits = ready.chunk_by(|one, other| one.period == other.period).map(|of_period| match of_period {
        [first, ..] => match base.plan.values.iter().find(|file| file.period.name == first.period) {
            Some(file) => vec![edited_file(base, file, of_period)],
            None => vec![new_file(base, first, of_period, head)],
        },
        [] => Vec::new(),
    });
    Ok(edits.flatten().collect())
}

fn ready<'n>(base: EditBase<'n>, new: &NewValue) -> Result<ReadyValue<'n>, Failure> {
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
    let period = period_of(base.plan, indicator, &new.period)?;
    expect_report(base, indicator, &period)?;
    let by = new.reported_by.as_deref().map(|name| assignee(base.plan, name, base.as_of)).transpose()?;
    let reported_on = new.reported_on.unwrap_or(base.as_of);
    Ok(ReadyValue { id, period, reported_on, by: by.map(|by| &by.id.value), new: spelled(indicator, new) })
}

/// Refuses a period of the calendar for which the plan has no report, and no figures yet: "tháng 3" in a plan of
/// quarters. Files may have figures of any period, such as those that other plans read.
fn expect_report(base: EditBase<'_>, indicator: &Indicator, name: &str) -> Result<(), Failure> {
    const NO_REPORT: Both =
        Both { en: "this plan does not report for `{name}`", vi: "kế hoạch không báo cáo theo kỳ `{name}`" };
    const THESE: Both = Both {
        en: "its reports are {known}; --force records it all the same",
        vi: "các kỳ báo cáo: {known}; --force để vẫn ghi",
    };
    let plan = base.plan;
    let reports = plan.all_reports_of(indicator);
    let has_figures = || plan.values.iter().any(|file| file.period.name == name);
    // A period of another year has a rule of its own.
    let is_within = || plan.period_of(indicator, name).is_some_and(|period| period.to <= plan.end.value);
    if base.force || reports.iter().any(|report| report.name == name) || has_figures() || !is_within() {
        return Ok(());
    }
    let known: Vec<&str> = reports.iter().map(|report| &*report.name).collect();
    Err(Failure::new(NO_REPORT).arg("name", name).arg("known", known.join(", ")).help(THESE))
}

/// A new file. Its head says what all values have in common.
fn new_file(base: EditBase<'_>, first: &ReadyValue<'_>, values: &[ReadyValue<'_>], head: NewHead) -> FileEdit {
    let basis = match head {
        NewHead::OfReport => common(values, |value| value.new.basis.as_deref()),
        NewHead::OfNone => None,
    };
    let by = common(values, |value| value.by.map(AssigneeId::as_str));
    let evidence_of_all = match head {
        NewHead::OfReport => common(values, |value| Some(value.new.evidence.as_slice())).unwrap_or_default(),
        NewHead::OfNone => &[],
    };
    let head = table([
        (BASIS, basis.map(text)),
        (REPORTED_BY, by.map(text)),
        (REPORTED_ON, Some(day(first.reported_on))),
        (EVIDENCE, evidence(evidence_of_all)),
    ]);
    let own = values.iter().map(|one| (one.id.to_owned(), value(&one.new, &head, one.reported_on)));
    let own = Plain::Table(own.collect());
    let mut entries = if let Plain::Table(entries) = head { entries } else { Vec::new() };
    let of_head = entries.iter().map(|(name, _)| field(name, vec![Step::Key(name.clone())]));
    let fields: Vec<Field> = of_head.chain(values.iter().map(|value| value_field(value.id))).collect();
    entries.push((VALUES.to_owned(), own));
    let path = base.plan.folder.join(VALUES).join(&format!("{}.toml", first.period));
    let text = base.new_file(&path, &entries);
    FileEdit { path, work: Work::Create(text), fields }
}

/// The answer of all values, where it is one.
fn common<'v, T: PartialEq + ?Sized>(
    values: &'v [ReadyValue<'_>],
    of: impl Fn(&'v ReadyValue<'_>) -> Option<&'v T>,
) -> Option<&'v T> {
    let first = of(values.first()?)?;
    values.iter().all(|value| of(value) == Some(first)).then_some(first)
}

/// A file that is there, with these values.
fn edited_file(base: EditBase<'_>, file: &PeriodValues, values: &[ReadyValue<'_>]) -> FileEdit {
    let data = Plain::parse(base.sources.text(file.place.file)).unwrap_or(Plain::Table(Vec::new()));
    let edits = if let Some(known) = data.get(VALUES) {
        values.iter().flat_map(|value| edits(base, (&data, known), value)).collect()
    } else {
        let all = values.iter().map(|one| (one.id.to_owned(), value(&one.new, &data, one.reported_on)));
        let table = Plain::Table(all.collect());
        vec![Edit::set(vec![Step::Key(VALUES.to_owned())], table).in_order(names(VALUES_KEYS))]
    };
    let path = base.sources.path(file.place.file).clone();
    let fields = values.iter().map(|value| value_field(value.id)).collect();
    FileEdit { path, work: Work::Edit(edits), fields }
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

/// The edits that record one value among those of a file.
fn edits(base: EditBase<'_>, (data, values): (&Plain, &Plain), ready: &ReadyValue<'_>) -> Vec<Edit> {
    let ReadyValue { id, new, reported_on, .. } = ready;
    let path = vec![Step::Key(VALUES.to_owned()), Step::Key((*id).to_owned())];
    let wanted = value(new, data, *reported_on);
    let Some(old) = values.get(id) else {
        return vec![Edit::set(path, wanted).in_order(indicator_ids(base.plan))];
    };
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

/// The table of the value, without what the file says for all its values.
fn value(new: &NewValue, file: &Plain, reported_on: Day) -> Plain {
    let figure =
        |key: &'static str| (key, new.figure.iter().find(|(own, _)| *own == key).map(|(_, value)| value.clone()));
    let own = |key: &'static str, value: Option<Plain>| {
        let same = match file.get(key) {
            Some(of_file) => value.as_ref() == Some(of_file),
            None => key == BASIS && value == Some(Plain::Text(OFFICIAL.to_owned())),
        };
        (key, value.filter(|_| !same))
    };
    table(FIGURE_KEYS.map(figure).into_iter().chain([
        own(BASIS, new.basis.as_deref().map(text)),
        own(REPORTED_ON, Some(day(reported_on))),
        own(EVIDENCE, evidence(&new.evidence)),
        (NOTE, new.note.as_deref().map(text)),
    ]))
}

fn indicator_ids(plan: &Plan) -> Vec<String> {
    plan.indicators.iter().chain(plan.shared.iter()).map(|one| one.id.value.as_str().to_owned()).collect()
}

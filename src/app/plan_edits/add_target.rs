//! Adding a target, and the indicator that it measures where the plan does not have it yet.

use super::added::named_by;
use super::amending::{Decision, Part};
use super::new_item::{NewItem, expect, position};
use crate::app::draft::{EditBase, FileEdit, Subject};
use crate::app::naming::one_of;
use crate::app::task_at::{assignee, day, table, text};
use crate::diag::Failure;
use crate::model::{Accumulate, ComputedIndicator, Indicator, Measure, Pace, Target};
use crate::parse::Plain;
use crate::source::FilePath;
use crate::text::Both;
use crate::value::{Day, Exact, Item, List};

const TARGET: &str = "target";
const TITLE: &str = "title";

/// A target to be added. People, targets, indicators, sections and areas by their ids or titles.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct NewTarget {
    pub id: Option<String>,
    /// Its words; those of a new indicator as well.
    pub title: Option<String>,
    pub of_which: Option<String>,
    /// The indicator; else the one of the target's id.
    pub indicator: Option<String>,
    pub group: Option<String>,
    pub area: Option<String>,
    /// The keys of its bound, in the order of the format.
    pub bound: Vec<(&'static str, Plain)>,
    pub by: Option<Day>,
    pub pace: Option<Pace>,
    pub baseline: NewBaseline,
    pub lead: Option<String>,
    pub source: Option<String>,
    pub new_indicator: NewIndicator,
    pub decision: Option<Decision>,
}

/// The figure from which a target starts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NewBaseline {
    pub figure: Option<Exact>,
    /// How many were ranked.
    pub of: Option<Exact>,
    pub on: Option<Day>,
    /// The plan whose figure it is.
    pub plan: Option<String>,
}

/// An indicator that is defined along with its target.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NewIndicator {
    pub measure: Option<Measure>,
    pub accumulate: Option<Accumulate>,
    pub unit: Option<String>,
    pub maximum: Option<Exact>,
    pub classes: Vec<String>,
}

/// The edits that add a target: behind its whole, behind the others of its section, else at the end.
///
/// # Errors
/// When a key that a target needs is missing, or a name means nothing in the plan.
pub(crate) fn add_target(base: EditBase<'_>, new: &NewTarget) -> Result<Vec<FileEdit>, Failure> {
    const EXAMPLE: Both = Both {
        en: "for example: cchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55",
        vi: "ví dụ: cchc add target --id so-hoa --indicator ty-le-so-hoa --at-least 55",
    };
    const BOUND: Both = Both {
        en: "a bound (--at-least, --rank-within … or --qualitative)",
        vi: "mức phải đạt (--at-least, --rank-within … hoặc --qualitative)",
    };
    const NO_TARGET: Both = Both { en: "no target is called `{name}`", vi: "không có chỉ tiêu `{name}`" };
    const NO_GROUP: Both =
        Both { en: "no section of targets is called `{name}`", vi: "không có nhóm chỉ tiêu `{name}`" };
    const NO_AREA: Both = Both { en: "no area is called `{name}`", vi: "không có lĩnh vực `{name}`" };
    let is_bound = new.bound.iter().any(|(key, _)| *key != "of");
    let given = [(Both::same("--id"), new.id.is_some()), (BOUND, is_bound)];
    expect("cchc add target", &given, EXAMPLE)?;
    let plan = base.plan;
    let id = new.id.as_deref().unwrap_or_default();
    let of_which: Option<&Item<Target>> =
        new.of_which.as_deref().map(|name| one_of(&plan.targets, name, NO_TARGET)).transpose()?;
    let group = new.group.as_deref().map(|name| one_of(&plan.target_groups, name, NO_GROUP)).transpose()?;
    let area = new.area.as_deref().map(|name| one_of(&plan.areas, name, NO_AREA)).transpose()?;
    let lead = new.lead.as_deref().map(|name| assignee(plan, name, base.as_of)).transpose()?;
    let is_qualitative = new.bound.iter().any(|(key, _)| *key == "qualitative");
    let defined = definition(base, new, id)?;
    let indicator = match &defined {
        Some((indicator, _)) => Some(indicator.clone()),
        None if is_qualitative && new.indicator.is_none() => None,
        None => known_indicator(base, new.indicator.as_deref().unwrap_or(id))?,
    };
    let measure = new.new_indicator.measure.or_else(|| {
        let all = plan.indicators.iter().chain(plan.shared.iter());
        all.into_iter().find(|one| indicator.as_deref().is_some_and(|id| one.id.value.is(id))).map(|one| one.measure)
    });
    let names_it = |indicator: &String| !indicator.eq_ignore_ascii_case(id);
    let mut entries = vec![
        ("id", Some(text(id))),
        ("of-which", of_which.map(|whole| text(whole.id.value.as_str()))),
        ("indicator", indicator.as_ref().filter(|one| names_it(one)).map(|one| text(one))),
        ("group", group.map(|group| text(group.id.value.as_str()))),
        ("area", area.map(|area| text(area.id.value.as_str()))),
    ];
    entries.extend(new.bound.iter().map(|(key, value)| (*key, Some(value.clone()))));
    entries.extend([
        ("by", new.by.map(day)),
        ("pace", new.pace.map(|pace| text(pace.word()))),
        ("baseline", new.baseline.value(measure)),
        ("lead", lead.map(|lead| text(lead.id.value.as_str()))),
        ("source", new.source.as_deref().map(text)),
        // A new indicator has the words for its title.
        ("text", new.title.as_deref().filter(|_| defined.is_none()).map(text)),
    ]);
    let file = base.sources.path(plan.id.place.file).clone();
    let group = group.map(|group| group.id.value.as_str());
    let behind = neighbour(&plan.targets, of_which, group);
    let behind = behind.and_then(|target| position(base, &file, (TARGET, "id"), target.id.value.as_str()));
    let added = NewItem { file, list: TARGET, subject: Subject::Other(id.to_owned()), entries, behind }.edit(base);
    let named = named_by(base, new.decision.as_ref(), (Part::Adds, id))?;
    Ok([Some(added), defined.map(|(_, edit)| edit), named].into_iter().flatten().collect())
}

/// The target behind which a new one goes: the last part of its whole, else the last of its section.
fn neighbour<'p>(
    targets: &'p List<Target>,
    whole: Option<&'p Item<Target>>,
    group: Option<&str>,
) -> Option<&'p Item<Target>> {
    if let Some(whole) = whole {
        let is_part = |target: &&Item<Target>| {
            target.of_which.as_ref().is_some_and(|above| above.value.is(whole.id.value.as_str()))
        };
        return Some(targets.iter().rfind(is_part).unwrap_or(whole));
    }
    let group = group?;
    targets.iter().rfind(|target| target.group.as_ref().is_some_and(|own| own.value.is(group)))
}

/// The id of the indicator that a name means; also of one that the program computes.
fn known_indicator(base: EditBase<'_>, name: &str) -> Result<Option<String>, Failure> {
    const UNKNOWN: Both = Both { en: "no indicator is called `{name}`", vi: "không có chỉ số `{name}`" };
    const DEFINE: Both = Both {
        en: "did you mean `{suggestion}`? To define a new one as well, say what it measures: --measure ratio --accumulate latest --title \"…\"",
        vi: "có phải là `{suggestion}`? Muốn định nghĩa chỉ số mới thì ghi thêm: --measure ratio --accumulate latest --title \"…\"",
    };
    const DEFINE_ALONE: Both = Both {
        en: "to define it as well, say what it measures: --measure ratio --accumulate latest --title \"…\"",
        vi: "muốn định nghĩa luôn chỉ số này thì ghi thêm: --measure ratio --accumulate latest --title \"…\"",
    };
    if let Some(computed) = ComputedIndicator::ALL.iter().find(|one| one.word().eq_ignore_ascii_case(name)) {
        return Ok(Some(computed.word().to_owned()));
    }
    let plan = base.plan;
    let own: Result<&Item<Indicator>, Failure> = one_of(&plan.indicators, name, UNKNOWN);
    let found = own.or_else(|_| one_of(&plan.shared, name, UNKNOWN));
    if let Ok(found) = found {
        return Ok(Some(found.id.value.as_str().to_owned()));
    }
    let ids = plan.indicators.iter().chain(plan.shared.iter()).map(|one| one.id.value.as_str());
    let failure = Failure::new(UNKNOWN).text("name", name);
    Err(match crate::value::nearest(name, ids) {
        Some(near) => failure.text("suggestion", near).help(DEFINE),
        None => failure.help(DEFINE_ALONE),
    })
}

/// The id of the indicator that is defined along with the target, and the edit that does.
fn definition(base: EditBase<'_>, new: &NewTarget, id: &str) -> Result<Option<(String, FileEdit)>, Failure> {
    const NO_TITLE: Both = Both { en: "a new indicator needs --title", vi: "chỉ số mới cần --title" };
    const NO_MEASURE: Both = Both {
        en: "--accumulate, --unit, --maximum and --classes define a new indicator: say what it measures with --measure",
        vi: "--accumulate, --unit, --maximum, --classes dùng khi định nghĩa chỉ số mới: ghi thêm --measure",
    };
    let NewIndicator { measure, accumulate, unit, maximum, classes } = &new.new_indicator;
    let Some(measure) = measure else {
        let is_asked = new.new_indicator != NewIndicator::default();
        return if is_asked { Err(Failure::new(NO_MEASURE)) } else { Ok(None) };
    };
    let title = new.title.as_deref().ok_or_else(|| Failure::new(NO_TITLE))?;
    let indicator = new.indicator.clone().unwrap_or_else(|| id.to_owned());
    let entries = vec![
        ("id", Some(text(&indicator))),
        (TITLE, Some(text(title))),
        ("measure", Some(text(measure.word()))),
        ("accumulate", accumulate.map(|how| text(how.word()))),
        ("unit", unit.as_deref().map(text)),
        ("maximum", maximum.as_ref().map(|maximum| Plain::Number(maximum.decimal(18)))),
        ("classes", (!classes.is_empty()).then(|| Plain::List(classes.iter().map(|one| text(one)).collect()))),
    ];
    let file: FilePath = base.plan.folder.join("indicators.toml");
    let subject = Subject::Other(indicator.clone());
    let edit = NewItem { file, list: "indicator", subject, entries, behind: None }.edit(base);
    Ok(Some((indicator, edit)))
}

impl NewBaseline {
    /// As a file writes it for a figure of this kind.
    fn value(&self, measure: Option<Measure>) -> Option<Plain> {
        let number = |number: &Option<Exact>| number.as_ref().map(|number| Plain::Number(number.decimal(18)));
        let key = if measure == Some(Measure::Rank) && self.of.is_some() { "rank" } else { "value" };
        let entries = [
            (key, number(&self.figure)),
            ("of", number(&self.of)),
            ("plan", self.plan.as_deref().map(text)),
            ("on", self.on.map(day)),
        ];
        entries.iter().any(|(_, value)| value.is_some()).then(|| table(entries))
    }
}

//! What an edit changed, in JSON.

use super::recorded::Recorded;
use super::rows::{FieldEdit, PlanEdits};
use crate::parse::Plain;
use crate::report::object::{InLang, object};
use crate::text::Lang;
use serde::{Serialize, Serializer};
use serde_json::Number;

/// The edits of a plan.
pub(crate) struct Edited<'e> {
    pub plan: &'e PlanEdits,
    /// Whether the files hold them now.
    pub written: bool,
    /// What a recorded value makes of its targets, before and after.
    pub recorded: Option<&'e Recorded>,
    pub lang: Lang,
}

impl Serialize for Edited<'_> {
    /// `record` alone has the keys of targets.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.recorded {
            Some(recorded) => WithTargets(self, recorded).serialize(serializer),
            None => Alone(self).serialize(serializer),
        }
    }
}

struct Alone<'e>(&'e Edited<'e>);

object! { Alone<'_>, Alone(edited) => {
    "id": edited.plan.id,
    "title": edited.plan.title,
    "written": edited.written,
    "changes": edited.plan.changes,
} }

struct WithTargets<'e>(&'e Edited<'e>, &'e Recorded);

object! { WithTargets<'_>, WithTargets(edited, recorded) => {
    "id": edited.plan.id,
    "title": edited.plan.title,
    "written": edited.written,
    "changes": edited.plan.changes,
    "targets_before": InLang(&recorded.targets_before, edited.lang),
    "targets": InLang(&recorded.targets, edited.lang),
} }

object! { FieldEdit, edit => {
    "file": edit.file,
    "task": edit.task,
    "field": edit.field,
    "before": edit.before,
    "after": edit.after,
} }

impl Serialize for Plain {
    /// A number beyond JSON's stays text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Date(text) => serializer.serialize_str(text),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => {
                let whole = number.parse::<i64>().ok().map(Number::from);
                let decimal = || number.parse::<f64>().ok().and_then(Number::from_f64);
                match whole.or_else(decimal) {
                    Some(number) => number.serialize(serializer),
                    None => serializer.serialize_str(number),
                }
            }
            Self::List(elements) => serializer.collect_seq(elements),
            Self::Table(entries) => {
                let entries: std::collections::BTreeMap<_, _> =
                    entries.iter().map(|(name, value)| (name, value)).collect();
                serializer.collect_map(entries)
            }
        }
    }
}

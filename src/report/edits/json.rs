//! The edits of a plan, in JSON.

use super::effect::IndicatorEffect;
use super::rows::{FieldEdit, PlanEdits};
use crate::parse::Plain;
use crate::report::object::{InLang, object};
use crate::text::Lang;
use serde::{Serialize, Serializer};
use serde_json::Number;

/// The edits of a plan.
pub(crate) struct EditJson<'e> {
    pub(crate) plan: &'e PlanEdits,
    /// Whether the files hold the edits now.
    pub(crate) written: bool,
    /// The targets before and after a value was recorded.
    pub(crate) effect: Option<&'e IndicatorEffect>,
    pub(crate) lang: Lang,
}

impl Serialize for EditJson<'_> {
    /// Only `record` adds the keys of targets.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.effect {
            Some(effect) => EditWithTargets(self, effect).serialize(serializer),
            None => PlainEdit(self).serialize(serializer),
        }
    }
}

struct PlainEdit<'e>(&'e EditJson<'e>);

object! { PlainEdit<'_>, PlainEdit(edited) => {
    "id": edited.plan.id,
    "title": edited.plan.title,
    "written": edited.written,
    "changes": edited.plan.edits,
} }

struct EditWithTargets<'e>(&'e EditJson<'e>, &'e IndicatorEffect);

object! { EditWithTargets<'_>, EditWithTargets(edited, effect) => {
    "id": edited.plan.id,
    "title": edited.plan.title,
    "written": edited.written,
    "changes": edited.plan.edits,
    "targets_before": InLang(&effect.targets_before, edited.lang),
    "targets": InLang(&effect.targets, edited.lang),
} }

object! { FieldEdit, edit => {
    "file": edit.file,
    "task": edit.task,
    "field": edit.field,
    "before": edit.before,
    "after": edit.after,
} }

impl Serialize for Plain {
    /// A number that JSON cannot hold stays text.
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

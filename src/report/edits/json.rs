//! The edits of a plan, in JSON.

use super::effect::IndicatorEffect;
use super::rows::{FieldEdit, PlanEdits};
use crate::parse::Plain;
use crate::report::json_shape::{Json, JsonShape};
use crate::report::json_values::InLang;
use crate::report::object::object;
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

impl Json for EditJson<'_> {
    fn shape() -> JsonShape {
        JsonShape::OneOf(vec![PlainEdit::shape(), EditWithTargets::shape()])
    }
}

/// An edit of tasks, or of a value in a plan with errors.
pub(crate) struct PlainEdit<'e>(&'e EditJson<'e>);

object! { PlainEdit<'_>, PlainEdit(edited) => {
    ..edited.plan.label.or_folder();
    "written": edited.written, en: "whether the files hold the edits now", vi: "tệp đã được ghi";
    "changes": edited.plan.edits, en: "the values that differ, file by file", vi: "các giá trị thay đổi, theo từng tệp";
} }

/// The edit of a value in a plan without errors.
pub(crate) struct EditWithTargets<'e>(&'e EditJson<'e>, &'e IndicatorEffect);

object! { EditWithTargets<'_>, EditWithTargets(edited, effect) => {
    ..PlainEdit(edited);
    "targets_before": InLang(&effect.targets_before, edited.lang), en: "the targets of the indicator before the edit",
        vi: "các chỉ tiêu theo chỉ số này trước khi sửa";
    "targets": InLang(&effect.targets, edited.lang), en: "the same targets after the edit",
        vi: "các chỉ tiêu đó sau khi sửa";
} }

object! { FieldEdit, edit => {
    "file": edit.file, en: "the file, from the root of the workspace", vi: "tệp, tính từ gốc không gian làm việc";
    "task": edit.task, en: "id of the task, where the value belongs to one", vi: "mã nhiệm vụ, nếu thuộc nhiệm vụ";
    "item": edit.item, en: "id of the task, target, assignee, indicator, difficulty or amendment that the value belongs to",
        vi: "mã nhiệm vụ, chỉ tiêu, người được giao, chỉ số, khó khăn hoặc số quyết định có giá trị này";
    "field": edit.field, en: "the key; that of an inner table has dots", vi: "khóa; khóa của bảng con có dấu chấm";
    "before": edit.before, en: "the value before; `null` where the key was absent",
        vi: "giá trị trước; `null` khi chưa có khóa";
    "after": edit.after, en: "the value after; `null` where the key goes", vi: "giá trị sau; `null` khi khóa bị bỏ";
} }

impl Json for Plain {
    fn shape() -> JsonShape {
        JsonShape::Plain
    }
}

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

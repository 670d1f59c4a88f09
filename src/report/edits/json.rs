//! What an edit changed, in JSON.

use crate::report::targets::json::PlanTargetsJson;
use crate::report::{Change, Plain, PlanChanges, Recorded};
use crate::text::{Lang, Raw};
use serde::Serialize;
use serde_json::{Map, Number, Value};

/// The changes of a plan.
#[derive(Debug, Serialize)]
pub struct PlanChangesJson {
    id: String,
    title: String,
    /// Whether the files hold them now.
    written: bool,
    changes: Vec<ChangeJson>,
    /// The targets on the indicator whose value was recorded, before and after; for `record` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    targets_before: Option<PlanTargetsJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    targets: Option<PlanTargetsJson>,
}

/// The change of one value.
#[derive(Debug, Serialize)]
pub struct ChangeJson {
    file: String,
    task: Option<String>,
    field: String,
    before: Option<Value>,
    after: Option<Value>,
}

impl PlanChangesJson {
    /// The changes of a plan, and whether they are written.
    #[must_use]
    pub fn new(plan: &PlanChanges, written: bool) -> Self {
        Self {
            id: plan.id.as_str().to_owned(),
            title: plan.title.as_str().to_owned(),
            written,
            changes: plan.changes.iter().map(ChangeJson::from).collect(),
            targets_before: None,
            targets: None,
        }
    }

    /// With the targets on the indicator whose value was recorded.
    #[must_use]
    pub fn with_targets(mut self, recorded: &Recorded, lang: Lang) -> Self {
        self.targets_before = Some(PlanTargetsJson::new(&recorded.targets_before, lang));
        self.targets = Some(PlanTargetsJson::new(&recorded.targets, lang));
        self
    }
}

impl From<&Change> for ChangeJson {
    fn from(change: &Change) -> Self {
        Self {
            file: change.file.as_str().to_owned(),
            task: change.task.as_ref().map(Raw::as_str).map(str::to_owned),
            field: change.field.as_str().to_owned(),
            before: change.before.as_ref().map(json),
            after: change.after.as_ref().map(json),
        }
    }
}

/// A value as JSON has it; a number beyond JSON's stays text.
fn json(value: &Plain) -> Value {
    match value {
        Plain::Text(text) | Plain::Date(text) => text.clone().into(),
        Plain::Bool(value) => (*value).into(),
        Plain::Number(number) => {
            let whole = number.parse::<i64>().ok().map(Number::from);
            let decimal = || number.parse::<f64>().ok().and_then(Number::from_f64);
            whole.or_else(decimal).map_or_else(|| number.clone().into(), Value::Number)
        }
        Plain::List(elements) => elements.iter().map(json).collect(),
        Plain::Table(entries) => {
            let entries = entries.iter().map(|(name, value)| (name.clone(), json(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

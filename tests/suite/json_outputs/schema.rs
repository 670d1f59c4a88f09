//! Outputs held against their schemas.

use cchc::schema::{output_names, output_schema};
use jsonschema::Validator;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The schema of an output.
pub struct Schema {
    /// As it is published.
    pub text: Value,
    open: Validator,
    /// The same, with no key besides those it declares: one for each form of the output.
    closed: Vec<Validator>,
}

impl Schema {
    fn of(name: &str) -> Self {
        let text = output_schema(name).expect("it is written").expect("there is such an output");
        let text: Value = serde_json::from_str(&text).expect("it is JSON");
        assert!(jsonschema::draft7::meta::is_valid(&text), "{name} is a schema");
        let closed = forms(&text).into_iter().map(|form| compiled(&closed(form))).collect();
        Self { open: compiled(&text), closed, text }
    }

    /// The schema of what an output says it is.
    pub fn named(name: &str) -> &'static Self {
        static ALL: LazyLock<BTreeMap<&str, Schema>> =
            LazyLock::new(|| output_names().into_iter().map(|name| (name, Schema::of(name))).collect());
        ALL.get(name).unwrap_or_else(|| &ALL["failure"])
    }

    pub fn takes(&self, output: &Value) -> bool {
        self.open.is_valid(output)
    }

    /// Why the output is not as declared, with no further key: the faults of the form that comes nearest.
    pub fn faults(&self, output: &Value) -> Vec<String> {
        let of_form = |form: &Validator| -> Vec<String> {
            form.iter_errors(output).map(|error| format!("{}: {error:.300}", error.instance_path())).collect()
        };
        self.closed.iter().map(of_form).min_by_key(Vec::len).unwrap_or_default()
    }
}

/// Holds an output of a command against its schema.
#[track_caller]
pub fn hold(output: &Value) {
    let Some(command) = output["command"].as_str() else { return };
    let schema = Schema::named(command);
    let faults = schema.faults(output);
    assert!(faults.is_empty(), "the JSON of `{command}` is not as declared:\n{}", faults.join("\n"));
    assert!(schema.takes(output), "the JSON of `{command}` is against its published schema");
    // A failure also has the form that is the same for all commands.
    let failed = !output["error"].is_null();
    assert_eq!(Schema::named("failure").faults(output).is_empty(), failed, "`{command}` failed: {failed}");
}

fn compiled(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).expect("it is a schema")
}

/// The schemas of the forms of an output.
pub fn forms(schema: &Value) -> Vec<&Value> {
    schema["anyOf"].as_array().map_or_else(|| vec![schema], |forms| forms.iter().collect())
}

/// The schema with no key besides those it declares.
fn closed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let mut members: Map<String, Value> =
                members.iter().map(|(name, value)| (name.clone(), closed(value))).collect();
            // A key of an output may be called `properties`; only an object schema has `required` beside it.
            if members.contains_key("properties") && members.contains_key("required") {
                members.insert("additionalProperties".to_owned(), false.into());
            }
            Value::Object(members)
        }
        Value::Array(values) => values.iter().map(closed).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => schema.clone(),
    }
}

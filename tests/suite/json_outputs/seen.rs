//! The declared keys, types and words that occurred in outputs.

use super::schema::Schema;
use cchc::schema::output_names;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// All that occurred. An object that stands in several places is one object, named by the first of them:
/// `status: plans[].tasks[].state = "overdue"`.
pub struct Seen {
    names: BTreeMap<String, String>,
    declared: BTreeSet<String>,
    found: BTreeSet<String>,
    pub outputs: usize,
}

impl Seen {
    pub fn nothing() -> Self {
        let (mut names, mut declared) = (BTreeMap::new(), BTreeSet::new());
        for name in output_names() {
            name_objects(&Schema::named(name).text, name, &mut names);
        }
        for name in output_names() {
            Walk { names: &names, found: &mut declared }.go(&Schema::named(name).text, None, name);
        }
        Self { names, declared, found: BTreeSet::new(), outputs: 0 }
    }

    pub fn take(&mut self, output: &Value) {
        self.outputs += 1;
        let command = output["command"].as_str().expect("a command");
        for name in output_names().into_iter().filter(|name| [command, "failure"].contains(name)) {
            Walk { names: &self.names, found: &mut self.found }.go(&Schema::named(name).text, Some(output), name);
        }
    }

    /// All that is declared and did not occur.
    pub fn missing(&self) -> Vec<&str> {
        self.declared.difference(&self.found).map(String::as_str).collect()
    }

    /// How many objects are declared, and how many keys they have.
    pub fn size(&self) -> (usize, usize) {
        (self.names.len(), self.declared.iter().filter(|it| !it.contains(" = ")).count())
    }
}

/// Gives each object the name of the first place where it stands.
fn name_objects(schema: &Value, path: &str, names: &mut BTreeMap<String, String>) {
    for (number, arm) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        name_objects(arm, &format!("{path}<{number}>"), names);
    }
    if let Some(properties) = schema["properties"].as_object() {
        let name = names.entry(schema["properties"].to_string()).or_insert_with(|| path.to_owned()).clone();
        properties.iter().for_each(|(key, property)| name_objects(property, &format!("{name}.{key}"), names));
    }
    if let Some(items) = schema.get("items") {
        name_objects(items, &format!("{path}[]"), names);
    }
}

struct Walk<'w> {
    names: &'w BTreeMap<String, String>,
    found: &'w mut BTreeSet<String>,
}

impl Walk<'_> {
    /// Goes through a schema beside a value; without one, through all that the schema declares.
    fn go(&mut self, schema: &Value, value: Option<&Value>, path: &str) {
        if value.is_some_and(|value| !fits(schema, value)) {
            return;
        }
        for arm in schema["anyOf"].as_array().into_iter().flatten() {
            self.go(arm, value, path);
        }
        for kind in types(schema).into_iter().filter(|kind| value.is_none_or(|value| is_of(value, kind))) {
            self.found.insert(format!("{path} = {kind}"));
        }
        for word in schema["enum"].as_array().into_iter().flatten().filter(|word| value.is_none_or(|v| v == *word)) {
            self.found.insert(format!("{path} = {word}"));
        }
        if let Some(properties) = schema["properties"].as_object().filter(|_| value.is_none_or(Value::is_object)) {
            let name = &self.names[&schema["properties"].to_string()];
            for (key, property) in properties {
                let path = format!("{name}.{key}");
                self.found.insert(path.clone());
                self.go(property, value.map(|value| &value[key.as_str()]), &path);
            }
        }
        if let Some(items) = schema.get("items") {
            let path = format!("{path}[]");
            match value {
                None => self.go(items, None, &path),
                Some(value) => {
                    value.as_array().into_iter().flatten().for_each(|item| self.go(items, Some(item), &path));
                }
            }
        }
    }
}

fn types(schema: &Value) -> Vec<&str> {
    let listed = schema["type"].as_array().into_iter().flatten().filter_map(Value::as_str);
    schema["type"].as_str().into_iter().chain(listed).collect()
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("schemas of outputs do not have the type `{other}`"),
    }
}

/// Whether a value can be meant by a schema, whose keys must be all that it has.
fn fits(schema: &Value, value: &Value) -> bool {
    if let Some(arms) = schema["anyOf"].as_array() {
        return arms.iter().any(|arm| fits(arm, value));
    }
    let types = types(schema);
    let is_typed = types.is_empty() || types.iter().any(|kind| is_of(value, kind));
    let is_const = schema.get("const").is_none_or(|only| only == value);
    let is_word = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    let is_short = schema["maxItems"] != 0 || value.as_array().is_none_or(Vec::is_empty);
    let has_keys = match (schema["properties"].as_object(), value.as_object()) {
        (Some(properties), Some(members)) => {
            members.len() == properties.len()
                && properties.iter().all(|(name, one)| members.get(name).is_some_and(|value| fits(one, value)))
        }
        (Some(_) | None, Some(_) | None) => true,
    };
    is_typed && is_const && is_word && is_short && has_keys
}

//! The JSON Schema of what a command prints with `--output-format json`.
//!
//! A later version may add keys, so an object of the schema takes more keys than it declares. Every declared key must
//! be there: an absent thing is `null`.

use super::json::{DRAFT, ID, bounded, described, one_of_words, pattern};
use super::ordered::OrderedJson;
use crate::report::{JsonKey, JsonOutput, JsonShape, json_outputs};

/// Every output that has a schema: the commands with JSON, and a failure.
#[must_use]
pub fn output_names() -> Vec<&'static str> {
    json_outputs().iter().map(|output| output.name).collect()
}

/// The schema of an output, as the text of a file of its own; `None` for a name that is not an output.
///
/// # Errors
/// Never in fact: every value has a form in JSON.
pub fn output_schema(name: &str) -> Result<Option<String>, serde_json::Error> {
    let outputs = json_outputs();
    let Some(output) = outputs.iter().find(|output| output.name == name) else { return Ok(None) };
    let schema = whole(output)
        .with_first("title", OrderedJson::Text(format!("cchc {name} --output-format json")))
        .with_first("$comment", OrderedJson::Text(format!("written by `cchc schema --outputs {name}`")))
        .with_first("$schema", DRAFT.into());
    serde_json::to_string_pretty(&schema).map(|text| Some(text + "\n"))
}

/// The name of the file of the schema of an output.
#[must_use]
pub fn output_schema_file(name: &str) -> String {
    format!("{name}.output.schema.json")
}

/// An output has one of a few shapes: it tells what was asked for, or that the command failed.
fn whole(output: &JsonOutput) -> OrderedJson {
    match output.shapes().as_slice() {
        [one] => value(one),
        shapes => any_of(shapes),
    }
}

fn value(shape: &JsonShape) -> OrderedJson {
    match shape {
        JsonShape::Null => typed("null"),
        JsonShape::Text => typed("string"),
        JsonShape::Id => pattern(ID),
        JsonShape::Pattern(regex) => pattern(regex),
        JsonShape::Words(words) => one_of_words(words.iter().copied()),
        // Many validators do not look at `format`.
        JsonShape::Day => pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$").with_first("format", "date".into()),
        JsonShape::Flag => typed("boolean"),
        JsonShape::Always(flag) => OrderedJson::object([("const", OrderedJson::Bool(*flag))]),
        JsonShape::Whole { least } => bounded("integer", *least, None),
        // A limit of the decimals would be a division of binary fractions, which validators reckon differently.
        JsonShape::Number => typed("number"),
        // A list of all types would say the same, but some validators warn of it.
        JsonShape::Plain => OrderedJson::object([]),
        JsonShape::List(inner) => OrderedJson::object([("type", "array".into()), ("items", value(inner))]),
        JsonShape::Nothing => OrderedJson::object([("type", "array".into()), ("maxItems", OrderedJson::Number(0))]),
        JsonShape::Object { keys, absent, .. } => object(keys, absent),
        JsonShape::Entries { words: None, value: inner } => {
            OrderedJson::object([("type", "object".into()), ("additionalProperties", value(inner))])
        }
        JsonShape::Entries { words: Some(words), value: inner } => OrderedJson::object([
            ("type", "object".into()),
            ("required", list(words)),
            ("properties", OrderedJson::Object(words.iter().map(|word| ((*word).to_owned(), value(inner))).collect())),
        ]),
        JsonShape::OneOf(shapes) => match shapes.as_slice() {
            [one, JsonShape::Null] => or_null(value(one)),
            shapes => any_of(shapes),
        },
    }
}

fn object(keys: &[JsonKey], absent: &[&str]) -> OrderedJson {
    let property = |key: &JsonKey| (key.name.to_owned(), described(value(&key.shape), key.meaning));
    let mut members = vec![
        ("type".to_owned(), "object".into()),
        ("required".to_owned(), list(&keys.iter().map(|key| key.name).collect::<Vec<_>>())),
        ("properties".to_owned(), OrderedJson::Object(keys.iter().map(property).collect())),
    ];
    if !absent.is_empty() {
        // Further keys are welcome, but for those of the other form: else it would never be looked at.
        let present = |name: &&str| OrderedJson::object([("required", list(&[*name]))]);
        let any = OrderedJson::object([("anyOf", OrderedJson::List(absent.iter().map(present).collect()))]);
        members.push(("not".to_owned(), any));
    }
    OrderedJson::Object(members)
}

fn typed(name: &str) -> OrderedJson {
    OrderedJson::object([("type", name.into())])
}

fn list(words: &[&str]) -> OrderedJson {
    OrderedJson::List(words.iter().copied().map(OrderedJson::from).collect())
}

fn any_of(shapes: &[JsonShape]) -> OrderedJson {
    OrderedJson::object([("anyOf", OrderedJson::List(shapes.iter().map(value).collect()))])
}

/// The schema for a value that can be `null`, too; one without a type takes `null` already.
fn or_null(schema: OrderedJson) -> OrderedJson {
    let OrderedJson::Object(members) = schema else { return schema };
    let widened = members.into_iter().map(|(name, value)| match (name.as_str(), value) {
        ("type", one) => (name, OrderedJson::List(vec![one, "null".into()])),
        ("enum", OrderedJson::List(mut words)) => {
            words.push(OrderedJson::Null);
            (name, OrderedJson::List(words))
        }
        (_, value) => (name, value),
    });
    OrderedJson::Object(widened.collect())
}

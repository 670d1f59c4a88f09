//! Compares what the oracle expects with what the program prints, both as JSON.

use serde_json::Value;

/// The member of a list with this `id`.
pub fn by_id<'a>(list: &'a Value, id: &str) -> Option<&'a Value> {
    list.as_array()?.iter().find(|each| each["id"] == id)
}

/// Every finding that is an error: nothing that is drawn has one.
pub fn errors(printed: &Value) -> Vec<String> {
    let findings = printed["findings"].as_array().into_iter().flatten();
    findings.filter(|it| it["level"] == "error").map(|it| format!("an error finding: {it}")).collect()
}

/// Compares all that is expected; what is printed besides does not matter. A key that is missing
/// is a difference, also where null is expected.
pub fn compare(path: &str, expected: &Value, got: Option<&Value>, tell: &mut dyn FnMut(String)) {
    let Some(got) = got else {
        tell(format!("{path}: expected {expected}, but there is none"));
        return;
    };
    match (expected, got) {
        (Value::Object(wanted), Value::Object(_)) => {
            for (key, value) in wanted {
                compare(format!("{path} {key}").trim(), value, got.get(key), tell);
            }
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            for (number, value) in wanted.iter().enumerate() {
                compare(&format!("{path}[{number}]"), value, found.get(number), tell);
            }
        }
        _ => {
            let same_number = expected.as_f64().is_some() && expected.as_f64() == got.as_f64();
            if expected != got && !same_number {
                tell(format!("{path}: the oracle says {expected}, the program {got}"));
            }
        }
    }
}

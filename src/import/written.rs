//! Values as remarks show them.

use crate::parse::Plain;

/// A value as a remark shows it.
pub(super) fn written(value: &Plain) -> String {
    match value {
        Plain::Text(text) | Plain::Number(text) | Plain::Date(text) => text.clone(),
        Plain::Bool(is_so) => is_so.to_string(),
        Plain::List(elements) => elements.iter().map(written).collect::<Vec<_>>().join("; "),
        Plain::Table(entries) => {
            entries.iter().map(|(key, value)| format!("{key} = {}", written(value))).collect::<Vec<_>>().join(", ")
        }
    }
}

//! Where a key of the files may stand, for a person who asks what it means.

use crate::keys::{Form, KeyInfo, Keys};
use crate::model::FileKind;

/// A key at one of the places where it may stand.
#[derive(Clone, Debug)]
pub(crate) struct KeyPlace {
    /// The kind of file.
    pub kind: FileKind,
    /// The table, as a file writes its head: `[[task]]`; empty for the root of the file.
    pub table: String,
    /// The key with those of the tables around it: `task.done.on`.
    path: String,
    pub key: &'static KeyInfo,
}

impl KeyPlace {
    /// The keys that stand below it, where its value is a table or a list of tables.
    pub(crate) fn keys_below(&self) -> Vec<&'static str> {
        let keys = inner(&(self.key.form)());
        keys.into_iter().flat_map(|keys| keys.all).map(|key| key.name).collect()
    }
}

/// Every place of every key, in the order of the format.
pub(crate) fn key_places() -> Vec<KeyPlace> {
    let mut places = Vec::new();
    for kind in FileKind::ALL {
        walk(kind, kind.keys(), "", "", &mut places);
    }
    places
}

/// The places of the key of this name, or of this path: `due`, `done.on`.
pub(crate) fn places_of(name: &str) -> Vec<KeyPlace> {
    let behind = format!(".{}", name.to_ascii_lowercase());
    let is_meant = |place: &KeyPlace| format!(".{}", place.path).ends_with(&behind);
    key_places().into_iter().filter(is_meant).collect()
}

fn walk(kind: FileKind, keys: Keys, path: &str, table: &str, places: &mut Vec<KeyPlace>) {
    for key in keys.all {
        let form = (key.form)();
        let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        places.push(KeyPlace { kind, table: table.to_owned(), path: path.clone(), key });
        if let Some(below) = inner(&form) {
            walk(kind, below, &path, &head(&path, has_head(table, &form), &form), places);
        }
    }
}

/// Whether a value of this form has a head of its own within the table of this head. A list within a table that stands
/// once has one: `[[funding.content]]`.
pub(super) fn has_head(table: &str, form: &Form) -> bool {
    let stands_once = table.starts_with('[') && !table.starts_with("[[");
    table.is_empty() || stands_once && matches!(form, Form::List(_))
}

/// The head of a table as a file writes it; one within another table is written inline.
pub(super) fn head(path: &str, is_outer: bool, form: &Form) -> String {
    match (is_outer, matches!(form, Form::List(_))) {
        (true, true) => format!("[[{path}]]"),
        (true, false) => format!("[{path}]"),
        (false, _) => format!("{path} = {{ … }}"),
    }
}

/// The keys of the table that a value is or holds.
pub(super) fn inner(form: &Form) -> Option<Keys> {
    form.table().or_else(|| form.entries().and_then(|(_, value)| value.table()))
}

#[cfg(test)]
mod tests {
    use super::{key_places, places_of};

    #[test]
    fn a_key_is_found_by_its_name_and_by_its_path() {
        let paths = |name: &str| places_of(name).into_iter().map(|place| place.path).collect::<Vec<_>>();
        assert!(paths("due").contains(&"task.due".to_owned()), "{:?}", paths("due"));
        assert_eq!(paths("done.on"), ["task.done.on"]);
        assert_eq!(paths("task.done.ON"), ["task.done.on"]);
        assert!(paths("ue").is_empty() && paths("").is_empty());
        assert!(key_places().len() > 100);
    }
}

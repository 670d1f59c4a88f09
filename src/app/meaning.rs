//! The meaning of a word in a file, by the declaration of the keys.

use crate::keys::{Form, KeyInfo, Keys, NameKind};
use crate::model::FileKind;
use crate::parse::{Role, Spot};

/// A table at some path of a file.
pub(crate) enum Table {
    /// Its keys are declared.
    Declared(Keys),
    /// Its keys are names, and its values have this form.
    Entries(NameKind, Form),
}

/// The table at a path.
pub(crate) fn table(kind: FileKind, path: &[String]) -> Option<Table> {
    let mut table = Table::Declared(kind.keys());
    for name in path {
        let form = match &table {
            Table::Declared(keys) => (info(*keys, name)?.form)(),
            Table::Entries(_, value) => value.clone(),
        };
        table = table_of(&form)?;
    }
    Some(table)
}

fn table_of(form: &Form) -> Option<Table> {
    match (form.table(), form.entries()) {
        (Some(keys), _) => Some(Table::Declared(keys)),
        (None, Some((named, value))) => Some(Table::Entries(named, value.clone())),
        (None, None) => None,
    }
}

fn info(keys: Keys, name: &str) -> Option<KeyInfo> {
    keys.all.iter().find(|key| key.name == name).copied()
}

/// The declaration of the key that stands at a place, or of the key whose value stands there.
pub(crate) fn key_at(kind: FileKind, spot: &Spot) -> Option<KeyInfo> {
    let (name, above) = match spot.role {
        Role::Key | Role::Header { .. } => (&spot.word, spot.path.as_slice()),
        Role::Value => spot.path.split_last()?,
    };
    match table(kind, above)? {
        Table::Declared(keys) => info(keys, name),
        Table::Entries(..) => None,
    }
}

/// The form of the value at a place.
pub(crate) fn value_at(kind: FileKind, spot: &Spot) -> Option<Form> {
    let (name, above) = spot.path.split_last()?;
    match (spot.role, table(kind, above)?) {
        (Role::Value, Table::Declared(keys)) => Some((info(keys, name)?.form)()),
        (Role::Value, Table::Entries(_, value)) => Some(value),
        (Role::Key | Role::Header { .. }, _) => None,
    }
}

/// The kind of thing that the word at a place names.
pub(crate) fn name_at(kind: FileKind, spot: &Spot) -> Option<NameKind> {
    match spot.role {
        Role::Value => value_at(kind, spot)?.names(),
        Role::Key | Role::Header { .. } => match table(kind, &spot.path)? {
            Table::Entries(named, _) => Some(named),
            Table::Declared(_) => None,
        },
    }
}

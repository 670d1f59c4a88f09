//! The places that name the thing under the cursor, and another id for it.

use super::position::Document;
use super::wire::field_at;
use super::workspaces::AskedFile;
use crate::app::meaning::name_at;
use crate::app::{self, DeclaredName, NamedThing, NewText, check_can_rename, references, stem};
use crate::keys::{Entity, NameKind};
use crate::model::FileKind;
use crate::parse::{Spot, spot};
use crate::source::FilePath;
use crate::text::{Both, Lang};
use serde_json::{Value, json};

/// The thing that the word at a byte names.
fn thing_at(asked: &AskedFile<'_>, byte: usize) -> Option<(NamedThing, Spot)> {
    let under_cursor = spot(&asked.text.text, byte);
    let NameKind::Declared(entity) = name_at(FileKind::of(&asked.path)?, &under_cursor)? else { return None };
    let found = asked.workspace.find(entity, &under_cursor.word, &asked.path)?;
    Some((thing(found), under_cursor))
}

fn thing(found: &DeclaredName) -> NamedThing {
    let DeclaredName { entity, id, folder, at, .. } = found;
    let set = (*entity == Entity::Criterion).then(|| stem(&at.file).to_owned());
    NamedThing { entity: *entity, id: id.clone(), folder: FilePath::new(folder), set }
}

/// Every place that names the thing at a byte.
pub(super) fn find_references(asked: &AskedFile<'_>, byte: usize, params: &Value) -> Option<Value> {
    let (thing, _) = thing_at(asked, byte)?;
    let with_declaration = field_at(params, "/context/includeDeclaration") == true;
    let AskedFile { workspace, naming, .. } = asked;
    let check = workspace.check.as_ref()?;
    let mut locations: Vec<Value> = Vec::new();
    for (path, places) in references(&workspace.files(), check, &thing).ok()? {
        let (uri, text) = (workspace.uri(&path, naming), workspace.document(&path));
        let wanted = places.into_iter().filter(|place| with_declaration || !place.declares);
        locations.extend(wanted.map(|place| json!({ "uri": uri, "range": text.range(place.bytes) })));
    }
    Some(locations.into())
}

const NOTHING: Both = Both { en: "there is no id here", vi: "ở đây không có mã nào" };

/// The range and the id that a person may change.
///
/// # Errors
/// When there is none, or it can only be changed by hand.
pub(super) fn prepare_rename(asked: &AskedFile<'_>, byte: usize, lang: Lang) -> Result<Value, String> {
    let (thing, under_cursor) = thing_at(asked, byte).ok_or_else(|| NOTHING.get(lang).to_owned())?;
    check_can_rename(&thing).map_err(|failure| failure.on_one_line(lang))?;
    Ok(json!({ "range": range(&asked.text, &under_cursor), "placeholder": under_cursor.word }))
}

/// The range of a word without its quotes.
fn range(text: &Document, word: &Spot) -> Value {
    let bytes = word.span.range();
    let written = text.text.get(bytes.clone()).unwrap_or_default();
    let inner = written.find(&word.word).map_or(bytes.clone(), |at| {
        let start = bytes.start + at;
        start..start + word.word.len()
    });
    text.range(inner)
}

/// The files with the new id.
///
/// # Errors
/// When there is nothing to rename, or the id is refused.
pub(super) fn renamed(asked: &AskedFile<'_>, byte: usize, new: &str, lang: Lang) -> Result<Vec<NewText>, String> {
    let (thing, _) = thing_at(asked, byte).ok_or_else(|| NOTHING.get(lang).to_owned())?;
    let workspace = asked.workspace;
    let Some(check) = &workspace.check else { return Ok(Vec::new()) };
    let renamed = app::rename(&workspace.files(), check, &thing, new).map_err(|error| error.to_string())?;
    renamed.map(|files| files.into_iter().map(NewText::from).collect()).map_err(|failure| failure.on_one_line(lang))
}

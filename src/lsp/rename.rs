//! The places that name the thing under the cursor, and another id for it.

use super::position::Document;
use super::wire::field_at;
use super::workspaces::AskedFile;
use crate::app::meaning::name_at;
use crate::app::{self, DeclaredName, IdPlace, NamedThing, NewText};
use crate::app::{check_can_rename, references, stem, thing_in_text};
use crate::keys::{Entity, NameKind};
use crate::model::FileKind;
use crate::parse::{Spot, spot};
use crate::source::FilePath;
use crate::text::{Both, Lang};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The id at a byte, with the kind of thing that it can name.
fn id_at(asked: &AskedFile<'_>, byte: usize) -> Option<(Entity, Spot)> {
    let under_cursor = spot(&asked.text.text, byte);
    let NameKind::Declared(entity) = name_at(FileKind::of(&asked.path)?, &under_cursor)? else { return None };
    Some((entity, under_cursor))
}

/// The things that the id at a byte names: several where a file of all plans names one of each plan.
fn things_at(asked: &AskedFile<'_>, (entity, under_cursor): &(Entity, Spot)) -> Vec<NamedThing> {
    let AskedFile { workspace, path, .. } = asked;
    let found = workspace.find(*entity, &under_cursor.word, path);
    if let Some(found) = found.filter(|found| found.folder.is_empty() || workspace.plan_of(path).is_some()) {
        return vec![thing(found)];
    }
    let things: Vec<NamedThing> = workspace.named_for_all(*entity, &under_cursor.word, path).map(thing).collect();
    if !things.is_empty() {
        return things;
    }
    let Some(check) = &workspace.check else { return Vec::new() };
    let in_text = thing_in_text(&workspace.files(), check, (*entity, &under_cursor.word), path);
    in_text.ok().flatten().into_iter().collect()
}

/// The thing that the word at a byte names.
fn thing_at(asked: &AskedFile<'_>, byte: usize) -> Option<(NamedThing, Spot)> {
    let id = id_at(asked, byte)?;
    Some((things_at(asked, &id).into_iter().next()?, id.1))
}

fn thing(found: &DeclaredName) -> NamedThing {
    let DeclaredName { entity, id, folder, at, .. } = found;
    let set = (*entity == Entity::Criterion).then(|| stem(&at.file).to_owned());
    NamedThing { entity: *entity, id: id.clone(), folder: FilePath::new(folder), set }
}

/// Every place that names the thing at a byte.
pub(super) fn find_references(asked: &AskedFile<'_>, byte: usize, params: &Value) -> Option<Value> {
    let things = things_at(asked, &id_at(asked, byte)?);
    let with_declaration = field_at(params, "/context/includeDeclaration") == true;
    let AskedFile { workspace, naming, .. } = asked;
    let check = workspace.check.as_ref().filter(|_| !things.is_empty())?;
    let mut found: BTreeMap<FilePath, Vec<IdPlace>> = BTreeMap::new();
    for thing in things {
        for (path, places) in references(&workspace.files(), check, &thing).ok()? {
            let known = found.entry(path).or_default();
            let new: Vec<IdPlace> = places.into_iter().filter(|place| !known.contains(place)).collect();
            known.extend(new);
        }
    }
    let mut locations: Vec<Value> = Vec::new();
    for (path, mut places) in found {
        places.sort_by_key(|place| place.bytes.start);
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
    let renamed = app::rename(&workspace.files(), check, (&thing, (&asked.path, byte)), new)
        .map_err(|error| error.to_string())?;
    renamed.map(|files| files.into_iter().map(NewText::from).collect()).map_err(|failure| failure.on_one_line(lang))
}

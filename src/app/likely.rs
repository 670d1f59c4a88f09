//! Which plans may have an id, by the bytes of their plan.toml: to parse the files of a country for one plan would take
//! a hundred times longer.

use crate::source::{FilePath, Files};

/// The folders whose plan may have one of these ids, among them every plan that has one.
pub(super) fn likely_folders(files: &dyn Files, folders: &[FilePath], ids: &[String]) -> Vec<FilePath> {
    folders.iter().filter(|folder| may_be_called(files, folder, ids)).cloned().collect()
}

fn may_be_called(files: &dyn Files, folder: &FilePath, ids: &[String]) -> bool {
    // A plan without an id that can be read is called after its folder.
    if ids.iter().any(|id| id.eq_ignore_ascii_case(folder.name())) {
        return true;
    }
    let Ok(text) = files.read(&folder.join("plan.toml")) else { return false };
    // An id may be written with escapes, or in the bytes of another encoding.
    let is_plain = std::str::from_utf8(&text).is_ok();
    !is_plain || text.contains(&b'\\') || ids.iter().any(|id| contains(&text, id.as_bytes()))
}

/// Whether a text holds a word, however the case of its letters.
fn contains(text: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else { return true };
    let mut text = text;
    while let Some(at) = text.iter().position(|byte| byte.eq_ignore_ascii_case(first)) {
        let (_, behind) = text.split_at(at + 1);
        if behind.get(..rest.len()).is_some_and(|found| found.eq_ignore_ascii_case(rest)) {
            return true;
        }
        text = behind;
    }
    false
}

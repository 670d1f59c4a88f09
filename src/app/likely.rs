//! Which plans may have an id, by the bytes of their plan.toml: to parse the files of a country for one plan would take
//! a hundred times longer.

use super::{Selection, threads::on_each};
use crate::source::{FilePath, Files};
use memchr::{memchr, memchr2_iter};

/// The files of fewer plans are read by one thread: to start others costs more than it brings.
const MANY_PLANS: usize = 500;

/// The folders whose plan may have one of these ids, among them every plan that has one.
pub(super) fn likely_folders(
    files: &dyn Files,
    folders: &[FilePath],
    ids: &[String],
    selection: &Selection,
) -> anyhow::Result<Vec<FilePath>> {
    let threads = if folders.len() < MANY_PLANS { 1 } else { selection.threads(folders.len()) };
    let likely = on_each(threads, folders, |folder| may_be_called(files, folder, ids).then(|| folder.clone()))?;
    Ok(likely.into_iter().flatten().collect())
}

/// Whether a plan may take the place of another.
pub(super) fn may_replace(files: &dyn Files, folder: &FilePath) -> bool {
    let text = files.read(&folder.join("plan.toml")).unwrap_or_default();
    // A key may be written with escapes.
    memchr(b'\\', &text).is_some() || contains(&text, b"replaces")
}

fn may_be_called(files: &dyn Files, folder: &FilePath, ids: &[String]) -> bool {
    // A plan whose id cannot be read is called after its folder.
    if ids.iter().any(|id| id.eq_ignore_ascii_case(folder.name())) {
        return true;
    }
    let text = files.read(&folder.join("plan.toml")).unwrap_or_default();
    // An id may be written with escapes.
    memchr(b'\\', &text).is_some() || ids.iter().any(|id| contains(&text, id.as_bytes()))
}

/// Whether a text holds a word, however the case of its letters.
fn contains(text: &[u8], word: &[u8]) -> bool {
    let Some((first, rest)) = word.split_first() else { return true };
    let begins = memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
    begins.into_iter().any(|at| {
        let behind = text.get(at + 1..at + 1 + rest.len());
        behind.is_some_and(|found| found.eq_ignore_ascii_case(rest))
    })
}

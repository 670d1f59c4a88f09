//! The workspaces that an editor needs, and how it names their files where links lead to them.

use super::uri::uri_of;
use crate::app::Root;
use crate::source::FilePath;
use std::collections::BTreeMap;
use std::fs::canonicalize;
use std::path::{Component, Path, PathBuf};

/// How the editor names the files of a folder: those in `real` have names in `named`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Naming {
    real: PathBuf,
    named: PathBuf,
}

impl Naming {
    /// The naming of a workspace for an editor that calls the folder `real` by the path `named`.
    pub(super) fn of(root: &Path, named: &Path, real: &Path) -> Self {
        let (real, named) = if named == real {
            (root, root)
        } else {
            let is_root = |above: &&Path| canonicalize(above).is_ok_and(|above| above == root);
            named.ancestors().find(is_root).map_or((real, named), |named| (root, named))
        };
        Self { real: real.to_owned(), named: named.to_owned() }
    }

    /// The name of a file for the editor.
    pub(super) fn uri(&self, file: &Path) -> String {
        match file.strip_prefix(&self.real) {
            Ok(rest) if rest.as_os_str().is_empty() => uri_of(&self.named),
            Ok(rest) => uri_of(&self.named.join(rest)),
            Err(_) => uri_of(file),
        }
    }

    /// Whether a path begins as the editor names the folder.
    pub(super) fn fits(&self, path: &Path) -> bool {
        path.starts_with(&self.named)
    }
}

/// The workspaces around the editor's folders, and around the folders of open files: each as the editor names it, and
/// without links.
pub(super) fn wanted<'f>(
    folders: &[PathBuf],
    of_files: impl Iterator<Item = (&'f Path, &'f Path)>,
) -> BTreeMap<PathBuf, Naming> {
    let mut wanted = BTreeMap::new();
    for folder in folders {
        let Ok(real) = canonicalize(folder) else { continue };
        let Ok(Root { folder: root }) = Root::find(&real) else { continue };
        wanted.entry(root).or_insert_with_key(|root| Naming::of(root, folder, &real));
    }
    let of_folders: Vec<PathBuf> = wanted.keys().cloned().collect();
    for (named, real) in of_files {
        let Some(root) = root_around(real, &of_folders) else { continue };
        wanted.entry(root).or_insert_with_key(|root| Naming::of(root, named, real));
    }
    wanted
}

/// The root of the workspace around a folder. Where no cchc.toml says it, a plan's folder would be a workspace of its
/// own, and its files would have findings twice. So one that the editor opened goes first.
fn root_around(folder: &Path, of_folders: &[PathBuf]) -> Option<PathBuf> {
    let found = Root::find(folder).ok().map(|root| root.folder);
    if found.as_ref().is_some_and(|root| root.join("cchc.toml").symlink_metadata().is_ok()) {
        return found;
    }
    of_folders.iter().find(|root| folder.starts_with(root)).cloned().or(found)
}

/// The path of a file without links. A link to the file itself is not followed: the plan that it belongs to is the one
/// beside it. The folders need not be there: an editor may name them before they are made, or when they are gone.
pub(super) fn real_path(path: &Path) -> Option<PathBuf> {
    let (name, folder) = (path.file_name()?, path.parent()?);
    let (above, real) = folder.ancestors().find_map(|above| Some((above, canonicalize(above).ok()?)))?;
    let rest = folder.strip_prefix(above).ok()?;
    if rest.components().any(|part| part == Component::ParentDir) {
        return None;
    }
    Some(rest.iter().fold(real, |path, part| path.join(part)).join(name))
}

/// The path of a file inside a workspace; `None` for one outside, and for a name that is not UTF-8.
pub(super) fn file_path(root: &Path, real: &Path) -> Option<FilePath> {
    let parts: Option<Vec<&str>> = real.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    Some(FilePath::new(&parts?.join("/")))
}

//! The texts that are open in the editor. Each stands for the file on the disk until the editor closes it, also where
//! that file is gone.

use super::position::{Encoding, byte, position_of};
use super::roots::{file_path, real_path};
use super::uri::{path_of, spelling};
use super::wire::field_at;
use crate::source::FilePath;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file that is open in the editor.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct OpenFile {
    /// The editor's name for it.
    pub uri: String,
    /// The text there, saved or not.
    pub text: Arc<str>,
}

pub(super) struct Buffer {
    pub file: OpenFile,
    /// Its path by the editor's name.
    path: PathBuf,
    /// Its path without links.
    pub real: PathBuf,
    /// When it last changed, counted in changes of any buffer.
    turn: u64,
    /// The editor's number of this text.
    pub version: Option<i64>,
}

/// By one spelling of the path, because an editor may close under another name than it opened.
#[derive(Default)]
pub(super) struct Buffers {
    by_path: BTreeMap<String, Buffer>,
    turns: u64,
    /// The units of columns.
    pub encoding: Encoding,
}

impl Buffers {
    /// Takes the text of a file that the editor opened.
    pub(super) fn open(&mut self, uri: &str, text: &str, version: Option<i64>) {
        let Some(path) = path_of(uri) else { return };
        let Some(real) = real_path(&path) else { return };
        self.turns += 1;
        let file = OpenFile { uri: uri.to_owned(), text: text.into() };
        self.by_path.insert(spelling(&path), Buffer { file, path, real, turn: self.turns, version });
    }

    /// Changes an open text. Gives its path without links; `None` for a file that is not open.
    pub(super) fn change(&mut self, uri: &str, changes: &[Value], version: Option<i64>) -> Option<PathBuf> {
        let encoding = self.encoding;
        let buffer = self.by_path.get_mut(&spelling(&path_of(uri)?))?;
        for change in changes {
            let Some(new) = field_at(change, "/text").as_str() else { continue };
            buffer.file.text = match change.get("range") {
                None | Some(Value::Null) => new.into(),
                // The server asks for whole texts. A part that comes all the same must not stand for the whole.
                Some(range) => {
                    let text = &*buffer.file.text;
                    let [start, end] = ["start", "end"].map(|edge| byte(text, position_of(&range[edge]), encoding));
                    let (head, tail) = (text.get(..start), text.get(end.max(start)..));
                    [head.unwrap_or_default(), new, tail.unwrap_or_default()].concat().into()
                }
            };
        }
        self.turns += 1;
        buffer.turn = self.turns;
        buffer.version = version;
        Some(buffer.real.clone())
    }

    pub(super) fn close(&mut self, uri: &str) {
        if let Some(path) = path_of(uri) {
            self.by_path.remove(&spelling(&path));
        }
    }

    pub(super) fn get(&self, path: &Path) -> Option<&Buffer> {
        self.by_path.get(&spelling(path))
    }

    /// The folders of the open files: as the editor names them, and without links.
    pub(super) fn folders(&self) -> impl Iterator<Item = (&Path, &Path)> {
        self.by_path.values().filter_map(|buffer| Some((buffer.path.parent()?, buffer.real.parent()?)))
    }

    /// Follows the links on the ways to the files anew: folders come and go.
    pub(super) fn look_again(&mut self) {
        for buffer in self.by_path.values_mut() {
            if let Some(real) = real_path(&buffer.path) {
                buffer.real = real;
            }
        }
    }

    /// The open files of a workspace. A file that is open under many names has the text that changed last, which stands
    /// at the end.
    pub(super) fn below(&self, root: &Path) -> BTreeMap<FilePath, Vec<OpenFile>> {
        let in_root = |buffer: &Buffer| file_path(root, &buffer.real).filter(|path| path.depth() > 0);
        let mut inside: Vec<(FilePath, &Buffer)> =
            self.by_path.values().filter_map(|buffer| Some((in_root(buffer)?, buffer))).collect();
        inside.sort_by_key(|(_, buffer)| buffer.turn);
        let mut files: BTreeMap<FilePath, Vec<OpenFile>> = BTreeMap::new();
        for (path, buffer) in inside {
            files.entry(path).or_default().push(buffer.file.clone());
        }
        files
    }
}

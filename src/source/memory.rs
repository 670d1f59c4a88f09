//! A workspace in memory, for the examples of the rule pages and for tests.

use super::FilePath;
use super::{files::Entry, files::Files, files::Kind, files::MOST_BYTES, files::Refusal};
use std::collections::BTreeMap;

/// Files by path, as if they stood on a disk.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<String, Result<Vec<u8>, Refusal>>);

impl Memory {
    /// Puts a file there, in place of an earlier one.
    pub fn put(&mut self, path: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(path.to_owned(), Ok(content.into()));
    }

    /// Puts a file there that cannot be read, for this reason.
    pub fn refuse(&mut self, path: &str, why: Refusal) {
        self.0.insert(path.to_owned(), Err(why));
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.0.remove(path);
    }
}

impl Files for Memory {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        let mut entries: Vec<Entry> = Vec::new();
        for (path, content) in &self.0 {
            let Some(rest) = below(path, folder) else { continue };
            let (name, kind) = match rest.split_once('/') {
                Some((name, _)) => (name, Kind::Folder),
                None => (rest, kind_of(content)),
            };
            if entries.last().is_none_or(|last| last.name != name) {
                entries.push(Entry { name: name.to_owned(), kind });
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        if entries.is_empty() && folder.depth() > 0 { Err(Refusal::Absent) } else { Ok(entries) }
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        let bytes = self.0.get(file.as_str()).cloned().unwrap_or(Err(Refusal::Absent))?;
        if bytes.len() as u64 > MOST_BYTES { Err(Refusal::TooLarge) } else { Ok(bytes) }
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        let kind = match self.0.get(path.as_str()) {
            Some(Err(Refusal::Outside)) => return Err(Refusal::Outside),
            Some(content) => kind_of(content),
            None if self.0.keys().any(|file| below(file, path).is_some()) => Kind::Folder,
            None => return Err(Refusal::Absent),
        };
        Ok((path.clone(), kind))
    }
}

fn below<'p>(path: &'p str, folder: &FilePath) -> Option<&'p str> {
    if folder.as_str().is_empty() { Some(path) } else { path.strip_prefix(folder.as_str())?.strip_prefix('/') }
}

fn kind_of(content: &Result<Vec<u8>, Refusal>) -> Kind {
    match content {
        Ok(_)
        | Err(Refusal::Absent | Refusal::TooLarge | Refusal::TooDeep | Refusal::Unfetched | Refusal::System(_)) => {
            Kind::File
        }
        Err(Refusal::IsFolder) => Kind::Folder,
        Err(Refusal::Nowhere | Refusal::Outside | Refusal::LinkedFolder) => Kind::Link,
        Err(Refusal::IsSpecial) => Kind::Special,
        Err(Refusal::OddName) => Kind::OddName,
    }
}

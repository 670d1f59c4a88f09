//! Files with an edit laid over them, to check the result before it is written.

use super::FilePath;
use super::{files::Entry, files::Files, files::Kind, files::Refusal};
use std::collections::BTreeMap;

/// Files that stand in place of others.
#[derive(Debug)]
pub(crate) struct Overlay<'f> {
    below: &'f dyn Files,
    over: BTreeMap<FilePath, Vec<u8>>,
}

impl<'f> Overlay<'f> {
    /// An overlay without files yet.
    pub(crate) const fn new(below: &'f dyn Files) -> Self {
        Self { below, over: BTreeMap::new() }
    }

    /// Adds a file, or replaces the one below.
    pub(crate) fn put(&mut self, path: FilePath, content: impl Into<Vec<u8>>) {
        self.over.insert(path, content.into());
    }

    /// The entries that the overlay adds right to a folder.
    fn laid_into(&self, folder: &FilePath) -> impl Iterator<Item = Entry> {
        self.over.keys().filter_map(|path| {
            let rest = if folder.depth() == 0 {
                path.as_str()
            } else {
                path.as_str().strip_prefix(folder.as_str())?.strip_prefix('/')?
            };
            let (name, kind) = match rest.split_once('/') {
                Some((name, _)) => (name, Kind::Folder),
                None => (rest, Kind::File),
            };
            Some(Entry { name: name.to_owned(), kind })
        })
    }
}

impl Files for Overlay<'_> {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        let mut laid = self.laid_into(folder).peekable();
        let mut entries = match self.below.list(folder) {
            Err(Refusal::Absent) if laid.peek().is_some() => Vec::new(),
            listed => listed?,
        };
        for entry in laid {
            if !entries.iter().any(|known| known.name == entry.name) {
                entries.push(entry);
            }
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        self.over.get(file).map_or_else(|| self.below.read(file), |bytes| Ok(bytes.clone()))
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        if self.over.contains_key(path) {
            return Ok((path.clone(), Kind::File));
        }
        match self.below.resolved(path) {
            Err(Refusal::Absent) if self.laid_into(path).next().is_some() => Ok((path.clone(), Kind::Folder)),
            resolved => resolved,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Overlay;
    use crate::source::{FilePath, Files as _, Kind, Memory};

    #[test]
    fn an_overlay_is_seen_and_the_rest_is_as_before() {
        let mut memory = Memory::default();
        memory.put("plans/a/plan.toml", "old");
        let mut overlay = Overlay::new(&memory);
        let path = FilePath::new;
        overlay.put(path("plans/a/plan.toml"), "new");
        overlay.put(path("plans/a/values/2023-Q1.toml"), "figures");
        assert_eq!(overlay.read(&path("plans/a/plan.toml")), Ok(b"new".to_vec()));
        let names = |folder: &str| -> Vec<String> {
            overlay.list(&path(folder)).expect("a folder").into_iter().map(|entry| entry.name).collect()
        };
        assert_eq!(names("plans/a"), ["plan.toml", "values"]);
        assert_eq!(names("plans/a/values"), ["2023-Q1.toml"]);
        assert_eq!(names("plans"), ["a"]);
        assert_eq!(overlay.kind(&path("plans/a/values")), Ok(Kind::Folder));
        assert!(overlay.list(&path("plans/b")).is_err());
    }
}

//! The files of a workspace as a revision has them.

use super::objects::Objects;
use crate::source::FilePath;
use crate::source::files::{Entry, Files, Kind, Refusal};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A workspace in one revision. Nothing is checked out.
#[derive(Debug)]
pub struct Revision {
    commit: String,
    /// What each folder holds, by name.
    folders: BTreeMap<String, BTreeMap<String, Node>>,
    objects: Arc<Objects>,
}

/// What stands at a path of a tree.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Node {
    /// A file, by the id of its content.
    File(String),
    /// A symbolic link, by the id of its content.
    Link(String),
    /// A folder.
    Folder,
    /// Another repository, of which nothing is here.
    Module,
}

/// More links on the way to a file are taken for a circle.
const MOST_LINKS: usize = 40;

impl Revision {
    /// The workspace of a commit from what `git ls-tree -r -z` lists of it.
    pub(super) fn new(commit: String, tree: &str, objects: Arc<Objects>) -> Self {
        let mut folders: BTreeMap<String, BTreeMap<String, Node>> = BTreeMap::from([(String::new(), BTreeMap::new())]);
        for line in tree.split('\0') {
            let Some((about, path)) = line.split_once('\t') else { continue };
            // A name that is not UTF-8 is no plan file's.
            if path.contains(char::REPLACEMENT_CHARACTER) {
                continue;
            }
            let mut words = about.split(' ');
            let (mode, id) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default().to_owned());
            let mut node = match mode {
                "120000" => Node::Link(id),
                "160000" => Node::Module,
                _ => Node::File(id),
            };
            let mut path = path;
            loop {
                let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
                let known = folders.contains_key(folder);
                folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), node);
                if known {
                    break;
                }
                (path, node) = (folder, Node::Folder);
            }
        }
        Self { commit, folders, objects }
    }

    /// The full id of the commit.
    #[must_use]
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// What stands at a path once links are followed, and that path.
    fn resolve(&self, path: &FilePath) -> Result<(String, &Node), Refusal> {
        let mut open: Vec<String> = path.as_str().rsplit('/').map(str::to_owned).collect();
        let mut at: Vec<String> = Vec::new();
        let mut node = &Node::Folder;
        let mut links = 0;
        while let Some(part) = open.pop() {
            match part.as_str() {
                "" | "." => continue,
                ".." => {
                    at.pop().ok_or(Refusal::Outside)?;
                    node = &Node::Folder;
                    continue;
                }
                _ => {}
            }
            let found = self.folders.get(&at.join("/")).and_then(|folder| folder.get(&part)).ok_or(Refusal::Absent)?;
            if let Node::Link(id) = found {
                links += 1;
                let target = String::from_utf8(self.objects.read(id)?).map_err(|_| Refusal::Outside)?;
                if links > MOST_LINKS || target.starts_with('/') {
                    return Err(Refusal::Outside);
                }
                open.extend(target.rsplit('/').map(str::to_owned));
                continue;
            }
            at.push(part);
            node = found;
        }
        Ok((at.join("/"), node))
    }
}

impl Files for Revision {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>, Refusal> {
        let (path, node) = self.resolve(folder)?;
        match node {
            Node::Folder => {}
            Node::Module => return Ok(Vec::new()),
            Node::File(_) | Node::Link(_) => return Err(Refusal::Absent),
        }
        let entries = self.folders.get(&path).into_iter().flatten();
        Ok(entries.map(|(name, node)| Entry { name: name.clone(), kind: node.kind() }).collect())
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        match self.resolve(file)?.1 {
            Node::File(id) => self.objects.read(id),
            Node::Folder | Node::Module => Err(Refusal::IsFolder),
            Node::Link(_) => Err(Refusal::Outside),
        }
    }

    fn kind(&self, path: &FilePath) -> Result<Kind, Refusal> {
        Ok(self.resolve(path)?.1.kind())
    }
}

impl Node {
    const fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::File,
            Self::Link(_) => Kind::Link,
            Self::Folder | Self::Module => Kind::Folder,
        }
    }
}

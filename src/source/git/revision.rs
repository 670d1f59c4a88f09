//! The files of a workspace as a revision has them.

use super::objects::Objects;
use crate::source::FilePath;
use crate::source::files::{Entry, Files, Kind, Refusal, matters};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A workspace in one revision. Nothing is checked out.
#[derive(Debug)]
pub struct Revision {
    commit: String,
    folders: Folders,
    /// Folders in which something that may be a plan's has a name that is not UTF-8.
    odd: BTreeSet<String>,
    objects: Arc<Objects>,
}

/// What each folder holds, by name.
type Folders = BTreeMap<String, BTreeMap<String, Node>>;

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
    pub(super) fn new(commit: String, tree: &[u8], objects: Arc<Objects>) -> Self {
        let mut folders = Folders::from([(String::new(), BTreeMap::new())]);
        let mut odd = BTreeSet::new();
        for line in tree.split(|byte| *byte == 0) {
            let line = match std::str::from_utf8(line) {
                Ok(line) => line,
                Err(error) => {
                    if let Some(folder) = odd_folder(line, error.valid_up_to()) {
                        add(&mut folders, &folder, Node::Folder);
                        odd.insert(folder);
                    }
                    continue;
                }
            };
            let Some((about, path)) = line.split_once('\t') else { continue };
            let mut words = about.split(' ');
            let (mode, id) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default().to_owned());
            let node = match mode {
                "120000" => Node::Link(id),
                "160000" => Node::Module,
                _ => Node::File(id),
            };
            add(&mut folders, path, node);
        }
        Self { commit, folders, odd, objects }
    }

    /// The full id of the commit.
    #[must_use]
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// What stands at a path once links are followed, and that path.
    fn resolve(&self, path: &FilePath) -> Result<(String, &Node), Refusal> {
        let parts = |path: &str, missing: Refusal| -> Vec<(String, Refusal)> {
            path.rsplit('/').map(|part| (part.to_owned(), missing.clone())).collect()
        };
        // What is not there is absent; but what a link names should be there.
        let mut open = parts(path.as_str(), Refusal::Absent);
        let mut at: Vec<String> = Vec::new();
        let mut node = &Node::Folder;
        let mut links = 0;
        while let Some((part, missing)) = open.pop() {
            match part.as_str() {
                "" | "." => continue,
                ".." => {
                    at.pop().ok_or(Refusal::Outside)?;
                    node = &Node::Folder;
                    continue;
                }
                _ => {}
            }
            let found = self.folders.get(&at.join("/")).and_then(|folder| folder.get(&part)).ok_or(missing)?;
            if let Node::Link(id) = found {
                links += 1;
                let target = String::from_utf8(self.objects.read(id)?).map_err(|_| Refusal::Outside)?;
                if links > MOST_LINKS {
                    return Err(Refusal::Nowhere);
                }
                if target.starts_with('/') {
                    return Err(Refusal::Outside);
                }
                open.extend(parts(&target, Refusal::Nowhere));
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
        if self.odd.contains(&path) {
            return Err(Refusal::OddName);
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

/// Puts something in its folder, and that where it belongs.
fn add(folders: &mut Folders, mut path: &str, mut node: Node) {
    while !path.is_empty() {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let known = folders.contains_key(folder);
        folders.entry(folder.to_owned()).or_default().insert(name.to_owned(), node);
        if known {
            break;
        }
        (path, node) = (folder, Node::Folder);
    }
}

/// The folder in which a name that is not UTF-8 stands, if something may be lost with it. `valid` is how much of the
/// line of `git ls-tree` is UTF-8.
fn odd_folder(line: &[u8], valid: usize) -> Option<String> {
    let (_, path) = line.split_at_checked(line.iter().position(|byte| *byte == b'\t')? + 1)?;
    let valid = valid.checked_sub(line.len() - path.len())?;
    let start = path.get(..valid)?.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    let mut parts = path.get(start..)?.splitn(2, |byte| *byte == b'/');
    let (name, below) = (parts.next()?, parts.next());
    let folder = String::from_utf8_lossy(path.get(..start.saturating_sub(1))?).into_owned();
    matters(name, || below == Some(b"plan.toml")).then_some(folder)
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

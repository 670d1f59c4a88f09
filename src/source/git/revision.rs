//! The files of a workspace in a revision.

use crate::source::FilePath;
use crate::source::git::objects::Objects;
use crate::source::{files::Entry, files::Files, files::Kind, files::Refusal, files::matters};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All files of one revision. Nothing is checked out.
#[derive(Debug)]
pub struct Snapshot {
    commit: String,
    /// The output of `git ls-tree -r -z`.
    tree: Vec<u8>,
    objects: Arc<Objects>,
}

impl Snapshot {
    pub(super) const fn new(commit: String, tree: Vec<u8>, objects: Arc<Objects>) -> Self {
        Self { commit, tree, objects }
    }

    /// The folders of the workspaces that hold plans, each once, in their order.
    pub(crate) fn workspaces(&self) -> Vec<Vec<u8>> {
        let paths: Vec<&[u8]> = self.tree.split(|byte| *byte == 0).filter_map(path_of).collect();
        let folders_with = |name: &'static str| {
            paths.iter().filter_map(move |path| match path.strip_suffix(name.as_bytes())? {
                [] => Some(&[][..]),
                [folder @ .., b'/'] => Some(folder),
                _ => None,
            })
        };
        let marked: BTreeSet<&[u8]> = folders_with("cchc.toml").collect();
        let roots: BTreeSet<Vec<u8>> = folders_with("plan.toml").map(|plan| root_of(plan, &marked)).collect();
        roots.into_iter().collect()
    }

    /// Whether a workspace that holds plans stands in a folder.
    pub(crate) fn has_workspace(&self, folder: &[u8]) -> bool {
        self.workspaces().iter().any(|known| known == folder)
    }

    /// The workspace in a folder.
    pub(crate) fn workspace(&self, folder: &[u8]) -> Revision {
        let prefix = if folder.is_empty() { Vec::new() } else { [folder, b"/"].concat() };
        Revision::new(self.commit.clone(), &self.tree, &prefix, Arc::clone(&self.objects))
    }
}

/// The path of a line of `git ls-tree`.
fn path_of(line: &[u8]) -> Option<&[u8]> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    line.get(tab + 1..)
}

/// The root of a plan's workspace: the nearest folder upwards with a `cchc.toml`, else the one above `plans/`, else the
/// plan itself.
fn root_of(plan: &[u8], marked: &BTreeSet<&[u8]>) -> Vec<u8> {
    let parts: Vec<&[u8]> = plan.split(|byte| *byte == b'/').collect();
    let above = |count: usize| parts.get(..count).unwrap_or_default().join(&b'/');
    let marked = (0..=parts.len()).rev().map(above).find(|folder| marked.contains(folder.as_slice()));
    let plans = || parts.iter().position(|part| *part == b"plans").map(above);
    marked.or_else(plans).unwrap_or_else(|| plan.to_owned())
}

/// A workspace in one revision. Nothing is checked out.
#[derive(Debug)]
pub(crate) struct Revision {
    commit: String,
    folders: Folders,
    objects: Arc<Objects>,
}

/// The content of each folder, by name.
type Folders = BTreeMap<String, BTreeMap<String, Node>>;

/// The node at a path of the tree.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Node {
    /// A file, by the id of its content.
    File(String),
    /// A symbolic link, by the id of its content.
    Link(String),
    /// A folder.
    Folder,
    /// Another repository, whose files are not here.
    Module,
    /// A file or folder that may belong to a plan and whose name is not UTF-8.
    Odd,
}

/// More links than this on the way to a file count as a circle.
const MOST_LINKS: usize = 40;

impl Revision {
    /// The tree below the folder `prefix`, from the output of `git ls-tree -r -z`.
    fn new(commit: String, tree: &[u8], prefix: &[u8], objects: Arc<Objects>) -> Self {
        let mut folders = Folders::from([(String::new(), BTreeMap::new())]);
        for line in tree.split(|byte| *byte == 0) {
            let Some((about, path)) = line.iter().position(|byte| *byte == b'\t').and_then(|tab| {
                let (about, path) = line.split_at_checked(tab)?;
                Some((about, path.get(1..)?.strip_prefix(prefix)?))
            }) else {
                continue;
            };
            let Ok(path) = std::str::from_utf8(path) else {
                if let Some(odd) = odd_name(path) {
                    add(&mut folders, &odd, Node::Odd);
                }
                continue;
            };
            let about = String::from_utf8_lossy(about);
            let mut words = about.split(' ');
            let (mode, id) = (words.next().unwrap_or_default(), words.nth(1).unwrap_or_default().to_owned());
            let node = match mode {
                "120000" => Node::Link(id),
                "160000" => Node::Module,
                _ => Node::File(id),
            };
            add(&mut folders, path, node);
        }
        Self { commit, folders, objects }
    }

    /// The full id of the commit.
    pub(crate) fn commit(&self) -> &str {
        &self.commit
    }

    /// The path behind all links, and its node.
    fn resolve(&self, path: &FilePath) -> Result<(String, &Node), Refusal> {
        let parts = |path: &str, missing: Refusal| -> Vec<(String, Refusal)> {
            path.rsplit('/').map(|part| (part.to_owned(), missing.clone())).collect()
        };
        // A missing path is absent, but the target of a link should exist.
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
            Node::Odd => return Err(Refusal::OddName),
        }
        let entries = self.folders.get(&path).into_iter().flatten();
        Ok(entries.map(|(name, node)| Entry { name: name.clone(), kind: node.kind() }).collect())
    }

    fn read(&self, file: &FilePath) -> Result<Vec<u8>, Refusal> {
        match self.resolve(file)?.1 {
            Node::File(id) => self.objects.read(id),
            Node::Folder | Node::Module => Err(Refusal::IsFolder),
            Node::Link(_) => Err(Refusal::Outside),
            Node::Odd => Err(Refusal::OddName),
        }
    }

    fn resolved(&self, path: &FilePath) -> Result<(FilePath, Kind), Refusal> {
        let (path, node) = self.resolve(path)?;
        Ok((FilePath::new(&path), node.kind()))
    }
}

/// Puts a node into its folder, and adds that folder and those above it.
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

/// The path up to the first name that is not UTF-8, if it may belong to a plan.
fn odd_name(path: &[u8]) -> Option<String> {
    let valid = std::str::from_utf8(path).err()?.valid_up_to();
    let start = path.get(..valid)?.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
    let mut parts = path.get(start..)?.splitn(2, |byte| *byte == b'/');
    let (name, below) = (parts.next()?, parts.next());
    let shown = String::from_utf8_lossy(path.get(..start + name.len())?).into_owned();
    matters(name, || below.is_some_and(|below| below == b"plan.toml" || below.ends_with(b"/plan.toml")))
        .then_some(shown)
}

impl Node {
    const fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::File,
            Self::Link(_) => Kind::Link,
            Self::Folder | Self::Module => Kind::Folder,
            Self::Odd => Kind::OddName,
        }
    }
}

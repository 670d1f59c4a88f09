//! Relationships: which part refers to which part or address.

use super::mistake::Mistake;
use super::parts::{Part, find};
use super::tree::parse;

/// The relationships of the whole file.
pub const ROOT: &str = "_rels/.rels";

/// A relationship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Its id in the part.
    pub id: String,
    /// The last word of its kind, like `header`.
    pub kind: String,
    /// A path without a slash before it, or an address as written.
    pub target: String,
    /// Whether the target lies outside the file.
    pub is_external: bool,
}

/// The path of the part with the relationships of another part.
pub fn path_for(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// The relationships that a part with them holds.
pub fn read(part: &Part) -> Result<Vec<Relation>, Mistake> {
    let root = parse(&part.bytes)?;
    let folder = part.path.rsplit_once("_rels/").map_or("", |(before, _)| before);
    let relation = |element: &super::tree::Element| {
        let target = element.attribute("Target").unwrap_or_default();
        let is_external = element.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("External"));
        let kind = element.attribute("Type").unwrap_or_default();
        Relation {
            id: element.attribute("Id").unwrap_or_default(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            target: if is_external { target } else { resolve(folder, &target) },
            is_external,
        }
    };
    Ok(root.elements().filter(|element| element.local() == "Relationship").map(relation).collect())
}

/// The relationships of a part, or of the file where the path is that of [`ROOT`]; none where they cannot be read.
pub fn of(parts: &[Part], rels: &str) -> Vec<Relation> {
    find(parts, rels).and_then(|part| read(part).ok()).unwrap_or_default()
}

/// The target of the first relationship of a kind, if that part is there.
pub fn target<'p>(parts: &'p [Part], rels: &str, kind: &str) -> Option<&'p Part> {
    let mut relations = of(parts, rels).into_iter();
    relations.find(|relation| relation.kind == kind && !relation.is_external).and_then(|it| find(parts, &it.target))
}

/// A target as a path from the root of the file.
fn resolve(folder: &str, target: &str) -> String {
    let (base, target) = target.strip_prefix('/').map_or((folder, target), |target| ("", target));
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::{path_for, resolve};

    #[test]
    fn targets_lie_beside_their_part() {
        assert_eq!(path_for("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(path_for("document.xml"), "_rels/document.xml.rels");
        assert_eq!(resolve("word/", "../docProps/a.xml"), "docProps/a.xml");
        assert_eq!(resolve("word/", "/word/b.xml"), "word/b.xml");
        assert_eq!(resolve("", "word/./c.xml"), "word/c.xml");
    }
}

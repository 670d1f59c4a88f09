//! The ids in the text of one file: what each names, and which table declares what. The declarations of the keys tell
//! it, so that a new key is found as well.

use crate::app::meaning::name_at;
use crate::keys::{Entity, NameKind};
use crate::model::FileKind;
use crate::parse::{Role, Spot, Word, words};
use crate::source::FilePath;
use std::collections::BTreeSet;
use std::ops::Range;

/// An id in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct IdPlace {
    /// The kind of thing that it names; for an id of a task or a target, [`Entity::Item`].
    pub entity: Entity,
    /// As it is written, without quotes.
    pub id: String,
    /// Where it stands, with its quotes.
    pub bytes: Range<usize>,
    pub is_quoted: bool,
    /// Whether the table here is declared under it.
    pub declares: bool,
    /// The table, by its number in the file.
    table: usize,
}

/// The ids of a file, and the keys of its tables.
#[derive(Debug)]
pub(super) struct FileIds {
    pub ids: Vec<IdPlace>,
    /// Values where an id is expected, without the quotes of one.
    pub bare: Vec<IdPlace>,
    /// The keys of tables, by their numbers.
    keys: BTreeSet<(usize, String)>,
}

impl FileIds {
    /// The ids in a text at a path; none in a file that is not read.
    pub(super) fn of(path: &FilePath, text: &str) -> Self {
        let (mut ids, mut bare, mut keys) = (Vec::new(), Vec::new(), BTreeSet::new());
        if let Some(kind) = FileKind::of(path) {
            for word in words(text) {
                // An id stands in quotes. A value without them has a finding of its own.
                let is_bare = word.spot.role == Role::Value && !word.is_quoted;
                if is_bare { &mut bare } else { &mut ids }
                    .extend(area_of(kind, &word, text).or_else(|| id_of(kind, &word)));
                if word.spot.role == Role::Key {
                    keys.insert((word.table, word.spot.word));
                }
            }
        }
        Self { ids, bare, keys }
    }

    /// Whether the table in which an id stands has a key.
    pub(super) fn has_key(&self, id: &IdPlace, key: &str) -> bool {
        self.keys.contains(&(id.table, key.to_owned()))
    }
}

fn id_of(kind: FileKind, word: &Word) -> Option<IdPlace> {
    let spot = &word.spot;
    let NameKind::Declared(entity) = name_at(kind, spot)? else { return None };
    let declares = spot.role == Role::Value && spot.path.last().is_some_and(|key| key == "id");
    let (id, bytes, is_quoted) = (spot.word.clone(), spot.span.range(), word.is_quoted);
    Some(IdPlace { entity, id, bytes, is_quoted, declares, table: word.table })
}

/// The area of a criterion that counts the tasks of one: `tasks = "area:3"`.
fn area_of(kind: FileKind, word: &Word, text: &str) -> Option<IdPlace> {
    const AREA: &str = "area:";
    let Spot { role, path, word: written, span, .. } = &word.spot;
    if kind != FileKind::Scoring || *role != Role::Value || path.last()? != "tasks" {
        return None;
    }
    let id = written.strip_prefix(AREA)?;
    let start = span.range().start + text.get(span.range())?.find(AREA)? + AREA.len();
    let bytes = start..start + id.len();
    // Behind an escape, an id stands in other letters.
    (text.get(bytes.clone())? == id).then(|| {
        let (id, table) = (id.to_owned(), word.table);
        IdPlace { entity: Entity::Area, id, bytes, is_quoted: true, declares: false, table }
    })
}

impl IdPlace {
    /// Whether it can name a thing of this kind and id.
    pub(super) fn is(&self, entity: Entity, id: &str) -> bool {
        self.entity.means(entity) && self.id.eq_ignore_ascii_case(id)
    }
}

#[cfg(test)]
mod tests {
    use super::FileIds;
    use crate::source::FilePath;

    #[test]
    fn ids_are_found_in_values_keys_and_headers() {
        let shown = |path: &str, text: &str| -> Vec<String> {
            let found = FileIds::of(&FilePath::new(path), text).ids;
            found
                .iter()
                .map(|one| format!("{:?} {}{}", one.entity, one.id, if one.declares { "!" } else { "" }))
                .collect()
        };
        let tasks =
            "[[task]]\nid = \"1.2\"\nlead = 'a'\nserves = [\"so-hoa\"]\ntitle = \"1.2\"\ndone = [{ by = \"b\" }]\n";
        assert_eq!(shown("plans/x/tasks.toml", tasks), ["Task 1.2!", "Assignee a", "Target so-hoa", "Assignee b"]);
        let values =
            "reported-by = \"x\"\n[values]\nso-hoa = { count = 1 }\n\"a.b\".count = 2\n[values.c]\ncount = 3\n";
        let expected = ["Assignee x", "Indicator so-hoa", "Indicator a.b", "Indicator c"];
        assert_eq!(shown("plans/x/values/2023-Q1.toml", values), expected);
        let set = "[[criterion]]\nid = \"1.1\"\nfigure = { tasks = \"area:3\" }\n[[criterion]]\nid = \"2\"\nfigure = { task = \"1.2\" }\n";
        let expected = ["Criterion 1.1!", "Area 3", "Criterion 2!", "Task 1.2"];
        assert_eq!(shown("scoring/x.toml", set), expected);
        assert_eq!(shown("plans/x/amendments.toml", "[[amendment]]\nadds = [\"1.2\"]\n"), ["Item 1.2"]);
        assert!(shown("notes.toml", tasks).is_empty());
    }
}

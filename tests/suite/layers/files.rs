//! The files of src/ as modules, and to which file a path leads.

use super::super::{files_below, path_below, repository, text_of};
use super::paths::Paths;
use std::collections::{BTreeMap, BTreeSet};

/// The names of the modules from the root down to a file: `["report", "status", "rows"]`.
pub type Module = Vec<String>;

/// One file of src/.
pub struct Source {
    /// Its path below src/.
    pub path: String,
    pub text: String,
    paths: Paths,
}

impl Source {
    /// The room of the file; lib.rs and main.rs stand above every room.
    pub fn room(&self) -> Option<&str> {
        self.path.split_once('/').map(|(room, _)| room)
    }
}

/// All files of src/.
pub struct Sources(BTreeMap<Module, Source>);

/// That one file uses another.
pub struct Use<'s> {
    pub from: &'s Source,
    pub line: usize,
    pub to: &'s Source,
    /// The room that the path names, which may hand on what another room declares.
    pub room: Option<String>,
}

impl Sources {
    pub fn read() -> Self {
        let src = repository().join("src");
        let files = files_below(&src).into_iter().filter_map(|file| {
            let path = path_below(&src, &file);
            file.extension().is_some_and(|end| end == "rs").then(|| (path, text_of(&file)))
        });
        Self::of(files)
    }

    fn of(files: impl Iterator<Item = (String, String)>) -> Self {
        let source = |(path, text): (String, String)| {
            let mut module: Module = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            let stands_for_folder = module.pop_if(|last| last == "mod" || last == "lib").is_some();
            let paths = Paths::of(&text, stands_for_folder);
            (module, Source { path, text, paths })
        };
        Self(files.map(source).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.values()
    }

    /// Each use of a file by another.
    pub fn uses(&self) -> Vec<Use<'_>> {
        let mut uses = Vec::new();
        for (module, from) in &self.0 {
            for (line, path) in &from.paths.followed {
                let Some(reached) = self.reached(module, path) else { continue };
                let Some(to) = reached.last().and_then(|last| self.0.get(last)) else { continue };
                let room = reached.first().and_then(|first| first.first().cloned());
                if to.path != from.path && from.room().is_some() {
                    uses.push(Use { from, line: *line, to, room });
                }
            }
        }
        uses
    }

    /// The modules that a path passes: first the one that it names, last the one that declares what it means.
    fn reached(&self, from: &Module, path: &[String]) -> Option<Vec<Module>> {
        let (first, rest) = path.split_first()?;
        let mut reached = Vec::new();
        let start = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => from.split_last()?.1.to_vec(),
            name if self.0.contains_key(&child(from, name)) => child(from, name),
            name => {
                // `use serde;` binds the name of another crate to itself.
                let bound = self.0.get(from)?.paths.bound.get(name).filter(|bound| bound[0] != name)?;
                let whole: Vec<String> = bound.iter().chain(rest).cloned().collect();
                return self.reached(from, &whole);
            }
        };
        self.walk(start, rest, &mut reached)?;
        Some(reached)
    }

    /// Follows the rest of a path down from a module.
    fn walk(&self, mut module: Module, path: &[String], reached: &mut Vec<Module>) -> Option<()> {
        for (at, name) in path.iter().enumerate() {
            if name == "super" {
                module.pop()?;
            } else if self.0.contains_key(&child(&module, name)) {
                module = child(&module, name);
            } else {
                reached.push(module.clone());
                return match self.declared_by(&module, name) {
                    Some(whole) => {
                        let whole: Vec<String> = whole.into_iter().chain(path[at + 1..].iter().cloned()).collect();
                        reached.extend(self.reached(&module, &whole)?);
                        Some(())
                    }
                    None => Some(()),
                };
            }
        }
        reached.push(module);
        Some(())
    }

    /// The path by which a module has a name that it does not declare itself.
    fn declared_by(&self, module: &Module, name: &str) -> Option<Vec<String>> {
        let paths = &self.0.get(module)?.paths;
        if paths.items.contains(name) {
            return None;
        }
        if let Some(bound) = paths.bound.get(name) {
            return Some(bound.clone());
        }
        paths.globs.iter().find_map(|glob| {
            let target = self.reached(module, glob)?.pop()?;
            let paths = &self.0.get(&target)?.paths;
            let known = paths.items.contains(name) || paths.bound.contains_key(name);
            known.then(|| glob.iter().cloned().chain([name.to_owned()]).collect())
        })
    }
}

fn child(module: &Module, name: &str) -> Module {
    module.iter().cloned().chain([name.to_owned()]).collect()
}

/// The sets of files each of which leads to every other of its set.
pub fn circles(uses: &[Use<'_>]) -> BTreeSet<Vec<String>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for it in uses {
        next.entry(&it.from.path).or_default().insert(&it.to.path);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, all_below(file, &next))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
    let circle = |file: &&str| {
        let back = reached.keys().filter(|other| leads(file, other) && leads(other, file));
        back.map(|other| (*other).to_owned()).collect::<Vec<_>>()
    };
    reached.keys().map(circle).filter(|files| !files.is_empty()).collect()
}

fn all_below<'f>(file: &'f str, next: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> BTreeSet<&'f str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(file) = open.pop() {
        open.extend(next.get(file).into_iter().flatten().filter(|other| found.insert(**other)));
    }
    found
}

#[test]
fn paths_lead_to_the_file_that_declares() {
    let files = [
        ("lib.rs", "pub mod a; pub mod b;"),
        ("a/mod.rs", "mod one; mod two; mod three; pub use one::One; pub use two::*; pub use crate::b::Far;"),
        ("a/one.rs", "use super::Two; pub struct One; fn f() -> super::three::Three {}"),
        ("a/two.rs", "pub struct Two; fn f(x: crate::a::One) {}"),
        ("a/three.rs", "use crate::b::{self as other}; pub struct Three; fn f() { other::g() }"),
        ("b/mod.rs", "mod deep; pub use deep::Far; pub fn g() { super::a::Far }"),
        ("b/deep.rs", "use serde::Serialize; pub struct Far; fn f() { Serialize::x() }"),
    ];
    let sources = Sources::of(files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())));
    let uses = sources.uses();
    let seen: BTreeSet<(&str, &str, Option<&str>)> =
        uses.iter().map(|it| (it.from.path.as_str(), it.to.path.as_str(), it.room.as_deref())).collect();
    let expected = [
        ("a/one.rs", "a/two.rs", Some("a")),
        ("a/one.rs", "a/three.rs", Some("a")),
        ("a/two.rs", "a/one.rs", Some("a")),
        ("a/three.rs", "b/mod.rs", Some("b")),
        ("b/mod.rs", "b/deep.rs", Some("a")),
    ];
    assert_eq!(seen, BTreeSet::from(expected));
    let circle = ["a/one.rs", "a/two.rs"].map(str::to_owned).to_vec();
    assert_eq!(circles(&uses), BTreeSet::from([circle]));
}

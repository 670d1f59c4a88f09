//! The paths of one file: those of its `use` lines, and those that stand in its code.

use super::tokens::{Token, end_of_item, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// The paths by which one file leads to others.
#[derive(Debug, Default)]
pub struct Paths {
    /// Each path that the file follows, with its line. `*` stands for all names.
    pub followed: Vec<(usize, Vec<String>)>,
    /// The path behind each name of a `use` line; `*` apart.
    pub bound: BTreeMap<String, Vec<String>>,
    /// The modules of which all names are taken.
    pub globs: Vec<Vec<String>>,
    /// The items that the file declares.
    pub items: BTreeSet<String>,
}

impl Paths {
    /// Reads a file. One that stands for a folder hands names on by `pub use`; it does not use them itself.
    pub fn of(code: &str, stands_for_folder: bool) -> Self {
        const ITEMS: [&str; 8] = ["fn", "struct", "enum", "trait", "type", "const", "static", "macro_rules"];
        let tokens = tokens(code);
        let mut paths = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let next = tokens.get(at + 1);
            let starts_path = token.is_word() && next.is_some_and(|next| next.is("::"));
            if token.is("use") && next.is_some_and(Token::is_word) {
                let end = end_of_item(&tokens, at);
                let exported = at > 0 && matches!(tokens[at - 1].text.as_str(), "pub" | ")");
                paths.read_use(&tokens[at + 1..end], exported && stands_for_folder);
                at = end;
            } else if token.is("macro_rules") {
                let end = end_of_item(&tokens, at);
                paths.items.extend(tokens.get(at + 2).map(|name| name.text.clone()));
                paths.read_macro(&tokens[at..end]);
                at = end;
            } else if starts_path && !follows_a_path(&tokens[..at]) {
                let path = path_at(&tokens[at..]);
                at += 2 * path.len() - 1;
                paths.followed.push((token.line, path));
            } else {
                if ITEMS.contains(&token.text.as_str()) {
                    paths.items.extend(next.map(|name| name.text.clone()));
                }
                at += 1;
            }
        }
        paths
    }

    /// A macro's body belongs to the files that call it, save for the paths from the root.
    fn read_macro(&mut self, body: &[Token]) {
        for (at, token) in body.iter().enumerate() {
            if token.is("crate") {
                self.followed.push((token.line, path_at(&body[at..])));
            }
        }
    }

    fn read_use(&mut self, tree: &[Token], exported: bool) {
        let mut leaves = Vec::new();
        read_tree(tree, &mut 0, &[], &mut leaves);
        for (line, mut path, name) in leaves {
            if path.last().is_some_and(|last| last == "self") {
                path.pop();
            }
            if !exported {
                self.followed.push((line, path.clone()));
            }
            if path.last().is_some_and(|last| last == "*") {
                path.pop();
                self.globs.push(path);
            } else if let Some(name) = name.or_else(|| path.last().cloned()) {
                self.bound.insert(name, path);
            }
        }
    }
}

/// The line, the path and the new name of each leaf of a tree such as `a::{b, c::{d as e, self}}`.
fn read_tree(
    tree: &[Token],
    at: &mut usize,
    before: &[String],
    leaves: &mut Vec<(usize, Vec<String>, Option<String>)>,
) {
    let mut path = before.to_vec();
    while let Some(token) = tree.get(*at) {
        *at += 1;
        match token.text.as_str() {
            "::" => {}
            "{" => {
                while tree.get(*at).is_some_and(|token| !token.is("}")) {
                    read_tree(tree, at, &path, leaves);
                    *at += usize::from(tree.get(*at).is_some_and(|token| token.is(",")));
                }
                *at += 1;
                return;
            }
            "as" => {
                leaves.push((token.line, path, tree.get(*at).map(|name| name.text.clone())));
                *at += 1;
                return;
            }
            "," | "}" | ";" => {
                *at -= 1;
                leaves.push((token.line, path, None));
                return;
            }
            _ => path.push(token.text.clone()),
        }
    }
}

/// Whether the tokens end in the middle of a path, or in `pub(in`.
fn follows_a_path(before: &[Token]) -> bool {
    match before {
        [.., bracket, last] if last.is("in") => bracket.is("("),
        [.., last] => last.is("::"),
        [] => false,
    }
}

/// The path that begins with the first token.
fn path_at(tokens: &[Token]) -> Vec<String> {
    let mut path = vec![tokens[0].text.clone()];
    for pair in tokens[1..].chunks(2) {
        match pair {
            [colons, name] if colons.is("::") && name.is_word() => path.push(name.text.clone()),
            _ => break,
        }
    }
    path
}

#[test]
fn grouped_renamed_and_inline_paths_are_seen() {
    let code = "use crate::{calc, model::{self, Plan as P}};\npub(in crate::cli) fn f() { lint::rule(super::a::B); }\n\
                macro_rules! m { () => { $crate::keys::K; super::gone() } }\nimpl Trait for <A as B>::C {}";
    let paths = Paths::of(code, false);
    let followed: Vec<(usize, String)> = paths.followed.iter().map(|(line, path)| (*line, path.join("::"))).collect();
    let expected = [
        (1, "crate::calc"),
        (1, "crate::model"),
        (1, "crate::model::Plan"),
        (2, "lint::rule"),
        (2, "super::a::B"),
        (3, "crate::keys::K"),
    ];
    assert_eq!(followed, expected.map(|(line, path)| (line, path.to_owned())));
    assert_eq!(paths.bound.get("P"), Some(&vec!["crate".to_owned(), "model".to_owned(), "Plan".to_owned()]));
    assert!(paths.items.contains("f") && paths.items.contains("m"), "{:?}", paths.items);
}

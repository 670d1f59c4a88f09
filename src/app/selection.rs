//! Which plans of a workspace a command is about.

use crate::text::fold;
use wildmatch::WildMatch;

/// Which plans: by id, by a pattern of ids (`*`, `?`), or by folder. An empty selection is all.
#[derive(Clone, Debug, Default)]
pub struct Selection(Vec<String>);

impl Selection {
    /// Every plan.
    #[must_use]
    pub const fn all() -> Self {
        Self(Vec::new())
    }

    /// The plans that one of these names means.
    #[must_use]
    pub const fn of(names: Vec<String>) -> Self {
        Self(names)
    }

    /// Whether it is every plan, without any being named.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The names that mean no plan of those that `known` lists by id and folder.
    #[must_use]
    pub fn unmatched<'s>(&'s self, known: &[(&str, &str)]) -> Vec<&'s str> {
        let names = self.0.iter().filter(|name| !known.iter().any(|(id, folder)| means(name, id, folder)));
        names.map(String::as_str).collect()
    }

    /// Whether the plan of this id and folder is among them.
    #[must_use]
    pub fn takes(&self, id: &str, folder: &str) -> bool {
        self.is_all() || self.0.iter().any(|name| means(name, id, folder))
    }
}

fn means(name: &str, id: &str, folder: &str) -> bool {
    let path = name.replace('\\', "/");
    let path = path.trim_end_matches('/').trim_start_matches("./");
    fold(name) == fold(id) || WildMatch::new_case_insensitive(name).matches(id) || path == folder
}

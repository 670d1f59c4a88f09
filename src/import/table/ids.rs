//! New ids out of names and titles.

use super::words::cut_id;
use crate::text::{fold, slug};
use crate::value::id_fault;
use std::collections::{BTreeMap, BTreeSet};

/// Things that get an id of their title: funds, targets, indicators.
pub(super) struct TitleIds {
    by_title: BTreeMap<String, String>,
    ids: FreshIds,
}

/// Ids in small letters, and how often each beginning was asked for.
#[derive(Default)]
pub(super) struct FreshIds {
    taken: BTreeSet<String>,
    counts: BTreeMap<String, usize>,
}

impl FreshIds {
    /// Takes an id if nobody has it.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        id_fault(id).is_none() && self.taken.insert(id.to_ascii_lowercase())
    }

    /// An id that nobody has, with a number behind it where the slug by itself is taken.
    pub(super) fn fresh(&mut self, slug: &str, otherwise: &str) -> String {
        let base = if slug.is_empty() { otherwise } else { cut_id(slug, MOST_BYTES) };
        if self.claim(base) {
            return base.to_owned();
        }
        // Thousands of equal titles begin where the last one ended.
        let mut count = self.counts.get(base).copied().unwrap_or(1);
        let id = loop {
            count += 1;
            let id = format!("{base}-{count}");
            if self.claim(&id) {
                break id;
            }
        };
        self.counts.insert(base.to_owned(), count);
        id
    }
}

/// The most bytes of an id that is made of a title.
const MOST_BYTES: usize = 40;

impl TitleIds {
    pub(super) fn of<'t>(known: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut ids = Self { by_title: BTreeMap::new(), ids: FreshIds::default() };
        for (id, title) in known {
            ids.claim(id);
            ids.by_title.insert(fold(title), id.to_owned());
        }
        ids
    }

    /// The id of a title, if something has it.
    pub(super) fn known(&self, title: &str) -> Option<&str> {
        self.by_title.get(&fold(title)).map(String::as_str)
    }

    /// Takes an id if nobody has it.
    pub(super) fn claim(&mut self, id: &str) -> bool {
        self.ids.claim(id)
    }

    /// A new id for a title.
    pub(super) fn fresh(&mut self, title: &str, otherwise: &str) -> String {
        let id = self.ids.fresh(&slug(title), otherwise);
        self.by_title.entry(fold(title)).or_insert_with(|| id.clone());
        id
    }
}

//! Lists that know whether an item was lost.

use super::{indexed::HasId, indexed::IndexedList};
use crate::source::Place;
use crate::text::fold;
use std::collections::BTreeSet;
use std::ops::Deref;

/// One table of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item<T> {
    pub value: T,
    /// Where its header (or inline table) stands.
    pub place: Place,
    /// Whether it has no fault. Rules about absent keys keep still when it has one.
    pub sound: bool,
}

impl<T> Deref for Item<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: HasId> HasId for Item<T> {
    fn id(&self) -> &str {
        self.value.id()
    }

    fn titles(&self) -> Vec<&str> {
        self.value.titles()
    }
}

/// The tables of one kind, in the order of the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct List<T> {
    items: IndexedList<Item<T>>,
    /// Whether every table was read. If not, rules that count, or that look for absent tables, keep still: the fault
    /// that lost one has its finding.
    pub whole: bool,
    /// The ids of tables that were lost, where they could be read, in small letters.
    lost: BTreeSet<String>,
    /// Whether a table was lost whose id nobody knows.
    blind: bool,
}

impl<T> List<T> {
    /// Notes that a table was lost; its id, where that could be read.
    pub(crate) fn lose(&mut self, id: Option<&str>) {
        self.whole = false;
        match id {
            Some(id) => drop(self.lost.insert(id.to_ascii_lowercase())),
            None => self.blind = true,
        }
    }

    /// Whether a table of this id may have been lost.
    pub(crate) fn may_have_held(&self, id: &str) -> bool {
        self.blind || !self.lost.is_empty() && self.lost.contains(&id.to_ascii_lowercase())
    }

    pub fn push(&mut self, item: Item<T>) {
        self.items.push(item);
    }

    /// Keeps only some of the tables. The others are not lost: whoever asks knows why they are left out.
    pub(crate) fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        self.items.retain(|item| keep(&item.value));
    }

    /// Changes every table. Its id must stay.
    pub(crate) fn for_each_mut(&mut self, mut change: impl FnMut(&mut T)) {
        self.items.each_mut().for_each(|item| change(&mut item.value));
    }

    /// Takes in the tables of another file.
    pub fn append(&mut self, other: Self) {
        self.items.extend(other.items);
        self.whole &= other.whole;
        self.lost.extend(other.lost);
        self.blind |= other.blind;
    }

    /// A list of which nothing could be read.
    pub fn lost() -> Self {
        Self { whole: false, blind: true, ..Self::default() }
    }

    /// Whether every table was read and has no fault.
    pub fn is_sound(&self) -> bool {
        self.whole && self.items.iter().all(|item| item.sound)
    }
}

impl<T: HasId> List<T> {
    /// The first table of this id, without regard to case.
    pub fn named(&self, id: &str) -> Option<&Item<T>> {
        self.items.named(id)
    }

    /// The number of the first table of this id, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.items.position(id)
    }

    /// The tables that people call so.
    pub(crate) fn called(&self, name: &str) -> Vec<&Item<T>> {
        let name = fold(name);
        let is_called = |item: &&Item<T>| item.titles().into_iter().any(|title| fold(title) == name);
        self.items.iter().filter(is_called).collect()
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: IndexedList::default(), whole: true, lost: BTreeSet::new(), blind: false }
    }
}

impl<T> Deref for List<T> {
    type Target = [Item<T>];
    fn deref(&self) -> &[Item<T>] {
        &self.items
    }
}

impl<'l, T> IntoIterator for &'l List<T> {
    type Item = &'l Item<T>;
    type IntoIter = std::slice::Iter<'l, Item<T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

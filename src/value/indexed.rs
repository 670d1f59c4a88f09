//! Lists that find their items by id.

use std::cmp::Ordering;
use std::ops::Deref;
use std::sync::OnceLock;

pub trait HasId {
    /// As it is written.
    fn id(&self) -> &str;

    /// The other names by which people call it.
    fn titles(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// The order of ids, in which those that differ in case alone are equal.
pub(crate) fn id_order(one: &str, other: &str) -> Ordering {
    // Most letters are equal as they stand, and then nothing is to be done for their case.
    for (letter, second) in one.bytes().zip(other.bytes()) {
        if letter != second {
            let order = letter.to_ascii_lowercase().cmp(&second.to_ascii_lowercase());
            if order.is_ne() {
                return order;
            }
        }
    }
    one.len().cmp(&other.len())
}

/// A list of at most so many items is looked through one by one. A longer one gets an index at the first search, since
/// a file may hold tens of thousands of items, and as many references.
const FEW: usize = 32;

/// Things in the order of the files, found by their ids.
#[derive(Clone, Debug)]
pub struct IndexedList<T> {
    items: Vec<T>,
    /// Their numbers in the order of their ids.
    order: OnceLock<Vec<usize>>,
}

impl<T> IndexedList<T> {
    /// One more at the end.
    pub fn push(&mut self, item: T) {
        self.extend([item]);
    }

    /// Keeps only some.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.order = OnceLock::new();
        self.items.retain(keep);
    }

    /// Each of them, to be changed under the same id.
    pub(crate) fn each_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.iter_mut()
    }
}

impl<T: HasId> IndexedList<T> {
    /// The first of this id, without regard to case.
    pub fn named(&self, id: &str) -> Option<&T> {
        self.items.get(self.position(id)?)
    }

    /// The number of the first of this id, from 0.
    pub fn position(&self, id: &str) -> Option<usize> {
        let is_named = |item: &T| item.id().eq_ignore_ascii_case(id);
        if self.items.len() <= FEW {
            return self.items.iter().position(is_named);
        }
        let id_of = |number: &usize| self.items.get(*number).map_or("", HasId::id);
        let order = self.order.get_or_init(|| {
            let mut order: Vec<usize> = (0..self.items.len()).collect();
            // The sort keeps equal ones in their order.
            order.sort_by(|one, other| id_order(id_of(one), id_of(other)));
            order
        });
        let number = order.get(order.partition_point(|number| id_order(id_of(number), id).is_lt()))?;
        self.items.get(*number).is_some_and(is_named).then_some(*number)
    }
}

/// Items that refer to ids, found by those ids.
#[derive(Clone, Debug)]
pub struct Referrers<'p, T>(Vec<(&'p str, T)>);

impl<'p, T> Referrers<'p, T> {
    /// All that refer to an id, in the order in which they were given.
    pub fn to(&self, id: &str) -> impl DoubleEndedIterator<Item = &T> + use<'_, 'p, T> {
        let start = self.0.partition_point(|(to, _)| id_order(to, id).is_lt());
        let behind = self.0.get(start..).unwrap_or_default();
        let is_to = |(to, _): &(&str, T)| to.eq_ignore_ascii_case(id);
        // Mostly one refers to an id, or none: then no search for the last is needed.
        let end = match behind {
            [first, second, ..] if is_to(first) && is_to(second) => behind.partition_point(is_to),
            [first, ..] => usize::from(is_to(first)),
            [] => 0,
        };
        behind.get(..end).unwrap_or_default().iter().map(|(_, from)| from)
    }
}

impl<'p, T> FromIterator<(&'p str, T)> for Referrers<'p, T> {
    fn from_iter<I: IntoIterator<Item = (&'p str, T)>>(pairs: I) -> Self {
        let mut pairs: Vec<(&str, T)> = pairs.into_iter().collect();
        pairs.sort_by(|(one, _), (other, _)| id_order(one, other));
        Self(pairs)
    }
}

impl<T> Default for IndexedList<T> {
    fn default() -> Self {
        Self { items: Vec::new(), order: OnceLock::new() }
    }
}

impl<T> Extend<T> for IndexedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        self.order = OnceLock::new();
        self.items.extend(items);
    }
}

impl<T> FromIterator<T> for IndexedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { items: items.into_iter().collect(), order: OnceLock::new() }
    }
}

impl<T> IntoIterator for IndexedList<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'l, T> IntoIterator for &'l IndexedList<T> {
    type Item = &'l T;
    type IntoIter = std::slice::Iter<'l, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> Deref for IndexedList<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T: PartialEq> PartialEq for IndexedList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl<T: Eq> Eq for IndexedList<T> {}

#[cfg(test)]
mod tests {
    use super::{FEW, HasId, IndexedList, Referrers};

    struct One(String, usize);

    impl HasId for One {
        fn id(&self) -> &str {
            &self.0
        }
    }

    #[test]
    fn few_and_many_are_found_alike() {
        for many in [0, 1, FEW - 1, FEW, FEW + 1, 10 * FEW] {
            let mut all: IndexedList<One> =
                (0..many).map(|number| One(format!("a-{}", 997 * number % 1009), number)).collect();
            for number in 0..many {
                let found = all.named(&format!("A-{}", 997 * number % 1009)).map(|one| one.1);
                assert_eq!(found, Some(number), "of {many}");
            }
            assert!(all.named("a-").is_none() && all.named("a-1009").is_none() && all.named("zz").is_none());
            all.push(One("A-0".to_owned(), many));
            all.push(One("zz".to_owned(), many + 1));
            let first = if many == 0 { many } else { 0 };
            assert_eq!(all.named("a-0").map(|one| one.1), Some(first), "the first of {many}");
            assert_eq!(all.named("ZZ").map(|one| one.1), Some(many + 1), "what came later, of {many}");
        }
    }

    #[test]
    fn referrers_are_found_in_the_order_given() {
        let all: Referrers<'_, u8> = [("b", 1), ("A", 2), ("c", 3), ("a", 4), ("aa", 5)].into_iter().collect();
        let to = |id: &str| all.to(id).copied().collect::<Vec<u8>>();
        assert_eq!((to("a"), to("B"), to("C"), to("aa"), to("d")), (vec![2, 4], vec![1], vec![3], vec![5], vec![]));
    }
}

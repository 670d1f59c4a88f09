//! Pairs the tables of two versions that stand for the same thing.

use crate::value::{Item, List};
use std::collections::BTreeMap;

/// The tables of one kind in two versions.
pub(super) struct Pairs<'p, T> {
    pub both: Vec<(&'p Item<T>, &'p Item<T>)>,
    pub gone: Vec<&'p Item<T>>,
    pub new: Vec<&'p Item<T>>,
    /// Tables that stand alone, but whose other half may be among those that could not be read.
    pub doubtful: Vec<&'p Item<T>>,
}

/// Pairs tables by id and content, then by content alone where that is unique (the id changed), then by id alone (the
/// content changed).
pub(super) fn pair<'p, T>(
    base: &'p List<T>,
    head: &'p List<T>,
    id: impl Fn(&T) -> &str,
    content: impl Fn(&T) -> String,
) -> Pairs<'p, T> {
    let id_of = |item: &Item<T>| id(&item.value).to_ascii_lowercase();
    let (mut old, mut new): (Vec<&Item<T>>, Vec<&Item<T>>) = (base.iter().collect(), head.iter().collect());
    let mut both = Vec::new();
    let exactly = |item: &Item<T>| (id_of(item), content(&item.value));
    both.extend(take_pairs(&mut old, &mut new, exactly));
    // Two equal ones are not paired: nobody can say which became which.
    let (of_old, of_new) = (counts(&old, &content), counts(&new, &content));
    let unique = |item: &Item<T>| {
        let content = content(&item.value);
        let once = |counts: &BTreeMap<String, usize>| counts.get(&content) == Some(&1);
        if once(&of_old) && once(&of_new) { (String::new(), content) } else { (id_of(item), "\0".to_owned()) }
    };
    both.extend(take_pairs(&mut old, &mut new, unique));
    both.extend(take_pairs(&mut old, &mut new, |item| (id_of(item), String::new())));
    // The order of HEAD lists changes from the top of the files.
    both.sort_by_key(|(_, item)| item.place);
    let (gone, lost_in_head) = old.into_iter().partition(|item| !head.may_have_held(id(&item.value)));
    let (new, lost_in_base): (Vec<_>, Vec<_>) = new.into_iter().partition(|item| !base.may_have_held(id(&item.value)));
    let mut doubtful: Vec<&Item<T>> = lost_in_head;
    doubtful.extend(lost_in_base);
    Pairs { both, gone, new, doubtful }
}

fn counts<T>(items: &[&Item<T>], content: impl Fn(&T) -> String) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(content(&item.value)).or_default() += 1;
    }
    counts
}

/// Takes the tables with the same key out of both lists, the first with the first.
fn take_pairs<'p, T, K: Ord>(
    old: &mut Vec<&'p Item<T>>,
    new: &mut Vec<&'p Item<T>>,
    key: impl Fn(&Item<T>) -> K,
) -> Vec<(&'p Item<T>, &'p Item<T>)> {
    let mut open: BTreeMap<K, Vec<&'p Item<T>>> = BTreeMap::new();
    for item in std::mem::take(old).into_iter().rev() {
        open.entry(key(item)).or_default().push(item);
    }
    let mut pairs = Vec::new();
    new.retain(|item| match open.get_mut(&key(item)).and_then(Vec::pop) {
        Some(before) => {
            pairs.push((before, *item));
            false
        }
        None => true,
    });
    old.extend(open.into_values().flatten());
    old.sort_by_key(|item| item.place);
    pairs
}

//! The edits that are asked for, and the data that a file must hold when they are done.

use crate::parse::Plain;

/// One step on the way from the top of a file to a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// Into a table.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

/// One change of one value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Which value.
    pub path: Vec<Step>,
    /// The act on the value there.
    pub act: Act,
    /// The keys of its table in the order in which they are usually written: a new one goes behind the last of
    /// those before it. One that is not among them goes to the end.
    pub order: Vec<String>,
}

/// The act on a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Act {
    /// It gets this value, whether the key was there before or not. The table that holds it must be there.
    Set(Plain),
    /// It gets this as its last element. The list is made where there is none.
    Append(Plain),
    /// It gets this as its element of that number. The list is made where there is none.
    Insert(usize, Plain),
    /// It is gone.
    Remove,
}

impl Edit {
    /// Sets a value.
    #[must_use]
    pub const fn set(path: Vec<Step>, value: Plain) -> Self {
        Self { path, act: Act::Set(value), order: Vec::new() }
    }

    /// Adds the last element of a list, and makes the list where there is none.
    #[must_use]
    pub const fn append(path: Vec<Step>, value: Plain) -> Self {
        Self { path, act: Act::Append(value), order: Vec::new() }
    }

    /// Adds an element of a list in front of that which has this number now, and makes the list where there is none.
    #[must_use]
    pub const fn insert(path: Vec<Step>, at: usize, value: Plain) -> Self {
        Self { path, act: Act::Insert(at, value), order: Vec::new() }
    }

    /// Takes a value away.
    #[must_use]
    pub const fn remove(path: Vec<Step>) -> Self {
        Self { path, act: Act::Remove, order: Vec::new() }
    }

    /// The same with the usual order of the keys.
    #[must_use]
    pub fn in_order<T: Into<String>>(mut self, order: impl IntoIterator<Item = T>) -> Self {
        self.order = order.into_iter().map(Into::into).collect();
        self
    }

    /// The data after the edit; `None` when there is nothing at the path where something must be.
    #[must_use]
    pub fn meant(&self, data: &Plain) -> Option<Plain> {
        let mut data = data.sorted();
        self.make(&mut data)?;
        Some(data)
    }

    /// Makes it in data whose keys are sorted; whether anything changed. `None` when there is nothing at the path where
    /// something must be.
    pub(super) fn make(&self, data: &mut Plain) -> Option<bool> {
        if let Act::Set(value) = &self.act
            && find(data, &self.path) == Some(&value.sorted())
        {
            return Some(false);
        }
        change(data, &self.path, &self.act)?;
        Some(true)
    }
}

/// The value at a path, if there is one.
#[must_use]
pub fn find<'p>(data: &'p Plain, path: &[Step]) -> Option<&'p Plain> {
    path.iter().try_fold(data, |data, step| match step {
        Step::Key(name) => data.get(name),
        Step::Index(index) => data.elements()?.get(*index),
    })
}

fn change(data: &mut Plain, path: &[Step], act: &Act) -> Option<()> {
    let (step, rest) = path.split_first()?;
    let last = rest.is_empty();
    match (step, data) {
        (Step::Key(name), Plain::Table(entries)) => {
            let at = entries.iter().position(|(key, _)| key == name);
            match (at, act) {
                (Some(at), _) if !last => change(&mut entries.get_mut(at)?.1, rest, act),
                (None, _) if !last => None,
                (Some(at), Act::Remove) => {
                    entries.remove(at);
                    Some(())
                }
                (Some(at), Act::Set(value)) => {
                    entries.get_mut(at)?.1 = value.sorted();
                    Some(())
                }
                (Some(at), Act::Append(value)) => {
                    let Plain::List(elements) = &mut entries.get_mut(at)?.1 else { return None };
                    elements.push(value.sorted());
                    Some(())
                }
                (Some(at), Act::Insert(number, value)) => insert(&mut entries.get_mut(at)?.1, *number, value),
                (None, Act::Set(value)) => {
                    entries.push((name.clone(), value.sorted()));
                    entries.sort_by(|a, b| a.0.cmp(&b.0));
                    Some(())
                }
                (None, Act::Append(value) | Act::Insert(0, value)) => {
                    entries.push((name.clone(), Plain::List(vec![value.sorted()])));
                    entries.sort_by(|a, b| a.0.cmp(&b.0));
                    Some(())
                }
                (None, Act::Remove | Act::Insert(..)) => None,
            }
        }
        (Step::Index(index), Plain::List(elements)) => match act {
            _ if !last => change(elements.get_mut(*index)?, rest, act),
            Act::Remove => (*index < elements.len()).then(|| drop(elements.remove(*index))),
            Act::Set(value) => {
                *elements.get_mut(*index)? = value.sorted();
                Some(())
            }
            Act::Append(value) => {
                let Plain::List(inner) = elements.get_mut(*index)? else { return None };
                inner.push(value.sorted());
                Some(())
            }
            Act::Insert(number, value) => insert(elements.get_mut(*index)?, *number, value),
        },
        (Step::Key(_) | Step::Index(_), _) => None,
    }
}

/// Puts an element into a list, which must be long enough.
fn insert(list: &mut Plain, at: usize, value: &Plain) -> Option<()> {
    let Plain::List(elements) = list else { return None };
    (at <= elements.len()).then(|| elements.insert(at, value.sorted()))
}

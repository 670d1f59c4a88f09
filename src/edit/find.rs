//! The way from the top of a file to what an edit is about.

use super::meant::Step;
use crate::parse::{outline::Entry, outline::Form, outline::Item, outline::Table};

/// A table, and how it came to be reached.
#[derive(Clone, Debug)]
pub(super) struct Spot<'o> {
    /// The table.
    pub table: &'o Table,
    /// The nearest table around it that is written in one place; itself, where it is.
    pub container: &'o Table,
    /// The keys that lead from there to it by dots.
    pub dotted: Vec<&'o str>,
    /// The list that it is an element of.
    list: Option<&'o Item>,
    /// Whether it stands in brackets or braces.
    pub is_inside: bool,
}

impl<'o> Spot<'o> {
    /// The top of a file.
    pub(super) const fn top(root: &'o Table) -> Self {
        Self { table: root, container: root, dotted: Vec::new(), list: None, is_inside: false }
    }

    /// The table at a path.
    pub(super) fn at(root: &'o Table, path: &[Step]) -> Option<Self> {
        let mut spot = Self::top(root);
        let mut path = path.iter();
        while let Some(step) = path.next() {
            let Step::Key(name) = step else { return None };
            let entry = spot.entry(name)?;
            let mut item = &entry.item;
            let mut list = None;
            let mut below = None;
            // A list of lists holds no tables that could be lists of one kind.
            while !matches!(item, Item::Table(_)) {
                let Some(Step::Index(index)) = path.next() else { return None };
                list = Some(item);
                match item {
                    Item::List { elements, .. } => item = &elements.get(*index)?.item,
                    Item::Tables(tables) => {
                        below = Some(tables.get(*index)?);
                        break;
                    }
                    Item::Scalar | Item::Table(_) => return None,
                }
            }
            let table = match below {
                Some(table) => table,
                None => table_of(item)?,
            };
            spot = spot.enter(&entry.name, table, list);
        }
        Some(spot)
    }

    /// The tables of the list that it is an element of, itself among them.
    pub(super) fn peers(&self) -> Vec<&'o Table> {
        match self.list {
            Some(Item::List { elements, .. }) => {
                elements.iter().filter_map(|element| table_of(&element.item)).collect()
            }
            Some(Item::Tables(tables)) => tables.iter().collect(),
            Some(Item::Scalar | Item::Table(_)) | None => Vec::new(),
        }
    }

    /// The value that the table holds under a name.
    pub(super) fn entry(&self, name: &str) -> Option<&'o Entry> {
        self.table.entry(name)
    }

    fn enter(self, name: &'o str, table: &'o Table, list: Option<&'o Item>) -> Self {
        let is_inside = self.is_inside || matches!(table.form, Form::Inline { .. });
        match table.form {
            Form::Section { .. } | Form::Inline { .. } => {
                Self { table, container: table, dotted: Vec::new(), list, is_inside }
            }
            Form::Dotted => {
                let mut dotted = self.dotted;
                dotted.push(name);
                Self { table, container: self.container, dotted, list, is_inside }
            }
            // A table that only headers name is not a container; what is new in it gets a header as well.
            Form::Implied => Self { table, container: table, dotted: Vec::new(), list, is_inside },
        }
    }
}

/// The table, where it is one.
pub(super) const fn table_of(item: &Item) -> Option<&Table> {
    match item {
        Item::Table(table) => Some(table),
        Item::Scalar | Item::List { .. } | Item::Tables(_) => None,
    }
}

/// The item of a list, at a path that ends with a number.
pub(super) fn list_at<'o>(root: &'o Table, path: &[Step]) -> Option<&'o Item> {
    let (last, above) = path.split_last()?;
    match last {
        Step::Key(name) => Some(&Spot::at(root, above)?.entry(name)?.item),
        Step::Index(index) => match list_at(root, above)? {
            Item::List { elements, .. } => Some(&elements.get(*index)?.item),
            Item::Scalar | Item::Table(_) | Item::Tables(_) => None,
        },
    }
}

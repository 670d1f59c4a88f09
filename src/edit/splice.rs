//! From an edit to the one run of bytes that it changes.

use super::tables;
use super::{brackets::Brackets, brackets::Part};
use super::{find::Spot, find::list_at};
use super::{habits::Habits, habits::key};
use super::{keys, keys::pair_of};
use super::{lines::Splice, lines::indent, lines::line_end, lines::line_start, lines::newline, lines::slice_or_empty};
use super::{meant::Act, meant::Edit, meant::Step};
use crate::parse::Plain;
use crate::parse::{outline::Item, outline::Table, outline::holds_comment};
use crate::text::Both;
use std::ops::Range;
use unicode_width::UnicodeWidthStr as _;

/// Why a text cannot be edited.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// It has syntax errors.
    Unreadable,
    /// There is nothing at the path of the edit.
    NoSuchPlace,
    /// The value is written in several places, or in a way that is not known here.
    Unusual,
    /// In the value that is to be replaced there are comments, which would be lost.
    Commented,
    /// The new text does not hold the data that was meant; nothing is to be written then.
    Unverified,
}

impl Fault {
    /// The fault in words that follow the file's name and a colon.
    #[must_use]
    pub const fn says(self) -> Both {
        match self {
            Self::Unreadable => Both { en: "it has syntax errors", vi: "tệp có lỗi cú pháp" },
            Self::NoSuchPlace => Both { en: "the place to change is not there", vi: "không thấy chỗ cần sửa" },
            Self::Unusual => Both {
                en: "it is written in a way that only a person can change",
                vi: "cách viết này chỉ sửa tay được",
            },
            Self::Commented => Both {
                en: "the place to change has comments inside, and they would be lost; change it by hand",
                vi: "trong chỗ cần sửa có chú thích, sửa tự động sẽ làm mất; hãy sửa tay",
            },
            Self::Unverified => Both {
                en: "the edit would have changed something else as well, so it was not made",
                vi: "việc sửa sẽ làm đổi cả chỗ khác nên không thực hiện",
            },
        }
    }
}

/// Lines are kept within this many columns, where they were before.
const MOST_COLUMNS: usize = 100;

/// Whether there are comments in a list, around its elements: with the list they would be gone.
#[must_use]
pub fn has_comments_between_elements(text: &str, list_path: &[Step]) -> bool {
    let Some(root) = Table::outline(text) else { return false };
    let Some(Item::List { span, elements }) = list_at(&root, list_path) else { return false };
    let starts = elements.iter().map(|element| element.span.start).chain([span.end]);
    let ends = std::iter::once(span.start).chain(elements.iter().map(|element| element.span.end));
    ends.zip(starts).any(|(end, start)| slice_or_empty(text, end..start).contains('#'))
}

/// A new file with these keys as a person would lay it out: tables, and lists of tables, below headers.
#[must_use]
pub fn file_of(entries: &[(String, Plain)], newline: &str) -> String {
    let habits = Habits::usual();
    let pair = |(name, value): &(String, Plain)| format!("{} = {}{newline}", key(name), habits.write(value));
    let mut text = String::new();
    for entry in entries.iter().filter(|(_, value)| tables_in(value).is_none()) {
        text.push_str(&pair(entry));
    }
    for (name, value) in entries {
        let brackets = if matches!(value, Plain::Table(_)) { ("[", "]") } else { ("[[", "]]") };
        for table in tables_in(value).into_iter().flatten() {
            let Plain::Table(inner) = table else { continue };
            if !text.is_empty() {
                text.push_str(newline);
            }
            text.extend([brackets.0, &key(name), brackets.1, newline]);
            text.extend(inner.iter().map(pair));
        }
    }
    text
}

/// The tables that a file has below headers of their own for a value; `None` for another value.
fn tables_in(value: &Plain) -> Option<&[Plain]> {
    match value {
        Plain::Table(_) => Some(std::slice::from_ref(value)),
        Plain::List(elements) if !elements.is_empty() => {
            elements.iter().all(|element| matches!(element, Plain::Table(_))).then_some(elements.as_slice())
        }
        Plain::List(_) | Plain::Text(_) | Plain::Bool(_) | Plain::Number(_) | Plain::Date(_) => None,
    }
}

/// A text with its outline.
pub(super) struct Work<'w> {
    text: &'w str,
    root: &'w Table,
    habits: Habits,
}

impl<'w> Work<'w> {
    pub(super) fn of(text: &'w str, root: &'w Table) -> Self {
        Self { text, root, habits: Habits::of(text, root) }
    }

    /// The one run of bytes by which an edit is made.
    pub(super) fn splice(&self, edit: &Edit) -> Result<Splice, Fault> {
        let (last, above) = edit.path.split_last().ok_or(Fault::NoSuchPlace)?;
        let splice = match (&edit.act, last) {
            (Act::Append(value), _) => self.add(edit, None, value),
            (Act::Insert(at, value), _) => self.add(edit, Some(*at), value),
            (Act::Set(value), Step::Key(name)) => {
                let spot = Spot::at(self.root, above).ok_or(Fault::NoSuchPlace)?;
                match spot.entry(name) {
                    Some(entry) => entry.value.clone().map(|range| self.replace(range, value)).transpose()?,
                    None => self.insert(above, last, value, &edit.order),
                }
            }
            (Act::Set(value), Step::Index(at)) => match list_at(self.root, above) {
                Some(Item::List { elements, .. }) => {
                    elements.get(*at).map(|element| self.replace(element.span.clone(), value)).transpose()?
                }
                Some(Item::Scalar | Item::Table(_) | Item::Tables(_)) | None => None,
            },
            (Act::Remove, Step::Key(name)) => {
                self.remove_key(&Spot::at(self.root, above).ok_or(Fault::NoSuchPlace)?, name)
            }
            (Act::Remove, Step::Index(at)) => match list_at(self.root, above) {
                Some(Item::List { span, elements }) => {
                    self.brackets(span, elements.iter().map(Part::from).collect()).remove(*at)
                }
                // Without any table below a header there is no list any more: that is to be said of its key.
                Some(Item::Tables(tables)) if tables.len() > 1 => {
                    tables.get(*at).and_then(|table| tables::remove(self.text, table))
                }
                Some(Item::Scalar | Item::Table(_) | Item::Tables(_)) | None => None,
            },
        };
        splice.ok_or(Fault::Unusual)
    }

    fn brackets(&self, span: &Range<usize>, parts: Vec<Part>) -> Brackets<'_> {
        Brackets { text: self.text, span: span.clone(), parts, habits: &self.habits, braces: false }
    }

    /// Another value in place of one; text keeps the quotes that it has there. One with comments inside stays, since
    /// nobody knows where in the new one they belong.
    fn replace(&self, range: Range<usize>, value: &Plain) -> Result<Splice, Fault> {
        let old = slice_or_empty(self.text, range.clone());
        if holds_comment(old) {
            return Err(Fault::Commented);
        }
        let with = self.habits.quoted_like(old).write(value);
        Ok(Splice { range, with })
    }

    /// A new element of a list, of this number or at its end. The list is made where there is none.
    fn add(&self, edit: &Edit, at: Option<usize>, value: &Plain) -> Option<Splice> {
        let (last, above) = edit.path.split_last()?;
        match list_at(self.root, &edit.path) {
            Some(Item::List { span, elements }) => {
                let in_braces = || Spot::at(self.root, above).is_none_or(|spot| spot.container.header().is_none());
                let is_statement = matches!(last, Step::Key(_)) && !in_braces();
                let parts: Vec<Part> = elements.iter().map(Part::from).collect();
                Some(self.add_part(span, &parts, at.unwrap_or(parts.len()), value, is_statement))
            }
            Some(Item::Tables(tables)) => self.add_table(tables, at.unwrap_or(tables.len()), value),
            Some(Item::Scalar | Item::Table(_)) => None,
            None => self.insert(above, last, &Plain::List(vec![value.clone()]), &edit.order),
        }
    }

    /// A new element of a list in brackets. A line that would grow too long is broken up, and so is one of several
    /// tables: git joins the work of two people where each entry has its own line.
    fn add_part(&self, span: &Range<usize>, parts: &[Part], at: usize, value: &Plain, is_statement: bool) -> Splice {
        let new = self.habits.write(value);
        let splice = self.brackets(span, parts.to_vec()).insert(at.checked_sub(1), &new);
        if !is_statement || slice_or_empty(self.text, span.clone()).contains('\n') {
            return splice;
        }
        let line = line_start(self.text, span.start)..line_end(self.text, span.end);
        let columns = slice_or_empty(self.text, line).width();
        let are_tables = matches!(value, Plain::Table(_)) && !parts.is_empty();
        if !are_tables && (columns > MOST_COLUMNS || columns + splice.with.width() <= MOST_COLUMNS) {
            return splice;
        }
        let written = parts.iter().map(|one| slice_or_empty(self.text, one.span.clone()).to_owned());
        let mut elements: Vec<String> = written.collect();
        elements.insert(at.min(elements.len()), new);
        Splice { range: span.clone(), with: self.on_lines(span.start, &elements) }
    }

    /// A list with each element on a line of its own.
    fn on_lines(&self, at: usize, elements: &[String]) -> String {
        let outer = indent(self.text, at);
        let newline = newline(self.text, at);
        let lines: Vec<String> =
            elements.iter().map(|element| format!("{outer}{}{element},", self.habits.unit)).collect();
        format!("[{newline}{}{newline}{outer}]", lines.join(newline))
    }

    fn add_table(&self, tables: &[Table], at: usize, value: &Plain) -> Option<Splice> {
        let Some(before) = at.checked_sub(1) else {
            let model = tables::model(self.text, tables.first()?)?;
            return tables::insert_first(self.text, &model, value, &self.habits);
        };
        let before = tables.get(before)?;
        tables::insert(self.text, &tables::model(self.text, before)?, before.end(), value, &self.habits)
    }

    /// A value that was not there before.
    fn insert(&self, above: &[Step], last: &Step, value: &Plain, order: &[String]) -> Option<Splice> {
        let Step::Key(name) = last else { return None };
        let spot = Spot::at(self.root, above)?;
        if let Plain::List(elements) = value
            && let [table @ Plain::Table(_)] = elements.as_slice()
            && let Some(model) = tables::list_model(self.text, &spot, name)
        {
            return tables::insert(self.text, &model, spot.table.end(), table, &self.habits);
        }
        if let Plain::List(elements) = value
            && let [table @ Plain::Table(_)] = elements.as_slice()
            && above.is_empty()
        {
            return tables::insert_last(self.text, self.root, ("[[", name, "]]"), table, &self.habits);
        }
        if matches!(value, Plain::Table(_)) {
            if let Some(model) = tables::table_model(self.text, &spot, name) {
                return tables::insert(self.text, &model, spot.table.end(), value, &self.habits);
            }
            if above.is_empty() {
                return tables::insert_last(self.text, self.root, ("[", name, "]"), value, &self.habits);
            }
        }
        let mut written = self.habits.write(value);
        let splice = keys::insert(self.text, &spot, name, &written, order, &self.habits)?;
        let longest = splice.with.lines().map(str::width).max().unwrap_or_default();
        if let Plain::List(elements) = value
            && longest > MOST_COLUMNS
            && spot.container.header().is_some()
        {
            let elements: Vec<String> = elements.iter().map(|element| self.habits.write(element)).collect();
            written = self.on_lines(splice.range.start, &elements);
            return keys::insert(self.text, &spot, name, &written, order, &self.habits);
        }
        Some(splice)
    }

    fn remove_key(&self, spot: &Spot<'_>, name: &str) -> Option<Splice> {
        let entry = spot.entry(name)?;
        if let Some(value) = &entry.value {
            return keys::remove(self.text, spot, pair_of(spot.container.pairs(), value)?, &self.habits);
        }
        match &entry.item {
            Item::Table(table) => tables::remove(self.text, table),
            // Only a person can take away several tables in several places.
            Item::Tables(tables) => match tables.as_slice() {
                [table] => tables::remove(self.text, table),
                _ => None,
            },
            Item::Scalar | Item::List { .. } => None,
        }
    }
}

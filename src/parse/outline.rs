//! The places of keys, values, elements, commas and headers in the text of a file, for edits. [`crate::parse::Plain`]
//! has the data; this has only the way in which it is written.

pub use super::statements::Pair;
use super::{statements::Section, statements::Value, statements::ValueKind, statements::sections};
use std::ops::Range;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A table, in one of the ways in which tables can be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    pub(crate) form: Form,
    /// In the order of the file.
    pub(crate) entries: Vec<Entry>,
}

/// How a table is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// As the lines below a header, or at the top of the file.
    Section {
        /// The header with its brackets; empty at the top of the file.
        header: Range<usize>,
        /// The pairs that stand right below it.
        pairs: Vec<Pair>,
    },
    /// In braces.
    Inline {
        /// With the braces.
        span: Range<usize>,
        pairs: Vec<Pair>,
    },
    /// Only by keys with dots.
    Dotted,
    /// Only by headers of tables inside it.
    Implied,
}

/// A name in a table, with its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    pub name: String,
    /// The value, if it stands in one piece behind the key; not for headers and dotted keys.
    pub value: Option<Range<usize>>,
    pub item: Item,
}

/// The value under a name or in a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Item {
    /// Text, a number, a date, true or false.
    Scalar,
    /// A list in brackets.
    List {
        /// With the brackets.
        span: Range<usize>,
        elements: Vec<Element>,
    },
    Table(Table),
    /// A list of tables, each below a header of its own.
    Tables(Vec<Table>),
}

/// One element of a list in brackets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Element {
    pub span: Range<usize>,
    /// The comma behind it.
    pub comma: Option<usize>,
    pub item: Item,
}

impl Pair {
    /// From the first byte of the key to the last of the value.
    pub fn span(&self) -> Range<usize> {
        self.keys.first().map_or(self.value.start, |key| key.span.start)..self.value.end
    }
}

/// Whether there is a comment inside a value, as it is written.
pub(crate) fn holds_comment(value: &str) -> bool {
    Source::new(value).lex().any(|token| token.kind() == TokenKind::Comment)
}

impl Table {
    /// The outline of a file; `None` when its structure has errors or it is refused before parsing. Values are not
    /// looked into: what [`crate::parse::Plain`] refuses may have an outline.
    #[must_use]
    pub fn outline(text: &str) -> Option<Self> {
        let mut root = Self { form: Form::Implied, entries: Vec::new() };
        for section in sections(text)? {
            root.take_in(section)?;
        }
        Some(root)
    }

    /// The headers of a file with their brackets; `None` when its structure has errors.
    pub(crate) fn headers(text: &str) -> Option<Vec<Range<usize>>> {
        let headers = sections(text)?.into_iter().map(|section| section.header);
        Some(headers.filter(|header| !header.is_empty()).collect())
    }

    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Its own pairs, where it stands in one place.
    pub(crate) fn pairs(&self) -> &[Pair] {
        match &self.form {
            Form::Section { pairs, .. } | Form::Inline { pairs, .. } => pairs,
            Form::Dotted | Form::Implied => &[],
        }
    }

    /// Its header with the brackets, if it has one.
    pub(crate) const fn header(&self) -> Option<&Range<usize>> {
        match &self.form {
            Form::Section { header, .. } => Some(header),
            Form::Inline { .. } | Form::Dotted | Form::Implied => None,
        }
    }

    /// The byte behind the last thing that belongs to it, tables below headers of their own included;
    /// comments behind it may belong to what follows.
    pub fn end(&self) -> usize {
        let own = match &self.form {
            Form::Section { header, pairs } => pairs.last().map_or(header.end, |pair| pair.value.end),
            Form::Inline { span, .. } => span.end,
            Form::Dotted | Form::Implied => 0,
        };
        let below = self.entries.iter().map(|entry| match &entry.item {
            Item::Table(table) => table.end(),
            Item::Tables(tables) => tables.last().map_or(0, Self::end),
            Item::Scalar | Item::List { .. } => entry.value.as_ref().map_or(0, |value| value.end),
        });
        below.fold(own, usize::max)
    }

    /// Takes in what stands below one header; `None` where that is not possible.
    fn take_in(&mut self, section: Section) -> Option<()> {
        let Section { header, path, is_list, pairs, values } = section;
        let mut entries = Self { form: Form::Implied, entries: Vec::new() };
        for (pair, value) in pairs.iter().zip(values) {
            entries.take_pair(pair, value)?;
        }
        let form = Form::Section { header, pairs };
        let Some((last, above)) = path.split_last() else {
            *self = Self { form, entries: entries.entries };
            return Some(());
        };
        let mut parent = self;
        for name in above {
            parent = parent.below(name, Form::Implied)?;
        }
        if is_list {
            let table = Self { form, entries: entries.entries };
            match parent.entries.iter_mut().find(|entry| entry.name == *last) {
                Some(Entry { item: Item::Tables(tables), .. }) => tables.push(table),
                Some(_) => return None,
                None => {
                    let item = Item::Tables(vec![table]);
                    parent.entries.push(Entry { name: last.clone(), value: None, item });
                }
            }
        } else {
            let table = parent.below(last, Form::Implied)?;
            table.form = form;
            table.entries.append(&mut entries.entries);
        }
        Some(())
    }

    /// Takes in one pair, below the tables that its dots name.
    fn take_pair(&mut self, pair: &Pair, value: Value) -> Option<()> {
        let (last, above) = pair.keys.split_last()?;
        let mut parent = self;
        for key in above {
            parent = parent.below(&key.name, Form::Dotted)?;
        }
        let item = item(value)?;
        parent.entries.push(Entry { name: last.name.clone(), value: Some(pair.value.clone()), item });
        Some(())
    }

    /// The table under a name, made in this form where there is none; of a list of tables, the last.
    fn below(&mut self, name: &str, form: Form) -> Option<&mut Self> {
        let at = self.entries.iter().position(|entry| entry.name == name).unwrap_or_else(|| {
            let item = Item::Table(Self { form, entries: Vec::new() });
            self.entries.push(Entry { name: name.to_owned(), value: None, item });
            self.entries.len() - 1
        });
        match &mut self.entries.get_mut(at)?.item {
            Item::Table(table) => Some(table),
            Item::Tables(tables) => tables.last_mut(),
            Item::Scalar | Item::List { .. } => None,
        }
    }
}

fn item(Value { span, kind }: Value) -> Option<Item> {
    Some(match kind {
        ValueKind::Scalar => Item::Scalar,
        ValueKind::List(elements) => {
            let element = |(value, comma): (Value, Option<usize>)| {
                Some(Element { span: value.span.clone(), comma, item: item(value)? })
            };
            Item::List { span, elements: elements.into_iter().map(element).collect::<Option<_>>()? }
        }
        ValueKind::Table(pairs, values) => {
            let mut table = Table { form: Form::Implied, entries: Vec::new() };
            for (pair, value) in pairs.iter().zip(values) {
                table.take_pair(pair, value)?;
            }
            table.form = Form::Inline { span, pairs };
            Item::Table(table)
        }
    })
}

//! The quick way to the tree of a file: one pass over its bytes, which borrows texts from the file.
//!
//! It takes only the usual parts of a plan file: `key = value`, `[table]`, `[[list]]` and inline tables. Keys have one
//! part and stand once, characters are usual, the limits of the guard hold, and nothing is wrong. Any other file is
//! left as a whole to the guard and the crate `toml`, which decides what TOML is. Tests compare the two trees.

use super::{scan::Key, scan::Scan, scan::is_each_once};
use super::{tree::Element, tree::Entry, tree::Table, tree::Value, tree::key_code};
use crate::source::Span;
use crate::text::is_usual;

/// More tables than this under the root are left to `toml`: here they are looked through one by one.
const MOST_ROOT_ENTRIES: usize = 64;

/// The tree of a text; `None` where it is not plain.
pub(crate) fn parse(text: &str) -> Option<Table<'_>> {
    if !is_usual(text) {
        return None;
    }
    let mut scan = Scan::new(text);
    let mut builder = Builder::default();
    loop {
        scan.skip_blank();
        match scan.peek() {
            Some(b'[') => {
                builder.close_table()?;
                builder.header = Some(header(&mut scan)?);
            }
            Some(_) => builder.entries.push(scan.entry(0)?),
            None => break,
        }
        scan.line_end()?;
    }
    builder.close_table()?;
    Some(Table(builder.root))
}

/// The header of a table: `[key]`, or `[[key]]` for one of a list.
struct Header<'t> {
    is_list: bool,
    span: Span,
    key: Key<'t>,
}

fn header<'t>(scan: &mut Scan<'t>) -> Option<Header<'t>> {
    let start = scan.at();
    scan.count_item()?;
    scan.take(b'[')?;
    let is_list = scan.take(b'[').is_some();
    scan.skip_spaces();
    let key = scan.key()?;
    scan.skip_spaces();
    scan.take(b']')?;
    if is_list {
        scan.take(b']')?;
    }
    Some(Header { is_list, span: scan.since(start), key })
}

#[derive(Default)]
struct Builder<'t> {
    root: Vec<Entry<'t>>,
    /// The header of the table being read; none before the first.
    header: Option<Header<'t>>,
    /// The entries of that table.
    entries: Vec<Entry<'t>>,
}

impl Builder<'_> {
    /// Puts the table that was being read under its header.
    fn close_table(&mut self) -> Option<()> {
        let entries = std::mem::replace(&mut self.entries, Vec::with_capacity(8));
        if !is_each_once(&entries) {
            return None;
        }
        let Some(Header { is_list, span, key: (key, key_span) }) = self.header.take() else {
            self.root = entries;
            return Some(());
        };
        let table = Element { value: Value::Table(Table(entries)), span };
        let is_full = self.root.len() >= MOST_ROOT_ENTRIES;
        let code = key_code(&key);
        match self.root.iter_mut().find(|entry| entry.is_under(&key, code)) {
            // A list in brackets ends with its bracket, one of headers with a header.
            Some(Entry { key_span, element: Element { value: Value::List(list), span }, .. })
                if is_list && span.start < key_span.start =>
            {
                list.push(table);
            }
            Some(_) => return None,
            None if is_full => return None,
            None => {
                let element = if is_list { Element { value: Value::List(vec![table]), span } } else { table };
                self.root.push(Entry::new(key, key_span, element));
            }
        }
        Some(())
    }
}

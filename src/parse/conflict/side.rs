//! One version of a file, line by line: which table and which list a line belongs to. A version may have errors, so no
//! parser reads it.

/// So many lines of a version are kept for the words about it.
const MOST_LINES: usize = 100;

/// One version as far as it was read.
#[derive(Debug)]
pub(super) struct Side<'t> {
    tables: Vec<TableLine<'t>>,
    /// The key of the value that is being read.
    key: &'t str,
    /// How many brackets are open.
    depth: usize,
    /// The quotes of the text that is open over several lines.
    quotes: Option<&'static str>,
    /// The statements of the conflict that is being read.
    pub statements: Vec<Statement<'t>>,
}

/// A table, by its header.
#[derive(Debug)]
pub(super) struct TableLine<'t> {
    /// With dots; empty at the top of the file.
    pub name: &'t str,
    /// Its id, or what names it in place of one.
    pub id: Option<&'t str>,
    /// The number of the table that this one is part of; its own where it is part of none.
    pub owner: usize,
}

/// One line of a version.
#[derive(Debug)]
pub(super) struct Statement<'t> {
    /// The number of its table.
    pub table: usize,
    pub kind: StatementKind<'t>,
}

/// The kind of a line.
#[derive(Debug, Clone, Copy)]
pub(super) enum StatementKind<'t> {
    /// The header of a table, of a list or not.
    Header { is_list: bool },
    /// A key with its value, or the first line of it.
    Pair { key: &'t str, value: &'t str },
    /// A further line of the value of a key.
    More { key: &'t str, text: &'t str },
    /// A comment, or what is not TOML.
    Other(&'t str),
}

impl Default for Side<'_> {
    fn default() -> Self {
        let top = TableLine { name: "", id: None, owner: 0 };
        Self { tables: vec![top], key: "", depth: 0, quotes: None, statements: Vec::new() }
    }
}

impl<'t> Side<'t> {
    /// A conflict begins.
    pub(super) fn begin(&mut self) {
        self.statements.clear();
    }

    pub(super) const fn is_in_text(&self) -> bool {
        self.quotes.is_some()
    }

    /// The table of this number.
    pub(super) fn table(&self, number: usize) -> Option<&TableLine<'t>> {
        self.tables.get(number)
    }

    /// Takes in a line, and keeps it where it is part of a conflict.
    pub(super) fn take(&mut self, line: &'t str, is_kept: bool) {
        let text = line.trim();
        let is_inside = self.depth > 0 || self.is_in_text();
        let kind = match header(text) {
            // Brackets that were never closed end where a table of a list begins.
            Some((name, is_list)) if !self.is_in_text() && (is_list || !is_inside) => {
                self.enter(name);
                StatementKind::Header { is_list }
            }
            Some(_) | None if is_inside => {
                self.scan(text);
                StatementKind::More { key: self.key, text }
            }
            Some(_) | None => match text.split_once('=') {
                Some((key, value)) if !text.starts_with(['#', '=']) => self.pair(key.trim(), value.trim()),
                Some(_) | None => StatementKind::Other(text),
            },
        };
        if is_kept && !text.is_empty() && self.statements.len() < MOST_LINES {
            self.statements.push(Statement { table: self.tables.len() - 1, kind });
        }
    }

    /// Looks for the id of the last table below the conflict.
    pub(super) fn look_ahead(&mut self, behind: &'t str) {
        let Some(TableLine { name, id: id @ None, .. }) = self.tables.last_mut() else { return };
        let Some(key) = id_key(name) else { return };
        let lines = behind.lines().map(str::trim).take(MOST_LINES).take_while(|line| header(line).is_none());
        let mut pairs = lines.filter_map(|line| line.split_once('='));
        *id = pairs.find(|(own, _)| own.trim() == key).map(|(_, value)| bare(value.trim()));
    }

    fn enter(&mut self, name: &'t str) {
        (self.depth, self.quotes) = (0, None);
        let number = self.tables.len();
        let owner = self.tables.last().filter(|last| name.contains('.') && top_of(last.name) == top_of(name));
        let owner = owner.map_or(number, |last| last.owner);
        self.tables.push(TableLine { name, id: None, owner });
    }

    fn pair(&mut self, key: &'t str, value: &'t str) -> StatementKind<'t> {
        self.key = key.trim_matches(['"', '\'']);
        self.scan(value);
        if let Some(table) = self.tables.last_mut()
            && id_key(table.name) == Some(self.key)
        {
            table.id = Some(bare(value)).filter(|id| !id.is_empty());
        }
        StatementKind::Pair { key: self.key, value }
    }

    /// Follows brackets and quotes through a line.
    fn scan(&mut self, line: &str) {
        let mut rest = line;
        loop {
            if let Some(quotes) = self.quotes {
                let Some(behind) = behind_quotes(rest, quotes) else { return };
                (rest, self.quotes) = (behind.trim_start_matches(['"', '\'']), None);
            }
            let Some(at) = rest.find(['#', '"', '\'', '[', ']', '{', '}']) else { return };
            let from = rest.get(at..).unwrap_or_default();
            let opening = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| from.starts_with(quotes));
            rest = from.get(opening.map_or(1, str::len)..).unwrap_or_default();
            match (opening, from.as_bytes().first()) {
                (Some(quotes), _) if quotes.len() > 1 => self.quotes = Some(quotes),
                (Some(quotes), _) => {
                    let Some(behind) = behind_quotes(rest, quotes) else { return };
                    rest = behind;
                }
                (None, Some(b'[' | b'{')) => self.depth += 1,
                (None, Some(b']' | b'}')) => self.depth = self.depth.saturating_sub(1),
                // The rest is a comment.
                (None, _) => return,
            }
        }
    }
}

/// The text behind the next of these quotes that ends a text.
fn behind_quotes<'l>(text: &'l str, quotes: &str) -> Option<&'l str> {
    let mut rest = text;
    loop {
        if let Some(behind) = rest.strip_prefix(quotes) {
            return Some(behind);
        }
        let mut chars = rest.chars();
        if chars.next()? == '\\' && quotes.starts_with('"') {
            chars.next();
        }
        rest = chars.as_str();
    }
}

/// The name in a header, and whether it is that of a table of a list.
fn header(line: &str) -> Option<(&str, bool)> {
    let inside = line.strip_prefix('[')?;
    let (inside, is_list) = inside.strip_prefix('[').map_or((inside, false), |inside| (inside, true));
    let (name, behind) = inside.split_once(']')?;
    let behind = if is_list { behind.strip_prefix(']')? } else { behind }.trim_start();
    let name = name.trim();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    (is_name && (behind.is_empty() || behind.starts_with('#'))).then_some((name, is_list))
}

/// The first name of a header.
pub(super) fn top_of(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// The key by which people name a table.
pub(super) fn id_key(table: &str) -> Option<&'static str> {
    match table {
        "amendment" | "legal-basis" | "solution" => Some("number"),
        "report-period" => Some("name"),
        "" => None,
        _ => Some("id"),
    }
}

/// A value without its quotes and without a comment.
fn bare(value: &str) -> &str {
    match value.as_bytes().first() {
        Some(b'"') => value.split('"').nth(1).unwrap_or_default(),
        Some(b'\'') => value.split('\'').nth(1).unwrap_or_default(),
        Some(_) | None => value.split('#').next().unwrap_or_default().trim(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, StatementKind};

    #[test]
    fn a_line_belongs_to_its_table_and_to_its_list() {
        let mut side = Side::default();
        let text = "[[task]]\nid = \"1.2\" # a\nnote = \"\"\"\n[[x]]\nid = '9'\n\"\"\"\ndone = [ # ]\n  { on = 1, x = \"]\" },\n]\n[task.cost]\nid = 4\n";
        text.lines().for_each(|line| side.take(line, true));
        assert!(!side.is_in_text() && side.depth == 0);
        let ids: Vec<_> = side.tables.iter().map(|table| (table.name, table.id, table.owner)).collect();
        assert_eq!(ids, [("", None, 0), ("task", Some("1.2"), 1), ("task.cost", Some("4"), 1)]);
        let more = side.statements.iter().filter(|one| matches!(one.kind, StatementKind::More { key: "done", .. }));
        assert_eq!(more.count(), 2);
    }
}

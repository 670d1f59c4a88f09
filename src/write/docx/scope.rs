//! Which names are in force, and what stands behind them: the innermost item first, then outward.

use super::declared::{find, nearest};
use super::fault::FaultKind;
use crate::report::paper::{FieldKind as Kind, FieldName};
use crate::report::paper::{FieldValue as Value, Fields};

/// Names in force, with their values while a paper is filled.
#[derive(Clone, Copy)]
pub struct Level<'a> {
    /// The names.
    pub names: &'a [FieldName],
    /// Their values; none while the marks are only checked.
    pub fields: Option<&'a Fields>,
}

/// All names in force.
pub struct Scope<'a> {
    levels: Vec<Level<'a>>,
    /// The item of the innermost list of texts; empty while the marks are only checked.
    texts: Vec<&'a str>,
}

/// The meaning of a name.
pub enum Meaning<'a> {
    /// The item of a list of texts.
    Item(&'a str),
    /// A declared name and its value, if there is one.
    Named(&'a FieldName, Option<&'a Value>),
}

impl<'a> Scope<'a> {
    /// The names of a paper.
    pub fn new(names: &'a [FieldName], fields: Option<&'a Fields>) -> Self {
        Self { levels: vec![Level { names, fields }], texts: Vec::new() }
    }

    /// Enters an item of a list.
    pub fn enter(&mut self, names: &'a [FieldName], fields: Option<&'a Fields>) {
        self.levels.push(Level { names, fields });
    }

    /// Leaves an item of a list.
    pub fn leave(&mut self) {
        self.levels.pop();
    }

    /// Enters a text of a list of texts.
    pub fn enter_text(&mut self, text: &'a str) {
        self.texts.push(text);
    }

    /// Leaves a text of a list of texts.
    pub fn leave_text(&mut self) {
        self.texts.pop();
    }

    /// The meaning of a name.
    pub fn meaning(&self, name: &str) -> Result<Meaning<'a>, FaultKind> {
        if name == "." {
            return self.texts.last().map(|text| Meaning::Item(text)).ok_or(FaultKind::NoItem);
        }
        let mut steps = name.split('.');
        let first = steps.next().unwrap_or_default();
        let found = self.levels.iter().rev().find_map(|level| Some((find(level.names, first)?, level.fields)));
        let Some((mut declared, fields)) = found else { return Err(self.unknown(name)) };
        let mut value = fields.and_then(|fields| fields.get(first));
        let mut before = first.to_owned();
        for step in steps {
            let Kind::Group(names) = declared.kind else {
                return Err(FaultKind::NotGroup { name: name.to_owned(), before, is_list: declared.kind.repeats() });
            };
            declared = find(names, step).ok_or_else(|| self.unknown(name))?;
            value = match value {
                Some(Value::Group(fields)) => fields.get(step),
                Some(Value::Text(_) | Value::List(_) | Value::Texts(_) | Value::Absent) | None => None,
            };
            before = format!("{before}.{step}");
        }
        Ok(Meaning::Named(declared, value))
    }

    fn unknown(&self, name: &str) -> FaultKind {
        let scopes = self.levels.iter().map(|level| level.names);
        FaultKind::Unknown { name: name.to_owned(), meant: nearest(name, scopes) }
    }
}

//! Lists in JSON that are written element by element, each list element on lines of its own.

use super::json_text::element;
use super::parallel::each_in_parallel;
use crate::text::Spool;
use serde::Serialize;
use std::io::{self, Write};

/// So few elements are written by one thread.
const FEW: usize = 8;

/// A list so many levels deep.
#[derive(Default)]
pub(super) struct List {
    depth: usize,
    is_begun: bool,
}

/// Elements of a list that wait.
#[derive(Default)]
pub(super) struct Elements {
    depth: usize,
    spool: Spool,
}

impl List {
    pub(super) const fn at(depth: usize) -> Self {
        Self { depth, is_begun: false }
    }

    pub(super) fn write(&mut self, elements: Vec<impl Serialize + Send>, out: &mut dyn Write) -> io::Result<()> {
        texts(elements, self.depth)?.iter().try_for_each(|text| self.write_text(text, out))
    }

    /// Writes an element that is JSON already.
    pub(super) fn write_text(&mut self, text: &[u8], out: &mut dyn Write) -> io::Result<()> {
        self.next(out)?;
        out.write_all(text)
    }

    /// Writes elements that waited.
    pub(super) fn write_waiting(&mut self, elements: &Elements, out: &mut dyn Write) -> io::Result<()> {
        if elements.spool.is_empty() {
            return Ok(());
        }
        self.next(out)?;
        elements.spool.write_into(out)
    }

    pub(super) fn close(&self, out: &mut dyn Write) -> io::Result<()> {
        if !self.is_begun {
            return out.write_all(b"[]");
        }
        write!(out, "\n{}]", indent(self.depth))
    }

    fn next(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let before = if std::mem::replace(&mut self.is_begun, true) { "," } else { "[" };
        write!(out, "{before}\n{}", indent(self.depth + 1))
    }
}

impl Elements {
    pub(super) fn at(depth: usize) -> Self {
        Self { depth, spool: Spool::default() }
    }

    pub(super) fn add(&mut self, elements: Vec<impl Serialize + Send>) -> io::Result<()> {
        for text in texts(elements, self.depth)? {
            if !self.spool.is_empty() {
                write!(self.spool, ",\n{}", indent(self.depth + 1))?;
            }
            self.spool.write_all(&text)?;
        }
        Ok(())
    }
}

fn texts(elements: Vec<impl Serialize + Send>, depth: usize) -> serde_json::Result<Vec<Vec<u8>>> {
    each_in_parallel(elements, FEW, |one| element(&one, depth + 1)).into_iter().collect()
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

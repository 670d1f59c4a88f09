//! Writes a part by its script and the values of a paper.

use super::scope::{Meaning, Scope};
use super::script::{Block, Flow, Op, Paragraph, Section, Spot, Table};
use super::sink::{Budget, Limit, Sink};
use crate::report::paper::{FieldKind as Kind, FieldName};
use crate::report::paper::{FieldValue as Value, Fields};

/// Writes a part. The marks have been checked.
pub fn write(ops: &[Op], names: &[FieldName], fields: &Fields, budget: &mut Budget) -> Result<Vec<u8>, Limit> {
    let sink = Sink::new(budget.bytes);
    let scope = Scope::new(names, Some(fields));
    let mut writer =
        Writer { sink, scope, budget, cuts: Vec::new(), table: None, ends: None, spare: None, section: None };
    writer.ops(ops)?;
    let bytes = writer.sink.into_bytes();
    budget.bytes = budget.bytes.saturating_sub(bytes.len());
    Ok(bytes)
}

struct Writer<'a, 'b> {
    sink: Sink,
    scope: Scope<'a>,
    budget: &'b mut Budget,
    /// Where the paragraph at hand is cut into several.
    cuts: Vec<usize>,
    /// The begin of the table at hand, until its first row.
    table: Option<&'a str>,
    /// Whether the last block of the flow at hand is a paragraph; none before the first block.
    ends: Option<bool>,
    /// The last paragraph behind that block that vanished.
    spare: Option<&'a str>,
    /// The last end of a section.
    section: Option<LastSection<'a>>,
}

/// The last end of a section that was written.
struct LastSection<'a> {
    section: &'a Section,
    /// Where it stands.
    begin: usize,
    /// Whether a paragraph stands before it.
    ends: Option<bool>,
}

impl<'a> Writer<'a, '_> {
    fn ops(&mut self, ops: &'a [Op]) -> Result<(), Limit> {
        ops.iter().try_for_each(|op| self.op(op))
    }

    fn op(&mut self, op: &'a Op) -> Result<(), Limit> {
        match op {
            Op::Raw(raw) => {
                self.budget.paragraphs(raw.paragraphs)?;
                if let Some(ends) = raw.ends {
                    self.end_block(ends);
                }
                self.sink.xml(&raw.xml)
            }
            Op::DrawingId => {
                let number = self.budget.drawing();
                self.sink.xml(&number.to_string())
            }
            Op::Value(spot) => self.value(spot),
            Op::Block(block) => self.block(block),
            Op::Paragraph(paragraph) => self.paragraph(paragraph),
            Op::Table(table) => self.table(table),
            Op::Row(row) => {
                if let Some(open) = self.table.take() {
                    self.sink.xml(open)?;
                }
                self.ops(row)
            }
            Op::Flow(flow) => self.flow(flow),
            Op::Spare(xml) => {
                self.spare = Some(xml);
                Ok(())
            }
            Op::Section(section) => {
                self.section = Some(LastSection { section, begin: self.sink.len(), ends: self.ends });
                self.budget.paragraphs(1)?;
                self.sink.xml(&section.paragraph)?;
                self.end_block(true);
                Ok(())
            }
        }
    }

    /// A block of the flow at hand has ended.
    const fn end_block(&mut self, is_paragraph: bool) {
        self.ends = Some(is_paragraph);
        self.spare = None;
    }

    fn block(&mut self, block: &'a Block) -> Result<(), Limit> {
        let (kind, value) = match self.scope.meaning(&block.reference.name) {
            Ok(Meaning::Named(declared, value)) => (declared.kind, value.unwrap_or(&Value::Absent)),
            Ok(Meaning::Item(_)) => (Kind::Text, &Value::Absent),
            Err(_) => return Ok(()),
        };
        if block.is_absent {
            self.budget.turn()?;
            return if value.is_there() { Ok(()) } else { self.ops(&block.body) };
        }
        match (kind, value) {
            (Kind::List(names), Value::List(items)) => {
                for item in items {
                    self.budget.turn()?;
                    self.scope.enter(names, Some(item));
                    self.ops(&block.body)?;
                    self.scope.leave();
                }
                Ok(())
            }
            (_, Value::Texts(texts)) => {
                for text in texts {
                    self.budget.turn()?;
                    self.scope.enter_text(text);
                    self.ops(&block.body)?;
                    self.scope.leave_text();
                }
                Ok(())
            }
            // A value of another kind than declared counts as missing.
            (Kind::Text | Kind::Group(_), value) if value.is_there() => {
                self.budget.turn()?;
                self.ops(&block.body)
            }
            (Kind::Text | Kind::Group(_) | Kind::List(_) | Kind::Texts, _) => Ok(()),
        }
    }

    fn value(&mut self, spot: &'a Spot) -> Result<(), Limit> {
        let text: &str = match self.scope.meaning(&spot.reference.name) {
            Ok(Meaning::Item(text)) => text,
            Ok(Meaning::Named(_, Some(Value::Text(text)))) => text,
            Ok(Meaning::Named(_, _)) | Err(_) => return Ok(()),
        };
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                for (_, close) in spot.around.iter().rev() {
                    self.sink.xml(close)?;
                }
                self.cuts.push(self.sink.len());
                for (open, _) in &spot.around {
                    self.sink.xml(open)?;
                }
            }
            if !line.is_empty() {
                self.line(spot, line)?;
            }
        }
        Ok(())
    }

    fn line(&mut self, spot: &Spot, line: &str) -> Result<(), Limit> {
        let prefix = &spot.prefix;
        self.sink.xml(&spot.open)?;
        for (number, text) in line.split('\t').enumerate() {
            if number > 0 {
                self.sink.xml(&format!("<{prefix}tab/>"))?;
            }
            if !text.is_empty() {
                self.sink.xml(&format!("<{prefix}t xml:space=\"preserve\">"))?;
                self.sink.text(text)?;
                self.sink.xml(&format!("</{prefix}t>"))?;
            }
        }
        self.sink.xml(&format!("</{prefix}r>"))
    }

    /// Writes the content first: only then it is known into how many paragraphs the values cut it.
    fn paragraph(&mut self, paragraph: &'a Paragraph) -> Result<(), Limit> {
        let begin = self.sink.len();
        let outer = std::mem::take(&mut self.cuts);
        let mut is_shown = !paragraph.may_vanish;
        for op in &paragraph.body {
            let before = self.sink.len();
            self.op(op)?;
            is_shown |= matches!(op, Op::Block(_)) && self.sink.len() != before;
        }
        let cuts = std::mem::replace(&mut self.cuts, outer);
        let content = self.sink.take_from(begin);
        if !is_shown && cuts.is_empty() && !paragraph.has_section {
            return Ok(());
        }
        self.budget.paragraphs(cuts.len() + 1)?;
        let mut from = 0;
        for (number, cut) in cuts.iter().map(Some).chain([None]).enumerate() {
            let end = cut.map_or(content.len(), |cut| cut.saturating_sub(begin));
            let properties = match (number, cut) {
                (0, None) => &paragraph.only,
                (0, Some(_)) => &paragraph.first,
                (_, Some(_)) => &paragraph.middle,
                (_, None) => &paragraph.last,
            };
            self.sink.xml(&paragraph.open)?;
            self.sink.xml(properties)?;
            self.sink.xml(content.get(from..end).unwrap_or_default())?;
            self.sink.xml(&paragraph.close)?;
            from = end;
        }
        self.end_block(true);
        Ok(())
    }

    fn table(&mut self, table: &'a Table) -> Result<(), Limit> {
        let outer = self.table.replace(&table.open);
        self.ops(&table.rows)?;
        let is_empty = std::mem::replace(&mut self.table, outer).is_some();
        if !is_empty {
            self.sink.xml(&table.close)?;
            self.end_block(false);
        }
        Ok(())
    }

    /// The section that ends a body, where nothing stands behind it: else an empty page would follow.
    fn last_section(&mut self) -> Result<Option<&'a str>, Limit> {
        let Some(LastSection { section, begin, ends }) = self.section.take() else { return Ok(None) };
        let tail = self.sink.take_from(begin);
        if tail.trim_end() != section.paragraph {
            self.sink.xml(&tail)?;
            return Ok(None);
        }
        // Word asks for a paragraph behind a table.
        if ends != Some(true) {
            self.sink.xml(&section.plain)?;
        }
        Ok(Some(&section.properties))
    }

    fn flow(&mut self, flow: &'a Flow) -> Result<(), Limit> {
        let outer = (self.ends.take(), self.spare.take(), self.table.take());
        self.ops(&flow.body)?;
        // A template may end with a table: then its paper does, unless a paragraph stood behind it.
        let is_whole = match self.ends {
            Some(true) => true,
            Some(false) => flow.section.is_some() && self.spare.is_none(),
            None => false,
        };
        if !is_whole {
            self.budget.paragraphs(1)?;
            self.sink.xml(self.spare.unwrap_or(&flow.empty))?;
        }
        if let Some(own) = &flow.section {
            let last = self.last_section()?;
            self.sink.xml(last.unwrap_or(own))?;
        }
        (self.ends, self.spare, self.table) = outer;
        Ok(())
    }
}

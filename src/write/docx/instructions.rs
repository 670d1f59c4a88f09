//! Finds fields and elements that reach outside the file, in any part and under any prefix.

use crate::ooxml::chars::unescape;
use crate::ooxml::mistake::MistakeKind;
use crate::ooxml::reader::{Events, Start, attributes};

/// Fields that read a file or a database, or start a program. Word reads them however their letters are divided.
const READERS: &[&str] =
    &["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD"];

/// A thing that was found.
pub enum Field {
    /// A field with this first word.
    Keyword(String),
    /// An embedded object.
    Object,
    /// Another document that Word would read in.
    Chunk,
    /// A source of data that Word would open.
    MailMerge,
}

/// Looks at the events of one part.
#[derive(Default)]
pub struct Watch {
    /// The first thing found.
    pub found: Option<Field>,
    /// The instructions of the open fields.
    fields: Vec<String>,
    /// Instructions outside any field of this paragraph.
    stray: String,
    /// The local names of the open elements.
    open: Vec<String>,
}

impl Watch {
    fn judge(&mut self, instruction: &str) {
        let word = instruction.split_whitespace().next().unwrap_or_default();
        // A switch may follow without a blank.
        let word = word.split(['\\', '"']).next().unwrap_or_default().to_ascii_uppercase();
        if READERS.contains(&&*word) {
            self.note(Field::Keyword(word));
        }
    }

    fn note(&mut self, field: Field) {
        self.found.get_or_insert(field);
    }

    fn is_instruction(&self) -> bool {
        self.open.last().is_some_and(|name| matches!(&**name, "instrText" | "delInstrText"))
    }
}

impl Events for Watch {
    fn start(&mut self, start: &Start<'_>) -> Result<(), MistakeKind> {
        let local = start.name.rsplit(':').next().unwrap_or_default();
        let of = |wanted: &str| {
            let mut all = attributes(start.attributes);
            all.find(|(key, _)| key.rsplit(':').next() == Some(wanted)).map(|(_, value)| unescape(&value))
        };
        match local {
            "fldSimple" => self.judge(&of("instr").unwrap_or_default()),
            "fldChar" => match of("fldCharType").as_deref() {
                Some("begin") => self.fields.push(String::new()),
                Some("separate") => {
                    let instruction = self.fields.last().cloned().unwrap_or_default();
                    self.judge(&instruction);
                }
                Some("end") => {
                    let instruction = self.fields.pop().unwrap_or_default();
                    self.judge(&instruction);
                }
                Some(_) | None => {}
            },
            "OLEObject" => self.note(Field::Object),
            "altChunk" => self.note(Field::Chunk),
            "mailMerge" => self.note(Field::MailMerge),
            _ => {}
        }
        self.open.push(local.to_owned());
        Ok(())
    }

    fn text(&mut self, raw: &str) {
        if self.is_instruction() {
            let text = unescape(raw);
            match self.fields.last_mut() {
                Some(field) => field.push_str(&text),
                None => self.stray.push_str(&text),
            }
        }
    }

    fn other(&mut self, _: &str) {}

    fn end(&mut self) {
        let name = self.open.pop();
        if name.as_deref() == Some("p") || self.open.is_empty() {
            let stray = std::mem::take(&mut self.stray);
            self.judge(&stray);
        }
        if self.open.is_empty() {
            // A field whose end is missing.
            for field in std::mem::take(&mut self.fields) {
                self.judge(&field);
            }
        }
    }
}

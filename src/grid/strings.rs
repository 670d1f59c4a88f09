//! The texts that the cells of a workbook share.

use super::refusal::GridRefusal;
use super::text::{plain, unfold};
use crate::ooxml::Part;
use crate::ooxml::mistake::MistakeKind;
use crate::ooxml::reader::{Events, Start, read};

/// A workbook with so many texts has more cells than are read.
const MOST_STRINGS: usize = 2_000_000;

/// Text that grows piece by piece, without the reading aids of East Asia.
#[derive(Default)]
pub(super) struct RichText {
    /// The open elements.
    open: Vec<&'static str>,
    /// The text so far.
    pub(super) letters: String,
}

impl RichText {
    pub(super) fn start(&mut self, known: &'static str) {
        self.open.push(known);
    }

    /// Takes a text and says whether it belongs to the content.
    pub(super) fn text(&mut self, raw: &str) {
        if self.open.last() == Some(&"x:t") && !self.open.contains(&"x:rPh") {
            self.letters.push_str(&plain(raw));
        }
    }

    /// The element that ends.
    pub(super) fn end(&mut self) -> &'static str {
        self.open.pop().unwrap_or_default()
    }

    pub(super) fn innermost(&self) -> &'static str {
        self.open.last().copied().unwrap_or_default()
    }

    /// The whole text, after which the next one begins.
    pub(super) fn take(&mut self) -> String {
        unfold(std::mem::take(&mut self.letters))
    }
}

#[derive(Default)]
struct Strings {
    text: RichText,
    all: Vec<String>,
}

impl Events for Strings {
    fn start(&mut self, start: &Start<'_>) -> Result<(), MistakeKind> {
        self.text.start(start.known);
        if self.all.len() > MOST_STRINGS { Err(MistakeKind::Large) } else { Ok(()) }
    }

    fn text(&mut self, raw: &str) {
        self.text.text(raw);
    }

    fn other(&mut self, _: &str) {}

    fn end(&mut self) {
        if self.text.end() == "x:si" {
            let text = self.text.take();
            self.all.push(text);
        }
    }
}

/// The texts in their order, by which cells name them.
pub(super) fn strings(part: &Part) -> Result<Vec<String>, GridRefusal> {
    let mut strings = Strings::default();
    read(&part.bytes, &mut strings).map_err(|mistake| GridRefusal::of(&part.path, mistake))?;
    Ok(strings.all)
}

//! Takes what is written of a part, within limits that a hostile template cannot pass.

use crate::ooxml::chars::escape;

/// The largest number of paragraphs of a paper.
pub const MOST_PARAGRAPHS: usize = 200_000;
/// The largest number of turns of blocks. Blocks that write nothing must end too.
const MOST_TURNS: usize = 20_000_000;

/// Why no paper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// More than [`MOST_PARAGRAPHS`].
    Paragraphs,
    /// More than 128 MiB, or blocks that turn without end.
    Size,
}

/// The room that all parts so far have left.
#[derive(Clone, Debug)]
pub struct Budget {
    /// The bytes that may still be written.
    pub bytes: usize,
    paragraphs: usize,
    turns: usize,
    /// The last number of a drawing.
    drawing: usize,
}

impl Budget {
    /// A budget for a paper. Drawings are numbered from behind the last of the template.
    pub const fn new(bytes: usize, last_drawing: usize) -> Self {
        Self { bytes, paragraphs: MOST_PARAGRAPHS, turns: MOST_TURNS, drawing: last_drawing }
    }

    /// Counts paragraphs.
    pub fn paragraphs(&mut self, count: usize) -> Result<(), Limit> {
        self.paragraphs = self.paragraphs.checked_sub(count).ok_or(Limit::Paragraphs)?;
        Ok(())
    }

    /// Counts a turn of a block.
    pub fn turn(&mut self) -> Result<(), Limit> {
        self.turns = self.turns.checked_sub(1).ok_or(Limit::Size)?;
        Ok(())
    }

    /// The number of the next drawing.
    pub const fn drawing(&mut self) -> usize {
        self.drawing += 1;
        self.drawing
    }
}

/// The bytes of a part.
pub struct Sink {
    bytes: String,
    most: usize,
}

impl Sink {
    /// An empty part that may grow so far.
    pub const fn new(most: usize) -> Self {
        Self { bytes: String::new(), most }
    }

    /// Appends XML.
    pub fn xml(&mut self, xml: &str) -> Result<(), Limit> {
        if self.bytes.len() + xml.len() > self.most {
            return Err(Limit::Size);
        }
        self.bytes.push_str(xml);
        Ok(())
    }

    /// Appends text.
    pub fn text(&mut self, text: &str) -> Result<(), Limit> {
        // An escaped character takes at most ten bytes.
        if self.bytes.len() + text.len() > self.most {
            return Err(Limit::Size);
        }
        escape(text, &mut self.bytes);
        if self.bytes.len() > self.most { Err(Limit::Size) } else { Ok(()) }
    }

    /// How much was written.
    pub const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Takes back all that was written from a place on.
    pub fn take_from(&mut self, place: usize) -> String {
        if self.bytes.is_char_boundary(place) { self.bytes.split_off(place) } else { String::new() }
    }

    /// All that was written.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes.into_bytes()
    }
}

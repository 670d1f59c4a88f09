//! Text that waits for what stands before it. It is compressed, since that of many plans is long and repeats itself.

use flate2::Compression;
use flate2::write::{DeflateDecoder, DeflateEncoder};
use std::io::{self, Write};

/// How hard the compression tries. Level 1 is a little quicker and takes more room.
const LEVEL: u32 = 2;

/// So many bytes wait uncompressed.
const MOST_PLAIN: usize = 256 * 1024;

/// Text that was written and waits.
#[derive(Debug, Default)]
pub struct Spool {
    blocks: Vec<Vec<u8>>,
    last: Vec<u8>,
}

impl Spool {
    /// A text that waits.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self { blocks: Vec::new(), last: bytes.to_vec() }
    }

    /// Writes all that waits.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn write_into(&self, out: &mut dyn Write) -> io::Result<()> {
        for block in &self.blocks {
            let mut decoder = DeflateDecoder::new(&mut *out);
            decoder.write_all(block)?;
            decoder.finish()?;
        }
        out.write_all(&self.last)
    }

    /// Whether nothing was written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.last.is_empty()
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.last.extend_from_slice(bytes);
        if self.last.len() >= MOST_PLAIN {
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(LEVEL));
            encoder.write_all(&self.last)?;
            let mut block = encoder.finish()?;
            block.shrink_to_fit();
            self.blocks.push(block);
            self.last.clear();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_PLAIN, Spool};
    use std::io::Write as _;

    #[test]
    fn a_text_that_waits_comes_out_as_it_went_in() {
        let (mut spool, mut plain) = (Spool::default(), Vec::new());
        assert!(spool.is_empty());
        for number in 0..40_000 {
            let line = format!("dòng {number}: {}\n", "việc ".repeat(number % 50));
            spool.write_all(line.as_bytes()).expect("memory takes all");
            plain.extend_from_slice(line.as_bytes());
        }
        let mut out = Vec::new();
        spool.write_into(&mut out).expect("memory takes all");
        assert!(out == plain && plain.len() > 4 * MOST_PLAIN && !spool.is_empty());
        let held: usize = spool.blocks.iter().map(Vec::len).sum();
        assert!(held * 4 < plain.len(), "{held} of {}", plain.len());
    }
}

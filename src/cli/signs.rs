//! Signs for the console of Windows: its fonts have those of WGL4 ("Windows Glyph List 4") and no other.

use std::io::{self, Write};

/// Our signs that WGL4 lacks, each with the one that stands for it there, as wide as it is.
const IN_PLACE: [(char, char); 5] = [('✓', '√'), ('✗', '×'), ('↳', '└'), ('◇', '◊'), ('⏎', '¶')];

/// Writes on, with signs of WGL4 where the console has no others.
#[derive(Debug)]
pub(super) struct BasicSigns<W> {
    out: W,
    is_needed: bool,
    /// The first bytes of a character whose rest comes with the next ones.
    begun: Vec<u8>,
}

impl<W: Write> BasicSigns<W> {
    /// Writes into `out`, unchanged where that is not needed.
    pub(super) const fn new(out: W, is_needed: bool) -> Self {
        Self { out, is_needed, begun: Vec::new() }
    }
}

impl<W: Write> Write for BasicSigns<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_needed {
            return self.out.write(bytes);
        }
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        for chunk in all.utf8_chunks() {
            self.out.write_all(&std::mem::take(&mut self.begun))?;
            let valid = IN_PLACE.iter().fold(chunk.valid().to_owned(), |text, (ours, theirs)| {
                if text.contains(*ours) { text.replace(*ours, theirs.encode_utf8(&mut [0; 4])) } else { text }
            });
            self.out.write_all(valid.as_bytes())?;
            self.begun.extend_from_slice(chunk.invalid());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&std::mem::take(&mut self.begun))?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::BasicSigns;
    use std::io::Write as _;

    fn written(text: &str, is_needed: bool, at_a_time: usize) -> String {
        let mut out = BasicSigns::new(Vec::new(), is_needed);
        for bytes in text.as_bytes().chunks(at_a_time) {
            out.write_all(bytes).expect("memory takes it");
        }
        out.flush().expect("memory takes it");
        String::from_utf8(out.out).expect("whole characters")
    }

    #[test]
    fn signs_change_and_letters_stay_wherever_the_text_is_cut() {
        let text = "✓ kế hoạch ✗ ≥ 85 % ↳ ● ◇ – 🙂 ₫";
        for at_a_time in 1..=text.len() {
            assert_eq!(written(text, true, at_a_time), "√ kế hoạch × ≥ 85 % └ ● ◊ – 🙂 ₫");
            assert_eq!(written(text, false, at_a_time), text);
        }
    }
}

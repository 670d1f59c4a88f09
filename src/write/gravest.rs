//! Elements of a JSON list that wait until all are known: where there are too many, only the gravest are written.

use super::json_list::List;
use super::json_text::element;
use super::parallel::each_in_parallel;
use crate::diag::Level;
use crate::text::Spool;
use serde::Serialize;
use std::io::{self, Write};

/// So few elements are written by one thread.
const FEW: usize = 8;
/// It ends a waiting element; JSON has no such byte.
const END: u8 = 0;

/// The elements of a list so many levels deep that holds only `most` of them.
pub(super) struct Gravest {
    depth: usize,
    most: usize,
    now: Waiting,
    /// They stand behind all the others.
    later: Waiting,
}

/// Elements in their order. Each stands behind a digit for its level.
#[derive(Default)]
struct Waiting {
    spool: Spool,
    counts: [usize; 3],
}

/// The number of a level, the gravest first.
const fn number(level: Level) -> u8 {
    match level {
        Level::Error => 0,
        Level::Warning => 1,
        Level::Note => 2,
    }
}

impl Gravest {
    pub(super) fn new(depth: usize, most: usize) -> Self {
        Self { depth, most, now: Waiting::default(), later: Waiting::default() }
    }

    pub(super) fn add<T: Serialize + Send>(&mut self, now: Vec<(Level, T)>, later: Vec<(Level, T)>) -> io::Result<()> {
        let texts = |elements: Vec<(Level, T)>| {
            let text = |(level, one): (Level, T)| Ok((level, element(&one, self.depth + 1)?));
            each_in_parallel(elements, FEW, text).into_iter().collect::<serde_json::Result<Vec<_>>>()
        };
        let (now, later) = (texts(now)?, texts(later)?);
        self.now.add(now, self.most)?;
        self.later.add(later, self.most)
    }

    /// Writes the list, and says how many elements were left out.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<usize> {
        let mut room = self.most;
        let mut left_out = 0;
        let mut quotas = [0; 3];
        for ((quota, now), later) in quotas.iter_mut().zip(self.now.counts).zip(self.later.counts) {
            *quota = room.min(now + later);
            room -= *quota;
            left_out += now + later - *quota;
        }
        let mut picker = Picker { list: List::at(self.depth), quotas, held: Vec::new(), out };
        self.now.spool.write_into(&mut picker)?;
        self.later.spool.write_into(&mut picker)?;
        let Picker { list, out, .. } = picker;
        list.close(out)?;
        Ok(left_out)
    }
}

impl Waiting {
    fn add(&mut self, elements: Vec<(Level, Vec<u8>)>, most: usize) -> io::Result<()> {
        for (level, text) in elements {
            let number = number(level);
            let Some(count) = self.counts.get_mut(usize::from(number)) else { continue };
            *count += 1;
            // More than that of one level are never written.
            if *count <= most {
                self.spool.write_all(&[b'0' + number])?;
                self.spool.write_all(&text)?;
                self.spool.write_all(&[END])?;
            }
        }
        Ok(())
    }
}

/// Gets what waited, and hands on the elements for which there is room.
struct Picker<'o> {
    list: List,
    quotas: [usize; 3],
    /// The beginning of an element whose end has not come yet.
    held: Vec<u8>,
    out: &'o mut dyn Write,
}

impl Write for Picker<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some(end) = memchr::memchr(END, rest) {
            let (text, behind) = rest.split_at(end);
            rest = behind.get(1..).unwrap_or_default();
            self.held.extend_from_slice(text);
            if let Some((digit, text)) = self.held.split_first()
                && let Some(quota) = self.quotas.get_mut(usize::from(digit.wrapping_sub(b'0')))
                && *quota > 0
            {
                *quota -= 1;
                self.list.write_text(text, self.out)?;
            }
            self.held.clear();
        }
        self.held.extend_from_slice(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Gravest;
    use crate::diag::Level;

    /// The elements of one part, and its later ones.
    type Part<'p> = (&'p [(Level, u32)], &'p [(Level, u32)]);

    /// The list of these elements, each a number, and how many are left out.
    fn written(most: usize, parts: &[Part<'_>]) -> (Vec<u32>, usize) {
        let mut list = Gravest::new(0, most);
        for (now, later) in parts {
            list.add(now.to_vec(), later.to_vec()).expect("memory takes all");
        }
        let mut out = Vec::new();
        let left_out = list.write(&mut out).expect("memory takes all");
        (serde_json::from_slice(&out).expect("a list of numbers"), left_out)
    }

    #[test]
    fn the_least_grave_are_left_out_and_the_others_keep_their_order() {
        use Level::{Error, Note, Warning};
        let parts: &[Part<'_>] = &[
            (&[(Note, 1), (Error, 2), (Warning, 3)], &[(Error, 10)]),
            (&[(Warning, 4), (Error, 5), (Note, 6)], &[(Error, 11), (Note, 12)]),
        ];
        assert_eq!(written(9, parts), (vec![1, 2, 3, 4, 5, 6, 10, 11, 12], 0));
        assert_eq!(written(8, parts), (vec![1, 2, 3, 4, 5, 6, 10, 11], 1));
        assert_eq!(written(7, parts), (vec![1, 2, 3, 4, 5, 10, 11], 2));
        assert_eq!(written(5, parts), (vec![2, 3, 5, 10, 11], 4));
        assert_eq!(written(3, parts), (vec![2, 5, 10], 6));
        assert_eq!(written(1, parts), (vec![2], 8));
        assert_eq!(written(4, &[]), (vec![], 0));
        let many: Vec<(Level, u32)> = (0..50_000).map(|number| (Warning, number)).collect();
        let (list, left_out) = written(25_000, &[(&many, &[(Error, 7)])]);
        assert_eq!((list.len(), left_out, list.last()), (25_000, 25_001, Some(&7)));
    }
}

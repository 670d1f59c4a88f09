//! The texts of files under repair: as they were, as they are now, and where each byte stood.

use super::candidate::{Candidate, Patch};
use crate::source::{FilePath, Files, Overlay};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The texts of the files that may be repaired. A copy is cheap.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts(BTreeMap<FilePath, FileText>);

#[derive(Clone, Debug)]
pub(super) struct FileText {
    pub before: Arc<str>,
    pub now: Arc<str>,
    /// The patches made so far, those of one step in places of the text before that step.
    steps: Vec<Arc<[Patch]>>,
}

impl Texts {
    /// Reads a file, unless that was done. A file that is not text stays out.
    pub(super) fn read(&mut self, file: &FilePath, files: &dyn Files) {
        if self.0.contains_key(file) {
            return;
        }
        if let Some(text) = files.read(file).ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
            let before: Arc<str> = text.into();
            let text = FileText { now: Arc::clone(&before), before, steps: Vec::new() };
            self.0.insert(file.clone(), text);
        }
    }

    /// The text of a file that was read, as it is now.
    pub(super) fn now(&self, file: &FilePath) -> Option<&str> {
        self.0.get(file).map(|text| &*text.now)
    }

    /// Makes these repairs, which do not touch each other. `None` where a place is not there.
    pub(super) fn make(&mut self, candidates: &[Candidate]) -> Option<()> {
        let mut by_file: BTreeMap<&FilePath, Vec<Patch>> = BTreeMap::new();
        for candidate in candidates {
            by_file.entry(candidate.file()).or_default().extend(candidate.patches.iter().cloned());
        }
        for (file, mut patches) in by_file {
            patches.sort_by_key(|patch| patch.range.start);
            let text = self.0.get_mut(file)?;
            text.now = patched(&text.now, &patches)?.into();
            text.steps.push(patches.into());
        }
        Some(())
    }

    /// The files, with these texts over them.
    pub(super) fn over<'f>(&self, files: &'f dyn Files) -> Overlay<'f> {
        let mut overlay = Overlay::new(files);
        for (file, text) in self.changed() {
            overlay.put(file.clone(), text.now.as_bytes());
        }
        overlay
    }

    /// Where a run of bytes of the text now stood in the file.
    pub(super) fn origin(&self, file: &FilePath, bytes: &Range<usize>) -> Range<usize> {
        let steps = self.0.get(file).map_or(&[][..], |text| text.steps.as_slice());
        let back = |byte: usize| steps.iter().rev().fold(byte, |byte, patches| before_patches(byte, patches));
        back(bytes.start)..back(bytes.end)
    }

    /// Whether repairs have put something at a place of the text now.
    pub(super) fn is_patched(&self, file: &FilePath, bytes: &Range<usize>) -> bool {
        let steps = self.0.get(file).map_or(&[][..], |text| text.steps.as_slice());
        let mut places: Vec<Range<usize>> = Vec::new();
        for patches in steps {
            for place in &mut places {
                *place = behind_patches(place.start, patches)..behind_patches(place.end, patches);
            }
            let new = |Patch { range, with }: &Patch| {
                let start = behind_patches(range.start, patches);
                start..start + with.len()
            };
            places.extend(patches.iter().map(new));
        }
        places.iter().any(|place| place.start <= bytes.end && bytes.start <= place.end)
    }

    /// The text of a file as it was.
    pub(super) fn before(&self, file: &FilePath) -> &str {
        self.0.get(file).map_or("", |text| &text.before)
    }

    /// The files that differ from what they were.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&FilePath, &FileText)> {
        self.0.iter().filter(|(_, text)| text.before != text.now)
    }
}

/// A text with these patches, which are in its order.
fn patched(text: &str, patches: &[Patch]) -> Option<String> {
    let (mut new, mut copied_to) = (String::with_capacity(text.len()), 0);
    for Patch { range, with } in patches {
        new.extend([text.get(copied_to..range.start)?, with]);
        copied_to = range.end;
    }
    new.push_str(text.get(copied_to..)?);
    Some(new)
}

/// The byte of the text before these patches from which a byte behind them comes.
fn before_patches(byte: usize, patches: &[Patch]) -> usize {
    // The bytes that the patches so far took away, and those that they put in their place.
    let (mut taken, mut put) = (0, 0);
    for Patch { range, with } in patches {
        let start = range.start + put - taken;
        if byte < start {
            break;
        }
        if byte < start + with.len() {
            return range.start;
        }
        taken += range.len();
        put += with.len();
    }
    byte + taken - put
}

/// The byte of the text behind these patches to which a byte before them goes.
fn behind_patches(byte: usize, patches: &[Patch]) -> usize {
    let (mut taken, mut put) = (0, 0);
    for Patch { range, with } in patches {
        if byte <= range.start {
            break;
        }
        if byte < range.end {
            return range.start + put - taken;
        }
        taken += range.len();
        put += with.len();
    }
    byte + put - taken
}

#[cfg(test)]
mod tests {
    use super::{Patch, before_patches, behind_patches, patched};

    #[test]
    fn patches_leave_all_other_bytes_and_tell_where_they_stood() {
        let patch = |range: std::ops::Range<usize>, with: &str| Patch { range, with: with.to_owned() };
        let text = "a = 1\r\nb = “x”\r\nc = 2";
        let patches = [patch(4..5, "\"1.10\""), patch(11..18, "\"x\""), patch(20..21, "")];
        let new = patched(text, &patches).expect("places in the text");
        assert_eq!(new, "a = \"1.10\"\r\nb = \"x\"\r\n = 2");
        for (part, was) in [("a =", 0), ("1.10", 4), ("\r\nb", 5), ("\"x", 11), ("\r\n =", 18), (" = 2", 21)] {
            let at = new.find(part).expect("it is there");
            assert_eq!(before_patches(at, &patches), was, "{part:?}");
            let behind = if part == "1.10" { at - 1 } else { at };
            assert_eq!(behind_patches(was, &patches), behind, "{part:?}");
        }
        assert_eq!(patched("ê", &[patch(1..2, "")]), None, "no character is cut");
    }
}

//! "xếp loại Tốt trở lên", "nhóm Khá".

use super::kind::{BoundKind, FoundBound, Unit};
use crate::import::text::words::Words;

/// The classes that plans use, worst first.
pub(in crate::import::text) const CLASSES: [&str; 5] = ["Yếu", "Trung bình", "Khá", "Tốt", "Xuất sắc"];

pub(super) fn class(words: &Words<'_>) -> Option<FoundBound> {
    const BEFORE: [&str; 6] = ["xếp loại", "xếp hạng", "đạt loại", "loại", "nhóm", "mức"];
    let found = BEFORE.iter().find_map(|phrase| {
        let before = words.find(0, phrase)?;
        (before.end..before.end + 3).find_map(|at| {
            let class = CLASSES.iter().find(|class| words.is_at(at, class))?;
            Some((before.start, at + class.split(' ').count(), *class))
        })
    });
    let (start, end, class) = found?;
    let up = words.find(end, "trở lên").filter(|up| up.start <= end + 1);
    let words = start..up.as_ref().map_or(end, |up| up.end);
    let is_said = up.is_some() || class == "Xuất sắc";
    Some(FoundBound {
        kind: BoundKind::ClassAtLeast,
        value: class.to_owned(),
        of: None,
        unit: Unit::Class,
        words,
        is_said,
    })
}

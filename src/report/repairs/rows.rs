//! Repairs, one by one.

use crate::diag::{LocatedFinding, Rule};
use crate::source::{FilePath, Location};
use crate::text::{Both, Raw, code_of};
use crate::value::Cell;

/// A longer text is cut; the diff has it whole.
const MOST_CHARACTERS: usize = 80;

/// The repair of one fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RepairRow {
    pub(crate) rule: &'static Rule,
    /// The folder of the plan; `None` for a file that all plans share.
    pub(crate) folder: Option<FilePath>,
    /// Where it stood before the repair; the first of several places.
    pub(crate) at: Location,
    /// The text there.
    pub(crate) before: Raw,
    pub(crate) after: Raw,
    /// How many places it changes.
    pub(crate) places: usize,
    /// Whether it composes letters, which look the same then.
    pub(crate) is_composition: bool,
}

/// A repair behind which an error or a warning would be found, so that it was left out.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LeftRepair {
    pub(crate) row: RepairRow,
    /// The first finding that would be there then; `None` where it was not tried to its end.
    pub(crate) why: Option<LocatedFinding>,
}

impl RepairRow {
    /// By file, then place.
    pub(crate) fn order(&self) -> (&str, u32) {
        (self.at.file.as_str(), self.at.start.byte)
    }

    /// The place, the rule, and the text before and after.
    pub(crate) fn line(&self) -> Cell {
        const ONE: Both = Both::same("{place}: {rule}: {before} → {after}");
        const SEVERAL: Both = Both {
            en: "{place}: {rule}: {before} → {after}, at {count} places",
            vi: "{place}: {rule}: {before} → {after}, ở {count} chỗ",
        };
        const COMPOSED: Both = Both {
            en: "{place}: {rule}: letters composed: {after}",
            vi: "{place}: {rule}: chuyển sang chữ dựng sẵn: {after}",
        };
        const ALL_COMPOSED: Both = Both {
            en: "{place}: {rule}: letters composed: {after}, and so on at {count} places",
            vi: "{place}: {rule}: chuyển sang chữ dựng sẵn: {after} …, ở {count} chỗ",
        };
        let says = match (self.is_composition, self.places) {
            (true, 1) => COMPOSED,
            (true, _) => ALL_COMPOSED,
            (false, 1) => ONE,
            (false, _) => SEVERAL,
        };
        let rule = Cell::Text(Raw::new(format!("{} {}", self.rule.code, self.rule.name)));
        let (before, after) = (shown(&self.before), shown(&self.after));
        let args = vec![("rule", rule), ("before", before), ("after", after), ("count", Cell::Count(self.places))];
        Cell::phrase(says, [vec![("place", self.place())], args].concat())
    }

    fn place(&self) -> Cell {
        let start = self.at.start;
        Cell::Text(Raw::new(format!("{}:{}:{}", self.at.file.as_str(), start.line, start.column)))
    }
}

impl LeftRepair {
    /// The repair, and the finding that would be there then.
    pub(crate) fn line(&self) -> Cell {
        const BRINGS: Both = Both {
            en: "{repair}: left out, as {rule} would be found then: {finding}",
            vi: "{repair}: không sửa, vì khi đó sẽ gặp {rule}: {finding}",
        };
        const UNTRIED: Both = Both { en: "{repair}: left for the next run", vi: "{repair}: để lần chạy sau" };
        let repair = ("repair", self.row.line());
        let Some(why) = &self.why else { return Cell::phrase(UNTRIED, vec![repair]) };
        let rule = Cell::Text(Raw::new(format!("{} {}", why.rule().code, why.rule().name)));
        Cell::phrase(BRINGS, vec![repair, ("rule", rule), ("finding", why.said(MOST_CHARACTERS))])
    }
}

/// A text as a person can see it: a blank that is not the usual one has no look of its own.
fn shown(text: &Raw) -> Cell {
    const NOTHING: Both = Both { en: "nothing", vi: "bỏ" };
    let mut characters = text.as_str().chars();
    match (characters.next(), characters.next()) {
        (None, _) => Cell::Word(NOTHING),
        (Some(only), None) if !only.is_ascii_graphic() => Cell::Text(Raw::new(code_of(only))),
        (Some(_), _) => Cell::Text(text.beginning(MOST_CHARACTERS)),
    }
}

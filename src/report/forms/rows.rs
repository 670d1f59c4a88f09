//! The rows of forms that cannot be taken.

use crate::report::LastFigure;
use crate::text::{Both, Raw};
use crate::value::{Cell, Message};

/// A row of a form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct FormPlace {
    pub(crate) file: Raw,
    /// The sheet of a workbook.
    pub(crate) sheet: Option<Raw>,
    /// Whether no other sheet of the file is a form.
    pub(crate) is_only_sheet: bool,
    /// From 1; `None` for the whole file.
    pub(crate) row: Option<usize>,
}

/// A figure that the forms add.
#[derive(Clone, Debug)]
pub(crate) struct FormFigure {
    /// The title of its indicator.
    pub(crate) title: Raw,
    pub(crate) period: Raw,
    pub(crate) figure: Cell,
    pub(crate) last: Option<LastFigure>,
}

/// A row that cannot be taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct RefusedRow {
    pub(crate) place: FormPlace,
    /// The title of its indicator, where that is known.
    pub(crate) title: Option<Raw>,
    /// The code in the row, if it has one.
    pub(crate) code: Option<Raw>,
    pub(crate) why: Message,
}

/// How many figures the forms have.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct FormCounts {
    /// New ones.
    pub(crate) figures: usize,
    /// Not filled in.
    pub(crate) empty: usize,
    /// Those that the plan has already.
    pub(crate) known: usize,
    /// Cells with a formula, whose last value was taken.
    pub(crate) formulas: usize,
}

impl FormPlace {
    /// The file and the row.
    pub(crate) fn cell(&self) -> Cell {
        const WHOLE: Both = Both::same("{file}");
        const ROW: Both = Both { en: "{file}, row {row}", vi: "{file}, dòng {row}" };
        const SHEET: Both =
            Both { en: "{file}, sheet “{sheet}”, row {row}", vi: "{file}, trang “{sheet}”, dòng {row}" };
        let mut args = vec![("file", Cell::Text(self.file.clone()))];
        args.extend(self.row.map(|row| ("row", Cell::from(row.to_string()))));
        args.extend(self.sheet.clone().map(|sheet| ("sheet", Cell::Text(sheet))));
        let says = match (self.is_only_sheet || self.sheet.is_none(), self.row) {
            (_, None) => WHOLE,
            (true, Some(_)) => ROW,
            (false, Some(_)) => SHEET,
        };
        Cell::phrase(says, args)
    }
}

impl RefusedRow {
    /// The row and its reason.
    pub(crate) fn cell(&self) -> Cell {
        const SAYS: Both = Both::same("{place}: {why}");
        const OF: Both = Both::same("{place} ({title}): {why}");
        let mut args = vec![("place", self.place.cell()), ("why", Cell::Phrase(self.why.clone()))];
        args.extend(self.title.clone().map(|title| ("title", Cell::Text(title))));
        Cell::phrase(if self.title.is_some() { OF } else { SAYS }, args)
    }
}

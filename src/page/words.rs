//! The words of a page in its language.

use crate::calc::Completion;
use crate::text::{Both, Lang, Raw};
use crate::value::{Cell, Exact, number, whole_words};

/// Turns words of both languages, and values, into text of one language.
#[derive(Clone, Copy)]
pub(super) struct Words(pub Lang);

impl Words {
    pub(super) const fn say(self, both: Both) -> &'static str {
        both.get(self.0)
    }

    pub(super) fn cell(self, cell: &Cell) -> String {
        whole_words(cell, self.0)
    }

    /// A sentence with values in its holes.
    pub(super) fn phrase(self, says: Both, args: Vec<(&'static str, Cell)>) -> String {
        self.cell(&Cell::phrase(says, args))
    }

    pub(super) fn text(self, raw: &Raw) -> String {
        self.cell(&Cell::Text(raw.clone()))
    }

    pub(super) fn count(self, count: usize) -> String {
        self.cell(&Cell::Count(count))
    }

    /// The tasks that are done, of those that can be; a line where there is none.
    pub(super) fn completion(self, completion: Completion) -> String {
        if completion.denominator == 0 {
            return self.cell(&Cell::Unknown);
        }
        self.cell(&Cell::Share(completion.numerator, completion.denominator))
    }

    pub(super) fn figure(self, figure: &Exact) -> String {
        number(figure, 2, self.0)
    }
}

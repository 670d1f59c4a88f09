//! Makes a proposal of a table or of a written plan of an office. Nothing is guessed in silence and nothing is
//! dropped: each assumption, question and unread cell is a remark with its place.

mod clean;
#[cfg(test)]
mod pages;
mod said;
mod table;
mod text;
mod wish;
mod written;

pub(crate) use clean::{clean, is_blank, lines_of};
pub(crate) use said::{ProposalSource, said_days, said_unit};
pub(crate) use table::propose_tables;
pub(crate) use text::propose_text;
pub(crate) use wish::{ImportKind, ImportWish};
use written::written;

use crate::report::paper::AnnexColumn;

/// The word of `--map` for the content of a column.
pub(crate) fn column_word(word: &str) -> Option<&'static str> {
    AnnexColumn::from_word(word).map(AnnexColumn::word)
}

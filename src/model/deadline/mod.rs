//! Deadlines in the words of an office: "trước ngày 15/11", "chậm nhất 30/6", "Quý II", "đến hết tháng 10". The words
//! are data in one place, for reading and for writing.

mod after;
mod brackets;
mod counts;
mod day_of_year;
mod days;
mod in_sentences;
mod labels;
mod lead;
mod months;
mod more_phrases;
mod open_end;
mod period;
mod periods;
pub(super) mod phrases;
mod pieces;
mod read;
mod recurring;
mod spoken;
mod taken;
#[cfg(test)]
mod tests;
mod typed;
pub(super) mod words;
mod write;

pub(crate) use in_sentences::{CLAUSE_LEADS, DAY_LEADS, DONE_LEADS, NO_RHYTHMS, RHYTHM_LEADS, SENTENCE_LEADS};
pub(crate) use read::{ReadDeadline, read_deadline};
pub(crate) use spoken::SpokenDue;
pub(crate) use taken::DeadlineFrame;
pub(crate) use typed::spoken_due;
pub(super) use typed::{Deadline, deadline};
pub(crate) use write::written_deadline;

//! Brackets behind a deadline: "Quý III (trước ngày 15/9)", "Tháng 10 (chào mừng ngày hội)".

use super::day_of_year::DayOfYear;
use super::months::step_of_days;
use super::more_phrases::{CELEBRATES, CHANGING};
use super::phrases::DAY;
use super::pieces::{Piece, Reader};
use super::spoken::SpokenDue;
use super::taken::{ASIDE, Answer, DeadlineFrame, NARROWER, UNKNOWN};
use crate::value::Day;

/// Reads a deadline with brackets at its end. `plain` reads one without.
pub(super) fn bracketed(
    reader: Reader<'_>,
    frame: &DeadlineFrame,
    plain: impl Fn(&[Piece]) -> Option<Answer>,
) -> Option<Answer> {
    let pieces = reader.pieces();
    let open = pieces.iter().rposition(|piece| piece.is_any(&["("])).filter(|open| *open > 0)?;
    let (before, [_, inner @ .., close]) = pieces.split_at_checked(open)? else { return None };
    if inner.is_empty() || !close.is_any(&[")"]) {
        return None;
    }
    let outer = match plain(before)? {
        Ok(outer) => outer,
        Err(why) => return Some(Err(why)),
    };
    let inside = reader.part(inner);
    if is_aside(inside) {
        return Some(Ok(outer.assumed(ASIDE)));
    }
    if let Some(day) = celebrated(inside) {
        let day = day.and_then(|mut day| {
            day.completes_year(frame)?;
            day.day(frame)
        });
        let within = |day: Day| span(&outer.due).is_some_and(|(first, last)| (first..=last).contains(&day));
        let is_within = day.is_ok_and(within);
        return Some(if is_within { Ok(outer.assumed(ASIDE)) } else { Err(UNKNOWN) });
    }
    let narrower = plain(inner)?.ok()?;
    let is_recurring = matches!(&narrower.due, SpokenDue::Days(_))
        && matches!(&outer.due, SpokenDue::Word(word) if step_of_days(inside) == Some(*word));
    let is_narrower = is_recurring || is_within(&narrower.due, &outer.due);
    Some(if is_narrower { Ok(narrower.assumed(NARROWER)) } else { Err(UNKNOWN) })
}

/// Whether these words change nothing: no digits, no words of time, no condition.
fn is_aside(mut inside: Reader<'_>) -> bool {
    let is_celebrated = inside.takes_any(&CELEBRATES).is_some();
    let is_changing = inside.says_somewhere(&CHANGING, false) || !is_celebrated && inside.says_somewhere(&[DAY], false);
    let has_number = inside.pieces().iter().any(Piece::is_number);
    !is_changing && !has_number && !inside.is_past_words()
}

/// The day in "chào mừng ngày Quốc khánh 2/9".
fn celebrated(mut inside: Reader<'_>) -> Option<Result<DayOfYear, crate::text::Both>> {
    inside.takes_any(&CELEBRATES)?;
    loop {
        let mut day = inside;
        if let Some(found) = DayOfYear::read(&mut day) {
            return day.is_at_end().then_some(found);
        }
        inside.word()?;
    }
}

fn is_within(inner: &SpokenDue, outer: &SpokenDue) -> bool {
    let spans = span(inner).zip(span(outer));
    spans.is_some_and(|(inner, outer)| inner != outer && outer.0 <= inner.0 && inner.1 <= outer.1)
}

/// The first and the last day of one day or period.
fn span(due: &SpokenDue) -> Option<(Day, Day)> {
    match due {
        SpokenDue::On(day) => Some((*day, *day)),
        SpokenDue::By(stretch) => Some((stretch.first_day()?, stretch.last_day())),
        SpokenDue::Days(_) | SpokenDue::Word(_) | SpokenDue::After { .. } => None,
    }
}

//! Deadlines with labels: "Sơ kết: tháng 6; tổng kết: tháng 12", "Đợt 1: trước 30/4", "Ra mắt trong tháng 5".

use super::lead::Lead;
use super::more_phrases::{ACTS, BETWEEN, NUMBERED, OCCASIONS, PAPERS, RANGE_TO, REVIEWS};
use super::period::{PartOfYear, Unit};
use super::phrases::{EACH, EACH_YEAR, FROM};
use super::pieces::{Piece, Reader};
use super::spoken::SpokenDue;
use super::taken::{Answer, BACKWARDS, DeadlineFrame, LABELED, LAST_OF_RANGE, LISTED, Taken, UNKNOWN, several};
use crate::value::{Day, quarter_number};

/// The kind of a label. It decides which periods may follow at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Act,
    Review,
    Paper,
    Occasion,
}

#[derive(Clone, Copy, Debug)]
struct Label {
    /// The kind of its last words.
    kind: Kind,
    is_only_paper: bool,
    has_colon: bool,
}

impl Label {
    /// Reads past a label of one phrase, or of two.
    fn read(reader: &mut Reader<'_>) -> Option<Self> {
        // More words would be a sentence.
        const MOST: usize = 3;
        let kinds: Vec<Kind> = std::iter::from_fn(|| kind(reader)).take(MOST).collect();
        let is_only_paper = kinds.iter().all(|kind| *kind == Kind::Paper);
        Some(Self { kind: *kinds.last()?, is_only_paper, has_colon: reader.takes(":") })
    }

    /// Whether such a period may follow at once: in "báo cáo quý II" the quarter belongs to the report.
    fn allows(self, unit: Unit) -> bool {
        match self.kind {
            Kind::Act => unit != Unit::Year,
            Kind::Review => unit == Unit::Month,
            Kind::Paper | Kind::Occasion => false,
        }
    }
}

fn kind(reader: &mut Reader<'_>) -> Option<Kind> {
    let mut numbered = *reader;
    if numbered.takes_any(&NUMBERED).is_some()
        && (numbered.number(1).is_some() || numbered.word().and_then(quarter_number).is_some())
    {
        *reader = numbered;
        return Some(Kind::Act);
    }
    let kinds: [(&[&str], Kind); 4] =
        [(&OCCASIONS, Kind::Occasion), (&PAPERS, Kind::Paper), (&REVIEWS, Kind::Review), (&ACTS, Kind::Act)];
    let phrase = reader.takes_any(kinds.iter().flat_map(|(phrases, _)| *phrases))?;
    kinds.iter().find(|(phrases, _)| phrases.contains(&phrase)).map(|(_, kind)| *kind)
}

/// A label with the pieces of its deadline.
struct Part<'p> {
    label: Option<Label>,
    body: &'p [Piece],
}

impl Part<'_> {
    fn has_year(&self) -> bool {
        self.body.iter().any(Piece::has_four_digits)
    }
}

/// Reads deadlines with labels. `dated` reads days and periods.
pub(super) fn labeled(
    reader: Reader<'_>,
    frame: &DeadlineFrame,
    dated: &impl Fn(&[Piece], &DeadlineFrame) -> Option<Answer>,
) -> Option<Answer> {
    let parts = parts(reader);
    let label = parts.first()?.label;
    let is_list = parts.len() > 1;
    let is_clear = label.is_some_and(|label| !label.is_only_paper || label.has_colon);
    if !is_list && !is_clear {
        return None;
    }
    let mut taken = Vec::with_capacity(parts.len());
    for (part, frame) in parts.iter().zip(frames(&parts, frame)?) {
        match body(part, reader, &frame, dated)? {
            Ok(one) => taken.push(one),
            Err(why) => return Some(Err(why)),
        }
    }
    if !is_list {
        return taken.pop().map(|taken| Ok(taken.assumed(LABELED)));
    }
    let is_day = |taken: &Taken| matches!(taken.due, SpokenDue::On(_));
    let is_mixed = taken.windows(2).any(|pair| matches!(pair, [one, other] if is_day(one) != is_day(other)));
    if is_mixed && parts.iter().any(|part| part.label.is_none()) {
        return None;
    }
    let days = taken.into_iter().map(|taken| last_days(taken.due)).collect::<Option<Vec<_>>>()?.concat();
    // A second day before the first one narrows it: "thực hiện trong quý II, hoàn thành trước 15/6".
    let is_rising = days.is_sorted_by(|one, other| one < other);
    Some(if is_rising { several(days).map(|taken| taken.assumed(LISTED)) } else { Err(UNKNOWN) })
}

/// The parts of a phrase. A new one begins at a label behind a comma and its like.
fn parts(mut reader: Reader<'_>) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    loop {
        let label = Label::read(&mut reader);
        let pieces = reader.pieces();
        let mut ahead = reader;
        let next = loop {
            let mut behind = ahead;
            if behind.takes_any(&BETWEEN).is_some() {
                let mut label = behind;
                if Label::read(&mut label).is_some() {
                    break Some(behind);
                }
            }
            if ahead.is_at_end() {
                break None;
            }
            ahead.advance(1);
        };
        let length = pieces.len() - ahead.pieces().len();
        parts.push(Part { label, body: pieces.get(..length).unwrap_or_default() });
        match next {
            Some(next) => reader = next,
            None => return parts,
        }
    }
}

/// The plan for each part. In "khai mạc 20/7, tổng kết 20/8/2026" both have the year.
fn frames(parts: &[Part<'_>], plan: &DeadlineFrame) -> Option<Vec<DeadlineFrame>> {
    let mut shared = None;
    let mut frames = Vec::with_capacity(parts.len());
    for part in parts.iter().rev() {
        if part.has_year() {
            shared = part.body.iter().rev().find_map(Piece::year);
            frames.push(*plan);
        } else if let Some(year) = shared {
            frames.push(DeadlineFrame { start: Day::new(year, 1, 1)?, end: Day::new(year, 12, 31)?, ..*plan });
        } else {
            frames.push(*plan);
        }
    }
    frames.reverse();
    Some(frames)
}

fn body(
    part: &Part<'_>,
    reader: Reader<'_>,
    frame: &DeadlineFrame,
    dated: &impl Fn(&[Piece], &DeadlineFrame) -> Option<Answer>,
) -> Option<Answer> {
    let body = reader.part(part.body);
    if body.says_somewhere(&EACH, false) || body.says_somewhere(&EACH_YEAR, false) {
        return None;
    }
    let mut behind = body;
    Lead::read(&mut behind)?;
    let has_lead = behind.pieces().len() < part.body.len();
    let unit = PartOfYear::read(&mut behind, None, false).and_then(Result::ok).map(|part| part.unit);
    let label = part.label.filter(|label| !has_lead && !label.has_colon);
    if label.zip(unit).is_some_and(|(label, unit)| !label.allows(unit)) {
        return None;
    }
    let is_occasion = part.label.is_some_and(|label| label.kind == Kind::Occasion);
    let answer = dated(part.body, frame).or_else(|| mixed_range(part, body, frame, dated))?;
    let is_day = |taken: &Taken| matches!(taken.due, SpokenDue::On(_));
    (!is_occasion || answer.as_ref().is_ok_and(is_day)).then_some(answer)
}

/// "từ tháng 4 đến 31/10" behind a label.
fn mixed_range(
    part: &Part<'_>,
    mut reader: Reader<'_>,
    frame: &DeadlineFrame,
    dated: &impl Fn(&[Piece], &DeadlineFrame) -> Option<Answer>,
) -> Option<Answer> {
    (part.label.is_some() && reader.takes(FROM)).then_some(())?;
    let pieces = reader.pieces();
    let is_to = |at: &usize| pieces.get(*at..).is_some_and(|rest| reader.part(rest).takes_any(&RANGE_TO).is_some());
    let (first, last) = pieces.split_at_checked((0..pieces.len()).find(is_to)?)?;
    let (first, last) = (dated(first, frame)?, dated(last, frame)?);
    let last_day = |due: &SpokenDue| last_days(due.clone())?.pop();
    Some(first.and_then(|first| {
        let last = last?;
        let days = last_day(&first.due).zip(last_day(&last.due));
        let is_forwards = days.is_some_and(|(first, last)| first <= last);
        if is_forwards { Ok(Taken { due: last.due, assumed: Some(LAST_OF_RANGE) }) } else { Err(BACKWARDS) }
    }))
}

fn last_days(due: SpokenDue) -> Option<Vec<Day>> {
    match due {
        SpokenDue::On(day) => Some(vec![day]),
        SpokenDue::By(stretch) => Some(vec![stretch.last_day()]),
        SpokenDue::Days(days) => Some(days),
        SpokenDue::Word(_) | SpokenDue::After { .. } => None,
    }
}

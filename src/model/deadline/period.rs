//! One month, quarter, half-year or year as an annex writes it: "T6/2026", "Quý II", "6 tháng đầu năm".

use super::phrases::{HALVES, JOINED_QUARTER, MONTH, QUARTER, YEAR};
use super::pieces::{Piece, Reader};
use super::taken::{DeadlineFrame, NO_PERIOD, SHORT_YEAR};
use crate::text::Both;
use crate::value::{Day, OUT_OF_RANGE, Stretch, quarter_number};

/// The kind of a part of a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Month,
    Quarter,
    Half,
    Year,
}

/// A part of a year, or a year; perhaps without its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct PartOfYear {
    pub(super) unit: Unit,
    number: u32,
    pub(super) year: Option<i32>,
}

impl PartOfYear {
    /// Reads one. In "quý I, III" the unit of the second is that of the first. A year alone stands behind words such
    /// as "trong".
    pub(super) fn read(reader: &mut Reader<'_>, unit: Option<Unit>, is_within: bool) -> Option<Result<Self, Both>> {
        let mut iso = *reader;
        if let Some(part) = iso_part(&mut iso) {
            *reader = iso;
            return Some(Ok(part));
        }
        let is_named = !reader.pieces().first().is_some_and(Piece::is_number);
        let (unit, number) = named(reader, unit, is_within)?;
        Some(year_behind(reader, unit, is_named).map(|year| Self { unit, number, year }))
    }

    pub(super) fn stretch(self, frame: &DeadlineFrame) -> Result<Stretch, Both> {
        let of = |year| match self.unit {
            Unit::Month => Stretch::month(self.number, year),
            Unit::Quarter => Stretch::quarter(self.number, year),
            Unit::Half => Stretch::half(self.number, year),
            Unit::Year => Stretch::year(year),
        };
        // "tháng 13" is wrong in any year.
        of(Day::FIRST_YEAR).ok_or(NO_PERIOD)?;
        of(frame.year_or(self.year)?).ok_or(OUT_OF_RANGE)
    }
}

/// "2026-06", "2026-Q2".
fn iso_part(reader: &mut Reader<'_>) -> Option<PartOfYear> {
    let year = reader.year()?;
    reader.takes("-").then_some(())?;
    let unit = match reader.word() {
        None => Unit::Month,
        Some("q") => Unit::Quarter,
        Some("h") => Unit::Half,
        Some(_) => return None,
    };
    Some(PartOfYear { unit, number: reader.number(2)?, year: Some(year) })
}

fn named(reader: &mut Reader<'_>, before: Option<Unit>, is_within: bool) -> Option<(Unit, u32)> {
    if let Some(phrase) = reader.takes_any(HALVES.iter().map(|(phrase, _)| phrase)) {
        let (_, half) = HALVES.iter().find(|(known, _)| *known == phrase)?;
        return Some((Unit::Half, *half));
    }
    if reader.takes_any(&QUARTER).is_some() {
        reader.takes(".");
        return Some((Unit::Quarter, quarter(reader)?));
    }
    let mut joined = *reader;
    if let Some(quarter) = joined.word().and_then(joined_quarter) {
        *reader = joined;
        return Some((Unit::Quarter, quarter));
    }
    if reader.takes_any(&MONTH).is_some() {
        reader.takes(".");
        return Some((Unit::Month, reader.number(2)?));
    }
    let mut behind = *reader;
    if behind.takes(YEAR) && (is_within || behind.year().is_some()) || behind.year().is_some() {
        return Some((Unit::Year, 0));
    }
    // "6/2026"
    let mut behind = *reader;
    if behind.number(2).is_some() && behind.takes_any(&["/", "-"]).is_some() && behind.year().is_some() {
        return reader.number(2).map(|month| (Unit::Month, month));
    }
    match before? {
        Unit::Month => reader.number(2).map(|month| (Unit::Month, month)),
        Unit::Quarter => quarter(reader).map(|quarter| (Unit::Quarter, quarter)),
        Unit::Half | Unit::Year => None,
    }
}

fn quarter(reader: &mut Reader<'_>) -> Option<u32> {
    if let Some(number) = reader.number(2) {
        return Some(number);
    }
    reader.word().and_then(quarter_number)
}

/// "QII"
fn joined_quarter(word: &str) -> Option<u32> {
    JOINED_QUARTER.iter().find_map(|before| word.strip_prefix(before).and_then(quarter_number))
}

/// "/2026", "năm 2026", "2026".
fn year_behind(reader: &mut Reader<'_>, unit: Unit, is_named: bool) -> Result<Option<i32>, Both> {
    let mut behind = *reader;
    let is_slash = behind.takes("/");
    if !is_slash {
        behind.takes_any(&["-", ".", ", năm", "năm"]);
    }
    if let Some(year) = behind.year() {
        *reader = behind;
        return Ok(Some(year));
    }
    if is_named && is_slash && behind.number(3).is_some() {
        return Err(SHORT_YEAR);
    }
    // "6 tháng đầu năm" and "trong năm" end with the word.
    if unit == Unit::Half || unit == Unit::Year {
        reader.takes(YEAR);
    }
    Ok(None)
}

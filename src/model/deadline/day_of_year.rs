//! A day as an annex writes it: "15/11", "ngày 15 tháng 11 năm 2026", "2026-09-30".

use super::phrases::{DAY, MONTH, YEAR};
use super::pieces::{Piece, Reader};
use super::taken::{DeadlineFrame, NO_DAY, SHORT_YEAR};
use crate::text::Both;
use crate::value::{Day, OUT_OF_RANGE};

const SLASH: &str = "/";
const SIGNS: [&str; 3] = [SLASH, ".", "-"];
/// No month has this number, so that "15-11" are not months from 15 to 11.
const NO_MONTH: u32 = 13;

/// A day, perhaps without its year.
#[derive(Clone, Copy, Debug)]
pub(super) struct DayOfYear {
    day: u32,
    month: u32,
    pub(super) year: Option<i32>,
    /// The last two digits of its year, where only these are written.
    short_year: Option<i32>,
}

impl DayOfYear {
    /// Reads a day. `None` where none stands here; a fault where a part of it cannot be taken.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Result<Self, Both>> {
        let is_named = reader.takes(DAY);
        let mut iso = *reader;
        if let Some(year) = iso.year() {
            let sign = iso.takes_any(&SIGNS)?;
            let month = iso.number(2)?;
            iso.takes(sign).then_some(())?;
            let day = iso.number(2)?;
            *reader = iso;
            return Some(Ok(Self { day, month, year: Some(year), short_year: None }));
        }
        let day = reader.number(2)?;
        let sign = reader.takes_any(SIGNS.iter().chain(&MONTH))?;
        let month = reader.number(2)?;
        let is_sign = SIGNS.contains(&sign);
        let short_year = if is_sign { short_year(reader, sign) } else { None };
        let year = if short_year.is_some() { Ok(None) } else { year(reader, sign, is_sign) };
        let year = match year {
            Ok(year) => year,
            Err(why) => return Some(Err(why)),
        };
        // "1.2" is a number, or the id of a task; "3 - 6" are months.
        let has_year = year.is_some() || short_year.is_some();
        let is_day = has_year || !is_sign || sign == SLASH || is_named || sign == "-" && day >= NO_MONTH;
        is_day.then_some(Ok(Self { day, month, year, short_year }))
    }

    /// Completes a year of two digits, and says whether it was one. Only the year of the plan is taken.
    pub(super) fn completes_year(&mut self, frame: &DeadlineFrame) -> Result<bool, Both> {
        let Some(short) = self.short_year else { return Ok(false) };
        self.year = frame.year().filter(|year| year.rem_euclid(100) == short);
        if self.year.is_some() { Ok(true) } else { Err(SHORT_YEAR) }
    }

    /// The same day of a year.
    pub(super) fn in_year(self, year: i32) -> Result<Day, Both> {
        if !(Day::FIRST_YEAR..=Day::LAST_YEAR).contains(&year) {
            return Err(OUT_OF_RANGE);
        }
        Day::new(year, self.month, self.day).ok_or(NO_DAY)
    }

    /// The day, with the year of the plan where it has none.
    pub(super) fn day(self, frame: &DeadlineFrame) -> Result<Day, Both> {
        // 31/02 is wrong in any year.
        const LEAP_YEAR: i32 = 2000;
        self.in_year(self.year.unwrap_or(LEAP_YEAR))?;
        self.in_year(frame.year_or(self.year)?)
    }
}

/// "15/5/26". Behind "15-5-26" more digits would make it another day.
fn short_year(reader: &mut Reader<'_>, sign: &str) -> Option<i32> {
    let mut behind = *reader;
    let has_two = behind.takes(sign) && behind.pieces().first().is_some_and(Piece::has_two_digits);
    let year = behind.number(2)?;
    let mut more = behind;
    let is_clear = if sign == SLASH { !more.takes(sign) } else { behind.is_at_end() };
    if !has_two || !is_clear {
        return None;
    }
    *reader = behind;
    i32::try_from(year).ok()
}

/// The year behind day and month: after the same sign, or as "năm 2026".
fn year(reader: &mut Reader<'_>, sign: &str, is_sign: bool) -> Result<Option<i32>, Both> {
    let mut behind = *reader;
    let is_year_due = if is_sign { behind.takes(sign) } else { behind.takes(SLASH) } || behind.takes(YEAR);
    if !is_year_due {
        return Ok(None);
    }
    if let Some(year) = behind.year() {
        *reader = behind;
        return Ok(Some(year));
    }
    // "15/11/26". Behind "15-11 - 20-11" stands another day.
    if behind.number(3).is_some() && behind.is_at_end() { Err(SHORT_YEAR) } else { Ok(None) }
}

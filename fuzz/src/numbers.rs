//! Numbers and days, held against reckoning with big fractions and against a calendar counted day by day. An input
//! is lines of text, each read as a number, a day and the name of a period.

use cchc::model::{Scheme, SchemeKind};
use cchc::text::Lang;
use cchc::value::{Day, Exact, NumberFault};
use cchc::value::{count, day as written_day, number as written};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use std::sync::Arc;

/// Tries one input.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().take(4).collect();
    let mut numbers = Vec::new();
    let mut days = Vec::new();
    for line in &lines {
        numbers.extend(number(line));
        days.extend(day(line));
        period(line);
    }
    // Each with itself and with the next one: big fractions are slow, and the order of lines is the fuzzer's.
    for (one, two) in numbers.iter().zip(&numbers).chain(numbers.iter().zip(numbers.iter().cycle().skip(1))) {
        arithmetic(one, two);
    }
    for one in &numbers {
        rounding(one, u32::try_from(bytes.len() % 19).expect("below 19"));
    }
    for one in &days {
        for two in &days {
            let between = two.days_since(*one);
            assert_eq!(one.plus(between), Some(*two));
            assert_eq!(one.cmp(two), 0.cmp(&between));
            assert_eq!(between, serial(*two) - serial(*one));
        }
    }
}

/// A number and the same as a big fraction.
type Pair = (Exact, BigRational);

fn number(text: &str) -> Option<Pair> {
    let read = Exact::parse(text);
    let meant = meant(text);
    let limit = BigRational::from(BigInt::from(i64::MAX));
    let exact = match (read, &meant) {
        (Ok(exact), Some(meant)) => {
            assert!(meant.abs() <= limit, "{text}: beyond the range");
            exact
        }
        (Ok(exact), None) => panic!("{text} was read as {exact:?}"),
        (Err(NumberFault::TooLarge), Some(meant)) => {
            assert!(meant.abs() > limit, "{text} is in the range");
            return None;
        }
        (Err(NumberFault::TooFine), Some(meant)) => {
            let finest = BigRational::from(BigInt::from(10).pow(18));
            assert!(!(meant * finest).is_integer(), "{text} has no more than 18 decimals");
            return None;
        }
        (Err(NumberFault::NotFinite), Some(_)) => panic!("{text} is a number"),
        (Err(_), None) => return None,
    };
    let meant = meant?;
    assert_eq!(as_fraction(&exact), meant, "{text}");
    let again = Exact::parse(&exact.decimal(FINEST)).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    assert_eq!(again, exact, "{text} printed and read again");
    for lang in Lang::ALL {
        let (point, group) = if lang == Lang::En { (".", ",") } else { (",", ".") };
        let shown = written(&exact, FINEST, lang).replace(group, "").replace(point, ".");
        assert_eq!(Exact::parse(&shown), Ok(exact.clone()), "{text} for people");
    }
    Some((exact, meant))
}

/// The value of a number of TOML; `None` where its parts are too large to be built here.
fn meant(text: &str) -> Option<BigRational> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent).replace('_', "");
    if power.is_empty() || !power.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent = if exponent.starts_with('-') { format!("-{power}") } else { power };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}").replace('_', "");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.bytes().all(|byte| byte == b'0') {
        return Some(BigRational::zero());
    }
    let exponent: i32 = exponent.parse().ok().filter(|exponent| (-400..400).contains(exponent))?;
    let decimals = i32::try_from(fraction.replace('_', "").len()).ok()?;
    let value = BigRational::from(digits.parse::<BigInt>().ok()?) * power_of_ten(exponent - decimals);
    Some(if text.starts_with('-') { -value } else { value })
}

fn power_of_ten(exponent: i32) -> BigRational {
    let power = BigRational::from(BigInt::from(10).pow(exponent.unsigned_abs()));
    if exponent < 0 { power.recip() } else { power }
}

/// The same number, by what it prints: 18 decimals hold all that a file may give.
fn as_fraction(exact: &Exact) -> BigRational {
    meant(&exact.decimal(FINEST)).expect("it prints a number")
}

fn arithmetic((one, one_meant): &Pair, (two, two_meant): &Pair) {
    assert_eq!(one.cmp(two), one_meant.cmp(two_meant), "{one:?} {two:?}");
    same(&(one + two), &(one_meant + two_meant));
    same(&(one - two), &(one_meant - two_meant));
    same(&(one * two), &(one_meant * two_meant));
    let quotient = one / two;
    assert_eq!(quotient.is_none(), two_meant.is_zero());
    if let Some(quotient) = quotient {
        same(&quotient, &(one_meant / two_meant));
        assert_eq!(&quotient * two, one.clone(), "a quotient undone");
    }
    if let (Some(over), Some(under)) = (one.to_whole(), two.to_whole()) {
        assert_eq!(Exact::ratio(over, under), one / two);
    }
}

/// Whether two are the same, looked at through everything that tells of a number.
fn same(exact: &Exact, meant: &BigRational) {
    assert_eq!(exact.is_whole(), meant.is_integer(), "{exact:?} {meant}");
    assert_eq!(exact.is_zero(), meant.is_zero(), "{exact:?} {meant}");
    assert_eq!(exact.is_negative(), meant.is_negative(), "{exact:?} {meant}");
    rounding(&(exact.clone(), meant.clone()), 6);
}

fn rounding((exact, meant): &Pair, decimals: u32) {
    // In whole numbers, without fractions to reduce: nearest is the floor of what is a half more.
    let (over, under) = (meant.numer().abs() * BigInt::from(10).pow(decimals), meant.denom());
    let away = (over * 2_u32 + under) / (under * 2_u32);
    let rounded = if meant.is_negative() { -away } else { away };
    let finer = &rounded * BigInt::from(10).pow(FINEST - decimals);
    assert_eq!(in_units(&exact.rounded(decimals).decimal(FINEST), FINEST), finer, "{exact:?} to {decimals}");
    assert_eq!(in_units(&exact.decimal(decimals), decimals), rounded, "{exact:?} in {decimals} decimals");
    assert_eq!(in_units(&exact.round_up().decimal(FINEST), 0), meant.ceil().to_integer());
    assert_eq!(in_units(&exact.round_down().decimal(FINEST), 0), meant.floor().to_integer());
    let whole = exact.to_whole();
    assert_eq!(whole, if meant.is_integer() { meant.to_integer().to_i64() } else { None });
    if let Some(whole) = whole {
        assert_eq!(count(whole, Lang::En).replace(',', ""), whole.to_string());
    }
}

/// The most decimals that a file may give.
const FINEST: u32 = 18;

/// A printed number in units of its last decimal, of which it may print fewer but not more.
fn in_units(text: &str, decimals: u32) -> BigInt {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let decimals = usize::try_from(decimals).expect("a small number");
    assert!(fraction.len() <= decimals, "{text} has more than {decimals} decimals");
    format!("{whole}{fraction:0<decimals$}").parse().unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn day(text: &str) -> Option<Day> {
    let day = Day::parse(text)?;
    assert_eq!(day.to_string(), text, "a day is written in one way");
    assert!(day.is_in_range() && (1..=12).contains(&day.month()) && (1..=31).contains(&day.day()));
    assert_eq!(Day::new(day.year(), day.month(), day.day()), Some(day));
    assert_eq!(written_day(day, Lang::En), text);
    let parts: Vec<&str> = text.split('-').rev().collect();
    assert_eq!(written_day(day, Lang::Vi), parts.join("/"));
    let last = Day::last_of_month(day.year(), day.month()).expect("a month");
    assert!(last >= day && last.day() >= 28 && last.plus(1).is_some_and(|next| next.day() == 1));
    assert_eq!(day.is_weekday(), (serial(day) + 3).rem_euclid(7) < 5, "1970-01-01 was a Thursday");
    Some(day)
}

/// Days since 1970-01-01, counted by years and months.
fn serial(day: Day) -> i64 {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let years: i64 = (1970..day.year()).map(|year| if leap(year) { 366 } else { 365 }).sum();
    let february = if leap(day.year()) { 29 } else { 28 };
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before: i64 = months.iter().take(day.month() as usize - 1).sum();
    years + before + i64::from(day.day()) - 1
}

fn period(name: &str) {
    for kind in [SchemeKind::Bnv581, SchemeKind::Calendar] {
        let scheme = Scheme::new(kind, [], Arc::default());
        if let Some(period) = scheme.period(name) {
            assert_eq!(period.name, name);
            assert!(period.from < period.to && period.to <= period.due.written, "{period:?}");
            assert!(scheme.reports(period.from, period.to).iter().all(|report| report.to <= period.to));
        }
    }
}

/// Numbers, days and periods, and what is nearly one.
pub fn seeds() -> Vec<Vec<u8>> {
    let seeds = [
        "84.96\n-0.0\n1_200_000\n+1.5e3\n5e-1\n9223372036854775807",
        "2024-02-29\n2023-12-31\n2000-01-01\n2100-12-31\n2023-02-29",
        "2023-Q1\n2023-H1\n2023-9M\n2023\n2023-05\n2100-12",
        "1e30\n1e-18\n1e-19\nnan\n-inf\n9223372036854775808\n0x1F",
        "0.000000000000000001\n999999999999999999.9\n-9223372036854775807\n1e18\n7",
    ];
    seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect()
}

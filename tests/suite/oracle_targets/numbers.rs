//! Exact numbers.

use std::fmt;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use serde_json::Value;

/// An exact number.
pub type Exact = BigRational;

/// A decimal as it stands in a file: `digits` / 10^`places`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decimal {
    /// All its digits.
    pub digits: i64,
    /// How many of them stand after the point.
    pub places: u32,
}

/// A decimal from its digits and places.
pub const fn decimal(digits: i64, places: u32) -> Decimal {
    Decimal { digits, places }
}

impl Decimal {
    /// The number it stands for.
    pub fn exact(self) -> Exact {
        fraction(self.digits, 10_i64.pow(self.places))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_i64.pow(self.places);
        let (whole, rest) = (self.digits / scale, self.digits % scale);
        match usize::try_from(self.places) {
            Ok(places) if places > 0 => write!(f, "{whole}.{rest:0places$}"),
            _ => write!(f, "{whole}"),
        }
    }
}

/// A whole number.
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(number.into())
}

/// A fraction.
pub fn fraction(numerator: i64, denominator: i64) -> Exact {
    Exact::new(numerator.into(), denominator.into())
}

/// The largest whole number that is not above.
pub fn floor(number: &Exact) -> i64 {
    number.floor().to_integer().to_i64().expect("the numbers used are small")
}

/// The smallest whole number that is not below.
pub fn ceil(number: &Exact) -> i64 {
    number.ceil().to_integer().to_i64().expect("the numbers used are small")
}

/// The median; of an even number of them, the mean of the two in the middle.
pub fn median(mut numbers: Vec<Exact>) -> Exact {
    numbers.sort();
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[half].clone() } else { (&numbers[half - 1] + &numbers[half]) / whole(2) }
}

/// As in JSON: with at most six decimals, rounded half away from zero.
pub fn json(number: &Exact) -> Value {
    let million = BigInt::from(1_000_000);
    let scaled = number.abs() * Exact::from_integer(million.clone()) + fraction(1, 2);
    let digits = scaled.floor().to_integer();
    let sign = if number.is_negative() { "-" } else { "" };
    let (front, rest) = (&digits / &million, (&digits % &million).to_u32().expect("below a million"));
    let text = if rest == 0 { format!("{sign}{front}") } else { format!("{sign}{front}.{rest:06}") };
    serde_json::from_str(&text).expect("a number")
}

//! Exact rational numbers: what plan files state in decimals and what is computed from them.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use std::ops::{Add, Div, Mul, Sub};

/// An exact fraction. No comparison of the program goes through binary floating point.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Exact(BigRational);

/// Why a number of a file cannot be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberFault {
    /// NaN or an infinity.
    NotFinite,
    /// Beyond ±(2^63 − 1).
    TooLarge,
    /// More than 18 decimals.
    TooFine,
}

impl Exact {
    /// How many decimals a file may give; more is a typing error and would cost memory.
    const MOST_DECIMALS: i64 = 18;

    /// Reads a TOML integer or float as it is written, sign, fraction and exponent (`_` removed).
    ///
    /// # Errors
    /// Not finite, outside the range of i64, or with more than 18 decimals.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        let (negative, unsigned) = match text.as_bytes().first() {
            Some(b'-') => (true, text.get(1..).unwrap_or_default()),
            Some(b'+') => (false, text.get(1..).unwrap_or_default()),
            _ => (false, text),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: String = whole.chars().chain(fraction.chars()).filter(|c| *c != '_').collect();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NumberFault::NotFinite);
        }
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if power.is_empty() || !power.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
            return Err(NumberFault::NotFinite);
        }
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Ok(Self::from(0));
        }
        let decimals =
            i64::try_from(fraction.chars().filter(|c| *c != '_').count()).map_err(|_| NumberFault::TooFine)?;
        let exponent: i64 = exponent.replace('_', "").parse().map_err(|_| NumberFault::TooLarge)?;
        // Zeros at the end of the digits are not decimals: 1.500 has one.
        let significant = digits.trim_end_matches('0');
        let zeros = i64::try_from(digits.len() - significant.len()).map_err(|_| NumberFault::TooLarge)?;
        let scale = exponent.saturating_sub(decimals).saturating_add(zeros);
        if scale < -Self::MOST_DECIMALS {
            return Err(NumberFault::TooFine);
        }
        // 2^63 has 19 digits: anything longer is out of range and need not be built.
        if i64::try_from(significant.len()).map_or(true, |length| length.saturating_add(scale) > 19) {
            return Err(NumberFault::TooLarge);
        }
        if let Some(value) = Self::of_few_digits(significant, scale) {
            return Ok(Self(if negative { -value } else { value }));
        }
        let magnitude: BigInt = significant.parse().map_err(|_| NumberFault::NotFinite)?;
        let power = BigInt::from(10).pow(u32::try_from(scale.unsigned_abs()).map_err(|_| NumberFault::TooLarge)?);
        let value = if scale < 0 { BigRational::new(magnitude, power) } else { BigRational::from(magnitude * power) };
        if value > BigRational::from(BigInt::from(i64::MAX)) {
            return Err(NumberFault::TooLarge);
        }
        Ok(Self(if negative { -value } else { value }))
    }

    /// Nearly every number has few digits, and needs none of the arithmetic of long ones.
    fn of_few_digits(digits: &str, scale: i64) -> Option<BigRational> {
        let magnitude: i128 = digits.parse().ok()?;
        let power = 10_i128.checked_pow(u32::try_from(scale.unsigned_abs()).ok()?)?;
        let (numerator, denominator) = if scale < 0 { (magnitude, power) } else { (magnitude.checked_mul(power)?, 1) };
        let fits = numerator / denominator < i128::from(i64::MAX);
        fits.then(|| fraction(numerator, denominator))
    }

    /// Numerator and denominator where both are short.
    fn short(&self) -> Option<(i128, i128)> {
        Some((self.0.numer().to_i64()?.into(), self.0.denom().to_i64()?.into()))
    }

    /// The fraction `numerator / denominator`; `None` when the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self(fraction(numerator.into(), denominator.into())))
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// The whole number, if it is one and fits.
    #[must_use]
    pub fn to_whole(&self) -> Option<i64> {
        if self.is_whole() { self.0.to_integer().to_i64() } else { None }
    }

    /// Rounded down to a whole number (−0.5 becomes −1); `None` when that does not fit 64 bits.
    #[must_use]
    pub fn floor(&self) -> Option<i64> {
        self.0.floor().to_integer().to_i64()
    }

    /// Rounded half up (away from zero) to so many decimals.
    #[must_use]
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = BigRational::from(BigInt::from(10).pow(decimals));
        Self((&self.0 * &scale).round() / scale)
    }

    /// The next whole number that is not less.
    #[must_use]
    pub fn round_up(&self) -> Self {
        Self(self.0.ceil())
    }

    /// The next whole number that is not more.
    #[must_use]
    pub fn round_down(&self) -> Self {
        Self(self.0.floor())
    }

    /// Written in decimals, rounded half up (away from zero), zeros at the end dropped: `84.96`.
    #[must_use]
    pub fn decimal(&self, most_decimals: u32) -> String {
        if let Some(whole) = self.to_whole() {
            return whole.to_string();
        }
        let scale = BigInt::from(10).pow(most_decimals);
        let scaled = (self.0.abs() * BigRational::from(scale)).round().to_integer();
        let places = most_decimals as usize;
        let digits = format!("{scaled:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if self.is_negative() && !scaled.is_zero() { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

macro_rules! from_whole {
    ($($whole:ty),*) => {$(
        impl From<$whole> for Exact {
            fn from(number: $whole) -> Self {
                Self(BigRational::from(BigInt::from(number)))
            }
        }
    )*};
}
from_whole!(i32, u32, i64, i128);

/// The fraction in its lowest terms; the denominator is not 0.
fn fraction(numerator: i128, denominator: i128) -> BigRational {
    let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    // Both are less than 2^127 from zero: so is what divides them.
    let common = i128::try_from(a).unwrap_or(1) * denominator.signum();
    BigRational::new_raw((numerator / common).into(), (denominator / common).into())
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $short:expr),*) => {$(
        impl $trait for &Exact {
            type Output = Exact;
            fn $method(self, other: Self) -> Exact {
                let short: fn((i128, i128), (i128, i128)) -> (i128, i128) = $short;
                // Of two times 63 bits and a sign, products and their sums fit 127 bits and a sign.
                if let (Some(one), Some(two)) = (self.short(), other.short()) {
                    let (numerator, denominator) = short(one, two);
                    return Exact(fraction(numerator, denominator));
                }
                Exact((&self.0).$method(&other.0))
            }
        }
    )*};
}
arithmetic!(
    Add add |(a, b), (c, d)| (a * d + c * b, b * d),
    Sub sub |(a, b), (c, d)| (a * d - c * b, b * d),
    Mul mul |(a, b), (c, d)| (a * c, b * d)
);

impl Div for &Exact {
    type Output = Option<Exact>;
    /// The quotient; `None` when dividing by zero.
    fn div(self, other: Self) -> Option<Exact> {
        (!other.is_zero()).then(|| Exact(&self.0 / &other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, NumberFault};

    fn shown(text: &str) -> String {
        Exact::parse(text).map_or_else(|fault| format!("{fault:?}"), |number| number.decimal(18))
    }

    #[test]
    fn decimals_are_read_exactly() {
        for (text, expected) in [
            ("0", "0"),
            ("-0.0", "0"),
            ("85", "85"),
            ("84.960", "84.96"),
            ("1_200_000", "1200000"),
            ("+1.5e3", "1500"),
            ("5e-1", "0.5"),
            ("-79.4", "-79.4"),
            ("9223372036854775807", "9223372036854775807"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_held_exactly_is_refused() {
        assert_eq!(Exact::parse("nan"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("-inf"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("0e"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("0.0 each"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("1e30"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("1e999999999999999999999"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("9223372036854775808"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("1e-19"), Err(NumberFault::TooFine));
    }

    #[test]
    fn short_numbers_are_reckoned_as_long_ones_are() {
        use num_rational::BigRational;
        let ends = [i64::MIN, i64::MIN + 1, -1_000_003, -12, -1, 0, 1, 7, 60, 1 << 32, i64::MAX - 1, i64::MAX];
        let mut all = Vec::new();
        for numerator in ends {
            for denominator in ends {
                let long = || BigRational::new(numerator.into(), denominator.into());
                assert_eq!(Exact::ratio(numerator, denominator).map(|x| x.0), (denominator != 0).then(long));
                all.extend(Exact::ratio(numerator, denominator));
            }
        }
        for one in &all {
            for two in &all {
                assert_eq!((one + two).0, &one.0 + &two.0, "{one:?} + {two:?}");
                assert_eq!((one - two).0, &one.0 - &two.0, "{one:?} - {two:?}");
                assert_eq!((one * two).0, &one.0 * &two.0, "{one:?} * {two:?}");
            }
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(Exact::ratio(1, 8).map(|x| x.decimal(2)).as_deref(), Some("0.13"));
        assert_eq!(Exact::ratio(-1, 8).map(|x| x.decimal(2)).as_deref(), Some("-0.13"));
        assert_eq!(Exact::ratio(-1, 1000).map(|x| x.decimal(2)).as_deref(), Some("0"));
        assert_eq!(Exact::ratio(-3, 2).and_then(|x| x.floor()), Some(-2));
    }
}

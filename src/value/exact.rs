//! Exact rational numbers: what plan files state in decimals and what is computed from them.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Sub};

/// An exact fraction. No comparison of the program goes through binary floating point.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Exact(Fraction);

/// A fraction in its lowest terms, the sign above the line: each number has one form.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Fraction {
    /// Both fit, as nearly always.
    Short { numerator: i64, denominator: i64 },
    /// One of them does not fit. In a box, since many plans keep many numbers.
    Long(Box<BigRational>),
}

impl Exact {
    /// A fraction; the denominator is not 0, and neither is as low as a number of 128 bits can be.
    pub(super) fn fraction(numerator: i128, denominator: i128) -> Self {
        let (mut a, mut b) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        // Both are less than 2^127 from zero, and so is their common divisor.
        let common = i128::try_from(a).unwrap_or(1) * denominator.signum();
        let (numerator, denominator) = (numerator / common, denominator / common);
        Self(match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Fraction::Short { numerator, denominator },
            (_, _) => Fraction::Long(Box::new(BigRational::new_raw(numerator.into(), denominator.into()))),
        })
    }

    /// A number that was computed the long way.
    fn of(long: BigRational) -> Self {
        Self(match (long.numer().to_i64(), long.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Fraction::Short { numerator, denominator },
            (_, _) => Fraction::Long(Box::new(long)),
        })
    }

    /// Numerator and denominator where both are short.
    pub(super) fn short(&self) -> Option<(i128, i128)> {
        match self.0 {
            Fraction::Short { numerator, denominator } => Some((numerator.into(), denominator.into())),
            Fraction::Long(_) => None,
        }
    }

    fn long(&self) -> Cow<'_, BigRational> {
        match &self.0 {
            Fraction::Short { numerator, denominator } => {
                Cow::Owned(BigRational::new_raw((*numerator).into(), (*denominator).into()))
            }
            Fraction::Long(long) => Cow::Borrowed(long),
        }
    }

    /// The fraction `numerator / denominator`; `None` when the denominator is zero.
    #[must_use]
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator != 0).then(|| Self::fraction(numerator.into(), denominator.into()))
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Fraction::Short { numerator, .. } => *numerator < 0,
            Fraction::Long(long) => long.is_negative(),
        }
    }

    /// Whether it is zero.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        matches!(self.0, Fraction::Short { numerator: 0, .. })
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Fraction::Short { denominator, .. } => *denominator == 1,
            Fraction::Long(long) => long.is_integer(),
        }
    }

    /// The whole number, if it is one and fits.
    #[must_use]
    pub const fn to_whole(&self) -> Option<i64> {
        match self.0 {
            Fraction::Short { numerator, denominator: 1 } => Some(numerator),
            Fraction::Short { .. } | Fraction::Long(_) => None,
        }
    }

    /// Rounded half up (away from zero) to so many decimals.
    #[must_use]
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = BigRational::from(BigInt::from(10).pow(decimals));
        Self::of((&*self.long() * &scale).round() / scale)
    }

    /// The next whole number that is not less.
    #[must_use]
    pub fn round_up(&self) -> Self {
        Self::of(self.long().ceil())
    }

    /// The next whole number that is not more.
    #[must_use]
    pub fn round_down(&self) -> Self {
        match self.short() {
            Some((numerator, denominator)) => Self::from(numerator.div_euclid(denominator)),
            None => Self::of(self.long().floor()),
        }
    }

    /// Written in decimals, rounded half up (away from zero), zeros at the end dropped: `84.96`.
    #[must_use]
    pub fn decimal(&self, most_decimals: u32) -> String {
        if let Some(whole) = self.to_whole() {
            return whole.to_string();
        }
        let scale = BigInt::from(10).pow(most_decimals);
        let scaled = (self.long().abs() * BigRational::from(scale)).round().to_integer();
        let places = most_decimals as usize;
        let digits = format!("{scaled:0>width$}", width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let fraction = fraction.trim_end_matches('0');
        let sign = if self.is_negative() && !scaled.is_zero() { "-" } else { "" };
        if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }
}

impl From<i64> for Exact {
    fn from(numerator: i64) -> Self {
        Self(Fraction::Short { numerator, denominator: 1 })
    }
}

impl From<i32> for Exact {
    fn from(number: i32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<u32> for Exact {
    fn from(number: u32) -> Self {
        Self::from(i64::from(number))
    }
}

impl From<i128> for Exact {
    fn from(number: i128) -> Self {
        i64::try_from(number).map_or_else(|_| Self::of(BigRational::from(BigInt::from(number))), Self::from)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.short(), other.short()) {
            (Some((a, b)), Some((c, d))) => (a * d).cmp(&(c * b)),
            (_, _) => self.long().cmp(&other.long()),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $short:expr),*) => {$(
        impl $trait for &Exact {
            type Output = Exact;
            fn $method(self, other: Self) -> Exact {
                let short: fn((i128, i128), (i128, i128)) -> (i128, i128) = $short;
                // Each factor has 63 bits and a sign, so products and their sums fit 127 bits and a sign.
                if let (Some(one), Some(two)) = (self.short(), other.short()) {
                    let (numerator, denominator) = short(one, two);
                    return Exact::fraction(numerator, denominator);
                }
                Exact::of((&*self.long()).$method(&*other.long()))
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
        if other.is_zero() {
            return None;
        }
        Some(match (self.short(), other.short()) {
            (Some((a, b)), Some((c, d))) => Exact::fraction(a * d, b * c),
            (_, _) => Exact::of(&*self.long() / &*other.long()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn wholes_are_told_from_fractions() {
        let ratio = |numerator, denominator| Exact::ratio(numerator, denominator).expect("a fraction");
        let (half, minus_half, four) = (ratio(1, 2), ratio(-1, 2), ratio(-8, -2));
        assert_eq!((half.is_whole(), half.to_whole()), (false, None));
        assert_eq!((four.is_whole(), four.to_whole()), (true, Some(4)));
        assert_eq!((half.round_up(), half.round_down()), (Exact::from(1), Exact::from(0)));
        assert_eq!((minus_half.round_up(), minus_half.round_down()), (Exact::from(0), Exact::from(-1)));
        assert_eq!(ratio(1, 8).rounded(2), ratio(13, 100));
        assert_eq!(ratio(-1, 8).rounded(2), ratio(-13, 100));
        assert_eq!(&Exact::from(i64::MAX) + &Exact::from(1), Exact::from(i128::from(i64::MAX) + 1));
        assert_eq!((&Exact::from(i64::MAX) + &Exact::from(1)).to_whole(), None);
        assert_eq!((&half / &minus_half, &half / &Exact::from(0)), (Some(Exact::from(-1)), None));
        assert!(minus_half.is_negative() && !half.is_negative() && !Exact::from(0).is_negative());
        assert!(Exact::from(0).is_zero() && !half.is_zero());
        assert!(minus_half < half && half <= four && four > minus_half, "ordered by value");
    }

    #[test]
    fn short_numbers_are_reckoned_as_long_ones_are() {
        use num_rational::BigRational;
        use std::ops::Div as _;
        let ends = [i64::MIN, i64::MIN + 1, -1_000_003, -12, -1, 0, 1, 7, 60, 1 << 32, i64::MAX - 1, i64::MAX];
        let mut all = Vec::new();
        for numerator in ends {
            for denominator in ends {
                let long = || BigRational::new(numerator.into(), denominator.into());
                let short = Exact::ratio(numerator, denominator);
                assert_eq!(short.as_ref().map(|x| x.long().into_owned()), (denominator != 0).then(long));
                all.extend(short);
            }
        }
        // Equal numbers have one form, whichever way they were reckoned.
        let of = |long: BigRational| Exact::of(long);
        for one in &all {
            let long = one.long().into_owned();
            assert_eq!(*one, of(long.clone()), "{one:?}");
            assert_eq!((one.round_down(), one.round_up()), (of(long.floor()), of(long.ceil())), "{one:?}");
            for two in &all {
                let other = two.long().into_owned();
                assert_eq!(one + two, of(&long + &other), "{one:?} + {two:?}");
                assert_eq!(one - two, of(&long - &other), "{one:?} - {two:?}");
                assert_eq!(one * two, of(&long * &other), "{one:?} * {two:?}");
                assert_eq!(one.div(two), (!two.is_zero()).then(|| of(&long / &other)), "{one:?} / {two:?}");
                assert_eq!(one.cmp(two), long.cmp(&other), "{one:?} to {two:?}");
            }
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(Exact::ratio(1, 8).map(|x| x.decimal(2)).as_deref(), Some("0.13"));
        assert_eq!(Exact::ratio(-1, 8).map(|x| x.decimal(2)).as_deref(), Some("-0.13"));
        assert_eq!(Exact::ratio(-1, 1000).map(|x| x.decimal(2)).as_deref(), Some("0"));
        assert_eq!(Exact::ratio(-3, 2).map(|x| x.round_down()), Some(Exact::from(-2)));
    }
}

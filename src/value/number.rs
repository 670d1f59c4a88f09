//! Numbers as plan files write them.

use super::Exact;

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
        if let Some(value) = Self::of_digits(text) {
            return Ok(value);
        }
        let (negative, unsigned) = match text.as_bytes().first() {
            Some(b'-') => (true, text.get(1..).unwrap_or_default()),
            Some(b'+') => (false, text.get(1..).unwrap_or_default()),
            _ => (false, text),
        };
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: String = whole.chars().chain(part.chars()).filter(|c| *c != '_').collect();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NumberFault::NotFinite);
        }
        let power = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if !power.bytes().any(|b| b.is_ascii_digit()) || !power.bytes().all(|b| b.is_ascii_digit() || b == b'_') {
            return Err(NumberFault::NotFinite);
        }
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Ok(Self::from(0));
        }
        let decimals = i64::try_from(part.chars().filter(|c| *c != '_').count()).map_err(|_| NumberFault::TooFine)?;
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
        // So there are at most 19 digits before the point and 18 behind it, which 128 bits hold.
        let magnitude: i128 = significant.parse().map_err(|_| NumberFault::TooLarge)?;
        let power = u32::try_from(scale.unsigned_abs()).ok().and_then(|scale| 10_i128.checked_pow(scale));
        let power = power.ok_or(NumberFault::TooLarge)?;
        let (numerator, denominator) =
            if scale.is_negative() { (magnitude, power) } else { (magnitude.saturating_mul(power), 1) };
        if numerator > denominator.saturating_mul(i64::MAX.into()) {
            return Err(NumberFault::TooLarge);
        }
        Ok(Self::fraction(if negative { -numerator } else { numerator }, denominator))
    }

    /// Most numbers are a few digits and nothing else.
    fn of_digits(text: &str) -> Option<Self> {
        let is_short = (1..=18).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_short { text.parse().ok().map(|whole: i64| Self::from(whole)) } else { None }
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
            ("1.5e0_1", "15"),
            ("5e-1", "0.5"),
            ("-79.4", "-79.4"),
            ("9223372036854775807", "9223372036854775807"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_cannot_be_held_exactly_is_refused() {
        assert_eq!(Exact::parse("nan"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("-inf"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("0e"), Err(NumberFault::NotFinite));
        // Found by the fuzz target `numbers`.
        assert_eq!(Exact::parse("0e-_"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("0.0 each"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("1e5x"), Err(NumberFault::NotFinite));
        assert_eq!(Exact::parse("1e30"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("1e999999999999999999999"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("9223372036854775808"), Err(NumberFault::TooLarge));
        assert_eq!(Exact::parse("1e-19"), Err(NumberFault::TooFine));
    }

    #[test]
    fn the_limits_are_the_last_numbers_that_are_taken() {
        for (text, expected) in [
            ("-9223372036854775807", "-9223372036854775807"),
            ("9223372036854775806.5", "9223372036854775806.5"),
            ("9223372036854775807.5", "TooLarge"),
            ("9223372036854775807.000000000000000001", "TooLarge"),
            ("9223372036854775808", "TooLarge"),
            ("-9223372036854775808", "TooLarge"),
            ("9.2e18", "9200000000000000000"),
            ("1e19", "TooLarge"),
            ("0.00000000001e29", "1000000000000000000"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("1e-18", "0.000000000000000001"),
            ("1000e-21", "0.000000000000000001"),
            ("0.0000000000000000010", "0.000000000000000001"),
            ("0.0000000000000000001", "TooFine"),
            ("123456789012345678.123456789012345678", "123456789012345678.123456789012345678"),
            ("0e999999999999999999999", "0"),
            ("1.5E3", "1500"),
            ("1_0.0_1", "10.01"),
            ("-", "NotFinite"),
            ("", "NotFinite"),
            ("1.5x", "NotFinite"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn nearly_every_number_takes_the_short_way() {
        assert_eq!(Exact::ratio(-7, 2).and_then(|half| half.short()), Some((-7, 2)));
    }
}
